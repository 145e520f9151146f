from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms

from kit.errors import KitError
from kit.paint.pictures import filtered, natural_size, scaled_picture

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def whole(path: str, data: bytes, width: int, height: int) -> Image.Image:
    """All of a picture at this size."""
    return scaled_picture(path, data, (width, height), (0, 0, width, height))


def near(found: object, color: tuple[int, ...], tolerance: int = 6) -> bool:
    assert isinstance(found, tuple)
    return len(found) == len(color) and all(abs(a - b) <= tolerance for a, b in zip(found, color, strict=True))


def halves(mode: str = "RGB", width: int = 40, height: int = 20) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def oriented(value: int, kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x0112] = value
    options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
    return saved(halves(), kind, exif=exif, **options)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "TIFF"])
def test_every_common_type_is_read(kind: str) -> None:
    data = saved(halves(), kind)
    assert natural_size("a.x", data) == (40, 20)
    image = whole("a.x", data, 40, 20)
    assert image.mode == "RGB"
    assert near(image.getpixel((5, 10)), RED, 12)
    assert near(image.getpixel((35, 10)), BLUE, 12)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (1, RED, BLUE),
        (2, BLUE, RED),
        (3, BLUE, RED),
        (6, RED, BLUE),
        (8, BLUE, RED),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_pictures_stand_upright(value: int, first: tuple[int, int, int], last: tuple[int, int, int], kind: str) -> None:
    data = oriented(value, kind)
    size = (20, 40) if value > 4 else (40, 20)
    assert natural_size("a.jpg", data) == size
    image = whole("a.jpg", data, *size)
    assert near(image.getpixel((4, 4)), first)
    assert near(image.getpixel((size[0] - 4, size[1] - 4)), last)


def test_a_large_photograph_on_its_side_is_scaled_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = saved(halves(width=1600, height=800), "JPEG", exif=exif, quality=90)
    assert natural_size("a.jpg", data) == (800, 1600)
    image = whole("a.jpg", data, 50, 100)
    assert near(image.getpixel((25, 10)), RED)
    assert near(image.getpixel((25, 90)), BLUE)


def test_the_window_shows_a_part_of_the_scaled_picture() -> None:
    image = scaled_picture("a.png", saved(halves()), (80, 40), (50, 0, 70, 40))
    assert image.size == (20, 40)
    assert image.getcolors() == [(800, BLUE)]


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_becomes_rgb(kind: str) -> None:
    image = whole("a.jpg", saved(halves("CMYK"), kind), 40, 20)
    assert image.mode == "RGB"
    assert near(image.getpixel((5, 10)), RED, 12)
    assert near(image.getpixel((35, 10)), BLUE, 12)


def test_grey_bilevel_and_palette_become_rgb() -> None:
    grey = whole("a.png", saved(Image.new("L", (8, 8), 90)), 8, 8)
    assert grey.getcolors() == [(64, (90, 90, 90))]
    bilevel = whole("a.png", saved(Image.new("1", (8, 8), 1)), 8, 8)
    assert bilevel.getcolors() == [(64, (255, 255, 255))]
    palette = whole("a.png", saved(halves().quantize(4)), 40, 20)
    assert near(palette.getpixel((5, 10)), RED)


def test_sixteen_bits_are_scaled_and_not_clipped() -> None:
    image = whole("a.png", saved(Image.new("I;16", (8, 8), 0x8080)), 8, 8)
    assert image.getcolors() == [(64, (128, 128, 128))]


def test_sixteen_bits_stand_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    source = Image.new("I;16", (8, 4), 0xFFFF)
    source.paste(0, (0, 0, 4, 4))
    image = whole("a.png", saved(source, exif=exif), 4, 8)
    assert image.getpixel((2, 1)) == (0, 0, 0)
    assert image.getpixel((2, 6)) == (255, 255, 255)


def sixteen_bit_rgb() -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    rows = b"".join(b"\0" + struct.pack(">3H", 0xFFFF, 0x8080, 0) * 4 for _ in range(4))
    header = struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def test_sixteen_bit_colour() -> None:
    assert whole("a.png", sixteen_bit_rgb(), 4, 4).getcolors() == [(16, (255, 128, 0))]


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_alpha_is_kept(mode: str) -> None:
    image = Image.new("RGBA", (8, 8), (255, 255, 255, 255))
    image.paste((255, 255, 255, 64), (0, 0, 4, 8))
    found = whole("a.png", saved(image.convert(mode)), 8, 8)
    assert found.mode == "RGBA"
    assert found.getpixel((0, 4)) == (255, 255, 255, 64)
    assert found.getpixel((7, 4)) == (255, 255, 255, 255)


def test_a_transparent_palette_colour_stays_transparent() -> None:
    data = saved(Image.new("P", (8, 8), 0), transparency=0)
    assert whole("a.png", data, 8, 8).getchannel("A").getextrema() == (0, 0)


