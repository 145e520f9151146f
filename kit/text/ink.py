"""The ink of a font's glyphs: how far each reaches above and below the baseline."""

from __future__ import annotations

import uharfbuzz as hb

_NO_INK = -10.0  # em: in nobody's way
_REMEMBERED = 8192  # glyphs of a font


class FontInk:
    """The extents of a font's glyphs in em of the font size, each measured when it is first asked for."""

    def __init__(self, font: hb.Font, units: int) -> None:
        self.above = _Side(font, 1 / units, below=False)  # the baseline; negative where the ink ends before it
        self.below = _Side(font, 1 / units, below=True)


class _Side(dict[int, float]):
    """How far each glyph reaches to one side of the baseline."""

    def __init__(self, font: hb.Font, scale: float, *, below: bool) -> None:
        super().__init__()
        self._font = font
        self._scale = scale
        self._below = below

    def __missing__(self, glyph: int) -> float:
        if len(self) >= _REMEMBERED:
            self.clear()
        found = self._font.get_glyph_extents(glyph) if glyph else None
        if found is None or not found.height:
            reach = _NO_INK
        else:
            reach = (-found.y_bearing - found.height if self._below else found.y_bearing) * self._scale
        self[glyph] = reach
        return reach
