"""Sizes of boxes: intrinsic widths (CSS Sizing 3) and the arrangement of a box at a width.

Widths are always known when a box is arranged; heights may follow from the content. Each answer is worked out once
and kept on the box or its used values, which live as long as one layout.
"""

from __future__ import annotations

from kit.layout import block, flex
from kit.layout.boxes import MAX_CONTENT, MIN_CONTENT, Arrangement, Box, Used


def inner_width(box: Box, available: float) -> float:
    """The min-content or max-content width of what is in the box, without its padding and border."""
    minimum = available == MIN_CONTENT
    known = box.narrowest if minimum else box.widest
    if known is not None:
        return known
    if box.leaf is not None:
        width = box.leaf.narrowest() if minimum else box.leaf.widest()
    elif box.kind == "flex":
        width = flex.intrinsic_width(box, available)
    else:
        width = block.intrinsic_width(box, available)
    if minimum:
        box.narrowest = width
    else:
        box.widest = width
    return width


def content_width(box: Box, used: Used, available: float, height: float | None = None) -> float:
    """The min-content or max-content width of the box, whatever width its style asks for; `height` if it is known."""
    if used.ratio is not None and height is not None:
        return used.ratio_width(height)
    if box.kind == "picture" and height is None and (used.min_height is not None or used.max_height is not None):
        return _limited_picture(box, used)
    return inner_width(box, available) + used.horizontal


def contribution(box: Box, available: float) -> float:
    """What a child asks of its parent's intrinsic width, margins included (CSS Sizing 3, 5.1)."""
    used = box.used_against(None, None)
    margins = used.margin[1] + used.margin[3]
    if used.width is not None:
        return used.clamp_width(used.width) + margins
    if available == MIN_CONTENT and _compressible(box):
        return used.clamp_width(0.0) + margins
    height = None if used.height is None else used.clamp_height(used.height)
    return used.clamp_width(content_width(box, used, available, height)) + margins


def fit_content(box: Box, used: Used, available: float, height: float | None = None) -> float:
    """The shrink-to-fit width: as wide as the content likes, but no wider than what is available."""
    widest = content_width(box, used, MAX_CONTENT, height)
    if widest > available:
        widest = max(content_width(box, used, MIN_CONTENT, height), available)
    return used.clamp_width(widest)


def specified_height(used: Used) -> float | None:
    """The height that the style asks for, within its limits; `None` where the content decides."""
    return None if used.height is None else used.clamp_height(used.height)


def auto_height(box: Box, used: Used, width: float) -> Arrangement:
    """The box at a width with the height of its content, or of its aspect ratio."""
    if used.ratio is None:
        return arrange(box, used, width, None, False)
    height = used.ratio_height(width)
    if box.kind != "picture" and used.min_height is None and used.automatic_minimum:
        # Content may push a box beyond its aspect ratio (CSS Sizing 4, 5.1.1).
        height = max(height, arrange(box, used, width, None, False).natural)
    return arrange(box, used, width, used.clamp_height(height), True)


def natural_height(box: Box, used: Used, width: float) -> float:
    """The height of its content at a width, before its limits; of a picture by its ratio."""
    if used.ratio is not None and box.kind == "picture":
        return used.ratio_height(width)
    return arrange(box, used, width, None, False).natural


def arrange(box: Box, used: Used, width: float, height: float | None, definite: bool) -> Arrangement:
    """Lays out what is in the box at a width, and at a height or (`None`) at the height that comes of it.

    `definite` says whether percentages of children may refer to the height.
    """
    key = (width, height, definite)
    known = used.arrangements.get(key)
    if known is None:
        known = used.arrangements[key] = _arrange(box, used, width, height, definite)
    return known


def _arrange(box: Box, used: Used, width: float, height: float | None, definite: bool) -> Arrangement:
    if box.leaf is None:
        arranged = flex.arrange if box.kind == "flex" else block.arrange
        return arranged(box, used, width, height, definite)
    inner = max(0.0, width - used.horizontal)
    natural = box.leaf.height(inner) + used.vertical
    final = used.clamp_height(natural) if height is None else height
    baseline = box.leaf.baseline(inner, max(0.0, final - used.vertical))
    return Arrangement(
        final,
        natural,
        None if baseline is None else baseline + used.top,
        (),
        [(child, 0.0) for child in box.children],
    )


def _compressible(box: Box) -> bool:
    """Pictures whose width is a percentage may shrink to nothing (CSS Sizing 3, 5.2.2)."""
    style = box.style
    return box.kind == "picture" and any(
        length is not None and length.percent != 0 for length in (style.width, style.max_width)
    )


def _limited_picture(box: Box, used: Used) -> float:
    """A picture's width when limits on its height come through its ratio (CSS 2.2, 10.4)."""
    width = inner_width(box, MAX_CONTENT) + used.horizontal
    if used.ratio is None:
        return width
    return used.ratio_width(used.clamp_height(used.ratio_height(width)))