def test_colour_under_transparent_pixels_does_not_bleed() -> None:
    image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (0, 0, 20, 40))
    scaled = whole("a.png", saved(image), 7, 7)
    for x in range(7):
        red, green, blue, alpha = scaled.getpixel((x, 3))  # type: ignore[misc]
        assert alpha < 8 or min(red, green, blue) > 245


def test_alpha_that_does_nothing_is_dropped() -> None:
    assert whole("a.png", saved(halves("RGBA")), 40, 20).mode == "RGB"


def exchanged_profile() -> bytes:
    """The profile of sRGB with red and green exchanged, under another name."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", profile, 128)[0]
    tags = {
        bytes(profile[132 + 12 * i : 136 + 12 * i]): struct.unpack_from(">II", profile, 136 + 12 * i)
        for i in range(count)
    }
    red, green = tags[b"rXYZ"][0], tags[b"gXYZ"][0]
    profile[red : red + 20], profile[green : green + 20] = profile[green : green + 20], profile[red : red + 20]
    place, length = tags[b"desc"]
    profile[place : place + length] = profile[place : place + length].replace(b"s\0R\0G\0B", b"t\0e\0s\0t")
    return bytes(profile)


def test_icc_profiles_are_applied() -> None:
    image = whole("a.png", saved(Image.new("RGB", (8, 8), RED), icc_profile=exchanged_profile()), 8, 8)
    assert near(image.getpixel((4, 4)), GREEN)


def test_icc_profiles_leave_alpha_alone() -> None:
    source = Image.new("RGBA", (8, 8), (255, 0, 0, 128))
    image = whole("a.png", saved(source, icc_profile=exchanged_profile()), 8, 8)
    assert near(image.getpixel((4, 4)), (*GREEN, 128))


def test_srgb_and_broken_profiles_change_nothing() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"nonsense", srgb[:200]):
        image = whole("a.png", saved(Image.new("RGB", (8, 8), (10, 200, 30)), icc_profile=profile), 8, 8)
        assert image.getcolors() == [(64, (10, 200, 30))]


# Filters

GREY = (0.2126, 0.7152, 0.0722, 0.0) * 3
HALF = (0.5, 0.0, 0.0, 10.0, 0.0, 0.5, 0.0, 20.0, 0.0, 0.0, 0.5, 300.0)


def test_filters_are_applied_in_their_order() -> None:
    image = filtered(Image.new("RGB", (2, 2), RED), (GREY, HALF))
    assert image.getcolors() == [(4, (37, 47, 255))]
    assert filtered(Image.new("RGB", (2, 2), RED), (HALF, GREY)).getcolors() == [(4, (62, 62, 62))]


def test_filters_leave_alpha_alone() -> None:
    image = filtered(Image.new("RGBA", (2, 2), (255, 0, 0, 70)), (GREY,))
    assert image.getcolors() == [(4, (54, 54, 54, 70))]


# What cannot be used


@pytest.mark.parametrize("data", [b"", b"Dear colleagues, the picture follows.", b"%!PS-Adobe-3.0 EPSF-3.0\n"])
def test_a_file_that_is_no_picture(data: bytes) -> None:
    for use in (natural_size, lambda path, data: whole(path, data, 8, 8)):
        with pytest.raises(KitError, match=r"^a\.png: this is not a picture that can be read \(use PNG, "):
            use("a.png", data)


def test_an_unsupported_type() -> None:
    with pytest.raises(KitError, match=r"^a\.png: this is not a picture"):
        natural_size("a.png", saved(halves(), "PPM"))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_truncated_file(kind: str) -> None:
    noise = Image.effect_noise((200, 200), 80).convert("RGB")
    data = saved(noise, kind)
    with pytest.raises(KitError, match=r"^photo: the picture is damaged: .+ \(export or download it again\)$"):
        whole("photo", data[: len(data) // 2], 100, 100)


def bomb(width: int, height: int) -> bytes:
    """The header of a PNG that says it is huge."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    small = saved(Image.new("RGB", (1, 1)))
    return small[:12] + header + struct.pack(">I", zlib.crc32(header)) + small[33:]


@pytest.mark.parametrize("size", [(9_000, 9_000), (12_000, 8_000), (60_000, 60_000)])
def test_bombs_are_refused_by_their_header(size: tuple[int, int]) -> None:
    data = bomb(*size)
    for use in (natural_size, lambda path, data: whole(path, data, 8, 8)):
        with pytest.raises(KitError, match=r"^a\.png: the picture is too large: .*80 megapixels \(scale it down\)$"):
            use("a.png", data)


def test_nothing_is_scaled_up_without_bound() -> None:
    with pytest.raises(KitError, match="too large"):
        scaled_picture("a.png", saved(halves()), (100_000, 50_000), (0, 0, 10, 10))
