"""Quotes that hang into the margin, where the margin has room for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.layout.display import Rect
from kit.layout.typeset import TextBlock
from kit.markup.model import Element

_TOLERANCE = 0.5  # px
_FREE = 0.5  # of what hangs: less than this between it and the card's edge looks like a mistake


def without_room(blocks: Iterable[TextBlock], card: Rect, zone: Rect) -> Iterator[Element]:
    """The elements whose hanging quotes would leave the safe zone, or all but touch the card's edge: they must be set
    flush. Nobody sees where the safe zone ends, so that a quote may stand at its edge."""
    for block in blocks:
        if not any(block.leaf.paragraph.hangs) or block.box.decorative:
            continue
        taken, content = block.taken, block.box.content
        before, after = max(0.0, content.x - taken.x), max(0.0, taken.right - content.right)
        left = min(taken.x - zone.x, taken.x - before * _FREE - card.x)
        right = min(zone.right - taken.right, card.right - taken.right - after * _FREE)
        if min(left, right) < -_TOLERANCE:
            yield block.box.element
