"""A text in its fonts, before it has lines: how far it reaches, what it lacks, and its glyphs from here to there.

All lengths are in em of the paragraph's font size.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, groupby

import regex

from kit.text.bidi import levels, line_levels, visual_runs
from kit.text.fonts import FontLibrary
from kit.text.itemize import Item, StyledRange, is_invisible, itemize
from kit.text.line_height import around, measure
from kit.text.model import FontKey, Line, MissingGlyph, Span, TextStyle
from kit.text.scripts import EMOJI
from kit.text.shape import ShapedItem, add_advances, shape, shapeable
from kit.text.spacing import NOTHING, PLAIN, Spacing, adjustments, hanging_marks

# Without any of these all levels are even, and the visual order is the logical one: isolates cost nothing then.
_MAY_TURN = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


_GRAPHEME = regex.compile(r"\X")  # UAX #29: an emoji sequence is one


class ShapedText:
    """The items of a text, each shaped once, as on one endless line. What a line's end changes is shaped anew."""

    def __init__(
        self, spans: Sequence[Span], library: FontLibrary, language: str, base: int, spacing: Spacing = PLAIN
    ) -> None:
        self.text = text = "".join([span.text for span in spans])
        self._spans = spans
        self._library = library
        self._language = language
        self._base = base  # the level of the paragraph: 1 if it runs from right to left
        is_mixed = base == 1 or _MAY_TURN.search(text) is not None
        self._levels = levels(text, base)[1] if is_mixed else [0] * len(text)
        self._shapeable = shapeable(text)
        self.items = itemize(text, tuple(_styles(spans)), self._levels, library, language)
        if is_mixed:  # a lone mark and the marks on it are not put in order one by one
            self._levels = []
            for item in self.items:
                self._levels += [item.level] * (item.end - item.start)
        self._starts = [item.start for item in self.items]
        self._shaped = [shape(self._shapeable, item, library, language) for item in self.items]
        self.adjustments = NOTHING
        if spacing is not PLAIN and base == 0:
            pairs = list(zip(self.items, self._shaped, strict=True))
            self.adjustments = adjustments(text, pairs, library, language, spacing)
            if self.adjustments is not NOTHING:
                self._shaped = [self.adjustments.apply(shaped) for shaped in self._shaped]
        self._present = [shaped for shaped in self._shaped if shaped is not None]
        # Offsets at which a line's end changes the glyphs on both sides.
        self.joints = frozenset[int]().union(*(shaped.joints for shaped in self._present))
        reach = self._measure()
        self.hung = (0.0, 0.0)  # how far the first line hangs out at its start, and the last at its end
        if spacing.hangs_first or spacing.hangs_last:
            self.hung = self._hang(reach, spacing)
            if self.hung[0]:
                reach = [place - self.hung[0] for place in reach]
        self.reach = reach  # before each character and at the end, with no line's end before it
        self._hyphens: dict[tuple[FontKey | None, TextStyle], tuple[ShapedItem, float]] = {}

    # Measuring

    def _measure(self) -> list[float]:
        advances = [0.0] * len(self.text)
        for shaped in self._present:
            add_advances(shaped, advances)
        return list(accumulate(advances, initial=0.0))

    def _hang(self, reach: Sequence[float], spacing: Spacing) -> tuple[float, float]:
        """The widths of the quotes at the start and at the end of the text that hang."""
        start, end = hanging_marks(self.text)
        before = reach[start] if spacing.hangs_first else 0.0
        after = reach[-1] - reach[end] + self.adjustments.line_ends.get(end + 1, 0.0) if spacing.hangs_last else 0.0
        return before, max(0.0, after)

    def reach_to(self, end: int) -> float:
        """How far the text reaches if a line ends before a joint."""
        item = self.items[self._item_at(end)]
        start = end - 1
        while start > item.start and start in self.joints:
            start -= 1
        return self.reach[start] + self._width_alone(self._shapeable[:end], replace(item, start=start, end=end))

    def reach_from(self, start: int) -> float:
        """Where in the whole a line begins that begins after a joint."""
        item = self.items[self._item_at(start)]
        end = start + 1
        while end < item.end and end in self.joints:
            end += 1
        alone = " " * start + self._shapeable[start:]
        return self.reach[end] - self._width_alone(alone, replace(item, start=start, end=end))

    def _width_alone(self, text: str, item: Item) -> float:
        shaped = self._shape(text, item)
        return sum(shaped.advances) if shaped is not None else 0.0

    def _shape(self, text: str, item: Item) -> ShapedItem | None:
        """A part of an item without the other lines' letters around it, which are spaces in the text."""
        return self.adjustments.apply(shape(text, item, self._library, self._language))

    def missing(self) -> Iterator[MissingGlyph]:
        """The characters that no font has, in the order of the text; of emoji, whole sequences."""
        for item, shaped in zip(self.items, self._shaped, strict=True):
            if item.script == EMOJI:
                yield from self._missing_emoji(item, shaped)
                continue
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

    def _missing_emoji(self, item: Item, shaped: ShapedItem | None) -> Iterator[MissingGlyph]:
        """Sequences without a glyph, and those that a font has only the parts of: a family should not come as four."""
        visible: list[tuple[int, ...]] = []  # cluster and glyph
        if shaped is not None:
            placed = zip(shaped.glyphs, shaped.clusters, shaped.advances, strict=True)
            visible = sorted((cluster, glyph) for glyph, cluster, advance in placed if advance or not glyph)
        for sequence in _GRAPHEME.finditer(self.text, item.start, item.end):
            first, end = (bisect_left(visible, (place,)) for place in sequence.span())
            if end - first != 1 or not visible[first][1]:
                yield MissingGlyph(sequence[0], item.script)

    def vertical_extent(self) -> tuple[float, float, float]:
        """The largest ascent and descent of the faces in use, that hold the ink, and how close the lines may stand.

        Those of the first family where there is no text.
        """
        library = self._library
        used = {(piece.font, piece.item.style.size) for piece in self._present if not piece.has_color}
        extents = [(library.face_metrics(font), size) for font, size in used]
        if not extents:
            styles = {span.style for span in self._spans} or {TextStyle()}
            extents = [(library.metrics(style.families, style.weight), style.size) for style in styles]
        ascent = max(a * size for (a, _), size in extents)
        descent = max(d * size for (_, d), size in extents)
        room = measure((piece, library.ink(piece.font)) for piece in self._present if piece.glyphs)
        return *around(room, ascent, descent), room.between

    # The glyphs

    def visual_pieces(self, line: Line) -> Iterator[ShapedItem]:
        """The shaped items of a line from the left, cut to it, without its hyphen."""
        if line.end <= line.start:
            return
        for start, end, level in self._visual_runs(line):
            pieces = self._pieces(start, end, line)
            yield from reversed(list(pieces)) if level % 2 else pieces

    def _visual_runs(self, line: Line) -> list[tuple[int, int, int]]:
        """The runs of one level of a line from the left: start, end and level."""
        levels_of_line = self._levels[line.start : line.end]
        if levels_of_line.count(self._base) == len(levels_of_line):
            return [(line.start, line.end, self._base)]
        return visual_runs(line_levels(self.text, self._levels, line.start, line.end, self._base), line.start)

    def _pieces(self, start: int, end: int, line: Line) -> Iterator[ShapedItem]:
        """The shaped items of a stretch of a line in logical order, cut to it."""
        for index in range(self._item_at(start), len(self.items)):
            item, shaped = self.items[index], self._shaped[index]
            if item.start >= end:
                break
            if shaped is None:
                continue
            if start <= item.start and item.end <= end:
                yield shaped
            elif cut := self._cut(shaped, max(start, item.start), min(end, item.end), line):
                yield cut

    def _item_at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _cut(self, shaped: ShapedItem, start: int, end: int, line: Line) -> ShapedItem | None:
        """The part of an item that stands on a line: its glyphs, or new ones where they change with the break."""
        if start not in shaped.joints and end not in shaped.joints:
            return shaped.part(start, end)
        text = " " * line.start + self._shapeable[line.start : line.end]
        return self._shape(text, replace(shaped.item, start=start, end=end))

    def hyphen(self, end: int) -> tuple[ShapedItem, float]:
        """The hyphen in the style of the visible text that ends at an offset, and its width."""
        index = self._item_at(end - 1)
        item, shaped = self.items[index], self._shaped[index]
        key = (shaped.font if shaped else None, item.style)
        if key not in self._hyphens:
            hyphen = self._shape_hyphen(item)
            self._hyphens[key] = hyphen, sum(hyphen.advances)
        return self._hyphens[key]

    def _shape_hyphen(self, item: Item) -> ShapedItem:
        library, style = self._library, item.style
        other = library.choose("-", item.script, style.families, self._language, style.italic)
        for char, choice in (("\u2010", item.choice), ("-", item.choice), ("-", other)):
            hyphen = shape(char, Item(0, 1, style, 0, item.script, choice), library, self._language)
            if hyphen is not None and 0 not in hyphen.glyphs:
                return hyphen
        return ShapedItem(item, FontKey(""), (), (), (), (), (), frozenset())


def _styles(spans: Sequence[Span]) -> Iterator[StyledRange]:
    """The ranges of one style; spans that differ only by their tag are one."""
    start = 0
    for style, group in groupby(spans, key=lambda span: span.style):
        end = start + sum([len(span.text) for span in group])
        if end > start:
            yield start, end, style
        start = end
