"""How far the locales of a campaign have come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kit.errors import Problem

Kind = Literal["catalog", "missing", "fuzzy", "fault", "card", "post", "check"]
KINDS: tuple[Kind, ...] = ("catalog", "missing", "fuzzy", "fault", "card", "post", "check")
"""What keeps a locale from being ready, the most important first.

catalog: one that is not there or cannot be used as a whole. missing, fuzzy: a string. fault: a string or a page that
cannot be used. card: one that cannot be made, such as a text that does not fit. post: one beyond the limits of its
platform. check: what a check of translations found.
"""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that keeps a locale from being ready."""

    kind: Kind
    problem: Problem
    check: str = ""  # the name of the check that found it, as in "# kit: allow NAME"


@dataclass(frozen=True, slots=True)
class Strings:
    """How many strings there are, and how many of them are translated. One that is fuzzy is not translated."""

    total: int
    translated: int
    fuzzy: int

    @property
    def missing(self) -> int:
        """Those without a translation."""
        return self.total - self.translated - self.fuzzy

    @property
    def percent(self) -> int:
        """How many of a hundred are translated, rounded down: only what is complete has 100."""
        return 100 * self.translated // self.total if self.total else 100

    def __add__(self, other: Strings) -> Strings:
        return Strings(self.total + other.total, self.translated + other.translated, self.fuzzy + other.fuzzy)


@dataclass(frozen=True, slots=True)
class Made:
    """How many cards or posts there are to be. What is neither good nor bad lacks a translation and cannot be made."""

    total: int
    good: int
    bad: int


@dataclass(frozen=True, slots=True)
class LocaleStatus:
    """How far one locale of a campaign has come."""

    locale: str
    language: str  # its English name
    campaign: Strings
    pages: Strings  # the words of pages and read-me files, which every campaign shares
    cards: Made
    posts: Made
    reasons: tuple[Reason, ...]  # the most important first

    @property
    def strings(self) -> Strings:
        """All that have to be translated."""
        return self.campaign + self.pages

    @property
    def ready(self) -> bool:
        """Whether nothing keeps its kit from being shipped."""
        return not self.reasons

    def found(self, kind: Kind) -> int:
        """How many reasons there are of a kind."""
        return sum(reason.kind == kind for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class CampaignStatus:
    """How far a campaign's locales have come, in the campaign's order."""

    campaign: str
    locales: tuple[LocaleStatus, ...]
    problems: tuple[Problem, ...]  # those that are of no locale: of the campaign, its brand, its figures

    @property
    def ready(self) -> tuple[str, ...]:
        """The locales that are ready."""
        return tuple(each.locale for each in self.locales if each.ready)


def ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons without repetitions, the most important first."""
    return tuple(sorted(dict.fromkeys(reasons), key=lambda reason: KINDS.index(reason.kind)))
