"""A right-to-left card is the mirror image of the left-to-right one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.layout.boxes import Box
from kit.markup.model import Element, Sides, Text
from tests.layout.trees import element, laid_out

WIDTH, HEIGHT = 400.0, 300.0

size = st.one_of(st.integers(0, 200), st.sampled_from(["10%", "50%", "100%"]))
small = st.one_of(st.integers(0, 20), st.sampled_from(["5%"]))
margin = st.tuples(*[st.one_of(small, st.none())] * 4)
inset = st.tuples(*[st.one_of(st.none(), small)] * 4)
alignment = st.sampled_from(["normal", "stretch", "start", "end", "center", "baseline"])
spread = st.sampled_from(["normal", "start", "end", "center", "space-between", "space-around", "space-evenly"])
justification = spread | st.sampled_from(["flex-start", "flex-end"])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "display": st.sampled_from(["block", "flex", "flex"]),
    "position": st.sampled_from(["static", "static", "relative", "absolute"]),
    "inset": inset,
    "width": size,
    "height": size,
    "min_width": size,
    "max_width": size,
    "aspect_ratio": st.sampled_from([0.5, 2.0]),
    "margin": margin,
    "padding": st.tuples(*[small] * 4),
    "border": st.tuples(*[st.integers(0, 5)] * 4),
    "flex_direction": st.sampled_from(["row", "row-reverse", "column", "column-reverse"]),
    "flex_wrap": st.sampled_from(["nowrap", "wrap"]),
    "flex_grow": st.sampled_from([0.0, 0.5, 1.0, 2.0]),
    "flex_shrink": st.sampled_from([0.0, 1.0]),
    "flex_basis": size,
    "justify_content": justification,
    "align_items": alignment,
    "align_self": alignment,
    "align_content": spread,
    "column_gap": st.integers(0, 20),
    "row_gap": st.integers(0, 20),
    "order": st.integers(-1, 1),
}
styles = st.fixed_dictionaries({}, optional=VALUES)
leaves = st.builds(lambda text, values: element("p", text, **values), st.sampled_from(["ab cd efg", "abc"]), styles)
pictures = st.builds(lambda values: element("img", source="a.png", **values), styles)
trees = st.recursive(
    leaves | pictures,
    lambda inner: st.builds(
        lambda children, values: element("div", *children, **values), st.lists(inner, max_size=4), styles
    ),
    max_leaves=8,
)


def without_column_baselines(root: Element) -> Element:
    """The items of a column that stand on their baseline meet at the left in both directions, as in browsers."""
    children = [child if isinstance(child, Text) else without_column_baselines(child) for child in root.children]
    style = root.style
    if style.flex_direction.startswith("column"):
        style = replace(style, align_items="start" if style.align_items == "baseline" else style.align_items)
        children = [
            replace(child, style=replace(child.style, align_self="start"))
            if isinstance(child, Element) and child.style.align_self == "baseline"
            else child
            for child in children
        ]
    return replace(root, style=style, children=tuple(children))


def mirror(root: Element) -> Element:
    """The same element in the other direction, with left and right exchanged."""

    def swapped(sides: Sides) -> Sides:
        return Sides(sides.top, sides.left, sides.bottom, sides.right)

    style = root.style
    top, right, bottom, left = style.border
    return replace(
        root,
        style=replace(
            style,
            direction="rtl",
            margin=swapped(style.margin),
            padding=swapped(style.padding),
            inset=swapped(style.inset),
            border=(top, left, bottom, right),
        ),
        children=tuple(child if isinstance(child, Text) else mirror(child) for child in root.children),
    )


def assert_mirrored(box: Box, image: Box) -> None:
    assert abs(box.x + box.width + image.x - WIDTH) < 1e-3
    assert abs(box.y - image.y) < 1e-3
    assert abs(box.width - image.width) < 1e-3
    assert abs(box.height - image.height) < 1e-3
    for child, child_image in zip(box.children, image.children, strict=True):
        assert_mirrored(child, child_image)


@settings(max_examples=150)
@given(trees)
def test_right_to_left_is_the_mirror_image(tree: Element) -> None:
    root = element("body", without_column_baselines(tree), display="flex", position="relative")
    assert_mirrored(laid_out(root, WIDTH, HEIGHT), laid_out(mirror(root), WIDTH, HEIGHT))
