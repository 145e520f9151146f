"""Absolutely positioned boxes (CSS 2.2, 10.3.7 and 10.6.4; CSS Flexbox 4.1)."""

from __future__ import annotations

from typing import NamedTuple

from kit.layout import formatting
from kit.layout.boxes import BOTTOM, LEFT, RIGHT, TOP, Box, Used
from kit.layout.display import Rect
from kit.layout.spacing import distribute
from kit.text.model import Direction

STRETCHED = ("auto", "normal", "stretch")


class Containing(NamedTuple):
    """A containing block: the padding box of the nearest positioned ancestor, on the card, px."""

    x: float
    y: float
    width: float
    height: float
    direction: Direction


class Settled(NamedTuple):
    """Where an absolute box is on the card, px."""

    used: Used
    x: float
    y: float
    width: float
    height: float


class _Axis(NamedTuple):
    """One axis of an absolute box: insets from the containing block's edges and margins, px; `None` is auto."""

    start: float | None
    end: float | None
    margin_start: float | None
    margin_end: float | None

    @property
    def margins(self) -> float:
        return (self.margin_start or 0.0) + (self.margin_end or 0.0)

    def free(self, extent: float) -> float:
        """What is left for the box between the insets."""
        return max(0.0, extent - (self.start or 0.0) - (self.end or 0.0) - self.margins)


def place_absolute(box: Box, parent: Box, below: float, containing: Containing) -> Settled:
    """The place of an absolute box; `below` is how far down in its parent's content it would stand in a block."""
    used = box.used_against(containing.width, containing.height)
    horizontal = _axis(box, used, LEFT, RIGHT, containing.width)
    vertical = _axis(box, used, TOP, BOTTOM, containing.height)
    content = parent.content
    width, height = _size(box, used, horizontal, vertical, containing, _static_room(parent, content, containing))
    if horizontal.start is None and horizontal.end is None:
        x = _static_x(box, parent, content, width, horizontal)
    else:
        x = containing.x + _position(horizontal, width, containing.width, containing.direction == "rtl")
    if vertical.start is None and vertical.end is None:
        y = _static_y(box, parent, content, height, vertical, below)
    else:
        y = (
            containing.y
            + _position(vertical, height, containing.height, False)
            + _aligned(box, vertical, height, containing)
        )
    return Settled(used, x, y, width, height)


def _axis(box: Box, used: Used, start: int, end: int, extent: float) -> _Axis:
    inset_start, inset_end = box.style.inset[start], box.style.inset[end]
    return _Axis(
        None if inset_start is None else inset_start.against(extent),
        None if inset_end is None else inset_end.against(extent),
        None if used.margin_auto[start] else used.margin[start],
        None if used.margin_auto[end] else used.margin[end],
    )


def _static_room(parent: Box, content: Rect, containing: Containing) -> float:
    """The width from where a box without insets stands to the far edge of its containing block."""
    if parent.style.direction == "rtl":
        return max(0.0, content.right - containing.x)
    return max(0.0, containing.x + containing.width - content.x)


def _size(
    box: Box, used: Used, horizontal: _Axis, vertical: _Axis, containing: Containing, static_room: float
) -> tuple[float, float]:
    """The size: what the style says, or what the insets leave, or what the content takes."""
    width = None if used.width is None else used.clamp_width(used.width)
    height = formatting.specified_height(used)
    stretch = box.kind != "picture"
    pinned = vertical.start is not None and vertical.end is not None and box.style.align_self in STRETCHED
    if height is None and pinned and stretch and not (used.ratio is not None and width is not None):
        height = used.clamp_height(vertical.free(containing.height))
    if width is None:
        if horizontal.start is not None and horizontal.end is not None and stretch:
            if used.ratio is None or used.height is None:
                width = used.clamp_width(horizontal.free(containing.width))
                if used.ratio is not None and used.height is None:
                    height = None  # the ratio decides
            else:
                width = used.clamp_width(used.ratio_width(height or 0.0))
        elif used.ratio is not None and height is not None:
            width = used.clamp_width(used.ratio_width(height))
        else:
            unpinned = horizontal.start is None and horizontal.end is None
            room = static_room - horizontal.margins if unpinned else horizontal.free(containing.width)
            width = formatting.fit_content(box, used, room, height)
    if height is None:
        height = formatting.auto_height(box, used, width).height
    return width, height


def _aligned(box: Box, axis: _Axis, height: float, containing: Containing) -> float:
    """How far align-self moves a box down between two insets (CSS Align 3, 4.2)."""
    if axis.start is None or axis.end is None or axis.margin_start is None or axis.margin_end is None:
        return 0.0
    if box.style.align_self in ("auto", "normal"):
        return 0.0
    free = containing.height - axis.start - axis.end - axis.margins - height
    if free >= 0:
        return distribute(box.style.align_self, free, 1, 0.0)[0]
    # What is too tall for its insets moves up, but not out of the containing block.
    return -min(axis.start, max(0.0, axis.start + axis.margins + height - containing.height))


def _position(axis: _Axis, size: float, extent: float, from_end: bool) -> float:
    """Where the box starts in its containing block; `from_end`: too many constraints give way at the start."""
    start, end = axis.start, axis.end
    if start is not None and end is not None:
        free = extent - start - end - size - axis.margins
        if axis.margin_start is None and axis.margin_end is None:
            if free >= 0:
                return start + free / 2
            return start + (free if from_end else 0.0)
        if axis.margin_start is None:
            return start + free
        if axis.margin_end is None:
            return start + axis.margin_start
        if from_end:
            return extent - end - axis.margin_end - size
        return start + axis.margin_start
    if start is not None:
        return start + (axis.margin_start or 0.0)
    return extent - (end or 0.0) - (axis.margin_end or 0.0) - size


def _static_x(box: Box, parent: Box, content: Rect, width: float, axis: _Axis) -> float:
    """Where it would stand in its parent: at the start, or as the only item of a flex container."""
    free = content.width - width - axis.margins
    rtl = parent.style.direction == "rtl"
    shift = _static_shift(box, parent, free, row=True) if parent.kind == "flex" else 0.0
    if rtl:
        return content.right - (axis.margin_end or 0.0) - width - shift
    return content.x + (axis.margin_start or 0.0) + shift


def _static_y(box: Box, parent: Box, content: Rect, height: float, axis: _Axis, below: float) -> float:
    free = content.height - height - axis.margins
    shift = _static_shift(box, parent, free, row=False) if parent.kind == "flex" else below
    return content.y + (axis.margin_start or 0.0) + shift


def _static_shift(box: Box, parent: Box, free: float, *, row: bool) -> float:
    """How far from the start of its container the only item of it would stand, on one axis."""
    style = parent.style
    along = style.flex_direction.startswith("row") == row
    if along:
        shift = distribute(style.justify_content, free, 1, 0.0)[0]
        return free - shift if style.flex_direction.endswith("reverse") else shift
    align = box.style.align_self if box.style.align_self != "auto" else style.align_items
    return distribute(align, free, 1, 0.0)[0]
