from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kit.markup.model import Color, ColorStop, LinearGradient, RadialGradient
from kit.paint.gradients import gradient_image

RED, BLUE, WHITE = Color(255, 0, 0), Color(0, 0, 255), Color(255, 255, 255)


def linear(angle: float, *colors: Color) -> LinearGradient:
    last = len(colors) - 1
    return LinearGradient(angle, tuple(ColorStop(color, index / last) for index, color in enumerate(colors)))


def near(image: Image.Image, place: tuple[int, int], color: Color, tolerance: int = 4) -> bool:
    pixel = image.getpixel(place)
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, color, strict=False))


@pytest.mark.parametrize(
    ("angle", "start", "end"),
    [
        (0, (50, 99), (50, 0)),
        (90, (0, 50), (99, 50)),
        (180, (50, 0), (50, 99)),
        (270, (99, 50), (0, 50)),
        (45, (0, 99), (99, 0)),
        (135, (0, 0), (99, 99)),
        (-45, (99, 99), (0, 0)),
    ],
)
def test_a_gradient_runs_the_way_its_angle_points(angle: float, start: tuple[int, int], end: tuple[int, int]) -> None:
    image = gradient_image(linear(angle, RED, BLUE), 100, 100)
    assert image.mode == "RGB"
    assert near(image, start, RED)
    assert near(image, end, BLUE)


@given(st.floats(0, 360), st.integers(1, 90), st.integers(1, 90))
@settings(max_examples=60)
def test_no_angle_leads_outside_the_ramp(angle: float, width: int, height: int) -> None:
    image = gradient_image(linear(angle, WHITE, WHITE), width, height)
    assert image.getcolors() == [(width * height, (255, 255, 255))]


def test_a_slanted_gradient_agrees_with_a_straight_one() -> None:
    straight = gradient_image(linear(180, RED, BLUE), 64, 64)
    slanted = gradient_image(linear(180.0001, RED, BLUE), 64, 64)
    for y in range(0, 64, 7):
        assert near(slanted, (30, y), Color(*straight.getpixel((30, y))), 1)  # type: ignore[misc]


def test_colours_before_the_first_and_after_the_last_stop_are_theirs() -> None:
    gradient = LinearGradient(90, (ColorStop(RED, 0.25), ColorStop(BLUE, 0.75)))
    image = gradient_image(gradient, 100, 1)
    assert image.getpixel((20, 0)) == (255, 0, 0)
    assert image.getpixel((80, 0)) == (0, 0, 255)
    assert near(image, (50, 0), Color(127, 0, 128))


def test_two_stops_at_one_place_make_a_hard_edge() -> None:
    stops = (ColorStop(RED, 0), ColorStop(RED, 0.5), ColorStop(BLUE, 0.5), ColorStop(BLUE, 1))
    image = gradient_image(LinearGradient(90, stops), 100, 1)
    assert image.getpixel((49, 0)) == (255, 0, 0)
    assert image.getpixel((50, 0)) == (0, 0, 255)


@pytest.mark.parametrize("angle", [90, 91])
def test_towards_transparent_the_colour_does_not_turn_grey(angle: float) -> None:
    image = gradient_image(linear(angle, WHITE, Color(0, 0, 0, 0)), 101, 3)
    assert image.mode == "RGBA"
    red, green, blue, alpha = image.getpixel((50, 1))  # type: ignore[misc]
    assert (red, green, blue) == (255, 255, 255)
    assert alpha == pytest.approx(127, abs=3)


def test_every_level_is_used() -> None:
    image = gradient_image(linear(180, Color(0, 0, 0), WHITE), 1, 1024)
    assert len({image.getpixel((0, y)) for y in range(1024)}) == 256


@pytest.mark.parametrize("circle", [True, False])
def test_a_radial_gradient_ends_in_the_farthest_corner(circle: bool) -> None:
    gradient = RadialGradient(circle, 0.25, 0.5, (ColorStop(RED, 0), ColorStop(BLUE, 1)))
    image = gradient_image(gradient, 200, 100)
    assert near(image, (50, 50), RED)
    assert near(image, (199, 0), BLUE)
    assert near(image, (199, 99), BLUE)


def test_a_circle_is_round_and_an_ellipse_follows_its_box() -> None:
    stops = (ColorStop(RED, 0), ColorStop(RED, 0.5), ColorStop(BLUE, 0.5), ColorStop(BLUE, 1))
    circle = gradient_image(RadialGradient(True, 0.5, 0.5, stops), 200, 100)
    ellipse = gradient_image(RadialGradient(False, 0.5, 0.5, stops), 200, 100)

    def reach(image: Image.Image) -> tuple[int, int]:
        red = image.getchannel("R").getbbox()
        assert red is not None
        return red[2] - red[0], red[3] - red[1]

    assert reach(circle) == pytest.approx((112, 100), abs=2)  # half of the way to a corner, cut at the box
    assert reach(ellipse) == pytest.approx((141, 71), abs=2)


def test_a_radial_gradient_may_be_translucent() -> None:
    gradient = RadialGradient(True, 0.5, 0.5, (ColorStop(RED, 0), ColorStop(Color(255, 0, 0, 0), 1)))
    image = gradient_image(gradient, 50, 50)
    assert image.mode == "RGBA"
    assert near(image, (25, 25), Color(255, 0, 0, 250), 6)
    assert near(image, (0, 0), Color(255, 0, 0, 3), 4)


def test_a_glow_keeps_its_colour_and_changes_its_alpha_only() -> None:
    glow = (ColorStop(Color(244, 182, 63, 80), 0.0), ColorStop(Color(244, 182, 63, 0), 1.0))
    red, green, blue, alpha = gradient_image(RadialGradient(0.5, 0.5, True, glow), 64, 64).split()
    assert (red.getextrema(), green.getextrema(), blue.getextrema()) == ((244, 244), (182, 182), (63, 63))
    assert alpha.getextrema() == (1, 79)
