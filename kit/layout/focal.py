"""What matters in a picture, as `data-focal` has it, is seen: in its crop, in the safe zone, and clear of text.

A picture that covers its box has more than the box shows. It is cropped where `object-position` says; where that hides
the focal point, the crop is shifted, as little as it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from kit.errors import Problem, Where
from kit.layout.boxes import Box, PictureLeaf
from kit.layout.checks import WhereIs, box_name, element_place, overhang, text_name
from kit.layout.display import Rect
from kit.layout.typeset import TextBlock

_FOCAL = re.compile(r"(\d+(?:\.\d+)?)% (\d+(?:\.\d+)?)%")
_APART = 0.03  # of the card's shorter side: between a text and a point that was shifted out from under it
_LEAST_APART = 2.0  # px: where there is no more room than that
_EDGE = 0.5  # px

UNCOVER = "move the text or the picture, or change the picture's focal point"


class _Point(NamedTuple):
    x: float
    y: float


class Surroundings(NamedTuple):
    """What a focal point has to keep to, px of the card."""

    card: Rect
    zone: Rect  # what no platform covers
    texts: tuple[tuple[str, tuple[Rect, ...]], ...]  # their names, and what each covers


def focused(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """The pictures among boxes that say what matters in them."""
    return tuple(box for box in boxes if box.kind == "picture" and "data-focal" in box.element.attributes)


def surroundings(blocks: Sequence[TextBlock], card: Rect, zone: Rect) -> Surroundings:
    """The texts that cover what lies under them, and the bounds."""
    texts = tuple((text_name(block), tuple(_covered(block))) for block in blocks if not block.box.decorative)
    return Surroundings(card, zone, texts)


def keep_clear(pictures: Sequence[Box], around: Surroundings) -> None:
    """Shifts the crop of each picture whose focal point is hidden, if a shift shows it, or hides it by fewer things.

    Changes the `object_position` of the boxes' styles.
    """
    for box in pictures:
        shares = _shares(box)
        if shares is None or box.style.object_fit != "cover":
            continue
        drawn = _drawn(box)
        now = _on_card(drawn, shares)
        if not (troubles := len(list(_troubles(box, now, around)))):
            continue
        best = troubles, 0.0, _Point(0.0, 0.0)
        for apart in (_APART * min(around.card.width, around.card.height), _LEAST_APART):
            wider = _widened(around, apart)
            for shift in _shifts(box.content, drawn, now, wider):
                left = len(list(_troubles(box, _Point(now.x + shift.x, now.y + shift.y), wider)))
                best = min(best, (left, abs(shift.x) + abs(shift.y), shift))
            if best[0] == 0:
                break
        if best[1]:
            box.style = replace(box.style, object_position=_position(box, drawn, best[2]))


def check_focal_points(
    pictures: Sequence[Box], around: Surroundings, label: str, where: WhereIs, places: Mapping[str, Where]
) -> Iterator[Problem]:
    """The focal points that are hidden. `places` says where those of pictures are written, by their paths."""
    for box in pictures:
        place, name, shares = element_place(box.element, where), box_name(box), _shares(box)
        if shares is None:
            focal = box.element.attributes["data-focal"]
            yield Problem(place, f"{name}: '{focal}' is no focal point", 'write data-focal="40% 30%"')
            continue
        if isinstance(box.leaf, PictureLeaf):
            place = places.get(box.leaf.path, place)
        for trouble in _troubles(box, _on_card(_drawn(box), shares), around):
            yield Problem(place, f"{name} of {label}: the focal point {trouble}", UNCOVER)


def _widened(around: Surroundings, by: float) -> Surroundings:
    """The same with texts that cover more on every side; a point on their edge is clear of them."""
    by -= _EDGE
    texts = [
        (name, tuple(Rect(rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by) for rect in covered))
        for name, covered in around.texts
    ]
    return around._replace(texts=tuple(texts))


def _troubles(box: Box, point: _Point, around: Surroundings) -> Iterator[str]:
    """What hides a point of a picture."""
    spot = Rect(point.x, point.y, 0.0, 0.0)
    for bounds, whole in ((box.content, "crop"), (around.card, "card"), (around.zone, "safe zone")):
        if outside := overhang(spot, bounds):
            yield f"leaves the {whole} {outside}"
            break
    for name, covered in around.texts:
        if any(_holds(rect, point) for rect in covered):
            yield f"is covered by {name}"


def _shifts(content: Rect, drawn: Rect, now: _Point, around: Surroundings) -> Iterator[_Point]:
    """The shifts that bring a point just out of what hides it, as far as the picture goes on covering its box."""
    covered = [rect for _, rects in around.texts for rect in rects]
    bounds = (content, around.card, around.zone)
    least, most = content.right - drawn.right, content.x - drawn.x
    places = [place for rect in bounds for place in (rect.x, rect.right)]
    places += [place for rect in covered for place in (rect.x - _EDGE, rect.right + _EDGE)]
    yield from (_Point(place - now.x, 0.0) for place in places if least <= place - now.x <= most)
    least, most = content.bottom - drawn.bottom, content.y - drawn.y
    places = [place for rect in bounds for place in (rect.y, rect.bottom)]
    places += [place for rect in covered for place in (rect.y - _EDGE, rect.bottom + _EDGE)]
    yield from (_Point(0.0, place - now.y) for place in places if least <= place - now.y <= most)


def _position(box: Box, drawn: Rect, shift: _Point) -> tuple[float, float]:
    """The `object-position` that draws a picture shifted."""
    content, (left, top) = box.content, box.style.object_position
    if shift.x:
        left = (content.x - drawn.x - shift.x) / (drawn.width - content.width)
    if shift.y:
        top = (content.y - drawn.y - shift.y) / (drawn.height - content.height)
    return left, top


def _shares(box: Box) -> _Point | None:
    """Where its focal point is in a picture, from 0 to 1 of its width and its height."""
    found = _FOCAL.fullmatch(box.element.attributes["data-focal"])
    return _Point(float(found[1]) / 100, float(found[2]) / 100) if found else None


def _drawn(box: Box) -> Rect:
    """Where the whole of a picture lies, with what its box does not show."""
    content, leaf = box.content, box.leaf
    width, height = content.width, content.height
    if isinstance(leaf, PictureLeaf) and leaf.ratio and box.style.object_fit != "fill":
        scales = width / leaf.width, height / leaf.natural_height
        scale = max(scales) if box.style.object_fit == "cover" else min(scales)
        width, height = leaf.width * scale, leaf.natural_height * scale
    left, top = box.style.object_position
    x, y = content.x + (content.width - width) * left, content.y + (content.height - height) * top
    return Rect(x, y, width, height)


def _on_card(drawn: Rect, shares: _Point) -> _Point:
    return _Point(drawn.x + drawn.width * shares.x, drawn.y + drawn.height * shares.y)


def _covered(block: TextBlock) -> Iterator[Rect]:
    """The ink of a text's lines, and what lies between two of them."""
    lines = list(block.ink_of_lines)
    yield from lines
    for upper, lower in pairwise(lines):
        left, right = max(upper.x, lower.x), min(upper.right, lower.right)
        if left < right and upper.bottom < lower.y:
            yield Rect(left, upper.bottom, right - left, lower.y - upper.bottom)


def _holds(rect: Rect, point: _Point) -> bool:
    return rect.x <= point.x <= rect.right and rect.y <= point.y <= rect.bottom
