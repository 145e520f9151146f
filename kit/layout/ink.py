"""The ink of a line: how far its glyphs blacken the card around its left end on the baseline.

Letters reach beyond their advances and out of tight line boxes: J to the left, f to the right, marks to the top.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from operator import add
from typing import NamedTuple

import uharfbuzz as hb

from kit.text.fonts import FontLibrary
from kit.text.model import FontKey, GlyphRun

_REMEMBERED = 8192  # glyphs of a font


class Extents(NamedTuple):
    """To the left and the right, x to the right; to the bottom and the top, y upward; em."""

    left: float
    right: float
    bottom: float
    top: float


NO_INK = Extents(math.inf, -math.inf, math.inf, -math.inf)


def ink(runs: Iterable[GlyphRun], library: FontLibrary) -> Extents:
    """The ink of a line's runs in em of its paragraph, or `NO_INK`."""
    around = [_ink(run, library) for run in runs]
    if not around:
        return NO_INK
    left, right, bottom, top = zip(*around, strict=True)
    return Extents(min(left), max(right), min(bottom), max(top))


def _ink(run: GlyphRun, library: FontLibrary) -> Extents:
    known, scale = _glyphs(library, run.font), run.size
    glyphs, across, up = zip(*run.glyphs, strict=True)
    left, right, bottom, top = zip(*map(known.__getitem__, glyphs), strict=True)
    if scale != 1.0:
        left, right, bottom, top = (tuple(side * scale for side in sides) for sides in (left, right, bottom, top))
    if any(up):
        bottom, top = tuple(map(add, bottom, up)), tuple(map(add, top, up))
    return Extents(min(map(add, left, across)), max(map(add, right, across)), min(bottom), max(top))


class _Glyphs(dict[int, Extents]):
    """The extents of a font's glyphs, each measured when it is first asked for."""

    def __init__(self, font: hb.Font, units: int) -> None:
        super().__init__()
        self._font = font
        self._units = units

    def __missing__(self, glyph: int) -> Extents:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self._font.get_glyph_extents(glyph)
        if found is None or not (found.width and found.height):
            extents = NO_INK
        else:
            left, top = found.x_bearing / self._units, found.y_bearing / self._units
            extents = Extents(left, left + found.width / self._units, top + found.height / self._units, top)
        self[glyph] = extents
        return extents


@lru_cache(maxsize=128)
def _glyphs(library: FontLibrary, font: FontKey) -> _Glyphs:
    return _Glyphs(library.font(font), library.units(font))
