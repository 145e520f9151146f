"""Images to files: PNG, JPEG and WebP in sRGB, the same bytes on every run."""

from __future__ import annotations

import io
import math
import struct
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from isal import isal_zlib
from PIL import Image, ImageChops, ImageFile

from kit.errors import KitError, Problem, Where
from kit.paint.metadata import (
    MAX_JPEG_PACKET,
    NOTHING,
    Metadata,
    png_chunk,
    png_metadata,
    with_jpeg_metadata,
    with_webp_metadata,
)
from kit.paint.srgb import srgb_profile

QUALITIES = (90, 85, 80, 72)  # of JPEG and WebP, tried in turn until the file is small enough
_NONE, _UP = 0, 2  # row filters (PNG 9.2)
_BANDS, _ROWS = 4, 24  # what is sampled
_BAND_BYTES = 80_000  # at least: deflate looks back 32 kB, and only what comes later tells what rows cost
_LEVEL = 1  # of isal: the higher ones take far longer for little
_PIECE = 1 << 20  # bytes that are compressed before the next look at what came out
_START = 8  # bytes of the first row that are compressed first, see _started
_FLAT = 0.1  # the share that cards without noise, such as type on gradients, are compressed to at most
_GAIN = 0.9  # how small filter up must make the sample to be worth its time
_CARD = Where("card")

# Pillow hands out rows in pieces of this many bytes, and joining those of 64 kB takes as long as unpacking the pixels.
ImageFile.MAXBLOCK = 8 << 20


def png(image: Image.Image, about: Metadata = NOTHING) -> bytes:
    """An RGB image as PNG: without a row filter, or filtered by the row above where that makes a sample smaller.

    Pillow's adaptive filters take ten times as long and make flat cards larger.
    """
    width, height = image.size
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            png_chunk(b"IHDR", header),
            png_chunk(b"sRGB", b"\0"),
            png_metadata(about),
            png_chunk(b"IDAT", _deflated(image)),
            png_chunk(b"IEND", b""),
        )
    )


def jpeg(image: Image.Image, quality: int = 90, about: Metadata = NOTHING) -> bytes:
    """An RGB image as baseline JPEG, 4:4:4: thinner colour would fringe small type.

    ValueError where the metadata are too long for a JPEG file.
    """
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0, comment=b"")
    return with_jpeg_metadata(out.getvalue(), about, srgb_profile())


def webp(image: Image.Image, quality: int | None = None, about: Metadata = NOTHING) -> bytes:
    """An RGB image as WebP: without a loss, or in the quality that is given."""
    out = io.BytesIO()
    # Slower methods make files half as large in eight times the time.
    options = {"lossless": True, "quality": 50} if quality is None else {"quality": quality}
    image.save(out, "WEBP", method=0, icc_profile=b"", exif=b"", xmp=b"", **options)
    return with_webp_metadata(out.getvalue(), about, srgb_profile())


def encode(
    image: Image.Image,
    types: Sequence[str],
    max_bytes: int,
    where: Where = _CARD,
    about: Metadata = NOTHING,
    subject: str = "the image",
) -> tuple[str, bytes]:
    """The media type and bytes of the first attempt that takes at most `max_bytes`, metadata included.

    `types` are "png", "webp" and "jpeg", best first. PNG has no loss. WebP has none for flat images, and is left out
    for others, which would become large. JPEG is tried in falling quality, and after all of these WebP, likewise.
    `KitError` at `where` when nothing fits; it names the image as `subject`.
    """
    smallest: tuple[int, str] | None = None
    for media_type, description, attempt in _attempts(image, types, about, where, subject):
        encoded = attempt()
        if len(encoded) <= max_bytes:
            return media_type, encoded
        smallest = min(smallest or (len(encoded), description), (len(encoded), description))
    if smallest is None:
        raise ValueError("no type to encode to")
    size, description = smallest
    what = f"{subject} takes {size:,} bytes as {description}, and at most {max_bytes:,} are allowed"
    raise KitError(Problem(where, what, "use a calmer picture or fewer gradients"))


