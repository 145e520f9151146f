"""Sizes of boxes: intrinsic widths (CSS Sizing 3) and the arrangement of a box at a width.

Widths are always known when a box is arranged; heights may follow from the content. Each answer is worked out once
and kept on the box or its used values, which live as long as one layout.
"""

from __future__ import annotations

from kit.layout import block, flex, flex_widths
from kit.layout.boxes import MAX_CONTENT, MIN_CONTENT, Arrangement, Box, Leaf, Used
from kit.layout.ratios import clamp_by_heights, clamp_ratio_width, picture_width, used_picture_width


def inner_width(box: Box, available: float, height: float | None = None) -> float:
    """The min-content or max-content width of what is in the box, without its padding and border.

    `height` is that of its content box, if it is known.
    """
    if height is not None and box.height_sets_width:
        if box.widths is None:
            box.widths = {}
        key = (available, height)
        known = box.widths.get(key)
        if known is None:
            known = box.widths[key] = _inner_width(box, available, height)
        return known
    minimum = available == MIN_CONTENT
    known = box.narrowest if minimum else box.widest
    if known is not None:
        return known
    width = _inner_width(box, available, None)
    if minimum:
        box.narrowest = width
    else:
        box.widest = width
    return width


def _inner_width(box: Box, available: float, height: float | None) -> float:
    if box.leaf is not None:
        return box.leaf.narrowest() if available == MIN_CONTENT else box.leaf.widest()
    if box.kind == "flex":
        return flex_widths.intrinsic_width(box, available, height)
    return block.intrinsic_width(box, available, height)


def content_width(box: Box, used: Used, available: float, height: float | None = None) -> float:
    """The min-content or max-content width of the box, whatever width its style asks for.

    `height` is that of its border box, if something other than its style sets it.
    """
    if box.kind == "picture":
        return picture_width(box, used, height)
    if height is None:
        height = specified_height(used)
    if used.ratio is not None and height is not None:
        return used.ratio_width(height)
    return intrinsic_width(box, used, available, height)


def intrinsic_width(box: Box, used: Used, available: float, height: float | None) -> float:
    """The width of what is in a box other than a picture, which its aspect ratio may only limit."""
    inner = None if height is None else max(0.0, height - used.vertical)
    width = inner_width(box, available, inner) + used.horizontal
    return clamp_by_heights(used, width) if used.ratio is not None and height is None else width


def contribution(box: Box, available: float, base_height: float | None = None, stretched: float | None = None) -> float:
    """What a child asks of its parent's intrinsic width, margins included (CSS Sizing 3, 5.1).

    `base_height` is what percentages of heights refer to; `stretched` is the height of its border box if its parent
    stretches it to one that is known.
    """
    used = box.used_against(None, base_height)
    margins = used.margin[1] + used.margin[3]
    if box.kind == "picture":
        if available == MIN_CONTENT and _compressible(box):
            return max(used.min_width or 0.0, used.horizontal) + margins
        return used_picture_width(box, used, stretched) + margins
    if used.width is not None:
        return used.clamp_width(used.width) + margins
    width = content_width(box, used, available, stretched)
    if used.ratio is None:
        return used.clamp_width(width) + margins
    return clamp_ratio_width(box, used, width, _ratio_minimum(box, used, stretched)) + margins


def stretched_width(box: Box, used: Used, room: float) -> float:
    """The width of a block in its parent, whose content box has this room for it, margins taken off."""
    if box.kind == "picture":
        return used_picture_width(box, used)
    if used.width is not None:
        return used.clamp_width(used.width)
    if used.ratio is None:
        return used.clamp_width(room)
    if used.height is not None:
        return ratio_width(box, used, used.clamp_height(used.height))
    return clamp_ratio_width(box, used, room, 0.0)


def fit_content(box: Box, used: Used, room: float, height: float | None = None) -> float:
    """The shrink-to-fit width: as wide as the content likes, but no wider than the room.

    `height` is that of its border box, if something other than its style sets it.
    """
    if box.kind == "picture":
        return used_picture_width(box, used, height)
    if used.width is not None:
        return used.clamp_width(used.width)
    if height is None:
        height = specified_height(used)
    if used.ratio is not None and height is not None:
        return clamp_ratio_width(box, used, used.ratio_width(height), _ratio_minimum(box, used, None))
    return fit_inside(box, used, room, height)


