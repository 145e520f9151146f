"""Box shadows as masks (CSS Backgrounds 3, section 6.1)."""

from __future__ import annotations

import math

from PIL import Image, ImageFilter

from kit.markup.model import Shadow
from kit.paint.paths import Path, coverage, limited, round_corners

_REDUCTION = (
    4  # blurred shadows are drawn and blurred at a quarter of the size: nobody can tell, and it is 16 times less
)
_LEAST_BLUR = 8.0  # px; with less blur a quarter of the size would show


def shadow_margin(shadow: Shadow) -> int:
    """How far the mask reaches beyond the box on each side, px: three standard deviations. Less the shadow's offset."""
    return max(0, math.ceil(shadow.spread + 1.5 * shadow.blur)) + _REDUCTION


def shadow_mask(width: int, height: int, radii: tuple[float, float, float, float], shadow: Shadow) -> Image.Image:
    """The shadow of a rounded box in grey, without its colour's alpha; nothing lies under the box itself.

    The mask begins `shadow_margin` left of and above the box, moved by the shadow's offset in whole px.
    """
    margin = shadow_margin(shadow)
    full = (width + 2 * margin, height + 2 * margin)
    scale = _REDUCTION if shadow.blur >= _LEAST_BLUR else 1
    small = (-(-full[0] // scale), -(-full[1] // scale))
    mask = coverage(_outline(width, height, radii, shadow.spread, margin, scale), *small)
    if shadow.blur > 0:
        mask = mask.filter(ImageFilter.GaussianBlur(shadow.blur / 2 / scale))
    if scale > 1:
        mask = mask.resize((small[0] * scale, small[1] * scale), Image.Resampling.BILINEAR)
    mask = mask.crop((0, 0, *full))
    corner = (margin - round(shadow.x), margin - round(shadow.y))
    if any(radii):
        box = Path().rounded_box(0, 0, width, height, round_corners(limited(radii, width, height)))
        mask.paste(0, corner, coverage(box, width, height))
    else:
        mask.paste(0, (*corner, corner[0] + width, corner[1] + height))
    return mask


def _outline(
    width: int, height: int, radii: tuple[float, float, float, float], spread: float, margin: int, scale: int
) -> Path:
    """The shadow's edge before the blur. A spread makes round corners rounder; square ones stay square."""
    wide, high = width + 2 * spread, height + 2 * spread
    if wide <= 0 or high <= 0:
        return Path()
    a, b, c, d = (max(0.0, radius + spread) if radius > 0 else 0.0 for radius in limited(radii, width, height))
    a, b, c, d = limited((a, b, c, d), wide, high)
    start = (margin - spread) / scale
    corners = round_corners((a / scale, b / scale, c / scale, d / scale))
    return Path().rounded_box(start, start, wide / scale, high / scale, corners)
