"""Vector paths to anti-aliased coverage masks.

HarfBuzz's rasteriser draws glyphs only, so a path is packed as the one glyph of a TrueType font in memory. That is
some forty times faster than drawing it large with Pillow and scaling it down. Fills are nonzero.
"""

from __future__ import annotations

import math
import struct
import sys
from array import array

import uharfbuzz as hb
from PIL import Image

Corner = tuple[float, float]  # horizontal and vertical radius, px
Corners = tuple[Corner, Corner, Corner, Corner]  # top-left, then clockwise

_LARGEST = 32000  # glyph coordinates are 16 bit integers
_FINEST = 64  # font units per px; halved until the path fits
_TOLERANCE = 0.02  # px that an arc may leave the true circle

# head with long offsets; the bounding box must stay zero, or HarfBuzz moves the glyph by its left side bearing
_HEAD = struct.pack(">IIIIHHQQhhhhHHhhh", 0x10000, 0, 0, 0x5F0F3CF5, 0, 1024, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0)
_HHEA = struct.pack(">I15hH", 0x10000, *(0,) * 15, 1)
_HMTX = bytes(4)
_MAXP = struct.pack(">IH", 0x5000, 1)


class Path:
    """Closed contours of lines and quadratic curves; px, y downward. The methods return the path, to be chained."""

    def __init__(self) -> None:
        self.contours: list[list[tuple[float, float, bool]]] = []  # x, y, on the curve

    def polygon(self, *points: tuple[float, float]) -> Path:
        """Add a contour of straight lines; nothing for no points."""
        if not points:
            return self
        self.contours.append([(x, y, True) for x, y in points])
        return self

    def rounded_box(
        self, x: float, y: float, width: float, height: float, corners: Corners, *, hole: bool = False
    ) -> Path:
        """Add a box with elliptical corners; a hole runs the other way round and so cancels what lies around it."""
        right, bottom = x + width, y + height
        # a corner without width or height is square
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = (corner if min(corner) > 0 else (0.0, 0.0) for corner in corners)
        contour = [
            *_arc(x + ax, y + ay, ax, ay, 2),
            *_arc(right - bx, y + by, bx, by, 3),
            *_arc(right - cx, bottom - cy, cx, cy, 0),
            *_arc(x + dx, bottom - dy, dx, dy, 1),
        ]
        self.contours.append(contour[::-1] if hole else contour)
        return self


def _arc(cx: float, cy: float, rx: float, ry: float, quarter: int) -> list[tuple[float, float, bool]]:
    """A quarter of an ellipse, clockwise on the screen; quarter 0 goes from the right down to the bottom."""
    if rx <= 0 or ry <= 0:
        return [(cx, cy, True)]
    # A curve whose control point is where the tangents meet strays by r·a⁴/8, a being half of its angle.
    pieces = max(1, math.ceil(math.pi / 4 / (8 * _TOLERANCE / max(rx, ry)) ** 0.25))
    half = math.pi / 4 / pieces
    reach = 1 / math.cos(half)
    start = quarter * math.pi / 2
    points = [(cx + rx * math.cos(start), cy + ry * math.sin(start), True)]
    for piece in range(pieces):
        middle, end = start + (2 * piece + 1) * half, start + (2 * piece + 2) * half
        points.append((cx + rx * reach * math.cos(middle), cy + ry * reach * math.sin(middle), False))
        points.append((cx + rx * math.cos(end), cy + ry * math.sin(end), True))
    return points


def limited(radii: tuple[float, float, float, float], width: float, height: float) -> tuple[float, float, float, float]:
    """The radii scaled down together until none overlap (CSS Backgrounds 3, section 4.5)."""
    if not any(radii):
        return radii
    a, b, c, d = radii
    sides = ((width, a + b), (height, b + c), (width, c + d), (height, d + a))
    factor = min(1.0, *(side / taken for side, taken in sides if taken > 0))
    return (a * factor, b * factor, c * factor, d * factor)


def round_corners(radii: tuple[float, float, float, float]) -> Corners:
    """Corners that are parts of circles."""
    a, b, c, d = radii
    return ((a, a), (b, b), (c, c), (d, d))


def coverage(path: Path, width: int, height: int) -> Image.Image:
    """How much of each pixel the path covers: an L image whose top left corner is the path's origin."""
    if width <= 0 or height <= 0 or not path.contours:
        return Image.new("L", (max(width, 0), max(height, 0)))
    font, units = _font(path)
    draw = hb.RasterDraw()
    draw.transform = (1 / units, 0, 0, 1 / units, 0, 0)
    draw.extents = hb.RasterExtents(x_origin=0, y_origin=-height, width=width, height=height)
    draw.draw_glyph(font, 0)
    return grey(draw.render())


def grey(raster: hb.RasterImage) -> Image.Image:
    """HarfBuzz's A8 image as Pillow's L image; its rows run from the bottom to the top."""
    extents = raster.extents
    size = (extents.width, extents.height)
    return Image.frombuffer("L", size, raster.buffer, "raw", "L", extents.stride, -1)


def _font(path: Path) -> tuple[hb.Font, float]:
    """The path as glyph 0 of a font, and the font's units per px. Points become differences, y turns upward."""
    values = [value for contour in path.contours for point in contour for value in point[:2]]
    extent = max(0.0, *values) - min(0.0, *values)
    units: float = _FINEST
    while extent * units > _LARGEST:
        units /= 2
    ends: list[int] = []
    horizontal, vertical = array("h"), array("h")
    flags = bytearray()
    last_x = last_y = 0
    for contour in path.contours:
        for px, py, on_curve in contour:
            x, y = round(px * units), round(-py * units)
            horizontal.append(x - last_x)
            vertical.append(y - last_y)
            flags.append(on_curve)
            last_x, last_y = x, y
        ends.append(len(flags) - 1)
    coordinates = horizontal + vertical
    if sys.byteorder == "little":
        coordinates.byteswap()
    glyph = struct.pack(f">5h{len(ends)}HH", len(ends), 0, 0, 0, 0, *ends, 0) + bytes(flags) + coordinates.tobytes()
    return hb.Font(hb.Face(hb.Blob(_sfnt(glyph)))), units


def _sfnt(glyph: bytes) -> bytes:
    tables = (
        (b"glyf", glyph),
        (b"head", _HEAD),
        (b"hhea", _HHEA),
        (b"hmtx", _HMTX),
        (b"loca", struct.pack(">II", 0, len(glyph))),
        (b"maxp", _MAXP),
    )
    directory = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    offset = len(directory) + 16 * len(tables)
    body = b""
    for tag, table in tables:
        directory += struct.pack(">4sIII", tag, 0, offset + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body
