"""The display list painted, operation by operation, over a white card."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import takewhile

from PIL import Image

from kit.layout.display import Border, BoxShadow, DisplayList, Fill, Glyphs, Group, Operation, Picture, Radii, Rect
from kit.markup.model import Color
from kit.paint.blending import glazed, glazed_color, tinted
from kit.paint.borders import border_bands, border_mask, corner_tiles, outside_mask, strokes
from kit.paint.files import Files
from kit.paint.glyphs import Fonts, by_line, color_glyphs, text_mask
from kit.paint.gradients import gradient_image
from kit.paint.ground import Ground, Painted
from kit.paint.layers import Key, Layer, LayerCache, keep_freed_memory
from kit.paint.operations import holds_text, picture_paths, unwrapped
from kit.paint.pictures import Window, is_vector, on_whole_pixels, scaled_drawing, scaled_picture
from kit.paint.pixels import PixelBox, intersection, nearest, union
from kit.paint.shadows import shadow_margin, shadow_mask

__all__ = ["LayerCache", "paint"]

_WHITE = Color(255, 255, 255)


def paint(display: DisplayList, library: Fonts, read: Callable[[str], bytes], cache: LayerCache) -> Image.Image:
    """The card as an RGB image.

    `read` gives the bytes of a picture by its path. What comes before the first text is kept in the cache as one
    layer, for the other languages. The image is the same with any cache. `KitError` for pictures that cannot be used.
    """
    keep_freed_memory()
    files = Files(read)
    operations = tuple(unwrapped(display.operations, display.width, display.height))
    leading = tuple(takewhile(lambda operation: not holds_text(operation), operations))
    size = (display.width, display.height)

    def base() -> Layer:
        surface = _Surface(Image.new("RGB", size, "white"), library, files, cache, (((0, 0, *size), _WHITE),))
        surface.draw(leading)
        return Layer(surface.image, surface.ground.painted)

    if leading:
        pictures = tuple(files.digest(path) for path in picture_paths(leading))
        kept, painted = cache.get(Key("layer", size, leading, pictures), base)
        image = kept.copy()
    else:
        image, painted = base()
    _Surface(image, library, files, cache, painted).draw(operations[len(leading) :])
    return image


class _Surface:
    """An image that is painted on, and how much of it was. Its top left corner lies at `left`, `top` on the card.

    `painted` is what is known of it at the start, in px of the card.
    """

    def __init__(
        self,
        image: Image.Image,
        fonts: Fonts,
        files: Files,
        cache: LayerCache,
        painted: Painted,
        left: int = 0,
        top: int = 0,
    ) -> None:
        self.image = image
        self.ground = Ground(painted)
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
            nearest(rect.x) - self.left,
            nearest(rect.y) - self.top,
            nearest(rect.right) - self.left,
            nearest(rect.bottom) - self.top,
        )

    def _paste(self, source: Image.Image | Color, left: int, top: int, mask: Image.Image) -> None:
        """Paint an image or a colour through a mask of the same size."""
        box = (left, top, left + mask.width, top + mask.height)
        under = self.ground.under(self._on_card(box)) if isinstance(source, Color) else None
        if self._touch(box) is None:
            return
        if isinstance(source, Color):
            if source.alpha < 255:
                mask = mask.point(_faded(source.alpha))
            if under is None:
                self.image.paste(source[:3], (left, top), mask)
            else:
                self.image.paste(tinted(mask, source, under), (left, top))
        else:
            self.image.paste(source, (left, top), mask)

    def _paste_plain(self, source: Image.Image | Color, box: PixelBox) -> None:
        """Paint a box; an image brings its own alpha."""
        if isinstance(source, Color):
            self._paste_color(source, box)
        elif self._touch(box):
            self.image.paste(source, box[:2], source if source.mode == "RGBA" else None)

    def _paste_color(self, color: Color, box: PixelBox) -> None:
        seen = intersection(box, (0, 0, *self.image.size))
        if seen is None:
            return
        if color.alpha < 255:
            under = self.ground.under(self._on_card(seen))
            if under is None:
                self.image.paste(glazed(self.image.crop(seen), color), seen)
                self._touch(seen)
                return
            color = glazed_color(under, color)
        self.image.paste(color[:3], seen)
        self._touch(seen, color)

    def _touch(self, box: PixelBox, color: Color | None = None) -> PixelBox | None:
        """The part of a box that lies on the surface, remembered as painted on; `None` where there is none."""
        seen = intersection(box, (0, 0, *self.image.size))
        if seen is not None:
            self.ground.cover(self._on_card(seen), color)
            self.touched = union(self.touched or seen, seen)
        return seen

    def _on_card(self, box: PixelBox) -> PixelBox:
        return (box[0] + self.left, box[1] + self.top, box[2] + self.left, box[3] + self.top)

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
        for corner, (left, top), mask in kept:
            self.image.paste(corner, (left, top), mask)
            self.ground.cover(self._on_card((left, top, left + mask.width, top + mask.height)))

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
        whole = (nearest(left), nearest(top), nearest(left + picture.size[0]), nearest(top + picture.size[1]))
        part = intersection(box, whole)
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
        region = everything if group.clip is None else intersection(self._box(group.clip), everything)
        opacity = round(min(group.opacity, 1.0) * 255)
        if region is None or opacity <= 0:
            return
        layer = _Surface(
            self.image.crop(region),
            self.fonts,
            self.files,
            self.cache,
            self.ground.painted,
            self.left + region[0],
            self.top + region[1],
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


@lru_cache(maxsize=256)
def _faded(alpha: int) -> list[int]:
    """The table that multiplies a mask by an alpha."""
    return [round(value * alpha / 255) for value in range(256)]
