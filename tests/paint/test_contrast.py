from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image

from kit.errors import Problem, Where
from kit.layout.display import DisplayList, Fill, Glyphs, Group, Legibility, Operation, Picture, Rect
from kit.markup.model import Color, ColorStop, LinearGradient
from kit.paint.canvas import LayerCache, paint
from kit.paint.contrast import Contrasts, contrast_ratio, luminance, on_pixels, on_plain, stands_out
from tests.paint.conftest import TestFonts, Text

WHITE, BLACK, GREY, RED = Color(255, 255, 255), Color(0, 0, 0), Color(119, 119, 119), Color(255, 0, 0)
HERE = Where("templates/cards/photo.html", 7)
CARD = Rect(0, 0, 120, 60)
SQUARE = (0.0, 0.0, 0.0, 0.0)

Found = Callable[..., tuple[Problem, ...]]


def asked(contrast: float = 4.5, name: str = "headline of drop in de, x.post") -> Legibility:
    return Legibility(name, HERE, CARD, contrast)


def ground(color: Color | LinearGradient, rect: Rect = CARD) -> Fill:
    return Fill(rect, SQUARE, color)


@pytest.fixture
def found(fonts: TestFonts) -> Found:
    """The problems of a card, the same whether its texts are painted or not."""

    def run(*operations: Operation, files: dict[str, bytes] | None = None) -> tuple[Problem, ...]:
        results = []
        for textless in (False, True):
            contrasts = Contrasts()
            display = DisplayList(120, 60, operations)
            paint(display, fonts, (files or {}).__getitem__, LayerCache(), contrasts, textless=textless)
            results.append(contrasts.problems())
        assert results[0] == results[1]
        return results[0]

    return run


# Ratios


def test_ratios_of_the_standard() -> None:
    assert contrast_ratio(luminance(WHITE), luminance(BLACK)) == contrast_ratio(0.0, 1.0) == pytest.approx(21)
    assert contrast_ratio(luminance(RED), luminance(RED)) == 1
    # The greys that are known as the last to pass and the first to fail on white.
    assert on_plain(Color(118, 118, 118), WHITE).ratio > 4.5 > on_plain(GREY, WHITE).ratio
    assert on_plain(Color(148, 148, 148), WHITE).ratio > 3 > on_plain(Color(149, 149, 149), WHITE).ratio


def test_which_of_the_two_is_lighter() -> None:
    assert on_plain(WHITE, GREY).lighter
    assert not on_plain(BLACK, GREY).lighter


def test_a_translucent_text_is_mixed_with_its_ground() -> None:
    half = WHITE._replace(alpha=128)
    assert on_plain(half, BLACK) == on_plain(Color(128, 128, 128), BLACK)


def spotted(share: float) -> Image.Image:
    """Black, and white from the left as far as a share of its width."""
    image = Image.new("RGB", (1000, 10), BLACK[:3])
    image.paste(WHITE[:3], (0, 0, round(1000 * share), 10))
    return image


@pytest.mark.parametrize(("share", "ratio"), [(0.0, 21), (0.02, 21), (0.05, 1), (1.0, 1)])
def test_the_worst_few_percent_count(share: float, ratio: float) -> None:
    mask = Image.new("L", (1000, 10), 255)
    assert on_pixels(WHITE, spotted(share), (0, 0, 1000, 10), mask).ratio == pytest.approx(ratio, rel=0.01)


def test_only_pixels_under_the_ink_count() -> None:
    mask = Image.new("L", (1000, 10), 0)
    mask.paste(255, (600, 0, 1000, 10))
    assert on_pixels(WHITE, spotted(0.5), (0, 0, 1000, 10), mask).ratio == pytest.approx(21)


@pytest.mark.parametrize("level", range(0, 256, 15))
@pytest.mark.parametrize("color", [WHITE, BLACK, RED, Color(244, 182, 63), WHITE._replace(alpha=160)])
def test_pixels_are_judged_as_colours_are(level: int, color: Color) -> None:
    behind = Color(level, 90, 40) if color.alpha == 255 else Color(level, level, level)
    image = Image.new("RGB", (60, 20), behind[:3])
    image.putpixel((59, 19), (1, 2, 3))  # so that it is not one colour
    exact = on_plain(color, behind)
    measured = on_pixels(color, image, (0, 0, 60, 20), Image.new("L", (60, 20), 255))
    assert measured.ratio == pytest.approx(exact.ratio, rel=0.05)


