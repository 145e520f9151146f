"""Boxes of whole pixels."""

from __future__ import annotations

import math

PixelBox = tuple[int, int, int, int]  # left, top, right, bottom


def nearest(value: float) -> int:
    """The whole px next to a place; halves go right and down."""
    return math.floor(value + 0.5)


def intersection(first: PixelBox, second: PixelBox) -> PixelBox | None:
    """What two boxes share; `None` where it has no pixel."""
    left, top = max(first[0], second[0]), max(first[1], second[1])
    right, bottom = min(first[2], second[2]), min(first[3], second[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def union(first: PixelBox, second: PixelBox) -> PixelBox:
    """The smallest box around both."""
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )
