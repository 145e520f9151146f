"""Questions that painting asks of the operations of a display list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from kit.layout.display import Border, Fill, Glyphs, Group, Operation, Picture, Rect, is_vector
from kit.markup.model import Color

_FEW = 8  # boxes, so that comparing each with each costs nothing


def simplified(operations: tuple[Operation, ...], width: int, height: int) -> Iterator[Operation]:
    """Operations that paint the same with less: a group that changes nothing is what is in it, such as the whole card
    clipped to its own edges; one of plain boxes that do not overlap is these boxes, each as translucent."""
    for operation in operations:
        if not isinstance(operation, Group):
            yield operation
            continue
        clip = operation.clip
        inner = tuple(simplified(operation.operations, width, height))
        if clip is not None and clip.x <= 0 and clip.y <= 0 and clip.right >= width and clip.bottom >= height:
            clip = None if not any(operation.radii) else clip
        if clip is None and operation.opacity >= 1:
            yield from inner
        elif clip is None and _lie_apart(inner):
            yield from (_faded(each, operation.opacity) for each in inner if isinstance(each, Fill))
        else:
            yield replace(operation, operations=inner)


def _lie_apart(operations: tuple[Operation, ...]) -> bool:
    """Whether they are boxes, few and with square corners, of which no two share a pixel."""
    boxes = [each.rect for each in operations if isinstance(each, Fill) and not any(each.radii)]
    if len(boxes) < len(operations) or len(boxes) > _FEW:
        return False
    return not any(
        first.x < second.right and second.x < first.right and first.y < second.bottom and second.y < first.bottom
        for first, second in combinations(boxes, 2)
    )


def _faded(fill: Fill, opacity: float) -> Fill:
    paint = fill.paint
    if isinstance(paint, Color):
        return replace(fill, paint=_faded_color(paint, opacity))
    stops = tuple(stop._replace(color=_faded_color(stop.color, opacity)) for stop in paint.stops)
    return replace(fill, paint=replace(paint, stops=stops))


def _faded_color(color: Color, opacity: float) -> Color:
    return color._replace(alpha=round(color.alpha * max(0.0, opacity)))


def is_read(operation: Operation) -> bool:
    """Whether there is something to be read in it, at any depth: text, or a lockup that has to stand out."""
    if isinstance(operation, Group):
        return any(map(is_read, operation.operations))
    return isinstance(operation, Glyphs) or (isinstance(operation, Picture) and operation.legibility is not None)


def picture_paths(operations: tuple[Operation, ...]) -> Iterator[str]:
    """The paths of all pictures in them, at any depth."""
    for operation in operations:
        if isinstance(operation, Picture):
            yield operation.path
        elif isinstance(operation, Group):
            yield from picture_paths(operation.operations)


def photographs(operations: tuple[Operation, ...]) -> Iterator[Rect]:
    """Where the pictures in them lie that are no drawings, at any depth."""
    for operation in operations:
        if isinstance(operation, Picture) and not is_vector(operation.path):
            yield operation.rect
        elif isinstance(operation, Group):
            yield from photographs(operation.operations)


def extent(operations: tuple[Operation, ...]) -> Rect | None:
    """The smallest box around all that boxes and pictures paint; `None` where something else is among them."""
    rects = []
    for operation in operations:
        match operation:
            case Fill() | Border() | Picture():
                rects.append(operation.rect)
            case Group():
                inner = operation.clip or extent(operation.operations)
                if inner is None:
                    return None
                rects.append(inner)
            case _:
                return None
    if not rects:
        return None
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    return Rect(left, top, max(rect.right for rect in rects) - left, max(rect.bottom for rect in rects) - top)
