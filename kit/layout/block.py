"""Block layout: children stacked from top to bottom (CSS 2.2, 9.4.1 and 10.3.3). Margins do not collapse."""

from __future__ import annotations

from kit.layout import formatting
from kit.layout.boxes import Arrangement, Box, Placed, Used, mirrored
from kit.layout.spacing import shift


def intrinsic_width(box: Box, available: float, height: float | None) -> float:
    """As wide as the widest child asks for; `available` is MIN_CONTENT or MAX_CONTENT, `height` known or `None`."""
    return max(
        (formatting.contribution(child, available, height) for child in box.children if not child.absolute),
        default=0.0,
    )


def arrange(box: Box, used: Used, width: float, height: float | None, base: float | None) -> Arrangement:
    """Stacks the children in a box of this width; `height` is `None` where it follows from them.

    `base` is the height of the border box that percentages refer to.
    """
    room = max(0.0, width - used.horizontal)
    base = None if base is None else max(0.0, base - used.vertical)
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
        child_width = formatting.stretched_width(child, values, room - left - right)
        child_base = formatting.base_height(values, child_width)
        if values.height is None:
            inside = formatting.auto_height(child, values, child_width)
        else:
            inside = formatting.arrange(child, values, child_width, child_base, child_base)
        x = left + _auto_margin(values, room - left - right - child_width, rtl)
        if rtl:
            x = room - x - child_width
        down += top
        if baseline is None and inside.baseline is not None:
            baseline = used.top + down + inside.baseline
        placed.append(Placed(child, values, used.left + x, used.top + down, child_width, inside.height, child_base))
        down += inside.height + bottom
    natural = down + used.vertical
    final = used.clamp_height(natural) if height is None else height
    lower = shift(box.style.align_content, final - natural)
    if lower:
        placed = [child._replace(y=child.y + lower) for child in placed]
        static = [(child, below + lower) for child, below in static]
        baseline = None if baseline is None else baseline + lower
    return Arrangement(final, natural, baseline, placed, static)


def _auto_margin(used: Used, free: float, rtl: bool) -> float:
    """What an auto margin at the child's start takes (CSS 2.2, 10.3.3)."""
    _, end, _, start = used.margin_auto
    if rtl:
        start, end = end, start
    if free <= 0 or not start:
        return 0.0
    return free / 2 if end else free
