"""Intrinsic widths of flex containers (CSS Flexbox 9.9)."""

from __future__ import annotations

from kit.layout import formatting
from kit.layout.boxes import BOTTOM, LEFT, MAX_CONTENT, MIN_CONTENT, RIGHT, TOP, Box
from kit.layout.flex_items import FlexContainer, automatic_width, is_column, stretches
from kit.layout.flexible import FlexItem


def intrinsic_width(box: Box, available: float, height: float | None) -> float:
    """The sum of a row's items, or the widest of a column's; a row that wraps may break between any two.

    `height` is that of the content box, if it is known.
    """
    children = [child for child in box.children if not child.absolute]
    if not children:
        return 0.0
    style = box.style
    wrap = style.flex_wrap == "wrap"
    if is_column(box):
        if wrap and available == MAX_CONTENT:
            return _columns_width(box, children, height)
        return max(formatting.contribution(child, available, height) for child in children)
    least = max(formatting.contribution(child, MIN_CONTENT, height) for child in children) if wrap else 0.0
    if wrap and available == MIN_CONTENT:
        return least
    widths = [_row_contribution(box, child, available, height) for child in children]
    return max(least, sum(widths) + style.column_gap.px * (len(widths) - 1))


def _columns_width(box: Box, children: list[Box], height: float | None) -> float:
    """The sum of the columns of a column that wraps, each as wide as its widest item likes to be."""
    used = box.used_against(None, None)
    outer = None if height is None else height + used.vertical
    heights: list[FlexItem] = []
    widths: dict[Box, float] = {}
    for child in children:
        widths[child] = formatting.contribution(child, MAX_CONTENT, height)
        heights.append(FlexContainer(box, used, widths[child] + used.horizontal, outer, outer).item(child))
    lines = FlexContainer(box, used, used.horizontal, outer, outer).lines(heights)
    sums = [max(widths[item.box] for item in line) for line in lines]
    return sum(sums) + box.style.column_gap.px * (len(sums) - 1)


def _row_contribution(box: Box, child: Box, available: float, height: float | None) -> float:
    """9.9.3: what an item asks for, within its flex basis where it cannot grow or shrink away from it."""
    used = child.used_against(None, height)
    style = child.style
    stretched = None
    if height is not None and box.style.flex_wrap == "nowrap" and stretches(box, child):
        stretched = used.clamp_height(max(0.0, height - used.margin[TOP] - used.margin[BOTTOM]))
    asked = formatting.contribution(child, available, height, stretched)
    basis = style.flex_basis
    if basis is None or basis.relative:
        return asked
    margins = used.margin[LEFT] + used.margin[RIGHT]
    base = max(basis.px, used.horizontal)
    grow, shrink = style.flex_grow, style.flex_shrink
    if (shrink or asked - margins >= base) and (grow or asked - margins <= base):
        return asked
    if used.min_width is None:
        base = max(base, automatic_width(child, used, stretched))
    return used.clamp_width(base) + margins
