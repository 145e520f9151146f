"""The geometry of a chart: figures in, lengths, places and paths out.

Lengths and places are per cent of the chart's own box, counted from where reading begins and from the bottom, so that
a template says them as `inset-inline-start` and `bottom`, and one chart serves both directions of writing. Paths are in
units of `view`; they are written from left to right, and mirrored by the card (data-mirror).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from unicodedata import east_asian_width

from kit.campaign.model import ChartKind, FactFormat
from kit.charts import shapes
from kit.charts.faults import Amount, is_percent
from kit.charts.scale import WHOLE, Axis, axis
from kit.l10n.numbers import format_value

HEIGHT = 100.0  # of the plot of a line, in its viewBox
MARGIN = 4.0  # above and below it, for strokes and dots
DONUT_RADIUS = 41.0
RING_RADIUS = 43.0
POINT_RADIUS = 2.2
ALL_COLUMNS, ALL_POINTS = 6, 5  # so many figures have room beside each other
NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")  # slots of names of rows
_ORIGIN = shapes.Point(0.0, 0.0)
_STEEP = 0.12  # of the plot's height from one point to the next
_ROOM_BELOW = 0.2  # of the plot's height, for a label under its point


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the axis: how high it stands, per cent from the bottom, and its figure in the locale."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for one row."""

    length: float  # of a bar or column, or its share of the whole; per cent
    strong: bool  # the one that the chart speaks of
    start: float = 0.0  # of the cell that its name stands in, per cent
    width: float = 100.0
    x: float = 50.0  # its point, or the middle of its label, per cent
    y: float = 0.0
    labelled: bool = True  # whether its figure stands beside it; where there are many, the axis tells the others
    side: str = "above"  # where there is room for its label: above | below | start | end
    path: str = ""
    symbol: str = ""  # of a waffle: the sign of its cells, alone in a viewBox of 10 by 10
    before: float = 0.0  # what is free between its cell and the one before, per cent


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of a kind; what its kind has no use for is empty."""

    kind: ChartKind
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...] = ()
    view: str = "0 0 100 100"
    path: str = ""  # the line
    area: str = ""
    points: str = ""  # rings at all points of the line but the one that is spoken of
    point: shapes.Point = _ORIGIN  # that one, in units of the view
    rest: str = ""  # what is left of the whole
    room: float = 0.0  # about how wide the longest figure is, em
    whole: bool = False  # whether a bar of full length is 100 %
    radius: float = DONUT_RADIUS
    names: tuple[str, ...] = NAMES

    @property
    def tick_room(self) -> float:
        """About how wide the longest figure of the axis is, em."""
        return round(max((_room(tick.text) for tick in self.ticks), default=0.0), 2)


def chart(kind: ChartKind, amounts: Sequence[Amount], locale: str, ratio: float = 1.6) -> Chart:
    """The chart of figures that `kit.charts.faults` has nothing against.

    `ratio` is the width of the plot of a line or an area by its height. The figure spoken of is the last one, in parts
    of a whole the largest.
    """
    return replace(_drawn(kind, amounts, locale, ratio), room=_longest(amounts, locale))


def _drawn(kind: ChartKind, amounts: Sequence[Amount], locale: str, ratio: float) -> Chart:
    strong = _spoken_of(kind, amounts)
    match kind:
        case "bars":
            return _bars(amounts, strong)
        case "columns":
            return _columns(amounts, locale, strong)
        case "line" | "area":
            return _curve(kind, amounts, locale, strong, ratio)
        case "donut":
            return _donut(amounts, strong)
        case "waffle":
            return _waffle(amounts, strong)
        case "ring":
            shares = _shares(amounts, WHOLE)
            marks = [Mark(100 * share, index == strong, path=ring(share)) for index, share in enumerate(shares)]
            return Chart(kind, tuple(marks))


def _room(text: str) -> float:
    return sum(map(_em, text))


def _longest(amounts: Sequence[Amount], locale: str) -> float:
    return round(max(_room(format_value(amount.value, amount.format, locale)) for amount in amounts), 2)


def _em(character: str) -> float:
    """About the width of a character: digits and letters are little more than half as wide as they are high."""
    return 1.0 if east_asian_width(character) in "WF" else 0.62 if character.isalnum() else 0.45


def ring(share: float) -> str:
    """The arc of a progress ring in a viewBox of 100 by 100, by its share of a whole turn; never more than one."""
    return shapes.arc(0.0, max(0.0, min(1.0, share)), RING_RADIUS)


def _spoken_of(kind: ChartKind, amounts: Sequence[Amount]) -> int:
    if kind in ("donut", "waffle"):
        return max(range(len(amounts)), key=lambda index: amounts[index].value)
    return len(amounts) - 1


def _shares(amounts: Sequence[Amount], whole: Decimal) -> list[float]:
    return [float(amount.value / whole) for amount in amounts]


def _whole(amounts: Sequence[Amount]) -> Decimal:
    return WHOLE if is_percent(amounts) else sum((amount.value for amount in amounts), Decimal(0))


def _axis(amounts: Sequence[Amount]) -> Axis:
    whole = all(amount.value == amount.value.to_integral_value() for amount in amounts)
    return axis(max(amount.value for amount in amounts), whole_numbers=whole)


def _tick_format(amounts: Sequence[Amount], scale: Axis) -> FactFormat:
    """Ticks are written as the figures are, but large ones short: 30 M."""
    if is_percent(amounts):
        return "percent"
    return "compact-short" if scale.top >= 100_000 else "number"


def _ticks(amounts: Sequence[Amount], scale: Axis, locale: str, margin: float = 0.0) -> tuple[Tick, ...]:
    format = _tick_format(amounts, scale)
    return tuple(
        Tick(_height(scale.share(value), margin), format_value(value, format, locale)) for value in scale.ticks
    )


def _height(share: float, margin: float) -> float:
    """Per cent from the bottom of a plot that has margins above and below."""
    return round(100 * (margin + HEIGHT * share) / (HEIGHT + 2 * margin), 3)


def _bars(amounts: Sequence[Amount], strong: int) -> Chart:
    """A bar of full length is 100 %, or the largest figure."""
    highest = max(amount.value for amount in amounts)
    whole = is_percent(amounts) and highest <= WHOLE
    top = WHOLE if whole else highest
    marks = [Mark(float(100 * amount.value / top), index == strong) for index, amount in enumerate(amounts)]
    return Chart("bars", tuple(marks), whole=whole)


def _columns(amounts: Sequence[Amount], locale: str, strong: int) -> Chart:
    scale = _axis(amounts)
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
                labelled=_labelled(amounts, index, ALL_COLUMNS),
            )
        )
    ticks = _ticks(amounts, scale, locale)
    # Where each column has its figure, the axis would say it twice; its zero remains.
    return Chart(
        "columns", tuple(marks), ticks if len(amounts) > ALL_COLUMNS else ticks[:1], room=_longest(amounts, locale)
    )


def _curve(kind: ChartKind, amounts: Sequence[Amount], locale: str, strong: int, ratio: float) -> Chart:
    scale = _axis(amounts)
    across = HEIGHT * ratio
    places = _places(amounts)
    heights = [scale.share(amount.value) for amount in amounts]
    points = [shapes.Point(across * x, HEIGHT * (1 - y)) for x, y in zip(places, heights, strict=True)]
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
                y=_height(y, MARGIN),
                side=_side(heights, index),
                labelled=_labelled(amounts, index, ALL_POINTS),
            )
        )
        end = 100 * (x + half)
    return Chart(
        kind,
        tuple(marks),
        _ticks(amounts, scale, locale, MARGIN),
        view=f"0 {-MARGIN:g} {round(across, 3):g} {HEIGHT + 2 * MARGIN:g}",
        path=shapes.polyline(points),
        area=shapes.area(points, HEIGHT) if kind == "area" else "",
        points=shapes.discs([point for index, point in enumerate(points) if index != strong], POINT_RADIUS),
        point=points[strong],
    )


def _labelled(amounts: Sequence[Amount], index: int, all_up_to: int) -> bool:
    """Whether a figure stands beside its mark: each, or of many the first, the highest and the last."""
    highest = max(range(len(amounts)), key=lambda place: amounts[place].value)
    return len(amounts) <= all_up_to or index in (0, highest, len(amounts) - 1)


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


def _side(heights: Sequence[float], index: int) -> str:
    """Where a label is clear of the line: above a peak, below a valley, beside a slope."""
    before = heights[index - 1] - heights[index] if index else None
    after = heights[index + 1] - heights[index] if index + 1 < len(heights) else None
    left_up = before is not None and before > _STEEP
    right_up = after is not None and after > _STEEP
    if not (left_up or right_up):
        return "above"
    beside = "end" if left_up else "start"
    if (left_up and right_up) or before is None or after is None:
        return "below" if heights[index] > _ROOM_BELOW else beside if not (left_up and right_up) else "above"
    return beside


def _donut(amounts: Sequence[Amount], strong: int) -> Chart:
    marks = []
    turn = 0.0
    for index, share in enumerate(_shares(amounts, _whole(amounts))):
        path = shapes.arc(turn, turn + share, DONUT_RADIUS, apart=True)
        marks.append(Mark(100 * share, index == strong, path=path))
        turn += share
    left = shapes.arc(turn, 1.0, DONUT_RADIUS, apart=True) if turn < 0.9999 else ""
    return Chart("donut", tuple(marks), rest=left)


def _waffle(amounts: Sequence[Amount], strong: int) -> Chart:
    shares = _shares(amounts, _whole(amounts))
    marks = []
    first = 0
    others = iter((shapes.DISC, shapes.DIAMOND, shapes.HOLLOW))
    for index, (share, count) in enumerate(zip(shares, _cell_counts(amounts, _whole(amounts)), strict=True)):
        sign = shapes.SQUARE if index == strong else next(others)
        path = shapes.cells(first, count, sign)
        marks.append(Mark(100 * share, index == strong, path=path, symbol=shapes.symbol(sign)))
        first += count
    return Chart("waffle", tuple(marks), rest=shapes.cells(first, shapes.CELLS - first, shapes.FRAME))


def _cell_counts(amounts: Sequence[Amount], whole: Decimal) -> list[int]:
    """Whole cells whose sum is that of the shares, rounded (the largest remainders first)."""
    exact = [amount.value * shapes.CELLS / whole for amount in amounts]
    counts = [int(value) for value in exact]
    missing = int(sum(exact, Decimal(0)).to_integral_value(ROUND_HALF_UP)) - sum(counts)
    for index in sorted(range(len(exact)), key=lambda index: counts[index] - exact[index])[:missing]:
        counts[index] += 1
    return counts
