from __future__ import annotations

import pytest

from kit.layout.boxes import Box
from tests.layout.trees import AUTO, block, column, element, flex, laid_out, place, places


def absolute(*children: object, **values: object) -> object:
    return block(*children, position="absolute", **values)  # type: ignore[arg-type]


def only(root: object) -> tuple[float, float, float, float]:
    [found] = places(root)  # type: ignore[arg-type]
    return found


def test_insets_on_both_sides_stretch() -> None:
    assert only(block(absolute(inset=(10, 20, 30, 40)), position="relative")) == (40, 10, 340, 260)


def test_percentages_refer_to_the_padding_box() -> None:
    root = block(absolute(width="50%", height="10%", inset=("10%", AUTO, AUTO, 0)), position="relative", border=20)
    assert only(root) == (20, 46, 180, 26)


def test_one_inset_and_a_shrunk_width() -> None:
    assert only(block(absolute("abc", inset=(AUTO, 10, 20, AUTO)), position="relative")) == (360, 260, 30, 20)


def test_auto_margins_center_between_insets() -> None:
    root = block(absolute(width=100, height=50, inset=0, margin=AUTO), position="relative")
    assert only(root) == (150, 125, 100, 50)


@pytest.mark.parametrize(("direction", "x"), [("ltr", 10), ("rtl", 280)])
def test_too_many_insets_give_way_at_the_end(direction: str, x: float) -> None:
    root = block(absolute(width=100, height=10, inset=(0, 20, 0, 10)), position="relative", direction=direction)
    assert only(root)[0] == x


def test_it_refers_to_the_nearest_positioned_ancestor() -> None:
    inner = block(absolute(inset=0), margin=(0, 0, 0, 50))
    root = laid_out(block(block(inner, position="relative", height=80, margin=10)), 400, 300)
    assert place(root.children[0].children[0].children[0]) == (10, 10, 380, 80)


def test_without_insets_it_stands_where_it_would_have_stood() -> None:
    root = block(block(height=30), absolute(width=10, height=10, margin=(5, 0, 0, 5)), block(height=30), padding=7)
    assert places(root)[1] == (12, 42, 10, 10)
    assert places(root)[2][1] == 37


@pytest.mark.parametrize(("direction", "x"), [("ltr", 380), ("rtl", 0)])
def test_in_a_row_it_stands_as_the_only_item(direction: str, x: float) -> None:
    item = absolute(width=20, height=10)
    root = flex(item, block(width=50), justify_content="end", align_items="center", direction=direction)
    assert places(root)[0] == (x, 145, 20, 10)


def test_in_a_column_the_axes_are_the_other_way() -> None:
    root = column(absolute(width=20, height=10), justify_content="end", align_items="center")
    assert only(root) == (190, 290, 20, 10)


def test_right_to_left_it_stands_at_the_right() -> None:
    assert only(block(absolute(width=20, height=10, margin=(0, 5, 0, 0)), direction="rtl")) == (375, 0, 20, 10)


def test_a_ratio_gives_the_height() -> None:
    assert only(block(absolute(inset=(0, 0, AUTO, 200), aspect_ratio=2), position="relative")) == (200, 0, 200, 100)


def test_pictures_are_not_stretched() -> None:
    picture = element("img", source="a.png", position="absolute", inset=0, width=100)
    assert only(block(picture, position="relative")) == (0, 0, 100, 50)


def test_the_height_of_a_picture_goes_before_insets_that_stretch_it() -> None:
    picture = element("img", source="a.png", position="absolute", inset=10, height=50, align_self="stretch")
    assert only(block(picture, position="relative")) == (10, 10, 100, 50)


def test_percentages_refer_to_the_height_of_the_ratio_where_the_content_takes_more() -> None:
    root = block(absolute(block(height=80), block(height="50%"), width=100, aspect_ratio=2.0), position="relative")
    [box] = laid_out(root, 400, 300).children
    assert [place(child) for child in box.children] == [(0, 0, 100, 80), (0, 80, 100, 25)]
    assert box.height == 105


def test_align_self_between_insets() -> None:
    root = block(absolute("ab", inset=0, align_self="center"), position="relative")
    assert only(root) == (0, 140, 400, 20)


def test_it_takes_no_room_and_lies_beside_a_text() -> None:
    root = laid_out(block(block("abc", absolute(width=5, height=5), padding=3), flex()), 400, 300)
    text: Box = root.children[0]
    assert text.kind == "text"
    assert place(text) == (0, 0, 400, 26)
    assert place(text.children[0]) == (3, 3, 5, 5)


@pytest.mark.parametrize(("align", "y"), [("start", 40), ("center", 25), ("end", 10)])
def test_align_self_at_the_static_position_of_a_block(align: str, y: float) -> None:
    root = block(block(height=40), absolute(width=10, height=30, align_self=align), position="relative")
    assert places(root)[1][1] == y


def test_the_static_position_in_a_flex_container_is_centered_even_where_there_is_no_room() -> None:
    root = flex(flex(absolute(width=100, height=10), width=20, justify_content="space-evenly"), position="relative")
    assert place(laid_out(root, 400, 300).children[0].children[0])[0] == -40


def test_percentages_in_a_box_without_a_height_are_auto() -> None:
    root = laid_out(block(absolute(block("ab", height="50%"), block(height=60), width=50)), 400, 300)
    assert root.children[0].children[0].height == 20


@pytest.mark.parametrize(("height", "y"), [(50, 138.5), (238, 44.5), (340, 0)])
def test_align_self_between_insets_keeps_a_box_in_its_block(height: float, y: float) -> None:
    root = block(absolute(width=10, height=height, inset=(53, AUTO, 26, 0), align_self="center"), position="relative")
    assert only(root)[1] == y


def test_insets_give_the_height_and_the_ratio_the_width() -> None:
    root = block(absolute(aspect_ratio=0.5, inset=(50, AUTO, 50, 0)), position="relative")
    assert only(root) == (0, 50, 100, 200)