def test_what_lies_between_two_colours_is_sure_to_be_no_worse_than_these() -> None:
    assert stands_out(WHITE, (BLACK, Color(100, 100, 100)), 4.5)
    assert not stands_out(WHITE, (BLACK, GREY), 4.5)
    assert not stands_out(GREY, (BLACK, WHITE), 3.0)  # far from both, but not from all between them


# Cards


def test_a_text_that_stands_out_is_no_problem(text: Text, found: Found) -> None:
    assert found(ground(BLACK), replace(text((5, 50), color=WHITE), legibility=asked())) == ()


def test_a_text_on_one_colour(text: Text, found: Found) -> None:
    [problem] = found(ground(WHITE), replace(text((5, 50), color=GREY), legibility=asked()))
    assert str(problem) == (
        f"{HERE}: headline of drop in de, x.post: contrast 4.4:1 against what lies behind it, 4.5:1 is needed"
        " (choose another colour for the text, or darken its ground)"
    )
    assert found(ground(WHITE), replace(text((5, 50), color=GREY), legibility=asked(3.0))) == ()


def test_decoration_may_be_faint(text: Text, found: Found) -> None:
    assert found(ground(WHITE), text((5, 50), color=Color(250, 250, 250))) == ()


def half_light() -> bytes:
    """A photograph: dark on the left, light on the right."""
    image = Image.new("RGB", (120, 60), (20, 30, 40))
    image.paste((230, 220, 240), (60, 0, 120, 60))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PHOTO = Picture(CARD, SQUARE, "photo.png", (120, 60), (0, 0), BLACK)
FILES = {"photo.png": half_light()}


@pytest.mark.parametrize(
    ("x", "color", "advice"),
    [
        (10, WHITE, None),
        (80, BLACK, None),
        (80, WHITE, "darken the scrim, or choose another colour for the text"),
        (10, BLACK, "lighten the scrim, or choose another colour for the text"),
        (80, Color(250, 250, 250), "darken the scrim, or choose another colour for the text"),
        (10, Color(10, 12, 14), "lighten the scrim, or choose another colour for the text"),
    ],
)
def test_a_text_on_a_photograph(x: float, color: Color, advice: str | None, text: Text, found: Found) -> None:
    problems = found(PHOTO, replace(text((x, 50), color=color), legibility=asked()), files=FILES)
    assert [problem.hint for problem in problems] == ([advice] if advice else [])


def test_the_ground_goes_to_where_the_text_can_stand_out(text: Text, found: Found) -> None:
    """A text that is a little darker than a light ground would need one lighter than white."""
    for ground_, color, advice in (
        (WHITE, Color(250, 250, 250), "or darken its ground"),
        (BLACK, Color(5, 5, 5), "or lighten its ground"),
        (Color(5, 5, 5), BLACK, "or lighten its ground"),
        (Color(200, 200, 200), Color(80, 80, 80), "or lighten its ground"),
    ):
        [problem] = found(ground(ground_), replace(text((5, 50), color=color), legibility=asked(7.0)))
        assert problem.hint == f"choose another colour for the text, {advice}"


def test_a_grey_that_no_ground_is_far_enough_from(text: Text, found: Found) -> None:
    words = replace(text((80, 50), color=GREY), legibility=asked(7.0))
    [problem] = found(PHOTO, words, files=FILES)
    assert problem.hint == "choose another colour for the text: no ground is far enough from this one"


def test_a_scrim_is_named_only_over_a_picture(text: Text, found: Found) -> None:
    gradient = LinearGradient(90, (ColorStop(Color(220, 220, 220), 0), ColorStop(Color(240, 240, 240), 1)))
    words = replace(text((5, 50), color=WHITE), legibility=asked())
    [problem] = found(ground(gradient), words)
    assert problem.hint == "choose another colour for the text, or darken its ground"
    beside = replace(PHOTO, rect=Rect(0, 0, 40, 60), size=(40, 60))
    small = Legibility("headline", HERE, Rect(60, 10, 40, 40), 4.5)
    right = replace(text((70, 45), color=WHITE), legibility=small)
    [problem] = found(beside, ground(gradient, Rect(40, 0, 80, 60)), right, files=FILES)
    assert "scrim" not in problem.hint
    [problem] = found(Group((PHOTO,), 0.9), replace(words, runs=right.runs), files=FILES)
    assert problem.hint == "darken the scrim, or choose another colour for the text"


