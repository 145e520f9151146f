"""A proof: the strings of a campaign in one locale, and where each of them stands. Boxes are px of the card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from kit.build.fit import TextFit
from kit.build.job import CardJob
from kit.build.room import CardRoom
from kit.errors import Problem, Where
from kit.l10n.pofile import Entry, Key, Source
from kit.l10n.wording import plain
from kit.layout.display import Rect
from kit.status.model import Reason

State = Literal["source", "translated", "fuzzy", "missing"]
"""source: a text of the campaign's own language, or of a pseudo-locale; nobody translates it."""
LOOSE = 99.0  # the tightness of what stands nowhere
# Tightness is how many times longer a text could be, about: 1.0 leaves nothing, below 1.0 it does not fit.


@dataclass(frozen=True, slots=True)
class ProofCard:
    """One card, settled."""

    job: CardJob
    platform: str  # its title, such as "Instagram"
    surface: str  # "story"
    key: str  # names everything that its picture depends on; "" where it cannot be drawn
    boxes: Mapping[str, tuple[Rect, ...]]  # slot -> around the ink of its text, once for each row of a chart
    fits: Mapping[str, TextFit]  # slot -> the tightest of its texts
    problems: tuple[Problem, ...]

    @property
    def placement(self) -> str:
        return self.job.placement.name

    @property
    def width(self) -> int:
        return self.job.placement.width

    @property
    def height(self) -> int:
        return self.job.placement.height


@dataclass(frozen=True, slots=True)
class OnCard:
    """A string on a card."""

    card: ProofCard
    boxes: tuple[Rect, ...]
    fit: TextFit | None

    @property
    def tightness(self) -> float:
        """By the sizes that it could be set in; a text of one size tells only whether it fits."""
        if self.fit is None:
            return LOOSE
        if self.fit.spare is None:
            return self.fit.room if self.fit.room < 1 else LOOSE
        return self.fit.spare**2  # both lines and words become smaller


@dataclass(frozen=True, slots=True)
class InPost:
    """A string in a post, which may be a thread."""

    platform: str  # its name, such as "x"
    title: str
    parts: tuple[str, ...]
    length: int  # of the first part, by the platform's own counting
    limit: int

    @property
    def tightness(self) -> float:
        """By the limit of the platform."""
        return self.limit / self.length if self.length else LOOSE


@dataclass(frozen=True, slots=True)
class ProofString:
    """One string, and where it stands, the tightest place first."""

    id: str  # of its place in a page: letters, digits, "-" and "_"
    key: Key
    message: str  # "" for the words of pages
    slot: str  # "" for the words of pages
    where: Where
    source: Source
    texts: tuple[str, ...]  # its forms as they are written; as many as the locale's plural has
    state: State
    entry: Entry | None  # None where no catalog has it
    reasons: tuple[Reason, ...] = ()
    cards: tuple[OnCard, ...] = ()
    posts: tuple[InPost, ...] = ()
    room: CardRoom | None = None  # on cards, tried out with its own words; None: not yet, or it stands on none

    @property
    def characters(self) -> int:
        """How long it is, without tags: of its longest form."""
        return max((len(plain(text)) for text in self.texts), default=0)

    @property
    def former(self) -> Source | None:
        """The source text that a fuzzy translation was made for, where that was another one."""
        previous = self.entry.previous if self.entry else None
        return previous if previous and previous != self.source else None

    @property
    def tightness(self) -> float:
        """That of its tightest place."""
        found = [*(card.tightness for card in self.cards), *(post.tightness for post in self.posts)]
        if self.room and self.room.tightest and self.characters:
            found.append(self.room.characters / self.characters)
        return min(found, default=LOOSE)


@dataclass(frozen=True, slots=True)
class MessageProof:
    """A message in one locale. `beside`: what is wrong with it, and stands in no string."""

    message: str  # "" for the words of pages
    title: str  # its headline, or the campaign's; "" for the words of pages
    strings: tuple[ProofString, ...]
    cards: tuple[ProofCard, ...] = ()
    beside: tuple[Problem, ...] = ()
