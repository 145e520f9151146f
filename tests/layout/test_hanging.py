from __future__ import annotations

from dataclasses import replace

import pytest

from kit.layout.display import DisplayList, Glyphs
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.model import Direction
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element


def quote(text: str, direction: Direction = "ltr", hangs: tuple[str, ...] = ("first", "last")) -> Element:
    child = element("h1", text, slot="headline", fit=(10.0, 40.0), height=120)
    child = replace(child, style=replace(child.style, hanging_punctuation=hangs, direction=direction))
    root = block(child, padding=30)
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
    content = card(quote(text, hangs=())).texts[0].box.x
    hung = content - min(places(card(quote(text))))
    assert hung > 0
    for inset, is_flush in ((content - 1.4 * hung, True), (content - 1.6 * hung, False)):
        zone = Insets(left=round(inset))
        assert (min(places(card(quote(text), safe=zone))) >= content) == is_flush
