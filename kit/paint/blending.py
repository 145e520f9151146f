"""Colours over pixels by tables: the same pixels as Pillow's `paste` through a mask, several times faster."""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from kit.markup.model import Color


def tinted(mask: Image.Image, color: Color, ground: Color) -> Image.Image:
    """What painting an opaque colour through a mask makes of a ground of one opaque colour, as an RGB image."""
    image = mask.copy()
    image.putpalette(_steps(color[:3], ground[:3]))
    return image.convert("RGB")


def glazed(image: Image.Image, color: Color) -> Image.Image:
    """An RGB image with a translucent colour over all of it."""
    return image.point(_glaze(color))


def glazed_color(ground: Color, color: Color) -> Color:
    """An opaque colour with a translucent one over it."""
    red, green, blue = (_blended(color.alpha, over, under) for over, under in zip(color[:3], ground[:3], strict=True))
    return Color(red, green, blue)


def _blended(coverage: int, over: int, under: int) -> int:
    """Divided by 255 and rounded as Pillow does it."""
    product = coverage * over + (255 - coverage) * under + 128
    return ((product >> 8) + product) >> 8


@lru_cache(maxsize=256)
def _steps(color: tuple[int, int, int], ground: tuple[int, int, int]) -> bytes:
    """The palette of the 256 steps from the ground to the colour."""
    return bytes(
        _blended(coverage, over, under) for coverage in range(256) for over, under in zip(color, ground, strict=True)
    )


@lru_cache(maxsize=256)
def _glaze(color: Color) -> list[int]:
    """For each band of an image, what becomes of its 256 values."""
    return [_blended(color.alpha, over, under) for over in color[:3] for under in range(256)]
