"""Inline content: the words of an element and of the inline elements in it, set as one paragraph.

White space collapses as CSS says (CSS Text 3, 4.1), `<br>` becomes U+2028, and capitals come by the language of each
element.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Set

from kit.layout.spacing import shift
from kit.layout.tree import Content, TextMaker
from kit.markup.model import Color, Element, Style, Text
from kit.text import casing
from kit.text.fit import Fitted, fit
from kit.text.fonts import FontLibrary
from kit.text.model import Line, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.spacing import GAP, Spacing

BREAK = "\u2028"
_WHITE_SPACE = re.compile(r"[ \t\r\n\f]+")
_GRAIN = 1 / 64  # px: browsers measure no finer, so a text may be wider by so much; and it fits its own width
_UNBOUNDED = 1e6  # px
_OPTICAL_SIZES = (8, 11, 16, 23, 32, 45, 64, 90, 128)  # px
_PLAIN = Style()
CASES: dict[str, Callable[[str, str], str]] = {
    "uppercase": casing.upper,
    "lowercase": casing.lower,
    "capitalize": casing.capitalize,
}


class TextLeaf:
    """A paragraph in a box. All lengths are px."""

    def __init__(
        self,
        style: Style,
        paragraph: Paragraph,
        colors: tuple[Color, ...],
        least_line_height: float,
        boxed: tuple[Element, ...] = (),
        color_sources: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self.style = style
        self.paragraph = paragraph
        self.colors = colors  # by the tags of the spans
        self.color_sources = color_sources or ((),) * len(colors)  # the custom properties that gave them
        self.boxed = boxed  # inline elements whose style asks for a box around them; none is drawn
        self.size = style.font_size
        natural = paragraph.ascent + paragraph.descent
        factor = natural if style.line_height is None else style.line_height
        self.line_height = max(factor, least_line_height)  # a factor of the font size
        self._lines: dict[float, tuple[Line, ...]] = {}
        self._fitted: dict[tuple[float, float], Fitted] = {}
        self._settled: dict[float, Fitted] = {}  # by the width: what no height changes any more

    def narrowest(self) -> float:
        if self.style.fit is not None:
            return 0.0
        if self.style.text_wrap == "nowrap":
            return self.widest()
        return self.paragraph.longest_word * self.size

    def widest(self) -> float:
        return 0.0 if self.style.fit is not None else self.paragraph.natural_width * self.size

    def height(self, width: float) -> float:
        if self.style.fit is not None:  # as large as its width lets it be; in a flex container it shrinks from there
            fitted = self.fitted(width, _UNBOUNDED)
            return len(fitted.lines) * self.line_height * fitted.size
        return len(self.lines(width)) * self.line_height * self.size

    def settle(self, width: float, height: float) -> bool:
        if self.style.fit is None or self.height(width) <= height + _GRAIN:
            return False
        fitted = self.fitted(width, height)
        if fitted.fits:
            self._settled[width] = fitted
        return fitted.fits

    def baseline(self, width: float, height: float) -> float | None:
        if self.style.fit is not None:
            return None
        lines = self.lines(width)
        return self.first_line(height, len(lines), self.size) + self.ascent(self.size)

    @property
    def ratio(self) -> float | None:
        return None

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines of a text that is not fitted in a content box of this width."""
        known = self._lines.get(width)
        if known is None:
            style = self.style
            known = self._lines[width] = self.paragraph.wrap(
                (width + _GRAIN) / self.size, style.text_wrap, hyphenate=style.hyphens == "auto"
            )
        return known

    def fitted(self, width: float, height: float) -> Fitted:
        """The text at the largest size at which it fits a content box; once that is settled, in a box of any height."""
        known = self._settled.get(width) or self._fitted.get((width, height))
        if known is None:
            assert self.style.fit is not None
            wrap = self.style.text_wrap
            known = self._fitted[width, height] = fit(
                self.paragraph,
                width,
                height,
                *self.style.fit,
                self.line_height,
                mode="balance" if wrap == "wrap" else wrap,
            )
        return known

    def first_line(self, height: float, lines: int, size: float) -> float:
        """How far the first line box lies below the top of a content box, by align-content."""
        return shift(self.style.align_content, height - lines * self.line_height * size)

    def ascent(self, size: float) -> float:
        """From the top of a line box to its baseline: half the leading lies above the text (CSS 2.2, 10.8.1).

        Rounded as Chromium rounds: ascent and descent to whole px, the half above to 1/64 px toward 0, then downward.
        Where that makes the descent smaller, it takes a px from the ascent, so that no descender is cut.
        """
        depth = self.paragraph.descent * size
        ascent = math.floor(self.paragraph.ascent * size + 0.5)
        descent = math.floor(depth + 0.5)
        leading = int((math.floor(self.line_height * size * 64) - (ascent + descent) * 64) / 2)
        return leading // 64 + ascent - (descent < depth and ascent >= 1)