def test_whose_colour_it_is_is_told_where_it_is_known(text: Text, fonts: TestFonts) -> None:
    for color, background, advice in (
        (WHITE, ground(Color(200, 200, 200)), "choose another colour for --light-text, or darken its ground"),
        (WHITE, PHOTO, "darken the scrim, or choose another colour for --light-text"),
        (GREY, PHOTO, "choose another colour for --light-text: no ground is far enough from this one"),
    ):
        words = replace(text((80, 50), color=color), legibility=asked(7.0), color_sources=("--light-text",))
        contrasts = Contrasts(" and ".join)
        paint(DisplayList(120, 60, (background, words)), fonts, FILES.__getitem__, LayerCache(), contrasts)
        [problem] = contrasts.problems()
        assert problem.hint == advice


def test_a_scrim_helps(text: Text, found: Found) -> None:
    scrim = LinearGradient(180, (ColorStop(Color(0, 0, 0, 0), 0), ColorStop(Color(0, 0, 0, 255), 0.5)))
    words = replace(text((80, 55), color=WHITE), legibility=asked())
    assert found(PHOTO, ground(scrim), words, files=FILES) == ()


def test_each_text_is_told_once_with_its_worst_line(text: Text, found: Found) -> None:
    lines = Glyphs(text((10, 20)).runs + text((80, 50)).runs, WHITE, asked())
    [problem] = found(PHOTO, lines, files=FILES)
    assert "contrast 1.3:1" in problem.what


def test_a_text_of_two_colours_does_not_stand_on_itself(text: Text, found: Found) -> None:
    gradient = LinearGradient(90, (ColorStop(Color(0, 0, 0), 0), ColorStop(Color(40, 40, 40), 1)))
    first = replace(text((5, 50), (25, 50), color=WHITE), legibility=asked())
    second = replace(text((15, 50), (35, 50), color=Color(255, 220, 0)), legibility=asked())
    assert found(ground(gradient), first, second) == ()


def test_a_panel_behind_the_text_counts(text: Text, found: Found) -> None:
    words = replace(text((20, 40), color=BLACK), legibility=asked())
    assert len(found(ground(BLACK), words)) == 1
    assert found(ground(BLACK), ground(WHITE, Rect(0, 10, 120, 40)), words) == ()


def test_a_translucent_group_makes_its_text_fainter(text: Text, found: Found) -> None:
    words = replace(text((20, 40), color=BLACK), legibility=asked())
    assert found(ground(WHITE), Group((words,), 0.9)) == ()
    assert len(found(ground(WHITE), Group((words,), 0.3))) == 1


def test_decoration_counts_as_ground(text: Text, found: Found) -> None:
    numeral = text((0, 60), size=120, color=Color(120, 120, 120))
    words = replace(text((20, 40), color=Color(60, 60, 60)), legibility=asked())
    assert found(ground(WHITE), words) == ()
    assert len(found(ground(WHITE), numeral, words)) == 1


def test_measuring_changes_no_pixel(text: Text, fonts: TestFonts) -> None:
    display = DisplayList(120, 60, (PHOTO, replace(text((80, 50), color=WHITE), legibility=asked())))
    images = [paint(display, fonts, FILES.__getitem__, LayerCache(), each) for each in (None, Contrasts())]
    assert images[0].tobytes() == images[1].tobytes()


def test_a_card_without_its_texts(text: Text, fonts: TestFonts) -> None:
    words = replace(text((80, 50), color=WHITE), legibility=asked())
    bare = paint(DisplayList(120, 60, (PHOTO,)), fonts, FILES.__getitem__, LayerCache())
    textless = paint(DisplayList(120, 60, (PHOTO, words)), fonts, FILES.__getitem__, LayerCache(), textless=True)
    assert bare.tobytes() == textless.tobytes()


# Lockups


BOX = Rect(10, 10, 100, 40)
LOGO = Legibility("Green Mile of drop in de, x.post", HERE, BOX, 3.0, lockup=True)


