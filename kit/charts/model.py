"""What a chart is once it is worked out: lengths, places and paths.

Lengths and places are per cent of the chart's own box, counted from where reading begins and from the bottom, so that
a template says them as `inset-inline-start` and `bottom`, and one chart serves both directions of writing. Paths are in
units of `view`; they are written from left to right, and mirrored by the card (data-mirror).
"""

from __future__ import annotations

from dataclasses import dataclass

from kit.campaign.model import ChartKind
from kit.charts import shapes
from kit.charts.labels import Side, text_width

DONUT_RADIUS = 41.0
NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")  # slots of names of rows
_ORIGIN = shapes.Point(0.0, 0.0)


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
    side: Side = "above"  # of its point, where its label stands
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
    size: float = 0.0  # font size that the figures of a line have room for, by the width of the plot
    outside: tuple[float, float] = (0.0, 0.0)  # how far they reach out of it, before and behind, by its width

    @property
    def tick_room(self) -> float:
        """About how wide the longest figure of the axis is, em."""
        return round(max((text_width(tick.text) for tick in self.ticks), default=0.0), 2)
