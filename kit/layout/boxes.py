"""Boxes and their used values: the tree that layout works on.

Boxes are mutable and never leave the room. Every width and height is that of the border box, px (box-sizing is
always border-box); sides come in the order top, right, bottom, left.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, TypeVar

from kit.layout.display import Rect
from kit.markup.model import BorderSide, Element, Length, Style
from kit.text.model import Direction

MAX_CONTENT = float("inf")
MIN_CONTENT = 0.0
TOP, RIGHT, BOTTOM, LEFT = range(4)

Side = TypeVar("Side")
FourSides = tuple[Side, Side, Side, Side]


class Leaf(Protocol):
    """Content without boxes of its own: a text, or a picture. Widths and heights are those of the content box, px."""

    def narrowest(self) -> float:
        """The min-content width."""

    def widest(self) -> float:
        """The max-content width."""

    def height(self, width: float) -> float:
        """The height that it takes at this width."""

    def settle(self, width: float, height: float) -> bool:
        """Lets a content box decide the size of a fitted text; whether that is smaller than `height` took it to be."""

    def baseline(self, width: float, height: float) -> float | None:
        """The first baseline below the top of a content box of this size."""

    @property
    def ratio(self) -> float | None:
        """Natural width / natural height."""


@dataclass(frozen=True, slots=True)
class PictureLeaf:
    """A replaced element with its natural size, px."""

    path: str
    width: float
    natural_height: float

    def narrowest(self) -> float:
        return self.width

    def widest(self) -> float:
        return self.width

    def height(self, width: float) -> float:
        return width * self.natural_height / self.width if self.width else 0.0

    def settle(self, width: float, height: float) -> bool:
        return False

    def baseline(self, width: float, height: float) -> float | None:
        return None

    @property
    def ratio(self) -> float | None:
        return self.width / self.natural_height if self.width and self.natural_height else None


class Used:
    """The values of a box that depend on its containing block alone, not on its content. `None` is auto."""

    __slots__ = (
        "_ratio_inside",
        "arrangements",
        "automatic_minimum",
        "bottom",
        "edges",
        "height",
        "horizontal",
        "left",
        "margin",
        "margin_auto",
        "max_height",
        "max_width",
        "min_height",
        "min_width",
        "ratio",
        "right",
        "top",
        "vertical",
        "width",
    )

    def __init__(self, box: Box, base_width: float | None, base_height: float | None) -> None:
        style = box.style
        margin = style.margin
        self.margin = (
            _resolve(margin.top, base_width) or 0.0,
            _resolve(margin.right, base_width) or 0.0,
            _resolve(margin.bottom, base_width) or 0.0,
            _resolve(margin.left, base_width) or 0.0,
        )
        self.margin_auto = (margin.top is None, margin.right is None, margin.bottom is None, margin.left is None)
        padding, border = style.padding, style.border
        self.top = (_resolve(padding.top, base_width) or 0.0) + border_width(border[TOP])
        self.right = (_resolve(padding.right, base_width) or 0.0) + border_width(border[RIGHT])
        self.bottom = (_resolve(padding.bottom, base_width) or 0.0) + border_width(border[BOTTOM])
        self.left = (_resolve(padding.left, base_width) or 0.0) + border_width(border[LEFT])
        self.horizontal = self.left + self.right
        self.vertical = self.top + self.bottom
        self.width = _at_least(_definite(style.width, base_width), self.horizontal)
        self.height = _at_least(_definite(style.height, base_height), self.vertical)
        self.min_width = _resolve(style.min_width, base_width)  # a percentage of an unknown size: none, but not auto
        self.min_height = _resolve(style.min_height, base_height)
        self.max_width = _definite(style.max_width, base_width)
        self.max_height = _definite(style.max_height, base_height)
        # A ratio of the style is one of the border box; a picture's own is one of its content box (CSS Sizing 4, 5.1).
        natural = box.leaf.ratio if box.leaf is not None else None
        self.ratio = style.aspect_ratio or natural
        self._ratio_inside = style.aspect_ratio is None
        # overflow other than visible switches off the automatic minimum size (CSS Flexbox 4.5), and so does --fit.
        self.automatic_minimum = style.overflow == "visible" and style.fit is None
        self.arrangements: dict[tuple[float, float | None, float | None], Arrangement] = {}

    def clamp_width(self, width: float) -> float:
        if self.max_width is not None and width > self.max_width:
            width = self.max_width
        if self.min_width is not None and width < self.min_width:
            width = self.min_width
        return width if width > self.horizontal else self.horizontal

    def clamp_height(self, height: float) -> float:
        if self.max_height is not None and height > self.max_height:
            height = self.max_height
        if self.min_height is not None and height < self.min_height:
            height = self.min_height
        return height if height > self.vertical else self.vertical

    def ratio_width(self, height: float) -> float:
        """The width that the aspect ratio gives to a height."""
        assert self.ratio is not None
        if self._ratio_inside:
            return max(0.0, height - self.vertical) * self.ratio + self.horizontal
        return max(height * self.ratio, self.horizontal)

    def ratio_height(self, width: float) -> float:
        """The height that the aspect ratio gives to a width."""
        assert self.ratio is not None
        if self._ratio_inside:
            return max(0.0, width - self.horizontal) / self.ratio + self.vertical
        return max(width / self.ratio, self.vertical)


def border_width(side: BorderSide) -> float:
    """The used width of a border: whole px, at least one where there is any (CSS Backgrounds 3, 3.3)."""
    width = side.width
    return width if width <= 0 else max(1.0, math.floor(width))


class Box:
    """One box. After layout x, y, width and height tell where its border box is on the card, px."""

    __slots__ = (
        "children",
        "decorative",
        "element",
        "floor",
        "height",
        "height_sets_width",
        "kind",
        "leaf",
        "narrowest",
        "slot",
        "style",
        "used",
        "used_values",
        "widest",
        "width",
        "widths",
        "x",
        "y",
    )

    def __init__(
        self,
        element: Element,
        style: Style,
        kind: Literal["block", "flex", "text", "picture"],
        children: list[Box],
        leaf: Leaf | None,
        decorative: bool = False,
    ) -> None:
        self.element = element
        self.style = style
        self.kind = kind
        self.children = children
        self.leaf = leaf
        self.slot = element.slot
        self.decorative = decorative
        self.x = self.y = self.width = self.height = 0.0
        self.used: Used | None = None  # the values that it was placed with
        self.floor: float | None = None  # where a settled text is in it: how high it was before
        self.used_values: dict[tuple[float | None, float | None], Used] = {}
        self.narrowest: float | None = None  # intrinsic widths of its content, once known
        self.widest: float | None = None
        self.widths: dict[tuple[float, float], float] | None = None  # the same by a height that is known
        # Whether its intrinsic widths may follow from its height: by a ratio in it, or by columns that wrap.
        self.height_sets_width: bool = (
            kind == "picture"
            or style.aspect_ratio is not None
            or (style.flex_wrap == "wrap" and style.flex_direction.startswith("column"))
            or any(child.height_sets_width for child in children)
        )

    def used_against(self, width: float | None, height: float | None) -> Used:
        """Its used values in a containing block of this size, `None` where the size is not known."""
        key = (width, height)
        used = self.used_values.get(key)
        if used is None:
            used = self.used_values[key] = Used(self, width, height)
        return used

    @property
    def absolute(self) -> bool:
        return self.style.position == "absolute"

    @property
    def content(self) -> Rect:
        """Its content box on the card."""
        used = self.used
        assert used is not None, "the box has not been placed"
        return Rect(
            self.x + used.left,
            self.y + used.top,
            max(0.0, self.width - used.horizontal),
            max(0.0, self.height - used.vertical),
        )


class Placed(NamedTuple):
    """A child within its parent's border box: x and y from the parent's left top corner."""

    box: Box
    used: Used
    x: float
    y: float
    width: float
    height: float
    base: float | None  # the height of its border box that percentages refer to; `None` where they are auto


class Arrangement(NamedTuple):
    """A box laid out at one width."""

    height: float
    natural: float  # the height of its content with padding and border, before its own limits apply
    baseline: float | None  # first baseline below its top edge
    placed: Sequence[Placed] = ()
    static: Sequence[tuple[Box, float]] = ()  # absolute children, and how far down in the content box they would stand


def mirrored(sides: FourSides[Side], direction: Direction) -> FourSides[Side]:
    """The sides as they are when an rtl box is laid out from left to right."""
    return (sides[TOP], sides[LEFT], sides[BOTTOM], sides[RIGHT]) if direction == "rtl" else sides


def _resolve(length: Length | None, base: float | None) -> float | None:
    """A used length; a percentage of an unknown size counts for nothing."""
    if length is None:
        return None
    return length.px + length.percent * base if base is not None else length.px


def _definite(length: Length | None, base: float | None) -> float | None:
    """A used length; a percentage of an unknown size makes it auto."""
    if length is None or (base is None and length.relative):
        return None
    return length.px + length.percent * (base or 0.0)


def _at_least(value: float | None, least: float) -> float | None:
    return least if value is not None and value < least else value
