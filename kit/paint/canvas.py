"""The display list painted, operation by operation, over a white card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import takewhile

from PIL import Image

from kit.layout.display import Border, BoxShadow, DisplayList, Fill, Glyphs, Group, Operation, Picture, is_vector
from kit.markup.model import Color
from kit.paint.borders import border_bands, border_mask, strokes
from kit.paint.contrast import Contrasts, of_lockup, on_pixels, on_plain, stands_out
from kit.paint.files import Files
from kit.paint.glyphs import Fonts, by_line, color_glyphs, text_mask
from kit.paint.gradients import gradient_image
from kit.paint.layers import Drawing, Key, Layer, LayerCache, keep_freed_memory
from kit.paint.operations import extent, is_read, photographs, picture_paths, simplified
from kit.paint.pictures import Window, filtered, on_whole_pixels, scaled_drawing, scaled_picture
from kit.paint.pixels import PixelBox, intersection, nearest
from kit.paint.shadows import shadow_margin, shadow_mask
from kit.paint.surface import Surface, Tools

__all__ = ["LayerCache", "paint"]

_WHITE = Color(255, 255, 255)


def paint(
    display: DisplayList,
    library: Fonts,
    read: Callable[[str], bytes],
    cache: LayerCache,
    contrasts: Contrasts | None = None,
    *,
    textless: bool = False,
) -> Image.Image:
    """The card as an RGB image.

    `read` gives the bytes of a picture by its path. What comes before the first text is kept in the cache as one
    layer, for the other languages. The image is the same with any cache. `contrasts` gets to know how far each text
    and each lockup that has to be read stands out; `textless` leaves the texts out. `KitError` for pictures that
    cannot be used.
    """
    keep_freed_memory()
    files = Files(read)
    operations = tuple(simplified(display.operations, display.width, display.height))
    if contrasts is not None:
        contrasts.begin(operations)
    leading = tuple(takewhile(lambda operation: not is_read(operation), operations))
    layer = _layer(leading, (display.width, display.height), Tools(library, files, cache))
    image, painted = layer.image(), layer.painted
    _Painter(image, Tools(library, files, cache, contrasts, textless), painted).draw(operations[len(leading) :])
    return image


def _layer(operations: tuple[Operation, ...], size: tuple[int, int], tools: Tools) -> Layer:
    """Operations painted over white. What they show up to the last photograph is kept, too: it is dear, and veils that
    are laid over it are as high as the words of a language."""

    def painted() -> Layer:
        last = max((index for index, each in enumerate(operations, 1) if any(photographs((each,)))), default=0)
        if 0 < last < len(operations):
            below = _layer(operations[:last], size, tools)
            surface = _Painter(below.image(), tools, below.painted)
        else:
            last, surface = 0, _Painter(Image.new("RGB", size, "white"), tools, (((0, 0, *size), _WHITE, False),))
        surface.draw(operations[last:])
        shown = sum(rect.width * rect.height for rect in photographs(operations))
        return Layer.of(surface.image, surface.ground.painted, flat=shown < size[0] * size[1] / 2)

    if not operations:
        return painted()
    pictures = tuple(map(tools.files.digest, picture_paths(operations)))
    return tools.cache.get(Key("layer", size, operations, pictures), painted)


class _Painter(Surface):
    """Paints operations on its image."""

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

    def _fill(self, fill: Fill) -> None:
        box = self.box_of(fill.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= 0 or height <= 0:
            return
        paint_ = fill.paint
        with self.rounded(box, fill.radii):
            if isinstance(paint_, Color):
                if paint_.alpha:
                    self.paste_plain(paint_, box)
            else:
                gradient = self.cache.get(
                    Key("gradient", paint_, width, height), partial(gradient_image, paint_, width, height)
                )
                self.paste_plain(gradient, box)

    def _border(self, border: Border) -> None:
        box = self.box_of(border.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        if width <= 0 or height <= 0:
            return
        top, right, bottom, left = (side.width for side in border.sides)
        widths = (top, right, bottom, left)
        for color, drawn in strokes(border.sides):
            shape = (width, height, border.radii, widths, drawn)
            mask = self.cache.get(Key("border", *shape), partial(border_mask, *shape))
            for band in border_bands(width, height, border.radii, widths):
                self.paste(color, box[0] + band[0], box[1] + band[1], mask.crop(band))

    def _shadow(self, operation: BoxShadow) -> None:
        box = self.box_of(operation.rect)
        width, height = box[2] - box[0], box[3] - box[1]
        shadow, radii = operation.shadow, operation.radii
        if width <= 0 or height <= 0 or not shadow.color.alpha:
            return
        mask = self.cache.get(
            Key("shadow", width, height, radii, shadow), partial(shadow_mask, width, height, radii, shadow)
        )
        margin = shadow_margin(shadow)
        self.paste(shadow.color, box[0] - margin + round(shadow.x), box[1] - margin + round(shadow.y), mask)

    def _picture(self, picture: Picture) -> None:
        box = self.box_of(picture.rect)
        # Where the whole picture lies; the rect shows a part of it.
        left = picture.rect.x - self.left - picture.offset[0]
        top = picture.rect.y - self.top - picture.offset[1]
        whole = (nearest(left), nearest(top), nearest(left + picture.size[0]), nearest(top + picture.size[1]))
        part = intersection(box, whole)
        if part is None:
            return
        window = (part[0] - left, part[1] - top, part[2] - left, part[3] - top)
        with self.rounded(box, picture.radii):
            if is_vector(picture.path):
                drawing = self._drawing(picture, window)
                self._measure_lockup(picture, drawing.image, part)
                self.paste_parts(drawing, *part[:2])
            else:
                photograph = self._photograph(picture, window)
                self._measure_lockup(picture, lambda: photograph.convert("RGBA"), part)
                self.paste_plain(photograph, part)

    def _measure_lockup(self, picture: Picture, drawn: Callable[[], Image.Image], box: PixelBox) -> None:
        """Note how far a lockup stands out from what lies behind it, before it is painted in a box of the surface."""
        contrasts, legibility = self.tools.contrasts, picture.legibility
        seen = intersection(box, (0, 0, *self.image.size))
        if contrasts is None or legibility is None or seen is None:
            return
        lockup = drawn().crop((seen[0] - box[0], seen[1] - box[1], seen[2] - box[0], seen[3] - box[1]))
        if found := of_lockup(lockup, self.image, seen, self.opacity, legibility.contrast):
            contrasts.note(legibility, *found)

    def _photograph(self, picture: Picture, window: Window) -> Image.Image:
        path, size, filters = picture.path, picture.size, picture.filters
        return self.cache.get(
            Key("picture", self.files.digest(path), size, window, filters),
            lambda: filtered(scaled_picture(path, self.files.read(path), size, window), filters),
        )

    def _drawing(self, picture: Picture, window: Window) -> Drawing:
        """Drawings stand on whole px, and so are the same wherever they stand."""
        path, color, filters = picture.path, picture.color, picture.filters
        size, window = on_whole_pixels(picture.size, window)

        def drawn() -> Drawing:
            image = filtered(scaled_drawing(path, self.files.read(path), size, window, color), filters)
            return Drawing.of(image)

        return self.cache.drawings.get(Key("drawing", self.files.digest(path), size, window, color, filters), drawn)

    def _glyphs(self, glyphs: Glyphs) -> None:
        if not glyphs.color.alpha:
            return
        doubtful = self._stands_doubtfully(glyphs)
        painted = not (self.tools.textless and glyphs.legibility is not None)
        # Translucent lines that touch must not darken each other, so they need one mask.
        lines = by_line(glyphs.runs) if glyphs.color.alpha == 255 else (glyphs.runs,)
        for runs in lines if painted or doubtful else ():
            ink = text_mask(runs, self.fonts)
            if ink is not None:
                left, top = ink.left - self.left, ink.top - self.top
                if doubtful:
                    self._measure(glyphs, left, top, ink.image)
                if painted:
                    self.paste(glyphs.color, left, top, ink.image, letters=glyphs.legibility is not None)
        for picture in color_glyphs(glyphs.runs, self.fonts, glyphs.color) if painted else ():
            left, top = picture.left - self.left, picture.top - self.top
            self.paste_plain(picture.image, (left, top, left + picture.image.width, top + picture.image.height))

    def _stands_doubtfully(self, glyphs: Glyphs) -> bool:
        """Whether only the pixels under its ink tell if a text stands out. Where its ground tells it, it is noted."""
        contrasts, legibility = self.tools.contrasts, glyphs.legibility
        if contrasts is None or legibility is None:
            return False
        left, top, right, bottom = self.box_of(legibility.ink)
        box = intersection((left - 1, top - 1, right + 1, bottom + 1), (0, 0, *self.image.size))
        if box is None:
            return False
        color, under = self._as_seen(glyphs.color), self.ground.under(self.on_card(box), letters=False)
        if under is not None:
            contrasts.note(legibility, on_plain(color, under), color, glyphs.color_sources)
            return False
        return not stands_out(color, contrasts.behind(legibility, self.image, box), legibility.contrast)

    def _measure(self, glyphs: Glyphs, left: int, top: int, mask: Image.Image) -> None:
        """Note how far ink stands out from what lies behind it, before it is painted."""
        seen = intersection((left, top, left + mask.width, top + mask.height), (0, 0, *self.image.size))
        if self.tools.contrasts is None or glyphs.legibility is None or seen is None:
            return
        color, under = self._as_seen(glyphs.color), self.ground.under(self.on_card(seen), letters=False)
        if under is None:
            part = mask.crop((seen[0] - left, seen[1] - top, seen[2] - left, seen[3] - top))
            standing = on_pixels(color, self.image, seen, part)
        else:
            standing = on_plain(color, under)
        self.tools.contrasts.note(glyphs.legibility, standing, color, glyphs.color_sources)

    def _as_seen(self, color: Color) -> Color:
        """A text's colour as it will be, once this surface is laid over the card."""
        return color if self.opacity == 1 else color._replace(alpha=round(color.alpha * self.opacity))

    def _group(self, group: Group) -> None:
        """Paint over a copy of what lies below, and mix the copy in: the same as a transparent layer of its own."""
        everything: PixelBox = (0, 0, *self.image.size)
        bounds = group.clip or extent(group.operations)
        region = everything if bounds is None else intersection(self.box_of(bounds), everything)
        opacity = round(min(group.opacity, 1.0) * 255)
        if region is None or opacity <= 0:
            return
        layer = _Painter(
            self.image.crop(region),
            self.tools,
            self.ground.painted,
            self.left + region[0],
            self.top + region[1],
            self.opacity * min(group.opacity, 1.0),
        )
        layer.draw(group.operations)
        if layer.touched is None:
            return
        painted = layer.image.crop(layer.touched)
        left, top = region[0] + layer.touched[0], region[1] + layer.touched[1]
        clip = region if group.clip is None else self.box_of(group.clip)
        with self.rounded(clip, group.radii if group.clip is not None else (0.0, 0.0, 0.0, 0.0)):
            if opacity == 255:
                self.paste_plain(painted, (left, top, left + painted.width, top + painted.height))
            else:
                self.paste(painted, left, top, Image.new("L", painted.size, opacity))
