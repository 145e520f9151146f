"""Absolutely positioned boxes (CSS 2.2, 10.3.7 and 10.6.4; CSS Flexbox 4.1)."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kit.layout import formatting
from kit.layout.boxes import BOTTOM, LEFT, RIGHT, TOP, Box, Used
from kit.layout.ratios import clamp_ratio_width, used_picture_width
from kit.text.model import Direction

Edge = Literal["start", "center", "end"]
"""What of a box without insets stands at its static position: its left or top edge, its centre, its right or bottom."""


class Containing(NamedTuple):
    """A containing block: the padding box of the nearest positioned ancestor, on the card, px."""

    x: float
    y: float
    width: float
    height: float
    direction: Direction


class Settled(NamedTuple):
    """Where an absolute box is on the card, px; `base` is the height that percentages inside refer to."""

    used: Used
    x: float
    y: float
    width: float
    height: float
    base: float | None


class _Axis(NamedTuple):
    """One axis of an absolute box: insets from the containing block's edges and margins, px; `None` is auto.

    `static` is where the box would stand without insets, from the containing block's edge, and `edge` what of it.
    """

    extent: float  # of the containing block
    start: float | None
    end: float | None
    margin_start: float | None
    margin_end: float | None
    static: float
    edge: Edge

    @property
    def margins(self) -> float:
        return (self.margin_start or 0.0) + (self.margin_end or 0.0)

    @property
    def unpinned(self) -> bool:
        return self.start is None and self.end is None

    @property
    def pinned(self) -> bool:
        return self.start is not None and self.end is not None

    def room(self) -> float:
        """What is left for the box between the insets, margins taken off."""
        if not self.unpinned:
            room = self.extent - (self.start or 0.0) - (self.end or 0.0)
        elif self.edge == "start":
            room = self.extent - self.static
        elif self.edge == "end":
            room = self.static
        else:
            room = 2 * min(self.static, self.extent - self.static)
        return max(0.0, max(0.0, room) - self.margins)


def place_absolute(box: Box, parent: Box, below: float, containing: Containing) -> Settled:
    """The place of an absolute box; `below` is how far down in its parent's content it would stand in a block."""
    used = box.used_against(containing.width, containing.height)
    across, along = _static_edges(box, parent)
    content = parent.content
    left = _edge_of(content.x, content.right, across) - containing.x
    if parent.kind == "flex":
        top = _edge_of(content.y, content.bottom, along) - containing.y
    else:
        top = content.y + below - containing.y
    horizontal = _axis(box, used, LEFT, RIGHT, containing.width, left, across)
    vertical = _axis(box, used, TOP, BOTTOM, containing.height, top, along)
    width = _width(box, used, horizontal, vertical)
    height, base = _height(box, used, vertical, width)
    x = _across(horizontal, width, containing.direction == "rtl")
    y = _down(vertical, height, box.style.align_self)
    return Settled(used, containing.x + x, containing.y + y, width, height, base)


def _axis(box: Box, used: Used, start: int, end: int, extent: float, static: float, edge: Edge) -> _Axis:
    inset_start, inset_end = box.style.inset[start], box.style.inset[end]
    return _Axis(
        extent,
        None if inset_start is None else inset_start.against(extent),
        None if inset_end is None else inset_end.against(extent),
        None if used.margin_auto[start] else used.margin[start],
        None if used.margin_auto[end] else used.margin[end],
        static,
        edge,
    )


# The static position: as the only item of a flex container (CSS Flexbox 4.1), or at the start of a block


def _static_edges(box: Box, parent: Box) -> tuple[Edge, Edge]:
    """Where it stands from left to right and from top to bottom."""
    style = parent.style
    align = box.style.align_self
    across: Edge = "start"
    if parent.kind == "flex":
        main = _main_edge(style.justify_content, style.flex_direction.endswith("reverse"))
        align = align if align != "auto" else style.align_items
        cross: Edge = "center" if align == "center" else "end" if align == "end" else "start"
        across, along = (main, cross) if style.flex_direction.startswith("row") else (cross, main)
    else:
        along = "center" if align == "center" else "end" if align == "end" else "start"
    if style.direction == "rtl":
        across = "end" if across == "start" else "start" if across == "end" else "center"
    return across, along


def _main_edge(justify: str, reverse: bool) -> Edge:
    if justify in ("center", "space-around", "space-evenly"):
        return "center"
    if justify in ("start", "end"):
        return "end" if justify == "end" else "start"
    return "end" if (justify == "flex-end") != reverse else "start"


