"""The display list painted, operation by operation, over a white card."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import takewhile

from PIL import Image

from kit.layout.display import Border, BoxShadow, DisplayList, Fill, Glyphs, Group, Operation, Picture, Radii, Rect
from kit.markup.model import Color
from kit.paint.borders import PixelBox, border_bands, border_mask, corner_tiles, outside_mask, strokes
from kit.paint.glyphs import Fonts, by_line, color_glyphs, text_mask
from kit.paint.gradients import gradient_image
from kit.paint.layers import Key, LayerCache, keep_freed_memory
from kit.paint.operations import holds_text, picture_paths, unwrapped
from kit.paint.pictures import Window, is_vector, on_whole_pixels, scaled_drawing, scaled_picture
from kit.paint.shadows import shadow_margin, shadow_mask

__all__ = ["LayerCache", "paint"]


def paint(display: DisplayList, library: Fonts, read: Callable[[str], bytes], cache: LayerCache) -> Image.Image:
    """The card as an RGB image.

    `read` gives the bytes of a picture by its path. What comes before the first text is kept in the cache as one
    layer, for the other languages. The image is the same with any cache. `KitError` for pictures that cannot be used.
    """
    keep_freed_memory()
    files = _Files(read)
    operations = tuple(unwrapped(display.operations, display.width, display.height))
    leading = tuple(takewhile(lambda operation: not holds_text(operation), operations))
    size = (display.width, display.height)

    def base() -> Image.Image:
        image = Image.new("RGB", size, "white")
        _Surface(image, library, files, cache).draw(leading)
        return image

    if leading:
        pictures = tuple(files.digest(path) for path in picture_paths(leading))
        image = cache.get(Key("layer", size, leading, pictures), base).copy()
    else:
        image = base()
    _Surface(image, library, files, cache).draw(operations[len(leading) :])
    return image


class _Files:
    """Each file read and hashed once a card."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._files: dict[str, tuple[bytes, bytes]] = {}

    def _file(self, path: str) -> tuple[bytes, bytes]:
        if path not in self._files:
            content = self._read(path)
            self._files[path] = (content, hashlib.sha256(content).digest())
        return self._files[path]

    def read(self, path: str) -> bytes:
        return self._file(path)[0]

    def digest(self, path: str) -> bytes:
        return self._file(path)[1]


