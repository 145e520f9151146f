"""What in a platform's table does not go together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from kit.campaign.lines import KeyPath
from kit.platforms.fields import FilesBlock, PlacementBlock, PlatformBlock, RatiosBlock, ratio

Fault: TypeAlias = tuple[KeyPath, str, str]  # a path in the platform's table, what is wrong there, a hint
_NEARLY = 0.01  # ratios such as 1.91:1 are rounded


def faults(block: PlatformBlock) -> Iterator[Fault]:
    """What contradicts something else in the table of one platform."""
    if block.files:
        yield from _files(block.files, ("files",))
    for name, limit in {"post": block.post, **block.texts, "alt": block.alt}.items():
        path = (name,) if name in ("post", "alt") else ("texts", name)
        for key in ("recommended", "visible"):
            number = getattr(limit, key, None)
            if limit and number and number > limit.maximum:
                hint = "write a smaller number, or raise the maximum"
                yield (*path, key), f"{number} is more than the maximum, {limit.maximum}", hint
    for name, place in block.placements.items():
        path = ("placements", name)
        if place.files:
            yield from _files(place.files, (*path, "files"))
        if place.ratios:
            yield from _order(place.ratios, (*path, "ratios"))
            yield from ((path, what, hint) for what, hint in _shape(place, place.ratios))
        if files := place.files or block.files:
            yield from ((path, what, hint) for what, hint in (*_shape(place, files), *_size(place, files)))
        else:
            yield path, "nothing says what files are taken here", "write a table files for the platform"
        if place.safe and (
            place.safe.top + place.safe.bottom >= place.height or place.safe.left + place.safe.right >= place.width
        ):
            yield (*path, "safe"), "the safe zone leaves no room", "its numbers are distances from the edges, px"


def _files(files: FilesBlock, path: KeyPath) -> Iterator[Fault]:
    if files.min_images > files.max_images:
        yield (*path, "min_images"), "min_images is more than max_images", ""
    yield from _order(files, path)


def _order(ratios: FilesBlock | RatiosBlock, path: KeyPath) -> Iterator[Fault]:
    if ratios.narrowest and ratios.widest and ratio(ratios.narrowest) > ratio(ratios.widest):
        yield (*path, "narrowest"), f"'{ratios.narrowest}' is wider than the widest, '{ratios.widest}'", "width first"


def _shape(place: PlacementBlock, ratios: FilesBlock | RatiosBlock) -> Iterator[tuple[str, str]]:
    """Why the placement's own shape would not be taken or shown whole."""
    size, shape = f"{place.width} × {place.height} px", place.width / place.height
    if ratios.narrowest and shape < ratio(ratios.narrowest) - _NEARLY:
        yield f"{size} is narrower than what is taken", f"the narrowest is {ratios.narrowest}"
    if ratios.widest and shape > ratio(ratios.widest) + _NEARLY:
        yield f"{size} is wider than what is taken", f"the widest is {ratios.widest}"


def _size(place: PlacementBlock, files: FilesBlock) -> Iterator[tuple[str, str]]:
    """Why files that are taken could not have the placement's size."""
    size = f"{place.width} × {place.height} px"
    if place.width < (files.min_width or 0) or place.height < (files.min_height or 0):
        yield f"{size} is smaller than what is taken", f"at least {files.min_width or 1} × {files.min_height or 1}"
    too_wide = files.max_width is not None and place.width > files.max_width
    too_high = files.max_height is not None and place.height > files.max_height
    if too_wide or too_high or (files.max_pixels is not None and place.width * place.height > files.max_pixels):
        yield f"{size} is larger than what is taken", "see max_width, max_height and max_pixels in files"
