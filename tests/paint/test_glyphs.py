from __future__ import annotations

import pytest
from PIL import Image

from kit.layout.display import Glyphs
from kit.markup.model import Color
from kit.paint.glyphs import Fonts, by_line, color_glyphs, text_mask

from .conftest import EMPTY, Paint, Text

RED, BLUE, GREEN = (255, 0, 0, 255), (0, 0, 255, 255), (0, 255, 0, 255)


def mask_of(glyphs: Glyphs, fonts: Fonts) -> Image.Image:
    """The mask on a card of 40 px."""
    card = Image.new("L", (40, 40))
    found = text_mask(glyphs.runs, fonts)
    assert found is not None
    card.paste(found.image, (found.left, found.top))
    return card


def test_a_glyph_stands_on_its_baseline(fonts: Fonts, text: Text) -> None:
    card = mask_of(text((5, 30)), fonts)
    assert card.getbbox() == (5, 20, 15, 30)
    assert card.getpixel((5, 29)) == 255


def test_all_glyphs_share_one_mask(fonts: Fonts, text: Text) -> None:
    card = mask_of(text((2, 12), (25, 38)), fonts)
    assert card.getbbox() == (2, 2, 35, 38)
    assert card.getcolors() == [(1400, 0), (200, 255)]


def test_fractions_of_a_pixel_are_kept(fonts: Fonts, text: Text) -> None:
    card = mask_of(text((5.5, 30)), fonts)
    assert [card.getpixel((x, 25)) for x in (4, 5, 6, 14, 15, 16)] == pytest.approx([0, 128, 255, 255, 128, 0], abs=2)


def test_size_scales(fonts: Fonts, text: Text) -> None:
    assert mask_of(text((0, 40), size=80), fonts).getbbox() == (0, 0, 40, 40)


def test_glyphs_without_ink_and_no_glyphs_leave_no_mask(fonts: Fonts, text: Text) -> None:
    assert text_mask(text((5, 30), glyph=EMPTY).runs, fonts) is None
    assert text_mask((), fonts) is None


@pytest.mark.parametrize(("face", "color"), [("colr0", RED), ("colr1", BLUE), ("sbix", GREEN)])
def test_colour_glyphs_bring_their_own_colours(
    face: str, color: tuple[int, int, int, int], fonts: Fonts, text: Text
) -> None:
    glyphs = text((5, 30), face=face)
    assert text_mask(glyphs.runs, fonts) is None
    (placed,) = color_glyphs(glyphs.runs, fonts, Color(0, 0, 0))
    card = Image.new("RGBA", (40, 40))
    card.paste(placed.image, (placed.left, placed.top))
    assert card.getpixel((10, 25)) == color
    box = card.getbbox()
    assert box is not None
    assert box == pytest.approx((5, 20, 15, 30), abs=1 if face == "sbix" else 0)


def test_a_translucent_text_makes_its_emoji_translucent(fonts: Fonts, text: Text) -> None:
    (placed,) = color_glyphs(text((5, 30), face="colr1").runs, fonts, Color(0, 0, 0, 51))
    assert placed.image.getchannel("A").getextrema()[1] == 51


def test_a_plain_run_has_no_colour_glyphs(fonts: Fonts, text: Text) -> None:
    assert list(color_glyphs(text((5, 30)).runs, fonts, Color(0, 0, 0))) == []


def test_lines_have_masks_of_their_own(fonts: Fonts, text: Text) -> None:
    runs = [text(*places).runs[0] for places in (((0, 20), (12, 18)), ((24, 20),), ((0, 44),))]
    assert list(by_line(runs)) == [(runs[0], runs[1]), (runs[2],)]
    assert list(by_line([])) == []


def test_translucent_lines_that_touch_do_not_darken_each_other(text: Text, painted: Paint) -> None:
    upper, lower = (text(place, color=Color(0, 0, 0, 128)) for place in ((5, 20), (5, 28)))
    card = painted(Glyphs((*upper.runs, *lower.runs), upper.color))
    assert card.getpixel((7, 19)) == card.getpixel((7, 27)) == card.getpixel((7, 12))