def _attempts(
    image: Image.Image, types: Sequence[str], about: Metadata, where: Where, subject: str
) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    for kind in types:
        if kind == "png":
            yield "image/png", "PNG", partial(png, image, about)
        elif kind == "webp":
            if _is_flat(image):
                yield "image/webp", "WebP without a loss", partial(webp, image, about=about)
        elif kind == "jpeg":
            if len(about.xmp) > MAX_JPEG_PACKET:
                what = f"what is said about {subject} takes {len(about.xmp):,} bytes"
                raise KitError(
                    Problem(where, f"{what}, and a JPEG file holds {MAX_JPEG_PACKET:,}", "shorten its alt text")
                )
            for quality in QUALITIES:
                yield "image/jpeg", f"JPEG at quality {quality}", partial(jpeg, image, quality, about)
        else:
            raise ValueError(f"an unknown type of image: {kind}")
    if "webp" in types:
        for quality in QUALITIES:
            yield "image/webp", f"WebP at quality {quality}", partial(webp, image, quality, about)


def _is_flat(image: Image.Image) -> bool:
    return len(_compressed(image, _NONE)) <= _FLAT * 3 * image.width * image.height


def _deflated(image: Image.Image) -> bytes:
    """The rows without a filter; or, where they turn out not to be flat, filtered if that makes them smaller."""
    rows = _rows(image, _NONE)
    stream, first = _started(rows, _NONE)
    parts = [first]
    size, limit = 0, _FLAT * len(rows)
    for start in range(_START, len(rows), _PIECE):
        parts.append(stream.compress(rows[start : start + _PIECE]))
        size += len(parts[-1])
        if size > limit:
            if _is_photographic(image):
                return _compressed(_less_the_row_above(image), _UP)
            limit = math.inf
    return b"".join((*parts, stream.flush()))


def _compressed(image: Image.Image, row_filter: int) -> bytes:
    rows = _rows(image, row_filter)
    stream, first = _started(rows, row_filter)
    return first + stream.compress(rows[_START:]) + stream.flush()


def _started(rows: memoryview, row_filter: int) -> tuple[isal_zlib.Compress, bytes]:
    """A stream that has taken the first bytes of the rows, and what it made of them.

    They are a block of their own, which another routine of ISA-L writes: the one for many bytes hashes the third byte
    of a stream by the address of the stream's memory (write_first_byte in igzip_icf_body_h1_gr_bt.asm uses a register
    that nothing was put into), so that about one file in 8,000 would come out differently on the next run.
    """
    stream = isal_zlib.compressobj(_LEVEL)
    first = stream.compress(bytes([row_filter, *rows[:_START]]))
    return stream, first + stream.flush(isal_zlib.Z_SYNC_FLUSH)


def _rows(image: Image.Image, row_filter: int) -> memoryview:
    """The rows, each behind the number of its filter, except for that of the first row.

    Pillow's raw encoder pads rows to their stride with a zero: the filter byte of the row after it.
    """
    stride = image.width * 3 + 1
    rows: bytes | bytearray = image.tobytes("raw", "RGB", stride, 1)
    if row_filter:
        rows = bytearray(rows)
        rows[stride - 1 :: stride] = bytes([row_filter]) * image.height
    return memoryview(rows)[:-1]


def _less_the_row_above(image: Image.Image) -> Image.Image:
    above = Image.new("RGB", image.size)
    above.paste(image, (0, 1))
    return ImageChops.subtract_modulo(image, above)


def _is_photographic(image: Image.Image) -> bool:
    """Whether filter up makes bands that are taken from the image clearly smaller."""
    height = max(_ROWS, _BAND_BYTES // (3 * image.width))
    tops = [(2 * band + 1) * image.height // (2 * _BANDS) for band in range(_BANDS)]
    bands = [image.crop((0, top, image.width, min(top + height, image.height))) for top in tops]
    plain = sum(_cost(rows, _NONE) for rows in bands)
    return sum(_cost(_less_the_row_above(rows), _UP) for rows in bands) < plain * _GAIN


def _cost(rows: Image.Image, row_filter: int) -> int:
    """What the later rows add: the first ones are dear, because nothing like them has been seen yet."""
    start = rows.crop((0, 0, rows.width, rows.height // 2))
    return len(_compressed(rows, row_filter)) - len(_compressed(start, row_filter))
