"""Items turned into glyphs by HarfBuzz. Lengths are in em of the paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import neg
from typing import NamedTuple

import uharfbuzz as hb

from kit.text.breaks import HARD_BREAKS
from kit.text.fonts import FontChoice, FontLibrary
from kit.text.itemize import Item
from kit.text.model import FontKey
from kit.text.scripts import JOINING_OR_BRAHMIC

# What HarfBuzz writes of a buffer: "[36|87#1]", where # says that it is unsafe to break before the glyph's cluster; it
# tells no other flag unasked. One call for all glyphs; asking each for its flags takes longer than shaping them.
_FLAGS_ONLY = (
    hb.BufferSerializeFlags.GLYPH_FLAGS
    | hb.BufferSerializeFlags.NO_GLYPH_NAMES
    | hb.BufferSerializeFlags.NO_POSITIONS
    | hb.BufferSerializeFlags.NO_CLUSTERS
)
_NO_JOINTS: frozenset[int] = frozenset()
_NO_LIGATURES = {"liga": False, "clig": False}  # letter-spacing would not reach into one
# What has no glyph of its own is shaped as what takes its room: none for a line's end, a space for a tab.
_HAS_STAND_IN = re.compile(f"[{''.join(HARD_BREAKS)}\t]")
_STAND_INS = str.maketrans({**dict.fromkeys(HARD_BREAKS, "\u200b"), "\t": " "})


class ShapedItem(NamedTuple):  # each line is cut from some, and a tuple is made in a third of the time
    """The glyphs of an item in visual order from the left; lists of one length."""

    item: Item
    font: FontKey
    glyphs: Sequence[int]  # 0 is .notdef: the font lacks the character
    clusters: Sequence[int]  # the offsets in the text that glyphs belong to; ascending, or descending at odd levels
    advances: Sequence[float]
    x_offsets: Sequence[float]
    y_offsets: Sequence[float]
    joints: frozenset[int]  # offsets in the text where glyphs on both sides change if a line ends there

    @property
    def has_color(self) -> bool:
        """Whether the face draws its own colours."""
        return self.item.choice is not None and bool(self.item.choice.has_color)

    def part(self, start: int, end: int) -> ShapedItem:
        """The glyphs of the characters in a range."""
        if self.item.level % 2:
            first = bisect_right(self.clusters, -end, key=neg)
            last = bisect_right(self.clusters, -start, key=neg)
        else:
            first, last = bisect_left(self.clusters, start), bisect_left(self.clusters, end)
        return ShapedItem(
            item=self.item,
            font=self.font,
            glyphs=self.glyphs[first:last],
            clusters=self.clusters[first:last],
            advances=self.advances[first:last],
            x_offsets=self.x_offsets[first:last],
            y_offsets=self.y_offsets[first:last],
            joints=self.joints,
        )


def shapeable(text: str) -> str:
    """The text, offset for offset, as it is given to `shape`."""
    return text.translate(_STAND_INS) if _HAS_STAND_IN.search(text) else text


def shape(text: str, item: Item, library: FontLibrary, language: str) -> ShapedItem | None:
    """The glyphs of an item of a `shapeable` text; None for an item without a font.

    The text around the item is its context, so that letters join across a change of style.
    """
    if item.choice is None:
        return None
    return _shape(text, item, item.choice, library, language)


def _shape(text: str, item: Item, choice: FontChoice, library: FontLibrary, language: str) -> ShapedItem:
    style = item.style
    key = library.instance(choice, style.weight, style.italic, item.script, style.optical_size)
    font = library.font(key)
    spacing = 0.0 if item.script in JOINING_OR_BRAHMIC else style.letter_spacing
    buffer = hb.Buffer()
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.level % 2 else "ltr"
    buffer.script = item.script
    buffer.language = language
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    features = (_NO_LIGATURES if spacing else {}) | dict(style.features)
    hb.shape(font, buffer, features or None)
    scale = style.size / library.units(key)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    glyphs = [info.codepoint for info in infos]
    clusters = [info.cluster for info in infos]
    advances = [position.x_advance * scale for position in positions]
    if 0 in glyphs:  # what the font lacks is not drawn, and takes no room
        advances = [advance if glyph else 0.0 for glyph, advance in zip(glyphs, advances, strict=True)]
    if spacing:
        advances = [advance + spacing if advance else 0.0 for advance in advances]
    return ShapedItem(
        item=item,
        font=key,
        glyphs=glyphs,
        clusters=clusters,
        advances=advances,
        x_offsets=[position.x_offset * scale for position in positions],
        y_offsets=[position.y_offset * scale for position in positions],
        joints=_joints(buffer, font, clusters, item),
    )


def _joints(buffer: hb.Buffer, font: hb.Font, clusters: Sequence[int], item: Item) -> frozenset[int]:
    """The offsets at which HarfBuzz finds it unsafe to break, and those inside a cluster."""
    if item.end - item.start == 1:
        return _NO_JOINTS
    written = buffer.serialize(font, hb.BufferSerializeFormat.TEXT, _FLAGS_ONLY)
    joints: set[int] = set()
    if "#" in written:
        joints = {cluster for cluster, glyph in zip(clusters, written.split("|"), strict=True) if "#" in glyph}
    if len(set(clusters)) < item.end - item.start:
        joints |= set(range(item.start, item.end)).difference(clusters)
    joints.discard(item.start)
    return frozenset(joints)


def add_advances(shaped: ShapedItem, advances: list[float]) -> None:
    """Adds an item's advances to those of the text's characters; a ligature's is shared out among its characters."""
    item = shaped.item
    step = -1 if item.level % 2 else 1
    clusters = shaped.clusters[::step]
    if clusters == list(range(item.start, item.end)):  # a glyph for each character, as most text has it
        advances[item.start : item.end] = shaped.advances[::step]
        return
    for cluster, advance in zip(shaped.clusters, shaped.advances, strict=True):
        advances[cluster] += advance
    starts = list(dict.fromkeys(clusters))
    if len(starts) == item.end - item.start:
        return
    for start, end in pairwise((*starts, item.end)):
        if end - start > 1:
            share = advances[start] / (end - start)
            advances[start:end] = [share] * (end - start)
