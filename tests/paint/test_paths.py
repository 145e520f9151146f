from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageStat

from kit.paint.paths import Path, coverage, limited, round_corners

NONE = round_corners((0, 0, 0, 0))


def covered(path: Path, width: int, height: int) -> float:
    """The area that the mask holds, in px."""
    return ImageStat.Stat(coverage(path, width, height)).sum[0] / 255


def test_a_box_on_whole_pixels_has_hard_edges() -> None:
    mask = coverage(Path().rounded_box(2, 3, 4, 5, NONE), 10, 10)
    assert mask.getbbox() == (2, 3, 6, 8)
    assert mask.getcolors() == [(80, 0), (20, 255)]


def test_an_edge_inside_a_pixel_covers_its_share() -> None:
    mask = coverage(Path().rounded_box(0.25, 0, 1.5, 1, NONE), 3, 1)
    assert [mask.getpixel((x, 0)) for x in range(3)] == pytest.approx([191, 191, 0], abs=2)


def test_y_grows_downward() -> None:
    mask = coverage(Path().polygon((0, 0), (8, 0), (0, 8)), 8, 8)
    assert mask.getpixel((0, 0)) == 255
    assert mask.getpixel((7, 7)) == 0


def test_a_hole_is_left_out() -> None:
    ring = Path().rounded_box(0, 0, 10, 10, NONE).rounded_box(2, 2, 6, 6, NONE, hole=True)
    mask = coverage(ring, 10, 10)
    assert mask.getpixel((1, 5)) == 255
    assert mask.getpixel((5, 5)) == 0
    assert covered(ring, 10, 10) == pytest.approx(64)


@pytest.mark.parametrize("radius", [1.5, 5, 20, 150, 700])
def test_a_box_of_four_round_corners_is_a_circle(radius: float) -> None:
    side = math.ceil(2 * radius)
    circle = Path().rounded_box(0, 0, 2 * radius, 2 * radius, round_corners((radius,) * 4))
    assert covered(circle, side, side) == pytest.approx(math.pi * radius**2, rel=0.004, abs=0.2)


def test_elliptical_corners() -> None:
    ellipse = Path().rounded_box(0, 0, 60, 20, ((30, 10),) * 4)
    assert covered(ellipse, 60, 20) == pytest.approx(math.pi * 30 * 10, rel=0.004)


def test_a_corner_with_one_radius_only_is_square() -> None:
    assert covered(Path().rounded_box(0, 0, 20, 20, ((0, 8), (8, 0), (0, 0), (0, 0))), 20, 20) == pytest.approx(400)


def test_each_corner_has_its_own_radius() -> None:
    mask = coverage(Path().rounded_box(0, 0, 40, 40, round_corners((0, 20, 0, 10))), 40, 40)
    corners = [mask.getpixel(place) for place in ((0, 0), (39, 0), (39, 39), (0, 39))]
    assert corners == [255, 0, 255, 0]
    assert mask.getpixel((4, 35)) == 255  # the smaller radius cuts off less
    assert mask.getpixel((35, 4)) == 0


def test_large_banners_are_not_cut() -> None:
    mask = coverage(Path().rounded_box(0, 0, 4000, 20, NONE), 4000, 20)
    assert mask.getextrema() == (255, 255)


def test_nothing_is_nothing() -> None:
    assert coverage(Path(), 5, 5).getbbox() is None
    assert coverage(Path().rounded_box(0, 0, 4, 4, NONE), 0, 5).size == (0, 5)


RADIUS = st.floats(0, 500)


@given(st.tuples(RADIUS, RADIUS, RADIUS, RADIUS), st.floats(1, 600), st.floats(1, 600))
def test_radii_never_overlap_and_keep_their_proportions(
    radii: tuple[float, float, float, float], width: float, height: float
) -> None:
    a, b, c, d = limited(radii, width, height)
    assert max(a + b, c + d) <= width * 1.0001
    assert max(a + d, b + c) <= height * 1.0001
    assert limited((a, b, c, d), width, height) == pytest.approx((a, b, c, d))
    assert a * radii[1] == pytest.approx(b * radii[0], abs=1e-6)
