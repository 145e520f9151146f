"""DRAFT across a card, over everything: what nobody has reviewed is not posted by mistake."""

from __future__ import annotations

import math
from dataclasses import replace

from kit.layout.display import INLINE_DRAWING, SQUARE, DisplayList, Picture, Rect
from kit.markup.model import Color

# The letters as strokes, each 60 wide and 100 high, so that no font is needed.
_LETTERS = (
    "M0 0V100H18Q60 100 60 50Q60 0 18 0Z",
    "M0 100V0H30Q58 0 58 27Q58 54 30 54H0M30 54L60 100",
    "M0 100L30 0L60 100M11 66H49",
    "M58 0H0V100M0 48H46",
    "M0 0H60M30 0V100",
)
_ADVANCE = 88  # from one letter to the next
_WIDTH, _HEIGHT = 4 * _ADVANCE + 60 + 20, 100 + 20  # with the width of the strokes
_FILLED = 0.96  # how much of the card the word may take
_BLACK = Color(0, 0, 0)


def stamped(display: DisplayList) -> DisplayList:
    """A card with the stamp over everything."""
    return replace(display, operations=(*display.operations, draft_stamp(display.width, display.height)))


def draft_stamp(width: int, height: int) -> Picture:
    """The stamp for a card of so many px: from its lower left to its upper right, as large as it has room for.

    Red with a white edge, and translucent: it is read on dark and on light, and what lies below it, too.
    """
    turn = math.atan2(height, width)
    cos, sin = math.cos(turn), math.sin(turn)
    scale = _FILLED * min(width / (_WIDTH * cos + _HEIGHT * sin), height / (_WIDTH * sin + _HEIGHT * cos))
    path = "".join(f'<path transform="translate({_ADVANCE * n})" d="{d}"/>' for n, d in enumerate(_LETTERS))
    moved = (
        f"translate({width / 2:g} {height / 2:g}) rotate({-math.degrees(turn):.3f}) scale({scale:.4f}) "
        f"translate({-(4 * _ADVANCE + 60) / 2:g} -50)"
    )
    layers = "".join(
        f'<g stroke="{color}" stroke-width="{wide}">{path}</g>' for color, wide in (("#fff", 20), ("#c00", 12))
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<g transform="{moved}" fill="none" stroke-linecap="round" stroke-linejoin="round" opacity=".55">'
        f"{layers}</g></svg>"
    )
    size = (float(width), float(height))
    return Picture(Rect(0, 0, *size), SQUARE, INLINE_DRAWING + svg, size, (0.0, 0.0), _BLACK)
