from __future__ import annotations

from kit.layout.display import SQUARE, Fill, Group, Rect
from kit.markup.model import Color, ColorStop, LinearGradient
from kit.paint.operations import extent, simplified

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


def test_a_group_that_changes_nothing_is_what_is_in_it() -> None:
    first, second = box(1, 1, 5, 5), box(2, 2, 5, 5)
    whole = Rect(0, 0, 20, 20)
    assert tuple(simplified((Group((first, Group((second,), 1.0)), 1.0, whole),), 20, 20)) == (first, second)
    rounded = Group((first,), 1.0, whole, (3.0, 3.0, 3.0, 3.0))
    assert tuple(simplified((rounded,), 20, 20)) == (rounded,)


def test_boxes_that_lie_apart_are_each_as_translucent_as_their_group() -> None:
    veil = LinearGradient(180.0, (ColorStop(RED._replace(alpha=0), 0.0), ColorStop(RED._replace(alpha=200), 1.0)))
    faded = LinearGradient(180.0, (ColorStop(RED._replace(alpha=0), 0.0), ColorStop(RED._replace(alpha=100), 1.0)))
    dusk, night = Fill(Rect(0, 0, 9, 4), SQUARE, veil), box(0, 4, 9, 8)
    assert tuple(simplified((Group((dusk, night), 0.5),), 20, 20)) == (
        Fill(dusk.rect, SQUARE, faded),
        Fill(night.rect, SQUARE, RED._replace(alpha=128)),
    )


def test_a_group_of_boxes_that_overlap_or_of_others_stays_one(text: Text) -> None:
    for group in (
        Group((box(0, 0, 9, 5), box(0, 4, 9, 8)), 0.5),
        Group((Fill(Rect(0, 0, 9, 9), (2.0, 2.0, 2.0, 2.0), RED),), 0.5),
        Group((box(0, 0, 9, 5), text((0, 9))), 0.5),
        Group((box(0, 0, 9, 5),), 0.5, Rect(2, 2, 4, 4)),
    ):
        assert tuple(simplified((group,), 20, 20)) == (group,)
