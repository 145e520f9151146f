from __future__ import annotations

from kit.layout.display import SQUARE, Fill, Group, Rect
from kit.markup.model import Color
from kit.paint.operations import extent

from .conftest import Text

RED = Color(255, 0, 0)


def box(x: float, y: float, width: float, height: float) -> Fill:
    return Fill(Rect(x, y, width, height), SQUARE, RED)


def test_the_extent_of_boxes() -> None:
    assert extent((box(10, 20, 5, 5), box(-4, 22, 3, 30))) == Rect(-4, 20, 19, 32)
    assert extent((box(1, 1, 1, 1), Group((box(5, 5, 2, 2),), 0.5))) == Rect(1, 1, 6, 6)
    clipped = Group((box(0, 0, 100, 100),), 1.0, Rect(10, 10, 20, 20))
    assert extent((clipped,)) == Rect(10, 10, 20, 20)


def test_the_extent_of_text_is_not_known(text: Text) -> None:
    assert extent((box(0, 0, 9, 9), text((0, 9)))) is None
    assert extent((Group((text((0, 9)),), 0.5),)) is None
    assert extent(()) is None