def text_maker(library: FontLibrary, script_line_heights: bool, flush: Set[Element] = frozenset()) -> TextMaker:
    """Makes text leaves with these fonts; `script_line_heights` opens lines as far as their scripts need.

    Quotes of elements that are to be `flush` do not hang, whatever their style says.
    """

    def make(element: Element, style: Style, content: Content) -> TextLeaf | None:
        colors: dict[Color, list[str]] = {}
        spans = tuple(_spans(content, style, element.language, colors, library))
        if not spans:
            return None
        spacing = _spacing(style, element in flush)
        paragraph = set_paragraph(spans, library, element.language, style.direction, spacing=spacing)
        least = paragraph.least_line_height if script_line_heights else 0.0
        return TextLeaf(
            style, paragraph, tuple(colors), least, tuple(_boxed(content)), tuple(map(tuple, colors.values()))
        )

    return make


def _spacing(style: Style, is_flush: bool) -> Spacing:
    hangs = () if is_flush else style.hanging_punctuation
    gap = GAP if style.text_autospace == "normal" else 0.0
    return Spacing(style.text_spacing_trim, gap, "first" in hangs, "last" in hangs)


def _boxed(content: Content) -> Iterator[Element]:
    """The inline elements that a browser would draw a box around, or move."""
    for child in content:
        if isinstance(child, Element) and child.style.display != "none":
            if any(box_properties(child.style)):
                yield child
            yield from _boxed(child.children)


def box_properties(style: Style) -> Iterator[str]:
    """The properties in use that need a box, or a place of its own."""
    if style.background_color.alpha or style.background_image:
        yield "background"
    if any(side.width for side in style.border):
        yield "border"
    for name in ("margin", "padding", "box-shadow", "position", "opacity"):
        field = name.replace("-", "_")
        if getattr(style, field) != getattr(_PLAIN, field):
            yield name


def _spans(
    content: Content, base: Style, language: str, colors: dict[Color, list[str]], library: FontLibrary
) -> Iterator[Span]:
    """The spans, tagged with their places among the colours; what is in `colors` gets to know where they come from."""
    for text, style, spoken in _collapsed(content, base, language):
        change = CASES.get(style.text_transform)
        if change is not None:
            text = change(text, spoken)
        sources = colors.setdefault(style.color, [])
        if style.color_source and style.color_source not in sources:
            sources.append(style.color_source)
        yield Span(text, _text_style(style, base, library), list(colors).index(style.color))


Piece = tuple[str, Style, str]
"""Words, their style and their language."""


def _pieces(content: Content, style: Style, language: str) -> Iterator[Piece]:
    for child in content:
        if isinstance(child, Text):
            yield child.text, style, language
        elif child.tag == "br":
            yield BREAK, style, language
        elif child.style.display != "none":
            yield from _pieces(child.children, child.style, child.language)


def _collapsed(content: Content, style: Style, language: str) -> list[Piece]:
    """The pieces with their white space collapsed; none where nothing is left."""
    pieces: list[Piece] = []
    before = " "  # the character before, as at the start of a line
    for text, piece_style, spoken in _pieces(content, style, language):
        if text != BREAK:
            text = _WHITE_SPACE.sub(" ", text)
            if before in (" ", BREAK):
                text = text.removeprefix(" ")
        elif before == " ":
            _strip_end(pieces)
        if text:
            pieces.append((text, piece_style, spoken))
            before = text[-1]
    _strip_end(pieces)
    return pieces


def _strip_end(pieces: list[Piece]) -> None:
    """Takes away the one space that may be left at a line's end."""
    if pieces and pieces[-1][0].endswith(" "):
        text, style, language = pieces.pop()
        if len(text) > 1:
            pieces.append((text[:-1], style, language))


def _text_style(style: Style, base: Style, library: FontLibrary) -> TextStyle:
    size = base.font_size
    optical = style.font_optical_sizing == "auto" and library.has_optical_sizes(style.font_family)
    return TextStyle(
        style.font_family,
        style.font_weight,
        style.font_style == "italic",
        style.font_size / size,
        style.letter_spacing / size,
        _optical_size(style, base) if optical else 0.0,
        style.font_features,
    )


def _optical_size(style: Style, base: Style) -> float:
    """The size in px that a text is drawn for: one of a few, so that it is shaped once for many sizes.

    A fitted text is drawn for the mean of its bounds, not for the size found: the size must not change the widths.
    """
    size = base.font_size if base.fit is None else math.sqrt(base.fit[0] * base.fit[1])
    size *= style.font_size / base.font_size
    return min(_OPTICAL_SIZES, key=lambda known: abs(math.log(known / size))) if size else 0.0
