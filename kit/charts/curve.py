"""Lines and areas: points along an axis, in the order of their rows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Literal

from kit.charts import shapes
from kit.charts.faults import Amount
from kit.charts.labels import WRONG, Label, Side, outside, places, text_width
from kit.charts.model import Chart, Mark
from kit.charts.ticks import HEIGHT, axis_of, height_at, labelled, ticks
from kit.l10n.numbers import format_value

MARGIN = 4.0  # above and below the plot, for strokes and dots
POINT_RADIUS = 2.2
STRONG = 1.32  # how much larger the figure is that the chart speaks of
ALL_POINTS = 5  # so many figures have room beside each other
SIZES = (0.058, 0.052, 0.047, 0.042, 0.037, 0.033)  # of the figures, by the width of the plot
MOST_OUTSIDE = 0.16  # of its width, which it gives up at either end for the figures there


def curve(kind: Literal["line", "area"], amounts: Sequence[Amount], locale: str, strong: int, ratio: float) -> Chart:
    """A line through the figures, or the area under it; `ratio` is the width of the plot by its height."""
    scale = axis_of(amounts)
    across = HEIGHT * ratio
    along = _places(amounts)
    heights = [scale.share(amount.value) for amount in amounts]
    points = [shapes.Point(across * x, HEIGHT * (1 - y)) for x, y in zip(along, heights, strict=True)]
    shown = [index for index in range(len(amounts)) if labelled(amounts, index, ALL_POINTS)]
    widths = [text_width(format_value(amounts[index].value, amounts[index].format, locale)) for index in shown]
    best = None
    for size in SIZES:
        sizes = [across * size * (STRONG if index == strong else 1.0) for index in shown]
        labels = [Label(points[index], *each) for index, *each in zip(shown, sizes, widths, strict=True)]
        found = places(labels, points, across, HEIGHT)
        if best is None or found.wrong < best[0].wrong:
            best = found, size, labels
        if found.wrong < WRONG:
            break
    assert best is not None
    (_, chosen), size, labels = best
    start, end = (round(min(MOST_OUTSIDE, beyond / across), 4) for beyond in outside(labels, chosen, across))
    return Chart(
        kind,
        tuple(_marks(along, heights, strong, dict(zip(shown, chosen, strict=True)))),
        ticks(amounts, scale, locale, MARGIN),
        view=f"0 {-MARGIN:g} {round(across, 3):g} {HEIGHT + 2 * MARGIN:g}",
        path=shapes.polyline(points),
        area=shapes.area(points, HEIGHT) if kind == "area" else "",
        points=shapes.discs([point for index, point in enumerate(points) if index != strong], POINT_RADIUS),
        point=points[strong],
        size=round(size, 4),
        outside=(start, end),
    )


def _marks(places: Sequence[float], heights: Sequence[float], strong: int, chosen: dict[int, Side]) -> list[Mark]:
    marks = []
    end = 0.0
    for index, (x, y) in enumerate(zip(places, heights, strict=True)):
        half = _half_cell(places, index)
        marks.append(
            Mark(
                round(100 * y, 3),
                index == strong,
                start=round(100 * (x - half), 3),
                width=round(200 * half, 3),
                before=round(max(0.0, 100 * (x - half) - end), 3),
                x=round(100 * x, 3),
                y=height_at(y, MARGIN),
                side=chosen.get(index, "above"),
                labelled=index in chosen,
            )
        )
        end = 100 * (x + half)
    return marks


def _places(amounts: Sequence[Amount]) -> list[float]:
    """Where along the axis the points stand, from 0 to 1: in even cells, or as far apart as their positions."""
    count = len(amounts)
    margin = 0.5 / count
    positions = [float(amount.at) for amount in amounts if amount.at is not None]
    if len(positions) < count:
        return [(index + 0.5) / count for index in range(count)]
    whole = positions[-1] - positions[0]
    return [margin + (1 - 2 * margin) * (position - positions[0]) / whole for position in positions]


def _half_cell(places: Sequence[float], index: int) -> float:
    """Half the width that a name under a point may take without touching its neighbours."""
    edges = [2 * places[0], *(later - earlier for earlier, later in itertools.pairwise(places))]
    return min(*[*edges, 2 * (1 - places[-1])][index : index + 2]) / 2
