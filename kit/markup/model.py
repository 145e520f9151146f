"""A styled element tree: what the cascade hands to layout.

Lengths are px. Computed values are physical (top, right, bottom, left): the logical properties of a template are
resolved by the direction of the element that they stand on, as browsers do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from kit.errors import Where
from kit.text.model import Direction


class Length(NamedTuple):
    """px plus a percentage of the containing block's size (1.0 is 100 %). `None` where it is used means auto."""

    px: float = 0.0
    percent: float = 0.0
    zero_percent: bool = False  # written as 0 %, which is auto where other percentages are

    @property
    def relative(self) -> bool:
        """Whether it is a percentage, of nothing too, or holds one."""
        return self.percent != 0 or self.zero_percent

    def against(self, base: float) -> float:
        """The used value, px, against the size that percentages refer to."""
        return self.px + self.percent * base


class Color(NamedTuple):
    """sRGB, each 0 to 255, alpha too."""

    red: int
    green: int
    blue: int
    alpha: int = 255


ColorMatrix = tuple[float, ...]  # three rows: the shares of red, green and blue, and what is added, of 255


class Sides(NamedTuple):
    """One length for each side; `None` is auto."""

    top: Length | None
    right: Length | None
    bottom: Length | None
    left: Length | None


class BorderSide(NamedTuple):
    width: float  # px
    color: Color


class ColorStop(NamedTuple):
    color: Color
    at: float  # 0 is the start of the gradient line, 1 its end


@dataclass(frozen=True, slots=True)
class LinearGradient:
    """CSS Images 3. `angle` in degrees: 0 points up, 90 to the right. Stops are resolved: sorted, each with a place."""

    angle: float
    stops: tuple[ColorStop, ...]


@dataclass(frozen=True, slots=True)
class RadialGradient:
    """Farthest-corner. The centre as fractions of the box."""

    circle: bool
    center_x: float
    center_y: float
    stops: tuple[ColorStop, ...]


@dataclass(frozen=True, slots=True)
class ImageReference:
    """url(...): a path below the workspace."""

    path: str


BackgroundImage = LinearGradient | RadialGradient | ImageReference


@dataclass(frozen=True, slots=True)
class Shadow:
    """box-shadow, px. `blur` as CSS: twice the standard deviation."""

    x: float
    y: float
    blur: float
    spread: float
    color: Color


_BLACK = Color(0, 0, 0)
_CLEAR = Color(0, 0, 0, 0)
_ZERO = Length()
_ALL_ZERO = Sides(_ZERO, _ZERO, _ZERO, _ZERO)
_ALL_AUTO = Sides(None, None, None, None)
_NO_BORDER = BorderSide(0.0, _BLACK)


@dataclass(frozen=True, slots=True)
class Style:
    """Computed values. The names are CSS's, the units px; docs/templates.md lists what each property accepts."""

    # inherited
    color: Color = _BLACK
    color_source: str = ""  # the custom property that it has its value from, such as --dark-quiet; "" for another one
    font_family: tuple[str, ...] = ("Noto Sans",)
    font_size: float = 16.0
    font_weight: int = 400
    font_style: Literal["normal", "italic"] = "normal"
    font_features: tuple[tuple[str, int], ...] = ()
    line_height: float | None = None  # a factor of the font size; None is normal
    letter_spacing: float = 0.0  # px
    text_align: Literal["start", "end", "center"] = "start"
    text_transform: Literal["none", "uppercase", "lowercase", "capitalize"] = "none"
    text_wrap: Literal["wrap", "nowrap", "balance", "pretty"] = "wrap"
    hyphens: Literal["none", "auto"] = "none"
    text_spacing_trim: Literal["normal", "space-all", "space-first", "trim-start"] = "normal"
    text_autospace: Literal["normal", "no-autospace"] = "normal"
    hanging_punctuation: tuple[str, ...] = ()  # some of first, last
    font_optical_sizing: Literal["auto", "none"] = "auto"
    direction: Direction = "ltr"
    # box
    display: Literal["block", "flex", "inline", "none"] = "block"
    position: Literal["static", "relative", "absolute"] = "static"
    inset: Sides = _ALL_AUTO
    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    min_height: Length | None = None
    max_width: Length | None = None
    max_height: Length | None = None
    aspect_ratio: float | None = None  # width / height
    margin: Sides = _ALL_ZERO
    padding: Sides = _ALL_ZERO
    border: tuple[BorderSide, BorderSide, BorderSide, BorderSide] = (_NO_BORDER,) * 4
    border_radius: tuple[Length, Length, Length, Length] = (_ZERO,) * 4  # top-left, then clockwise
    overflow: Literal["visible", "hidden"] = "visible"
    # flex
    flex_direction: Literal["row", "row-reverse", "column", "column-reverse"] = "row"
    flex_wrap: Literal["nowrap", "wrap"] = "nowrap"
    flex_grow: float = 0.0
    flex_shrink: float = 1.0
    flex_basis: Length | None = None
    justify_content: Literal[
        "normal", "start", "end", "flex-start", "flex-end", "center", "space-between", "space-around", "space-evenly"
    ] = "normal"
    align_items: Literal["normal", "stretch", "start", "end", "center", "baseline"] = "normal"
    align_self: Literal["auto", "normal", "stretch", "start", "end", "center", "baseline"] = "auto"
    align_content: Literal[
        "normal", "stretch", "start", "end", "center", "space-between", "space-around", "space-evenly"
    ] = "normal"
    row_gap: Length = _ZERO
    column_gap: Length = _ZERO
    order: int = 0
    # paint
    z_index: int | None = None
    opacity: float = 1.0
    background_color: Color = _CLEAR
    background_image: tuple[BackgroundImage, ...] = ()  # topmost first, as CSS lists them
    box_shadow: Shadow | None = None
    object_fit: Literal["fill", "cover", "contain"] = "fill"
    object_position: tuple[float, float] = (0.5, 0.5)  # fractions of the free space, from the left and the top
    filter: tuple[ColorMatrix, ...] = ()  # of a picture, in their order
    # Kit's own
    duotone: ColorMatrix | None = None  # --duotone: of a picture, after its filter
    fit: tuple[float, float] | None = None  # --fit: the smallest and the largest font size, px
    decorative: bool = False  # --decorative: yes | no; may leave the safe zone and the canvas


@dataclass(frozen=True, slots=True)
class InlineDrawing:
    """An `<svg>` of a template as a file would hold it, with every colour settled; its size in its own units."""

    width: float
    height: float
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text inside an element."""

    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element with its computed style. Compared by identity: layout keys its caches by it."""

    tag: str
    attributes: dict[str, str]
    style: Style
    children: tuple[Element | Text, ...] = field(default=())
    language: str = "en"  # BCP 47, from the nearest lang attribute
    where: Where | None = None  # its tag in a template; `None` for an element that no template holds
    drawing: InlineDrawing | None = None  # of an <svg>

    @property
    def slot(self) -> str | None:
        """The slot whose text it shows, from its data-slot attribute."""
        return self.attributes.get("data-slot")
