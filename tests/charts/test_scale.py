"""Axes begin at zero and end at a round figure."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.charts.scale import MOST_STEPS, axis


@pytest.mark.parametrize(
    ("highest", "ticks"),
    [
        ("58", [0, 20, 40, 60]),
        ("100", [0, 25, 50, 75, 100]),
        ("29000000", [0, 10_000_000, 20_000_000, 30_000_000]),
        ("0.7", ["0", "0.2", "0.4", "0.6", "0.8"]),
        ("4", [0, 1, 2, 3, 4]),
    ],
)
def test_round_figures(highest, ticks):
    assert axis(Decimal(highest)).ticks == tuple(Decimal(tick) for tick in ticks)


def test_whole_numbers_have_whole_ticks():
    assert axis(Decimal(9), whole_numbers=True).ticks == (0, 5, 10)
    assert axis(Decimal(1), whole_numbers=True).ticks == (0, 1)


@given(st.decimals(min_value="0.0001", max_value="1e12", places=4), st.booleans())
def test_every_axis_begins_at_zero_and_holds_the_highest_value(highest, whole):
    highest = max(Decimal(1), highest.to_integral_value()) if whole else highest
    found = axis(highest, whole_numbers=whole)
    assert found.ticks[0] == 0
    assert found.ticks[-1] == found.top >= highest
    assert 2 <= len(found.ticks) <= MOST_STEPS + 1
    assert {later - earlier for earlier, later in zip(found.ticks, found.ticks[1:], strict=False)} == {found.ticks[1]}
    assert not whole or all(tick == tick.to_integral_value() for tick in found.ticks)


def test_nothing_has_no_axis():
    with pytest.raises(ValueError, match="above zero"):
        axis(Decimal(0))
