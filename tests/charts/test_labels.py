"""The figures of a line stand clear of the line, of the axis and of each other."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.charts.chart import chart
from kit.charts.curve import MOST_OUTSIDE, SIZES
from kit.charts.faults import Amount
from kit.charts.labels import WRONG, Label, outside, places, text_width
from kit.charts.shapes import Point

ACROSS, GROUND = 270.0, 100.0
SIZE = 12.0


def line(*heights):
    """Points at shares of the plot's height, evenly apart."""
    return [Point(ACROSS * (index + 0.5) / len(heights), GROUND * (1 - y)) for index, y in enumerate(heights)]


def found(*heights, width=2.9, size=SIZE):
    points = line(*heights)
    labels = [Label(point, size, width) for point in points]
    return labels, places(labels, points, ACROSS, GROUND)


def boxes(labels, sides):
    return [label.box(side) for label, side in zip(labels, sides, strict=True)]


def apart(one, other):
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(
    ("heights", "sides"),
    [
        ((0.24, 0.42, 0.51, 0.77, 0.98), ("start", "start", "start", "start", "above")),
        ((0.98, 0.77, 0.51, 0.42, 0.24), ("above", "end", "end", "end", "end")),
        ((0.5, 0.5, 0.5), ("above", "above", "above")),
        ((0.2, 0.9, 0.2), ("start", "above", "end")),
        ((0.9, 0.4, 0.9), ("above", "below", "above")),
    ],
)
def test_each_stands_where_the_line_is_not(heights, sides):
    assert found(*heights)[1].sides == sides


@given(st.lists(st.floats(0, 1), min_size=1, max_size=5))
def test_what_is_not_wrong_touches_nothing(heights):
    labels, chosen = found(*heights)
    if chosen.wrong >= WRONG:
        return
    drawn = boxes(labels, chosen.sides)
    assert all(apart(one, other) for one, other in itertools.pairwise(drawn))
    for box, side in zip(drawn, chosen.sides, strict=True):
        assert side != "below" or box[3] < GROUND - SIZE / 2
        for point in line(*heights):
            assert not (box[0] < point.x < box[2] and box[1] < point.y < box[3])


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=8).filter(any), st.floats(1.2, 3))
def test_figures_grow_smaller_before_anything_is_wrong(values, ratio):
    drawn = chart("line", [Amount(Decimal(value), "number") for value in values], "en", ratio)
    assert drawn.size in SIZES
    assert all(0 <= share <= MOST_OUTSIDE for share in drawn.outside)


def test_figures_that_reach_out_of_the_plot_say_how_far():
    labels, chosen = found(0.2, 0.9, 0.2)
    drawn = boxes(labels, chosen.sides)
    assert outside(labels, chosen.sides, ACROSS) == (max(0.0, -drawn[0][0]), max(0.0, drawn[2][2] - ACROSS))


def test_width_counts_what_is_seen():
    assert text_width("12") < text_width("12%") < text_width("12万%")
    assert text_width("\u200e12") == text_width("12")
