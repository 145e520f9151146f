"""An image that is painted on, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import NamedTuple

from PIL import Image

from kit.layout.display import Radii, Rect
from kit.markup.model import Color
from kit.paint.blending import glazed, glazed_color, tinted
from kit.paint.borders import corner_tiles, outside_mask
from kit.paint.contrast import Contrasts
from kit.paint.files import Files
from kit.paint.glyphs import Fonts
from kit.paint.ground import Ground, Painted
from kit.paint.layers import Drawing, Key, LayerCache
from kit.paint.pixels import PixelBox, intersection, nearest, union


class Tools(NamedTuple):
    """What every surface of a card is painted with."""

    fonts: Fonts
    files: Files
    cache: LayerCache
    contrasts: Contrasts | None = None
    textless: bool = False


class Surface:
    """An image that is painted on, and how much of it was. Its top left corner lies at `left`, `top` on the card.

    `painted` is what is known of it at the start, in px of the card; `opacity` that with which it will be laid over it.
    """

    def __init__(
        self,
        image: Image.Image,
        tools: Tools,
        painted: Painted,
        left: int = 0,
        top: int = 0,
        opacity: float = 1.0,
    ) -> None:
        self.image = image
        self.tools = tools
        self.fonts, self.files, self.cache = tools[:3]
        self.ground = Ground(painted)
        self.left = left
        self.top = top
        self.opacity = opacity
        self.touched: PixelBox | None = None

    # What follows is in px of the surface.

    def box_of(self, rect: Rect) -> PixelBox:
        return (
            nearest(rect.x) - self.left,
            nearest(rect.y) - self.top,
            nearest(rect.right) - self.left,
            nearest(rect.bottom) - self.top,
        )

    def paste(self, source: Image.Image | Color, left: int, top: int, mask: Image.Image, letters: bool = False) -> None:
        """Paint an image or a colour through a mask of the same size, which may be that of letters."""
        box = (left, top, left + mask.width, top + mask.height)
        under = self.ground.under(self.on_card(box)) if isinstance(source, Color) else None
        if self._touch(box, letters=letters) is None:
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

    def paste_plain(self, source: Image.Image | Color, box: PixelBox) -> None:
        """Paint a box; an image brings its own alpha."""
        if isinstance(source, Color):
            self._paste_color(source, box)
        elif self._touch(box):
            self.image.paste(source, box[:2], source if source.mode == "RGBA" else None)

    def paste_parts(self, drawing: Drawing, left: int, top: int) -> None:
        """Paint a drawing that was taken apart, with its top left corner at a place."""
        if self._touch((left, top, left + drawing.size[0], top + drawing.size[1])):
            for part, (across, down) in drawing.parts:
                self.image.paste(part, (left + across, top + down), part if part.mode == "RGBA" else None)

    def _paste_color(self, color: Color, box: PixelBox) -> None:
        seen = intersection(box, (0, 0, *self.image.size))
        if seen is None:
            return
        if color.alpha < 255:
            under = self.ground.under(self.on_card(seen))
            if under is None:
                self.image.paste(glazed(self.image.crop(seen), color), seen)
                self._touch(seen)
                return
            color = glazed_color(under, color)
        self.image.paste(color[:3], seen)
        self._touch(seen, color)

    def _touch(self, box: PixelBox, color: Color | None = None, letters: bool = False) -> PixelBox | None:
        """The part of a box that lies on the surface, remembered as painted on; `None` where there is none."""
        seen = intersection(box, (0, 0, *self.image.size))
        if seen is not None:
            self.ground.cover(self.on_card(seen), color, letters)
            self.touched = union(self.touched or seen, seen)
        return seen

    def on_card(self, box: PixelBox) -> PixelBox:
        return (box[0] + self.left, box[1] + self.top, box[2] + self.left, box[3] + self.top)

    @contextmanager
    def rounded(self, box: PixelBox, radii: Radii) -> Iterator[None]:
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
            self.ground.cover(self.on_card((left, top, left + mask.width, top + mask.height)))


@lru_cache(maxsize=256)
def _faded(alpha: int) -> list[int]:
    """The table that multiplies a mask by an alpha."""
    return [round(value * alpha / 255) for value in range(256)]
