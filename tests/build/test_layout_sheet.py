"""A layout may have a style sheet of its own, beside the one that all layouts share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kit.build.cache import Cache
from kit.build.card import draw
from kit.build.compose import settle
from kit.build.job import CardJob
from kit.errors import KitError
from kit.layout.display import Fill
from kit.markup.model import Color
from kit.paint.canvas import LayerCache
from kit.workspace import Memory
from tests.build.sample import ROOT, jobs

SHEET = "templates/cards/statement.css"


def with_sheet(css: bytes) -> CardJob:
    """A statement whose layout has this sheet."""
    job = next(job for job in jobs("en") if job.layout == "statement")
    paths = ["templates/cards/statement.html", "templates/cards/_frame.html", "templates/cards/cards.css"]
    paths += job.brand.lockups.values()
    return replace(job, workspace=Memory({path: (ROOT / path).read_bytes() for path in paths} | {SHEET: css}))


def test_its_rules_come_after_the_common_ones() -> None:
    first = settle(with_sheet(b".statement { background: #010203; }")).operations[0]
    assert isinstance(first, Fill)
    assert first.paint == Color(1, 2, 3)


def test_what_is_wrong_in_it_is_told_with_its_line() -> None:
    with pytest.raises(KitError, match=rf"{SHEET}:2: "):
        settle(with_sheet(b"\nbody { bakground: red; }"))


def test_a_change_of_it_makes_a_new_card(tmp_path: Path) -> None:
    cache, layers = Cache(tmp_path, ()), LayerCache()
    one = draw(with_sheet(b".statement { background: #010203; }"), layers, cache)
    other = draw(with_sheet(b".statement { background: #030201; }"), layers, cache)
    assert one.data != other.data