def fit_inside(box: Box, used: Used, room: float, height: float | None = None) -> float:
    """The shrink-to-fit width of what is in a box other than a picture, whatever its style asks for."""
    widest = intrinsic_width(box, used, MAX_CONTENT, height)
    if widest > room:
        widest = max(intrinsic_width(box, used, MIN_CONTENT, height), room)
    return used.clamp_width(widest) if used.ratio is None else clamp_ratio_width(box, used, widest, 0.0)


def ratio_width(box: Box, used: Used, height: float) -> float:
    """The width of a box whose ratio and height set it, if its style does not; its content may ask for more."""
    width = used.ratio_width(height) if used.width is None else used.width
    return clamp_ratio_width(box, used, width, _ratio_minimum(box, used, height))


def _ratio_minimum(box: Box, used: Used, height: float | None) -> float:
    """The automatic minimum where the aspect ratio gives the width (CSS Sizing 4, 5.1.1)."""
    if height is None:
        height = specified_height(used)
    if height is None or not used.automatic_minimum or used.min_width is not None:
        return 0.0
    return intrinsic_width(box, used, MIN_CONTENT, height)


def specified_height(used: Used) -> float | None:
    """The height that the style asks for, within its limits; `None` where the content decides."""
    return None if used.height is None else used.clamp_height(used.height)


def base_height(used: Used, width: float) -> float | None:
    """The height that percentages in a box of this width may refer to, as its style or its ratio says it."""
    if used.height is not None:
        return used.clamp_height(used.height)
    return None if used.ratio is None else used.clamp_height(used.ratio_height(width))


def auto_height(box: Box, used: Used, width: float) -> Arrangement:
    """The box at a width with the height of its content, or of its aspect ratio."""
    if used.ratio is None:
        return arrange(box, used, width, None, None)
    height = used.clamp_height(used.ratio_height(width))
    inside = arrange(box, used, width, height, height)
    style = box.style
    if box.kind != "picture" and style.min_height is None and style.height is None and used.automatic_minimum:
        # Content may push a box beyond its aspect ratio (CSS Sizing 4, 5.1.1).
        least = inside.natural if used.max_height is None else min(inside.natural, used.max_height)
        if least > height:
            return arrange(box, used, width, least, height)
    return inside


def natural_height(box: Box, used: Used, width: float) -> float:
    """The height of its content at a width, whatever height its style asks for."""
    return arrange(box, used, width, None, None).natural


def arrange(box: Box, used: Used, width: float, height: float | None, base: float | None) -> Arrangement:
    """Lays out what is in the box at a width, and at a height or (`None`) at the height that comes of it.

    `base` is the height of the border box that percentages of children refer to, `None` where they are auto.
    """
    key = (width, height, base)
    known = used.arrangements.get(key)
    if known is None:
        known = used.arrangements[key] = _arrange(box, used, width, height, base)
    return known


def _arrange(box: Box, used: Used, width: float, height: float | None, base: float | None) -> Arrangement:
    if box.leaf is not None:
        inside = _arrange_leaf(box, box.leaf, used, width, height)
    else:
        inside = (flex.arrange if box.kind == "flex" else block.arrange)(box, used, width, height, base)
    if inside.baseline is not None and inside.baseline > inside.height and box.style.overflow == "hidden":
        return inside._replace(baseline=inside.height)  # CSS Align 3, 9.1
    return inside


def _arrange_leaf(box: Box, leaf: Leaf, used: Used, width: float, height: float | None) -> Arrangement:
    inner = max(0.0, width - used.horizontal)
    natural = leaf.height(inner) + used.vertical
    final = used.clamp_height(natural) if height is None else height
    baseline = leaf.baseline(inner, max(0.0, final - used.vertical))
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
    return any(length is not None and length.relative for length in (style.width, style.max_width))
