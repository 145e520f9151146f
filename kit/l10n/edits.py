"""What an editor of catalogs, such as Poedit, makes of an entry; nothing else in its file changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from kit.errors import fail, shown
from kit.l10n.blocks import block_lines, in_use, with_entry, with_lines
from kit.l10n.catalog_checks import form_count
from kit.l10n.draft_notes import without_note
from kit.l10n.pofile import FUZZY, HEADER, Block, Entry, Key, PoFile, parse

_LINE_ENDS = re.compile(r"\r\n?")
# What no catalog holds: GNU gettext takes NUL for the end of a string and EOT for that of a context, and halves of
# surrogate pairs are not UTF-8.
_IMPOSSIBLE = re.compile("[\0\x04\ud800-\udfff]")


class ChangedError(Exception):
    """An entry that says something else than whoever edits it knows. Carries it as it is now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.entry = entry


class Said(Protocol):
    """What of an entry somebody edits: of an `Entry`, or of whatever a page has kept of one."""

    @property
    def strings(self) -> tuple[str, ...]:
        """Forms that are missing at the end are not translated."""

    @property
    def fuzzy(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Step:
    """What an edit has made of an entry."""

    before: Entry
    after: Entry
    lines_before: tuple[str, ...]  # as in the file, without LF
    lines_after: tuple[str, ...]

    @property
    def empty(self) -> bool:
        return self.lines_before == self.lines_after


@dataclass(frozen=True, slots=True)
class Edit:
    """A catalog after an edit, and what the edit has done."""

    data: bytes
    step: Step


def edited_entry(entry: Entry, strings: Sequence[str], reviewed: bool) -> Entry:
    """The entry with these strings, one for each form; their lines end with LF, and else they stay as they are typed.

    reviewed: somebody says that it is good; a text that nobody has reviewed is fuzzy, and an empty one neither.
    """
    strings = tuple(_LINE_ENDS.sub("\n", string) for string in strings)
    others = tuple(flag for flag in entry.flags if flag != FUZZY)
    if any(strings) and not reviewed:
        return replace(entry, strings=strings, flags=entry.flags if entry.fuzzy else (FUZZY, *others))
    return replace(entry, strings=strings, flags=others, previous=None, comments=without_note(entry.comments))


def saved(data: bytes, file: str, locale: str, key: Key, base: Said, strings: Sequence[str], reviewed: bool) -> Edit:
    """The catalog of a locale with one entry edited.

    base: what the entry said to whoever edits it. Raises `ChangedError` where it says something else now, unless that
    is what is to be saved; `KeyError` where the catalog has no such entry; `KitError` where the catalog cannot be read,
    for a wrong number of strings, and for a character that no catalog holds.
    """
    po = parse(data, file)
    entry = _block(po, key).entry
    _check(po, file, locale, entry, strings)
    edited = edited_entry(entry, strings, reviewed)
    if edited != entry and _plain(entry) != _plain(base):
        raise ChangedError(entry)
    return _edit(po, key, with_entry(po, key, edited), file)


def undone(data: bytes, file: str, step: Step) -> Edit:
    """The catalog without what an edit has done.

    Raises `ChangedError` where the entry says something else than the edit made of it, `KeyError` where there is no
    such entry any more, and `KitError` where the catalog cannot be read.
    """
    po, key = parse(data, file), step.after.key
    block = _block(po, key)
    entry = block.entry
    if _plain(entry) != _plain(step.after) or entry.source != step.after.source:
        raise ChangedError(entry)
    if block_lines(po, block) == step.lines_after:
        return _edit(po, key, with_lines(po, block, step.lines_before), file)
    return _edit(po, key, with_entry(po, key, _undone(entry, step)), file)


def _undone(entry: Entry, step: Step) -> Entry:
    """The entry without the step; what others have changed beside it, such as comments and references, stays."""
    gone = (comment for comment in step.before.comments if comment not in step.after.comments)
    flags = tuple(flag for flag in entry.flags if flag != FUZZY)
    return replace(
        entry,
        strings=step.before.strings,
        flags=(FUZZY, *flags) if step.before.fuzzy else flags,
        previous=step.before.previous,
        comments=(*entry.comments, *gone),
    )


def _block(po: PoFile, key: Key) -> Block:
    if key == HEADER:  # is no text to be translated
        raise KeyError(key)
    return in_use(po, key)


def _edit(po: PoFile, key: Key, data: bytes, file: str) -> Edit:
    """The edit that has made a catalog into `data`."""
    after = parse(data, file)
    old, new = in_use(po, key), in_use(after, key)
    return Edit(data, Step(old.entry, new.entry, block_lines(po, old), block_lines(after, new)))


def _plain(it: Said) -> tuple[list[str], bool]:
    """The same for comparing: browsers don't keep how a line ends, and a form that is missing is an empty one."""
    strings = [_LINE_ENDS.sub("\n", string) for string in it.strings]
    while strings and not strings[-1]:
        strings.pop()
    return strings, it.fuzzy


def _check(po: PoFile, file: str, locale: str, entry: Entry, strings: Sequence[str]) -> None:
    named = entry.context or f"“{shown(entry.msgid, 40)}”"
    forms = 1 if entry.plural is None else form_count(po, locale)
    if any(entry.strings[forms:]):
        what = f"{named} has {len(entry.strings)} plural forms, and the header says {forms}"
        raise fail(file, entry.line, what, "mend Plural-Forms in the header, or leave the others out")
    if len(strings) != forms:
        wanted = "1 text" if forms == 1 else f"{forms} texts"
        raise fail(file, entry.line, f"{named} needs {wanted}, not {len(strings)}", "load the page again")
    for string in strings:
        if found := _IMPOSSIBLE.search(string):
            what = f"{named} has the character U+{ord(found[0]):04X}, which no catalog can hold"
            raise fail(file, entry.line, what, "take it out")
