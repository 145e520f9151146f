"""Questions that painting asks of the operations of a display list."""

from __future__ import annotations

from collections.abc import Iterator

from kit.layout.display import Glyphs, Group, Operation, Picture


def unwrapped(operations: tuple[Operation, ...], width: int, height: int) -> Iterator[Operation]:
    """The operations without groups that change nothing, such as the whole card clipped to its own edges."""
    for operation in operations:
        if isinstance(operation, Group) and operation.opacity >= 1 and not any(operation.radii):
            clip = operation.clip
            if clip is None or (clip.x <= 0 and clip.y <= 0 and clip.right >= width and clip.bottom >= height):
                yield from unwrapped(operation.operations, width, height)
                continue
        yield operation


def holds_text(operation: Operation) -> bool:
    """Whether there is text in it, at any depth."""
    if isinstance(operation, Group):
        return any(map(holds_text, operation.operations))
    return isinstance(operation, Glyphs)


def picture_paths(operations: tuple[Operation, ...]) -> Iterator[str]:
    """The paths of all pictures in them, at any depth."""
    for operation in operations:
        if isinstance(operation, Picture):
            yield operation.path
        elif isinstance(operation, Group):
            yield from picture_paths(operation.operations)
