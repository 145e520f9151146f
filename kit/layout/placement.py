"""Gives every box its place on the card, from the root down."""

from __future__ import annotations

from kit.layout import formatting
from kit.layout.absolute import Containing, place_absolute
from kit.layout.boxes import Box, Used, border_width
from kit.text.model import Direction


def place_root(root: Box, width: float, height: float) -> None:
    """Lays the tree out on a card of this size: the root fills it.

    A fitted text asks for the height that it has at its largest, and finds its size in the room that it gets. Then it
    is a text of that size like any other, and the boxes that its height counts for close round it: Kit's own.
    """
    used = root.used_against(width, height)
    card = Containing(0.0, 0.0, width, height, root.style.direction)
    place(root, used, 0.0, 0.0, width, height, height, card)
    if _settle(root)[0]:
        place(root, used, 0.0, 0.0, width, height, height, card)


def _settle(box: Box) -> tuple[bool, bool]:
    """Settles the texts in a box; whether any is smaller for it, and whether it may make this box less high."""
    smaller = closes = False
    if box.leaf is not None:
        content = box.content
        smaller = closes = box.leaf.settle(content.width, content.height)
    for child in box.children:
        inside_smaller, inside_closes = _settle(child)
        smaller |= inside_smaller
        closes |= inside_closes and not child.absolute
    if closes:
        box.floor = box.height
        for used in box.used_values.values():
            used.arrangements.clear()
    return smaller, closes


def place(
    box: Box, used: Used, x: float, y: float, width: float, height: float, base: float | None, containing: Containing
) -> None:
    """Settles a box with its border box at x, y (px of the card), and all that is in it.

    `base` is the height that percentages inside refer to, `None` where they are auto. `containing` is what absolute
    boxes inside refer to if this box is not positioned itself.
    """
    style = box.style
    box.used, box.x, box.y, box.width, box.height = used, x, y, width, height
    if style.position != "static":
        top, right, bottom, left = map(border_width, style.border)
        containing = Containing(
            x + left,
            y + top,
            max(0.0, width - left - right),
            max(0.0, height - top - bottom),
            style.direction,
        )
    if not box.children:
        return
    arrangement = formatting.arrange(box, used, width, height, base)
    base_width = max(0.0, width - used.horizontal)
    base_height = None if base is None else max(0.0, base - used.vertical)
    for child in arrangement.placed:
        right, down = _relative(child.box, base_width, base_height, style.direction)
        place(
            child.box,
            child.used,
            x + child.x + right,
            y + child.y + down,
            child.width,
            child.height,
            child.base,
            containing,
        )
    for absolute, below in arrangement.static:
        at = place_absolute(absolute, box, below, containing)
        place(absolute, at.used, at.x, at.y, at.width, at.height, at.base, containing)


def _relative(box: Box, width: float, height: float | None, direction: Direction) -> tuple[float, float]:
    """How far relative positioning shifts a box to the right and down (CSS 2.2, 9.4.3)."""
    if box.style.position != "relative":
        return 0.0, 0.0
    top, right, bottom, left = box.style.inset
    if left is not None and right is not None and direction == "rtl":
        left = None
    shift = left.against(width) if left is not None else -right.against(width) if right is not None else 0.0
    if height is None:
        top = None if top is None or top.relative else top
        bottom = None if bottom is None or bottom.relative else bottom
    base = height or 0.0
    drop = top.against(base) if top is not None else -bottom.against(base) if bottom is not None else 0.0
    return shift, drop
