"""Items of a flex container before its space is shared: their base sizes, least sizes and lines.

CSS Flexbox 9.2, 4.5 and 9.3.
"""

from __future__ import annotations

from kit.layout import formatting
from kit.layout.boxes import (
    BOTTOM,
    LEFT,
    MAX_CONTENT,
    MIN_CONTENT,
    RIGHT,
    TOP,
    Box,
    Used,
    mirrored,
)
from kit.layout.flexible import FlexItem
from kit.layout.ratios import clamp_by_widths, natural_width
from kit.markup.model import Length

TINY = 1e-6  # px: floating point noise that must not break a line


class FlexContainer:
    """A flex container at a width: its axes, its gaps, the sizes that its items start from, and its lines."""

    def __init__(self, box: Box, used: Used, width: float, height: float | None, base: float | None) -> None:
        style = box.style
        self.box = box
        self.used = used
        self.column = is_column(box)
        self.reverse = style.flex_direction.endswith("reverse")
        self.wrap = style.flex_wrap == "wrap"
        self.rtl = style.direction == "rtl"
        self.width = max(0.0, width - used.horizontal)
        self.height = None if height is None else max(0.0, height - used.vertical)
        self.base_height = None if base is None else max(0.0, base - used.vertical)  # what percentages refer to
        self.given_height = height
        row_gap = _gap(style.row_gap, self.base_height)
        column_gap = _gap(style.column_gap, self.width)
        self.main_gap, self.cross_gap = (row_gap, column_gap) if self.column else (column_gap, row_gap)
        self.main_start, self.main_end = (TOP, BOTTOM) if self.column else (LEFT, RIGHT)
        self.cross_start, self.cross_end = (LEFT, RIGHT) if self.column else (TOP, BOTTOM)
        self.cross = self.width if self.column else self.base_height  # as far as it is definite

    def item(self, child: Box) -> FlexItem:
        """9.2: the flex base size and the hypothetical main size, with the automatic minimum (4.5)."""
        used = child.used_against(self.width, self.base_height)
        style = child.style
        item = FlexItem(child, used, style.flex_grow, style.flex_shrink)
        item.margin = list(mirrored(used.margin, self.box.style.direction))
        item.margin_auto = list(mirrored(used.margin_auto, self.box.style.direction))
        if self.reverse:
            start, end = self.main_start, self.main_end
            item.margin[start], item.margin[end] = item.margin[end], item.margin[start]
            item.margin_auto[start], item.margin_auto[end] = item.margin_auto[end], item.margin_auto[start]
        item.main_margins = item.margin[self.main_start] + item.margin[self.main_end]
        item.cross_margins = item.margin[self.cross_start] + item.margin[self.cross_end]
        item.align = _alignment(self.box, child)
        item.stretches = stretches(self.box, child)
        item.cross = self.known_cross(item)
        item.edges = used.vertical if self.column else used.horizontal
        self.set_base(item)
        return item

    def known_cross(self, item: FlexItem) -> float | None:
        """The item's cross size as far as it is known before the main sizes are."""
        used = item.used
        clamp = used.clamp_width if self.column else used.clamp_height
        specified = used.width if self.column else used.height
        if specified is not None:
            return clamp(specified)
        if item.stretches and not self.wrap and self.cross is not None:
            return clamp(max(0.0, self.cross - item.cross_margins))
        return None

    def set_base(self, item: FlexItem) -> None:
        used, child = item.used, item.box
        basis = child.style.flex_basis
        main = self.base_height if self.column else self.width
        specified = used.height if self.column else used.width
        item.definite = True
        if basis is not None and (main is not None or not basis.relative):
            item.base = max(basis.against(main or 0.0), item.edges)
        elif basis is None and specified is not None:
            item.base = specified
        else:
            item.base = self.content_base(item)
            item.definite = False
        low, high = (used.min_height, used.max_height) if self.column else (used.min_width, used.max_width)
        if low is None:
            low = self.automatic_height(item) if self.column else automatic_width(child, used, item.cross)
        if child.floor is not None and closes(self.box, child):
            low = max(low, min(item.base, child.floor))  # what has shrunk for its text does not shrink again
        item.low = max(low, item.edges)
        item.high = MAX_CONTENT if high is None else max(high, item.low)
        item.hypothetical = min(max(item.base, item.low), item.high)
        item.outer_hypothetical = item.hypothetical + item.main_margins

    def content_base(self, item: FlexItem) -> float:
        """The main size that the content, or the aspect ratio and the cross size, ask for."""
        used, child = item.used, item.box
        if not self.column:
            return formatting.content_width(child, used, MAX_CONTENT, item.cross)
        if child.kind == "picture" and item.cross is None:
            width = used.clamp_width(natural_width(child, used))
        elif used.ratio is not None and used.height is not None and item.cross is None:
            width = formatting.fit_inside(child, used, self.width - item.cross_margins)
        else:
            width = self.column_width(item)
        if used.ratio is not None:
            return used.ratio_height(width)
        return formatting.natural_height(child, used, width)

    def column_width(self, item: FlexItem) -> float:
        """The width of a column's item."""
        if item.cross is not None:
            return item.cross
        return formatting.fit_content(item.box, item.used, self.width - item.cross_margins)

    def automatic_height(self, item: FlexItem) -> float:
        """4.5: the content-based minimum size of a column's item, unless it clips."""
        used, child = item.used, item.box
        if not used.automatic_minimum:
            return 0.0
        content = self.content_base(item) if item.definite else item.base
        if used.ratio is not None and child.kind != "picture":
            natural = formatting.natural_height(child, used, self.column_width(item))
            content = max(content, clamp_by_widths(used, natural))
        if child.style.height is not None:  # a percentage of an unknown height is as high as the content
            content = min(content, self.content_base(item) if used.height is None else used.height)
        return content if used.max_height is None else min(content, used.max_height)

    def lines(self, items: list[FlexItem]) -> list[list[FlexItem]]:
        """9.3: collects items into lines."""
        limit = self.height if self.column else self.width
        if self.column and limit is None:
            limit = self.limit()
        if not self.wrap or limit is None or not items:
            return [items] if items else []
        lines: list[list[FlexItem]] = []
        taken = 0.0
        for item in items:
            if lines and taken + self.main_gap + item.outer_hypothetical <= limit + TINY:
                lines[-1].append(item)
                taken += self.main_gap + item.outer_hypothetical
            else:
                lines.append([item])
                taken = item.outer_hypothetical
        return lines

    def limit(self) -> float | None:
        """The most that a column without a height may take before it wraps."""
        most = self.used.max_height
        return None if most is None else max(0.0, self.used.clamp_height(most) - self.used.vertical)


