from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from kit.markup.model import Color
from kit.paint.layers import Drawing, Key, Layer, LayerCache


def image(width: int = 10, mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (width, 10))


def refuse() -> Image.Image:
    raise AssertionError("made a second time")


def test_what_is_in_it_is_not_made_again() -> None:
    cache = LayerCache()
    first = cache.get(Key("a", 1), image)
    assert cache.get(Key("a", 1), refuse) is first


def test_other_keys_are_other_images() -> None:
    cache = LayerCache()
    first = cache.get(Key("a", 1), image)
    assert cache.get(Key("a", 2), image) is not first


def test_the_least_recently_used_goes_first() -> None:
    cache = LayerCache(max_bytes=800)
    cache.get(Key("a"), image)
    cache.get(Key("b"), image)
    cache.get(Key("a"), refuse)
    cache.get(Key("c"), image)
    assert cache.bytes == 800
    cache.get(Key("a"), refuse)
    cache.get(Key("c"), refuse)
    with pytest.raises(AssertionError):
        cache.get(Key("b"), refuse)


def test_it_counts_bytes_by_mode_and_keeps_nothing_too_large() -> None:
    cache = LayerCache(max_bytes=1000)
    cache.get(Key("grey"), lambda: image(mode="L"))
    assert cache.bytes == 100
    cache.get(Key("large"), lambda: image(width=26))
    assert cache.bytes == 100


def test_keys_are_equal_by_their_parts() -> None:
    assert Key("a", (1, 2)) == Key("a", (1, 2))
    assert hash(Key("a", (1, 2))) == hash(Key("a", (1, 2)))
    assert Key("a") != Key("b")
    assert Key("a") != "a"


def test_layers_do_not_push_out_drawings() -> None:
    cache = LayerCache(max_bytes=800, max_drawing_bytes=800)
    cache.drawings.get(Key("logo"), image)
    for number in range(5):
        cache.get(Key("layer", number), image)
    cache.drawings.get(Key("logo"), refuse)
    assert cache.bytes == cache.max_bytes == 800


INK = Color(18, 42, 58)


def dotted() -> Image.Image:
    """A ground with marks at the edges, in the middle and across the bands that a layer is cut into."""
    picture = Image.new("RGB", (90, 200), INK[:3])
    for box in ((0, 0, 1, 1), (89, 199, 90, 200), (20, 50, 40, 140)):
        picture.paste((244, 182, 63), box)
    return picture


def test_a_layer_is_the_image_it_was_made_of() -> None:
    layer = Layer.of(dotted(), (((0, 0, 90, 200), INK, False), ((20, 50, 40, 140), None, False)))
    assert layer.ground == INK[:3]
    assert layer.image().tobytes() == dotted().tobytes()


def test_a_layer_without_a_ground_of_one_colour_is_the_image_too() -> None:
    layer = Layer.of(dotted(), (((0, 0, 90, 100), INK, False),))
    assert layer.ground is None
    assert layer.image().tobytes() == dotted().tobytes()


def drawing(width: int, height: int) -> Image.Image:
    """A translucent disc on an opaque board, with much that is empty."""
    picture = Image.new("RGBA", (width, height), (9, 8, 7, 0))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((5, 40, 150, 120), fill=(244, 182, 63, 255))
    pen.ellipse((120, 10, 180, 70), fill=(20, 80, 200, 120))
    return picture


@pytest.mark.parametrize("size", [(200, 130), (64, 64), (33, 31), (400, 300)])
@pytest.mark.parametrize("place", [(0, 0), (7, -11), (-40, 60)])
def test_a_drawing_taken_apart_paints_the_same(size: tuple[int, int], place: tuple[int, int]) -> None:
    picture = drawing(*size)
    whole, apart = (Image.radial_gradient("L").convert("RGB") for _ in range(2))
    whole.paste(picture, place, picture)
    for part, (left, top) in Drawing.of(picture).parts:
        apart.paste(part, (place[0] + left, place[1] + top), part if part.mode == "RGBA" else None)
    assert apart.tobytes() == whole.tobytes()


def test_of_a_drawing_only_its_ink_is_kept() -> None:
    cache = LayerCache()
    cache.get(Key("drawing"), lambda: Drawing.of(drawing(400, 300)))
    assert 0 < cache.bytes < 400 * 300 * 4 / 4
    assert {part.mode for part, _ in Drawing.of(drawing(200, 130)).parts} == {"RGB", "RGBA"}
    assert Drawing.of(Image.new("RGBA", (90, 90))).parts == ()


def test_painting_on_the_image_of_a_layer_leaves_the_layer_as_it_was() -> None:
    for painted in ((), (((0, 0, 90, 200), INK, False),)):
        layer = Layer.of(dotted(), painted)
        layer.image().paste((1, 2, 3), (0, 0, 90, 200))
        assert layer.image().tobytes() == dotted().tobytes()


def test_a_cache_counts_of_a_layer_what_stands_out() -> None:
    cache = LayerCache()
    cache.get(Key("layer"), lambda: Layer.of(dotted(), (((0, 0, 90, 200), INK, False),)))
    assert 0 < cache.bytes < 90 * 200 * 4 / 4


def test_a_layer_that_is_not_flat_is_kept_whole() -> None:
    drawn = Image.new("RGB", (10, 10), "white")
    drawn.putpixel((3, 3), (9, 9, 9))
    painted = (((0, 0, 10, 10), Color(255, 255, 255), False),)
    whole = Layer.of(drawn, painted, flat=False)
    assert whole.image().tobytes() == Layer.of(drawn, painted).image().tobytes() == drawn.tobytes()
    assert whole.ground is None
