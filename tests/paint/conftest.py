"""Fonts made on the spot, and the few steps that every painting test takes."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
import uharfbuzz as hb
from fontTools.colorLib.builder import buildCOLR, buildCPAL
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.sbixGlyph import Glyph as BitmapGlyph
from fontTools.ttLib.tables.sbixStrike import Strike
from PIL import Image

from kit.errors import fail
from kit.layout.display import DisplayList, Glyphs, Operation, PositionedRun
from kit.markup.model import Color
from kit.paint.canvas import LayerCache, paint
from kit.text.model import FontKey, PlacedGlyph

SQUARE = 1  # the glyph of every test font: a square of half an em that stands on the baseline
EMPTY = 2
BLACK = Color(0, 0, 0)

Paint = Callable[..., Image.Image]
Text = Callable[..., Glyphs]


class TestFonts:
    """Plain, layered ("colr0", "colr1") and bitmap ("sbix") fonts by name, 1000 units an em."""

    __test__ = False

    @cache  # noqa: B019 - lives as long as the tests
    def font(self, key: FontKey) -> hb.Font:
        return hb.Font(hb.Face(hb.Blob(_font(key.face))))

    def units(self, key: FontKey) -> int:
        return 1000


def _font(kind: str) -> bytes:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square", "empty"])
    builder.setupCharacterMap({ord("s"): "square", ord(" "): "empty"})
    nothing = TTGlyphPen(None).glyph()
    builder.setupGlyf({".notdef": nothing, "square": square, "empty": nothing})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "square", "empty"), (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    font = builder.font
    if kind == "colr0":
        font["COLR"] = buildCOLR({"square": [("square", 0)]}, version=0)
        font["CPAL"] = buildCPAL([[(1.0, 0.0, 0.0, 1.0)]])
    elif kind == "colr1":
        fill = {"Format": 2, "PaletteIndex": 0, "Alpha": 1.0}
        font["COLR"] = buildCOLR({"square": {"Format": 10, "Paint": fill, "Glyph": "square"}}, version=1)
        font["CPAL"] = buildCPAL([[(0.0, 0.0, 1.0, 1.0)]])
    elif kind == "sbix":
        png = io.BytesIO()
        Image.new("RGBA", (50, 50), (0, 255, 0, 255)).save(png, "PNG")
        strike = Strike(ppem=100, resolution=72)
        strike.glyphs["square"] = BitmapGlyph(glyphName="square", graphicType="png ", imageData=png.getvalue())
        font["sbix"] = newTable("sbix")
        font["sbix"].strikes[100] = strike
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.fixture(scope="session")
def fonts() -> TestFonts:
    return TestFonts()


@pytest.fixture(scope="session")
def text() -> Text:
    """Squares of half of `size` px, their lower left corners at the given places."""

    def make(
        *places: tuple[float, float],
        size: float = 20,
        color: Color = BLACK,
        face: str = "plain",
        glyph: int = SQUARE,
    ) -> Glyphs:
        placed = tuple(PlacedGlyph(glyph, x, y) for x, y in places)
        return Glyphs((PositionedRun(FontKey(face), size, placed, face != "plain"),), color)

    return make


@pytest.fixture
def painted(fonts: TestFonts) -> Paint:
    """Paints operations on a card, 40 px square unless told otherwise, without keeping anything."""

    def run(
        *operations: Operation,
        width: int = 40,
        height: int = 40,
        files: dict[str, bytes] | None = None,
        cache: LayerCache | None = None,
    ) -> Image.Image:
        def read(path: str) -> bytes:
            if path not in (files or {}):
                raise fail(path, None, "there is no such file")
            return (files or {})[path]

        image = paint(DisplayList(width, height, operations), fonts, read, cache or LayerCache(0, 0))
        assert image.mode == "RGB"
        assert image.size == (width, height)
        return image

    return run
