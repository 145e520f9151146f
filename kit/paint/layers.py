"""What has been painted before and can be copied: layers, scaled pictures, gradients, masks."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast

from PIL import Image, ImageChops

from kit.paint.ground import Painted

MEGABYTE = 1 << 20

_BAND = 64  # px, how high the parts of a layer are at most
_TILE = 32  # px, the sides of the parts that a drawing is taken apart into
_LARGE = 31 * MEGABYTE  # just below the largest threshold that glibc sets by itself


@lru_cache(maxsize=1)
def keep_freed_memory() -> None:
    """Make the C library keep the memory of freed images for the next ones.

    glibc hands large blocks back to the system at once, and the page faults of getting them again cost 4 ms a card.
    Freeing a larger block raises its thresholds for good; other C libraries take no notice. No page of it is touched.
    """
    bytes(_LARGE)


class Key:
    """A key whose hash is computed once: those of long tuples of operations are costly."""

    __slots__ = ("_hash", "_parts")

    def __init__(self, *parts: Hashable) -> None:
        self._parts = parts
        self._hash = hash(parts)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self._hash == other._hash and self._parts == other._parts


Part = tuple[Image.Image, tuple[int, int]]  # with the place of its top left corner


class Drawing(NamedTuple):
    """A drawing taken apart: what is opaque as RGB images to be copied, the rest as RGBA; what is empty costs nothing.

    A line or a ring is mostly empty, and blending each pixel of its box is dear.
    """

    size: tuple[int, int]
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, image: Image.Image) -> Drawing:
        """An RGBA image taken apart; an RGB image stays whole."""
        return cls(image.size, tuple(_inked(image)) if image.mode == "RGBA" else ((image, (0, 0)),))

    def image(self) -> Image.Image:
        """The drawing in one piece again, RGBA."""
        image = Image.new("RGBA", self.size)
        for part, place in self.parts:
            image.paste(part, place)
        return image


class Layer(NamedTuple):
    """An image as a ground of one colour and what stands out from it, and what is known of its colours.

    It takes less memory than the image, and most cards are mostly ground: filling is faster than copying.
    """

    size: tuple[int, int]
    ground: tuple[int, int, int] | None
    parts: tuple[Part, ...]
    painted: Painted

    @classmethod
    def of(cls, image: Image.Image, painted: Painted, *, flat: bool = True) -> Layer:
        """An RGB image taken apart, or whole where it is not flat. `painted` says which colour its ground was painted
        in, if it was in one."""
        whole = (0, 0, *image.size)
        color = next((color for box, color, _ in reversed(painted) if color and box == whole), None)
        if color is None or not flat:
            return cls(image.size, None, ((image, (0, 0)),), painted)
        ground = color[:3]
        return cls(image.size, ground, tuple(_standing_out(image, ground)), painted)

    def image(self) -> Image.Image:
        """The image, a new one at each call."""
        image = Image.new("RGB", self.size, self.ground)
        for part, place in self.parts:
            image.paste(part, place)
        return image


def _standing_out(image: Image.Image, ground: tuple[int, int, int]) -> Iterator[Part]:
    flat = Image.new("RGB", (image.width, _BAND), ground)
    for top in range(0, image.height, _BAND):
        band = image.crop((0, top, image.width, min(top + _BAND, image.height)))
        box = ImageChops.difference(band, flat).getbbox()
        if box is not None:
            yield band.crop(box), (box[0], top + box[1])


def _inked(image: Image.Image) -> Iterator[Part]:
    """The tiles of an RGBA image that show something, opaque ones that stand beside each other as one RGB image."""
    alpha = image.getchannel("A")
    for top in range(0, image.height, _TILE):
        bottom = min(top + _TILE, image.height)
        opaque = -1  # where a row of opaque tiles began
        for left in range(0, image.width, _TILE):
            right = min(left + _TILE, image.width)
            tile = alpha.crop((left, top, right, bottom))
            solid = tile.getextrema() == (255, 255)
            if solid and opaque < 0:
                opaque = left
            if opaque >= 0 and (not solid or right == image.width):
                yield image.crop((opaque, top, right if solid else left, bottom)).convert("RGB"), (opaque, top)
                opaque = -1
            ink = None if solid else tile.getbbox()
            if ink is not None:
                yield (
                    image.crop((left + ink[0], top + ink[1], left + ink[2], top + ink[3])),
                    (left + ink[0], top + ink[1]),
                )


Kept = TypeVar("Kept", Image.Image, Layer, Drawing)


class ImageCache:
    """Images and layers by key, the least recently used dropped first once they take more than `max_bytes` in all.

    The images that it hands out are shared: copy one before changing it. May be used by several threads. The keys say
    all that an image depends on, so one cache can serve every campaign of a process, and files may change meanwhile.
    """

    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self._bytes = 0
        self._images: OrderedDict[Key, Image.Image | Layer | Drawing] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def bytes(self) -> int:
        """What the images in it take."""
        return self._bytes

    def get(self, key: Key, make: Callable[[], Kept]) -> Kept:
        """What is kept under this key, made now where it is not there. Never change it."""
        with self._lock:
            found = self._images.get(key)
            if found is not None:
                self._images.move_to_end(key)
                return cast(Kept, found)
        made = make()
        self._keep(key, made)
        return made

    def _keep(self, key: Key, image: Image.Image | Layer | Drawing) -> None:
        size = _bytes_of(image)
        if size > self.max_bytes:
            return
        with self._lock:
            if key in self._images:
                return
            self._images[key] = image
            self._bytes += size
            while self._bytes > self.max_bytes:
                _, dropped = self._images.popitem(last=False)
                self._bytes -= _bytes_of(dropped)


class LayerCache(ImageCache):
    """What is painted for one card and useful for the next ones.

    Rasterised drawings have a place of their own: they are small and dear and come back in every message, by when the
    layers have pushed out all that was painted with them.
    """

    def __init__(self, max_bytes: int = 24 * MEGABYTE, max_drawing_bytes: int = 12 * MEGABYTE) -> None:
        super().__init__(max_bytes)
        self.drawings = ImageCache(max_drawing_bytes)


def _bytes_of(kept: Image.Image | Layer | Drawing) -> int:
    """Pillow keeps one byte a pixel for L and four for RGB and RGBA."""
    if isinstance(kept, (Layer, Drawing)):
        return sum(_bytes_of(part) for part, _ in kept.parts)
    return kept.width * kept.height * (1 if kept.mode == "L" else 4)
