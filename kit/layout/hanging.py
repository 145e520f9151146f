"""Quotes that hang into the margin, where the margin has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.layout.display import Rect
from kit.layout.typeset import TextBlock
from kit.markup.model import Element

_TOLERANCE = 0.5  # px
_FREE = 0.5  # of what hangs: less than this between it and the edge looks like a mistake


def without_room(blocks: Iterable[TextBlock], zone: Rect) -> Iterator[Element]:
    """The elements whose hanging quotes would leave the safe zone, or touch its edge: they must be set flush."""
    for block in blocks:
        if not any(block.leaf.paragraph.hangs) or block.box.decorative:
            continue
        taken, content = block.taken, block.box.content
        before, after = max(0.0, content.x - taken.x), max(0.0, taken.right - content.right)
        if taken.x - before * _FREE < zone.x - _TOLERANCE or taken.right + after * _FREE > zone.right + _TOLERANCE:
            yield block.box.element
