"""The checks of translations: what is told of a catalog's entries before somebody publishes them."""

from __future__ import annotations

from dataclasses import dataclass

from kit.errors import Problem
from kit.l10n import pofile
from kit.l10n.glossary import Glossary


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in an entry."""

    check: str  # its name, as in "# kit: allow NAME"
    problem: Problem
    key: tuple[str | None, str]  # the entry's context and source text


def check_catalog(po: pofile.PoFile, locale: str, file: str, glossary: Glossary) -> tuple[Finding, ...]:
    """What the checks find in a catalog's translations, in its order. Fuzzy and obsolete entries are not looked at."""
    return ()
