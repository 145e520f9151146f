from __future__ import annotations

from kit.layout.display import SQUARE, DisplayList, Fill, Guides, Rect
from kit.markup.model import Color
from kit.paint.guides import BASELINES, BOXES, SAFE_ZONE, with_guides
from kit.platforms.model import Insets
from tests.paint.conftest import Paint

GROUND = Fill(Rect(0, 0, 40, 40), SQUARE, Color(0, 0, 0))


def test_what_the_platform_covers_is_veiled_and_the_safe_zone_outlined(painted: Paint) -> None:
    display = with_guides(DisplayList(40, 40, (GROUND,)), Insets(10, 0, 5, 4), 2)
    image = painted(*display.operations)
    veil = image.getpixel((20, 5))
    assert isinstance(veil, tuple)
    assert (0, 0, 0) < veil < SAFE_ZONE[:3]
    assert image.getpixel((20, 37)) == image.getpixel((2, 20)) == veil
    assert image.getpixel((20, 10)) == image.getpixel((4, 20)) == image.getpixel((39, 20)) == SAFE_ZONE[:3]
    assert image.getpixel((20, 20)) == (0, 0, 0)


def test_without_a_safe_zone_there_is_nothing_to_show_of_it() -> None:
    display = DisplayList(40, 40, (GROUND,))
    assert with_guides(display, Insets(), 2) == display


def test_boxes_are_outlined_and_baselines_ruled(painted: Paint) -> None:
    guides = Guides((Rect(5, 5, 20, 20),), (Rect(8, 15, 10, 0),))
    image = painted(*with_guides(DisplayList(40, 40, (GROUND,), guides=guides), Insets(), 2).operations)
    assert image.getpixel((5, 12)) == image.getpixel((24, 12)) == image.getpixel((15, 6)) == BOXES[:3]
    assert image.getpixel((8, 15)) == image.getpixel((17, 16)) == BASELINES[:3]
    assert image.getpixel((19, 15)) == image.getpixel((15, 12)) == (0, 0, 0)
