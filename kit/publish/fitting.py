"""Which of a message's pictures goes with its post on a platform."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from kit.platforms.model import Files, Platform
from kit.publish.kits import Picture


def own_pictures(platform: Platform, pictures: Iterable[Picture]) -> tuple[Picture, ...]:
    """The pictures that were made for the platform."""
    return tuple(picture for picture in pictures if picture.placement.startswith(f"{platform.name}."))


def fitting_picture(platform: Platform, pictures: Sequence[Picture]) -> Picture | None:
    """The picture made for another platform that this one takes and that looks best there; None where none is taken.

    It is the one whose shape is nearest to the platform's first placement, and of equally near ones the largest.
    """
    files, shape = platform.files, 1.0
    if platform.placements:
        first = platform.placements[0]
        files, shape = first.files, first.width / first.height
    if files is None:
        return None
    taken = [picture for picture in pictures if _takes(files, picture)]
    return min(taken, key=lambda picture: _distance(picture, shape), default=None)


def _distance(picture: Picture, shape: float) -> tuple[float, int]:
    return round(abs(math.log(picture.width / picture.height / shape)), 3), -picture.width * picture.height


def _takes(files: Files, picture: Picture) -> bool:
    width, height = picture.width, picture.height
    ratio = width / height
    return (
        picture.media_type.removeprefix("image/") in files.accepted
        and picture.size <= files.max_bytes
        and (files.narrowest or 0.0) <= ratio <= (files.widest or math.inf)
        and (files.min_width or 0) <= width <= (files.max_width or math.inf)
        and (files.min_height or 0) <= height <= (files.max_height or math.inf)
        and width * height <= (files.max_pixels or math.inf)
    )
