"""What is wrong with a card once it is laid out: text that does not fit or is covered, boxes that leave the card."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from kit.errors import Problem, Where
from kit.layout.boxes import Box
from kit.layout.display import Rect
from kit.layout.typeset import TextBlock
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.fonts import advice

TOLERANCE = 1.0  # px: what nobody sees
SHOWN = 24  # characters of a text that has no slot to be named by

WhereIs = Callable[[str | None], Where]

SHORTEN = "shorten the text, or let the template give it more room"
MOVE = "move it in the template, or mark it with --decorative: yes if it may be covered"
SPREAD = "shorten one of the texts, or let the template set them apart"
BOX = "give it display: block, or let it stand alone in a flex container"


def check(
    root: Box, blocks: Sequence[TextBlock], width: int, height: int, safe: Insets, label: str, where: WhereIs
) -> Iterator[Problem]:
    """The problems of a placed card. `label` names the card; `where` gives the place of a slot's text."""
    card = Rect(0.0, 0.0, width, height)
    zone = Rect(safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom)
    for block in blocks:
        yield from _check_glyphs(block, label, where)
        yield from _check_fit(block, label, where)
        yield from _check_inline(block, label, where)
        if not (block.box.decorative or block.excess):  # what does not fit sticks out anyway: one cause, one problem
            yield from _check_place(block, card, zone, label, where)
    yield from _check_overlaps(blocks, label, where)
    for child in root.children:
        yield from _check_boxes(child, card, label, where)


def _check_glyphs(block: TextBlock, label: str, where: WhereIs) -> Iterator[Problem]:
    for missing in block.leaf.paragraph.missing:
        codes = " ".join(f"U+{ord(char):04X}" for char in missing.char)
        what = f"{_name(block)} of {label}: no installed font has '{missing.char}' ({codes})"
        yield Problem(where(block.box.slot), what, advice(missing.script, missing.char))


def _check_fit(block: TextBlock, label: str, where: WhereIs) -> Iterator[Problem]:
    if block.excess:
        letters = "1 character" if block.excess == 1 else f"{block.excess} characters"
        what = f"{_name(block)} of {label}: the text does not fit, about {letters} too long"
        yield Problem(where(block.box.slot), what, SHORTEN)


def _check_inline(block: TextBlock, label: str, where: WhereIs) -> Iterator[Problem]:
    for element in block.leaf.boxed:
        what = f"{_element_name(element)} of {label}: words within a line have no background, border, margin or padding"
        yield Problem(where(None), f"{what}, are not moved, and are not translucent", BOX)


def _check_place(block: TextBlock, card: Rect, zone: Rect, label: str, where: WhereIs) -> Iterator[Problem]:
    if not _outside(block.reach, zone):
        return
    for bounds, name in ((card, "card"), (zone, "safe zone")):
        outside = _outside(block.ink, bounds)
        if outside:
            what = f"{_name(block)} of {label}: the text leaves the {name} {outside}"
            yield Problem(where(block.box.slot), what, MOVE)
            return


def _check_overlaps(blocks: Sequence[TextBlock], label: str, where: WhereIs) -> Iterator[Problem]:
    visible = [block for block in blocks if not (block.box.decorative or block.excess)]
    for one, other in combinations(visible, 2):
        if _overlap(one.reach, other.reach) and _overlap(one.ink, other.ink):
            what = f"{_name(one)} of {label}: the text runs into {_name(other)}"
            yield Problem(where(one.box.slot), what, SPREAD)


def _check_boxes(box: Box, card: Rect, label: str, where: WhereIs, clipped: bool = False) -> Iterator[Problem]:
    """Pictures and boxes with a background that leave the card, unless something inside the card clips them."""
    if box.decorative:
        return
    outside = "" if clipped else _outside(Rect(box.x, box.y, box.width, box.height), card)
    if outside and box.width > 0 and box.height > 0 and _painted(box):
        yield Problem(where(box.slot), f"{_box_name(box)} of {label}: the box leaves the card {outside}", MOVE)
    clipped = clipped or (box.style.overflow == "hidden" and not outside)
    for child in box.children:
        yield from _check_boxes(child, card, label, where, clipped)


def _painted(box: Box) -> bool:
    style = box.style
    return style.opacity > 0 and (
        box.kind == "picture" or style.background_color.alpha > 0 or bool(style.background_image)
    )


def _outside(rect: Rect, bounds: Rect) -> str:
    """Where and by how much a box leaves its bounds, in words; empty if it does not."""
    beyond = (
        ("at the top", bounds.y - rect.y),
        ("at the right", rect.right - bounds.right),
        ("at the bottom", rect.bottom - bounds.bottom),
        ("at the left", bounds.x - rect.x),
    )
    return " and ".join(f"by {math.ceil(by)} px {side}" for side, by in beyond if by > TOLERANCE)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > TOLERANCE
        and min(one.bottom, other.bottom) - max(one.y, other.y) > TOLERANCE
    )


def _name(block: TextBlock) -> str:
    """The slot, or the first words of the text."""
    if block.box.slot is not None:
        return block.box.slot
    text = block.leaf.paragraph.text
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[:SHOWN].rstrip()}…”"


def _box_name(box: Box) -> str:
    """The slot, or the element as a selector would name it."""
    if box.slot is not None:
        return box.slot
    return _element_name(box.element)


def _element_name(element: Element) -> str:
    return ".".join([element.tag, *element.attributes.get("class", "").split()])
