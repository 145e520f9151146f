"""The words of typesetting as data: style, span, glyph run, line, paragraph.

All lengths are in em of the paragraph's own font size (font size 1) unless a docstring says otherwise, so that a
paragraph is shaped once and fitting a size is arithmetic. The x axis grows to the right, whatever the direction of
the text; glyph offsets grow upward from the baseline, as in OpenType.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kit.l10n.locales import Direction as Direction


@dataclass(frozen=True, slots=True)
class TextStyle:
    """What decides which glyphs a piece of text gets."""

    families: tuple[str, ...] = ("Noto Sans",)
    weight: int = 400  # 1 to 1000, as CSS font-weight
    italic: bool = False
    size: float = 1.0  # in em of the paragraph
    letter_spacing: float = 0.0  # in em of the paragraph; not applied in joining and Brahmic scripts
    optical_size: float = 0.0  # px, of fonts with an axis for it; 0 is the font's own
    features: tuple[tuple[str, int], ...] = ()  # OpenType features: (("tnum", 1),)


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one style. `tag` travels to the glyphs untouched: the caller keeps its colours by it."""

    text: str
    style: TextStyle
    tag: int = 0


@dataclass(frozen=True, slots=True)
class FontKey:
    """One instance of a face: enough to open it again in another process, and hashable."""

    face: str  # the face's key in the FontLibrary: the absolute path, or the workspace path of a brand's font
    index: int = 0  # face index in a collection
    variations: tuple[tuple[str, float], ...] = ()  # (("wght", 700.0),), sorted by tag
    slant: float = 0.0  # synthetic slant, as a ratio: 0.2 leans by 20 % of the height
    embolden: float = 0.0  # synthetic weight, in em


class PlacedGlyph(NamedTuple):  # there are hundreds on a card, and a tuple is made in a third of the time
    """One glyph of a set line; em of the paragraph: x from the line's left edge, y upward from the baseline."""

    glyph: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of a set line that share an instance of a font, a size and a tag, in visual order from the left."""

    font: FontKey
    size: float  # font size in em of the paragraph
    tag: int
    glyphs: tuple[PlacedGlyph, ...]
    color: bool = False  # the face draws its own colours (emoji)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as broken: code point offsets into the paragraph's text, without the white space at its end."""

    start: int
    end: int
    width: float  # advance of the visible text, hyphen included, in em
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class MissingGlyph:
    """A character that no font has."""

    char: str
    script: str  # ISO 15924 code
