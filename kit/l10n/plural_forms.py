"""Translations fitted to another number of plural forms, without losing any of them.

Forms for which there is no room are kept as translators' comments, `# msgstr[1] "…"`, and come back from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.l10n.pofile import Entry
from kit.l10n.postrings import quoted, unescaped

_FORM = re.compile(r'msgstr\[(?P<index>[0-9])\] "(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"')


@dataclass(frozen=True, slots=True)
class PluralForms:
    """How many forms a catalog's plurals have, and whether that was settled just now, for its header was wrong."""

    count: int
    settled: bool = False

    def empty(self, plural: bool) -> tuple[str, ...]:
        """The strings of a text that nobody has translated."""
        return ("",) * (self.count if plural else 1)

    def misfit(self, entry: Entry) -> bool:
        """Whether an entry was translated by a rule that is not the catalog's any more."""
        return self.settled and entry.plural is not None and len(entry.strings) != self.count

    def fitted(self, entry: Entry, plural: bool) -> Entry:
        """The entry with as many strings as it needs with or without a plural; its `plural` is left as it is."""
        if entry.plural is None:
            return self._spread(entry) if plural else entry
        if not plural:
            return _folded(entry)
        missing = self.count - len(entry.strings)
        if missing >= 0:
            return replace(entry, strings=(*entry.strings, *("" for _ in range(missing))))
        return _shortened(entry, range(self.count)) if self.settled else entry

    def _spread(self, entry: Entry) -> Entry:
        """The one string of an entry as the first of its forms, or beside those that its comments have kept."""
        kept = {
            int(match["index"]): unescaped(match["string"]) for match in map(_FORM.fullmatch, entry.comments) if match
        }
        if not kept or len(entry.strings) != 1 or max(kept) >= self.count:
            return replace(entry, strings=(*entry.strings, *("" for _ in range(self.count - 1))))
        free = max((index for index in range(self.count) if index not in kept), default=None)
        if free is None:
            return replace(entry, strings=(*entry.strings, *("" for _ in range(self.count - 1))))
        strings = {**kept, free: entry.strings[0]}
        comments = tuple(comment for comment in entry.comments if not _FORM.fullmatch(comment))
        return replace(entry, strings=tuple(strings.get(index, "") for index in range(self.count)), comments=comments)


def _folded(entry: Entry) -> Entry:
    """The last form that is translated, alone."""
    written = [index for index, string in enumerate(entry.strings) if string]
    return _shortened(entry, written[-1:]) if written else replace(entry, strings=("",))


def _shortened(entry: Entry, indexes: Iterable[int]) -> Entry:
    """The entry with these forms alone; the others as comments."""
    left = tuple(indexes)
    gone = [(index, string) for index, string in enumerate(entry.strings) if string and index not in left]
    comments = (*entry.comments, *(f"msgstr[{index}] {quoted(string)}" for index, string in gone))
    return replace(entry, strings=tuple(entry.strings[index] for index in left), comments=comments)
