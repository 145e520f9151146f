"""Lines of a given width: arithmetic over the places where lines may end. Lengths are in em of the paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

WrapMode = Literal["wrap", "balance", "pretty", "nowrap"]

TOLERANCE = 1e-6  # em; sums of advances are not exact
_SHORT_LINE = 1 / 3  # of the width; a line below it looks forgotten, above all the last
_LONGER = 1.15  # how much longer than the line above a last line may become

# What a line costs beside the square of its distance from the mean line, as a share of the mean.
_MORE_LINES = 1e6
_SHORT_LAST_LINE_COST = 1.0
_SHORT_LINE_COST = 0.3
_HYPHEN_COST = 0.1
_LADDER_COST = 2.0
_BAD_END = 0.3  # what a line's end costs that is to be avoided


@dataclass(frozen=True, slots=True, eq=False)
class Opportunities:
    """Where the lines of a text may end, in order; the last one is its end. Compared by identity."""

    positions: Sequence[int]  # offsets into the text, in code points
    starts: Sequence[float]  # where the text after the opportunity begins
    ends: Sequence[float]  # where the visible text before it ends, the hyphen included; never descending
    hard: Sequence[int]  # indices of those at which a line must end; always the last
    hyphens: frozenset[int] = frozenset()  # indices of those at which a hyphen is drawn
    hanging: frozenset[int] = frozenset()  # indices of those that leave a one-letter word at a line's end
    costs: Mapping[int, float] = field(default_factory=dict)  # of ending a balanced line there, by index

    def begin(self, index: int) -> float:
        """Where a line begins whose first piece is the one with this index."""
        return self.starts[index - 1] if index else 0.0

    def paragraphs(self) -> Iterator[tuple[int, int]]:
        """The pieces between hard breaks: indices of the first and the last."""
        first = 0
        for last in self.hard:
            yield first, last
            first = last + 1


Breaking = list[int]  # the index of the opportunity at which each line ends


def wrap(places: Opportunities, width: float, mode: WrapMode) -> Breaking:
    """The lines of a text in a width, in em. A piece that is wider than the width stands alone on its line."""
    break_lines = _MODES[mode]
    if len(places.hard) == 1:
        return break_lines(places, 0, places.hard[0], width)
    return [end for first, last in places.paragraphs() for end in break_lines(places, first, last, width)]


def widest(places: Opportunities, breaking: Sequence[int]) -> float:
    """The width of the widest line."""
    ends, starts = places.ends, places.starts
    most = begin = 0.0
    for index in breaking:
        if ends[index] - begin > most:
            most = ends[index] - begin
        begin = starts[index]
    return most


def has_bad_end(places: Opportunities, breaking: Breaking) -> bool:
    """Whether a line other than the last ends where it had better not."""
    return any(places.costs.get(index, 0.0) >= _BAD_END for index in breaking[:-1])


def may_end_well(places: Opportunities, width: float) -> bool:
    """Whether lines as few as greedy ones can all end well; where not, balanced ones, which cost far more, do not."""
    bad = {index for index, cost in places.costs.items() if cost >= _BAD_END}
    if not bad:
        return True
    if not bad.isdisjoint(places.hard[:-1]):
        return False
    return all(_fewest_may_end_well(places, first, last, width, bad) for first, last in places.paragraphs())


def _fewest_may_end_well(places: Opportunities, first: int, last: int, width: float, bad: Set[int]) -> bool:
    for _ in _greedy(places, first, last, width):
        end = _fill(places, first, last, width)
        while first <= end < last and end in bad:
            end -= 1
        if end < first:
            return False
        first = end + 1
    return first > last


def has_ladder(places: Opportunities, breaking: Breaking) -> bool:
    """Whether two lines in a row end in a hyphen."""
    return any(a in places.hyphens and b in places.hyphens for a, b in pairwise(breaking))


def piece_widths(places: Opportunities) -> list[float]:
    """The widths of the pieces between opportunities."""
    return [end - begin for begin, end in zip((0.0, *places.starts), places.ends, strict=False)]


def _unwrapped(places: Opportunities, first: int, last: int, width: float) -> Breaking:
    return [last]


def _greedy(places: Opportunities, first: int, last: int, width: float) -> Breaking:
    """As much text on every line as it takes."""
    starts, ends = places.starts, places.ends
    lines = []
    begin = places.begin(first)
    while first <= last:
        end = max(first, bisect_right(ends, begin + width + TOLERANCE, first, last + 1) - 1)
        lines.append(end)
        begin = starts[end]
        first = end + 1
    return lines


def _fill(places: Opportunities, first: int, last: int, width: float) -> int:
    """The last piece, at most `last`, of a line that begins with the piece `first`."""
    limit = places.begin(first) + width + TOLERANCE
    return max(first, bisect_right(places.ends, limit, first, last + 1) - 1)


def _pretty(places: Opportunities, first: int, last: int, width: float) -> Breaking:
    """Greedy, but without a one-letter word at a line's end, nor a short word alone on the last line, if it can be."""
    lines = _greedy(places, first, last, width)
    if len(lines) > 1 and not places.hanging.isdisjoint(lines):
        bound = _greedy_without_hanging(places, first, last, width)
        lines = bound if len(bound) == len(lines) else lines
    return _with_longer_last_line(places, first, width, lines)


