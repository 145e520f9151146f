"""Boxes that a flex container has no room for: they would run over what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from kit.errors import Problem, Where
from kit.layout.boxes import Box
from kit.markup.model import Element

_TOLERANCE = 1.0  # px

HINT = "give it more room, or let what is in it shrink: min-height: 0, --fit, a smaller gap"


def check_overflow(boxes: Sequence[Box], label: str, where: Callable[[str | None], Where]) -> Iterator[Problem]:
    """Flex containers whose items leave them along their main axis; the innermost where one carries another along.

    What stands outside on purpose (decorative, moved, with a negative margin) is not told of.
    """
    over = {box: by for box in boxes if (by := _beyond(box)) > _TOLERANCE}
    for box, by in over.items():
        if not any(child in over for child in box.children):
            axis = "high" if box.style.flex_direction.startswith("column") else "wide"
            what = f"{_name(box.element)} of {label}: what is in it is {math.ceil(by)} px too {axis}"
            yield Problem(box.element.where or where(None), what, HINT)


def _beyond(box: Box) -> float:
    """By how much its items leave a flex container along its main axis, px."""
    style = box.style
    if box.kind != "flex" or box.decorative or style.overflow != "visible" or style.opacity <= 0:
        return 0.0
    content = box.content
    column = style.flex_direction.startswith("column")
    by = [0.0]
    for child in box.children:
        if child.decorative or child.style.position != "static" or _pulled(child):
            continue
        if column:
            by += [content.y - child.y, child.y + child.height - content.bottom]
        else:
            by += [content.x - child.x, child.x + child.width - content.right]
    return max(by)


def _pulled(box: Box) -> bool:
    assert box.used is not None
    return min(box.used.margin) < 0


def _name(element: Element) -> str:
    return ".".join([element.tag, *element.attributes.get("class", "").split()])
