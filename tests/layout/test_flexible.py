"""Flexible lengths: CSS Flexbox 9.7, worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layout.trees import block, flex, places


def widths(*items: dict[str, object], gap: float = 0, width: float = 400) -> list[float]:
    return [place[2] for place in places(flex(*(block(**item) for item in items), column_gap=gap), width)]


def test_space_is_shared_by_flex_grow() -> None:
    assert widths({"width": 100, "flex_grow": 1}, {"width": 0, "flex_grow": 2}) == [200, 200]


def test_factors_below_one_leave_space_over() -> None:
    assert widths({"width": 100, "flex_grow": 0.25}, {"width": 100, "flex_grow": 0.25}) == [150, 150]


def test_a_maximum_gives_its_share_to_the_others() -> None:
    assert widths({"flex_grow": 1, "max_width": 50}, {"flex_grow": 1}, {"flex_grow": 1}) == [50, 175, 175]


def test_a_minimum_takes_from_the_others() -> None:
    assert widths({"flex_grow": 1, "flex_basis": 0, "min_width": 300}, {"flex_grow": 1, "flex_basis": 0}) == [300, 100]


def test_items_shrink_by_their_size_times_the_factor() -> None:
    # 600 px of items in 400: 200 too many, taken off as 1 x 400 to 2 x 200, which is half and half.
    assert widths({"width": 400}, {"width": 200, "flex_shrink": 2}) == [300, 100]


def test_shrinking_leaves_padding_and_border_alone() -> None:
    # Shares go by the inner sizes: 300 - 100 and 300.
    assert widths({"width": 300, "padding": (0, 50, 0, 50)}, {"width": 300}) == [220, 180]


def test_zero_shrink_keeps_its_size() -> None:
    assert widths({"width": 300, "flex_shrink": 0}, {"width": 300}) == [300, 100]


def test_text_is_not_shrunk_below_its_longest_word() -> None:
    root = flex(block("abcdefghij abc"), block(width=600), column_gap=20)
    assert [place[2] for place in places(root)] == [100, 280]


def test_overflow_hidden_lets_an_item_shrink_to_nothing() -> None:
    root = flex(block("abcdefghij", overflow="hidden"), block(width=400, flex_shrink=0))
    assert [place[2] for place in places(root)] == [0, 400]


def test_a_specified_size_caps_the_automatic_minimum() -> None:
    root = flex(block("abcdefghij", width=60), block(width=600))
    assert places(root)[0][2] == 60


def test_flex_basis_wins_over_width_and_takes_percentages() -> None:
    assert widths({"width": 10, "flex_basis": "25%"}, {"flex_basis": 150}) == [100, 150]


def test_gaps_and_margins_take_room_before_items_grow() -> None:
    assert widths({"flex_grow": 1, "margin": (0, 10, 0, 20)}, {"flex_grow": 1}, gap=30) == [170, 170]


@pytest.mark.parametrize("shrink", [0.5, 0.25])
def test_shrink_factors_below_one_overflow(shrink: float) -> None:
    assert widths({"width": 500, "flex_shrink": shrink}) == [500 - 100 * shrink]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "flex_grow": st.sampled_from([0, 0.5, 1, 3]),
                "flex_shrink": st.sampled_from([0, 0.5, 1, 3]),
                "flex_basis": st.integers(0, 300),
                "min_width": st.integers(0, 100),
                "max_width": st.integers(100, 300),
            }
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_line_is_full_unless_something_holds_it(items: list[dict[str, float]]) -> None:
    found = widths(*items)
    for width, item in zip(found, items, strict=True):
        assert item["min_width"] - 1e-6 <= width <= item["max_width"] + 1e-6
    if sum(found) < 400 - 0.01:  # places are rounded
        held = [w >= i["max_width"] - 1e-3 or i["flex_grow"] == 0 for w, i in zip(found, items, strict=True)]
        assert all(held) or sum(i["flex_grow"] for i, h in zip(items, held, strict=True) if not h) < 1
