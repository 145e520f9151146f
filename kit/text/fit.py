"""The largest font size at which a paragraph fits its box."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from kit.text.model import Line
from kit.text.paragraph import Paragraph
from kit.text.wrap import Opportunities, WrapMode, widest, wrap

_STEP = 0.5  # px
_WORTH_DIVIDING = 1.2  # words are divided only if the text becomes larger by this factor
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

    def takes(self, places: Opportunities, size: float) -> bool:
        """Whether the text fits at a size. Every mode but nowrap needs as many lines as a greedy one."""
        breaking = wrap(places, self.width / size, "nowrap" if self.mode == "nowrap" else "wrap")
        if len(breaking) * self.line_height * size > self.height + _TOLERANCE:
            return False
        return widest(places, breaking) * size <= self.width + _TOLERANCE

    def largest(self, places: Opportunities, smallest: float, largest: float) -> float | None:
        """The largest size of a half px from the smallest that takes the text; None if the smallest does not."""
        if self.takes(places, largest):
            return largest
        low, high = 0, math.ceil((largest - smallest) / _STEP)
        if not self.takes(places, smallest):
            return None
        while high - low > 1:
            middle = (low + high) // 2
            if self.takes(places, smallest + middle * _STEP):
                low = middle
            else:
                high = middle
        return smallest + low * _STEP


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

    `line_height` is a factor of the size. A word is divided only where the text gains a fifth in size by it, or where
    it would not fit otherwise.
    """
    box = _Box(width_px, height_px, line_height, mode)
    smallest, largest = smallest_px, max(smallest_px, largest_px)
    places = paragraph.opportunities
    size = box.largest(places, smallest, largest)
    if mode != "nowrap" and (size is None or size < largest):
        size, places = _with_divided_words(paragraph, box, size, smallest, largest, hyphenate)
    if size is not None:
        room = _room_above(box, places, size) if size == largest else 1.0
        return Fitted(size, _lines(paragraph, box, places, size), True, room, 0)
    lines = _lines(paragraph, box, places, smallest)
    return Fitted(smallest, lines, False, _room_below(box, places, smallest), _excess(paragraph, box, smallest, lines))


def _lines(paragraph: Paragraph, box: _Box, places: Opportunities, size: float) -> tuple[Line, ...]:
    return paragraph.lines(places, wrap(places, box.width / size, box.mode))


def _with_divided_words(
    paragraph: Paragraph, box: _Box, whole: float | None, smallest: float, largest: float, hyphenate: bool
) -> tuple[float | None, Opportunities]:
    """The largest size with words divided, if it is worth it, else the size `whole` with whole words."""
    places = paragraph.opportunities
    needed = smallest if whole is None else whole * _WORTH_DIVIDING
    if needed > largest or paragraph.longest_word * max(needed, smallest) <= box.width:
        return whole, places
    for limit in sorted({largest, min(largest, needed * 1.25), needed}, reverse=True):
        # Words are divided that are too wide at `limit`; at a smaller size fewer are.
        divided = paragraph.divided(box.width / limit, hyphenate=hyphenate)
        size = None if divided is places else box.largest(divided, smallest, limit)
        if size is not None and size >= needed:
            fewer = paragraph.divided(box.width / size, hyphenate=hyphenate)
            return size, fewer if box.takes(fewer, size) else divided
    return whole, places if whole is not None else paragraph.divided(box.width / smallest, hyphenate=hyphenate)


def _room_above(box: _Box, places: Opportunities, size: float) -> float:
    """How much larger than `size`, which fits, the text could be."""
    return _bisect(1.0, _MOST_ROOM, lambda factor: box.takes(places, size * factor))


def _room_below(box: _Box, places: Opportunities, size: float) -> float:
    """The part of `size`, which does not fit, at which the text would fit."""
    return _bisect(_LEAST_ROOM, 1.0, lambda factor: box.takes(places, size * factor))


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


def _excess(paragraph: Paragraph, box: _Box, size: float, lines: tuple[Line, ...]) -> int:
    """About how many characters must go: those of the lines too many, and those that stick out of the others."""
    taken = int((box.height + _TOLERANCE) // (box.line_height * size))
    too_many = sum(line.end - line.start for line in lines[taken:])
    sticking_out = 0.0
    for line in lines[:taken]:
        over = line.width * size - box.width
        if over > _TOLERANCE:
            sticking_out += (line.end - line.start) * over / (line.width * size)
    return max(1, too_many + math.ceil(sticking_out))
