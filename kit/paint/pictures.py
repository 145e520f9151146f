"""Pictures of every kind, as they come from cameras, phones and design programs, to scaled sRGB images."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from PIL import Image, ImageChops, ImageCms, ImageOps, UnidentifiedImageError

from kit.errors import KitError, fail
from kit.layout.display import is_vector
from kit.markup.model import Color, ColorMatrix
from kit.paint import vectors

PIXEL_LIMIT = 80_000_000  # the largest cameras in phones and studios stay below
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "TIFF", "AVIF")
READABLE = "use PNG, JPEG, WebP, AVIF, TIFF, GIF or SVG"

_ORIENTATION = 0x0112  # the EXIF tag
_ON_ITS_SIDE = (5, 6, 7, 8)  # its values that swap width and height
_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}  # ICC colour space to Pillow's mode
_MODES = ("RGB", "RGBA", "L", "LA", "CMYK")  # those that survive scaling as they are

_STEPS = (0, 32, 96, 160, 224, 255)
_PROBES = [(red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS]
_ROUNDING = 2  # of 255

Window = tuple[float, float, float, float]  # left, top, right, bottom in px of the scaled picture


def natural_size(path: str, data: bytes) -> tuple[float, float]:
    """Width and height in px, upright by the EXIF orientation; of an SVG from its width and height or its viewBox.

    Reads the header only. `KitError` where it is no picture, or one of too many pixels.
    """
    if is_vector(path):
        drawing = vectors.drawing(path, data)
        return drawing.width, drawing.height
    with open_picture(path, data) as image:
        width, height = image.size
        return (height, width) if _lies_on_its_side(image) else (width, height)


def scaled_picture(path: str, data: bytes, size: tuple[float, float], window: Window) -> Image.Image:
    """The part of a bitmap that a window shows, once it is scaled to `size` (px): an RGB or RGBA image.

    The window lies inside the scaled picture and is a whole number of px wide and high. `KitError` where the picture
    cannot be read.
    """
    _check_size(path, round(size[0]), round(size[1]))
    with open_picture(path, data) as image:
        return _scaled(image, size, window)


def on_whole_pixels(size: tuple[float, float], window: Window) -> tuple[tuple[int, int], Window]:
    """The size at which a drawing is rasterised and the window on it, rounded to whole px."""
    left, top = round(window[0]), round(window[1])
    right, bottom = left + round(window[2] - window[0]), top + round(window[3] - window[1])
    return (max(1, round(size[0])), max(1, round(size[1]))), (left, top, right, bottom)


def scaled_drawing(path: str, data: bytes, size: tuple[int, int], window: Window, color: Color) -> Image.Image:
    """The same of an SVG, by `on_whole_pixels`. `color` is currentColor."""
    _check_size(path, *size)
    left, top, right, bottom = map(int, window)
    return _without_idle_alpha(vectors.rasterise(path, data, size, color).crop((left, top, right, bottom)))


def filtered(image: Image.Image, filters: Sequence[ColorMatrix]) -> Image.Image:
    """An RGB or RGBA image with its colours changed by each matrix in turn; alpha stays as it is."""
    if not filters:
        return image
    colors = image.convert("RGB")
    for matrix in filters:
        colors = colors.convert("RGB", matrix)
    if image.mode == "RGBA":
        colors.putalpha(image.getchannel("A"))
    return colors


@contextmanager
def open_picture(path: str, data: bytes) -> Iterator[Image.Image]:
    """A raster picture whose header has been read and found in order; `KitError` for all that goes wrong within."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=FORMATS)
        if image.width * image.height > PIXEL_LIMIT:
            raise _too_large(path, *image.size)
        with image:
            yield image
    except KitError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large(path) from error
    except UnidentifiedImageError as error:
        raise fail(path, None, "this is not a picture that can be read", READABLE) from error
    except Exception as error:  # broken files make Pillow's decoders raise almost anything
        what = str(error) or type(error).__name__
        raise fail(path, None, f"the picture is damaged: {what}", "export or download it again") from error


