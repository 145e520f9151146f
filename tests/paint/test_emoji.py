"""Debian's colour emoji, which are PNG files in the table CBDT, as they come out in pixels."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kit.layout.display import PositionedRun
from kit.markup.model import Color
from kit.paint.glyphs import Placed, color_glyphs, text_mask
from kit.text.fonts import FontLibrary
from kit.text.model import PlacedGlyph, Span, TextStyle
from kit.text.paragraph import set_paragraph
from tests.debian import require_font

BLACK = Color(0, 0, 0)
EMOJI = ["😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇧🇬", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽", "1️⃣"]


def drawn(text: str, size: float, x: float = 10.0, baseline: float = 300.0) -> tuple[list[Placed], PositionedRun]:
    library = FontLibrary.load([require_font("NotoColorEmoji.ttf")])
    found = set_paragraph((Span(text, TextStyle()),), library, "en", "ltr")
    (run,) = found.place(found.wrap(1000.0)[0])
    placed = tuple(PlacedGlyph(glyph, x + right * size, baseline - up * size) for glyph, right, up in run.glyphs)
    run_on_card = PositionedRun(run.font, size, placed, run.color)
    assert text_mask((run_on_card,), library) is None
    return list(color_glyphs((run_on_card,), library, BLACK)), run_on_card


@pytest.mark.parametrize("size", [12, 27.5, 64, 109, 240])
@pytest.mark.parametrize("emoji", EMOJI)
def test_an_emoji_stands_on_the_baseline_in_its_size(emoji: str, size: float) -> None:
    ((image, left, top),), _ = drawn(emoji, size)
    assert left == 10
    assert image.width == pytest.approx(1.245 * size, abs=1)  # 136 px of a strike of 109 px an em
    assert image.height == pytest.approx(1.172 * size, abs=1)
    assert 300 - top == pytest.approx(0.928 * size, abs=1)  # 950 of 1024 units, as the font's ascender
    ink = image.getchannel("A").point([0] * 128 + [255] * 128).getbbox()
    assert ink is not None
    assert ink[2] - ink[0] > 0.6 * image.width
    assert ink[3] - ink[1] > 0.6 * image.height


def test_emoji_in_a_row_do_not_overlap_or_drift() -> None:
    placed, run = drawn("😀" * 20, 33.3)
    assert [image.left for image in placed] == [round(glyph.x) for glyph in run.glyphs]
    assert all(after.left - before.left in (41, 42) for before, after in pairwise(placed))


def test_an_emoji_brings_its_colours_and_the_same_every_time() -> None:
    flags = {}
    for emoji in ("🇧🇬", "🇩🇪"):
        ((image, *_),), _ = drawn(emoji, 80)
        ((again, *_),), _ = drawn(emoji, 80)
        assert image.tobytes() == again.tobytes()
        middle = image.width // 2
        flags[emoji] = [image.getpixel((middle, round(image.height * share))) for share in (0.25, 0.5, 0.75)]
    assert [max(range(3), key=lambda band: pixel[band]) for pixel in flags["🇧🇬"][1:]] == [1, 0]  # green, red
    assert min(flags["🇧🇬"][0][:3]) > 180  # white
    assert max(flags["🇩🇪"][0][:3]) < 90  # black
