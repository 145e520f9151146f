"""Questions that painting asks of the operations of a display list."""

from __future__ import annotations

from collections.abc import Iterator

from kit.layout.display import Border, Fill, Glyphs, Group, Operation, Picture, Rect, is_vector


def unwrapped(operations: tuple[Operation, ...], width: int, height: int) -> Iterator[Operation]:
    """The operations without groups that change nothing, such as the whole card clipped to its own edges."""
    for operation in operations:
        if isinstance(operation, Group) and operation.opacity >= 1 and not any(operation.radii):
            clip = operation.clip
            if clip is None or (clip.x <= 0 and clip.y <= 0 and clip.right >= width and clip.bottom >= height):
                yield from unwrapped(operation.operations, width, height)
                continue
        yield operation


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
