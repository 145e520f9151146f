from __future__ import annotations

import pytest

from kit.layout.display import Border, BoxShadow, Fill, Glyphs, Group, Operation, Picture, Rect
from kit.markup.model import Color, ColorStop, ImageReference, LinearGradient, Shadow
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element, flex

RED, GREEN, BLUE, INK = Color(255, 0, 0), Color(0, 255, 0), Color(0, 0, 255), Color(9, 9, 9)
CLEAR = Color(0, 0, 0, 0)
SHADE = LinearGradient(180.0, (ColorStop(RED, 0.0), ColorStop(BLUE, 1.0)))


def filled(operations: tuple[Operation, ...]) -> list[object]:
    return [operation.paint for operation in operations if isinstance(operation, Fill)]


def test_a_box_is_painted_from_the_bottom_to_the_top(card: LayOut) -> None:
    root = block(
        "a",
        element("div", position="absolute", background_color=GREEN, width=5, height=5, z_index=-1),
        background_color=RED,
        background_image=(SHADE, ImageReference("photo.jpg")),
        border=2,
        box_shadow=Shadow(0, 2, 8, 0, INK),
    )
    kinds = [type(operation) for operation in card(root).operations]
    assert kinds == [BoxShadow, Fill, Picture, Fill, Border, Fill, Glyphs]


def test_what_is_transparent_is_left_out(card: LayOut) -> None:
    hidden = block("ab", color=CLEAR, box_shadow=Shadow(0, 0, 4, 0, CLEAR))
    assert card(block(hidden, block(opacity=0.0, background_color=RED, height=9))).operations == ()


def test_siblings_by_z_index_and_positioned_ones_above_the_others(card: LayOut) -> None:
    def box(color: Color, **values: object) -> object:
        return block(background_color=color, height=10, width=10, **values)

    root = block(
        box(RED, position="relative", z_index=2),
        box(GREEN, position="absolute"),
        box(BLUE),
        box(INK, position="absolute", z_index=-1),
    )
    assert filled(card(root).operations) == [INK, BLUE, GREEN, RED]


def layered(**holder: object) -> object:
    """A red box beside one in blue that is positioned, and holds one below it in green and one above it in ink."""
    inside = (
        element("div", position="absolute", background_color=GREEN, height=5, width=5, z_index=-1),
        element("div", position="absolute", background_color=INK, height=5, width=5, z_index=1),
    )
    beside = block(background_color=RED, height=10)
    return block(block(*inside, background_color=BLUE, height=9, **holder), beside)


@pytest.mark.parametrize(
    ("holder", "order"),
    [
        ({}, [GREEN, BLUE, RED, INK]),
        ({"position": "relative"}, [GREEN, RED, BLUE, INK]),  # with z-index: auto, what is in it joins the card's
        ({"position": "relative", "z_index": 0}, [RED, BLUE, GREEN, INK]),
        ({"position": "relative", "z_index": -1}, [BLUE, GREEN, INK, RED]),
        ({"z_index": 3}, [GREEN, BLUE, RED, INK]),  # which counts for nothing in a block
    ],
)
def test_stacking_contexts(holder: dict[str, object], order: list[Color], card: LayOut) -> None:
    assert filled(card(layered(**holder)).operations) == order


def test_opacity_keeps_what_is_in_it_together(card: LayOut) -> None:
    red, group = card(layered(opacity=0.5)).operations
    assert filled((red,)) == [RED]
    assert isinstance(group, Group)
    assert filled(group.operations) == [BLUE, GREEN, INK]


def test_what_leaves_a_clipping_box_for_another_layer_is_clipped_all_the_same(card: LayOut) -> None:
    *_, above = card(layered(overflow="hidden")).operations
    assert isinstance(above, Group)
    assert (above.clip, filled(above.operations)) == (Rect(0, 0, 400, 9), [INK])


def test_items_of_a_row_have_a_z_index_without_a_position(card: LayOut) -> None:
    root = flex(block(width=9, background_color=RED, z_index=1), block(width=9, background_color=GREEN))
    assert filled(card(root).operations) == [GREEN, RED]


