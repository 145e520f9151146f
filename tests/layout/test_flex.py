"""Flex layout: lines, alignment, auto margins, baselines, ratios; places worked out by hand."""

from __future__ import annotations

import pytest

from tests.layout.trees import AUTO, block, column, element, flex, laid_out, place, places


def starts(root: object, axis: int = 0) -> list[float]:
    return [box[axis] for box in places(root)]  # type: ignore[arg-type]


def three(**values: object) -> object:
    return flex(*(block(width=50, height=20) for _ in range(3)), **values)


@pytest.mark.parametrize(
    ("justify", "expected"),
    [
        ("normal", [0, 50, 100]),
        ("start", [0, 50, 100]),
        ("end", [250, 300, 350]),
        ("center", [125, 175, 225]),
        ("space-between", [0, 175, 350]),
        ("space-around", [41.667, 175, 308.333]),
        ("space-evenly", [62.5, 175, 287.5]),
    ],
)
def test_justify_content(justify: str, expected: list[float]) -> None:
    assert starts(three(justify_content=justify)) == expected


@pytest.mark.parametrize("justify", ["space-between", "space-around", "space-evenly"])
def test_what_overflows_starts_at_the_start(justify: str) -> None:
    root = flex(block(width=300, flex_shrink=0), block(width=300, flex_shrink=0), justify_content=justify)
    assert starts(root) == [0, 300]


def test_centered_overflow_sticks_out_on_both_sides() -> None:
    assert starts(flex(block(width=500, flex_shrink=0), justify_content="center")) == [-50]


@pytest.mark.parametrize(
    ("align", "expected"),
    [
        ("normal", (0, 300)),
        ("stretch", (0, 300)),
        ("start", (0, 20)),
        ("end", (280, 20)),
        ("center", (140, 20)),
    ],
)
def test_align_items(align: str, expected: tuple[float, float]) -> None:
    [(_, y, _, height)] = places(flex(block("ab"), align_items=align))
    assert (y, height) == expected


def test_align_self_wins() -> None:
    assert places(flex(block("ab", align_self="end"), align_items="center")) == [(0, 280, 20, 20)]


def test_auto_margins_take_the_free_space() -> None:
    root = flex(block(width=50), block(width=50, margin=(AUTO, 0, 0, AUTO), height=20), justify_content="center")
    assert places(root) == [(0, 0, 50, 300), (350, 280, 50, 20)]


def test_auto_margins_count_for_nothing_where_there_is_no_space() -> None:
    root = flex(block(width=500, flex_shrink=0, margin=(0, 0, 0, AUTO)), justify_content="end")
    assert starts(root) == [-100]


def test_margins_and_gaps_in_a_row() -> None:
    root = flex(block(width=50, margin=(5, 10, 0, 20)), block(width=50), column_gap=7, align_items="start")
    assert places(root) == [(20, 5, 50, 0), (87, 0, 50, 0)]


def test_order_moves_items() -> None:
    root = flex(block(width=50, order=1), block(width=30))
    assert starts(root) == [30, 0]


def test_a_reversed_row_starts_at_the_end() -> None:
    root = flex(block(width=50, margin=(0, 5, 0, 0)), block(width=30), flex_direction="row-reverse")
    assert starts(root) == [345, 315]


def test_a_reversed_column_starts_at_the_bottom() -> None:
    root = flex(block(height=50), block(height=30), flex_direction="column-reverse")
    assert starts(root, 1) == [250, 220]


def test_columns_stretch_and_grow() -> None:
    root = column(block(height=40), block(flex_grow=1), block("ab cd", width=30), row_gap=10)
    assert places(root) == [(0, 0, 400, 40), (0, 50, 400, 200), (0, 260, 30, 40)]


def test_items_of_a_column_are_as_wide_as_their_content_unless_stretched() -> None:
    root = column(block("abc"), block("a" * 60, align_self="center"), align_items="start")
    assert [box[2] for box in places(root)] == [30, 600]


def test_a_column_item_grows_into_its_share_but_not_below_its_content() -> None:
    root = column(block(block(height=200), flex_grow=1, flex_basis=0), block(flex_grow=1, flex_basis=0))
    assert [box[3] for box in places(root)] == [200, 100]


def test_min_height_zero_lets_content_overflow() -> None:
    tall = block(block(height=200), flex_grow=1, flex_basis=0, min_height=0)
    assert [box[3] for box in places(column(tall, block(flex_grow=1, flex_basis=0)))] == [150, 150]


