from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from kit.markup.model import BorderSide, Color
from kit.paint.borders import border_bands, border_mask, corner_tiles, outside_mask, strokes
from kit.paint.paths import Path, coverage, limited, round_corners

ALL = (True, True, True, True)
SQUARE = (0.0, 0.0, 0.0, 0.0)
RED, BLUE, CLEAR = Color(255, 0, 0), Color(0, 0, 255), Color(0, 0, 0, 0)
RADIUS = st.sampled_from([0.0, 1.5, 4.0, 7.25, 30.0])
RADII = st.tuples(RADIUS, RADIUS, RADIUS, RADIUS)


def test_an_even_border_is_a_ring() -> None:
    mask = border_mask(40, 30, SQUARE, (3, 3, 3, 3), ALL)
    assert mask.getpixel((20, 2)) == 255
    assert mask.getpixel((20, 3)) == 0
    assert mask.getpixel((2, 15)) == 255
    assert mask.getpixel((37, 15)) == 255
    assert ImageStat.Stat(mask).sum[0] / 255 == pytest.approx(40 * 30 - 34 * 24)


def test_round_corners_are_cut_outside_and_filled_inside() -> None:
    mask = border_mask(40, 40, (12.0,) * 4, (3, 3, 3, 3), ALL)
    assert mask.getpixel((0, 0)) == 0
    assert mask.getpixel((4, 4)) == 255  # on the arc: 12·(1 - √½) is 3.5, and 5.6 three px further in
    assert mask.getpixel((7, 7)) == 0


def test_one_side_alone_is_clipped_by_the_round_box() -> None:
    mask = border_mask(40, 40, (10.0, 0.0, 0.0, 10.0), (0, 0, 0, 6), (False, False, False, True))
    assert mask.getpixel((0, 0)) == 0
    assert mask.getpixel((0, 20)) == 255
    assert mask.getpixel((5, 20)) == 255
    assert mask.getpixel((6, 20)) == 0
    assert mask.crop((11, 0, 40, 40)).getbbox() is None


def test_two_colours_meet_on_the_mitre() -> None:
    widths = (10.0, 10.0, 10.0, 10.0)
    top = border_mask(60, 60, SQUARE, widths, (True, False, False, False))
    left = border_mask(60, 60, SQUARE, widths, (False, False, False, True))
    assert (top.getpixel((8, 2)), left.getpixel((8, 2))) == (255, 0)
    assert (top.getpixel((2, 8)), left.getpixel((2, 8))) == (0, 255)
    assert top.getpixel((5, 5)) == pytest.approx(128, abs=2)


@given(
    st.tuples(*(st.sampled_from([0.0, 1.5, 7.25, 13.0]),) * 4), st.tuples(*(st.sampled_from([0.0, 1.0, 2.5, 5.0]),) * 4)
)
@settings(max_examples=50)
def test_the_sides_together_are_the_whole_border(
    radii: tuple[float, float, float, float], widths: tuple[float, float, float, float]
) -> None:
    whole = border_mask(50, 36, radii, widths, ALL)
    together = Image.new("L", whole.size)
    for side in range(4):
        if widths[side]:
            drawn = (side == 0, side == 1, side == 2, side == 3)
            together = ImageChops.add(together, border_mask(50, 36, radii, widths, drawn))
    difference = ImageChops.difference(whole, together).getextrema()
    assert difference[1] <= 6  # type: ignore[operator]


@given(RADII, st.tuples(*(st.sampled_from([0.0, 1.0, 2.5, 8.0, 40.0]),) * 4))
@settings(max_examples=50)
def test_the_bands_hold_the_whole_border_once(
    radii: tuple[float, float, float, float], widths: tuple[float, float, float, float]
) -> None:
    mask = border_mask(50, 36, radii, widths, ALL)
    copied = Image.new("L", mask.size)
    area = 0
    for band in border_bands(50, 36, radii, widths):
        copied.paste(mask.crop(band), band)
        area += (band[2] - band[0]) * (band[3] - band[1])
    assert copied.tobytes() == mask.tobytes()
    assert area <= 50 * 36


@given(RADII, st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=80)
def test_the_corner_tiles_hold_all_that_lies_outside(
    radii: tuple[float, float, float, float], width: int, height: int
) -> None:
    outside = Image.new("L", (width, height))
    for tile, corner in corner_tiles(width, height, radii):
        outside.paste(outside_mask(tile[2] - tile[0], tile[3] - tile[1], corner), tile)
    box = Path().rounded_box(0, 0, width, height, round_corners(limited(radii, width, height)))
    difference = ImageChops.difference(ImageChops.invert(outside), coverage(box, width, height)).getextrema()
    assert difference[1] <= 4  # type: ignore[operator]


def test_strokes_are_grouped_by_colour_and_leave_out_what_cannot_be_seen() -> None:
    sides = (BorderSide(2, RED), BorderSide(3, BLUE), BorderSide(2, RED), BorderSide(0, RED))
    assert list(strokes(sides)) == [(RED, (True, False, True, False)), (BLUE, (False, True, False, False))]
    assert list(strokes((BorderSide(2, CLEAR),) * 4)) == []
