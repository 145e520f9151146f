"""Quotes that hang into the margin, where the margin has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.layout.display import Rect
from kit.layout.typeset import TextBlock
from kit.markup.model import Element

_TOLERANCE = 0.5  # px


def without_room(blocks: Iterable[TextBlock], zone: Rect) -> Iterator[Element]:
    """The elements whose hanging quotes would leave the safe zone: they must be set flush."""
    for block in blocks:
        if not any(block.leaf.paragraph.hangs) or block.box.decorative:
            continue
        taken = block.taken
        if taken.x < zone.x - _TOLERANCE or taken.right > zone.right + _TOLERANCE:
            yield block.box.element
