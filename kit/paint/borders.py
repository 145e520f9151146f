"""Rounded boxes: what lies outside their corners, and their borders, as masks (CSS Backgrounds 3, section 5)."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PIL import Image, ImageChops

from kit.layout.display import Radii
from kit.markup.model import BorderSide, Color
from kit.paint.paths import Corners, Path, coverage, limited, round_corners

PixelBox = tuple[int, int, int, int]  # left, top, right, bottom
Widths = tuple[float, float, float, float]  # top, right, bottom, left
Sides = tuple[BorderSide, BorderSide, BorderSide, BorderSide]


def corner_tiles(width: int, height: int, radii: Radii) -> Iterator[tuple[PixelBox, Radii]]:
    """The parts of a box that round corners touch, and the radii of each part: one corner, or the whole small box."""
    radii = limited(radii, width, height)
    a, b, c, d = (math.ceil(radius) for radius in radii)
    if max(a + b, c + d) > width or max(a + d, b + c) > height:  # tiles would overlap
        yield (0, 0, width, height), radii
        return
    tiles = (
        (0, 0, a, a),
        (width - b, 0, width, b),
        (width - c, height - c, width, height),
        (0, height - d, d, height),
    )
    for corner, (tile, radius) in enumerate(zip(tiles, radii, strict=True)):
        if radius > 0:
            first, second, third, fourth = (radius if index == corner else 0.0 for index in range(4))
            yield tile, (first, second, third, fourth)


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
    mitres = Path()
    for side, wanted in zip(_mitred_sides(width, height, widths), drawn, strict=True):
        if wanted:
            mitres.polygon(*side)
    return ImageChops.multiply(ring, coverage(mitres, width, height))


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


def _mitred_sides(width: int, height: int, widths: Widths) -> tuple[tuple[tuple[float, float], ...], ...]:
    """For each side the quadrilateral that it may fill: its edge, and the mitres as far as the middle of the box."""
    top, right, bottom, left = widths

    def mitre(x: float, y: float, across: float, down: float) -> tuple[float, float]:
        if not across and not down:
            return x, y
        reach = min(width / 2 / abs(across) if across else math.inf, height / 2 / abs(down) if down else math.inf)
        return x + across * reach, y + down * reach

    a, b, c, d = (0.0, 0.0), (float(width), 0.0), (float(width), float(height)), (0.0, float(height))
    to_a, to_b = mitre(*a, left, top), mitre(*b, -right, top)
    to_c, to_d = mitre(*c, -right, -bottom), mitre(*d, left, -bottom)
    return (a, b, to_b, to_a), (b, c, to_c, to_b), (c, d, to_d, to_c), (d, a, to_a, to_d)
