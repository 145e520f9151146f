"""Where the figures of a line stand: clear of the line, of each other and of the axis.

Each figure has four places at its point. Those are chosen for which least is wrong altogether, which a walk from point
to point finds (Viterbi). Places are in units of the plot, x to the right and y downward, as a reader from left to right
sees them; a card in the other direction mirrors all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple, get_args
from unicodedata import east_asian_width

from kit.charts.shapes import Point

Side = Literal["above", "start", "end", "below"]
"""Centred over its point or under it; or over it, and before or after it."""

INK = 0.75  # em: how high figures are
APART = 0.65  # em between a point and the figure over or under it
BESIDE = 0.3  # em between a point and the figure before or after it
_SIDES: tuple[Side, ...] = get_args(Side)
_DISLIKE: dict[Side, float] = {"above": 0.0, "start": 0.3, "end": 0.3, "below": 0.8}
_CLEAR = 0.15  # em round a figure that no line may cross
_NEAR = (0.45, 0.3)  # em between two figures, across and down
_FLOOR = 0.6  # em between a figure and the axis
_MARKS = "\u200e\u200f\u061c"  # of direction, which show nothing
WRONG = 8.0  # from here on a place is not only worse than others
_CROSSED, _TOUCHED, _GROUNDED = 10.0, WRONG, 30.0  # what is wrong, and how much
_OUTSIDE, _CHANGED = 0.3, 0.2  # an em out of the plot, which can make room for it; another side than before


class Label(NamedTuple):
    """A figure of a line: its point, its font size in units of the plot, and how wide it is, em."""

    point: Point
    size: float
    width: float

    def box(self, side: Side, more: tuple[float, float] = (0.0, 0.0)) -> tuple[float, float, float, float]:
        """Its left, top, right and bottom, with so much `more` around it, em."""
        (x, y), size = self.point, self.size
        width = self.width * size
        left = x - width / 2
        if side in ("start", "end"):
            left = x - width - BESIDE * size if side == "start" else x + BESIDE * size
        top = y + APART * size if side == "below" else y - (APART + INK) * size
        across, down = more[0] * size, more[1] * size
        return left - across, top - down, left + width + across, top + INK * size + down


def text_width(text: str) -> float:
    """About how wide a text is, em."""
    return sum(map(_em, text))


def _em(character: str) -> float:
    """Digits and letters are little more than half as wide as they are high; signs of per cent are nearly as wide."""
    if east_asian_width(character) in "WF":
        return 1.0
    return 0.62 if character.isalnum() else 0.85 if character in "%٪" else 0.0 if character in _MARKS else 0.45


class Places(NamedTuple):
    """Where the labels of a line stand, in the order of its points, and how much is wrong with that altogether."""

    wrong: float
    sides: tuple[Side, ...]


def places(labels: Sequence[Label], line: Sequence[Point], across: float, ground: float) -> Places:
    """The best places of labels, of which there is at least one.

    The plot is `across` wide, and its axis lies at `ground`.
    """
    best: dict[Side, tuple[float, tuple[Side, ...]]] = {
        side: (_alone(labels[0], side, line, across, ground), (side,)) for side in _SIDES
    }
    for before, label in pairwise(labels):
        known = best
        best = {}
        for side in _SIDES:
            own = _alone(label, side, line, across, ground)
            best[side] = min(
                (cost + own + _together(before, way[-1], label, side), (*way, side)) for cost, way in known.values()
            )
    return Places(*min(best.values()))


def outside(labels: Sequence[Label], chosen: Sequence[Side], across: float) -> tuple[float, float]:
    """How far the labels reach out of the plot where reading begins and where it ends, in its units."""
    boxes = [label.box(side) for label, side in zip(labels, chosen, strict=True)]
    return max(0.0, *(-box[0] for box in boxes)), max(0.0, *(box[2] - across for box in boxes))


def _alone(label: Label, side: Side, line: Sequence[Point], across: float, ground: float) -> float:
    """What is wrong with a place, whatever the others are."""
    left, top, right, bottom = label.box(side, (_CLEAR, _CLEAR))
    cost = _DISLIKE[side] + _CROSSED * sum(_crosses(a, b, left, top, right, bottom) for a, b in pairwise(line))
    if side == "below" and bottom > ground - _FLOOR * label.size:
        cost += _GROUNDED
    return cost + _OUTSIDE * (max(0.0, -left) + max(0.0, right - across)) / label.size


def _together(before: Label, one: Side, label: Label, other: Side) -> float:
    """What is wrong with the places of two that follow each other."""
    cost = 0.0 if one == other else _CHANGED
    left, top, right, bottom = label.box(other, _NEAR)
    first = before.box(one)
    touch = first[0] < right and left < first[2] and first[1] < bottom and top < first[3]
    return cost + _TOUCHED * touch


def _crosses(a: Point, b: Point, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a line from point to point passes through a box (Liang and Barsky)."""
    first, last = 0.0, 1.0
    for edge, run in _edges(a, b, left, top, right, bottom):
        if run == 0.0:
            if edge < 0.0:
                return False
        elif run < 0.0:
            first = max(first, edge / run)
        else:
            last = min(last, edge / run)
    return first < last


def _edges(a: Point, b: Point, left: float, top: float, right: float, bottom: float) -> Iterator[tuple[float, float]]:
    """How far inside of each edge a line begins, and how it runs toward that edge."""
    across, down = b.x - a.x, b.y - a.y
    yield a.x - left, -across
    yield right - a.x, across
    yield a.y - top, -down
    yield bottom - a.y, down
