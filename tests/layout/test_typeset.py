from __future__ import annotations

import pytest

from kit.layout.display import DisplayList, Glyphs
from tests.layout.conftest import LayOut
from tests.layout.trees import block, column, element, flex


def lines(display: DisplayList) -> list[tuple[float, float]]:
    """The place of the first glyph of each line."""
    found: dict[float, float] = {}
    for operation in display.operations:
        if isinstance(operation, Glyphs):
            for run in operation.runs:
                for glyph in run.glyphs:
                    found[glyph.y] = min(glyph.x, found.get(glyph.y, glyph.x))
    return [(x, y) for y, x in sorted(found.items())]


@pytest.mark.parametrize(
    ("align", "direction", "side"),
    [
        ("start", "ltr", 0),
        ("end", "ltr", 1),
        ("center", "ltr", 0.5),
        ("start", "rtl", 1),
        ("end", "rtl", 0),
        ("center", "rtl", 0.5),
    ],
)
def test_text_align(align: str, direction: str, side: float, card: LayOut) -> None:
    display = card(block("abc", text_align=align, direction=direction))
    [text] = display.texts
    assert text.ink.x == pytest.approx((400 - text.ink.width) * side)


def test_baselines_stand_on_whole_px(card: LayOut) -> None:
    text = "one two three four five six seven eight nine ten eleven twelve " * 2
    found = lines(card(block(text, font_size=21.3, line_height=1.37)))
    assert len(found) > 2
    assert all(y == int(y) for _, y in found)


@pytest.mark.parametrize(("align", "share"), [("normal", 0), ("start", 0), ("center", 0.5), ("end", 1)])
def test_align_content_places_the_lines_in_their_box(align: str, share: float, card: LayOut) -> None:
    top = lines(card(block("abc", font_size=20, line_height=2.0)))[0][1]
    placed = lines(card(block("abc", font_size=20, line_height=2.0, align_content=align)))[0][1]
    assert placed == pytest.approx(top + share * 260, abs=1)


def test_a_fitted_text_fills_its_box(card: LayOut) -> None:
    root = column(element("h1", "Mind the gap", fit=(10.0, 500.0), flex_grow=1.0, line_height=1.2), block("after"))
    display = card(root)
    headline = display.texts[0]
    assert headline.box.width == 400
    assert headline.box.height == pytest.approx(300 - display.texts[1].box.height)
    assert headline.size > 50
    assert headline.ink.width <= 400.5
    assert headline.ink.height <= headline.box.height + 1
    assert headline.excess == 0


def test_a_fitted_text_takes_no_more_room_than_it_needs_and_gives_way(card: LayOut) -> None:
    headline = element("h1", "Mind the gap", fit=(10.0, 50.0), line_height=1.2)
    [text] = card(column(headline)).texts
    assert text.box.height == pytest.approx(60)
    first, second = card(column(headline, block("after", height=270, flex_shrink=0.0))).texts
    assert first.box.height == pytest.approx(30)
    assert first.size == pytest.approx(25, abs=0.5)
    assert second.box.y == pytest.approx(first.box.bottom)


def test_what_a_smaller_text_leaves_is_distributed(card: LayOut) -> None:
    headline = element("h1", "Mind the gap between words", fit=(10.0, 90.0), line_height=1.2)
    kicker = block("before", flex_shrink=0.0, height=40)
    for justify, top in (("start", 0.0), ("end", 1.0)):
        first, second = card(column(kicker, headline, justify_content=justify)).texts
        assert second.box.height == pytest.approx(second.lines * second.size * 1.2)
        free = 300 - first.box.height - second.box.height
        assert free > 1
        assert first.box.y == pytest.approx(top * free)
        assert second.box.y == pytest.approx(first.box.bottom)
        assert second.excess == 0


def test_a_fitted_text_is_no_larger_than_it_may_be(card: LayOut) -> None:
    [text] = card(block("ab", fit=(10.0, 40.0))).texts
    assert text.size == 40
    assert text.room > 1.5


def test_baselines_of_real_texts_meet(card: LayOut) -> None:
    small = element("span", "one", font_size=12, padding=7)
    display = card(flex(small, element("span", "two", font_size=40), align_items="baseline"))
    assert len({y for _, y in lines(display)}) == 1


def test_texts_come_in_the_order_of_the_document(card: LayOut) -> None:
    root = flex(block("one", slot="a", z_index=5, position="relative"), block("two", slot="b"))
    assert [(text.slot, text.text) for text in card(root).texts] == [("a", "one"), ("b", "two")]
