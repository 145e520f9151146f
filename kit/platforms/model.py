"""Platforms, placements and limits as data, each value with where it was read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

WRITTEN_TYPES = ("png", "webp", "jpeg")  # the types of image that Kit writes, in the order in which it prefers them
CONFIDENCE = ("low", "medium", "high")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where values come from, and how sure they are."""

    source: str  # an address, or a reference in full
    checked: datetime.date | None  # None: the workspace's own, which does not age
    confidence: str  # one of CONFIDENCE
    note: str = ""


class Insets(NamedTuple):
    """Distances from the edges of a placement, px."""

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class Files:
    """What pictures a platform takes. Widths and heights are px; None: no such limit is known."""

    accepted: tuple[str, ...]  # types of image
    max_bytes: int
    evidence: Evidence = field(repr=False)  # the cache of cards goes by the rest: a newer source draws nothing anew
    max_images: int = 1  # in one post
    min_images: int = 1  # of a post that has several
    narrowest: float | None = None  # width / height
    widest: float | None = None
    min_width: int | None = None
    min_height: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    max_pixels: int | None = None

    @property
    def types(self) -> tuple[str, ...]:
        """Those of WRITTEN_TYPES that are accepted, in their order."""
        return tuple(kind for kind in WRITTEN_TYPES if kind in self.accepted)


@dataclass(frozen=True, slots=True)
class Ratios:
    """The shapes of pictures that a placement takes or shows whole, as width / height; None: no such limit is known."""

    narrowest: float | None
    widest: float | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Placement:
    """A surface of a platform on which a card appears."""

    name: str  # "instagram.story"
    platform: str  # "instagram"
    width: int  # px
    height: int  # px
    safe: Insets  # what the platform's own buttons may cover
    files: Files
    evidence: Evidence = field(repr=False)  # of the size
    max_images: int = 1  # in one post
    safe_evidence: Evidence | None = field(default=None, repr=False)
    ratios: Ratios | None = field(default=None, repr=False)  # where more is known than what files are taken

    @property
    def accepted_ratios(self) -> tuple[float | None, float | None]:
        """The narrowest and the widest shape, as width / height."""
        told = self.ratios or self.files
        return told.narrowest, told.widest

    @property
    def types(self) -> tuple[str, ...]:
        """The types of image that Kit may write for it, best first."""
        return self.files.types

    @property
    def max_bytes(self) -> int:
        """How large a file may be."""
        return self.files.max_bytes


NOT_STATED = Evidence("", None, "low")


@dataclass(frozen=True, slots=True)
class TextLimit:
    """How much text a platform takes, and how it counts."""

    maximum: int  # 0: no such field
    rule: str  # the name of a counting rule: see kit.platforms.counting
    max_bytes: int | None = None  # UTF-8, where the platform has a second limit
    recommended: int | None = None  # by the same rule
    visible: int | None = None  # what is seen before the rest is folded away, by the same rule
    forbidden: tuple[str, ...] = ()  # what may not stand in it
    evidence: Evidence = NOT_STATED


NO_FIELD = TextLimit(0, "codepoints")


@dataclass(frozen=True, slots=True)
class Hashtags:
    """Which hashtags work on a platform."""

    rule: str  # the name of a rule: see kit.platforms.hashtags
    evidence: Evidence
    maximum: int | None = None  # in one post
    longest: int | None = None  # without the sign, in the counting of the rule


@dataclass(frozen=True, slots=True)
class Cashtags:
    """How many signs of shares, such as $AAPL, a platform takes: see kit.platforms.cashtags."""

    maximum: int  # in one post
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Links:
    """What becomes of links in a post."""

    in_text: bool  # they can be opened
    evidence: Evidence
    maximum: int | None = None  # in one post


@dataclass(frozen=True, slots=True)
class Threads:
    """Posts that answer each other, as one."""

    maximum: int  # parts that a person can publish at once
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Share:
    """The address that opens a platform's form with a post in it."""

    link: str  # with placeholders: see kit.platforms.links
    evidence: Evidence
    maximum: int | None = None  # characters that the address may have when it is filled; None: no such limit is known

    @property
    def takes_text(self) -> bool:
        """Whether the form holds the post, and not its link or title alone."""
        return "{text}" in self.link or "{body}" in self.link


@dataclass(frozen=True, slots=True)
class Platform:
    """A platform: what it takes and how it counts."""

    name: str  # "x"
    title: str  # "X"
    placements: tuple[Placement, ...] = ()
    files: Files | None = None  # None: no pictures
    post: TextLimit = NO_FIELD
    texts: Mapping[str, TextLimit] = field(default_factory=dict)  # beside the post, such as a title, by their names
    alt: TextLimit = NO_FIELD
    hashtags: Hashtags | None = None
    cashtags: Cashtags | None = None
    links: Links | None = None
    threads: Threads | None = None
    share: Share | None = None

    @property
    def max_hashtags(self) -> int | None:
        """How many hashtags a post may have; None where there is no limit."""
        return self.hashtags.maximum if self.hashtags else None

    @property
    def link_in_text(self) -> bool:
        """Whether a link in the post can be opened (not so on Instagram)."""
        return self.links is None or self.links.in_text

    @property
    def longest_thread(self) -> int:
        """How many parts a thread may have; 0 where there are no threads."""
        return self.threads.maximum if self.threads else 0

    def evidence(self) -> dict[str, Evidence]:
        """Where each value comes from, by its path in the platform's table: "post", "placements.story.safe"."""
        found: dict[str, Evidence] = {}
        if self.files:
            found["files"] = self.files.evidence
        limits = {"post": self.post, **{f"texts.{name}": limit for name, limit in self.texts.items()}, "alt": self.alt}
        found |= {path: limit.evidence for path, limit in limits.items() if limit is not NO_FIELD}
        stated = {
            "hashtags": self.hashtags,
            "cashtags": self.cashtags,
            "link": self.links,
            "thread": self.threads,
            "share": self.share,
        }
        for path, value in stated.items():
            if value:
                found[path] = value.evidence
        for place in self.placements:
            path = "placements." + place.name.partition(".")[2]
            found[path] = place.evidence
            if place.safe_evidence:
                found[f"{path}.safe"] = place.safe_evidence
            if place.ratios:
                found[f"{path}.ratios"] = place.ratios.evidence
            if place.files is not self.files:
                found[f"{path}.files"] = place.files.evidence
        return found
