"""The largest font size at which a paragraph fits its box."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from kit.text.model import Line
from kit.text.paragraph import Paragraph
from kit.text.wrap import Breaking, Opportunities, WrapMode, has_bad_end, has_ladder, may_end_well, widest, wrap

_STEP = 0.5  # px
_WORTH_DIVIDING = 1.4  # words are divided only if the text becomes larger by this factor
_SMALLER = (0.96, 0.92, 0.88, 0.84, 0.8, 0.78)  # what may be given up in size for lines that end well
_MOST_ROOM = 2.0
_LEAST_ROOM = 0.1
_TOLERANCE = 0.01  # px


@dataclass(frozen=True, slots=True)
class Fitted:
    """A paragraph at its size. Where it does not fit, the size is the smallest allowed, and the lines stick out."""

    size: float  # px
    lines: tuple[Line, ...]
    fits: bool
    room: float  # how much larger it could be without the upper bound, at most 2; below 1 it does not fit
    excess: int  # about how many characters too long at the smallest size; 0 where it fits


@dataclass(frozen=True, slots=True)
class _Box:
    """The room there is, and how its text is broken."""

    width: float  # px
    height: float  # px
    line_height: float  # a factor of the size
    mode: WrapMode
    ladders: bool = True  # whether two lines in a row may end in a hyphen

    def takes(self, places: Opportunities, size: float) -> bool:
        """Whether the text fits at a size. Every mode but nowrap needs as many lines as a greedy one."""
        breaking = _wrapped(places, self.width / size, "nowrap" if self.mode == "nowrap" else "wrap")
        if len(breaking) * self.line_height * size > self.height + _TOLERANCE:
            return False
        if not self.ladders and has_ladder(places, breaking):
            return False
        return widest(places, breaking) * size <= self.width + _TOLERANCE


PlacesAt = Callable[[float], Opportunities]  # where lines may end at a size


def fit(
    paragraph: Paragraph,
    width_px: float,
    height_px: float,
    smallest_px: float,
    largest_px: float,
    line_height: float,
    *,
    mode: WrapMode = "balance",
    hyphenate: bool = True,
) -> Fitted:
    """The paragraph at the largest size from `smallest_px` to `largest_px` at which it fits its box.

    `line_height` is a factor of the size. A word wider than the box is divided, if the text gains two fifths in size by
    it, or would not fit otherwise; two lines in a row end in a hyphen only in the latter case. A size that is up to
    a fifth smaller is taken where all lines then end well.
    """
    box = _Box(width_px, height_px, line_height, mode)
    largest_px = max(smallest_px, largest_px)

    def whole(size: float) -> Opportunities:
        return paragraph.opportunities

    def divided(size: float) -> Opportunities:
        return paragraph.divided(width_px / size, hyphenate=hyphenate)

    places_at: PlacesAt = whole
    least = smallest_px
    size = _largest(box, whole, smallest_px, largest_px)
    if mode != "nowrap":
        needed = smallest_px if size is None else _round_up(size * _WORTH_DIVIDING, smallest_px)
        if needed <= largest_px and paragraph.longest_word * needed > width_px:
            larger = _largest(replace(box, ladders=False), divided, needed, largest_px)
            if larger is None and size is None:
                larger = _largest(box, divided, needed, largest_px)
            if size is None or larger is not None:
                size, places_at, least = larger, divided, needed
    if size is None:
        lines = paragraph.lines(places_at(smallest_px), _broken(box, places_at, smallest_px))
        room = _room_below(box, places_at, smallest_px)
        return Fitted(smallest_px, lines, False, room, _excess(box, smallest_px, lines))
    size, breaking = _well_broken(box, places_at, least, size)
    room = _room_above(box, places_at, size) if size == largest_px else 1.0
    return Fitted(size, paragraph.lines(places_at(size), breaking), True, room, 0)


def _well_broken(box: _Box, places_at: PlacesAt, least: float, largest: float) -> tuple[float, Breaking]:
    """The largest size and its lines, or those of one that is a little smaller where its lines end better."""
    lines = _broken(box, places_at, largest)
    if box.mode not in ("balance", "pretty") or not has_bad_end(places_at(largest), lines):
        return largest, lines
    for share in _SMALLER:
        size = _round_up(largest * share, least)
        # All lines or nothing: what is found is then found again in a box that closed round it.
        if least <= size < largest and _may_end_well(places_at(size), box.width / size):
            smaller = _broken(box, places_at, size)
            if not has_bad_end(places_at(size), smaller) and box.takes(places_at(size), size):
                return size, smaller
    return largest, lines


def _broken(box: _Box, places_at: PlacesAt, size: float) -> Breaking:
    """Where the lines end at a size."""
    return _wrapped(places_at(size), box.width / size, box.mode)


# A text is fitted several times as its card settles, and in boxes of the same width on cards of other shapes.
_wrapped = lru_cache(maxsize=512)(wrap)
_may_end_well = lru_cache(maxsize=256)(may_end_well)


def _largest(box: _Box, places_at: PlacesAt, smallest: float, largest: float) -> float | None:
    """The largest size, in steps from the smallest, at which the box takes the text; None if there is none."""
    if box.takes(places_at(largest), largest):
        return largest
    if not box.takes(places_at(smallest), smallest):
        return None
    low, high = 0, math.ceil((largest - smallest) / _STEP)
    while high - low > 1:
        middle = (low + high) // 2
        size = smallest + middle * _STEP
        if box.takes(places_at(size), size):
            low = middle
        else:
            high = middle
    return smallest + low * _STEP


def _round_up(size: float, smallest: float) -> float:
    return smallest + math.ceil((size - smallest) / _STEP) * _STEP


def _room_above(box: _Box, places_at: PlacesAt, size: float) -> float:
    """How much larger than `size`, which fits, the text could be."""
    return _bisect(1.0, _MOST_ROOM, lambda factor: box.takes(places_at(size * factor), size * factor))


def _room_below(box: _Box, places_at: PlacesAt, size: float) -> float:
    """The part of `size`, which does not fit, at which the text would fit."""
    return _bisect(_LEAST_ROOM, 1.0, lambda factor: box.takes(places_at(size * factor), size * factor))


def _bisect(low: float, high: float, holds: Callable[[float], bool]) -> float:
    """About the largest number from low to high for which something holds, which is taken to hold for low."""
    if high > 1.0 and holds(high):
        return high
    for _ in range(6):
        middle = (low + high) / 2
        if holds(middle):
            low = middle
        else:
            high = middle
    return low


def _excess(box: _Box, size: float, lines: tuple[Line, ...]) -> int:
    """About how many characters must go: those of the lines too many, and those that stick out of the others."""
    taken = int((box.height + _TOLERANCE) // (box.line_height * size))
    too_many = lines[-1].end - lines[taken].start if taken < len(lines) else 0
    sticking_out = 0.0
    for line in lines[:taken]:
        over = line.width * size - box.width
        if over > _TOLERANCE:
            sticking_out += (line.end - line.start) * over / (line.width * size)
    return max(1, too_many + math.ceil(sticking_out))
