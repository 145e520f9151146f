"""Shaped pieces of a line put side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kit.text.model import FontKey, GlyphRun, PlacedGlyph
from kit.text.shape import ShapedItem


def glyph_runs(
    pieces: Iterable[ShapedItem], tags: Sequence[int], invisible: Sequence[bool], x: float = 0.0
) -> tuple[GlyphRun, ...]:
    """The glyphs of pieces that follow each other to the right from x; what leaves no ink or has no glyph is left out.

    `tags` and `invisible` hold something for every character of the text.
    """
    runs: list[tuple[tuple[FontKey, float, int, bool], list[PlacedGlyph]]] = []
    for piece in pieces:
        tag: int | None = None  # of the glyph before, in this piece
        glyphs: list[PlacedGlyph] = []
        for glyph, cluster, advance, right, up in zip(
            piece.glyphs, piece.clusters, piece.advances, piece.x_offsets, piece.y_offsets, strict=True
        ):
            if glyph and not invisible[cluster]:
                if tags[cluster] != tag:
                    tag = tags[cluster]
                    key = (piece.font, piece.item.style.size, tag, piece.has_color)
                    if not runs or runs[-1][0] != key:
                        runs.append((key, []))
                    glyphs = runs[-1][1]
                glyphs.append(PlacedGlyph(glyph, x + right, up))
            x += advance
    return tuple(GlyphRun(font, size, tag, tuple(glyphs), color) for (font, size, tag, color), glyphs in runs)
