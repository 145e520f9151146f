"""How close the lines of a text may stand: as its own glyphs need it, so that no line touches the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import add

from kit.text.ink import FontInk
from kit.text.shape import ShapedItem

GAP = 0.06  # em, between the lowest ink of a line and the highest of the next
OVERHANG = 0.1  # em; by so much a letter may leave a tight line box, as in every browser
# What letters need at most, in em: words of Nastaliq climb to 2.6. Under heaps of marks lines may touch.
_MOST_ABOVE, _MOST_BELOW = 3.0, 2.0
_MOST_BETWEEN = 4.0
_COMMON = 1.1  # em; few set lines closer, and text that needs no more is not looked at letter by letter


Piece = tuple[ShapedItem, FontInk]
Extents = tuple[list[float], list[float]]  # of each glyph above and below the baseline


@dataclass(frozen=True, slots=True)
class Room:
    """What the glyphs of a text need, in em of its paragraph."""

    above: float  # the highest ink over its baseline
    below: float  # the lowest ink under it
    between: float  # the least distance of baselines


def measure(text: Iterable[Piece]) -> Room:
    """The room that a text needs, by its items in logical order.

    Of two letters the one that comes first stands in the upper line: only so deep and high must not touch. A line that
    holds both needs less, for it may stick out of its box a little.
    """
    above = below = between = 0.0
    suspects: list[tuple[float, Piece, Extents | None]] = []  # what an item may need by itself
    for piece in text:
        extents = _extents(*piece) if any(piece[0].y_offsets) else None
        highest, lowest = map(max, extents) if extents is not None else _reach(*piece)
        suspects.append((highest + lowest, piece, extents))
        between = max(between, below + highest)
        above, below = max(above, highest), max(below, lowest)
    if above + below + GAP <= _COMMON:
        between = above + below
    else:
        for most, piece, extents in suspects:
            if most > between:
                between = max(between, _within(piece[0], *(extents or _extents(*piece))))
    above, below = min(above, _MOST_ABOVE), min(below, _MOST_BELOW)
    one_line = above + below - 2 * OVERHANG
    return Room(above, below, min(max(between + GAP, one_line), _MOST_BETWEEN))


def _reach(shaped: ShapedItem, ink: FontInk) -> tuple[float, float]:
    """The most that an item's glyphs, none of which is raised, reach above and below the baseline, in em."""
    glyphs, size = set(shaped.glyphs), shaped.item.style.size
    return max(map(ink.above.__getitem__, glyphs)) * size, max(map(ink.below.__getitem__, glyphs)) * size


def _within(shaped: ShapedItem, above: list[float], below: list[float]) -> float:
    """The most that a letter of an item and one before it need together."""
    if shaped.item.level % 2:
        above.reverse()
        below.reverse()
    return float(max(map(add, accumulate(below, max, initial=0.0), above)))


def _extents(shaped: ShapedItem, ink: FontInk) -> Extents:
    """How far each glyph of an item reaches above and below the baseline, from the left."""
    above = list(map(ink.above.__getitem__, shaped.glyphs))
    below = list(map(ink.below.__getitem__, shaped.glyphs))
    size, rises = shaped.item.style.size, shaped.y_offsets
    if size != 1.0:
        above, below = [high * size for high in above], [low * size for low in below]
    for place in compress(range(len(rises)), rises):
        above[place] += rises[place]
        below[place] -= rises[place]
    return above, below


def around(room: Room, ascent: float, descent: float) -> tuple[float, float]:
    """A font's ascent and descent (em), raised so that line boxes hold the ink of a text, but for a small overhang.

    Where the baseline lies in a line box depends on their difference (CSS 2.2, 10.8.1). What low line boxes hold,
    higher ones do. Those of a text that may be set tighter than common are not taken for so low, lest "jpg" be moved.
    """
    ascent, descent = max(ascent, room.above), max(descent, room.below)
    line_height = max(room.between, _COMMON)
    too_high = 2 * (room.above - OVERHANG) - line_height - (ascent - descent)
    too_low = 2 * (room.below - OVERHANG) - line_height - (descent - ascent)
    return ascent + max(0.0, too_high), descent + max(0.0, too_low)
