"""Sizes that an aspect ratio carries from one axis to the other (CSS Sizing 4, 5.1; pictures: CSS 2.2, 10.4)."""

from __future__ import annotations

from kit.layout.boxes import Box, PictureLeaf, Used

UNBOUNDED = float("inf")


def picture_width(box: Box, used: Used, height: float | None = None) -> float:
    """A picture's width by its natural size and its height alone; `height` where not the style sets it."""
    if used.ratio is None:
        return natural_width(box, used)
    if height is None:
        height = used.height if used.height is not None else used.ratio_height(natural_width(box, used))
        height = used.clamp_height(height)
    return used.ratio_width(height)


def used_picture_width(box: Box, used: Used, height: float | None = None) -> float:
    """A picture's width within its limits, where nothing stretches it; `height` as for `picture_width`."""
    if used.width is not None:
        return used.clamp_width(used.width)
    if used.ratio is None:
        return used.clamp_width(natural_width(box, used))
    if height is None and used.height is None:
        height = used.clamp_height(used.ratio_height(used.clamp_width(natural_width(box, used))))
    return used.clamp_width(picture_width(box, used, height))


def natural_width(box: Box, used: Used) -> float:
    """The width of a picture's border box at its natural size."""
    assert isinstance(box.leaf, PictureLeaf)
    return box.leaf.width + used.horizontal


def clamp_by_heights(used: Used, width: float) -> float:
    """A width within what the limits of the height become through the ratio."""
    low, high = _transferred_widths(used)
    return max(low, min(width, high))


def clamp_by_widths(used: Used, height: float) -> float:
    """A height within what the limits of the width become through the ratio."""
    least = max(used.min_width or 0.0, used.horizontal)
    low = used.ratio_height(least) if least else 0.0
    high = UNBOUNDED if used.max_width is None else used.ratio_height(max(used.max_width, used.horizontal))
    return max(low, min(height, high))


def clamp_ratio_width(box: Box, used: Used, width: float, automatic: float) -> float:
    """The width of a box with a ratio within all limits of both axes; `automatic` stands for `min-width: auto`."""
    high = UNBOUNDED if used.max_width is None else max(used.max_width, used.horizontal)
    low = min(automatic, high) if used.min_width is None else used.min_width
    low = max(low, used.horizontal)
    if box.style.width is None:
        transferred_low, transferred_high = _transferred_widths(used)
        low = max(low, min(transferred_low, high))
        high = min(high, transferred_high)
    return max(low, min(width, high))


def _transferred_widths(used: Used) -> tuple[float, float]:
    least = max(used.min_height or 0.0, used.vertical)
    low = used.ratio_width(least) if least else 0.0
    high = UNBOUNDED if used.max_height is None else used.ratio_width(max(used.max_height, used.vertical))
    return low, max(low, high)
