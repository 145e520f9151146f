"""The format of gettext's catalogs (.po and .pot): what stands in one, and reading it strictly, with lines.

A catalog that is read knows which of its lines belong to which entry, so that one entry can be written anew and the
others stay as they are (kit/l10n/blocks.py). What may stand in a catalog is told by GNU gettext's manual, "The Format
of PO Files".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NoReturn

from kit.errors import fail
from kit.l10n.postrings import unescaped

Key = tuple[str | None, str]  # msgctxt and msgid: what tells the entries of a catalog apart
HEADER: Key = (None, "")
FUZZY = "fuzzy"
_WHITE = " \t\r\f\v"
_KEYWORD_LINE = re.compile(
    r'(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[(?P<index>[0-9])\])?)?\s*"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"'
)
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})( .*)?")
_REFERENCE = re.compile("\u2068([^\u2068\u2069]*)\u2069|([^\\s\u2068\u2069]+)")
_BETWEEN = ("", "msgstr", "msgstr[")  # after these an entry may be complete
_MAY_FOLLOW = {
    "msgctxt": _BETWEEN,
    "msgid": (*_BETWEEN, "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}


@dataclass(frozen=True, slots=True)
class Source:
    """What an entry translates."""

    context: str | None
    msgid: str
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a catalog as written."""

    context: str | None
    msgid: str
    plural: str | None = None
    strings: tuple[str, ...] = ("",)  # as many as are written; one where there is no plural
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()  # the translators' own: "# "
    extracted: tuple[str, ...] = ()  # from the source: "#. "
    references: tuple[str, ...] = ()  # "#: "
    line: int = 0  # of the msgid
    previous: Source | None = None  # what a fuzzy translation was made for: "#| "
    obsolete: bool = False  # "#~ "

    @property
    def key(self) -> Key:
        return self.context, self.msgid

    @property
    def source(self) -> Source:
        return Source(self.context, self.msgid, self.plural)

    @property
    def fuzzy(self) -> bool:
        return FUZZY in self.flags

    @property
    def translated(self) -> bool:
        """Whether there is anything that would be lost with the entry."""
        return any(self.strings)


@dataclass(frozen=True, slots=True)
class Block:
    """An entry and its lines in the file, comments included: `lines[start:end]`."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True)
class PoFile:
    """A catalog file as written: entries in their order, repetitions included."""

    text: str  # without a byte order mark
    blocks: tuple[Block, ...]
    marked: bool = False  # whether the file begins with a byte order mark

    @cached_property
    def header(self) -> Entry | None:
        return next((block.entry for block in self.blocks if is_header(block.entry)), None)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in use, without the header."""
        return tuple(block.entry for block in self.blocks if not block.entry.obsolete and block.entry.key != HEADER)

    @cached_property
    def obsolete(self) -> tuple[Entry, ...]:
        return tuple(block.entry for block in self.blocks if block.entry.obsolete)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without LF; those of Windows keep their CR."""
        return self.text.split("\n")

    def header_fields(self) -> Mapping[str, str]:
        """The header's fields, by their names in lower case."""
        lines = self.header.strings[0].split("\n") if self.header else []
        pairs = (line.partition(":") for line in lines)
        return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def is_header(entry: Entry) -> bool:
    """Whether an entry is a catalog's header."""
    return entry.key == HEADER and not entry.obsolete


