"""Writing gettext's catalogs. Strings stand on one line each, so that a change shows as a change of that line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kit.l10n.pofile import HEADER, Entry, Source, is_header
from kit.l10n.postrings import quoted

_STRINGS = ("context", "msgid", "plural", "strings")  # the parts that an obsolete entry has behind "#~ "


def write(header: str, entries: Iterable[Entry]) -> bytes:
    """A catalog file of a header as text and its entries."""
    blocks = [header.rstrip("\n") + "\n", *("".join(f"{line}\n" for line in entry_lines(entry)) for entry in entries)]
    return "\n".join(blocks).encode()


def header_text(comments: Iterable[str], fields: Mapping[str, str]) -> str:
    """A header entry as text."""
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return "".join(f"{line}\n" for line in entry_lines(Entry(*HEADER, strings=(text,), comments=tuple(comments))))


def entry_lines(entry: Entry) -> list[str]:
    """The lines of an entry, without line ends."""
    parts = entry_parts(entry).items()
    return [marked(line, part) if entry.obsolete else line for part, lines in parts for line in lines]


def entry_parts(entry: Entry) -> dict[str, list[str]]:
    """The lines of each part of an entry, as they are where it is in use."""
    return {
        "comments": [f"# {comment}".rstrip() for comment in entry.comments],
        "extracted": [f"#. {comment}".rstrip() for comment in entry.extracted],
        "references": [f"#: {' '.join(map(_reference, entry.references))}"] if entry.references else [],
        "flags": [f"#, {', '.join(entry.flags)}"] if entry.flags else [],
        "previous": [f"#| {line}" for line in _previous_lines(entry.previous)],
        "context": [] if entry.context is None else [f"msgctxt {quoted(entry.context)}"],
        "msgid": [f"msgid {quoted(entry.msgid)}"],
        "plural": [] if entry.plural is None else [f"msgid_plural {quoted(entry.plural)}"],
        "strings": list(_string_lines(entry)),
    }


def marked(line: str, part: str) -> str:
    """A line of a part of an entry as it is where the entry is obsolete."""
    if part == "previous":
        return f"#~{line[1:]}"
    return f"#~ {line}" if part in _STRINGS else line


def _previous_lines(previous: Source | None) -> Iterator[str]:
    if previous is None:
        return
    if previous.context is not None:
        yield f"msgctxt {quoted(previous.context)}"
    yield f"msgid {quoted(previous.msgid)}"
    if previous.plural is not None:
        yield f"msgid_plural {quoted(previous.plural)}"


def _string_lines(entry: Entry) -> Iterator[str]:
    if is_header(entry):  # its fields stand below each other
        yield 'msgstr ""'
        yield from (quoted(line) for line in entry.strings[0].splitlines(keepends=True))
    elif entry.plural is None:
        yield f"msgstr {quoted(entry.strings[0])}"
    else:
        yield from (f"msgstr[{index}] {quoted(string)}" for index, string in enumerate(entry.strings or ("",)))


def _reference(name: str) -> str:
    return f"\u2068{name}\u2069" if any(map(str.isspace, name)) else name