def automatic_width(child: Box, used: Used, height: float | None) -> float:
    """4.5: the content-based minimum size of a row's item, unless it clips; `height` if its line sets it."""
    if not used.automatic_minimum:
        return 0.0
    content = formatting.content_width(child, used, MIN_CONTENT, height)
    if used.ratio is not None and child.kind != "picture":
        content = max(content, formatting.intrinsic_width(child, used, MIN_CONTENT, height))
    if used.max_width is not None:
        content = min(content, used.max_width)
    return content if used.width is None else min(content, used.width)


def is_column(box: Box) -> bool:
    return box.style.flex_direction.startswith("column")


def stretches(box: Box, child: Box) -> bool:
    """Whether a flex container stretches an item along its cross axis."""
    style, margin = child.style, child.style.margin
    if is_column(box):
        size, *sides = style.width, margin.left, margin.right
    else:
        size, *sides = style.height, margin.top, margin.bottom
    return size is None and None not in sides and _alignment(box, child) == "stretch"


def closes(box: Box, child: Box) -> bool:
    """Whether an item starts from the height of what is in it, so that it can close round a settled text."""
    style = child.style
    return is_column(box) and style.flex_basis is None and style.height is None and style.aspect_ratio is None


def _alignment(box: Box, child: Box) -> str:
    """An item's align-self, resolved."""
    align = child.style.align_self
    if align == "auto":
        align = box.style.align_items
    return "stretch" if align == "normal" else align


def _gap(gap: Length, base: float | None) -> float:
    return gap.against(base or 0.0)
