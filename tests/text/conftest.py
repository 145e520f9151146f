"""Fonts for tests: those of the installed packages, and tiny ones made on the spot."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from kit.text.fonts import FontLibrary, open_library
from kit.workspace import installed_fonts

MakeFont = Callable[..., bytes]


@pytest.fixture(scope="session")
def package_fonts() -> tuple[str, ...]:
    """The font files of installed packages, which are the same on every machine."""
    return tuple(file for file in installed_fonts() if "site-packages" in file or "dist-packages" in file)


@pytest.fixture(scope="session")
def library(package_fonts: tuple[str, ...]) -> FontLibrary:
    """The fonts of installed packages."""
    return open_library(package_fonts)


@pytest.fixture(scope="session")
def make_font() -> MakeFont:
    """Makes a static font of square glyphs."""

    def make(
        family: str, chars: str, *, weight: int = 400, width: int = 5, italic: bool = False, color: bool = False
    ) -> bytes:
        names = [".notdef", *(f"u{ord(char):04X}" for char in chars)]
        pen = TTGlyphPen(None)
        for place, point in enumerate([(0, 0), (0, 500), (500, 500), (500, 0)]):
            pen.lineTo(point) if place else pen.moveTo(point)
        pen.closePath()
        square = pen.glyph()
        builder = FontBuilder(1000, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap(dict(zip(map(ord, chars), names[1:], strict=True)), allowFallback=True)
        builder.setupGlyf(dict.fromkeys(names, square))
        builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
        builder.setupHorizontalHeader(ascent=900, descent=-200)
        style = "Italic" if italic else "Regular"
        builder.setupNameTable({"familyName": f"{family} {weight}", "styleName": style, "typographicFamily": family})
        builder.setupOS2(usWeightClass=weight, usWidthClass=width, fsSelection=0x01 if italic else 0x40)
        builder.updateHead(macStyle=2 if italic else 0)
        builder.setupPost()
        if color:
            builder.setupCOLR({names[1]: [(names[1], 0)]})
            builder.setupCPAL([[(1.0, 0.5, 0.0, 1.0)]])
        stream = io.BytesIO()
        builder.save(stream)
        return stream.getvalue()

    return make
