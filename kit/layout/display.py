"""The display list: what paint draws, in order, with nothing left to decide.

Coordinates are px of the card, x to the right and y downward from the top left corner. Everything is frozen and
hashable, so that a list's beginning that several languages share can be painted once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kit.errors import Problem, Where
from kit.markup.model import BorderSide, Color, ColorMatrix, LinearGradient, RadialGradient, Shadow
from kit.text.model import FontKey, PlacedGlyph


class Rect(NamedTuple):
    """A box: left, top, width and height in px."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height


Radii = tuple[float, float, float, float]  # top-left, then clockwise; px
SQUARE: Radii = (0.0, 0.0, 0.0, 0.0)
INLINE_DRAWING = "data:image/svg+xml,"  # before the text of a drawing that stands where a path could: no file has it


def is_vector(path: str) -> bool:
    """Whether the path names an SVG, or is an inline drawing."""
    return path.lower().endswith(".svg") or path.startswith(INLINE_DRAWING)


@dataclass(frozen=True, slots=True)
class Fill:
    """A rounded box in one colour or gradient."""

    rect: Rect
    radii: Radii
    paint: Color | LinearGradient | RadialGradient


@dataclass(frozen=True, slots=True)
class Border:
    """The border of a rounded box, drawn inside its edges: top, right, bottom, left."""

    rect: Rect
    radii: Radii
    sides: tuple[BorderSide, BorderSide, BorderSide, BorderSide]


@dataclass(frozen=True, slots=True)
class BoxShadow:
    rect: Rect
    radii: Radii
    shadow: Shadow


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture scaled to `size` (px) and drawn with its top left corner at `rect`'s, clipped by rect and radii.

    For cover, `size` is larger than the rect and `offset` says how far the picture's corner lies left and above it.
    `color` is what currentColor in an SVG becomes, and `filters` change its colours, one after the other. An inline
    drawing stands in the path itself, after `INLINE_DRAWING`. A lockup that has to stand out has a legibility.
    """

    rect: Rect
    radii: Radii
    path: str
    size: tuple[float, float]
    offset: tuple[float, float]
    color: Color
    filters: tuple[ColorMatrix, ...] = ()
    legibility: Legibility | None = None


@dataclass(frozen=True, slots=True)
class PositionedRun:
    """Glyphs with one font; glyph x and y are px of the card, y downward (the glyph's origin on the baseline)."""

    font: FontKey
    size: float  # px an em
    glyphs: tuple[PlacedGlyph, ...]
    color: bool


@dataclass(frozen=True, slots=True)
class Legibility:
    """A text or a lockup that has to be read: how problems name it, where it is set, and how far it must stand out."""

    name: str  # "headline of drop in de, instagram.story"
    where: Where
    ink: Rect  # around all glyphs of the text, in whatever colour; the lockup's box
    contrast: float  # the least contrast ratio of its colours to what lies behind it (WCAG 2.2, 1.4.3 and 1.4.11)
    lockup: bool = False


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Text in one colour: painted as a single mask. Decoration has no legibility."""

    runs: tuple[PositionedRun, ...]
    color: Color
    legibility: Legibility | None = None
    color_sources: tuple[str, ...] = ()  # the custom properties that gave the colour, where that is known


@dataclass(frozen=True, slots=True)
class Group:
    """Operations painted apart and laid over the card with an opacity below 1, or clipped to a rounded box."""

    operations: tuple[Operation, ...]
    opacity: float
    clip: Rect | None = None
    radii: Radii = SQUARE


Operation = Fill | Border | BoxShadow | Picture | Glyphs | Group


@dataclass(frozen=True, slots=True)
class SetText:
    """How a text came out: for the fit report and the checks."""

    slot: str | None
    text: str
    box: Rect  # the content box that the text was given
    ink: Rect  # what the lines really take: left of the leftmost to right of the rightmost, top to bottom
    size: float  # px
    lines: int
    room: float  # how much larger its box could hold it: 1.0 is a tight fit; below 1.0 it does not fit
    excess: int  # about how many characters too long; 0 where it fits


@dataclass(frozen=True, slots=True)
class Guides:
    """What a layout is built on, for those who look at it: no card shows it."""

    boxes: tuple[Rect, ...]  # border boxes, the outer ones first
    baselines: tuple[Rect, ...]  # as wide as their lines, without height


@dataclass(frozen=True, slots=True)
class DisplayList:
    """A card, settled."""

    width: int
    height: int
    operations: tuple[Operation, ...]
    texts: tuple[SetText, ...] = ()
    problems: tuple[Problem, ...] = ()
    guides: Guides | None = None  # where they were asked for
