"""The layouts: whole in every shape, theme and direction."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from kit.build.card import inspect
from kit.build.compose import settle
from kit.build.job import CardJob
from kit.l10n.wording import Row
from kit.layout.display import INLINE_DRAWING, Picture
from kit.paint.canvas import LayerCache
from kit.paint.pictures import scaled_drawing
from kit.platforms.model import Insets
from kit.workspace import Memory
from tests.build.sample import ROOT, jobs, sample
from tests.layout.conftest import pictures

CAMPAIGN = "read-a-summer"
MESSAGES = ("invitation", "voice", "how", "dates", "corner", "thanks")  # a layout each
FIRST_CAMPAIGN = "child-safety-first"
FIRST_MESSAGES = ("exception", "reports", "drop", "petition", "review", "act")  # the other layouts
EVERY = [*((FIRST_CAMPAIGN, message) for message in FIRST_MESSAGES), *((CAMPAIGN, message) for message in MESSAGES)]
ARROW = "M2 12H33"  # how the drawing of a swipe hint begins
SHAPES = ((1000, 2000), (1080, 1350), (1080, 1080), (1200, 630), (1500, 500))  # px


def job_of(locale: str, message: str, placement: str = "instagram.square", campaign: str = CAMPAIGN) -> CardJob:
    [job] = (job for job in jobs(locale, campaign) if (job.wording.message, job.placement.name) == (message, placement))
    return job


def pseudo(locale: str, campaign: str, message: str, width: int, height: int) -> CardJob:
    """A card in a pseudo-locale and any shape."""
    found = sample(campaign, (locale,)).jobs
    job = next(job for job in found if job.wording.message == message)
    return replace(job, placement=replace(job.placement, width=width, height=height, safe=Insets()))


@pytest.mark.parametrize(("campaign", "message"), EVERY)
@pytest.mark.parametrize("locale", ["en_XA", "ar_XB"])
def test_a_layout_has_no_problem_in_any_shape(campaign: str, message: str, locale: str) -> None:
    for width, height in SHAPES:
        assert settle(pseudo(locale, campaign, message, width, height)).problems == ()


@pytest.mark.parametrize(("campaign", "message"), EVERY)
@pytest.mark.parametrize("theme", ["light", "dark", "calm", "bright"])
def test_words_stand_out_in_every_theme(campaign: str, message: str, theme: str) -> None:
    """In the shapes that let most of the pattern stand behind words, too."""
    job = replace(job_of("en", message, campaign=campaign), theme=theme)
    for width, height in SHAPES[::2]:
        shaped = replace(job, placement=replace(job.placement, width=width, height=height, safe=Insets()))
        assert inspect(shaped, LayerCache()).problems == ()


@pytest.mark.parametrize("placement", ["instagram.story", "instagram.portrait", "instagram.square", "facebook.link"])
def test_words_and_lockup_stand_out_on_a_white_photograph(placement: str) -> None:
    """No photograph is lighter, so that the veils of the layout are enough for all."""
    job = job_of("en", "invitation", placement)
    white = io.BytesIO()
    Image.new("RGB", (1600, 1900), "white").save(white, "PNG")
    templates = ("photo.html", "photo.css", "_frame.html", "cards.css")
    paths = [*(f"templates/cards/{name}" for name in templates), *job.brand.lockups.values()]
    files = {path: (ROOT / path).read_bytes() for path in paths} | {job.pictures["photo"].file: white.getvalue()}
    assert inspect(replace(job, workspace=Memory(files)), LayerCache()).problems == ()


def test_a_timeline_may_be_rows() -> None:
    job = job_of("en", "dates")
    rows = tuple(Row({"event": f"{books} books"}, {"date": f"June {day}"}, {}) for day, books in ((1, 10), (20, 900)))
    display = settle(replace(job, wording=replace(job.wording, rows=rows)))
    assert display.problems == ()
    texts = [text.text for text in display.texts]
    assert [text for text in texts if "June" in text or "books" in text] == [
        "June 1",
        "10 books",
        "June 20",
        "900 books",
    ]


def test_two_words_may_be_compared_without_pictures() -> None:
    job = replace(job_of("en", "corner"), pictures={})
    for width, height in SHAPES:
        placement = replace(job.placement, width=width, height=height)
        assert settle(replace(job, placement=placement)).problems == ()


@pytest.mark.parametrize(("locale", "side"), [("en", "right"), ("ar", "left")])
def test_a_carousel_points_to_its_next_card(locale: str, side: str) -> None:
    """In reading direction, and on the last card nowhere."""
    messages = [job.wording.message for job in jobs(locale, CAMPAIGN) if job.series]
    assert list(dict.fromkeys(messages)) == ["visit-door", "visit-name", "visit-shelves", "visit-welcome"]
    shown = [list(map(head_of, arrows(job_of(locale, message)))) for message in dict.fromkeys(messages)]
    assert shown == [[side], [side], [side], []]


def test_page_dots_have_one_size_and_place_in_a_series() -> None:
    """Whatever the layout: a carousel is swiped through, and they must not jump. Wide cards are no carousel."""
    for locale in ("en", "ar"):
        for placement in ("instagram.story", "instagram.portrait", "instagram.square"):
            cards = [job_of(locale, message, placement) for message in ("visit-door", "visit-name", "visit-shelves")]
            found = {arrow.rect for card in cards for arrow in arrows(card)}
            assert len(found) == 1


def arrows(job: CardJob) -> list[Picture]:
    """The swipe hints of a card: drawings beside its page dots."""
    return [picture for picture in pictures(settle(job).operations) if ARROW in picture.path]


def head_of(arrow: Picture) -> str:
    """The side of a drawn arrow on which it is higher."""
    image = scaled_drawing(
        arrow.path, arrow.path.removeprefix(INLINE_DRAWING).encode(), (360, 240), (0, 0, 360, 240), arrow.color
    ).getchannel("A")
    left, right = (image.crop(half).getbbox() for half in ((0, 0, 120, 240), (240, 0, 360, 240)))
    assert left is not None
    assert right is not None
    return "left" if left[3] - left[1] > right[3] - right[1] else "right"


@pytest.mark.parametrize("locale", ["en", "ar"])
def test_words_stand_beside_a_portrait_wherever_the_platform_covers_a_side(locale: str) -> None:
    job = job_of(locale, "voice", "x.landscape")
    for safe in (Insets(), Insets(right=192), Insets(left=192)):
        display = settle(replace(job, placement=replace(job.placement, width=1280, height=720, safe=safe)))
        [portrait] = [picture.rect for picture in pictures(display.operations) if picture.path.endswith(".jpg")]
        assert display.problems == ()
        assert all(text.ink.right <= portrait.x or text.ink.x >= portrait.right for text in display.texts)


@pytest.mark.parametrize("message", ["invitation", "voice", "corner"])
def test_whose_picture_it_is(message: str) -> None:
    job = job_of("en", message)
    texts = [text.text for text in settle(job).texts]
    assert texts.count("Kit (CC0)") == 1
