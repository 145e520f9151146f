from __future__ import annotations

import io

from PIL import Image

from kit.paint.reduced import compact_jpeg, reduced


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


def test_a_sheet_has_the_best_quality_that_its_bytes_allow() -> None:
    image = Image.effect_noise((200, 200), 80).convert("RGB")
    best = compact_jpeg(image, 1_000_000)
    assert best is not None
    less = compact_jpeg(image, len(best) - 1)
    assert less is not None
    assert len(less) < len(best)
    for encoded in (best, less):
        with Image.open(io.BytesIO(encoded)) as opened:
            assert (opened.format, opened.size) == ("JPEG", (200, 200))
    assert compact_jpeg(image, 1000) is None
