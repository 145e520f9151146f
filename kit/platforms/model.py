"""Platforms, placements and limits as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Insets(NamedTuple):
    """Distances from the edges of a placement, px."""

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Placement:
    """A surface of a platform on which a card appears."""

    name: str  # "instagram.story"
    platform: str  # "instagram"
    width: int  # px
    height: int  # px
    safe: Insets  # what the platform's own buttons may cover
    types: tuple[str, ...]  # "jpeg", "png": what the platform takes, in the order in which Kit prefers them
    max_bytes: int
    source: str
    checked: str  # ISO date
    confidence: str  # high, medium or low
    note: str = ""


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How much text a platform takes, and how it counts."""

    maximum: int  # 0: no such field
    rule: str  # the name of a counting rule: see kit.platforms.counting
    max_bytes: int | None = None  # UTF-8, where the platform has a second limit
    source: str = ""
    checked: str = ""
    confidence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: what it takes and how it counts."""

    name: str  # "x"
    title: str  # "X (Twitter)"
    placements: tuple[Placement, ...]
    post: TextLimit
    alt: TextLimit
    max_hashtags: int | None = None
    link_in_text: bool = True  # a link in the post can be opened (not so on Instagram)
    share: str = ""  # share link, with {text} and {url} to be percent-encoded; "" where there is none
    share_takes_text: bool = False