class _Surface:
    """An image that is painted on, and how much of it was. Its top left corner lies at `left`, `top` on the card."""

    def __init__(
        self, image: Image.Image, fonts: Fonts, files: _Files, cache: LayerCache, left: int = 0, top: int = 0
    ) -> None:
        self.image = image
        self.fonts = fonts
        self.files = files
        self.cache = cache
        self.left = left
        self.top = top
        self.touched: PixelBox | None = None

    def draw(self, operations: tuple[Operation, ...]) -> None:
        for operation in operations:
            match operation:
                case Fill():
                    self._fill(operation)
                case Glyphs():
                    self._glyphs(operation)
                case Picture():
                    self._picture(operation)
                case BoxShadow():
                    self._shadow(operation)
                case Border():
                    self._border(operation)
                case Group():
                    self._group(operation)

    # What follows is in px of the surface.

    def _box(self, rect: Rect) -> PixelBox:
        return (
            _nearest(rect.x) - self.left,
            _nearest(rect.y) - self.top,
            _nearest(rect.right) - self.left,
            _nearest(rect.bottom) - self.top,
        )

    def _paste(self, source: Image.Image | Color, left: int, top: int, mask: Image.Image) -> None:
        """Paint an image or a colour through a mask of the same size."""
        box = self._touch((left, top, left + mask.width, top + mask.height))
        if box is None:
            return
        if isinstance(source, Color):
            if source.alpha < 255:
                mask = mask.point(_faded(source.alpha))
            _paste_color(self.image, source, left, top, mask)
        else:
            self.image.paste(source, (left, top), mask)

    def _paste_plain(self, source: Image.Image | Color, box: PixelBox) -> None:
        """Paint a box; an image brings its own alpha."""
        seen = self._touch(box)
        if seen is None:
            return
        if isinstance(source, Color):
            if source.alpha == 255:
                self.image.paste(source[:3], seen)
            else:
                size = (seen[2] - seen[0], seen[3] - seen[1])
                self.image.paste(source[:3], seen[:2], Image.new("L", size, source.alpha))
        else:
            self.image.paste(source, box[:2], source if source.mode == "RGBA" else None)

    def _touch(self, box: PixelBox) -> PixelBox | None:
        """The part of a box that lies on the surface, remembered as painted on; `None` where there is none."""
        seen = _intersection(box, (0, 0, *self.image.size))
        if seen is not None:
            old = self.touched or seen
            self.touched = (min(old[0], seen[0]), min(old[1], seen[1]), max(old[2], seen[2]), max(old[3], seen[3]))
        return seen

    @contextmanager
    def _rounded(self, box: PixelBox, radii: Radii) -> Iterator[None]:
        """Whatever is painted meanwhile leaves the corners outside the radii as they were.

        Painting the box square and putting back what lay under its corners is the same as painting through a mask of
        the whole box, and several times faster.
        """
        if not any(radii):
            yield
            return
        kept = []
        for tile, corner_radii in corner_tiles(box[2] - box[0], box[3] - box[1], radii):
            left, top = box[0] + tile[0], box[1] + tile[1]
            width, height = tile[2] - tile[0], tile[3] - tile[1]
            mask = self.cache.get(
                Key("outside", width, height, corner_radii), partial(outside_mask, width, height, corner_radii)
            )
            kept.append((self.image.crop((left, top, left + width, top + height)), (left, top), mask))
        yield
        for corner, place, mask in kept:
            self.image.paste(corner, place, mask)

    def _fill(self, fill: Fill) -> None:
        box = self._box(fill.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= 0 or height <= 0:
            return
        paint_ = fill.paint
        with self._rounded(box, fill.radii):
            if isinstance(paint_, Color):
                if paint_.alpha:
                    self._paste_plain(paint_, box)
            else:
                gradient = self.cache.get(
                    Key("gradient", paint_, width, height), partial(gradient_image, paint_, width, height)
                )
                self._paste_plain(gradient, box)

    def _border(self, border: Border) -> None:
        box = self._box(border.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= 0 or height <= 0:
            return
        top, right, bottom, left = (side.width for side in border.sides)
        widths = (top, right, bottom, left)
        for color, drawn in strokes(border.sides):
            shape = (width, height, border.radii, widths, drawn)
            mask = self.cache.get(Key("border", *shape), partial(border_mask, *shape))
            for band in border_bands(width, height, border.radii, widths):
                self._paste(color, box[0] + band[0], box[1] + band[1], mask.crop(band))

    def _shadow(self, operation: BoxShadow) -> None:
        box = self._box(operation.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        shadow, radii = operation.shadow, operation.radii
        if width <= 0 or height <= 0 or not shadow.color.alpha:
            return
        mask = self.cache.get(
            Key("shadow", width, height, radii, shadow), partial(shadow_mask, width, height, radii, shadow)
        )
        margin = shadow_margin(shadow)
        self._paste(shadow.color, box[0] - margin + round(shadow.x), box[1] - margin + round(shadow.y), mask)

    def _picture(self, picture: Picture) -> None:
        box = self._box(picture.rect)
        # Where the whole picture lies; the rect shows a part of it.
        left = picture.rect.x - self.left - picture.offset[0]
        top = picture.rect.y - self.top - picture.offset[1]
        whole = (
            math.floor(left + 0.5),
            math.floor(top + 0.5),
            math.floor(left + picture.size[0] + 0.5),
            math.floor(top + picture.size[1] + 0.5),
        )
        part = _intersection(box, whole)
        if part is None:
            return
        image = self._scaled(picture, (part[0] - left, part[1] - top, part[2] - left, part[3] - top))
        with self._rounded(box, picture.radii):
            self._paste_plain(image, part)

    def _scaled(self, picture: Picture, window: Window) -> Image.Image:
        path, size, color = picture.path, picture.size, picture.color
        digest = self.files.digest(path)
        if not is_vector(path):
            return self.cache.get(
                Key("picture", digest, size, window), lambda: scaled_picture(path, self.files.read(path), size, window)
            )
        # Drawings stand on whole px, and so are the same wherever they stand.
        size, window = on_whole_pixels(size, window)
        return self.cache.drawings.get(
            Key("drawing", digest, size, window, color),
            lambda: scaled_drawing(path, self.files.read(path), size, window, color),
        )

    def _glyphs(self, glyphs: Glyphs) -> None:
        # Translucent lines that touch must not darken each other, so they need one mask.
        lines = by_line(glyphs.runs) if glyphs.color.alpha == 255 else (glyphs.runs,)
        for runs in lines if glyphs.color.alpha else ():
            ink = text_mask(runs, self.fonts)
            if ink is not None:
                self._paste(glyphs.color, ink.left - self.left, ink.top - self.top, ink.image)
        for picture in color_glyphs(glyphs.runs, self.fonts, glyphs.color):
            left, top = picture.left - self.left, picture.top - self.top
            self._paste_plain(picture.image, (left, top, left + picture.image.width, top + picture.image.height))

    def _group(self, group: Group) -> None:
        """Paint over a copy of what lies below, and mix the copy in: the same as a transparent layer of its own."""
        everything: PixelBox = (0, 0, *self.image.size)
        region = everything if group.clip is None else _intersection(self._box(group.clip), everything)
        opacity = round(min(group.opacity, 1.0) * 255)
        if region is None or opacity <= 0:
            return
        layer = _Surface(
            self.image.crop(region), self.fonts, self.files, self.cache, self.left + region[0], self.top + region[1]
        )
        layer.draw(group.operations)
        if layer.touched is None:
            return
        painted = layer.image.crop(layer.touched)
        left, top = region[0] + layer.touched[0], region[1] + layer.touched[1]
        clip = region if group.clip is None else self._box(group.clip)
        with self._rounded(clip, group.radii if group.clip is not None else (0.0, 0.0, 0.0, 0.0)):
            if opacity == 255:
                self._paste_plain(painted, (left, top, left + painted.width, top + painted.height))
            else:
                self._paste(painted, left, top, Image.new("L", painted.size, opacity))


def _nearest(value: float) -> int:
    return math.floor(value + 0.5)


def _intersection(first: PixelBox, second: PixelBox) -> PixelBox | None:
    left, top = max(first[0], second[0]), max(first[1], second[1])
    right, bottom = min(first[2], second[2]), min(first[3], second[3])
    return (left, top, right, bottom) if left < right and top < bottom else None


def _paste_color(image: Image.Image, color: Color, left: int, top: int, mask: Image.Image) -> None:
    """Pillow's `paste` of a colour through a mask, band by band: the same pixels in three fifths of the time."""
    bands = image.crop((left, top, left + mask.width, top + mask.height)).split()
    for band, value in zip(bands, color[:3], strict=True):
        band.paste(value, (0, 0), mask)
    image.paste(Image.merge("RGB", bands), (left, top))


@lru_cache(maxsize=256)
def _faded(alpha: int) -> list[int]:
    """The table that multiplies a mask by an alpha."""
    return [round(value * alpha / 255) for value in range(256)]
