"""Logos keep to what their brands ask: no smaller than may be, and nothing of others in their clear space. On
photographs they have to stand out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kit.errors import Problem, Where
from kit.layout.boxes import Box, PictureLeaf
from kit.layout.display import Legibility, Rect, is_vector
from kit.layout.typeset import TextBlock
from kit.markup.model import ImageReference

CONTRAST = 3.0  # WCAG 2.2, 1.4.11: of graphics to what adjoins them; it exempts logos, Kit does not
_TOLERANCE = 1.0  # px

ROOM = "give it more room in the template, or a row of its own"
APART = "set it apart in the template"


class LockupRules(NamedTuple):
    """What a brand asks of its lockups."""

    smallest: float  # px high
    clear_space: float  # on every side, as a share of its height


def check_lockups(
    boxes: Sequence[Box],
    blocks: Sequence[TextBlock],
    rules: Mapping[str, LockupRules],
    label: str,
    where: Callable[[str | None], Where],
) -> Iterator[Problem]:
    """The problems of the pictures that `rules` names by path, among all boxes of a placed card."""
    pictures = [(box, drawn) for box in boxes if not box.decorative and (drawn := _drawn(box))]
    for box, drawn in pictures:
        leaf = box.leaf
        rule = rules.get(leaf.path) if isinstance(leaf, PictureLeaf) else None
        if rule is None:
            continue
        named, place = _name(box, label), box.element.where or where(None)
        if drawn.height < rule.smallest - _TOLERANCE:
            what = f"{named}: the lockup is {drawn.height:.0f} px high, and its brand asks for {rule.smallest:g} px"
            yield Problem(place, what, ROOM)
        room = rule.clear_space * drawn.height
        clear = Rect(drawn.x - room, drawn.y - room, drawn.width + 2 * room, drawn.height + 2 * room)
        near = [by for other, theirs in pictures if other is not box and (by := _into(theirs, clear))]
        near += [by for block in blocks if not block.box.decorative and (by := _into(block.ink, clear))]
        if near:
            what = f"{named}: something stands {max(near):.0f} px inside the lockup's clear space of {room:.0f} px"
            yield Problem(place, what, APART)


def on_photographs(
    boxes: Sequence[Box], rules: Mapping[str, LockupRules], label: str, where: Callable[[str | None], Where]
) -> dict[Box, Legibility]:
    """The lockups that stand on photographs or at their edges, and what is asked of them. A colour that the brand has
    chosen for its ground is the brand's own matter."""
    photographs = [box for box in boxes if _is_photograph(box)]
    found = {}
    for box in boxes if photographs else ():
        drawn = _drawn(box) if isinstance(box.leaf, PictureLeaf) and box.leaf.path in rules else None
        if drawn is None or box.decorative:
            continue
        if any(_into(other.content, drawn) for other in photographs if other is not box):
            place = box.element.where or where(None)
            found[box] = Legibility(_name(box, label), place, drawn, CONTRAST, lockup=True)
    return found


def _is_photograph(box: Box) -> bool:
    """Whether it shows a picture that is no drawing."""
    backgrounds = (image.path for image in box.style.background_image if isinstance(image, ImageReference))
    paths = (box.leaf.path, *backgrounds) if isinstance(box.leaf, PictureLeaf) else backgrounds
    return not all(map(is_vector, paths))


def _name(box: Box, label: str) -> str:
    return f"{box.element.attributes.get('alt') or 'a lockup'} of {label}"


def _drawn(box: Box) -> Rect | None:
    """What a picture shows of itself: less than its box where its proportions are kept; None where it shows nothing."""
    leaf = box.leaf
    if not isinstance(leaf, PictureLeaf):
        return None
    content = box.content
    if content.width <= 0 or content.height <= 0:
        return None
    if box.style.object_fit != "contain" or not leaf.ratio:
        return content
    width = min(content.width, content.height * leaf.ratio)
    height = width / leaf.ratio
    left, top = box.style.object_position
    return Rect(content.x + (content.width - width) * left, content.y + (content.height - height) * top, width, height)


def _into(other: Rect, clear: Rect) -> float:
    """How far a rectangle reaches into another, px; 0 within the tolerance."""
    across = min(other.right, clear.right) - max(other.x, clear.x)
    down = min(other.bottom, clear.bottom) - max(other.y, clear.y)
    depth = min(across, down)
    return depth if depth > _TOLERANCE else 0.0
