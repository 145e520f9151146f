from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from kit.build import proof as proofs
from kit.build.job import CardJob
from kit.build.proof import Marks, contact_sheet, proof
from kit.build.sheet import arrange, frames
from kit.paint.canvas import LayerCache
from kit.paint.guides import BASELINES, BOXES, SAFE_ZONE
from tests.build.sample import CAMPAIGN, jobs


def job(message: str, placement: str, locale: str = "de") -> CardJob:
    return next(j for j in jobs(locale) if j.wording.message == message and j.placement.name == placement)


NO_MARKS = Marks()


def too_long(job: CardJob) -> CardJob:
    texts = {**job.wording.texts, "headline": "Viel zu lang. " * 400}
    return replace(job, wording=replace(job.wording, texts=texts))


def broken(job: CardJob) -> CardJob:
    return replace(job, layout="nothing-of-this-name")


def drawn(job: CardJob, marks: Marks = NO_MARKS) -> Image.Image:
    image = proof(job, marks, LayerCache()).image
    assert image is not None
    return image


def colors(image: Image.Image) -> set[object]:
    return {color for _, color in image.getcolors(1 << 24) or ()}


def test_guides_lie_over_the_card() -> None:
    story = job("drop", "instagram.story")
    plain, guided = drawn(story), drawn(story, Marks(guides=True))
    assert plain.size == guided.size == (1080, 1920)
    wanted = {SAFE_ZONE[:3], BOXES[:3], BASELINES[:3]}
    assert wanted <= colors(guided)
    assert not wanted & colors(plain)


def test_a_textless_card_is_the_same_in_every_language_of_one_direction() -> None:
    german, greek = (job("exception", "bluesky.square", locale) for locale in ("de", "el"))
    bare = [drawn(card, Marks(textless=True)) for card in (german, greek)]
    assert ImageChops.difference(*bare).getbbox() is None
    assert ImageChops.difference(bare[0], drawn(german)).getbbox() is not None


def test_a_card_with_a_problem_is_shown_with_it() -> None:
    found = proof(too_long(job("exception", "bluesky.square")), Marks(), LayerCache())
    assert found.image is not None
    assert any("does not fit" in problem.what for problem in found.problems)


def test_a_card_that_cannot_be_drawn_is_told_of() -> None:
    found = proof(broken(job("exception", "bluesky.square")), Marks(), LayerCache())
    assert found.image is None
    assert found.problems


@pytest.mark.parametrize("mark", [too_long, broken])
def test_a_tile_with_a_problem_is_marked(mark: object) -> None:
    good, other = job("exception", "bluesky.square"), job("act", "bluesky.square")
    assert callable(mark)
    sheets = [arrange(CAMPAIGN, cards) for cards in ([good, other], [good, mark(other)])]
    (clean, none), (marked, problems) = (contact_sheet(sheet, 800, Marks()) for sheet in sheets)
    assert none == ()
    assert problems
    tiles = frames(sheets[0], 800).tiles
    difference = ImageChops.difference(clean, marked)
    for row, differs in ((0, False), (1, True)):
        x, y, width, height = tiles[row, 0]
        assert (difference.crop((x, y, x + width, y + height)).getbbox() is not None) == differs
    assert (200, 16, 46) in colors(marked)
    assert (200, 16, 46) not in colors(clean)


def test_a_sheet_shows_each_card_at_its_place_and_labels_in_any_script() -> None:
    cards = [job("exception", "bluesky.square", locale) for locale in ("ar", "th", "ja")]
    sheet = arrange(CAMPAIGN, cards)
    counted: list[object] = []
    image, problems = contact_sheet(sheet, 900, Marks(), counted.append)
    assert problems == ()
    assert len(counted) == 3
    places = frames(sheet, 900)
    assert image.size == (places.width, places.height)
    for cell, (x, y, width, height) in places.tiles.items():
        expected = drawn(sheet.jobs[cell]).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
        assert ImageChops.difference(image.crop((x, y, x + width, y + height)), expected).getbbox() is None
    for _, (x, y, width, height) in places.heads:
        assert len(colors(image.crop((x, y, x + width, y + height)))) > 10


def test_a_sheet_is_the_same_however_many_processes_draw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "WORTH_A_PROCESS", 1)
    cards = [job(message, "bluesky.square", locale) for message in ("act", "drop") for locale in ("de", "ar")]
    sheet = arrange(CAMPAIGN, [*cards, broken(cards[0]), too_long(cards[1])])
    (alone, problems), (shared, same) = (contact_sheet(sheet, 600, Marks(), workers=workers) for workers in (1, 2))
    assert alone.tobytes() == shared.tobytes()
    assert problems == same
    assert problems
