"""Cards made small, for sheets that show many of them."""

from __future__ import annotations

from PIL import Image


def reduced(image: Image.Image, width: int, height: int) -> Image.Image:
    """The whole image at this size, px. One that is as large already stays as it is."""
    if image.size == (width, height):
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
