"""A paragraph: text shaped once, broken into lines of any width, its lines placed glyph by glyph.

All lengths are in em of the paragraph's font size.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, chain, groupby, repeat

from kit.text.bidi import levels, line_levels, visual_runs
from kit.text.breaks import HARD_BREAKS, BreakFinder, find_breaks
from kit.text.fonts import FontLibrary
from kit.text.hyphenation import hyphenation_points
from kit.text.itemize import Item, StyledRange, is_invisible, itemize
from kit.text.line_ends import line_end_costs, one_letter_words
from kit.text.line_height import around, measure
from kit.text.model import Direction, FontKey, GlyphRun, Line, MissingGlyph, Span, TextStyle
from kit.text.place import glyph_runs
from kit.text.shape import ShapedItem, add_advances, shape, shapeable
from kit.text.wrap import TOLERANCE, Breaking, Opportunities, WrapMode, piece_widths, widest, wrap

_HANGS = HARD_BREAKS | frozenset(" \t\u3000\u200b\u1680\u2028\u2029")  # at a line's end these take no room
# Without any of these all levels are even, and the visual order is the logical one: isolates cost nothing then.
_MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_SOFT_HYPHEN = "\u00ad"
_ALWAYS = float("inf")


class Paragraph:
    """A text in its fonts. Made by `set_paragraph`; never changes, so that it can be shared."""

    def __init__(
        self,
        spans: tuple[Span, ...],
        library: FontLibrary,
        language: str,
        direction: Direction,
        breaks: BreakFinder = find_breaks,
    ) -> None:
        self.text = "".join(span.text for span in spans)
        self.language = language
        self.direction = direction
        self._library = library
        self._base = 1 if direction == "rtl" else 0
        self._is_mixed = self._base == 1 or _MAY_TURN.search(self.text) is not None
        self._levels = levels(self.text, self._base)[1] if self._is_mixed else [0] * len(self.text)
        self._styles = tuple(_styles(spans))
        self._tags = _tags(spans)
        self._shapeable = shapeable(self.text)
        self._items = itemize(self.text, self._styles, self._levels, library, language)
        if self._is_mixed:  # a lone mark and the marks on it are not put in order one by one
            self._levels = [item.level for item in self._items for _ in range(item.end - item.start)]
        self._item_starts = [item.start for item in self._items]
        self._shaped = [shape(self._shapeable, item, library, language) for item in self._items]
        self._joints = frozenset[int]().union(*(shaped.joints for shaped in self._shaped if shaped is not None))
        self._breaks = breaks(self.text, language)
        self._reach = self._measure()
        self._hyphens: dict[tuple[FontKey | None, TextStyle], tuple[ShapedItem, float]] = {}
        self._divided: dict[tuple[int, bool], Opportunities] = {}  # by the number of pieces left whole
        self.opportunities = self._opportunities(self._breaks.ordinary, frozenset())
        self._piece_widths = sorted(piece_widths(self.opportunities))
        self.longest_word = max(self._piece_widths, default=0.0)
        self.natural_width = widest(self.opportunities, list(self.opportunities.hard))
        self.missing = tuple(dict.fromkeys(self._missing()))
        self.ascent, self.descent, self.least_line_height = self._vertical_extent(spans)

    # Measuring

    def _measure(self) -> list[float]:
        """How far the text reaches before each of its characters, and at its end, unwrapped."""
        advances = [0.0] * len(self.text)
        for shaped in self._shaped:
            if shaped is not None:
                add_advances(shaped, advances)
        return list(accumulate(advances, initial=0.0))

    def _reach_to(self, end: int) -> float:
        """How far the text reaches if a line ends before an offset where that changes the glyphs before it."""
        item = self._items[self._item_at(end)]
        start = end - 1
        while start > item.start and start in self._joints:
            start -= 1
        return self._reach[start] + self._width_alone(self._shapeable[:end], replace(item, start=start, end=end))

    def _reach_from(self, start: int) -> float:
        """Where in the whole a line begins before an offset where that changes the glyphs after it."""
        item = self._items[self._item_at(start)]
        end = start + 1
        while end < item.end and end in self._joints:
            end += 1
        alone = " " * start + self._shapeable[start:]
        return self._reach[end] - self._width_alone(alone, replace(item, start=start, end=end))

    def _width_alone(self, text: str, item: Item) -> float:
        shaped = shape(text, item, self._library, self.language)
        return sum(shaped.advances) if shaped is not None else 0.0

    def _missing(self) -> Iterator[MissingGlyph]:
        for item, shaped in zip(self._items, self._shaped, strict=True):
            if shaped is None:
                places: Sequence[int] = range(item.start, item.end)
            elif 0 in shaped.glyphs:
                places = [c for g, c in zip(shaped.glyphs, shaped.clusters, strict=True) if g == 0]
            else:
                continue
            for place in sorted(places):
                char = self.text[place]
                if not is_invisible(char):
                    yield MissingGlyph(char, item.script)

    def _vertical_extent(self, spans: Sequence[Span]) -> tuple[float, float, float]:
        """The largest ascent and descent of the faces in use, that hold the ink, and how close the lines may stand.

        Those of the first family where there is no text.
        """
        library = self._library
        shaped = [shaped for shaped in self._shaped if shaped is not None]
        used = {(piece.font, piece.item.style.size) for piece in shaped if not piece.has_color}
        extents = [(library.face_metrics(font), size) for font, size in used]
        if not extents:
            styles = {span.style for span in spans} or {TextStyle()}
            extents = [(library.metrics(style.families, style.weight), style.size) for style in styles]
        ascent = max(a * size for (a, _), size in extents)
        descent = max(d * size for (_, d), size in extents)
        room = measure((piece, library.ink(piece.font)) for piece in shaped if piece.glyphs)
        return *around(room, ascent, descent), room.between

    # Breaking

    def wrap(self, width: float, mode: WrapMode = "wrap", *, hyphenate: bool = True) -> tuple[Line, ...]:
        """The lines in a width (em).

        A piece that alone is wider is divided where its language allows, Latin, Greek and Cyrillic words with a
        hyphen if `hyphenate`; what cannot be divided sticks out.
        """
        places = self.opportunities
        if mode != "nowrap" and self.longest_word > width + TOLERANCE:
            places = self.divided(width, hyphenate=hyphenate)
        return self.lines(places, wrap(places, width, mode))

    def divided(self, width: float, *, hyphenate: bool = True) -> Opportunities:
        """The break opportunities with further ones inside the pieces that are wider than a width (em)."""
        fitting = bisect_right(self._piece_widths, width + TOLERANCE)
        if fitting == len(self._piece_widths):
            return self.opportunities
        key = (fitting, hyphenate)
        if key not in self._divided:
            self._divided[key] = self._divide(width + TOLERANCE, hyphenate)
        return self._divided[key]

    def _divide(self, width: float, hyphenate: bool) -> Opportunities:
        ordinary = self.opportunities
        plain: set[int] = set()
        hyphenated: set[int] = set()
        start = 0
        for end, piece_width in zip(ordinary.positions, piece_widths(ordinary), strict=True):
            if piece_width > width:
                plain.update(place for place in self._breaks.emergency if start < place < end)
                if hyphenate:
                    hyphenated.update(self._hyphenation_points(start, end, width))
            start = end
        hyphenated -= plain
        if not plain and not hyphenated:
            return ordinary
        return self._opportunities(sorted({*ordinary.positions, *plain, *hyphenated}), frozenset(hyphenated))

    def _hyphenation_points(self, start: int, end: int, width: float) -> Iterator[int]:
        """Where the words of a piece that alone are wider than a width may be divided."""
        for first, last, points in hyphenation_points(self.text[start:end], self.language):
            if self._reach[start + last] - self._reach[start + first] > width:
                places = (start + point for point in points)
                yield from (p for p in places if not any(a < p < b for a, b in self._breaks.whole))

    def _opportunities(self, positions: Sequence[int], hyphenated: frozenset[int]) -> Opportunities:
        """The opportunities at these positions; a hyphen that reaches farther than the next piece is left out."""
        kept: list[int] = []
        ends: list[float] = []
        hyphens: list[bool] = []
        following = _ALWAYS
        reach, joints = self._reach, self._joints
        for place in reversed(positions):
            visible = self._visible_end(place)
            end = self._reach_to(visible) if visible in joints else reach[visible]
            has_hyphen = place in hyphenated or (self.text[place - 1] == _SOFT_HYPHEN and place < len(self.text))
            if has_hyphen:
                end += self._hyphen(place)[1]
                if end > following:
                    continue
            following = min(end, following)
            kept.append(place)
            ends.append(end)
            hyphens.append(has_hyphen)
        kept.reverse()
        ends.reverse()
        hyphens.reverse()
        hard = [index for index, place in enumerate(kept) if place in self._breaks.hard or index == len(kept) - 1]
        hanging = frozenset(one_letter_words(self.text, kept))
        return Opportunities(
            positions=kept,
            starts=[self._reach_from(place) if place in joints else reach[place] for place in kept],
            ends=list(accumulate(ends, max)),
            hard=hard,
            hyphens=frozenset(index for index, has_hyphen in enumerate(hyphens) if has_hyphen),
            hanging=hanging,
            costs=line_end_costs(self.text, kept, self.language, hanging),
        )

    def _visible_end(self, place: int, start: int = 0) -> int:
        """Where the visible text before a break ends."""
        while place > start and (self.text[place - 1] in _HANGS or self.text[place - 1] == _SOFT_HYPHEN):
            place -= 1
        return place

    def lines(self, places: Opportunities, breaking: Breaking) -> tuple[Line, ...]:
        """The lines that end at these opportunities."""
        lines = []
        start, begin = 0, 0.0
        for index in breaking:
            end = self._visible_end(places.positions[index], start)
            width = max(0.0, places.ends[index] - begin)
            lines.append(Line(start, end, width, index in places.hyphens and end > start))
            start, begin = places.positions[index], places.starts[index]
        return tuple(lines)

    # Placing

    def place(self, line: Line) -> tuple[GlyphRun, ...]:
        """The glyphs of one of the paragraph's lines in visual order; x counts from the line's left edge."""
        pieces = list(self._visual_pieces(line))
        if line.hyphen:
            hyphen = replace(self._hyphen(line.end)[0], clusters=[line.end - 1])
            pieces.insert(0 if self._base else len(pieces), hyphen)
        return glyph_runs(pieces, self.text, self._tags)

    def _visual_pieces(self, line: Line) -> Iterator[ShapedItem]:
        if line.end <= line.start:
            return
        if not self._is_mixed:
            yield from self._pieces(line.start, line.end, line)
            return
        levels_of_line = line_levels(self.text, self._levels, line.start, line.end, self._base)
        for start, end, level in visual_runs(levels_of_line, line.start):
            pieces = list(self._pieces(start, end, line))
            yield from reversed(pieces) if level % 2 else pieces

    def _pieces(self, start: int, end: int, line: Line) -> Iterator[ShapedItem]:
        """The shaped items of a stretch of a line in logical order, cut to it."""
        for index in range(self._item_at(start), len(self._items)):
            item, shaped = self._items[index], self._shaped[index]
            if item.start >= end:
                break
            if shaped is None:
                continue
            if start <= item.start and item.end <= end:
                yield shaped
            elif cut := self._cut(shaped, max(start, item.start), min(end, item.end), line):
                yield cut

    def _item_at(self, place: int) -> int:
        return bisect_right(self._item_starts, place) - 1

    def _cut(self, shaped: ShapedItem, start: int, end: int, line: Line) -> ShapedItem | None:
        """The part of an item that stands on a line: its glyphs, or new ones where they change with the break."""
        item = shaped.item
        if start not in shaped.joints and end not in shaped.joints:
            return shaped.part(start, end)
        # Shaped without the other lines' letters around it.
        text = " " * line.start + self._shapeable[line.start : line.end]
        return shape(text, replace(item, start=start, end=end), self._library, self.language)

    def _hyphen(self, place: int) -> tuple[ShapedItem, float]:
        """The hyphen in the style of the text before an offset, and its width."""
        index = self._item_at(self._visible_end(place) - 1)
        item, shaped = self._items[index], self._shaped[index]
        key = (shaped.font if shaped else None, item.style)
        if key not in self._hyphens:
            hyphen = self._shape_hyphen(item)
            self._hyphens[key] = hyphen, sum(hyphen.advances)
        return self._hyphens[key]

    def _shape_hyphen(self, item: Item) -> ShapedItem:
        library, style = self._library, item.style
        other = library.choose("-", item.script, style.families, self.language, style.italic)
        for char, choice in (("\u2010", item.choice), ("-", item.choice), ("-", other)):
            hyphen = shape(char, Item(0, 1, style, 0, item.script, choice), library, self.language)
            if hyphen is not None and 0 not in hyphen.glyphs:
                return hyphen
        return ShapedItem(item, FontKey(""), (), (), (), (), (), frozenset())


@lru_cache(maxsize=256)  # one text is set for every card shape
def _set_paragraph(
    spans: tuple[Span, ...], library: FontLibrary, language: str, direction: Direction, breaks: BreakFinder
) -> Paragraph:
    return Paragraph(spans, library, language, direction, breaks)


def set_paragraph(
    spans: tuple[Span, ...],
    library: FontLibrary,
    language: str,
    direction: Direction,
    *,
    breaks: BreakFinder = find_breaks,
) -> Paragraph:
    """The spans as one paragraph in a language (BCP 47).

    `direction` is that of the paragraph, whatever its text. Other `breaks` than Kit's are for comparing with browsers.
    """
    return _set_paragraph(spans, library, language, direction, breaks)


def _styles(spans: Sequence[Span]) -> Iterator[StyledRange]:
    """The ranges of one style; spans that differ only by their tag are one."""
    start = 0
    for style, group in groupby(spans, key=lambda span: span.style):
        end = start + sum(len(span.text) for span in group)
        if end > start:
            yield start, end, style
        start = end


def _tags(spans: Sequence[Span]) -> list[int]:
    """The tag of every character."""
    return list(chain.from_iterable(repeat(span.tag, len(span.text)) for span in spans))
