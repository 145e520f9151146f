"""Spacing that fonts leave to the typesetter: Chinese and Japanese marks, gaps to Latin letters, room for accents.

Chinese and Japanese punctuation is set half wide, and a gap parts ideographs from Latin letters (CSS Text 4,
section 8); the accents of Greek capitals keep clear of what stands before them (kit.text.accents).
What a mark does next to others follows from its font's `halt` feature, which says on which side its empty half lies:
a Japanese 、 stands at the left of its square, a Taiwanese one in the middle.
A font without it is left as it is.
All lengths are in em of the paragraph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

import regex
import uharfbuzz as hb
import unicodedata2

from kit.text.accents import room_for_accents
from kit.text.breaks import HARD_BREAKS
from kit.text.fonts import FontLibrary
from kit.text.itemize import Item
from kit.text.model import FontKey
from kit.text.scripts import is_default_ignorable
from kit.text.shape import ShapedItem

Trim = Literal["normal", "space-all", "space-first", "trim-start"]
GAP = 0.25  # em, as JIS X 4051 and JLREQ ask; browsers take an eighth


@dataclass(frozen=True, slots=True)
class Spacing:
    """How punctuation and mixed scripts are spaced in a paragraph."""

    trim: Trim = "space-all"  # text-spacing-trim
    gap: float = 0.0  # em, between ideographs and letters or digits of other scripts
    hangs_first: bool = False  # an opening quote or bracket at the start hangs before the first line
    hangs_last: bool = False  # a closing one at the end hangs after the last


PLAIN = Spacing()


class Change(NamedTuple):
    """What one glyph is set with: farther to the right, and wider."""

    right: float
    wider: float


@dataclass(slots=True)
class Adjustments:
    """What spacing changes in a text, by offsets."""

    glyphs: dict[int, Change] = field(default_factory=dict)
    line_starts: dict[int, tuple[int, Change]] = field(default_factory=dict)  # in addition, of which, where one begins
    line_ends: dict[int, float] = field(default_factory=dict)  # how much wider, or narrower, a line is that ends there

    def apply(self, shaped: ShapedItem | None) -> ShapedItem | None:
        """An item with its glyphs moved."""
        if shaped is None or not self.glyphs:
            return shaped
        item = shaped.item
        found = [(place, self.glyphs[place]) for place in range(item.start, item.end) if place in self.glyphs]
        return _changed(shaped, found) if found else shaped

    def widen(self, after: int, before: int, gap: float) -> None:
        """Sets a gap between two characters, given as offsets, unless a line ends between them."""
        self.glyphs[after] = Change(0.0, gap)
        self.line_ends |= dict.fromkeys(range(after + 1, before + 1), -gap)

    def begin(self, pieces: list[ShapedItem], start: int) -> None:
        """Changes the pieces of a line that begins at an offset."""
        if pieces and start in self.line_starts:
            pieces[0] = _changed(pieces[0], [self.line_starts[start]])


NOTHING = Adjustments()

_EAST_ASIAN = regex.compile(r"[\u3000-\u30ff\u31c0-\u31ff\uff00-\uff60\p{Han}]")
_IDEOGRAPH = regex.compile(r"[\p{Han}\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31c0-\u31ff]")
_LETTER = regex.compile(r"[\p{L}\p{Nd}]")
_MAY_BE_HALVED = regex.compile(
    r"[\u2018\u2019\u201c\u201d、。，．：；・·‧]|(?=[\p{Ps}\p{Pe}])[\u3000-\u303f\uff00-\uff60]"
)
# Quotes open and close otherwise in other languages: „…“, »…«, ”…”. So all of them may do either.
_QUOTE = r"\p{Pi}\p{Pf}\u201a\u201e\u05f4\"'"
_BESIDE = r"[\u00a0\u202f\u2066-\u2069\u200e\u200f\u061c]*"
_OPENING = regex.compile(rf"{_BESIDE}[{_QUOTE}\p{{Ps}}]{_BESIDE}(?!\s)")
_CLOSING = regex.compile(rf"(?<!\s){_BESIDE}[{_QUOTE}\p{{Pe}}]{_BESIDE}\Z")
_IDEOGRAPHIC_SPACE = "\u3000"
_SPACED_BY_HAND = frozenset(("halt", "palt", "chws"))


def adjustments(
    text: str, shaped: Sequence[tuple[Item, ShapedItem | None]], library: FontLibrary, language: str, spacing: Spacing
) -> Adjustments:
    """What spacing changes in a text that runs from left to right."""
    found = Adjustments()
    for room in room_for_accents(text, shaped, library):
        found.widen(room.after, room.before, room.width)
    if _EAST_ASIAN.search(text) is not None and (spacing.trim != "space-all" or spacing.gap):
        _space_east_asian(text, shaped, library, language, spacing, found)
    return found if found.glyphs or found.line_starts or found.line_ends else NOTHING


def _space_east_asian(
    text: str,
    shaped: Sequence[tuple[Item, ShapedItem | None]],
    library: FontLibrary,
    language: str,
    spacing: Spacing,
    found: Adjustments,
) -> None:
    """Adds what spacing changes in Chinese and Japanese."""
    before = _Place("start", -1, -1, None)
    for place in _places(text, shaped, library, language):
        if spacing.trim != "space-all":
            _trim(before, place, spacing, found)
        if spacing.gap and {before.kind, place.kind} == {"ideograph", "letter"} and before.shaped is not None:
            found.widen(before.last, place.first, spacing.gap * before.shaped.item.style.size)
        before = place


Kind = Literal["start", "end", "open", "close", "middle", "narrow open", "narrow close", "ideograph", "letter", "other"]


class _Place(NamedTuple):
    """A character with the marks on it."""

    kind: Kind
    first: int
    last: int
    shaped: ShapedItem | None
    half: Change | None = None  # what makes it half wide


def _trim(before: _Place, place: _Place, spacing: Spacing, found: Adjustments) -> None:
    """Sets a mark half wide by what stands beside it (CSS Text 4, 8.3.1)."""
    if before.half and before.kind == "close":
        if place.kind in ("close", "middle", "narrow close"):
            found.glyphs[before.first] = before.half
        else:  # at the end of a line its empty half does not count
            found.line_ends |= dict.fromkeys(range(before.last + 1, place.first + 1), before.half.wider)
    if not place.half or place.kind != "open":
        return
    starts_trimmed = spacing.trim in ("trim-start", "space-first")
    if before.kind == "start":
        if spacing.trim == "trim-start" or (spacing.hangs_first and before.first < 0):
            found.glyphs[place.first] = place.half
        return
    follows = before.kind in ("open", "close", "middle", "narrow open")
    if follows:
        found.glyphs[place.first] = place.half
    if follows != starts_trimmed:
        change = place.half if starts_trimmed else Change(-place.half.right, -place.half.wider)
        found.line_starts |= dict.fromkeys(range(before.last + 1, place.first + 1), (place.first, change))


def _places(
    text: str, shaped: Iterable[tuple[Item, ShapedItem | None]], library: FontLibrary, language: str
) -> Iterator[_Place]:
    """The characters of a text, each with its marks, and its end; controls are looked through, isolates above all."""
    held: _Place | None = None
    for item, run in shaped:
        for index in range(item.start, item.end):
            char = text[index]
            kind = _kind(char)
            if kind is None:
                if held is not None and not is_default_ignorable(char):
                    held = held._replace(last=index)
                continue
            if held is not None:
                yield held
            half = _half_of(char, run, library, language) if kind == "other" and run is not None else None
            if half is not None:
                kind = "open" if half.right < 0.75 * half.wider else "middle" if half.right else "close"
            held = _Place(kind, index, index, run, half)
    if held is not None:
        yield held
    yield _Place("end", len(text), len(text), None)


@lru_cache(maxsize=4096)
def _kind(char: str) -> Kind | None:
    """What a character is to its neighbours, but for marks that a font may halve; None for marks and controls."""
    if char in HARD_BREAKS:
        return "start"
    category = unicodedata2.category(char)
    if category[0] == "M" or is_default_ignorable(char):
        return None
    if _IDEOGRAPH.match(char):
        return "ideograph"
    if char == _IDEOGRAPHIC_SPACE:
        return "middle"
    is_wide = unicodedata2.east_asian_width(char) in ("F", "W", "H")
    if not is_wide and _LETTER.match(char):
        return "letter"
    if not is_wide and category in ("Ps", "Pe"):
        return "narrow open" if category == "Ps" else "narrow close"
    return "other"


def _half_of(char: str, run: ShapedItem, library: FontLibrary, language: str) -> Change | None:
    style = run.item.style
    if _MAY_BE_HALVED.match(char) is None or run.item.level % 2:
        return None
    if any(value and tag in _SPACED_BY_HAND for tag, value in style.features):
        return None
    half = _half(char, run.font, run.item.script, library, language)
    return half and Change(half.right * style.size, half.wider * style.size)


@lru_cache(maxsize=1024)
def _half(char: str, font: FontKey, script: str, library: FontLibrary, language: str) -> Change | None:
    """What makes a mark half wide in a font, in em of the font size."""
    right: list[int] = []
    wider: list[int] = []
    for features in ({}, {"halt": True}):
        buffer = hb.Buffer()
        buffer.add_str(char)
        buffer.direction, buffer.script, buffer.language = "ltr", script, language
        hb.shape(library.font(font), buffer, features)
        right.append(buffer.glyph_positions[0].x_offset)
        wider.append(buffer.glyph_positions[0].x_advance)
    if wider[1] >= wider[0]:
        return None
    units = library.units(font)
    return Change((right[1] - right[0]) / units, (wider[1] - wider[0]) / units)


def hanging_marks(text: str) -> tuple[int, int]:
    """Where an opening quote or bracket at the start ends, and a closing one at the end begins.

    With the no-break space that French sets beside it; nothing hangs of a text that has nothing else.
    """
    start, end = 0, len(text)
    first, last = _OPENING.match(text), _CLOSING.search(text)
    if first and first.end() < end:
        start = first.end()
    if last and last.start() > start:
        end = last.start()
    return start, end


def _changed(shaped: ShapedItem, changes: Sequence[tuple[int, Change]]) -> ShapedItem:
    """An item with the glyphs of some characters moved; one that runs from right to left stays as it is."""
    if shaped.item.level % 2:
        return shaped
    advances, x_offsets = list(shaped.advances), list(shaped.x_offsets)
    for place, change in changes:
        glyph = bisect_right(shaped.clusters, place) - 1  # the last of its cluster
        if glyph >= 0:
            x_offsets[glyph] += change.right
            advances[glyph] += change.wider
    return shaped._replace(advances=advances, x_offsets=x_offsets)
