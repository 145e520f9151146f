"""What a designer wants to see of a layout besides the card itself: the outlines of its boxes, and its baselines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kit.layout.boxes import Box
from kit.layout.display import Guides, Rect
from kit.layout.typeset import TextBlock


def guides(root: Box, blocks: Sequence[TextBlock]) -> Guides:
    """The border boxes of a placed tree below its root, and a rule as wide as the line on each baseline."""
    boxes = dict.fromkeys(rect for child in root.children for rect in _outlines(child))
    lines = [
        Rect(line.x, line.baseline, line.line.width * block.size, 0.0)
        for block in blocks
        if not block.box.decorative
        for line in block.lines
    ]
    return Guides(tuple(boxes), tuple(lines))


def _outlines(box: Box) -> Iterator[Rect]:
    """Decoration stands aside: its boxes are large, and nobody aligns anything with them."""
    if box.decorative:
        return
    if box.used is not None and box.width > 0 and box.height > 0:
        yield Rect(box.x, box.y, box.width, box.height)
    for child in box.children:
        yield from _outlines(child)
