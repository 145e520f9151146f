"""A paragraph: text shaped once, broken into lines of any width, its lines placed glyph by glyph.

All lengths are in em of the paragraph's font size.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import cached_property, lru_cache
from itertools import accumulate

from kit.text.breaks import HARD_BREAKS, BreakFinder, find_breaks
from kit.text.fonts import FontLibrary
from kit.text.hyphenation import hyphenation_points
from kit.text.itemize import is_invisible
from kit.text.line_ends import line_end_costs, one_letter_words
from kit.text.model import Direction, GlyphRun, Line, Span
from kit.text.place import glyph_runs
from kit.text.shaped import ShapedText
from kit.text.spacing import PLAIN, Spacing
from kit.text.wrap import TOLERANCE, Breaking, Opportunities, WrapMode, piece_widths, widest, wrap

_SOFT_HYPHEN = "\u00ad"
# At a line's end these take no room.
_HANGS = HARD_BREAKS | frozenset(" \t\u3000\u200b\u1680\u2028\u2029") | {_SOFT_HYPHEN}
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
        spacing: Spacing = PLAIN,
    ) -> None:
        self.shaped = ShapedText(spans, library, language, int(direction == "rtl"), spacing)
        self.text = self.shaped.text
        self.language = language
        self.direction = direction
        self._spans = spans
        self._breaks = breaks(self.text, language)
        self._divided: dict[tuple[int, bool], Opportunities] = {}  # by the number of pieces left whole
        self.opportunities = self._opportunities(self._breaks.ordinary, frozenset())
        self._piece_widths = sorted(piece_widths(self.opportunities))
        self.longest_word = max(self._piece_widths, default=0.0)
        self.natural_width = widest(self.opportunities, self.opportunities.hard)
        self.missing = tuple(dict.fromkeys(self.shaped.missing()))
        self.ascent, self.descent, self.least_line_height = self.shaped.vertical_extent()

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
        reach = self.shaped.reach
        for first, last, points in hyphenation_points(self.text[start:end], self.language):
            if reach[start + last] - reach[start + first] > width:
                places = (start + point for point in points)
                yield from (p for p in places if not any(a < p < b for a, b in self._breaks.whole))

    def _opportunities(self, positions: Sequence[int], hyphenated: frozenset[int]) -> Opportunities:
        """The opportunities at these positions; a hyphen that reaches farther than the next piece is left out."""
        text, shaped = self.text, self.shaped
        reach, joints = shaped.reach, shaped.joints
        line_starts, line_ends = shaped.adjustments.line_starts, shaped.adjustments.line_ends
        kept: list[int] = []
        ends: list[float] = []
        hyphens: set[int] = set()
        following = _ALWAYS
        for place in reversed(positions):
            visible = self._visible_end(place)
            end = shaped.reach_to(visible) if visible in joints else reach[visible]
            if visible in line_ends:
                end += line_ends[visible]
            if place in hyphenated or (text[place - 1] == _SOFT_HYPHEN and place < len(text)):
                end += shaped.hyphen(visible)[1]
                if end > following:
                    continue
                hyphens.add(place)
            if place == len(text):
                end -= shaped.hung[1]
            following = min(end, following)
            kept.append(place)
            ends.append(end)
        kept.reverse()
        ends.reverse()
        hanging = frozenset(one_letter_words(text, kept))
        starts = [shaped.reach_from(place) if place in joints else reach[place] for place in kept]
        if line_starts:
            starts = [
                start - line_starts[place][1].wider if place in line_starts else start
                for place, start in zip(kept, starts, strict=True)
            ]
        return Opportunities(
            positions=kept,
            starts=starts,
            ends=list(accumulate(ends, max)),
            hard=[*_indices(kept[:-1], self._breaks.hard), *range(len(kept))[-1:]],
            hyphens=frozenset(_indices(kept, hyphens)),
            hanging=hanging,
            costs=line_end_costs(text, kept, self.language, hanging),
        )

    def _visible_end(self, place: int, start: int = 0) -> int:
        """Where the visible text before a break ends."""
        while place > start and self.text[place - 1] in _HANGS:
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
        pieces = list(self.shaped.visual_pieces(line))
        self.shaped.adjustments.begin(pieces, line.start)
        if line.hyphen:
            hyphen = self.shaped.hyphen(line.end)[0]._replace(clusters=[line.end - 1])
            pieces.insert(0 if self.direction == "rtl" else len(pieces), hyphen)
        return glyph_runs(pieces, self._tags, self._invisible, -self.hang(line)[0])

    @property
    def hangs(self) -> tuple[float, float]:
        """How far the first line hangs out of its width at its start, and the last at its end."""
        return self.shaped.hung

    def hang(self, line: Line) -> tuple[float, float]:
        """How far a line hangs out of its width, to the left and to the right."""
        before, after = self.hangs
        if not (before or after):
            return 0.0, 0.0
        start = before if line.start == 0 else 0.0
        end = after if line.end == self._visible_end(len(self.text)) else 0.0
        return (end, start) if self.direction == "rtl" else (start, end)

    @cached_property
    def _tags(self) -> list[int]:
        """The tag of every character."""
        tags: list[int] = []
        for span in self._spans:
            tags += [span.tag] * len(span.text)
        return tags

    @cached_property
    def _invisible(self) -> list[bool]:
        """Of every character whether it leaves no ink."""
        return list(map(is_invisible, self.text))


@lru_cache(maxsize=256)  # one text is set for every card shape
def _set_paragraph(
    spans: tuple[Span, ...],
    library: FontLibrary,
    language: str,
    direction: Direction,
    breaks: BreakFinder,
    spacing: Spacing,
) -> Paragraph:
    return Paragraph(spans, library, language, direction, breaks, spacing)


def set_paragraph(
    spans: tuple[Span, ...],
    library: FontLibrary,
    language: str,
    direction: Direction,
    *,
    breaks: BreakFinder = find_breaks,
    spacing: Spacing = PLAIN,
) -> Paragraph:
    """The spans as one paragraph in a language (BCP 47).

    `direction` is that of the paragraph, whatever its text. Other `breaks` than Kit's are for comparing with browsers.
    """
    return _set_paragraph(spans, library, language, direction, breaks, spacing)


def _indices(places: Sequence[int], wanted: Set[int]) -> Iterator[int]:
    """The indices of those places that are wanted."""
    return (index for index, place in enumerate(places) if place in wanted) if wanted else iter(())
