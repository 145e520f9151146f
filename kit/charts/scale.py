"""Axes: the round figures at which they are marked, from zero up."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import NamedTuple

MOST_STEPS = 4
WHOLE = Decimal(100)  # per cent
_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Axis(NamedTuple):
    """An axis from zero to `top`, with a mark at every step; `ticks` holds both ends."""

    top: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far up the axis a value stands, from 0 to 1."""
        return float(value / self.top)


def axis(highest: Decimal, *, whole_numbers: bool = False) -> Axis:
    """The axis from zero to the first round figure at or above the highest value, in at most four equal steps.

    Steps are 1, 2, 2.5 or 5 times a power of ten; where only whole numbers occur, whole numbers.
    """
    if highest <= 0:
        raise ValueError("an axis needs a value above zero")
    power = Decimal(1).scaleb((highest / MOST_STEPS).adjusted())
    for factor in _ROUND:
        step = factor * power
        if whole_numbers and step != step.to_integral_value():
            continue
        count = int((highest / step).to_integral_value(ROUND_CEILING))
        if count <= MOST_STEPS:
            return Axis(step * count, tuple(_plain(step * index) for index in range(count + 1)))
    return Axis(_plain(highest), (Decimal(0), _plain(highest)))  # pragma: no cover - ten times the power always fits


def _plain(value: Decimal) -> Decimal:
    """Without zeros at its end and without an exponent."""
    value = value.normalize()
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
