"""Rounded boxes: what lies outside their corners, and their borders, as masks (CSS Backgrounds 3, section 5)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from PIL import Image, ImageChops

from kit.layout.display import Radii
from kit.markup.model import BorderSide, Color
from kit.paint.paths import Corners, Path, coverage, limited, round_corners
from kit.paint.pixels import PixelBox

Point = tuple[float, float]
Widths = tuple[float, float, float, float]  # top, right, bottom, left
Sides = tuple[BorderSide, BorderSide, BorderSide, BorderSide]


def corner_tiles(width: int, height: int, radii: Radii) -> Iterator[tuple[PixelBox, Radii]]:
    """The parts of a box that round corners touch, and the radii of each part: one corner, an end of a pill with two,
    or the whole small box."""
    radii = limited(radii, width, height)
    first, second, third, fourth = radii
    a, b, c, d = (math.ceil(radius) for radius in radii)
    left, right, top, bottom = max(a, d), max(b, c), max(a, b), max(c, d)
    tiles: tuple[tuple[PixelBox, Radii], ...]
    if left + right <= width and top + bottom <= height:
        tiles = (
            ((0, 0, a, a), (first, 0.0, 0.0, 0.0)),
            ((width - b, 0, width, b), (0.0, second, 0.0, 0.0)),
            ((width - c, height - c, width, height), (0.0, 0.0, third, 0.0)),
            ((0, height - d, d, height), (0.0, 0.0, 0.0, fourth)),
        )
    elif left + right <= width:
        tiles = (
            ((0, 0, left, height), (first, 0.0, 0.0, fourth)),
            ((width - right, 0, width, height), (0.0, second, third, 0.0)),
        )
    elif top + bottom <= height:
        tiles = (
            ((0, 0, width, top), (first, second, 0.0, 0.0)),
            ((0, height - bottom, width, height), (0.0, 0.0, third, fourth)),
        )
    else:
        tiles = (((0, 0, width, height), radii),)
    yield from (tile for tile in tiles if any(tile[1]))


def outside_mask(width: int, height: int, radii: Radii) -> Image.Image:
    """How much of each pixel of a part from `corner_tiles` lies outside the round corners."""
    box = Path().rounded_box(0, 0, width, height, round_corners(radii))
    return ImageChops.invert(coverage(box, width, height))


def strokes(sides: Sides) -> Iterator[tuple[Color, tuple[bool, bool, bool, bool]]]:
    """The colours of a border, and the sides that have each."""
    for color in dict.fromkeys(side.color for side in sides if side.width > 0 and side.color.alpha):
        top, right, bottom, left = (side.width > 0 and side.color == color for side in sides)
        yield color, (top, right, bottom, left)


def border_mask(
    width: int, height: int, radii: Radii, widths: Widths, drawn: tuple[bool, bool, bool, bool]
) -> Image.Image:
    """The coverage of the drawn sides of a border, over its whole box. Sides meet on the line between their corners."""
    radii = limited(radii, width, height)
    ring = coverage(_ring(width, height, radii, widths), width, height)
    if all(side or not thickness for side, thickness in zip(drawn, widths, strict=True)):
        return ring
    territory = Path()
    for side, wanted in zip(_territories(width, height, radii, widths), drawn, strict=True):
        if wanted:
            territory.contours += side.contours
    return ImageChops.multiply(ring, coverage(territory, width, height))


def border_bands(width: int, height: int, radii: Radii, widths: Widths) -> Iterator[PixelBox]:
    """The parts of a box that its border can lie in: top, bottom, and between them left and right."""
    a, b, c, d = limited(radii, width, height)
    top = min(height, math.ceil(max(a, b, widths[0])))
    bottom = max(top, height - math.ceil(max(c, d, widths[2])))
    left = min(width, math.ceil(widths[3]))
    right = max(left, width - math.ceil(widths[1]))
    for band in (
        (0, 0, width, top),
        (0, bottom, width, height),
        (0, top, left, bottom),
        (right, top, width, bottom),
    ):
        if band[0] < band[2] and band[1] < band[3]:
            yield band


def _ring(width: int, height: int, radii: Radii, widths: Widths) -> Path:
    """The box with its padding box as a hole; the inner corners are elliptical where the sides differ."""
    path = Path().rounded_box(0, 0, width, height, round_corners(radii))
    top, right, bottom, left = widths
    inner_width, inner_height = width - left - right, height - top - bottom
    if inner_width <= 0 or inner_height <= 0:
        return path
    a, b, c, d = radii
    corners: Corners = (
        (max(0.0, a - left), max(0.0, a - top)),
        (max(0.0, b - right), max(0.0, b - top)),
        (max(0.0, c - right), max(0.0, c - bottom)),
        (max(0.0, d - left), max(0.0, d - bottom)),
    )
    return path.rounded_box(left, top, inner_width, inner_height, corners, hole=True)


def _territories(width: int, height: int, radii: Radii, widths: Widths) -> tuple[Path, Path, Path, Path]:
    """What each side may fill: its part of the corners at both ends, as far as the mitres, and the strip between."""
    top, right, bottom, left = widths
    a, b, c, d = radii
    corners = (
        _Corner(0, 0, 1, 1, left, top, a),
        _Corner(width, 0, -1, 1, right, top, b),
        _Corner(width, height, -1, -1, right, bottom, c),
        _Corner(0, height, 1, -1, left, bottom, d),
    )
    sides = (Path(), Path(), Path(), Path())
    for index, corner in enumerate(corners):
        horizontal, vertical = corner.parts()
        # the top and the bottom side are horizontal; each corner ends one side and begins the next
        sides[0 if index < 2 else 2].polygon(*horizontal)
        sides[1 if index in (1, 2) else 3].polygon(*vertical)
    deep_top, deep_right, deep_bottom, deep_left = map(math.ceil, widths)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = (corner.size for corner in corners)
    _add_box(sides[0], ax, 0, width - bx, deep_top)
    _add_box(sides[1], width - deep_right, by, width, height - cy)
    _add_box(sides[2], dx, height - deep_bottom, width - cx, height)
    _add_box(sides[3], 0, ay, deep_left, height - dy)
    return sides


def _add_box(path: Path, left: float, top: float, right: float, bottom: float) -> None:
    if left < right and top < bottom:
        path.polygon((left, top), (right, top), (right, bottom), (left, bottom))


class _Corner(NamedTuple):
    """A corner of a border, where it lies and which way the box is; the widths of its two sides, and its radius."""

    x: float
    y: float
    inward_x: int
    inward_y: int
    across: float  # of the vertical side
    down: float  # of the horizontal side
    radius: float

    @property
    def size(self) -> Point:
        """How much of the box it takes, in whole pixels: two smoothed edges in one pixel would not add up."""
        return math.ceil(max(self.radius, self.across)), math.ceil(max(self.radius, self.down))

    def parts(self) -> tuple[list[Point], list[Point]]:
        """The parts of its horizontal and of its vertical side, divided by the line through the padding's corner."""
        wide, high = self.size
        reach = min(wide / self.across if self.across else math.inf, high / self.down if self.down else math.inf)
        if math.isinf(reach):
            return [], []
        end = (self.across * reach, self.down * reach)
        far = (wide, high)
        horizontal = [(0.0, 0.0), (wide, 0.0), far, end]
        vertical = [(0.0, 0.0), end, far, (0.0, high)]
        if end[0] >= wide:
            horizontal.remove(far)
        else:
            vertical.remove(far)
        return self._placed(horizontal), self._placed(vertical)

    def _placed(self, points: list[Point]) -> list[Point]:
        placed = [(self.x + x * self.inward_x, self.y + y * self.inward_y) for x, y in points]
        return placed if self.inward_x == self.inward_y else placed[::-1]  # all turn the same way
