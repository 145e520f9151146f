"""Text blocks: the texts of a card in their final boxes, line by line.

Baselines stand on whole px, so that letters are as sharp as in a browser; x stays fractional.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kit.layout.boxes import Box
from kit.layout.display import Rect, SetText
from kit.layout.ink import Extents, ink
from kit.layout.inline import TextLeaf
from kit.text.fonts import FontLibrary
from kit.text.model import GlyphRun, Line
from kit.text.paragraph import Paragraph


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line on the card: its left edge and its baseline, px."""

    line: Line
    x: float
    baseline: int
    runs: tuple[GlyphRun, ...]
    ink: Extents  # around its left edge on the baseline, em of the paragraph


@dataclass(frozen=True)
class TextBlock:
    """A text in its box, with all that is drawn of it."""

    box: Box
    leaf: TextLeaf
    size: float  # px
    lines: tuple[SetLine, ...]
    room: float  # as in SetText
    excess: int
    library: FontLibrary

    @property
    def set_text(self) -> SetText:
        return SetText(
            slot=self.box.slot,
            text=self.leaf.paragraph.text,
            box=self.box.content,
            ink=self.taken,
            size=self.size,
            lines=len(self.lines),
            room=self.room,
            excess=self.excess,
        )

    @cached_property
    def taken(self) -> Rect:
        """What the lines take, with quotes that hang: from the top of the first to the bottom of the last."""
        content = self.box.content
        if not self.lines:
            return Rect(content.x, content.y, 0.0, 0.0)
        paragraph, size = self.leaf.paragraph, self.size
        half_leading = min(0.0, (self.leaf.line_height - paragraph.ascent - paragraph.descent) * size / 2)
        hangs = [paragraph.hang(line.line) for line in self.lines]
        left = min(line.x - before * size for line, (before, _) in zip(self.lines, hangs, strict=True))
        right = max(
            line.x + (line.line.width + after) * size for line, (_, after) in zip(self.lines, hangs, strict=True)
        )
        top = self.lines[0].baseline - paragraph.ascent * size - half_leading
        bottom = self.lines[-1].baseline + paragraph.descent * size + half_leading
        return Rect(left, top, right - left, bottom - top)

    @cached_property
    def ink(self) -> Rect:
        """The box around all glyphs, which may reach beyond what the lines take."""
        size = self.size
        left = min((line.x + line.ink.left * size for line in self.lines), default=math.inf)
        if left == math.inf:
            return self.taken._replace(width=0.0, height=0.0)
        top = min(line.baseline - line.ink.top * size for line in self.lines)
        right = max(line.x + line.ink.right * size for line in self.lines)
        bottom = max(line.baseline - line.ink.bottom * size for line in self.lines)
        return Rect(left, top, right - left, bottom - top)

    @property
    def ink_of_lines(self) -> Iterator[Rect]:
        """The box around the glyphs of each line."""
        for line in self.lines:
            top, bottom = line.baseline - line.ink.top * self.size, line.baseline - line.ink.bottom * self.size
            left, right = line.x + line.ink.left * self.size, line.x + line.ink.right * self.size
            if left < right:
                yield Rect(left, top, right - left, bottom - top)


def set_texts(root: Box, library: FontLibrary) -> Iterator[TextBlock]:
    """The text blocks of a placed box tree, in the order of the document."""
    if isinstance(root.leaf, TextLeaf) and root.used is not None:
        yield _set(root, root.leaf, library)
    for child in root.children:
        yield from set_texts(child, library)


def _set(box: Box, leaf: TextLeaf, library: FontLibrary) -> TextBlock:
    content = box.content
    if leaf.style.fit is not None:
        fitted = leaf.fitted(content.width, content.height)
        size, lines, room, excess = fitted.size, fitted.lines, fitted.room, fitted.excess
    else:
        size, lines = leaf.size, leaf.lines(content.width)
        room, excess = _room(leaf, lines, content)
    return TextBlock(box, leaf, size, tuple(_set_lines(box, leaf, size, lines, library)), room, excess, library)


def _set_lines(
    box: Box, leaf: TextLeaf, size: float, lines: tuple[Line, ...], library: FontLibrary
) -> Iterator[SetLine]:
    content = box.content
    style = leaf.style
    top = content.y + leaf.first_line(content.height, len(lines), size) + leaf.ascent(size)
    step = leaf.line_height * size
    to_right = (style.text_align == "end") == (style.direction == "ltr")
    for number, line in enumerate(lines):
        free = content.width - line.width * size
        if free < 0:
            # What is too wide starts where its text starts, and sticks out at the other end.
            x = content.x + (free if style.direction == "rtl" else 0.0)
        elif style.text_align == "center":
            x = content.x + free / 2
        else:
            x = content.x + (free if to_right else 0.0)
        yield SetLine(line, x, math.floor(top + number * step + 0.5), *_placed(leaf.paragraph, line, library))


@lru_cache(maxsize=512)  # one text is set for every card shape, and often in the same lines
def _placed(paragraph: Paragraph, line: Line, library: FontLibrary) -> tuple[tuple[GlyphRun, ...], Extents]:
    runs = paragraph.place(line)
    return runs, ink(runs, library)


def _room(leaf: TextLeaf, lines: tuple[Line, ...], content: Rect) -> tuple[float, int]:
    """Room and excess of a text that is not fitted; what it may stick out by without being seen counts for nothing."""
    width = max((line.width for line in lines), default=0.0) * leaf.size
    height = len(lines) * leaf.line_height * leaf.size
    if not width or not height:
        return 1.0, 0
    room = min(content.width / width, content.height / height)
    if width <= content.width + 1 and height <= content.height + 1:
        return max(1.0, room), 0
    letters = len(leaf.paragraph.text)
    share = min(1.0, content.width / width) * min(1.0, content.height / height)
    return min(room, 1.0), max(1, math.ceil(letters * (1 - share)))
