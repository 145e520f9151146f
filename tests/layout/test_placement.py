"""Boxes around fitted texts, once these have found their size."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kit.layout.boxes import Box
from kit.layout.inline import text_maker
from kit.layout.placement import place_root
from kit.layout.tree import build
from kit.markup.model import Element
from kit.text.fonts import FontLibrary
from tests.layout.trees import block, column, element, flex

HEADLINE = "Mind the gap between words"


def placed(root: Element, library: FontLibrary) -> Box:
    """The box tree on a card of 400 x 300 px."""
    box = build(root, text_maker(library, True), lambda path: (200.0, 100.0))
    place_root(box, 400, 300)
    return box


def headline(**values: object) -> Element:
    return element("h1", HEADLINE, **{"fit": (10.0, 90.0), "line_height": 1.2, **values})


def below(box: Box) -> Iterator[float]:
    return (child.y + child.height for child in box.children)


def lines_height(box: Box) -> float:
    """What the lines of a fitted text take at their size."""
    leaf, content = box.leaf, box.content
    fitted = leaf.fitted(content.width, content.height)  # type: ignore[union-attr]
    return float(len(fitted.lines) * 1.2 * fitted.size)


def test_what_is_sized_by_a_fitted_text_closes_round_its_lines(library: FontLibrary) -> None:
    title = column(headline(), min_height=0)
    root = placed(column(title, block(flex_basis=120, flex_grow=1.0, flex_shrink=0.0)), library)
    outer, rest = root.children
    [inner] = outer.children
    assert 0 < lines_height(inner) < 180 - 1
    assert outer.height == inner.height == pytest.approx(lines_height(inner))
    assert rest.height == pytest.approx(300 - outer.height)  # what is left over goes to what grows


def test_what_shrinks_beside_a_fitted_text_gets_back_what_its_lines_do_not_take(library: FontLibrary) -> None:
    picture = block(flex_basis=280, min_height=0, flex_shrink=3.0)
    title, window = placed(column(column(headline(), min_height=0), picture), library).children
    [words] = title.children
    assert title.height == pytest.approx(lines_height(words))  # no lower, though it may shrink to nothing
    assert title.height + window.height == pytest.approx(300)


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_boxes_close_at_any_depth(depth: int, library: FontLibrary) -> None:
    root = headline()
    for _ in range(depth):
        root = column(flex(block(column(root, min_height=0)), min_height=0), min_height=0)
    tree = placed(column(block(height=100, flex_shrink=0.0), root, justify_content="end"), library)
    box = tree.children[1]
    assert box.y + box.height == pytest.approx(300)
    while box.children:
        assert max(below(box)) == pytest.approx(box.y + box.height)
        box = box.children[0]


def test_a_box_that_holds_more_than_the_text_is_no_higher_than_the_room_there_was(library: FontLibrary) -> None:
    inside = (headline(), block(flex_basis=200, min_height=0))
    title, after = placed(column(column(*inside, min_height=0), block(height=60, flex_shrink=0.0)), library).children
    assert title.height + after.height <= 300 + 1e-6
    assert max(below(title)) <= title.y + title.height + 1e-6


def test_a_text_out_of_flow_holds_no_box_open(library: FontLibrary) -> None:
    caption = headline(position="absolute", height=60, inset=0)
    holder = column(caption, block(height=250), min_height=0, position="relative")
    first, second = placed(column(holder, block(height=200, flex_shrink=0.0)), library).children
    assert (first.height, second.height) == (100, 200)


def test_a_text_that_does_not_fit_leaves_everything_as_it_is(library: FontLibrary) -> None:
    title = column(headline(fit=(80.0, 90.0)), min_height=0)
    [box, _] = placed(column(title, block(height=200, flex_shrink=0.0)), library).children
    assert box.height == pytest.approx(100)