def _greedy_without_hanging(places: Opportunities, first: int, last: int, width: float) -> Breaking:
    lines = []
    while first <= last:
        end = _fill(places, first, last, width)
        while end < last and end in places.hanging and end > first:
            end -= 1
        lines.append(end)
        first = end + 1
    return lines


def _with_longer_last_line(places: Opportunities, first: int, width: float, lines: Breaking) -> Breaking:
    if len(lines) < 2:
        return lines
    last, before = lines[-1], lines[-2]
    first = lines[-3] + 1 if len(lines) > 2 else first
    last_width = places.ends[last] - places.begin(before + 1)
    if last_width >= width * _SHORT_LINE:
        return lines
    for end in range(before - 1, first - 1, -1):
        last_width = places.ends[last] - places.begin(end + 1)
        if last_width > width + TOLERANCE or last_width > _LONGER * (places.ends[end] - places.begin(first)):
            break
        if end not in places.hanging and end not in places.hyphens:
            return [*lines[:-2], end, last]
    return lines


def _balanced(places: Opportunities, first: int, last: int, width: float) -> Breaking:
    """The least ragged lines, of those that are as few as greedy ones (a shortest path over the opportunities)."""
    lines = _greedy(places, first, last, width)
    if len(lines) < 2:
        return lines
    mean = (places.ends[last] - places.begin(first)) / len(lines)
    if mean <= 0.0:
        return lines
    costs = _piece_costs(places, first, last)
    count = last - first + 1
    least = [0.0] + [float("inf")] * count  # the cost of the lines up to a piece
    came_from = [0] * (count + 1)
    begins, ends = (places.begin(first), *places.starts[first:last]), places.ends[first : last + 1]
    hyphens = places.hyphens
    short = width * _SHORT_LINE
    near = far = 0  # how many pieces go on as few lines as stand before a piece, and on one more
    for piece, begin in enumerate(begins):
        if piece > near:
            near = far
        stop = max(piece + 1, bisect_right(ends, begin + width + TOLERANCE, piece))
        far = max(far, stop)
        cost_before = least[piece] + _MORE_LINES
        follows_hyphen = first + piece - 1 in hyphens
        for end in range(near, stop):
            length = ends[end] - begin
            raggedness = length / mean - 1.0
            cost = cost_before + raggedness * raggedness + costs[end]
            if length < short:
                cost += _SHORT_LAST_LINE_COST if end == count - 1 else _SHORT_LINE_COST
            if follows_hyphen and first + end in hyphens:
                cost += _LADDER_COST
            if cost < least[end + 1]:
                least[end + 1] = cost
                came_from[end + 1] = piece
    balanced = []
    piece = count
    while piece:
        balanced.append(first + piece - 1)
        piece = came_from[piece]
    return balanced[::-1]


def _piece_costs(places: Opportunities, first: int, last: int) -> list[float]:
    """What it costs that a line ends after a piece."""
    costs = [0.0] * (last - first + 1)
    for index, cost in places.costs.items():
        if first <= index < last:
            costs[index - first] += cost
    for index in places.hyphens:
        if first <= index < last:
            costs[index - first] += _HYPHEN_COST
    return costs


_MODES: dict[WrapMode, Callable[[Opportunities, int, int, float], Breaking]] = {
    "wrap": _greedy,
    "balance": _balanced,
    "pretty": _pretty,
    "nowrap": _unwrapped,
}
