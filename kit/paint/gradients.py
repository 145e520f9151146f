"""CSS gradients as images (CSS Images 3, section 3). Colours are mixed premultiplied, as browsers do."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from PIL import Image, ImageMath

from kit.markup.model import Color, ColorStop, LinearGradient, RadialGradient

_SAMPLES = 4096  # along the gradient line: more than a card has px, so that no band is wider than 8 bits make it
_LEVELS = 65536  # the size of the table that Pillow applies to 32 bit images

Bands = tuple[bytes, bytes, bytes, bytes]


def gradient_image(gradient: LinearGradient | RadialGradient, width: int, height: int) -> Image.Image:
    """The gradient over a box, RGB, or RGBA where a stop is translucent."""
    if isinstance(gradient, RadialGradient):
        return _radial(gradient, width, height)
    return _linear(gradient, width, height)


def _mode(stops: Sequence[ColorStop]) -> str:
    return "RGB" if all(stop.color.alpha == 255 for stop in stops) else "RGBA"


def _mix(first: Color, second: Color, share: float) -> tuple[float, float, float, float]:
    alpha = first.alpha + (second.alpha - first.alpha) * share
    if alpha <= 0:
        return (first.red, first.green, first.blue, 0.0)
    near, far = first.alpha * (1 - share) / alpha, second.alpha * share / alpha
    return (
        first.red * near + second.red * far,
        first.green * near + second.green * far,
        first.blue * near + second.blue * far,
        alpha,
    )


def _colors(stops: Sequence[ColorStop], places: Iterable[float]) -> Bands:
    """The colours at ascending places on the gradient line, as one string of bytes for each band."""
    bands = (bytearray(), bytearray(), bytearray(), bytearray())
    segment = 0
    for place in places:
        while segment < len(stops) and place >= stops[segment].at:
            segment += 1
        if segment == 0:
            color: Sequence[float] = stops[0].color
        elif segment == len(stops):
            color = stops[-1].color
        else:
            before, after = stops[segment - 1], stops[segment]
            color = _mix(before.color, after.color, (place - before.at) / (after.at - before.at))
        for band, value in zip(bands, color, strict=True):
            band.append(int(value + 0.5))
    red, green, blue, alpha = map(bytes, bands)
    return red, green, blue, alpha


def _strip(bands: Bands, mode: str) -> Image.Image:
    """One row of pixels."""
    size = (len(bands[0]), 1)
    return Image.merge(mode, [Image.frombytes("L", size, band) for band in bands[: len(mode)]])


@lru_cache(maxsize=32)
def _ramp(stops: tuple[ColorStop, ...]) -> Image.Image:
    """The whole gradient line as one row, and one sample more at each end. Shared: never changed."""
    # Rounding must not lead outside the ramp, where Pillow would put black.
    places = [(index - 0.5) / _SAMPLES for index in range(_SAMPLES + 2)]
    return _strip(_colors(stops, places), _mode(stops))


def _linear(gradient: LinearGradient, width: int, height: int) -> Image.Image:
    mode = _mode(gradient.stops)
    angle = gradient.angle % 360
    if angle in (0, 180):
        column = _strip(_colors(gradient.stops, _centers(height)), mode).transpose(Image.Transpose.ROTATE_270)
        if angle == 0:
            column = column.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
        return column.resize((width, height), Image.Resampling.NEAREST)
    if angle in (90, 270):
        row = _strip(_colors(gradient.stops, _centers(width)), mode)
        if angle == 270:
            row = row.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        return row.resize((width, height), Image.Resampling.NEAREST)
    return _slanted(gradient, width, height)


def _centers(count: int) -> list[float]:
    """Where the centres of so many pixels lie between 0 and 1."""
    return [(index + 0.5) / count for index in range(count)]


def _slanted(gradient: LinearGradient, width: int, height: int) -> Image.Image:
    """A ramp of colours, turned and stretched until its ends lie on the perpendiculars through the corners."""
    angle = math.radians(gradient.angle)
    right, down = math.sin(angle), -math.cos(angle)
    length = abs(width * right) + abs(height * down)
    scale = _SAMPLES / length
    start = 1 + _SAMPLES / 2 - (width / 2 * right + height / 2 * down) * scale
    matrix = (right * scale, down * scale, start, 0, 0, 0)
    return _ramp(gradient.stops).transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.NEAREST)


def _radial(gradient: RadialGradient, width: int, height: int) -> Image.Image:
    """By a table over the square of the distance: 65536 steps of it are finer than any pixel."""
    center_x, center_y = gradient.center_x * width, gradient.center_y * height
    far_x, far_y = max(center_x, width - center_x), max(center_y, height - center_y)
    if gradient.circle:
        radius_x = radius_y = math.hypot(far_x, far_y)
    else:  # the ratio of the farthest sides, through the farthest corner
        radius_x, radius_y = far_x * math.sqrt(2), far_y * math.sqrt(2)
    row, column = Image.new("I", (width, 1)), Image.new("I", (1, height))
    row.putdata(_squares(width, center_x, radius_x))
    column.putdata(_squares(height, center_y, radius_y))
    size = (width, height)
    squares = ImageMath.lambda_eval(
        lambda images: images["row"] + images["column"],
        row=row.resize(size, Image.Resampling.NEAREST),
        column=column.resize(size, Image.Resampling.NEAREST),
    )
    bands = [_through(squares, table) for table in _tables(gradient.stops)]
    return Image.merge(_mode(gradient.stops), bands)


def _through(squares: Image.Image, table: bytes) -> Image.Image:
    """One band: each square replaced by what the table holds for it."""
    if table.count(table[0]) == len(table):  # glows change in their alpha only, and tables are slow
        return Image.new("L", squares.size, table[0])
    return squares.point(table, "L")


@lru_cache(maxsize=16)
def _tables(stops: tuple[ColorStop, ...]) -> tuple[bytes, ...]:
    """For each band of the image: its value by the squared distance."""
    bands = _colors(stops, [index / (_SAMPLES - 1) for index in range(_SAMPLES)])
    take = _roots()
    return tuple(bytes(take(band)) for band in bands[: len(_mode(stops))])


def _squares(count: int, center: float, radius: float) -> list[int]:
    """The squared distances of the pixels' centres; 65535 where the distance is the radius."""
    return [round(((index + 0.5 - center) / radius) ** 2 * (_LEVELS - 1)) for index in range(count)]


@lru_cache(maxsize=1)
def _roots() -> itemgetter[Sequence[int]]:
    """Takes, for each squared distance, the sample at its square root."""
    last = _SAMPLES - 1
    return itemgetter(*(round(math.sqrt(square / (_LEVELS - 1)) * last) for square in range(_LEVELS)))