def parse(data: bytes, file: str) -> PoFile:
    """A catalog's entries. Raises `KitError` with the line when it is not UTF-8 or its syntax is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = data[: error.start].count(b"\n") + 1
        raise fail(file, wrong, "this is not UTF-8", "save the catalog as UTF-8") from error
    reader = _Reader(file)
    for number, line in enumerate(text.split("\n"), 1):
        reader.take(line.strip(_WHITE), number)
    reader.end()
    return PoFile(text, tuple(reader.blocks), data.startswith(b"\xef\xbb\xbf"))


@dataclass
class _Draft:
    """An entry of which not all lines are read."""

    start: int  # the number of its first line
    obsolete: bool = False
    line: int = 0
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    fields: dict[str, list[str]] = field(default_factory=dict)  # msgctxt, msgid, msgid_plural: pieces of strings
    strings: list[list[str]] = field(default_factory=list)
    previous: dict[str, list[str]] = field(default_factory=dict)

    def entry(self) -> Entry:
        fields, previous = _joined(self.fields), _joined(self.previous)
        former = None
        if "msgid" in previous:
            former = Source(previous.get("msgctxt"), previous["msgid"], previous.get("msgid_plural"))
        return Entry(
            fields.get("msgctxt"),
            fields["msgid"],
            fields.get("msgid_plural"),
            tuple(["".join(pieces) for pieces in self.strings]),
            tuple(dict.fromkeys(self.flags)),
            tuple(self.comments),
            tuple(self.extracted),
            tuple(self.references),
            self.line,
            former,
            self.obsolete,
        )


def _joined(fields: dict[str, list[str]]) -> dict[str, str]:
    return {name: "".join(pieces) for name, pieces in fields.items()}


class _Reader:
    """Takes the lines of a catalog one after the other."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self.draft: _Draft | None = None
        self.last = ""  # the keyword before, "" where no string of the entry is read yet
        self.pieces: list[str] | None = None  # of the string that a line may go on with
        self.former: list[str] | None = None  # the same of a previous msgid
        self.number = 0
        self.content = 0  # the last line that belongs to the entry

    def take(self, line: str, number: int) -> None:
        """Takes a line without the white space around it."""
        self.number = number
        if not line:
            return
        if line[0] != "#":
            self._strings(line, obsolete=False)
        elif line[1:2] != "~":
            self._comment(line)
        elif rest := line[2:].strip(_WHITE):
            if rest[0] in "#|":
                self._comment(rest if rest[0] == "#" else f"#{rest}")
            else:
                self._strings(rest, obsolete=True)

    def end(self) -> None:
        draft = self.draft
        if draft and not self.last and (draft.extracted or draft.references or draft.flags):
            hint = "it may have been cut off: bring the whole file back"
            raise fail(self.file, draft.start, "the file ends within an entry that begins here", hint)
        self._finish()

    def _comment(self, line: str) -> None:
        if self.last or self.draft is None:
            self._finish()
            self.draft = _Draft(self.number)
        draft, kind, text = self.draft, line[1:2], line[2:].strip(_WHITE)
        if kind == ".":
            draft.extracted.append(text)
        elif kind == ":":
            draft.references += [isolated or name for isolated, name in _REFERENCE.findall(text)]
        elif kind in (",", "="):  # GNU gettext 0.26 announces "#=" for some of the flags
            draft.flags += [flag for flag in (flag.strip(_WHITE) for flag in text.split(",")) if flag]
        elif kind == "|":
            self._previous(text)
            return
        else:
            draft.comments.append(line[1:].strip(_WHITE))
        self.former = None

    def _previous(self, text: str) -> None:
        match = _KEYWORD_LINE.fullmatch(text)
        if not match or not self.draft:  # no more than a hint for translators: what is broken is no hint
            self.former = None
            return
        if match["keyword"]:
            self.former = self.draft.previous[match["keyword"]] = []
        if self.former is not None:
            self.former.append(self._unescaped(match["string"]))

    def _strings(self, line: str, *, obsolete: bool) -> None:
        draft = self.draft
        if draft is not None and self.last and obsolete != draft.obsolete:
            self._finish()
            draft = None
        match = _KEYWORD_LINE.fullmatch(line)
        if not match:
            self._refuse(line)
        keyword = match["keyword"]
        if keyword is None:
            if draft is None or not self.last or self.pieces is None:
                raise fail(self.file, self.number, "a string stands here that belongs to nothing")
            self.pieces.append(self._unescaped(match["string"]))
            self.content = self.number
            return
        kind = "msgstr[" if match["index"] else keyword
        if self.last not in _MAY_FOLLOW[kind]:
            hint = "an entry is msgctxt, msgid, msgid_plural, msgstr"
            raise fail(self.file, self.number, f"{keyword} cannot stand here", hint)
        if kind in ("msgctxt", "msgid") and self.last != "msgctxt" and (self.last or draft is None):
            self._finish()
            draft = self.draft = _Draft(self.number)
        assert draft is not None
        draft.obsolete, self.last, self.content = obsolete, kind, self.number
        self.pieces = [self._unescaped(match["string"])]
        if kind in ("msgstr", "msgstr["):
            expected = f"msgstr[{len(draft.strings)}]"
            if kind == "msgstr[" and keyword != expected:
                raise fail(self.file, self.number, f"{keyword} stands where {expected} belongs")
            draft.strings.append(self.pieces)
        else:
            draft.fields[kind] = self.pieces
            draft.line = self.number if kind == "msgid" else draft.line

    def _finish(self) -> None:
        if self.last not in _BETWEEN:
            raise fail(self.file, self.number, "the entry before this line has no msgstr")
        if self.draft is not None and self.last:
            self.blocks.append(Block(self.draft.entry(), self.draft.start - 1, self.content))
        self.draft, self.last, self.pieces, self.former = None, "", None, None

    def _unescaped(self, text: str) -> str:
        try:
            return unescaped(text)
        except ValueError as reason:
            raise fail(self.file, self.number, str(reason), r"a backslash is written \\") from None

    def _refuse(self, line: str) -> NoReturn:
        if _CONFLICT.fullmatch(line):
            what = "two versions of the catalog stand here, for they could not be merged"
            raise fail(
                self.file, self.number, what, "keep the right one of each pair, and take the lines of <, = and > out"
            )
        hint = 'a line is msgid "…" or msgstr "…"; check the quotation marks'
        raise fail(self.file, self.number, "this is not a line of a catalog", hint)