def test_edges_are_rounded_to_whole_px(card: LayOut) -> None:
    root = block(block(height=10.4, background_color=RED), block(height=10.4, width=33.6, background_color=BLUE))
    rects = [operation.rect for operation in card(root).operations if isinstance(operation, Fill)]
    assert rects == [Rect(0, 0, 400, 10), Rect(0, 10, 34, 11)]


def test_opacity_makes_a_group(card: LayOut) -> None:
    [group] = card(block(block(height=9, background_color=RED, opacity=0.5))).operations
    assert isinstance(group, Group)
    assert (group.opacity, group.clip, filled(group.operations)) == (0.5, None, [RED])


def test_overflow_hidden_clips_the_content_to_the_padding_box(card: LayOut) -> None:
    inner = block(height=500, background_color=RED)
    clipping = block(
        inner, height=100, border=10, overflow="hidden", background_color=BLUE, border_radius=30, padding=5
    )
    fill, border, group = card(block(clipping)).operations
    assert isinstance(fill, Fill)
    assert isinstance(border, Border)
    assert isinstance(group, Group)
    assert group.clip == Rect(10, 10, 380, 80)
    assert group.radii == (20, 20, 20, 20)


def test_corners_that_would_meet_are_scaled_down(card: LayOut) -> None:
    [fill] = card(block(block(height=40, width=100, border_radius=100, background_color=RED))).operations
    assert isinstance(fill, Fill)
    assert fill.radii == (20, 20, 20, 20)


def test_percentages_of_radii(card: LayOut) -> None:
    [fill] = card(block(block(height=40, width=100, border_radius="50%", background_color=RED))).operations
    assert isinstance(fill, Fill)
    assert fill.radii == (20, 20, 20, 20)


@pytest.mark.parametrize(
    ("fit", "position", "rect", "size", "offset"),
    [
        ("fill", (0.5, 0.5), Rect(0, 0, 100, 100), (100, 100), (0, 0)),
        ("cover", (0.5, 0.5), Rect(0, 0, 100, 100), (200, 100), (50, 0)),
        ("cover", (0.0, 0.5), Rect(0, 0, 100, 100), (200, 100), (0, 0)),
        ("cover", (1.0, 0.5), Rect(0, 0, 100, 100), (200, 100), (100, 0)),
        ("contain", (0.5, 0.0), Rect(0, 0, 100, 50), (100, 50), (0, 0)),
        ("contain", (0.5, 1.0), Rect(0, 50, 100, 50), (100, 50), (0, 0)),
    ],
)
def test_object_fit(
    fit: str,
    position: tuple[float, float],
    rect: Rect,
    size: tuple[float, float],
    offset: tuple[float, float],
    card: LayOut,
) -> None:
    picture = element("img", source="a.jpg", width=100, height=100, object_fit=fit, object_position=position, color=RED)
    [operation] = card(block(picture)).operations
    assert operation == Picture(rect, (0, 0, 0, 0), "a.jpg", size, offset, RED)


def test_background_pictures_cover(card: LayOut) -> None:
    [operation] = card(block(background_image=(ImageReference("a.jpg"),))).operations
    assert isinstance(operation, Picture)
    assert operation.size == (600, 300)
    assert operation.offset == (100, 0)


def test_each_color_of_a_text_is_one_operation(card: LayOut) -> None:
    text = "one two three " * 8
    inner = element("b", text, display="inline", color=RED)
    operations = card(block(text, inner, text, font_size=20)).operations
    assert [operation.color for operation in operations if isinstance(operation, Glyphs)] == [Color(0, 0, 0), RED]
    assert len(operations) == 2


def test_a_display_list_is_hashable(card: LayOut) -> None:
    assert isinstance(hash(card(block("ab", background_image=(SHADE,), border=1))), int)


def test_a_picture_s_filters_end_with_its_duotone(card: LayOut) -> None:
    half, duo = (0.5,) * 12, (0.25,) * 12
    for values, expected in (({"filter": (half,)}, (half,)), ({"filter": (half,), "duotone": duo}, (half, duo))):
        [picture] = card(block(element("img", source="a.jpg", width=100, height=100, **values))).operations
        assert isinstance(picture, Picture)
        assert picture.filters == expected
