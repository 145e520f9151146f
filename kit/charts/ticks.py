"""The marks of an axis as a chart shows them: their heights, and their figures in the locale."""

from __future__ import annotations

from collections.abc import Sequence

from kit.campaign.model import FactFormat
from kit.charts.faults import Amount, is_percent
from kit.charts.model import Tick
from kit.charts.scale import Axis, axis
from kit.l10n.numbers import format_value

HEIGHT = 100.0  # of the plot of a line, in its viewBox


def axis_of(amounts: Sequence[Amount]) -> Axis:
    """The axis that figures stand on."""
    whole = all(amount.value == amount.value.to_integral_value() for amount in amounts)
    return axis(max(amount.value for amount in amounts), whole_numbers=whole)


def _tick_format(amounts: Sequence[Amount], scale: Axis) -> FactFormat:
    """Ticks are written as the figures are, but large ones short: 30 M."""
    if is_percent(amounts):
        return "percent"
    return "compact-short" if scale.top >= 100_000 else "number"


def ticks(amounts: Sequence[Amount], scale: Axis, locale: str, margin: float = 0.0) -> tuple[Tick, ...]:
    """The marks of an axis beside a plot with `margin` above and below, in units of its height of 100."""
    format = _tick_format(amounts, scale)
    return tuple(
        Tick(height_at(scale.share(value), margin), format_value(value, format, locale)) for value in scale.ticks
    )


def height_at(share: float, margin: float) -> float:
    """Per cent from the bottom of a plot that has margins above and below."""
    return round(100 * (margin + HEIGHT * share) / (HEIGHT + 2 * margin), 3)


def labelled(amounts: Sequence[Amount], index: int, all_up_to: int) -> bool:
    """Whether a figure stands beside its mark: each, or of many the first, the highest and the last."""
    highest = max(range(len(amounts)), key=lambda place: amounts[place].value)
    return len(amounts) <= all_up_to or index in (0, highest, len(amounts) - 1)