def _edge_of(start: float, end: float, edge: Edge) -> float:
    return start if edge == "start" else end if edge == "end" else (start + end) / 2


# Sizes


def _width(box: Box, used: Used, horizontal: _Axis, vertical: _Axis) -> float:
    """The width: what the style says, or what the insets leave, or what the content takes."""
    if box.kind == "picture":
        return used_picture_width(box, used, _stretched(box, used, vertical))
    height = formatting.specified_height(used)
    if used.ratio is not None:
        explicit = height is not None or (vertical.pinned and box.style.align_self == "stretch")
        if height is None:
            height = _pinned_height(box, used, vertical)
        if height is not None and (explicit or not horizontal.pinned):
            return formatting.ratio_width(box, used, height)
        if horizontal.pinned and used.width is None:
            return clamp_ratio_width(box, used, horizontal.room(), 0.0)
    if used.width is not None:
        return used.clamp_width(used.width)
    if horizontal.pinned:
        return used.clamp_width(horizontal.room())
    if height is None and box.height_sets_width:
        height = _pinned_height(box, used, vertical)
    return formatting.fit_content(box, used, horizontal.room(), height)


def _height(box: Box, used: Used, vertical: _Axis, width: float) -> tuple[float, float | None]:
    """The height, and what percentages inside refer to."""
    height = formatting.specified_height(used)
    if height is None:
        height = _stretched(box, used, vertical) if used.ratio is not None else _pinned_height(box, used, vertical)
    if height is not None:
        return height, height
    return formatting.auto_height(box, used, width).height, formatting.base_height(used, width)


def _pinned_height(box: Box, used: Used, vertical: _Axis) -> float | None:
    """The height that is left between two insets, if it is the box's."""
    if used.height is not None or not vertical.pinned or box.style.align_self not in ("auto", "normal", "stretch"):
        return None
    return used.clamp_height(vertical.room())


def _stretched(box: Box, used: Used, vertical: _Axis) -> float | None:
    """The same, where only an align-self that says so can make it the height."""
    return _pinned_height(box, used, vertical) if box.style.align_self == "stretch" else None


# Positions


def _across(axis: _Axis, width: float, rtl: bool) -> float:
    """Where the box starts from left to right (CSS 2.2, 10.3.7). Too many constraints give way at the block's end."""
    if axis.start is None or axis.end is None:
        return _at_one_inset(axis, width)
    free = axis.extent - axis.start - axis.end - width - axis.margins
    if axis.margin_start is not None and axis.margin_end is not None:
        return axis.start + axis.margin_start + (free if rtl else 0.0)
    if axis.margin_start is None and axis.margin_end is None and free < 0:
        return axis.start + (free if rtl else 0.0)
    return axis.start + _auto_margin(axis, free)


def _down(axis: _Axis, height: float, align: str) -> float:
    """Where it starts from top to bottom; align-self counts between two insets (CSS Position 3, 4.1)."""
    if axis.start is None or axis.end is None:
        return _at_one_inset(axis, height)
    free = axis.extent - axis.start - axis.end - height - axis.margins
    if axis.margin_start is None or axis.margin_end is None:
        return axis.start + _auto_margin(axis, free)
    if align in ("auto", "normal"):
        return axis.start + axis.margin_start
    return axis.margin_start + _aligned(align, axis.start, axis.end, axis.extent, height + axis.margins)


def _at_one_inset(axis: _Axis, size: float) -> float:
    """Where a box with one inset starts, or with none, at its static position."""
    if axis.start is not None:
        return axis.start + (axis.margin_start or 0.0)
    if axis.end is not None:
        return axis.extent - axis.end - (axis.margin_end or 0.0) - size
    outer = size + axis.margins
    offset = outer if axis.edge == "end" else outer / 2 if axis.edge == "center" else 0.0
    return axis.static - offset + (axis.margin_start or 0.0)


def _auto_margin(axis: _Axis, free: float) -> float:
    """The margin at the start where one or both are auto: they share what is free."""
    if axis.margin_start is not None:
        return axis.margin_start
    return free / 2 if axis.margin_end is None else free


def _aligned(align: str, start: float, end: float, extent: float, outer: float) -> float:
    """Where a margin box starts between two insets: what is too large stays in the containing block if it can."""
    free = extent - start - end - outer
    place = start + (free / 2 if align == "center" else free if align == "end" else 0.0)
    low, high = (start, extent - end) if free >= 0 else (min(start, 0.0), max(extent - end, extent))
    return max(low, min(place, high - outer))
