"""What is wrong with a card once it is laid out: text that does not fit or is covered, boxes that leave the card."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from kit.errors import Problem, Where
from kit.layout.boxes import Box, border_width
from kit.layout.display import Rect
from kit.layout.inline import box_properties
from kit.layout.typeset import TextBlock
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.advice import advice_on

TOLERANCE = 1.0  # px: what nobody sees
_BLURRED = 2.0  # px: no platform says more exactly where its buttons begin
SHOWN = 24  # characters of a text that has no slot to be named by

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))  # around the values of placeholders, and nothing to be read

WhereIs = Callable[[str | None], Where]
PlaceOf = Callable[[TextBlock], Where]

SHORTEN = "shorten the text, or let the template give it more room"
ROUND = "round it, or give it a shorter format such as compact-short, or let the template give it more room"
MOVE = "move it {}, or mark it with --decorative: yes if it may be covered"
SPREAD = "shorten one of the texts, or let the template set them apart"
CUT = "give it more room, or take overflow: hidden from {}"
BOX = "give it display: block, or let it stand alone in a flex container"


def check(
    root: Box,
    blocks: Sequence[TextBlock],
    width: int,
    height: int,
    safe: Insets,
    label: str,
    where: WhereIs,
    place_of: PlaceOf,
) -> Iterator[Problem]:
    """The problems of a placed card. `label` names the card; `place_of` says where a text is written.

    What sticks out with something that is told of, is not told of itself: one cause, one problem.
    """
    card = Rect(0.0, 0.0, width, height)
    zone = Rect(safe.left, safe.top, width - safe.left - safe.right, height - safe.top - safe.bottom)
    outside = [(box, how) for child in root.children for box, how in _boxes_outside(child, card)]
    carried = {inner for box, _ in outside for inner in tree(box)}
    clips = {box: clipping for child in root.children for box, clipping in _clipped(child, ())}
    for block in blocks:
        yield from _check_glyphs(block, label, place_of)
        yield from _check_fit(block, label, place_of)
        yield from _check_inline(block, where)
        if not (block.box.decorative or block.excess or block.box in carried):
            cut = _check_clip(block, clips.get(block.box, ()), label, place_of)
            yield from [cut] if cut else _check_place(block, card, zone, label, place_of)
    yield from _check_overlaps(blocks, label, place_of)
    for box, how in outside:
        what = f"{box_name(box)} of {label}: the box leaves the card {how}"
        yield Problem(element_place(box.element, where), what, MOVE.format("in the template"))


def _check_glyphs(block: TextBlock, label: str, place_of: PlaceOf) -> Iterator[Problem]:
    for missing in block.leaf.paragraph.missing:
        codes = " ".join(f"U+{ord(char):04X}" for char in missing.char)
        what = f"{text_name(block)} of {label}: no installed font has '{missing.char}' ({codes})"
        yield Problem(place_of(block), what, advice_on(missing.char, missing.script, block.library))


def _check_fit(block: TextBlock, label: str, place_of: PlaceOf) -> Iterator[Problem]:
    if block.excess:
        letters = "1 character" if block.excess == 1 else f"{block.excess} characters"
        what = f"{text_name(block)} of {label}: the text does not fit, about {letters} too long"
        place = place_of(block)
        yield Problem(place, what, ROUND if _is_figure(block, place) else SHORTEN)


def _check_inline(block: TextBlock, where: WhereIs) -> Iterator[Problem]:
    """Alike on every card, so none is named: the problem is told once."""
    for element in block.leaf.boxed:
        *others, last = box_properties(element.style)
        properties = f"{', '.join(others)} or {last}" if others else last
        what = f"{_element_name(element)}: words within a line cannot have {properties}"
        yield Problem(element_place(element, where), what, BOX)


def _check_place(block: TextBlock, card: Rect, zone: Rect, label: str, place_of: PlaceOf) -> Iterator[Problem]:
    if not overhang(block.ink, zone):
        return
    # Sideways letters may overhang the safe zone a little, as they overhang their column in print.
    upright = Rect(block.taken.x, block.ink.y, block.taken.width, block.ink.height)
    outside, name = overhang(block.ink, card), "card"
    if not outside:
        outside, name = overhang(upright, zone, _BLURRED), "safe zone"
    if outside:
        what = f"{text_name(block)} of {label}: the text leaves the {name} {outside}"
        place = place_of(block)
        shown = block.box.element.where
        there = "in the template" if shown in (None, place) else f"at {shown}"
        yield Problem(place, what, ROUND if _is_figure(block, place) else MOVE.format(there))


def _check_clip(block: TextBlock, clipping: Sequence[Box], label: str, place_of: PlaceOf) -> Problem | None:
    """A text of which a box with `overflow: hidden` shows only a part; the card itself is a matter of its place."""
    for box in clipping:
        top, right, bottom, left = (border_width(side) for side in box.style.border)
        shown = Rect(box.x + left, box.y + top, box.width - left - right, box.height - top - bottom)
        if cut := overhang(block.ink, shown):
            what = f"{text_name(block)} of {label}: the text is cut off {cut}"
            return Problem(place_of(block), what, CUT.format(_element_name(box.element)))
    return None


def _check_overlaps(blocks: Sequence[TextBlock], label: str, place_of: PlaceOf) -> Iterator[Problem]:
    visible = [block for block in blocks if not (block.box.decorative or block.excess)]
    for one, other in combinations(visible, 2):
        if _overlap(one.ink, other.ink):
            what = f"{text_name(one)} of {label}: the text runs into {text_name(other)}"
            if other.box.slot is None and other.box.element.where:
                what += f" of {other.box.element.where}"
            yield Problem(place_of(one), what, SPREAD)


def _boxes_outside(box: Box, card: Rect) -> Iterator[tuple[Box, str]]:
    """Pictures and boxes with a background or border that leave the card, unless something inside it clips them."""
    if box.decorative:
        return
    outside = overhang(Rect(box.x, box.y, box.width, box.height), card)
    if outside and box.width > 0 and box.height > 0 and _painted(box):
        yield box, outside
    elif outside or box.style.overflow != "hidden":
        for child in box.children:
            yield from _boxes_outside(child, card)


def _clipped(box: Box, clipping: tuple[Box, ...]) -> Iterator[tuple[Box, tuple[Box, ...]]]:
    """Boxes with those that clip them, from the outermost to the box itself."""
    if box.style.overflow == "hidden":
        clipping = (*clipping, box)
    if clipping:
        yield box, clipping
    for child in box.children:
        yield from _clipped(child, clipping)


def tree(box: Box) -> Iterator[Box]:
    """The box and all boxes in it."""
    yield box
    for child in box.children:
        yield from tree(child)


def _painted(box: Box) -> bool:
    style = box.style
    return style.opacity > 0 and (
        box.kind == "picture"
        or style.background_color.alpha > 0
        or bool(style.background_image)
        or any(side.width and side.color.alpha for side in style.border)
    )


def overhang(rect: Rect, bounds: Rect, tolerance: float = TOLERANCE) -> str:
    """Where and by how much a box leaves its bounds, in words; empty if it does not."""
    beyond = (
        ("at the top", bounds.y - rect.y),
        ("at the right", rect.right - bounds.right),
        ("at the bottom", rect.bottom - bounds.bottom),
        ("at the left", bounds.x - rect.x),
    )
    return " and ".join(f"by {math.ceil(by)} px {side}" for side, by in beyond if by > tolerance)


def _overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.right, other.right) - max(one.x, other.x) > TOLERANCE
        and min(one.bottom, other.bottom) - max(one.y, other.y) > TOLERANCE
    )


def text_place(block: TextBlock, where: WhereIs, figures: Mapping[str, Where]) -> Where:
    """Where the words of a slot are written, or the fact of a figure that stands alone, or else the element."""
    place = where(block.box.slot)
    if place != where(None):
        return place
    return figures.get(_read(block)) or element_place(block.box.element, where)


def element_place(element: Element, where: WhereIs) -> Where:
    return element.where or where(None)


def text_name(block: TextBlock) -> str:
    """The slot, or the first words of the text."""
    if block.box.slot is not None:
        return block.box.slot
    text = _read(block)
    return f"“{text}”" if len(text) <= SHOWN else f"“{text[:SHOWN].rstrip()}…”"


def _is_figure(block: TextBlock, place: Where) -> bool:
    """Whether a text is told of where its fact is written."""
    return block.box.slot is None and block.box.element.where not in (None, place)


def _read(block: TextBlock) -> str:
    return block.leaf.paragraph.text.translate(_ISOLATES)


def box_name(box: Box) -> str:
    """The slot, or the element as a selector would name it."""
    if box.slot is not None:
        return box.slot
    return _element_name(box.element)


def _element_name(element: Element) -> str:
    return ".".join([element.tag, *element.attributes.get("class", "").split()])
