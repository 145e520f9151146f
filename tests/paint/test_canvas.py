from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from kit.errors import KitError
from kit.layout.display import SQUARE, Border, BoxShadow, Fill, Group, Operation, Picture, Rect
from kit.markup.model import BorderSide, Color, ColorStop, LinearGradient, RadialGradient, Shadow
from kit.paint.canvas import LayerCache
from kit.paint.ground import Ground

from .conftest import Paint, Text

WHITE, BLACK, RED, GREEN, BLUE = (
    Color(255, 255, 255),
    Color(0, 0, 0),
    Color(255, 0, 0),
    Color(0, 255, 0),
    Color(0, 0, 255),
)
ROUND = (8.0, 8.0, 8.0, 8.0)
CARD = Rect(0, 0, 40, 40)


def box(x: float, y: float, width: float, height: float, color: Color = RED, radii: tuple = SQUARE) -> Fill:  # type: ignore[type-arg]
    return Fill(Rect(x, y, width, height), radii, color)


def png_of(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def colors(image: Image.Image) -> dict[object, int]:
    """How many pixels have each colour."""
    return {color: count for count, color in image.getcolors() or ()}


def quarters() -> bytes:
    """20 x 20 px: red, green, blue and white quarters."""
    image = Image.new("RGB", (20, 20), "white")
    for color, place in ((RED, (0, 0)), (GREEN, (10, 0)), (BLUE, (0, 10))):
        image.paste(color[:3], (*place, place[0] + 10, place[1] + 10))
    return png_of(image)


def test_an_empty_card_is_white(painted: Paint) -> None:
    assert painted().getcolors() == [(1600, (255, 255, 255))]


def test_a_fill_covers_its_rect_and_no_more(painted: Paint) -> None:
    image = painted(box(3, 5, 10, 8))
    assert colors(image) == {(255, 0, 0): 80, (255, 255, 255): 1520}
    assert image.getpixel((3, 5)) == image.getpixel((12, 12)) == (255, 0, 0)


def test_a_translucent_fill_mixes_with_what_lies_below(painted: Paint) -> None:
    image = painted(box(0, 0, 40, 40, BLUE), box(0, 0, 20, 40, Color(255, 0, 0, 51)))
    assert image.getpixel((5, 5)) == (51, 0, 204)
    assert image.getpixel((25, 5)) == (0, 0, 255)


def test_what_sticks_out_of_the_card_is_cut(painted: Paint) -> None:
    image = painted(
        box(-10, -10, 20, 20),
        box(35, 35, 50, 50, BLUE, ROUND),
        box(-30, 10, 5, 5),
        box(30, -5, 20, 20, Color(0, 0, 0, 9)),
    )
    assert image.getpixel((9, 9)) == (255, 0, 0)
    assert image.getpixel((39, 39)) == (0, 0, 255)
    assert image.getpixel((10, 10)) == (255, 255, 255)


@pytest.mark.parametrize("color", [RED, Color(255, 0, 0, 128)])
def test_round_corners_let_the_ground_through(color: Color, painted: Paint) -> None:
    square, rounded = painted(box(4, 4, 32, 32, color)), painted(box(4, 4, 32, 32, color, ROUND))
    for x, y in ((4, 4), (35, 4), (35, 35), (4, 35)):
        assert rounded.getpixel((x, y)) == (255, 255, 255)
    for x, y in ((12, 4), (4, 12), (20, 20), (35, 20)):
        assert rounded.getpixel((x, y)) == square.getpixel((x, y))
    shades = {rounded.getpixel((4 + i, 11 - i)) for i in range(8)} | {rounded.getpixel((6, 6))}
    assert len(shades) > 2  # edges are smoothed


def test_a_pill_of_odd_height_is_round_at_both_ends(painted: Paint) -> None:
    image = painted(box(2, 2, 35, 21, BLACK, (999.0,) * 4))
    assert image.getpixel((2, 12)) != (255, 255, 255)
    assert image.getpixel((19, 2)) == image.getpixel((19, 22)) == (0, 0, 0)
    assert image.getpixel((3, 4)) == image.getpixel((35, 20)) == (255, 255, 255)


def test_gradients_fill_their_rect(painted: Paint) -> None:
    gradient = LinearGradient(90, (ColorStop(RED, 0), ColorStop(BLUE, 1)))
    image = painted(Fill(Rect(10, 10, 20, 20), (6.0,) * 4, gradient))
    assert image.getpixel((10, 20)) == (249, 0, 6)
    assert image.getpixel((29, 20)) == (6, 0, 249)
    assert image.getpixel((10, 10)) == image.getpixel((9, 20)) == image.getpixel((30, 20)) == (255, 255, 255)


def test_translucent_gradients_mix(painted: Paint) -> None:
    gradient = RadialGradient(True, 0.5, 0.5, (ColorStop(Color(0, 0, 0, 128), 0), ColorStop(Color(0, 0, 0, 128), 1)))
    assert painted(Fill(CARD, SQUARE, gradient)).getcolors() == [(1600, (127, 127, 127))]


def test_an_even_border_lies_inside_its_rect(painted: Paint) -> None:
    image = painted(Border(Rect(5, 5, 30, 30), SQUARE, (BorderSide(2, RED),) * 4))
    assert colors(image) == {(255, 0, 0): 900 - 676, (255, 255, 255): 1600 - 900 + 676}
    assert image.getpixel((20, 6)) == (255, 0, 0)
    assert image.getpixel((20, 7)) == (255, 255, 255)


def test_uneven_borders_keep_their_colours(painted: Paint) -> None:
    sides = (BorderSide(4, RED), BorderSide(0, BLACK), BorderSide(6, GREEN), BorderSide(2, BLUE))
    image = painted(Border(CARD, (10.0, 0.0, 0.0, 10.0), sides))
    assert image.getpixel((20, 3)) == (255, 0, 0)
    assert image.getpixel((20, 35)) == (0, 255, 0)
    assert image.getpixel((1, 20)) == (0, 0, 255)
    assert image.getpixel((39, 20)) == image.getpixel((0, 0)) == (255, 255, 255)


def test_a_translucent_border_is_even_in_its_corners(painted: Paint) -> None:
    image = painted(Border(Rect(5, 5, 30, 30), SQUARE, (BorderSide(4, Color(0, 0, 0, 51)),) * 4))
    assert image.getpixel((6, 6)) == image.getpixel((20, 6)) == image.getpixel((6, 20)) == (204, 204, 204)


def test_a_shadow_falls_beside_its_box(painted: Paint) -> None:
    image = painted(BoxShadow(Rect(10, 10, 10, 10), SQUARE, Shadow(6, 4, 0, 0, Color(0, 0, 0, 51))))
    assert image.getpixel((22, 20)) == (204, 204, 204)
    assert image.getpixel((15, 15)) == (255, 255, 255)
    assert image.getpixel((26, 20)) == image.getpixel((22, 24)) == (255, 255, 255)


def test_text_is_painted_in_its_colour(painted: Paint, text: Text) -> None:
    image = painted(text((5, 30), color=BLUE), text((20, 30), color=Color(0, 0, 0, 51)))
    assert image.getpixel((5, 29)) == (0, 0, 255)
    assert image.getpixel((5, 30)) == (255, 255, 255)
    assert image.getpixel((25, 25)) == (204, 204, 204)


def test_emoji_are_painted_in_theirs(painted: Paint, text: Text) -> None:
    assert painted(text((5, 30), face="colr0")).getpixel((10, 25)) == (255, 0, 0)


def test_a_picture_covers_its_rect(painted: Paint) -> None:
    picture = Picture(Rect(10, 10, 20, 10), SQUARE, "a.png", (20.0, 20.0), (0.0, 10.0), BLACK)
    image = painted(picture, files={"a.png": quarters()})
    assert image.getpixel((11, 12)) == (0, 0, 255)
    assert image.getpixel((11, 9)) == image.getpixel((11, 20)) == (255, 255, 255)


def test_a_contained_picture_leaves_the_rest_of_its_rect(painted: Paint) -> None:
    picture = Picture(Rect(0, 0, 40, 20), SQUARE, "a.png", (20.0, 20.0), (-10.0, 0.0), BLACK)
    image = painted(box(0, 0, 40, 40, BLACK), picture, files={"a.png": quarters()})
    assert image.getpixel((9, 5)) == image.getpixel((30, 5)) == (0, 0, 0)
    assert image.getpixel((10, 5)) == (255, 0, 0)
    assert image.getpixel((29, 5)) == (0, 255, 0)


def test_translucent_pictures_and_drawings_let_the_ground_through(painted: Paint) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h1v1H0z" fill="currentColor"/></svg>'
    veil = png_of(Image.new("RGBA", (4, 4), (0, 0, 0, 51)))
    image = painted(
        Picture(Rect(0, 0, 20, 10), SQUARE, "a.svg", (20.0, 10.0), (0.0, 0.0), GREEN),
        Picture(Rect(0, 20, 20, 20), SQUARE, "a.png", (20.0, 20.0), (0.0, 0.0), GREEN),
        files={"a.svg": svg, "a.png": veil},
    )
    assert image.getpixel((5, 5)) == (0, 255, 0)
    assert image.getpixel((15, 5)) == (255, 255, 255)
    assert image.getpixel((5, 25)) == (204, 204, 204)


def test_a_drawing_is_rasterised_once_wherever_it_stands(painted: Paint) -> None:
    cache = LayerCache()
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1" fill="red"/></svg>'
    first = Picture(Rect(2, 2, 10, 10), SQUARE, "a.svg", (10.0, 10.0), (0.0, 0.0), BLACK)
    second = Picture(Rect(20.3, 7.6, 10, 10), SQUARE, "a.svg", (10.0, 10.0), (0.0, 0.0), BLACK)
    image = painted(first, second, files={"a.svg": drawing}, cache=cache)
    assert colors(image)[RED[:3]] == 200
    assert cache.drawings.bytes == 400


def test_round_corners_of_a_picture(painted: Paint) -> None:
    picture = Picture(CARD, (12.0, 0.0, 0.0, 0.0), "a.png", (40.0, 40.0), (0.0, 0.0), BLACK)
    image = painted(picture, files={"a.png": quarters()})
    assert image.getpixel((0, 0)) == (255, 255, 255)
    assert image.getpixel((39, 0)) == (0, 255, 0)


def test_a_missing_picture_is_reported(painted: Paint) -> None:
    with pytest.raises(KitError, match=r"^a\.png: there is no such file$"):
        painted(Picture(CARD, SQUARE, "a.png", (40.0, 40.0), (0.0, 0.0), BLACK))


def test_a_group_is_translucent_as_a_whole(painted: Paint) -> None:
    image = painted(Group((box(0, 0, 20, 20), box(10, 0, 20, 20, BLACK)), 0.2))
    assert image.getpixel((5, 5)) == (255, 204, 204)
    assert image.getpixel((15, 5)) == (204, 204, 204)  # no red shines through
    assert image.getpixel((35, 5)) == (255, 255, 255)


def test_a_group_of_text_may_be_translucent(painted: Paint, text: Text) -> None:
    image = painted(box(0, 0, 40, 40, WHITE), text((0, 10)), Group((text((20, 30)),), 0.2))
    assert image.getpixel((25, 25)) == (204, 204, 204)
    assert image.getpixel((5, 5)) == (0, 0, 0)


def test_a_clip_cuts_off_and_rounds(painted: Paint) -> None:
    image = painted(Group((box(0, 0, 40, 40),), 1.0, Rect(10, 10, 20, 20), ROUND))
    assert image.getpixel((9, 20)) == image.getpixel((20, 30)) == image.getpixel((10, 10)) == (255, 255, 255)
    assert image.getpixel((10, 20)) == image.getpixel((20, 29)) == (255, 0, 0)


def test_groups_nest(painted: Paint) -> None:
    inner = Group((box(0, 0, 40, 40, BLACK),), 0.2, Rect(20, 0, 20, 40))
    image = painted(Group((inner,), 0.5, Rect(0, 20, 40, 20)))
    assert image.getpixel((30, 30)) == pytest.approx((229.5,) * 3, abs=1)
    assert image.getpixel((10, 30)) == image.getpixel((30, 10)) == (255, 255, 255)


def test_a_group_that_cannot_be_seen_paints_nothing(painted: Paint) -> None:
    image = painted(Group((box(0, 0, 40, 40),), 0.0), Group((box(0, 0, 40, 40),), 1.0, Rect(50, 0, 10, 10)))
    assert image.getcolors() == [(1600, (255, 255, 255))]


# The cache


def test_what_comes_before_the_text_is_painted_once_for_all_languages(painted: Paint, text: Text) -> None:
    cache = LayerCache()
    reads: list[str] = []

    class Files(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            reads.append(path)
            return super().__getitem__(path)

    files = Files({"a.png": quarters()})
    ground = Picture(CARD, SQUARE, "a.png", (40.0, 40.0), (0.0, 0.0), BLACK)
    whole = Group((ground, text((5, 30))), 1.0, CARD)  # the card clipped to itself does not stand in the way
    first = painted(whole, files=files, cache=cache)
    kept = cache.bytes
    assert kept >= 2 * 40 * 40 * 4  # the picture and the layer
    second = painted(ground, text((25, 15)), files=files, cache=cache)
    assert cache.bytes == kept
    assert first.getpixel((5, 29)) == second.getpixel((25, 14)) == (0, 0, 0)
    assert first.getpixel((30, 30)) == second.getpixel((30, 30)) == (255, 255, 255)


def test_a_layer_is_copied_before_it_is_painted_on(painted: Paint, text: Text) -> None:
    cache = LayerCache()
    ground = box(0, 0, 40, 40, GREEN)
    painted(ground, text((5, 30)), cache=cache).paste((1, 2, 3), (0, 0, 40, 40))
    painted(ground, cache=cache).paste((1, 2, 3), (0, 0, 40, 40))
    assert painted(ground, cache=cache).getcolors() == [(1600, (0, 255, 0))]


def test_a_changed_picture_is_painted_anew(painted: Paint) -> None:
    cache = LayerCache()
    ground = Picture(CARD, SQUARE, "a.png", (40.0, 40.0), (0.0, 0.0), BLACK)
    painted(ground, files={"a.png": quarters()}, cache=cache)
    changed = painted(ground, files={"a.png": png_of(Image.new("RGB", (20, 20), "black"))}, cache=cache)
    assert changed.getcolors() == [(1600, (0, 0, 0))]


COLORS = st.builds(Color, *(st.sampled_from([0, 90, 255]),) * 3, st.sampled_from([0, 100, 255]))
RECTS = st.builds(Rect, *(st.integers(-10, 40).map(float),) * 2, *(st.integers(0, 45).map(float),) * 2)
RADIUS = st.sampled_from([0.0, 3.0, 7.5, 99.0])
RADII = st.tuples(RADIUS, RADIUS, RADIUS, RADIUS)
STOPS = st.lists(COLORS, min_size=2, max_size=3).map(
    lambda colors: tuple(ColorStop(color, index / (len(colors) - 1)) for index, color in enumerate(colors))
)
SHARE = st.sampled_from([0.0, 0.3, 1.0])
PAINTS = (
    COLORS
    | st.builds(LinearGradient, st.floats(0, 360), STOPS)
    | st.builds(RadialGradient, st.booleans(), SHARE, SHARE, STOPS)
)
SIDES = st.builds(BorderSide, st.sampled_from([0.0, 1.0, 3.5]), COLORS)
SHADOWS = st.builds(Shadow, *(st.integers(-5, 5).map(float),) * 2, SHARE.map(lambda s: s * 12), SHARE, COLORS)
FLAT: st.SearchStrategy[Operation] = (
    st.builds(Fill, RECTS, RADII, PAINTS)
    | st.builds(Border, RECTS, RADII, st.tuples(SIDES, SIDES, SIDES, SIDES))
    | st.builds(BoxShadow, RECTS, RADII, SHADOWS)
)
GROUPS = st.builds(
    Group, st.lists(FLAT, max_size=3).map(tuple), st.sampled_from([0.0, 0.4, 1.0]), st.none() | RECTS, RADII
)


@given(st.lists(FLAT | GROUPS, max_size=6), st.integers(0, 6))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_card_is_the_same_with_and_without_a_cache(
    painted: Paint, text: Text, operations: list[Operation], place: int
) -> None:
    operations.insert(place, text((5, 30), (20, 20)))
    plain = painted(*operations).tobytes()
    cache = LayerCache()
    assert painted(*operations, cache=cache).tobytes() == plain
    assert painted(*operations, cache=cache).tobytes() == plain
    assert painted(*operations, cache=LayerCache(2000)).tobytes() == plain


SMALL = st.integers(-4, 40)
RECTS = st.builds(Rect, SMALL, SMALL, st.integers(1, 40), st.integers(1, 40))
TINTS = st.builds(Color, *(st.sampled_from([0, 90, 255]),) * 3, st.sampled_from([255, 255, 120]))
SHAPES = st.one_of(
    st.builds(Fill, RECTS, st.sampled_from([SQUARE, ROUND]), TINTS),
    st.builds(lambda rect, tint: BoxShadow(rect, ROUND, Shadow(2, 3, 4, 0, tint)), RECTS, TINTS),
    st.builds(lambda rect, tint: Border(rect, ROUND, (BorderSide(2, tint),) * 4), RECTS, TINTS),
)
LETTERS = st.tuples(SMALL, SMALL, TINTS)


@given(
    st.lists(
        st.one_of(
            SHAPES,
            LETTERS,
            st.tuples(st.lists(SHAPES | LETTERS, max_size=4), RECTS | st.none(), st.sampled_from([0.4, 1.0])),
        ),
        max_size=7,
    )
)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_knowing_what_lies_below_changes_no_pixel(painted: Paint, text: Text, drawn: list[Any]) -> None:
    def operation(shape: Any) -> Operation:
        match shape:
            case (list() as inside, clip, opacity):
                return Group(tuple(map(operation, inside)), opacity, clip, ROUND if clip else SQUARE)
            case (x, y, tint):
                return text((x, y), (x + 9.3, y + 0.4), color=tint)
        return cast(Operation, shape)

    operations = tuple(map(operation, drawn))
    known = painted(*operations)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Ground, "under", lambda self, box: None)
        assert painted(*operations).tobytes() == known.tobytes()


def test_one_picture_with_two_filters(painted: Paint) -> None:
    out = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 100, 0)).save(out, "PNG")
    files, cache = {"a.png": out.getvalue()}, LayerCache()
    plain = Picture(Rect(0, 0, 40, 40), (0.0,) * 4, "a.png", (40, 40), (0, 0), Color(0, 0, 0))
    darker = replace(plain, filters=((0.5, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0.5, 0),))
    found = [painted(each, files=files, cache=cache).getpixel((20, 20)) for each in (plain, darker)]
    assert found == [(200, 100, 0), (100, 50, 0)]
