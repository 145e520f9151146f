"""SVG paths of charts, in units of their viewBox, x to the right and y downward.

Everything begins where reading begins in a script from left to right; a card in the other direction mirrors it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

ACROSS = 10  # cells of a waffle, in either direction
CELLS = ACROSS * ACROSS
CELL = 10.0  # pitch of the cells
_GAP = 0.006  # of a turn, between the parts of a donut


class Point(NamedTuple):
    x: float
    y: float


def polyline(points: Sequence[Point]) -> str:
    """A line through points."""
    return "M" + " L".join(f"{_number(x)} {_number(y)}" for x, y in points)


def area(points: Sequence[Point], ground: float) -> str:
    """What lies between a line and the height `ground`."""
    ends = (Point(points[-1].x, ground), Point(points[0].x, ground))
    return polyline([*points, *ends]) + " Z"


def discs(points: Sequence[Point], radius: float) -> str:
    """A circle round each point."""
    return "".join(_disc(x, y, radius, 1) for x, y in points)


def arc(start: float, end: float, radius: float, *, centre: float = 50.0, apart: bool = False) -> str:
    """A part of a circle, from and to in turns, clockwise from the top; `apart` leaves half a gap at both ends.

    A whole turn is drawn as two halves, since one arc cannot end where it begins.
    """
    if apart and end - start > 3 * _GAP:
        start, end = start + _GAP / 2, end - _GAP / 2
    if end <= start:
        return ""
    middle = (start + end) / 2
    first, half, last = (on_circle(turn, radius, radius, centre) for turn in (start, middle, end))
    r = _number(radius)
    steps = (f"A{r} {r} 0 0 1 {_number(point.x)} {_number(point.y)}" for point in (half, last))
    return f"M{_number(first.x)} {_number(first.y)} {' '.join(steps)}"


def on_circle(turn: float, across: float, down: float, centre: float = 50.0) -> Point:
    """The point on an ellipse at so many turns, clockwise from the top."""
    angle = 2 * math.pi * turn
    return Point(centre + across * math.sin(angle), centre - down * math.cos(angle))


def cells(first: int, count: int, symbol: int) -> str:
    """So many cells of a waffle from the `first` on: from the bottom row up, each from its beginning."""
    return " ".join(_cell(index, symbol) for index in range(first, min(first + count, CELLS)))


def symbol(kind: int) -> str:
    """The sign of one part alone, in a viewBox of one cell."""
    return _sign(CELL / 2, CELL / 2, kind)


def _cell(index: int, kind: int) -> str:
    row, column = divmod(index, ACROSS)
    return _sign(CELL * (column + 0.5), CELL * (ACROSS - row - 0.5), kind)


SQUARE, DISC, DIAMOND, HOLLOW, FRAME = range(5)  # a frame is a line, the others are filled


def _sign(x: float, y: float, kind: int) -> str:
    """Parts differ in their form, since their colours may look the same to a reader."""
    return " ".join(_outline(x, y, kind))


def _outline(x: float, y: float, kind: int) -> Iterator[str]:
    match kind:
        case 0:
            yield f"M{_number(x - 4.3)} {_number(y - 4.3)}h8.6v8.6h-8.6Z"
        case 1:
            yield _disc(x, y, 4.1, 1)
        case 2:
            yield f"M{_number(x)} {_number(y - 4.6)}l4.6 4.6l-4.6 4.6l-4.6 -4.6Z"
        case 3:
            yield _disc(x, y, 4.1, 1)
            yield _disc(x, y, 2.2, 0)
        case _:
            yield f"M{_number(x - 4)} {_number(y - 4)}h8v8h-8Z"


def _disc(x: float, y: float, radius: float, sweep: int) -> str:
    """A circle; one that is drawn the other way round (sweep 0) is a hole (fill-rule nonzero)."""
    r, wide = _number(radius), _number(2 * radius)
    turn = f"a{r} {r} 0 1 {sweep}"
    return f"M{_number(x - radius)} {_number(y)}{turn} {wide} 0{turn} -{wide} 0Z"


def _number(value: float) -> str:
    return f"{round(value, 3):g}"
