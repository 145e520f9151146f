from __future__ import annotations

import io
import struct
import zlib
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kit.errors import KitError, Where
from kit.markup.model import Color, ColorStop, LinearGradient
from kit.paint.encode import QUALITIES, encode, jpeg, png, webp
from kit.paint.gradients import gradient_image
from kit.paint.metadata import MAX_JPEG_PACKET, Metadata


def photograph(size: int = 256) -> Image.Image:
    """Noise over smooth shades: what a camera sees."""
    bands = []
    for seed in (3, 5, 7):
        values = bytes((seed * i * i // 97 + i // seed) % 61 for i in range(1024))
        rough = Image.frombytes("L", (32, 32), values).resize((size, size), Image.Resampling.BICUBIC)
        grain = bytes(zlib.crc32(struct.pack(">II", seed, i)) % 9 for i in range(size * size))
        bands.append(Image.blend(rough, Image.frombytes("L", (size, size), grain), 0.2))
    return Image.merge("RGB", bands)


def flat(width: int = 300, height: int = 200) -> Image.Image:
    image = Image.new("RGB", (width, height), (18, 42, 58))
    image.paste((244, 182, 63), (20, 20, 120, 90))
    return image


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """Name and content of each chunk, their checksums checked."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found, place = [], 8
    while place < len(data):
        (length,) = struct.unpack_from(">I", data, place)
        name, content = data[place + 4 : place + 8], data[place + 8 : place + 8 + length]
        assert struct.unpack_from(">I", data, place + 8 + length) == (zlib.crc32(name + content),)
        found.append((name, content))
        place += length + 12
    return found


def row_filters(data: bytes) -> set[int]:
    parts = dict(chunks(data))
    width, height = struct.unpack_from(">II", parts[b"IHDR"])
    rows = zlib.decompress(parts[b"IDAT"])
    assert len(rows) == height * (width * 3 + 1)
    return set(rows[:: width * 3 + 1])


def test_png_holds_what_it_must_and_nothing_that_changes() -> None:
    assert [name for name, _ in chunks(png(flat()))] == [b"IHDR", b"sRGB", b"IDAT", b"IEND"]
    assert png(flat()) == png(flat())


def test_png_does_not_depend_on_where_memory_lies() -> None:
    """What stands at the start comes again, and where ISA-L looks for it must not follow from an address."""
    random = Random(7)
    width, height, taken = 160, 150, []
    rest = bytes(3 * width * height)
    for _ in range(3_000):
        start = random.randbytes(40)
        again = b"".join(start[random.randrange(3) :] + random.randbytes(5) for _ in range(6))
        image = Image.frombytes("RGB", (width, height), (start + random.randbytes(60) + again + rest)[: len(rest)])
        found = set()
        for _ in range(8):
            taken.append(bytearray(70_000))  # so that the next one stands elsewhere
            found.add(png(image))
        if len(taken) > 4_000:
            taken.clear()
        assert len(found) == 1


@pytest.mark.parametrize("image", [flat(), photograph(), Image.new("RGB", (1, 1), (1, 2, 3)), flat(7, 300)])
def test_png_gives_every_pixel_back(image: Image.Image) -> None:
    with Image.open(io.BytesIO(png(image))) as read:
        assert read.mode == "RGB"
        assert read.tobytes() == image.tobytes()


@given(st.integers(1, 40), st.integers(1, 40), st.binary(min_size=1, max_size=60))
@settings(max_examples=40)
def test_png_gives_any_image_back(width: int, height: int, pattern: bytes) -> None:
    size = width * height * 3
    image = Image.frombytes("RGB", (width, height), (pattern * (size // len(pattern) + 1))[:size])
    with Image.open(io.BytesIO(png(image))) as read:
        assert read.tobytes() == image.tobytes()


def test_flat_cards_are_not_filtered_and_photographs_by_the_row_above() -> None:
    assert row_filters(png(flat())) == {0}
    assert row_filters(png(photograph())) == {2}


def test_a_photograph_below_a_flat_head_is_filtered_too() -> None:
    image = Image.new("RGB", (1080, 1920), (20, 40, 60))
    image.paste(photograph().resize((1080, 1080)), (0, 840))
    data = png(image)
    assert row_filters(data) == {2}
    with Image.open(io.BytesIO(data)) as read:
        assert read.tobytes() == image.tobytes()


def test_a_gradient_card_is_small() -> None:
    stops = (ColorStop(Color(18, 42, 58), 0), ColorStop(Color(31, 111, 120), 1))
    for angle in (180, 160):
        assert len(png(gradient_image(LinearGradient(angle, stops), 1080, 1080))) < 120_000


def test_jpeg_keeps_full_colour_resolution() -> None:
    with Image.open(io.BytesIO(jpeg(photograph()))) as read:
        assert read.format == "JPEG"
        assert [component[1:3] for component in read.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]
    assert jpeg(photograph()) == jpeg(photograph())


def test_the_first_type_that_fits_is_taken() -> None:
    assert encode(flat(), ("png", "jpeg"), 1_000_000) == ("image/png", png(flat()))
    assert encode(flat(), ("jpeg", "png"), 1_000_000) == ("image/jpeg", jpeg(flat()))
    assert encode(flat(), ("jpeg",), 1_000_000)[0] == "image/jpeg"


def test_a_png_that_is_too_large_becomes_a_jpeg_of_falling_quality() -> None:
    image = photograph()
    sizes = [len(jpeg(image, quality)) for quality in QUALITIES]
    assert len(png(image)) > sizes[0] > sizes[1] > sizes[2] > sizes[3]
    for quality, size in zip(QUALITIES, sizes, strict=True):
        assert encode(image, ("png", "jpeg"), size) == ("image/jpeg", jpeg(image, quality))


def test_where_png_is_not_taken_flat_cards_are_webp_without_a_loss_and_photographs_jpeg() -> None:
    assert encode(flat(), ("webp", "jpeg"), 1_000_000) == ("image/webp", webp(flat()))
    with Image.open(io.BytesIO(webp(flat()))) as read:
        assert (read.format, read.mode) == ("WEBP", "RGB")
        assert read.tobytes() == flat().tobytes()
    assert encode(photograph(), ("webp", "jpeg"), 1_000_000) == ("image/jpeg", jpeg(photograph()))


def test_webp_is_the_last_resort_where_it_is_taken() -> None:
    image = photograph()
    sizes = [len(webp(image, quality)) for quality in QUALITIES]
    assert len(jpeg(image, QUALITIES[-1])) > sizes[0] > sizes[1] > sizes[2] > sizes[3]
    assert encode(image, ("png", "webp", "jpeg"), sizes[0]) == ("image/webp", webp(image, 90))
    assert encode(image, ("webp",), sizes[3]) == ("image/webp", webp(image, 72))


@pytest.mark.parametrize("kind", ["png", "webp", "jpeg"])
def test_the_limit_holds_for_a_file_with_its_metadata(kind: str) -> None:
    about = Metadata("th", "ก" * 400)
    media_type, plain = encode(flat(), (kind,), 1_000_000)
    data = encode(flat(), (kind,), 1_000_000, about=about)[1]
    assert len(data) >= len(plain) + len(about.xmp)
    assert encode(flat(), (kind,), len(data), about=about) == (media_type, data)
    with pytest.raises(KitError):
        encode(flat(), (kind,), len(plain), about=about) if kind == "png" else encode(flat(), (kind,), 900, about=about)


def test_an_alt_text_that_no_jpeg_holds_is_said() -> None:
    about = Metadata("en", "a" * MAX_JPEG_PACKET)
    with pytest.raises(KitError, match=r"and a JPEG file holds 65,502 \(shorten its alt text\)"):
        encode(flat(), ("jpeg",), 1_000_000, about=about)


def test_what_fits_nowhere_is_said_with_its_place() -> None:
    with pytest.raises(KitError, match=r"^story: the image takes [\d,]+ bytes as JPEG at quality 72, and at most 100"):
        encode(photograph(), ("png", "jpeg"), 100, Where("story"))
    with pytest.raises(KitError, match="as PNG"):
        encode(photograph(), ("png",), 100)


def test_unknown_types_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="unknown type"):
        encode(flat(), ("gif",), 1_000_000)
