"""The geometry of charts: lengths are true, everything lies in its field, and order is kept."""

from __future__ import annotations

import itertools
import math
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.charts import shapes
from kit.charts.chart import chart
from kit.charts.faults import Amount
from kit.charts.parts import ring
from kit.charts.ticks import HEIGHT

NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")
COUNTS = st.lists(st.integers(0, 10**9), min_size=2, max_size=6).filter(any)


def amounts(*values, format="percent", at=None):
    places = at or [None] * len(values)
    return [
        Amount(Decimal(str(value)), format, None if place is None else Decimal(place))
        for value, place in zip(values, places, strict=True)
    ]


def test_bars_of_percentages_are_parts_of_the_whole_track():
    assert [mark.length for mark in chart("bars", amounts(46, 51, 58), "en").marks] == [46, 51, 58]


@given(COUNTS)
def test_bars_and_columns_are_as_long_as_their_figures(values):
    for kind in ("bars", "columns"):
        lengths = [mark.length for mark in chart(kind, amounts(*values, format="number"), "en").marks]
        highest = max(range(len(values)), key=lambda index: values[index])
        assert 0 <= max(lengths) <= 100.001
        for length, value in zip(lengths, values, strict=True):
            assert math.isclose(length, lengths[highest] * value / values[highest], abs_tol=0.01)


def test_the_axis_speaks_the_locale():
    ticks = [tick.text for tick in chart("line", amounts(46, 58), "de").ticks]
    assert ticks == ["0\u00a0%", "20\u00a0%", "40\u00a0%", "60\u00a0%"]
    assert chart("line", amounts(10_000_000, 29_000_000, format="compact"), "ja").ticks[-1].text == "3000万"
    assert chart("line", amounts(1, 3, format="number"), "fa").ticks[-1].text == "۳"


def test_columns_have_an_axis_where_not_every_column_has_its_figure():
    few, many = (chart("columns", amounts(*range(1, count + 1), format="number"), "en") for count in (6, 7))
    assert [tick.at for tick in few.ticks] == [0]
    assert all(mark.labelled for mark in few.marks)
    assert [tick.text for tick in many.ticks] == ["0", "2", "4", "6", "8"]
    assert not all(mark.labelled for mark in many.marks)


@pytest.mark.parametrize("kind", ["columns", "line", "area"])
@given(COUNTS)
def test_every_axis_begins_at_zero(kind, values):
    assert chart(kind, amounts(*values, format="number"), "en").ticks[0].text == "0"


def test_the_room_of_figures_follows_their_length():
    short, long = (chart("bars", amounts(3, 5, format=format), "en") for format in ("number", "percent"))
    assert 0.5 < short.room < long.room < 2
    assert chart("bars", amounts(46, 58), "en").whole
    assert not chart("bars", amounts(46, 158), "en").whole  # more than 100 % of a whole there is not
    assert not short.whole


@given(COUNTS, st.floats(1, 4))
def test_points_of_a_line_keep_their_order_and_stay_in_the_field(values, ratio):
    found = chart("area", amounts(*values, format="number"), "en", ratio)
    numbers = [float(number) for number in NUMBER.findall(found.path)]
    across, down = numbers[::2], numbers[1::2]
    assert len(across) == len(values)
    assert across == sorted(across)
    assert all(0 <= x <= HEIGHT * ratio + 0.01 for x in across)
    assert all(-0.01 <= y <= HEIGHT for y in down)
    assert math.isclose(found.point.x, across[-1], rel_tol=1e-3)  # it speaks of the last
    assert found.points.count("M") == len(values) - 1
    ends = [mark.start for mark in found.marks] + [mark.start + mark.width for mark in found.marks]
    assert min(ends) >= -0.01
    assert max(ends) <= 100.01
    assert found.area.endswith("Z")
    assert f" {HEIGHT:g} L" in found.area  # down to zero


def test_positions_say_how_far_apart_points_are():
    found = chart("line", amounts(46, 51, 58, at=[3, 6, 18]), "en")
    x = [mark.x for mark in found.marks]
    assert math.isclose((x[1] - x[0]) / (x[2] - x[0]), 3 / 15, abs_tol=0.001)
    cells = [(mark.start, mark.start + mark.width) for mark in found.marks]
    ends = [0.0, *(end for _, end in cells)]
    assert all(
        math.isclose(mark.before, mark.start - end, abs_tol=0.01) for mark, end in zip(found.marks, ends, strict=False)
    )
    assert all(earlier[1] <= later[0] + 0.01 for earlier, later in itertools.pairwise(cells))


def test_labels_stand_clear_of_the_line():
    sides = [mark.side for mark in chart("line", amounts(10, 90, 30, 80, format="number"), "en").marks]
    assert sides == ["start", "above", "below", "above"]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=5).filter(lambda values: 0 < sum(values) <= 100))
def test_parts_of_a_whole_go_once_round(values):
    found = chart("donut", amounts(*values), "en")
    assert [round(mark.length) for mark in found.marks] == values
    assert bool(found.rest) == (sum(values) < 100)


def test_parts_of_numbers_make_the_whole():
    found = chart("donut", amounts(1, 3, format="number"), "en")
    assert [mark.length for mark in found.marks] == [25, 75]
    assert not found.rest
    assert [mark.strong for mark in found.marks] == [False, True]


@given(st.lists(st.integers(0, 400), min_size=1, max_size=4).filter(lambda values: 0 < sum(values) <= 400))
def test_a_waffle_has_a_hundred_cells(values):
    percents = [value / 4 for value in values]
    found = chart("waffle", amounts(*percents), "en")
    counts = [mark.path.count("M") // max(1, mark.symbol.count("M")) for mark in found.marks]
    assert sum(counts) + found.rest.count("M") == shapes.CELLS
    assert abs(sum(counts) - sum(percents)) <= 0.5
    assert all(abs(count - percent) <= 1 for count, percent in zip(counts, percents, strict=True))


def test_parts_differ_in_form():
    found = chart("waffle", amounts(10, 20, 30, 40), "en")
    assert len({mark.symbol for mark in found.marks}) == 4


@pytest.mark.parametrize("share", [0.01, 0.25, 0.5, 0.75, 0.999, 1.0, 1.4])
def test_a_ring_ends_where_its_share_does(share):
    numbers = [float(number) for number in NUMBER.findall(ring(share))]
    assert numbers[:2] == [50, 7]
    turn = 2 * math.pi * min(share, 1)
    assert math.isclose(numbers[-2], 50 + 43 * math.sin(turn), abs_tol=0.01)
    assert math.isclose(numbers[-1], 50 - 43 * math.cos(turn), abs_tol=0.01)


def test_nothing_is_no_arc():
    assert ring(0) == ""
    assert ring(-1) == ""


def test_of_many_points_the_first_the_highest_and_the_last_have_their_figures():
    marks = chart("line", amounts(3, 9, 4, 12, 5, 6, format="number"), "en").marks
    assert [mark.labelled for mark in marks] == [True, False, False, True, False, True]
    assert all(mark.labelled for mark in chart("columns", amounts(1, 2, 3), "en").marks)
