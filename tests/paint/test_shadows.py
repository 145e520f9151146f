from __future__ import annotations

import pytest

from kit.markup.model import Color, Shadow
from kit.paint.shadows import shadow_margin, shadow_mask

SQUARE = (0.0, 0.0, 0.0, 0.0)
BLACK = Color(0, 0, 0)


def at(mask_shadow: Shadow, x: int, y: int, radii: tuple[float, float, float, float] = SQUARE) -> int:
    """The mask's value at a place counted from the top left corner of a box of 60 px."""
    mask = shadow_mask(60, 60, radii, mask_shadow)
    margin = shadow_margin(mask_shadow)
    value = mask.getpixel((x + margin - round(mask_shadow.x), y + margin - round(mask_shadow.y)))
    assert isinstance(value, int)
    return value


def test_without_blur_the_edge_is_hard() -> None:
    shadow = Shadow(10, 5, 0, 0, BLACK)
    assert [at(shadow, x, 30) for x in (59, 60, 69, 70)] == [0, 255, 255, 0]
    assert [at(shadow, 30, y) for y in (59, 60, 64, 65)] == [0, 255, 255, 0]


def test_spread_makes_it_larger_and_keeps_square_corners_square() -> None:
    shadow = Shadow(0, 0, 0, 6, BLACK)
    assert [at(shadow, x, -6) for x in (-7, -6, 65, 66)] == [0, 255, 255, 0]


def test_negative_spread_makes_it_smaller() -> None:
    shadow = Shadow(20, 0, 0, -6, BLACK)
    assert [at(shadow, 65, y) for y in (5, 6, 53, 54)] == [0, 255, 255, 0]
    assert shadow_mask(10, 10, SQUARE, Shadow(0, 0, 0, -6, BLACK)).getbbox() is None


def test_spread_makes_round_corners_rounder() -> None:
    shadow = Shadow(0, 0, 0, 20, BLACK)
    assert at(shadow, -19, -19, (10.0,) * 4) == 0
    assert at(shadow, -19, 30, (10.0,) * 4) == 255


@pytest.mark.parametrize("blur", [4, 7, 8, 12, 24])
def test_blur_is_half_at_the_edge_and_ends_about_a_blur_away(blur: float) -> None:
    shadow = Shadow(30, 0, blur, 0, BLACK)
    assert (at(shadow, 89, 30) + at(shadow, 90, 30)) / 2 == pytest.approx(127, abs=6)
    assert at(shadow, 90 + round(blur * 1.5), 30) <= 2
    assert 20 < at(shadow, 90 + round(blur / 2), 30) < 70  # a standard deviation out: 16 %


def test_nothing_lies_under_the_box_itself() -> None:
    shadow = Shadow(0, 8, 24, 0, BLACK)
    assert at(shadow, 30, 30) == 0
    assert at(shadow, 0, 59) == 0
    assert at(shadow, 0, 59, (12.0,) * 4) > 60  # outside its round corner
    assert at(shadow, 30, 61) > 100


def test_the_margin_holds_all_of_it() -> None:
    for blur in (3, 9, 30, 48):
        shadow = Shadow(0, 0, blur, 2, BLACK)
        mask = shadow_mask(80, 50, SQUARE, shadow)
        margin = shadow_margin(shadow)
        assert mask.size == (80 + 2 * margin, 50 + 2 * margin)
        edge = [mask.crop(band).getextrema()[1] for band in ((0, 0, mask.width, 1), (0, 0, 1, mask.height))]
        assert max(edge) <= 1  # type: ignore[type-var]
