"""Catalogs as they are looked at: every text of them stands on its cards, whatever state it is in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kit.build.drafts import without_fuzzy_marks
from kit.errors import KitError
from kit.l10n import pofile
from kit.l10n.catalog_checks import ALWAYS, check_catalog
from kit.l10n.glossary import Glossary
from kit.l10n.pofile import Entry, PoFile
from kit.l10n.postrings import quoted
from kit.overlays import Overlay

_CATALOG = re.compile(r"locales/([^/]+)/LC_MESSAGES/[^/]+\.po")
_STRING = re.compile(r"\s*msgstr(?:\[([0-9])\])?\s*\"")


class AsShown(Overlay):
    """A workspace whose fuzzy texts count, and where source texts stand in for those that are missing or cannot be
    built. Every entry keeps its lines.
    """

    def read(self, path: str) -> bytes:
        data = super().read(path)
        match = _CATALOG.fullmatch(path)
        return as_shown(data, path, match[1]) if match else data


def as_shown(data: bytes, file: str, locale: str) -> bytes:
    """A catalog file with something to be shown for each entry; as it is where it cannot be read."""
    data = without_fuzzy_marks(data)
    try:
        po = pofile.parse(data, file)
    except KitError:
        return data
    findings = check_catalog(po, locale, file, Glossary(), only=ALWAYS)
    broken = {each.key for each in findings if each.check in ALWAYS}
    lines = list(po.lines)
    for block in po.blocks:
        entry = block.entry
        if not entry.obsolete and entry.key != pofile.HEADER and (entry.key in broken or not all(entry.strings)):
            lines[block.start : block.end] = _filled(entry, po, block.start, block.end, entry.key in broken)
    return "\n".join(lines).encode()


def _filled(entry: Entry, po: PoFile, start: int, end: int, broken: bool) -> Iterator[str]:
    """The lines of an entry, as many as before, with source texts for what is missing; for all, where it is broken."""
    number, within = 0, False
    for line in po.lines[start:end]:
        match = _STRING.match(line)
        if match:
            number = int(match[1] or 0)
            within = broken or not entry.strings[number]
        if not within:
            yield line
        elif match:
            text = entry.plural if entry.plural is not None and (number or len(entry.strings) == 1) else entry.msgid
            yield f"{line[: match.end() - 1]}{quoted(text)}"
        else:
            yield '""' if line.strip() else line