def _check_size(path: str, width: int, height: int) -> None:
    if width * height > PIXEL_LIMIT:
        raise _too_large(path, width, height)


def _too_large(path: str, width: int = 0, height: int = 0) -> KitError:
    size = f"{width} x {height}, " if width else ""
    limit = PIXEL_LIMIT // 1_000_000
    return fail(path, None, f"the picture is too large: {size}more than {limit} megapixels", "scale it down")


def _lies_on_its_side(image: Image.Image) -> bool:
    """Whether its width will be its height once it stands upright. Pillow itself sets a TIFF upright."""
    return image.format != "TIFF" and image.getexif().get(_ORIENTATION, 1) in _ON_ITS_SIDE


def _scaled(image: Image.Image, size: tuple[float, float], window: Window) -> Image.Image:
    profile = image.info.get("icc_profile")
    wanted = (int(size[0]) + 1, int(size[1]) + 1)
    # The JPEG decoder makes a large photograph an eighth, a quarter or half as large for next to nothing.
    image.draft(None, wanted[::-1] if _lies_on_its_side(image) else wanted)
    upright = ImageOps.exif_transpose(_in_scalable_mode(image))
    across, down = upright.width / size[0], upright.height / size[1]
    box = (
        max(0.0, window[0] * across),
        max(0.0, window[1] * down),
        min(float(upright.width), window[2] * across),
        min(float(upright.height), window[3] * down),
    )
    out = (max(1, round(window[2] - window[0])), max(1, round(window[3] - window[1])))
    resized = upright.resize(out, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
    return _without_idle_alpha(_in_srgb(resized, profile))


def _in_scalable_mode(image: Image.Image) -> Image.Image:
    """Eight bits a channel and no palette: what can be scaled without harm. Keeps the colour space."""
    if image.mode.startswith("I"):
        orientation = image.getexif()
        # Pillow would clip 16 bits to 8 rather than scale them.
        scaled = image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
        scaled.info = {"exif": orientation.tobytes()} if orientation else {}
        return scaled
    if image.has_transparency_data and image.mode not in ("RGBA", "LA"):
        return image.convert("RGBA")
    if image.mode in _MODES:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    if alpha is not None:
        image = image.convert("RGB" if image.mode == "RGBA" else "L")
    space = _profile_space(profile) if profile else None
    if profile and space == "RGB" and image.mode == "L":
        image = image.convert("RGB")
    if profile and space == image.mode:
        converted = ImageCms.applyTransform(image, _transform(profile, space))
        assert converted is not None  # only where it converts in place
        image = converted
    image = image.convert("RGB")
    if alpha is not None:
        image.putalpha(alpha)
    return image


@lru_cache(maxsize=16)
def _profile_space(profile: bytes) -> str | None:
    """The mode that a profile is for; `None` where it is unknown, broken, or as good as sRGB: to be left alone."""
    try:
        opened = ImageCms.getOpenProfile(io.BytesIO(profile))
        space = _SPACES.get(opened.profile.xcolor_space)
        transform = _transform(profile, space) if space is not None else None
    except (OSError, ValueError, ImageCms.PyCMSError):
        return None
    if transform is None or (space == "RGB" and _changes_nothing(transform)):
        return None
    return space


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether it leaves greys, primaries and mixed colours as they are, but for rounding. Names of profiles lie."""
    probe = Image.new("RGB", (len(_PROBES), 1))
    probe.putdata(_PROBES)
    found = ImageCms.applyTransform(probe, transform)
    assert found is not None  # only where it converts in place
    return all(high <= _ROUNDING for _, high in ImageChops.difference(probe, found).getextrema())  # type: ignore[misc]


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    opened = ImageCms.getOpenProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), mode, "RGB")


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    """RGB where nothing is translucent: that is faster to paint."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    return image
