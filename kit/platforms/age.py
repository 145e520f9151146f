"""How old values are: platforms change their limits without a word."""

from __future__ import annotations

import datetime

from kit.platforms.model import Evidence, Platform

YEAR = 365  # days


def age(evidence: Evidence, today: datetime.date) -> int | None:
    """Days since a value was read; None for a workspace's own, which do not age."""
    return None if evidence.checked is None else (today - evidence.checked).days


def in_words(days: int | None) -> str:
    """An age for people: "today", "12 days", "5 months", "2 years"; "own" for values that do not age."""
    if days is None:
        return "own"
    for name, length in (("year", YEAR), ("month", 30), ("day", 1)):
        if days >= length * (1 if name == "day" else 2):
            number = days // length
            return f"{number} {name}{'' if number == 1 else 's'}"
    return "today"


def outdated(platform: Platform, today: datetime.date) -> dict[str, Evidence]:
    """The values of a platform that were read more than a year ago, by their paths."""
    return {path: told for path, told in platform.evidence().items() if (age(told, today) or 0) > YEAR}
