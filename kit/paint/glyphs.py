"""Placed glyphs to masks and colour pictures, by HarfBuzz's rasteriser."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

import uharfbuzz as hb
from PIL import Image

from kit.layout.display import PositionedRun
from kit.markup.model import Color
from kit.paint.paths import grey
from kit.paint.pictures import open_picture
from kit.text.model import FontKey, PlacedGlyph


class Fonts(Protocol):
    """Where the fonts come from: a kit.text.fonts.FontLibrary."""

    def font(self, key: FontKey) -> Any:
        """The uharfbuzz.Font of an instance, in font units."""

    def units(self, key: FontKey) -> float:
        """Units per em."""


class Placed(NamedTuple):
    """An image and where its top left corner lies, px."""

    image: Image.Image
    left: int
    top: int


def by_line(runs: Sequence[PositionedRun]) -> Iterator[tuple[PositionedRun, ...]]:
    """The runs of each line, judged by their height: masks of lines have fewer pixels in all than one of the block."""
    line: list[PositionedRun] = []
    for run in runs:
        if line and run.glyphs and line[0].glyphs and abs(run.glyphs[0].y - line[0].glyphs[0].y) > run.size / 2:
            yield tuple(line)
            line = []
        line.append(run)
    if line:
        yield tuple(line)


def text_mask(runs: Sequence[PositionedRun], fonts: Fonts) -> Placed | None:
    """The coverage of all glyphs in one L image; `None` where there is no ink. Colour glyphs are not in it."""
    draw = hb.RasterDraw()  # a new one: it must not be shared by threads, and costs nothing
    for run in runs:
        font = fonts.font(run.font)
        scale = run.size / fonts.units(run.font)
        for glyph, x, y in run.glyphs:
            if not (run.color and _has_colors(font, glyph)):
                draw.transform = (scale, 0, 0, scale, x, -y)
                draw.draw_glyph(font, glyph)
    raster = draw.render()
    if raster is None:
        raise MemoryError("the text's mask is too large")
    extents = raster.extents
    if not extents.width or not extents.height:
        return None
    return Placed(grey(raster), extents.x_origin, -(extents.y_origin + extents.height))


def color_glyphs(runs: Sequence[PositionedRun], fonts: Fonts, color: Color) -> Iterator[Placed]:
    """An RGBA image of each glyph that brings its own colours; `color` is the font's foreground colour."""
    for run in runs:
        if not run.color:
            continue
        font = fonts.font(run.font)
        scale = run.size / fonts.units(run.font)
        for placed in run.glyphs:
            image = _painted(font, placed, scale, color) or _bitmap(run.font.face, font, placed, scale)
            if image is not None:
                if color.alpha < 255:
                    alpha = image.image.getchannel("A")
                    image.image.putalpha(alpha.point([round(value * color.alpha / 255) for value in range(256)]))
                yield image


def _has_colors(font: Any, glyph: int) -> bool:
    face = font.face
    return _has_layers(face, glyph) or bool(face.has_color_png and font.get_glyph_color_png(glyph).data)


def _has_layers(face: Any, glyph: int) -> bool:
    """Whether COLR knows the glyph, in version 1 or 0."""
    return bool(face.glyph_has_color_paint(glyph) or (face.has_color_layers and face.get_glyph_color_layers(glyph)))


def _painted(font: Any, placed: PlacedGlyph, scale: float, color: Color) -> Placed | None:
    """A glyph of a COLR table."""
    glyph, x, y = placed.glyph, placed.x, placed.y
    if not _has_layers(font.face, glyph):
        return None
    ink = font.get_glyph_extents(glyph)
    if ink is None or not ink.width or not ink.height:
        return None
    left = math.floor(x + ink.x_bearing * scale) - 1
    top = math.floor(y - ink.y_bearing * scale) - 1
    width = math.ceil(ink.width * scale) + 3
    height = math.ceil(-ink.height * scale) + 3
    paint = hb.RasterPaint()
    paint.transform = (scale, 0, 0, scale, x, -y)
    paint.extents = hb.RasterExtents(x_origin=left, y_origin=-(top + height), width=width, height=height)
    paint.foreground = hb.Color(*color)
    if not paint.paint_glyph_or_fail(font, glyph):
        return None
    raster = paint.render()
    image = Image.frombuffer("RGBA", (width, height), raster.buffer, "raw", "BGRa", raster.extents.stride, -1)
    return Placed(image, left, top)


def _bitmap(face: str, font: Any, placed: PlacedGlyph, scale: float) -> Placed | None:
    """A glyph that the font keeps as a PNG file (CBDT, sbix), scaled to the place that it takes."""
    if not font.face.has_color_png:
        return None
    glyph, x, y = placed.glyph, placed.x, placed.y
    ink = font.get_glyph_extents(glyph)
    png = font.get_glyph_color_png(glyph).data
    if ink is None or not png:
        return None
    left, top = round(x + ink.x_bearing * scale), round(y - ink.y_bearing * scale)
    size = max(1, round(ink.width * scale)), max(1, round(-ink.height * scale))
    with open_picture(face, bytes(png)) as picture:
        image = picture.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    return Placed(image, left, top)
