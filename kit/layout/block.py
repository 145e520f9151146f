"""Block layout: children stacked from top to bottom (CSS 2.2, 9.4.1 and 10.3.3). Margins do not collapse."""

from __future__ import annotations

from kit.layout import formatting
from kit.layout.boxes import MAX_CONTENT, Arrangement, Box, Placed, Used, mirrored


def intrinsic_width(box: Box, available: float) -> float:
    """As wide as the widest child asks for; `available` is MIN_CONTENT or MAX_CONTENT."""
    return max((formatting.contribution(child, available) for child in box.children if not child.absolute), default=0.0)


def arrange(box: Box, used: Used, width: float, height: float | None, definite: bool) -> Arrangement:
    """Stacks the children in a box of this width; `height` is `None` where it follows from them."""
    room = max(0.0, width - used.horizontal)
    base = max(0.0, height - used.vertical) if height is not None and definite else None
    rtl = box.style.direction == "rtl"
    placed: list[Placed] = []
    static: list[tuple[Box, float]] = []
    baseline: float | None = None
    down = 0.0
    for child in box.children:
        if child.absolute:
            static.append((child, down))
            continue
        values = child.used_against(room, base)
        top, right, bottom, left = mirrored(values.margin, box.style.direction)
        child_height = formatting.specified_height(values)
        child_width = _width(child, values, room - left - right, child_height)
        if child_height is None:
            inside = formatting.auto_height(child, values, child_width)
        else:
            inside = formatting.arrange(child, values, child_width, child_height, True)
        x = left + _auto_margin(values, room - left - right - child_width, rtl)
        if rtl:
            x = room - x - child_width
        down += top
        if baseline is None and inside.baseline is not None:
            baseline = used.top + down + inside.baseline
        placed.append(
            Placed(
                child,
                values,
                used.left + x,
                used.top + down,
                child_width,
                inside.height,
                child_height is not None or values.ratio is not None,
            )
        )
        down += inside.height + bottom
    natural = down + used.vertical
    return Arrangement(used.clamp_height(natural) if height is None else height, natural, baseline, placed, static)


def _width(child: Box, used: Used, room: float, height: float | None) -> float:
    if used.width is not None:
        return used.clamp_width(used.width)
    if used.ratio is not None and height is not None:
        return used.clamp_width(used.ratio_width(height))
    if child.kind == "picture":
        return used.clamp_width(formatting.content_width(child, used, MAX_CONTENT))
    return used.clamp_width(room)


def _auto_margin(used: Used, free: float, rtl: bool) -> float:
    """What an auto margin at the child's start takes (CSS 2.2, 10.3.3)."""
    _, end, _, start = used.margin_auto
    if rtl:
        start, end = end, start
    if free <= 0 or not start:
        return 0.0
    return free / 2 if end else free
