from __future__ import annotations

import pytest
from PIL import Image

from kit.markup.model import Color
from kit.paint.layers import Key, Layer, LayerCache


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


def test_painting_on_the_image_of_a_layer_leaves_the_layer_as_it_was() -> None:
    for painted in ((), (((0, 0, 90, 200), INK, False),)):
        layer = Layer.of(dotted(), painted)
        layer.image().paste((1, 2, 3), (0, 0, 90, 200))
        assert layer.image().tobytes() == dotted().tobytes()


def test_a_cache_counts_of_a_layer_what_stands_out() -> None:
    cache = LayerCache()
    cache.get(Key("layer"), lambda: Layer.of(dotted(), (((0, 0, 90, 200), INK, False),)))
    assert 0 < cache.bytes < 90 * 200 * 4 / 4
