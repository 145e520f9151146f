from __future__ import annotations

from PIL import Image

from kit.paint.reduced import reduced


def test_a_card_is_made_small_as_a_whole() -> None:
    image = Image.new("RGB", (80, 40), "white")
    image.paste((200, 0, 0), (0, 0, 40, 40))
    small = reduced(image, 20, 10)
    assert small.size == (20, 10)
    assert small.getpixel((3, 5)) == (200, 0, 0)
    assert small.getpixel((16, 5)) == (255, 255, 255)


def test_one_that_is_as_large_already_is_left_alone() -> None:
    image = Image.new("RGB", (8, 4))
    assert reduced(image, 8, 4) is image
