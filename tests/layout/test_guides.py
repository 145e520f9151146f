from __future__ import annotations

from kit.layout.display import Guides, Rect
from kit.markup.model import Element
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element, flex


def guides(card: LayOut, root: Element) -> Guides:
    found = card(root, with_guides=True).guides
    assert found is not None
    return found


def test_boxes_come_with_the_outer_ones_first(card: LayOut) -> None:
    inner = element("p", "words", width=100, height=30)
    found = guides(card, flex(element("div", inner, width=200, height=50)))
    assert found.boxes == (Rect(0, 0, 200, 50), Rect(0, 0, 100, 30))


def test_a_box_as_large_as_its_parent_is_told_once(card: LayOut) -> None:
    found = guides(card, block(element("div", element("p", height=30))))
    assert found.boxes == (Rect(0, 0, 400, 30),)


def test_every_line_has_its_baseline(card: LayOut) -> None:
    found = guides(card, block(element("p", "one two", font_size=40, line_height=1.5, width=90)))
    first, second = found.baselines
    assert second.y - first.y == 60
    assert 0 < first.width <= 90
    assert first.height == 0


def test_decoration_has_no_guides(card: LayOut) -> None:
    found = guides(card, block(element("p", "99", decorative=True)))
    assert found == Guides((), ())


def test_nobody_pays_for_guides_who_has_not_asked(card: LayOut) -> None:
    assert card(block("a")).guides is None
