"""Lines as they come out in pixels: none touches the next, and none loses ink at the edge of its box."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image

from kit.l10n.locales import direction
from kit.layout.display import PositionedRun
from kit.paint.glyphs import text_mask
from kit.text.fonts import FontLibrary, open_library
from kit.text.model import PlacedGlyph, Span, TextStyle
from kit.text.paragraph import set_paragraph
from kit.workspace import installed_fonts
from tests.debian import require_font
from tests.text.test_line_height import FONTS, SAMPLES

SIZE = 60  # px an em
HIGH = 800  # px, of the image that a line is drawn in


def rows(library: FontLibrary, language: str, width: float, weight: int) -> tuple[list[tuple[int, int]], float]:
    """For each line the first row of ink above its baseline and the last below, px; and the line height, em."""
    spans = (Span(SAMPLES[language], TextStyle(weight=weight)),)
    found = set_paragraph(spans, library, language, direction(language.partition("-")[0]))
    lines = []
    for line in found.wrap(width):
        runs = [
            PositionedRun(
                run.font,
                run.size * SIZE,
                tuple(PlacedGlyph(glyph, 100 + x * SIZE, HIGH / 2 - y * SIZE) for glyph, x, y in run.glyphs),
                run.color,
            )
            for run in found.place(line)
        ]
        mask = text_mask(runs, library)
        if mask is None:
            continue
        page = Image.new("L", (mask.left + mask.image.width, HIGH))
        page.paste(mask.image, (mask.left, mask.top))
        ink = page.point([0] * 32 + [255] * 224).getbbox()
        assert ink is not None
        lines.append((HIGH // 2 - ink[1], ink[3] - HIGH // 2))
    return lines, found.least_line_height


@pytest.mark.parametrize("weight", [400, 800])
@pytest.mark.parametrize("language", ["vi", "th", "my", "km", "bo", "he", "ar", "ur", "ur-Aran", "hi"])
def test_a_row_without_ink_lies_between_any_two_lines(language: str, weight: int) -> None:
    files = [file for file in installed_fonts() if "-packages" in file]
    if language in FONTS:
        regular = require_font(FONTS[language])
        files += [regular, regular.replace("-Regular", "-Bold")]
    for width in (1.5, 3.0, 6.0):
        lines, line_height = rows(open_library(tuple(files)), language, width, weight)
        assert len(lines) > 1
        for (_, below), (above, _) in pairwise(lines):
            assert round(line_height * SIZE) - below - above >= 1