def test_lines_wrap_and_stretch() -> None:
    root = flex(*(block(width=150, min_height=20) for _ in range(3)), flex_wrap="wrap", row_gap=20)
    assert places(root) == [(0, 0, 150, 140), (150, 0, 150, 140), (0, 160, 150, 140)]


@pytest.mark.parametrize(
    ("align", "expected"),
    [
        ("start", [0, 30]),
        ("end", [240, 270]),
        ("center", [120, 150]),
        ("space-between", [0, 270]),
        ("space-around", [60, 210]),
        ("space-evenly", [80, 190]),
    ],
)
def test_align_content_places_the_lines(align: str, expected: list[float]) -> None:
    root = flex(block(width=300, height=30), block(width=300, height=30), flex_wrap="wrap", align_content=align)
    assert starts(root, 1) == expected


def test_each_line_grows_for_itself() -> None:
    root = flex(*(block(width=150, flex_grow=1) for _ in range(3)), flex_wrap="wrap")
    assert [box[2] for box in places(root)] == [200, 200, 400]


def test_baselines_meet() -> None:
    # The text's baseline lies 10 + 15 below its top edge, that of the empty box at its bottom.
    root = flex(block("ab", padding=(10, 0, 0, 0)), block("ab"), block(width=10, height=40), align_items="baseline")
    assert starts(root, 1) == [15, 25, 0]


def test_baselines_come_from_inside() -> None:
    root = flex(column(block(block("ab"), padding=(30, 0, 0, 0))), block("ab"), align_items="baseline")
    assert starts(root, 1) == [0, 30]


def test_the_baseline_of_a_column_is_its_first_items_whatever_the_others_ask_for() -> None:
    inner = column(block(height=10), block("ab", align_self="baseline"))
    assert starts(flex(inner, block("ab"), align_items="baseline"), 1) == [5, 0]


def test_the_baseline_of_a_clipped_text_is_no_lower_than_its_box() -> None:
    clipped = block("ab", height=10, overflow="hidden")
    assert starts(flex(clipped, block("ab"), align_items="baseline"), 1) == [5, 0]


def test_a_row_takes_the_height_of_its_tallest_item() -> None:
    root = block(flex(block(height=40, margin=(5, 0, 5, 0)), block("ab")), block(height=1))
    assert [box[3] for box in places(root)] == [50, 1]


def test_a_row_with_baselines_is_as_high_as_they_need() -> None:
    root = block(flex(block("ab", padding=(10, 0, 0, 0)), block(width=10, height=40), align_items="baseline"))
    assert places(root) == [(0, 0, 400, 45)]


def test_an_aspect_ratio_gives_the_other_size() -> None:
    root = flex(block(width=90, aspect_ratio=1.5), block(height=50, aspect_ratio=2), align_items="start")
    assert places(root) == [(0, 0, 90, 60), (90, 0, 100, 50)]


def test_a_picture_keeps_its_proportions() -> None:
    root = flex(element("img", source="a.png", height=30), align_items="center")
    assert places(root) == [(0, 135, 60, 30)]


def test_a_picture_is_limited_in_both_sizes() -> None:
    root = block(element("img", source="a.png", max_width="25%"), element("img", source="a.png", max_height=20))
    assert places(root) == [(0, 0, 100, 50), (0, 50, 40, 20)]


def test_percentages_refer_to_stretched_items() -> None:
    root = laid_out(flex(block(block(height="50%", width="10%"), width=100)), 400, 300)
    assert place(root.children[0].children[0]) == (0, 0, 10, 150)


def test_percentages_of_an_unknown_height_are_auto() -> None:
    for height in ("50%", "0%"):
        root = laid_out(block(block(block("ab", height=height))), 400, 300)
        assert place(root.children[0].children[0]) == (0, 0, 400, 20)


def test_a_minimum_height_is_shared_out() -> None:
    root = block(column(block(flex_grow=1), block(height=20), min_height=100))
    assert [place(box) for box in laid_out(root, 400, 300).children[0].children] == [(0, 0, 400, 80), (0, 80, 400, 20)]


def test_nested_containers_shrink_to_fit() -> None:
    root = flex(flex(block("abc"), block("de"), column_gap=10, padding=5), align_items="start")
    assert places(root) == [(0, 0, 70, 30)]


def test_relative_boxes_are_shifted_after_layout() -> None:
    root = flex(block(width=50, position="relative", inset=(5, AUTO, AUTO, "10%")), block(width=50))
    assert starts(root) == [40, 50]
    assert starts(root, 1) == [5, 0]


