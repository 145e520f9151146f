"""Flex layout (CSS Flexbox level 1, chapter 9).

Boxes are laid out from left to right; a right-to-left container swaps its children's inline margins before and
mirrors their places after. A reversed main axis is a mirrored one too. Physical sides are named by index: in a row
the main axis runs from LEFT to RIGHT, in a column from TOP to BOTTOM.
"""

from __future__ import annotations

import math

from kit.layout import formatting
from kit.layout.boxes import Arrangement, Box, Placed, Used
from kit.layout.flex_items import FlexContainer
from kit.layout.flexible import FlexItem, resolve_flexible_lengths
from kit.layout.spacing import along_main_axis, distribute


def arrange(box: Box, used: Used, width: float, height: float | None, base: float | None) -> Arrangement:
    """Lays out the items in a container of this width; `height` is `None` where it follows from them.

    `base` is the height of the border box that percentages refer to.
    """
    return _FlexLayout(box, used, width, height, base).arrange()


class _FlexLayout(FlexContainer):
    """The rest of chapter 9, in its order."""

    def arrange(self) -> Arrangement:
        flowing = [child for child in self.box.children if not child.absolute]
        if any(child.style.order for child in flowing):
            flowing.sort(key=lambda child: child.style.order)
        items = [self.item(child) for child in flowing]
        lines = self.lines(items)
        natural_main = max(
            (sum(item.outer_hypothetical for item in line) + self.main_gap * (len(line) - 1) for line in lines),
            default=0.0,
        )
        main = self.block_size(natural_main) if self.column else self.width
        line_sizes: list[float] = []
        for line in lines:
            resolve_flexible_lengths(line, main - self.main_gap * (len(line) - 1))
            for item in line:
                self.hypothetical_cross(item)
            line_sizes.append(self.line_size(line))
        natural_cross = sum(line_sizes) + self.cross_gap * (len(lines) - 1) if lines else 0.0
        cross = self.width if self.column else self.block_size(natural_cross)
        starts, line_sizes = self.line_places(line_sizes, cross)
        for line, start, size in zip(lines, starts, line_sizes, strict=True):
            self.align_main(line, main)
            self.align_cross(line, start, size)
        placed = [self.place(item, main, cross) for item in items]
        natural = (natural_main if self.column else natural_cross) + self.used.vertical
        final = (main if self.column else cross) + self.used.vertical
        return Arrangement(
            final if self.given_height is None else self.given_height,
            natural,
            self.baseline(lines, placed),
            placed,
            [(child, 0.0) for child in self.box.children if child.absolute],
        )

    def block_size(self, natural: float) -> float:
        """The height of the content box, whose items ask for a natural one."""
        if self.height is not None:
            return self.height
        return self.used.clamp_height(natural + self.used.vertical) - self.used.vertical

    def hypothetical_cross(self, item: FlexItem) -> None:
        """9.4, step 7: the cross size that each item takes at its main size, and its baseline."""
        used, child = item.used, item.box
        if self.column:
            if item.cross is not None:
                item.cross_used = item.cross
            else:
                item.cross_used = self.shrunk_width(item, self.width - item.cross_margins)
            return
        if item.cross is not None:
            item.cross_used = item.cross
            if item.align == "baseline":
                item.baseline = formatting.arrange(child, used, item.main, item.cross, item.cross).baseline
            return
        inside = formatting.auto_height(child, used, item.main)
        item.cross_used = inside.height
        item.baseline = inside.baseline

    def shrunk_width(self, item: FlexItem, room: float) -> float:
        """The width of a column's item that is not stretched, at its final height."""
        height = item.main if item.used.ratio is not None or self.definite_height(item) else None
        return formatting.fit_content(item.box, item.used, room, height)

    def line_size(self, line: list[FlexItem]) -> float:
        """9.4, step 8: the cross size of a line."""
        if self.height is not None and not (self.wrap or self.column or self.used.ratio):
            return self.height
        size = 0.0
        above = below = -math.inf
        for item in line:
            outer = item.cross_used + item.cross_margins
            if self.on_baseline(item):
                ascent = self.ascent(item)
                above = max(above, ascent)
                below = max(below, outer - ascent)
            else:
                size = max(size, outer)
        return max(size, above + below)

    def on_baseline(self, item: FlexItem) -> bool:
        autos = item.margin_auto
        return item.align == "baseline" and not (autos[self.cross_start] or autos[self.cross_end])

    def ascent(self, item: FlexItem) -> float:
        """How far an item's baseline lies from the start of its margin box, along the cross axis.

        Lines of text run across a column, so the items of a column meet at their left edges, in browsers.
        """
        margin = item.margin[self.cross_start]
        if not self.column:
            return margin + (item.cross_used if item.baseline is None else item.baseline)
        return margin + (item.cross_used if self.rtl else 0.0)

    def line_places(self, sizes: list[float], cross: float) -> tuple[list[float], list[float]]:
        """9.6, step 16: where each line starts on the cross axis; stretched lines grow."""
        if not self.wrap or not sizes:
            return [0.0] * len(sizes), [cross] * len(sizes)
        align = self.box.style.align_content
        free = cross - sum(sizes) - self.cross_gap * (len(sizes) - 1)
        start, gap = 0.0, self.cross_gap
        if align in ("normal", "stretch"):
            if free > 0:
                sizes = [size + free / len(sizes) for size in sizes]
        else:
            start, gap = distribute(align, free, len(sizes), self.cross_gap)
        starts = []
        for size in sizes:
            starts.append(start)
            start += size + gap
        return starts, sizes

    def align_main(self, line: list[FlexItem], main: float) -> None:
        """9.5: auto margins first, then justify-content."""
        free = main - sum(item.main + item.main_margins for item in line) - self.main_gap * (len(line) - 1)
        autos = sum(item.margin_auto[self.main_start] + item.margin_auto[self.main_end] for item in line)
        share = 0.0
        if autos and free > 0:
            share = free / autos
            position, gap = 0.0, self.main_gap
        else:
            justify = along_main_axis(self.box.style.justify_content, free, self.reverse)
            position, gap = distribute(justify, free, len(line), self.main_gap)
        for item in line:
            position += item.margin[self.main_start] + (share if item.margin_auto[self.main_start] else 0.0)
            item.main_place = position
            position += item.main + item.margin[self.main_end] + gap
            position += share if item.margin_auto[self.main_end] else 0.0

    def align_cross(self, line: list[FlexItem], start: float, size: float) -> None:
        """9.4, step 11, and 9.6: stretched items, auto margins, align-self."""
        above = max((self.ascent(item) for item in line if self.on_baseline(item)), default=0.0)
        for item in line:
            room = max(0.0, size - item.cross_margins)
            if item.stretches:
                item.cross_used = item.used.clamp_width(room) if self.column else item.used.clamp_height(room)
            elif self.column and self.wrap and item.cross is None:
                item.cross_used = self.shrunk_width(item, room)  # its line may be wider than the container
            free = size - item.cross_used - item.cross_margins
            place = start + item.margin[self.cross_start]
            auto_start, auto_end = item.margin_auto[self.cross_start], item.margin_auto[self.cross_end]
            if auto_start or auto_end:
                if free > 0 and auto_start:
                    place += free / 2 if auto_end else free
            elif item.align == "end":
                place += free
            elif item.align == "center":
                place += free / 2
            elif self.on_baseline(item):
                place += above - self.ascent(item)
            item.cross_place = place

    def place(self, item: FlexItem, main: float, cross: float) -> Placed:
        x, y = (item.cross_place, item.main_place) if self.column else (item.main_place, item.cross_place)
        width, height = (item.cross_used, item.main) if self.column else (item.main, item.cross_used)
        if self.reverse:
            if self.column:
                y = main - y - height
            else:
                x = main - x - width
        if self.rtl:
            x = self.width - x - width
        return Placed(item.box, item.used, self.used.left + x, self.used.top + y, width, height, self.item_base(item))

    def item_base(self, item: FlexItem) -> float | None:
        """9.8: the height that percentages inside the item may refer to."""
        if self.column:
            return item.main if self.definite_height(item) else None
        if item.cross is not None or item.stretches:
            return item.cross_used
        return formatting.base_height(item.used, item.main)

    def definite_height(self, item: FlexItem) -> bool:
        """Whether the height of a column's item is definite before its content is laid out."""
        return self.base_height is not None or item.definite or item.used.ratio is not None

    def baseline(self, lines: list[list[FlexItem]], placed: list[Placed]) -> float | None:
        """8.5: the first baseline of the container, from its top edge."""
        if not lines:
            return None
        line = lines[0]
        if self.reverse:
            line = line[::-1]  # browsers start from the edge, whatever the order of the items
        chosen = line[0]
        if not self.column:
            chosen = next((item for item in line if self.on_baseline(item)), chosen)
        box = next(place for place in placed if place.box is chosen.box)
        inside = formatting.arrange(box.box, box.used, box.width, box.height, box.base)
        return box.y + (box.height if inside.baseline is None else inside.baseline)
