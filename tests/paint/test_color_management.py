"""Pictures as cameras, phones and design programs write them come out upright and in sRGB."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms

from kit.paint.pictures import natural_size, scaled_picture

from .profiles import (
    ADOBE_RGB,
    INKS,
    SRGB,
    cmyk_profile,
    grey_profile,
    rgb_profile,
    srgb_of_lab,
    srgb_of_light,
    srgb_of_rgb,
)

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
ROUNDING = 2  # of 255, in profiles and tables of 8 and 16 bits


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def seen(data: bytes, width: int = 8, height: int = 8) -> Image.Image:
    image = scaled_picture("a.x", data, (width, height), (0, 0, width, height))
    assert image.mode == "RGB"
    return image


def color_of(data: bytes) -> tuple[int, int, int]:
    [(_, color)] = seen(data).getcolors() or []
    return color  # type: ignore[return-value]


def off(found: tuple[int, ...], expected: tuple[int, ...]) -> int:
    """By how much two colours differ at most, of 255."""
    return max(abs(a - b) for a, b in zip(found, expected, strict=True))


# EXIF

# Where the stored first pixel and the end of the stored first row lie (Exif 2.32, Orientation).
CORNERS = {
    1: ("top left", "top right"),
    2: ("top right", "top left"),
    3: ("bottom right", "bottom left"),
    4: ("bottom left", "bottom right"),
    5: ("top left", "bottom left"),
    6: ("top right", "bottom right"),
    7: ("bottom right", "top right"),
    8: ("bottom left", "top left"),
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "MPO"])
@pytest.mark.parametrize("orientation", CORNERS)
def test_pictures_stand_upright(orientation: int, kind: str) -> None:
    image = Image.new("RGB", (64, 32), WHITE)
    image.paste(RED, (0, 0, 32, 16))
    image.paste(GREEN, (32, 0, 64, 16))
    exif = Image.Exif()
    exif[0x0112] = orientation
    options = {"JPEG": {"subsampling": 0, "quality": 95}, "MPO": {"subsampling": 0}, "WEBP": {"lossless": True}}
    data = saved(image, kind, exif=exif, **options.get(kind, {}))
    width, height = (32, 64) if orientation > 4 else (64, 32)
    assert natural_size("a.x", data) == (width, height)
    upright = seen(data, width, height)
    places = {
        "top left": (8, 8),
        "top right": (width - 8, 8),
        "bottom left": (8, height - 8),
        "bottom right": (width - 8, height - 8),
    }
    first, second = CORNERS[orientation]
    for place, corner in places.items():
        expected = RED if place == first else GREEN if place == second else WHITE
        assert off(upright.getpixel(corner), expected) <= 12, place  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["L", "1", "P", "I;16", "CMYK", "RGBA", "LA"])
@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_pictures_of_every_mode_stand_upright(orientation: int, mode: str, kind: str) -> None:
    if (mode, kind) == ("CMYK", "PNG"):
        kind = "JPEG"
    image = Image.new("L", (32, 16), 0)
    image.paste(255, (0, 0, 16, 8))
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = (
        image.convert("I").point(lambda value: value * 257).convert(mode) if mode == "I;16" else image.convert(mode)
    )
    data = saved(source, kind, exif=exif)
    width, height = (16, 32) if orientation > 4 else (32, 16)
    assert natural_size("a.x", data) == (width, height)
    upright = seen(data, width, height)
    corners = {"top left": (4, 4), "top right": (-4, 4), "bottom left": (4, -4), "bottom right": (-4, -4)}
    for place, (x, y) in corners.items():
        expected = WHITE if place == CORNERS[orientation][0] else (0, 0, 0)
        assert off(upright.getpixel((x % width, y % height)), expected) <= 12, place  # type: ignore[arg-type]


# ICC profiles


@pytest.mark.parametrize("color", [(100, 150, 120), (200, 180, 160), (60, 90, 140), (255, 255, 255), (0, 0, 0)])
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG", "WEBP", "AVIF"])
def test_a_wider_space_becomes_srgb(color: tuple[int, int, int], kind: str) -> None:
    profile = rgb_profile(ADOBE_RGB, 2.19921875, "Wide")
    options = {"JPEG": {"quality": 100, "subsampling": 0}, "WEBP": {"lossless": True}, "AVIF": {"quality": 100}}
    data = saved(Image.new("RGB", (8, 8), color), kind, icc_profile=profile, **options.get(kind, {}))
    assert off(color_of(data), srgb_of_rgb(color, ADOBE_RGB, 2.19921875)) <= 3 * ROUNDING


def test_a_profile_is_known_by_what_it_does_and_not_by_its_name() -> None:
    linear = rgb_profile(SRGB, 1.0, "sRGB, linear")
    color = color_of(saved(Image.new("RGB", (8, 8), (128, 64, 32)), icc_profile=linear))
    assert off(color, tuple(srgb_of_light(value / 255) for value in (128, 64, 32))) <= ROUNDING


def test_srgb_under_another_name_changes_nothing() -> None:
    renamed = (
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes().replace(b"\0s\0R\0G\0B", b"\0C\0a\0m\0s")
    )
    assert color_of(saved(Image.new("RGB", (8, 8), (10, 200, 30)), icc_profile=renamed)) == (10, 200, 30)


@pytest.mark.parametrize("value", [0, 64, 128, 255])
def test_greys_have_profiles_too(value: int) -> None:
    data = saved(Image.new("L", (8, 8), value), icc_profile=grey_profile(1.0, "Linear grey"))
    assert off(color_of(data), (srgb_of_light(value / 255),) * 3) <= ROUNDING


def test_a_profile_of_another_space_is_left_aside() -> None:
    data = saved(Image.new("RGB", (8, 8), (10, 200, 30)), icc_profile=grey_profile(1.0, "Linear grey"))
    assert color_of(data) == (10, 200, 30)


# CMYK


@pytest.mark.parametrize("inks", INKS)
@pytest.mark.parametrize("kind", ["TIFF", "JPEG"])
def test_inks_look_as_their_press_prints_them(inks: tuple[int, int, int], kind: str) -> None:
    image = Image.new("CMYK", (16, 16), (*(255 * ink for ink in inks), 0))
    data = saved(image, kind, icc_profile=cmyk_profile("Press"), **({"quality": 100} if kind == "JPEG" else {}))
    assert off(color_of(data), srgb_of_lab(INKS[inks])) <= 3 * ROUNDING


@pytest.mark.parametrize("kind", ["TIFF", "JPEG"])
def test_black_ink_is_black(kind: str) -> None:
    data = saved(Image.new("CMYK", (16, 16), (0, 0, 0, 255)), kind, icc_profile=cmyk_profile("Press"))
    assert off(color_of(data), (0, 0, 0)) <= ROUNDING


def test_inks_without_a_profile_are_taken_for_ideal_ones() -> None:
    data = saved(Image.new("CMYK", (8, 8), (255, 0, 0, 0)), "TIFF")
    assert color_of(data) == (0, 255, 255)


# 16 bits


def sixteen_bits(color: tuple[int, int, int], profile: bytes = b"") -> bytes:
    """A PNG of 16 bits a channel, as cameras and design programs write it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 16, 2, 0, 0, 0))
    named = chunk(b"iCCP", b"p\0\0" + zlib.compress(profile)) if profile else b""
    rows = zlib.compress((b"\0" + struct.pack(">3H", *color) * 8) * 8)
    return b"\x89PNG\r\n\x1a\n" + header + named + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_sixteen_bit_colour() -> None:
    assert color_of(sixteen_bits((0xFFFF, 0x8080, 0))) == (255, 128, 0)


def test_sixteen_bit_colour_with_a_profile() -> None:
    data = sixteen_bits((0x6464, 0x9696, 0x7878), rgb_profile(ADOBE_RGB, 2.19921875, "Wide"))
    assert off(color_of(data), srgb_of_rgb((100, 150, 120), ADOBE_RGB, 2.19921875)) <= 3 * ROUNDING


@pytest.mark.parametrize(("mode", "kind"), [("I;16", "PNG"), ("I;16", "TIFF"), ("I;16B", "TIFF")])
def test_sixteen_bit_greys(mode: str, kind: str) -> None:
    assert color_of(saved(Image.new(mode, (8, 8), 0x4040), kind)) == (64, 64, 64)


def test_sixteen_bit_greys_with_a_profile() -> None:
    data = saved(Image.new("I;16", (8, 8), 0x4040), icc_profile=grey_profile(1.0, "Linear grey"))
    assert off(color_of(data), (srgb_of_light(64 / 255),) * 3) <= ROUNDING