def test_words_in_a_row_are_an_item_and_inline_elements_alone_are_items() -> None:
    chips = flex(element("span", "ab", display="inline"), " ", element("span", "c", display="inline"), column_gap=10)
    assert [box[2] for box in places(chips)] == [20, 10]
    words = flex("ab ", element("b", "c", display="inline"), justify_content="center")
    assert [box[:3] for box in places(words)] == [(180, 0, 40)]


@pytest.mark.parametrize(
    ("justify", "direction", "x"),
    [
        ("start", "ltr", 0),
        ("end", "ltr", 350),
        ("flex-start", "ltr", 350),
        ("flex-end", "ltr", 0),
        ("normal", "ltr", 350),
        ("start", "rtl", 350),
        ("flex-start", "rtl", 0),
    ],
)
def test_start_and_end_follow_the_writing_in_a_reversed_row(justify: str, direction: str, x: float) -> None:
    values = {"flex_direction": "row-reverse", "justify_content": justify, "direction": direction}
    assert starts(flex(block(width=50), **values)) == [x]


def test_start_is_the_top_of_a_reversed_column() -> None:
    assert starts(flex(block(height=50), flex_direction="column-reverse", justify_content="start"), 1) == [0]


def test_a_stretched_picture_keeps_its_width_unless_the_row_has_a_height() -> None:
    picture = element("img", source="a.png")
    row = flex(picture, block(width=10, height=130))
    assert [place(box) for box in laid_out(block(row), 400, 300).children[0].children] == [
        (0, 0, 200, 130),
        (200, 0, 10, 130),
    ]
    high = flex(picture, block(width=10), height=130)
    assert [box.width for box in laid_out(block(high), 400, 300).children[0].children] == [260, 10]


def test_a_row_is_as_wide_as_its_known_height_makes_its_pictures() -> None:
    root = flex(flex(element("img", source="a.png"), flex_shrink=0))
    assert places(root) == [(0, 0, 600, 300)]


def test_a_row_limited_in_height_does_not_narrow_its_pictures() -> None:
    row = flex(element("img", source="a.png"), max_height=84)
    assert place(laid_out(block(row), 400, 300).children[0].children[0]) == (0, 0, 200, 84)


def test_an_item_with_a_ratio_is_no_narrower_than_its_words() -> None:
    root = flex(block("abcde", aspect_ratio=0.1))
    assert places(root) == [(0, 0, 50, 300)]


def test_a_height_by_percentage_is_not_stretched_even_where_it_is_auto() -> None:
    row = flex(block("ab", height="50%"), block(width=10, height=90))
    assert [box.height for box in laid_out(block(row), 400, 300).children[0].children] == [20, 90]


def test_a_basis_by_percentage_is_content_in_a_column_without_a_height() -> None:
    columns = column(block("ab", flex_basis="40%"), block(height=30))
    assert [box.height for box in laid_out(block(columns), 400, 300).children[0].children] == [20, 30]


def test_a_row_with_a_ratio_keeps_it_where_its_items_stretch() -> None:
    row = flex(block("ab cd ef"), width=20, aspect_ratio=1)
    assert places(block(row)) == [(0, 0, 20, 20)]


def test_columns_that_wrap_are_as_wide_as_all_of_them() -> None:
    root = flex(column(block(width=50, height=200), block(width=70, height=200), flex_wrap="wrap", column_gap=10))
    assert places(root) == [(0, 0, 130, 300)]


def test_items_of_a_column_that_wraps_may_be_as_wide_as_its_line() -> None:
    root = column(block("ab cd"), block(width=60), flex_wrap="wrap", align_items="start", width=30)
    assert [box.width for box in laid_out(block(root), 400, 300).children[0].children] == [50, 60]


@pytest.mark.parametrize(("direction", "expected"), [("ltr", [18, 18]), ("rtl", [332, 332])])
def test_items_of_a_column_on_their_baseline_meet_at_the_left(direction: str, expected: list[float]) -> None:
    margin = (0, 0, 0, 18) if direction == "ltr" else (0, 18, 0, 0)
    root = column(block(width=50, margin=margin), block(width=20), align_items="baseline", direction=direction)
    assert starts(root) == expected


def test_a_line_is_no_higher_than_a_short_item_whose_baseline_lies_below_it() -> None:
    row = flex(block("ab", height=12), align_items="baseline")
    assert places(block(row)) == [(0, 0, 400, 12)]


def test_an_item_of_a_column_with_a_ratio_shrinks_as_far_as_its_words_let_it() -> None:
    item = block("abc", height=90, aspect_ratio=1.0, align_self="start")
    for height, size in ((40, 40), (20, 30)):
        assert place(laid_out(block(column(item, height=height)), 400, 300).children[0].children[0])[2:] == (size, size)
