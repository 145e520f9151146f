from __future__ import annotations

import math

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from kit.markup import values
from kit.markup.colors import color
from kit.markup.images import image
from kit.markup.model import Color, ColorStop, ImageReference, Length, LinearGradient, RadialGradient
from kit.markup.values import BadValueError, Units

UNITS = Units(em=20, rem=10, width=1000, height=2000, color=Color(1, 2, 3))


def token(css):
    (found,) = tinycss2.parse_component_value_list(css)
    return found


@pytest.mark.parametrize(
    ("css", "px", "percent"),
    [
        ("0", 0, 0),
        ("7px", 7, 0),
        ("-1.5e1px", -15, 0),
        ("2em", 40, 0),
        ("2rem", 20, 0),
        ("1vw", 10, 0),
        ("1vh", 20, 0),
        ("1VMIN", 10, 0),
        ("1vmax", 20, 0),
        ("50%", 0, 0.5),
        ("calc(50% - 10px)", -10, 0.5),
        ("calc((1em + 2px) * 3 / 2)", 33, 0),
        ("calc(2 * (1em + 10%))", 40, 0.2),
        ("min(1em, 5px)", 5, 0),
        ("max(1em, 5px, 3rem)", 30, 0),
        ("max(10%, 20%)", 0, 0.2),
        ("clamp(1px, 1em, 5px)", 5, 0),
        ("clamp(30px, 1em, 5px)", 30, 0),
        ("max(5px, calc(1px + 5px))", 6, 0),
    ],
)
def test_lengths_become_px_and_a_percentage(css, px, percent):
    found = values.length(token(css), UNITS)
    assert (found.px, found.percent) == pytest.approx((px, percent))


@pytest.mark.parametrize(
    ("css", "relative"),
    [("0%", True), ("calc(5px + 0%)", True), ("max(0%, 5px)", True), ("calc(10% - 10%)", True), ("0", False)],
)
def test_no_percent_is_still_a_percentage(css, relative):
    assert values.length(token(css), UNITS).relative is relative


@pytest.mark.parametrize(
    ("css", "hint"),
    [
        ("7", "needs a unit"),
        ("7pt", "there is no unit pt"),
        ("calc(1px +2px)", ""),
        ("calc(1px+ 2px)", "space on both sides"),
        ("calc(1px + 2)", "cannot be added"),
        ("calc(1px * 2px)", "plain number"),
        ("calc(1px / 0)", "other than 0"),
        ("min(50%, 10px)", "before the box is laid out"),
        ("clamp(1px, 2px)", "does not take 2 values"),
        ("calc()", ""),
        ("1e999px", "too large"),
        ("calc(1e300px * 1e300)", "too large"),
        ("red", ""),
        ("90deg", ""),
    ],
)
def test_what_is_no_length_is_refused(css, hint):
    with pytest.raises(BadValueError) as caught:
        values.length(token(css), UNITS)
    assert hint in caught.value.hint


def test_a_negative_size_is_refused_but_calc_stops_at_nothing():
    with pytest.raises(BadValueError, match="negative"):
        values.length(token("-1px"), UNITS, negative=False)
    assert values.length(token("calc(1px - 2px)"), UNITS, negative=False) == Length()


numbers = st.floats(-1e4, 1e4).map(lambda value: round(value, 3))
units = st.sampled_from(("px", "em", "rem", "vw", "vh", "vmin", "vmax", "%"))
simple = st.builds(lambda value, unit: f"{value:.3f}{unit}", numbers, units)
sums = st.recursive(simple, lambda inner: st.builds("({} + {})".format, inner, inner), max_leaves=6)


@given(sums, sums)
def test_calc_adds(left, right):
    a, b = (values.length(token(f"calc({side})"), UNITS) for side in (left, right))
    found = values.length(token(f"calc({left} + {right})"), UNITS)
    assert found.px == pytest.approx(a.px + b.px, abs=1e-6)
    assert found.percent == pytest.approx(a.percent + b.percent, abs=1e-6)


@given(sums, st.integers(-5, 5))
def test_calc_multiplies_on_either_side(term, factor):
    left = values.length(token(f"calc({term} * {factor})"), UNITS)
    assert left == values.length(token(f"calc({factor} * {term})"), UNITS)


