"""Flexible lengths: how the items of a flex line share its space (CSS Flexbox 9.7)."""

from __future__ import annotations

from kit.layout.boxes import Box, Used

TINY = 1e-9


class FlexItem:
    """An item while its line is laid out. Sizes are of the border box; `margin` runs along the axes as laid out."""

    __slots__ = (
        "align",
        "base",
        "baseline",
        "box",
        "cross",
        "cross_margins",
        "cross_place",
        "cross_used",
        "definite",
        "edges",
        "grow",
        "high",
        "hypothetical",
        "low",
        "main",
        "main_margins",
        "main_place",
        "margin",
        "margin_auto",
        "outer_hypothetical",
        "shrink",
        "stretches",
        "used",
    )

    align: str
    cross: float | None  # the cross size if it is known before the main size
    definite: bool  # the base size comes from the style, not from the content
    edges: float  # padding and border along the main axis
    stretches: bool

    def __init__(self, box: Box, used: Used, grow: float, shrink: float) -> None:
        self.box = box
        self.used = used
        self.grow = grow
        self.shrink = shrink
        self.margin: list[float] = []
        self.margin_auto: list[bool] = []
        self.base = self.hypothetical = self.outer_hypothetical = self.low = self.high = 0.0
        self.main_margins = self.cross_margins = 0.0
        self.main = self.main_place = self.cross_used = self.cross_place = 0.0
        self.baseline: float | None = None


def resolve_flexible_lengths(line: list[FlexItem], available: float) -> None:
    """Sets `main` of each item: from its base size, grown or shrunk into the available space, within its limits."""
    growing = sum(item.outer_hypothetical for item in line) < available
    flexible: list[FlexItem] = []
    taken = 0.0  # by the items that are frozen, margins included
    for item in line:
        factor = item.grow if growing else item.shrink
        stuck = item.base > item.hypothetical if growing else item.base < item.hypothetical
        if factor == 0 or stuck:
            item.main = item.hypothetical
            taken += item.main + item.main_margins
        else:
            flexible.append(item)
            taken += item.main_margins
    initial_free = available - taken - sum(item.base for item in flexible)
    while flexible:
        free = available - taken - sum(item.base for item in flexible)
        total = sum(item.grow if growing else item.shrink for item in flexible)
        if total < 1 and abs(initial_free * total) < abs(free):
            free = initial_free * total  # factors that sum to less than 1 leave space over
        targets = _grown(flexible, free, total) if growing else _shrunk(flexible, free)
        clamped = [min(max(target, item.low), item.high) for item, target in zip(flexible, targets, strict=True)]
        violation = sum(clamped) - sum(targets)
        rest: list[FlexItem] = []
        for item, target, size in zip(flexible, targets, clamped, strict=True):
            # Freeze those that hit the limit which weighs more; all of them once the violations cancel out.
            if abs(violation) < TINY or (size > target if violation > 0 else size < target):
                item.main = size
                taken += size
            else:
                rest.append(item)
        flexible = rest


def _grown(items: list[FlexItem], free: float, total: float) -> list[float]:
    return [item.base + max(0.0, free) * item.grow / total for item in items]


def _shrunk(items: list[FlexItem], free: float) -> list[float]:
    scaled = [item.shrink * max(0.0, item.base - item.edges) for item in items]
    total = sum(scaled)
    if total == 0:
        return [item.base for item in items]
    return [item.base + min(0.0, free) * share / total for item, share in zip(items, scaled, strict=True)]
