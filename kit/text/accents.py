"""Room for the accents of Greek capitals, which stand before their letters: Έ, Ὁ.

A capital's accent or breathing is part of the word that it begins, so that a word space ends before it. Most fonts give
the glyph room for it; in some it reaches out of the glyph to the left, where at a line's start it hangs beside the
column, but within a line it comes to stand over the word, the quote or the bracket before (in Literata, whose space is
0.2 em wide, by up to 0.26 em). There the glyph is set as much farther to the right.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from kit.text.fonts import FontLibrary
from kit.text.itemize import Item
from kit.text.model import FontKey
from kit.text.scripts import is_default_ignorable
from kit.text.shape import ShapedItem

# Composed, as Unicode has them, and a capital with a mark that becomes part of its glyph.
_ACCENTED_CAPITAL = regex.compile(
    r"(?<=.)(?:[\u0386\u0388-\u038f]|[\p{Lu}\p{Lt}&&[\u1f08-\u1ffc]]|[\u0391-\u03a9](?=[\u0300\u0301\u0313\u0314\u0342]))",
    regex.VERSION1,
)
_TRACE = re.compile("[\u0386-\u038f\u1f08-\u1ffc\u0300-\u0342]")  # what most text lacks, and is searched quickly


class Room(NamedTuple):
    """Where an accent needs room: after one character and before another, as offsets; how much, in em."""

    after: int
    before: int
    width: float


def room_for_accents(
    text: str, shaped: Iterable[tuple[Item, ShapedItem | None]], library: FontLibrary
) -> Iterator[Room]:
    """The accents of a text from left to right that reach out of their glyphs, but for one at the text's start."""
    places = [match.start() for match in _ACCENTED_CAPITAL.finditer(text)] if _TRACE.search(text) else []
    if not places:
        return
    for item, run in shaped:
        if run is None or item.level % 2:
            continue
        for place in places[bisect_left(places, item.start) : bisect_left(places, item.end)]:
            glyph = bisect_left(run.clusters, place)
            if glyph == len(run.clusters) or run.clusters[glyph] != place:
                continue
            after = place - 1
            while after > 0 and is_default_ignorable(text[after]):
                after -= 1
            if width := _overhang(run.glyphs[glyph], run.font, library) * item.style.size:
                yield Room(after, place, width)


@lru_cache(maxsize=1024)
def _overhang(glyph: int, font: FontKey, library: FontLibrary) -> float:
    """How far a glyph's ink reaches out of it to the left, em of the font size."""
    extents = library.font(font).get_glyph_extents(glyph)
    return max(0.0, -extents.x_bearing / library.units(font)) if extents and extents.width else 0.0
