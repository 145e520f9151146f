"""Which entry of a catalog holds the translation of each entry of its template.

A campaign's texts are known by their context, `message.slot`. First come those whose context and text are the same;
then a text that stands under another context now has moved there, if there is no doubt; then a context that says
something else now has a changed text; and last, what is nearly the same as a text that is gone is worth an offer.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from kit.l10n.pofile import Entry, Key, is_header

NEAR = 0.6  # from here on a text may help to translate another; GNU msgmerge's limit, too
ALIKE = 0.8  # from here on it is taken for the same text, changed

How = Literal["same", "back", "moved", "changed", "like"]


@dataclass(frozen=True, slots=True)
class Match:
    """The catalog's entry for an entry of the template.

    same: of the same context and text. back: its text was changed, and is what it was again. moved: the same text under
    another context. changed: another text. like: the words of another entry, to begin with; that one stays as it is.
    """

    entry: Entry
    how: How


def matches(template: Sequence[Entry], catalog: Sequence[Entry]) -> dict[Key, Match]:
    """By key of the template's entries, what the catalog has for them; each entry but those of "like" for one of them.

    The catalog holds no key twice; its header is passed over.
    """
    by_key = {entry.key: entry for entry in catalog if not is_header(entry)}
    found = {entry.key: Match(by_key[entry.key], "same") for entry in template if entry.key in by_key}
    found = {key: match for key, match in found.items() if match.entry.translated or not match.entry.obsolete}
    left = {key: entry for key, entry in by_key.items() if key not in found}

    def take(taken: Mapping[Key, Match]) -> None:
        found.update(taken)
        for match in taken.values():
            if match.how != "like":
                left.pop(match.entry.key, None)

    def new() -> list[Entry]:
        return [entry for entry in template if entry.key not in found]

    take(_back(new(), left))
    take(_moved(new(), left))
    take(_changed(new(), left))
    take(_alike(new(), left))
    untranslated = [entry for entry in template if entry.key in found and not found[entry.key].entry.translated]
    take({key: Match(match.entry, "like") for key, match in _alike(untranslated, left).items()})
    return found


def _back(wanting: Iterable[Entry], left: Mapping[Key, Entry]) -> dict[Key, Match]:
    """Fuzzy translations that were made for just this text; of several the one that has most forms and comments."""
    made_for = {
        (former.context or entry.context, former.msgid): entry
        for entry in sorted(left.values(), key=lambda entry: len(entry.strings) + len(entry.comments))
        if entry.fuzzy and entry.translated and (former := entry.previous)
    }
    return {entry.key: Match(made_for[entry.key], "back") for entry in wanting if entry.key in made_for}


def _moved(wanting: Iterable[Entry], left: Mapping[Key, Entry]) -> dict[Key, Match]:
    """The same text under a context that is gone.

    Where several contexts are gone that had the text, each translated in its own way, the messages tell: the slots of
    a message that has got another name go with it. Where they don't, one of the translations is offered.
    """
    by_text: dict[tuple[str, str | None], list[Entry]] = defaultdict(list)
    for entry in left.values():
        if entry.translated:
            by_text[entry.msgid, entry.plural].append(entry)
    for candidates in by_text.values():
        candidates.sort(key=lambda entry: entry.fuzzy)
    gone = {
        entry.key: by_text[entry.msgid, entry.plural] for entry in wanting if (entry.msgid, entry.plural) in by_text
    }
    renamed: Counter[tuple[str, str]] = Counter(
        (_message(candidates[0].context), _message(key[0])) for key, candidates in gone.items() if len(candidates) == 1
    )
    votes = {(key, old.key): _votes(old, key, renamed) for key, candidates in gone.items() for old in candidates}
    found: dict[Key, Match] = {}
    used: set[Key] = set()
    for key, old in sorted(votes, key=lambda pair: votes[pair], reverse=True):
        candidates = gone[key]
        if key in found or old in used:
            continue
        rivals = [each for each in candidates if each.key not in used and votes[key, each.key] == votes[key, old]]
        if len(rivals) == 1 or len({each.strings for each in candidates}) == 1:
            found[key] = Match(rivals[0], "moved")
            used.add(rivals[0].key)
    offered = {key: Match(candidates[0], "like") for key, candidates in gone.items() if key not in found}
    return found | offered


def _votes(entry: Entry, key: Key, renamed: Mapping[tuple[str, str], int]) -> tuple[int, bool]:
    """How much speaks for an entry: the other texts of its message that moved the same way, and its slot's name."""
    moved = renamed.get((_message(entry.context), _message(key[0])), 0)
    return moved, (entry.context or "").rpartition(".")[2] == (key[0] or "").rpartition(".")[2]


def _message(context: str | None) -> str:
    return (context or "").rpartition(".")[0]


def _changed(wanting: Iterable[Entry], left: Mapping[Key, Entry]) -> dict[Key, Match]:
    """Entries of the same context; the translated one, if there should be several."""
    in_use = sorted((entry for entry in left.values() if not entry.obsolete), key=lambda entry: entry.translated)
    by_context = {entry.context: entry for entry in in_use if entry.context is not None}
    return {entry.key: Match(by_context[entry.context], "changed") for entry in wanting if entry.context in by_context}


def _alike(wanting: Iterable[Entry], left: Mapping[Key, Entry]) -> dict[Key, Match]:
    """What is nearest of the texts that are gone. It is that text, changed, if it is very near and was in use."""
    gone = [entry for entry in left.values() if entry.translated]
    rated = [
        (ratio, -number, entry.key, old)
        for number, entry in enumerate(wanting)
        for old in gone
        if (ratio := likeness(entry.msgid, old.msgid)) >= NEAR
    ]
    found: dict[Key, Match] = {}
    used: set[Key] = set()
    for ratio, _, key, old in sorted(rated, key=lambda each: each[:2], reverse=True):
        if key not in found:
            taken = ratio >= ALIKE and not old.obsolete and old.key not in used
            found[key] = Match(old, "changed" if taken else "like")
            used |= {old.key} if taken else set()
    return found


@lru_cache(maxsize=1 << 16)  # the catalogs of all locales ask for the same pairs
def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1; 0 as soon as they are known to be less so than `NEAR`."""
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < NEAR * (shorter + longer):
        return 0.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0
