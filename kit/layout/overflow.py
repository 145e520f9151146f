"""Boxes that have no room for what is in them: it would run over what stands beside them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from kit.errors import Problem, Where
from kit.layout.boxes import Box
from kit.layout.checks import SHORTEN, text_name, tree
from kit.layout.typeset import TextBlock
from kit.markup.model import Element

_TOLERANCE = 1.0  # px

HINT = "give it more room, or let what is in it shrink: min-height: 0, --fit, a smaller gap"


def check_overflow(
    boxes: Sequence[Box],
    blocks: Sequence[TextBlock],
    label: str,
    where: Callable[[str | None], Where],
    place_of: Callable[[TextBlock], Where],
) -> Iterator[Problem]:
    """Boxes that other boxes leave, along either axis; the innermost where one carries another along.

    Where a text makes what is in a box too wide, that text is named, and `place_of` says where it is written.
    What stands outside on purpose (decorative, moved, with a negative margin) is not told of.
    """
    over = {box: beyond for box in boxes if max(beyond := _beyond(box)) > _TOLERANCE}
    for box, (wide, high) in over.items():
        if not any(child in over for child in box.children):
            by, axis = (high, "high") if high > wide else (wide, "wide")
            if axis == "wide" and (text := _widest(box, blocks)) is not None:
                named = f"{text_name(text)} of {label}"
                what = f"{named}: the text makes {_name(box.element)} {math.ceil(by)} px too wide"
                yield Problem(place_of(text), what, SHORTEN)
                continue
            what = f"{_name(box.element)} of {label}: what is in it is {math.ceil(by)} px too {axis}"
            yield Problem(box.element.where or where(None), what, HINT)


def _beyond(box: Box) -> tuple[float, float]:
    """By how much the boxes in it leave a box across the card and down the card, px."""
    style = box.style
    wide = high = 0.0
    if not box.children or box.decorative or style.overflow != "visible" or style.opacity <= 0:
        return wide, high
    content = box.content
    left, top, right, bottom = content.x, content.y, content.right, content.bottom
    for child in box.children:
        if child.decorative or child.style.position != "static" or _pulled(child):
            continue
        wide = max(wide, left - child.x, child.x + child.width - right)
        high = max(high, top - child.y, child.y + child.height - bottom)
    return wide, high


def _widest(box: Box, blocks: Sequence[TextBlock]) -> TextBlock | None:
    """The text that reaches furthest out of a box to either side; `None` where none does."""
    content, inside = box.content, set(tree(box))
    reaches = [
        (max(content.x - block.taken.x, block.taken.right - content.right), block)
        for block in blocks
        if block.box in inside
    ]
    reach, widest = max(reaches, key=itemgetter(0), default=(0.0, None))
    return widest if reach > _TOLERANCE else None


def _pulled(box: Box) -> bool:
    assert box.used is not None
    return min(box.used.margin) < 0


def _name(element: Element) -> str:
    return ".".join([element.tag, *element.attributes.get("class", "").split()])