def logo(*shapes: str) -> bytes:
    """An SVG of 100 by 40."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40">{"".join(shapes)}</svg>'.encode()


def shape(x: float, width: float, fill: str) -> str:
    return f'<rect x="{x}" y="10" width="{width}" height="20" fill="{fill}"/>'


def lockup(path: str = "logo.svg") -> Picture:
    return Picture(BOX, SQUARE, path, (100, 40), (0, 0), WHITE, legibility=LOGO)


def files(*shapes: str) -> dict[str, bytes]:
    return {**FILES, "logo.svg": logo(*shapes)}


def test_a_lockup_on_a_photograph(found: Found) -> None:
    [problem] = found(PHOTO, lockup(), files=files(shape(0, 90, "currentColor")))
    assert str(problem) == (
        f"{HERE}: Green Mile of drop in de, x.post: the lockup has a contrast of 1.3:1 against what lies behind it,"
        " 3.0:1 is needed (darken the scrim, or choose a lockup of another colour)"
    )
    assert found(PHOTO, lockup(), files=files(shape(0, 45, "currentColor"))) == ()
    [problem] = found(PHOTO, lockup(), files=files(shape(0, 90, "black")))
    assert problem.hint == "lighten the scrim, or choose a lockup of another colour"


def test_only_its_own_pixels_count(found: Found) -> None:
    """Not those between its letters: the right half of the photograph is light, and the lockup empty there."""
    assert found(PHOTO, lockup(), files=files(shape(2, 20, "white"), shape(30, 15, "#ddd"))) == ()


def test_each_colour_of_a_lockup_counts_where_it_stands(found: Found) -> None:
    left, right = shape(2, 40, "white"), shape(56, 40, "#111")
    assert found(PHOTO, lockup(), files=files(left, right)) == ()
    assert len(found(PHOTO, lockup(), files=files(left, shape(30, 15, "#222")))) == 1


def test_a_speck_of_a_lockup_may_be_lost(found: Found) -> None:
    assert found(PHOTO, lockup(), files=files(shape(2, 40, "white"), shape(60, 1, "white"))) == ()
    assert len(found(PHOTO, lockup(), files=files(shape(2, 40, "white"), shape(60, 3, "white")))) == 1


def test_a_lockup_with_a_ground_of_its_own_is_not_measured(found: Found) -> None:
    plate = '<rect width="100" height="40" rx="8" fill="#eee"/>'
    assert found(PHOTO, lockup(), files=files(plate, shape(50, 40, "#ddd"))) == ()


def test_a_lockup_in_a_translucent_group_is_fainter(found: Found) -> None:
    black = ground(BLACK)
    own = files(shape(0, 90, "white"))
    assert found(black, Group((lockup(),), 0.6), files=own) == ()
    assert len(found(black, Group((lockup(),), 0.2), files=own)) == 1


def test_a_lockup_of_pixels(found: Found) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (100, 10), (255, 255, 255, 255)).save(out, "PNG")
    box = Rect(10, 25, 100, 10)
    image = Picture(box, SQUARE, "logo.png", (100, 10), (0, 0), BLACK, legibility=replace(LOGO, ink=box))
    assert found(PHOTO, image, files={**FILES, "logo.png": out.getvalue()}) == ()  # a bar is a ground of its own
    out = io.BytesIO()
    bar = Image.new("RGBA", (100, 40), (255, 255, 255, 0))
    bar.paste((255, 255, 255, 255), (0, 10, 100, 20))
    bar.save(out, "PNG")
    assert len(found(PHOTO, lockup("logo.png"), files={**FILES, "logo.png": out.getvalue()})) == 1


def test_a_lockup_that_the_card_s_edge_cuts(found: Found) -> None:
    beyond = replace(lockup(), rect=Rect(60, 10, 100, 40))
    assert len(found(PHOTO, beyond, files=files(shape(0, 90, "white")))) == 1
    outside = replace(lockup(), rect=Rect(130, 10, 100, 40))
    assert found(PHOTO, outside, files=files(shape(0, 90, "white"))) == ()


def test_a_lockup_is_measured_on_every_card(fonts: TestFonts) -> None:
    """Also where all before the first text is painted already."""
    layers = LayerCache()
    for _ in range(2):
        contrasts = Contrasts()
        display = DisplayList(120, 60, (PHOTO, lockup()))
        paint(display, fonts, files(shape(0, 90, "white")).__getitem__, layers, contrasts)
        assert len(contrasts.problems()) == 1