@given(st.text(max_size=20))
def test_any_text_is_a_length_or_refused(css):
    for found in tinycss2.parse_component_value_list(css):
        try:
            length = values.length(found, UNITS)
        except BadValueError:
            continue
        assert math.isfinite(length.px)


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("#0d2850", (13, 40, 80, 255)),
        ("#f80", (255, 136, 0, 255)),
        ("#ff880080", (255, 136, 0, 128)),
        ("rgb(13, 40, 80)", (13, 40, 80, 255)),
        ("rgba(255,255,255,.5)", (255, 255, 255, 128)),
        ("rgb(13 40 80 / 50%)", (13, 40, 80, 128)),
        ("rgb(100% 0% 0%)", (255, 0, 0, 255)),
        ("hsl(120, 100%, 50%)", (0, 255, 0, 255)),
        ("hsl(240deg 100% 50% / 0)", (0, 0, 255, 0)),
        ("Navy", (0, 0, 128, 255)),
        ("transparent", (0, 0, 0, 0)),
        ("currentColor", (1, 2, 3, 255)),
        ("color-mix(in srgb, red, blue)", (128, 0, 128, 255)),
        ("color-mix(in srgb, red 25%, blue)", (64, 0, 191, 255)),
        ("color-mix(in srgb, red, blue 25%)", (191, 0, 64, 255)),
        ("color-mix(in srgb, red 20%, blue 20%)", (128, 0, 128, 102)),
        ("color-mix(in srgb, red, transparent)", (255, 0, 0, 128)),
        ("color-mix(in srgb, color-mix(in srgb, white, white) 100%, black)", (255, 255, 255, 255)),
    ],
)
def test_colours(css, expected):
    assert color(token(css), UNITS) == expected


@pytest.mark.parametrize(
    "css",
    [
        *("rad", "#12", "rgb(1, 2)", "rgb()", "rgb(/)", "rgb(var(--x))", "lab(1 2 3)", "3px", "color-mix(red, blue)"),
        *("color-mix(in oklab, red, blue)", "color-mix(in srgb, red 0%, blue 0%)"),
        "color-mix(in srgb, red 1% 2%, blue)",
    ],
)
def test_what_is_no_colour_is_refused(css):
    with pytest.raises(BadValueError) as caught:
        color(token(css), UNITS)
    assert caught.value.hint


RED, BLUE = Color(255, 0, 0), Color(0, 0, 255)


@pytest.mark.parametrize(
    ("css", "angle"), [("", 180), ("to right,", 90), ("to top,", 0), ("45deg,", 45), (".5turn,", 180)]
)
def test_linear_gradients_have_an_angle(css, angle):
    found = image(token(f"linear-gradient({css} red, blue)"), UNITS)
    assert found == LinearGradient(angle, (ColorStop(RED, 0), ColorStop(BLUE, 1)))


@pytest.mark.parametrize(
    ("css", "places"),
    [
        ("red, blue, red", [0, 0.5, 1]),
        ("red 20%, blue, red, blue 80%", [0.2, 0.4, 0.6, 0.8]),
        ("red 50%, blue 20%, red", [0.5, 0.5, 1]),
        ("red 10% 30%, blue", [0.1, 0.3, 1]),
        ("red, blue 150%, red", [0, 1.5, 1.5]),
    ],
)
def test_stops_are_settled(css, places):
    found = image(token(f"linear-gradient({css})"), UNITS)
    assert [stop.at for stop in found.stops] == pytest.approx(places)


@pytest.mark.parametrize(
    ("css", "circle", "x", "y"),
    [
        ("", False, 0.5, 0.5),
        ("circle,", True, 0.5, 0.5),
        ("circle farthest-corner at 20% 30%,", True, 0.2, 0.3),
        ("at center top,", False, 0.5, 0),
        ("ellipse at bottom,", False, 0.5, 1),
    ],
)
def test_radial_gradients_have_a_centre(css, circle, x, y):
    found = image(token(f"radial-gradient({css} red, blue)"), UNITS)
    assert found == RadialGradient(circle, x, y, (ColorStop(RED, 0), ColorStop(BLUE, 1)))


@pytest.mark.parametrize("css", ["url(assets/a.png)", 'url("assets/a.png")', "url('./assets/a.png')"])
def test_pictures_are_paths_of_the_workspace(css):
    assert image(token(css), UNITS) == ImageReference("assets/a.png")


@pytest.mark.parametrize(
    ("css", "hint"),
    [
        ("linear-gradient(red)", "two colours"),
        ("linear-gradient(to top right, red, blue)", "at an angle"),
        ("linear-gradient(red 10px, blue)", "percentage"),
        ("linear-gradient(red, 30%, blue)", "colour"),
        ("linear-gradient(red,, blue)", "comma"),
        ("conic-gradient(red, blue)", "no other picture"),
        ("radial-gradient(closest-side at center, red, blue)", "farthest-corner"),
        ("radial-gradient(circle at left, red, blue)", "0% for the left edge"),
        ("url(https://example.org/a.png)", "file of the workspace"),
        ("url(data:image/png)", "file of the workspace"),
        ("url(../../etc/passwd)", "leaves the workspace"),
        ("url(/etc/passwd)", "leaves the workspace"),
    ],
)
def test_other_pictures_are_refused(css, hint):
    with pytest.raises(BadValueError) as caught:
        image(token(css), UNITS)
    assert hint in caught.value.hint
