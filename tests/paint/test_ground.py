from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.markup.model import Color
from kit.paint.ground import Ground
from kit.paint.pixels import PixelBox

RED, BLUE = Color(255, 0, 0), Color(0, 0, 255)
SIDE = 8
BOXES = st.builds(
    lambda left, top, width, height: (left, top, left + width, top + height),
    *(st.integers(0, SIDE - 1),) * 2,
    *(st.integers(1, SIDE),) * 2,
)


def test_nothing_is_known_of_what_nobody_painted() -> None:
    ground = Ground()
    assert ground.under((0, 0, 1, 1)) is None
    ground.cover((0, 0, 10, 10), RED)
    assert ground.under((5, 5, 11, 6)) is None


def test_the_last_box_that_holds_all_of_it_counts() -> None:
    ground = Ground()
    ground.cover((0, 0, 100, 100), RED)
    ground.cover((10, 10, 20, 20), BLUE)
    assert ground.under((10, 10, 20, 20)) == BLUE
    assert ground.under((20, 10, 30, 20)) == RED  # beside it
    assert ground.under((15, 10, 30, 20)) is None  # across its edge


def test_what_may_hold_anything_hides_what_is_known() -> None:
    ground = Ground()
    ground.cover((0, 0, 100, 100), RED)
    ground.cover((0, 0, 10, 10))
    assert ground.under((9, 9, 12, 12)) is None
    assert ground.under((10, 0, 12, 12)) == RED


def test_one_ground_begins_where_another_is() -> None:
    ground = Ground()
    ground.cover((0, 0, 10, 10), RED)
    other = Ground(ground.painted)
    other.cover((0, 0, 10, 10), BLUE)
    assert (ground.under((0, 0, 5, 5)), other.under((0, 0, 5, 5))) == (RED, BLUE)


@given(st.lists(st.tuples(BOXES, st.sampled_from([RED, BLUE, None])), max_size=8), BOXES)
def test_a_colour_is_only_named_where_every_pixel_has_it(
    painted: list[tuple[PixelBox, Color | None]], asked: PixelBox
) -> None:
    pixels: dict[tuple[int, int], Color | None] = {}
    for (left, top, right, bottom), color in painted:
        pixels.update({(x, y): color for x in range(left, right) for y in range(top, bottom)})
    left, top, right, bottom = asked
    found = Ground(tuple((box, color, False) for box, color in painted)).under(asked)
    assert found is None or {pixels.get((x, y)) for x in range(left, right) for y in range(top, bottom)} == {found}
