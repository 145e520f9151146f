"""How many of a campaign's strings, and of the words of pages, are translated in a locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kit.campaign.model import PSEUDO_LOCALES, Campaign, Message
from kit.errors import Problem, Where, shown
from kit.l10n import phrases
from kit.l10n.catalogs import Catalog, Translation
from kit.l10n.catalogs import path as catalog_path
from kit.l10n.pofile import Entry
from kit.l10n.translate import words_of
from kit.status.model import Reason, Strings

State: TypeAlias = Literal["translated", "fuzzy", "missing"]


@dataclass(frozen=True, slots=True)
class Counted:
    """The strings of one catalog, and those that are not translated, as problems begin: "headline of drop"."""

    strings: Strings
    reasons: tuple[Reason, ...] = ()
    untranslated: frozenset[str] = frozenset()

    def tells(self, problem: Problem) -> bool:
        """Whether a problem says no more than that one of these strings is not translated."""
        return any(problem.what.startswith(f"{name} is ") for name in self.untranslated)


def campaign_strings(campaign: Campaign, messages: Iterable[Message], catalog: Catalog | None, locale: str) -> Counted:
    """The strings of the campaign itself and of those messages. catalog: None where there is none to be used."""
    slots = [(message.id, slot) for message in (words_of(campaign), *messages) for slot in message.slots]
    if locale == campaign.language or locale in PSEUDO_LOCALES:
        return _complete(len(slots))
    file = catalog.file if catalog else catalog_path(campaign.name, locale)
    states: list[tuple[str, State, Where]] = []
    for message, slot in slots:
        context = f"{message}.{slot.name}"
        entry = catalog.entries.get((context, slot.text)) if catalog else None
        forms = catalog.forms if catalog and slot.plural is not None else 1
        line = entry.line if entry else catalog.line_of(context) if catalog else None
        states.append((f"{slot.name} of {message}", _state(entry, forms), Where(file, line)))
    return _counted(states, told=catalog is not None)


def page_strings(source: Sequence[Entry], catalog: Catalog | None, locale: str) -> Counted:
    """The words of pages. source: the entries of their template (.pot); they are written in English."""
    if locale.split("_")[0] == phrases.SOURCE or locale in PSEUDO_LOCALES:
        return _complete(len(source))
    file = catalog.file if catalog else phrases.path(locale)
    states: list[tuple[str, State, Where]] = []
    for entry in source:
        found = catalog.entries.get(entry.key) if catalog else None
        forms = catalog.forms if catalog and entry.plural is not None else 1
        states.append((f"“{entry.msgid}”", _state(found, forms), Where(file, found.line if found else None)))
    return _counted(states, told=catalog is not None)


def _complete(total: int) -> Counted:
    return Counted(Strings(total, total, 0))


def _state(entry: Translation | None, forms: int) -> State:
    if entry is None or not any(entry.strings):
        return "missing"
    if entry.fuzzy:
        return "fuzzy"
    return "translated" if entry.complete and len(entry.strings) == forms else "missing"


def _counted(states: Sequence[tuple[str, State, Where]], *, told: bool) -> Counted:
    """told: whether each string is a reason; where there is no catalog, that is the one reason."""
    count = Counter(state for _, state, _ in states)
    reasons = [_reason(name, state, where) for name, state, where in states if told and state != "translated"]
    names = frozenset(name for name, state, _ in states if state != "translated")
    return Counted(Strings(len(states), count["translated"], count["fuzzy"]), tuple(reasons), names)


def _reason(name: str, state: State, where: Where) -> Reason:
    if state == "fuzzy":
        hint = "check the translation and take the mark out"
        return Reason("fuzzy", Problem(where, f"{shown(name)} is marked fuzzy", hint))
    return Reason("missing", Problem(where, f"{shown(name)} is not translated"))
