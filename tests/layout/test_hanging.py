from __future__ import annotations

from dataclasses import replace

import pytest

from kit.layout.display import DisplayList, Glyphs
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.model import Direction
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element


def quote(
    text: str,
    direction: Direction = "ltr",
    hangs: tuple[str, ...] = ("first", "last"),
    *,
    fit: tuple[float, float] = (10.0, 40.0),
    padding: float = 30,
) -> Element:
    child = element("h1", text, slot="headline", fit=fit, height=120)
    child = replace(child, style=replace(child.style, hanging_punctuation=hangs, direction=direction))
    root = block(child, padding=padding)
    return replace(root, style=replace(root.style, direction=direction))


def places(display: DisplayList) -> list[float]:
    """Where the glyphs of a card begin, px."""
    found = [operation for operation in display.operations if isinstance(operation, Glyphs)]
    return [glyph.x for operation in found for run in operation.runs for glyph in run.glyphs]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_quote_hangs_into_the_margin(card: LayOut, direction: Direction) -> None:
    text = "“Nobody asked her, so she said nothing”"
    hanging = card(quote(text, direction))
    assert hanging.problems == ()
    [settled] = hanging.texts
    assert min(places(hanging)) < 30 or max(places(hanging)) > 370
    assert settled.ink.x < 30 if direction == "ltr" else settled.ink.right > 370
    flush = card(quote(text, direction, ()))
    assert min(places(flush)) >= 30
    assert max(places(flush)) <= 370


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_a_quote_stands_in_the_text_where_it_would_leave_the_safe_zone(card: LayOut, direction: Direction) -> None:
    text = "“Nobody asked her, so she said nothing”"
    zone = Insets(30, 30, 30, 30)
    assert places(card(quote(text, direction), safe=zone)) == places(card(quote(text, direction, ()), safe=zone))
    assert card(quote(text, direction), safe=zone).problems == ()


def test_a_quote_keeps_half_of_what_hangs_clear_of_the_edge(card: LayOut) -> None:
    text = "«Nobody asked her, so she said nothing»"
    hung = 30 - min(places(card(quote(text, fit=(20.0, 20.0)))))
    assert hung > 0
    for room, is_flush in ((1.4, True), (1.6, False)):
        padding = room * hung
        assert (min(places(card(quote(text, fit=(20.0, 20.0), padding=padding)))) >= padding) == is_flush


def test_a_quote_may_stand_at_the_edge_of_the_safe_zone(card: LayOut) -> None:
    text = "«Nobody asked her, so she said nothing»"
    first = min(places(card(quote(text))))
    for inset, is_flush in ((round(first) - 1, False), (round(first) + 2, True)):
        assert (min(places(card(quote(text), safe=Insets(left=inset)))) >= 30) == is_flush
