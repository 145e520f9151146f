"""Headlines of a series are of one size in each placement and locale."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kit.build.cache import Cache
from kit.build.card import draw
from kit.build.compose import settle
from kit.build.headlines import capped, common_size
from kit.build.job import CardJob
from kit.build.plan import Plan, Selection, plan
from kit.build.run import cards
from kit.cli.options import known_layouts
from kit.markup.model import Element, Style
from kit.paint.canvas import LayerCache
from kit.workspace import Folder

ROOT = Path(__file__).parents[2]
PLACEMENTS = ("instagram.portrait", "x.landscape")


@cache
def sample() -> Plan:
    workspace = Folder(ROOT)
    selection = Selection(locales=("en", "en_XA"), placements=PLACEMENTS)
    return plan(workspace, "read-a-summer", selection, known_layouts(workspace))


def of_series(locale: str, placement: str) -> list[CardJob]:
    found = [job for job in sample().jobs if (job.wording.locale, job.placement.name) == (locale, placement)]
    return [job for job in found if job.series is not None]


def headline(job: CardJob) -> float | None:
    return next((text.size for text in settle(job).texts if text.slot == "headline"), None)


@pytest.mark.parametrize("placement", PLACEMENTS)
@pytest.mark.parametrize("locale", ["en", "en_XA"])
def test_headlines_of_a_series_are_of_one_size(locale: str, placement: str) -> None:
    jobs = of_series(locale, placement)
    assert len(jobs) > 2
    alone = {size for job in jobs if (size := headline(replace(job, companions=()))) is not None}
    together = {size for job in jobs if (size := headline(job)) is not None}
    assert len(together) == 1
    assert max(together) <= min(alone)


def test_cards_without_a_series_know_nobody() -> None:
    assert all(job.series is not None or not job.companions for job in sample().jobs)
    assert {len(job.companions) for job in sample().jobs if job.series is not None} == {4}


def longer(job: CardJob) -> CardJob:
    """The same series, where the headline of the first card is longer."""
    first, *others = job.companions
    texts = {**first.wording.texts, "headline": "A headline that is a good deal longer than all the others. " * 2}
    changed = replace(first, wording=replace(first.wording, texts=texts))
    return replace(job, companions=(changed, *others))


def test_a_card_is_drawn_anew_where_another_of_its_series_changes(tmp_path: Path) -> None:
    job = of_series("en", "x.landscape")[1]
    kept, layers = Cache(tmp_path, ()), LayerCache()
    before = draw(job, layers, kept)
    after = draw(longer(job), layers, kept)
    assert before.data is not None
    assert after.data is not None
    assert before.data != after.data
    assert draw(job, layers, kept).data == before.data
    assert draw(job, layers).data == before.data


def test_cards_do_not_depend_on_the_number_of_workers() -> None:
    jobs = [job for place in PLACEMENTS for job in of_series("en", place)]
    assert [card.data for card in cards(jobs, 1)] == [card.data for card in cards(jobs, 2)]


def test_a_card_that_is_built_alone_is_the_same() -> None:
    job = of_series("en", "x.landscape")[1]
    workspace = Folder(ROOT)
    selection = Selection(locales=("en",), placements=("x.landscape",), messages=(job.wording.message,))
    [alone] = plan(workspace, "read-a-summer", selection, known_layouts(workspace)).jobs
    assert draw(alone, LayerCache()).data == draw(job, LayerCache()).data


def test_one_headline_that_does_not_fit_makes_no_other_smaller() -> None:
    job = of_series("en", "x.landscape")[1]
    first, *others = job.companions
    texts = {**first.wording.texts, "headline": "Words without an end " * 200}
    endless = replace(first, wording=replace(first.wording, texts=texts))
    assert headline(replace(job, companions=(endless, *others))) == headline(replace(job, companions=tuple(others)))


def test_only_headlines_are_capped() -> None:
    fitted = Style(fit=(10.0, 90.0))
    root = Element("body", {}, Style(), (Element("h1", {}, fitted), Element("p", {}, fitted)))
    first, second = capped(root, 40.0).children
    assert isinstance(first, Element)
    assert first.style.fit == (10.0, 40.0)
    assert second is root.children[1]
    assert capped(root, 90.0) is root
    assert capped(root, None) is root
    assert common_size([(root, lambda _: ())]) is None
