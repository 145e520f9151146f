"""The chart of figures: its kind decides who works it out. Bars and columns are worked out here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kit.campaign.model import ChartKind
from kit.charts.curve import curve
from kit.charts.faults import Amount, is_percent
from kit.charts.labels import text_width
from kit.charts.model import Chart, Mark
from kit.charts.parts import donut, rings, waffle
from kit.charts.scale import WHOLE
from kit.charts.ticks import axis_of, labelled, ticks
from kit.l10n.numbers import format_value

ALL_COLUMNS = 6  # so many figures have room beside each other
RATIO = 1.6


def chart(kind: ChartKind, amounts: Sequence[Amount], locale: str, ratio: float = RATIO) -> Chart:
    """The chart of figures that `kit.charts.faults` has nothing against.

    `ratio` is the width of the plot of a line or an area by its height. The figure spoken of is the last one, in parts
    of a whole the largest.
    """
    return replace(_drawn(kind, amounts, locale, ratio), room=_longest(amounts, locale))


def _drawn(kind: ChartKind, amounts: Sequence[Amount], locale: str, ratio: float) -> Chart:
    last = len(amounts) - 1
    match kind:
        case "bars":
            return _bars(amounts, last)
        case "columns":
            return _columns(amounts, locale, last)
        case "line" | "area":
            return curve(kind, amounts, locale, last, ratio)
        case "donut":
            return donut(amounts, _largest(amounts))
        case "waffle":
            return waffle(amounts, _largest(amounts))
        case "ring":
            return rings(amounts, last)


def _largest(amounts: Sequence[Amount]) -> int:
    return max(range(len(amounts)), key=lambda index: amounts[index].value)


def _longest(amounts: Sequence[Amount], locale: str) -> float:
    return round(max(text_width(format_value(amount.value, amount.format, locale)) for amount in amounts), 2)


def _bars(amounts: Sequence[Amount], strong: int) -> Chart:
    """A bar of full length is 100 %, or the largest figure."""
    highest = max(amount.value for amount in amounts)
    whole = is_percent(amounts) and highest <= WHOLE
    top = WHOLE if whole else highest
    marks = [Mark(float(100 * amount.value / top), index == strong) for index, amount in enumerate(amounts)]
    return Chart("bars", tuple(marks), whole=whole)


def _columns(amounts: Sequence[Amount], locale: str, strong: int) -> Chart:
    scale = axis_of(amounts)
    width = 100 / len(amounts)
    marks = []
    for index, amount in enumerate(amounts):
        length = round(100 * scale.share(amount.value), 3)
        middle = round((index + 0.5) * width, 3)
        marks.append(
            Mark(
                length,
                index == strong,
                round(index * width, 3),
                round(width, 3),
                x=middle,
                y=length,
                labelled=labelled(amounts, index, ALL_COLUMNS),
            )
        )
    marked = ticks(amounts, scale, locale)
    # Where each column has its figure, the axis would say it twice; its zero remains.
    return Chart("columns", tuple(marks), marked if len(amounts) > ALL_COLUMNS else marked[:1])
