"""Guides over a card, for those who look at its layout: safe zone, boxes, baselines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kit.layout.display import SQUARE, Border, DisplayList, Fill, Guides, Operation, Rect
from kit.markup.model import BorderSide, Color
from kit.platforms.model import Insets

# Three colours that are far from each other, also for those who see red and green alike.
SAFE_ZONE = Color(255, 128, 0)
BOXES = Color(0, 168, 232)
BASELINES = Color(230, 0, 126)
_VEIL = 70  # alpha of what the platform may cover


def with_guides(display: DisplayList, safe: Insets, thickness: float) -> DisplayList:
    """The card with its guides over it, in lines of `thickness` px of the card."""
    zone = tuple(_safe_zone(display.width, display.height, safe, thickness))
    drawn = tuple(_drawn(display.guides, thickness)) if display.guides else ()
    return replace(display, operations=(*display.operations, *zone, *drawn))


def _safe_zone(width: int, height: int, safe: Insets, thickness: float) -> Iterator[Operation]:
    if not any(safe):
        return
    veil = SAFE_ZONE._replace(alpha=_VEIL)
    zone = Rect(safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom)
    for covered in (
        Rect(0, 0, width, zone.y),
        Rect(0, zone.bottom, width, height - zone.bottom),
        Rect(0, zone.y, zone.x, zone.height),
        Rect(zone.right, zone.y, width - zone.right, zone.height),
    ):
        if covered.width > 0 and covered.height > 0:
            yield Fill(covered, SQUARE, veil)
    yield _outline(zone, thickness, SAFE_ZONE)


def _drawn(guides: Guides, thickness: float) -> Iterator[Operation]:
    for box in guides.boxes:
        yield _outline(box, thickness, BOXES)
    for line in guides.baselines:
        yield Fill(Rect(line.x, line.y, line.width, thickness), SQUARE, BASELINES)


def _outline(rect: Rect, thickness: float, color: Color) -> Border:
    side = BorderSide(thickness, color)
    return Border(rect, SQUARE, (side, side, side, side))
