"""Lines as arithmetic."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.wrap import TOLERANCE, Opportunities, WrapMode, has_bad_end, may_end_well, piece_widths, widest, wrap


def places(
    *widths: float, hard: tuple[int, ...] = (), space: float = 1.0, hanging: tuple[int, ...] = ()
) -> Opportunities:
    """Words of these widths with spaces between them."""
    starts: list[float] = []
    ends: list[float] = []
    x = 0.0
    for width in widths:
        ends.append(x + width)
        x += width + space
        starts.append(x)
    last = {len(widths) - 1} if widths else set()
    return Opportunities(
        positions=range(1, len(widths) + 1),
        starts=starts,
        ends=ends,
        hard=sorted({*hard, *last}),
        hanging=frozenset(hanging),
    )


def line_widths(found: Opportunities, lines: list[int]) -> list[float]:
    begins = [0.0] + [found.starts[end] for end in lines]
    return [found.ends[end] - begin for begin, end in zip(begins, lines, strict=False)]


def test_greedy_fills_lines_and_lets_spaces_hang() -> None:
    assert wrap(places(3, 3, 3, 3), 7.0, "wrap") == [1, 3]


def test_a_piece_too_wide_stands_alone() -> None:
    assert wrap(places(3, 20, 3), 7.0, "wrap") == [0, 1, 2]


def test_hard_breaks_end_lines_in_every_mode() -> None:
    found = places(2, 2, 2, 2, hard=(1,))
    assert wrap(found, 100.0, "wrap") == wrap(found, 100.0, "balance") == wrap(found, 100.0, "pretty") == [1, 3]
    assert wrap(found, 1.0, "nowrap") == [1, 3]


def test_balance_evens_lines_out() -> None:
    found = places(4, 4, 4, 4)
    assert wrap(found, 15.0, "wrap") == [2, 3]
    assert wrap(found, 15.0, "balance") == [1, 3]


def test_balance_does_not_leave_a_letter_hanging() -> None:
    words = (4, 4, 0.5, 4, 5)
    assert wrap(places(*words), 12.0, "balance") == [2, 4]
    assert wrap(replace(places(*words), costs={2: 0.5}), 12.0, "balance") == [1, 4]


def test_pretty_leaves_no_short_word_alone() -> None:
    found = places(3, 3, 3, 3, 3, 2)
    assert wrap(found, 19.0, "wrap") == [4, 5]
    assert wrap(found, 19.0, "pretty") == [3, 5]


def test_pretty_does_not_leave_a_letter_hanging() -> None:
    found = places(4, 4, 0.5, 4, 5, hanging=(2,))
    assert wrap(found, 12.0, "wrap") == [2, 4]
    assert wrap(found, 12.0, "pretty") == [1, 4]


def test_pretty_keeps_the_number_of_lines() -> None:
    found = places(5, 5, 0.5, 5, 5, hanging=(2,))
    assert len(wrap(found, 13.0, "pretty")) == len(wrap(found, 13.0, "wrap"))


def test_no_text_has_no_lines() -> None:
    for mode in MODES:
        assert wrap(places(), 10.0, mode) == []
    assert widest(places(), []) == 0.0
    assert piece_widths(places()) == []


MODES: tuple[WrapMode, ...] = ("wrap", "balance", "pretty", "nowrap")
WORDS = st.lists(st.floats(0.1, 12.0), min_size=1, max_size=25)


@given(words=WORDS, width=st.floats(0.5, 40.0), mode=st.sampled_from(MODES), data=st.data())
def test_lines_ascend_and_end_at_hard_breaks(
    words: list[float], width: float, mode: WrapMode, data: st.DataObject
) -> None:
    index = st.integers(0, len(words) - 1)
    hard = data.draw(st.sets(index, max_size=3))
    hanging = data.draw(st.sets(index, max_size=3))
    found = places(*words, hard=tuple(hard), hanging=tuple(hanging))
    lines = wrap(found, width, mode)
    assert lines == sorted(set(lines))
    assert set(found.hard) <= set(lines)


@pytest.mark.parametrize("mode", ["wrap", "balance", "pretty"])
@given(words=WORDS, width=st.floats(0.5, 40.0))
def test_only_a_single_piece_is_wider_than_its_line(mode: WrapMode, words: list[float], width: float) -> None:
    found = places(*words)
    lines = wrap(found, width, mode)
    before = -1
    for end, line_width in zip(lines, line_widths(found, lines), strict=True):
        assert line_width <= width + 2 * TOLERANCE or end == before + 1
        before = end


@given(words=WORDS, width=st.floats(0.5, 40.0), hanging=st.sets(st.integers(0, 24), max_size=5))
def test_no_mode_needs_more_lines_than_greedy(words: list[float], width: float, hanging: set[int]) -> None:
    found = places(*words, hanging=tuple(hanging))
    fewest = len(wrap(found, width, "wrap"))
    assert len(wrap(found, width, "balance")) == fewest
    assert len(wrap(found, width, "pretty")) == fewest


@given(words=WORDS, width=st.floats(15.0, 40.0))
def test_balance_is_no_more_ragged_than_greedy(words: list[float], width: float) -> None:
    found = places(*words)
    before = line_widths(found, wrap(found, width, "wrap"))
    after = line_widths(found, wrap(found, width, "balance"))
    mean = found.ends[-1] / len(before)

    def cost(widths: list[float]) -> float:
        return sum((w / mean - 1) ** 2 for w in widths) + (widths[-1] < width / 3)

    assert cost(after) <= cost(before) + 1e-6


@pytest.mark.parametrize("mode", ["balance", "pretty"])
@given(
    words=st.lists(st.floats(0.1, 9.0), min_size=1, max_size=12),
    width=st.floats(0.5, 30.0),
    bad=st.sets(st.integers(0, 11)),
    hard=st.sets(st.integers(0, 11), max_size=2),
)
def test_lines_that_cannot_end_well_are_known_before_they_are_balanced(
    mode: WrapMode, words: list[float], width: float, bad: set[int], hard: set[int]
) -> None:
    found = places(*words, hard=tuple(index for index in hard if index < len(words)))
    found = replace(found, costs=dict.fromkeys(bad, 1.0))
    if not has_bad_end(found, wrap(found, width, mode)):
        assert may_end_well(found, width)


def test_lines_end_well_where_none_of_them_must_end_badly() -> None:
    found = replace(places(4, 4, 4, 4), costs={1: 1.0})
    assert not may_end_well(found, 9)  # two and two
    assert may_end_well(found, 14)  # three and one
