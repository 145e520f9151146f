"""The format of gettext's catalogs (.po and .pot): reading them strictly with lines, and writing them.

Babel's parser reads them behind a check of every line, for it is lenient where a translator should hear of a slip.
Strings are written on one line each, so that a change shows as a change of that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from babel.messages.catalog import Catalog as BabelCatalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import PoFileError, PoFileParser, escape

from kit.errors import fail

MOST_FORMS = 10
_KEYWORD_LINE = re.compile(
    r'(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[[0-9]\])?)?\s*"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"\s*'
)
_MAY_FOLLOW = {
    "msgctxt": ("", "msgstr", "msgstr["),
    "msgid": ("", "msgctxt", "msgstr", "msgstr["),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[": ("msgid_plural", "msgstr["),
}
_COMPLETE = ("", "msgstr", "msgstr[")


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

    @property
    def key(self) -> tuple[str | None, str]:
        return self.context, self.msgid

    @property
    def fuzzy(self) -> bool:
        return "fuzzy" in self.flags


@dataclass(frozen=True, slots=True)
class PoFile:
    """A catalog file as written: entries in their order, repetitions included."""

    text: str
    header: Entry | None
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()

    def header_fields(self) -> Mapping[str, str]:
        """The header's fields, by their names in lower case."""
        lines = self.header.strings[0].split("\n") if self.header else []
        pairs = (line.partition(":") for line in lines)
        return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def parse(data: bytes, file: str) -> PoFile:
    """A catalog's entries. Raises `KitError` with the line when it is not UTF-8 or its syntax is wrong."""
    text = _decoded(data, file)
    source = _Lines(text, file)
    collected = _Collected()
    parser = PoFileParser(collected, abort_invalid=True)
    try:
        parser.parse(source)
    except PoFileError as error:
        what = str(error).removesuffix(f" on {error.lineno}")
        raise fail(file, error.lineno + 1, f"the catalog cannot be read here: {what}") from error
    lines = text.split("\n")
    # Of a file with nothing but comments the parser makes a header that nobody wrote.
    written = (message for message in collected.collected if not lines[(message.lineno or 1) - 1].startswith("#"))
    entries = [_entry(message) for message in written]
    header = next((entry for entry in entries if entry.key == (None, "")), None)
    return PoFile(
        text,
        header,
        tuple(entry for entry in entries if entry.key != (None, "")),
        tuple(_entry(message) for message in collected.obsolete.values()),
    )


def write(header: str, entries: Iterable[Entry], obsolete: Iterable[Entry] = ()) -> bytes:
    """A catalog file of a header as text and its entries."""
    blocks = [header.rstrip("\n") + "\n"]
    blocks += ["".join(_entry_lines(entry)) for entry in entries]
    blocks += ["".join(_obsolete_lines(entry)) for entry in obsolete]
    return "\n".join(blocks).encode()


def header_text(comments: Iterable[str], fields: Mapping[str, str]) -> str:
    """A header entry as text."""
    lines = [f"# {comment}".rstrip() for comment in comments]
    lines += ['msgid ""', 'msgstr ""', *(escape(f"{name}: {value}\n") for name, value in fields.items())]
    return "\n".join(lines) + "\n"


def written_header(po: PoFile) -> str:
    """The header with its comments exactly as the file has it; "" when there is none."""
    if po.header is None:
        return ""
    lines = po.text.split("\n")
    end = next(
        (n for n in range(po.header.line, len(lines)) if not lines[n].lstrip().startswith(("msgstr", '"'))), None
    )
    return "\n".join(lines[:end]) + "\n"


class _Collected(BabelCatalog):
    """Takes down what the parser finds, instead of merging repetitions and believing the header."""

    def __init__(self) -> None:
        super().__init__()
        self.collected: list[BabelMessage] = []

    def __setitem__(self, id: object, message: BabelMessage) -> None:
        self.collected.append(message)

    @property
    def num_plurals(self) -> int:
        return MOST_FORMS


@dataclass
class _Lines:
    """A catalog's lines in the parser's plainest form, each checked before the parser sees it."""

    text: str
    file: str
    last: str = field(default="", init=False)  # the keyword before, "" at the start of an entry
    obsolete: bool = field(default=False, init=False)

    def __iter__(self) -> Iterator[str]:
        number = 0
        for number, raw in enumerate(self.text.split("\n"), 1):
            line = raw.strip(" \t\r\f\v")
            if line.startswith("#~|"):  # the former msgid of an entry that is gone itself
                yield ""
            elif line.startswith("#~"):
                yield f"#~ {self._checked(line[2:].strip(), number, obsolete=True)}"
            elif not line or line.startswith("#"):
                yield self._between(line, number)
            else:
                yield self._checked(line, number, obsolete=False)
        self._expect_complete(number)

    def _between(self, line: str, number: int) -> str:
        if line:
            if self.last != "msgctxt":
                self._expect_complete(number)
            self.last = "" if self.last in _COMPLETE else self.last
        return line

    def _checked(self, line: str, number: int, *, obsolete: bool) -> str:
        if obsolete != self.obsolete:
            self._expect_complete(number)
            self.last, self.obsolete = "", obsolete
        match = _KEYWORD_LINE.fullmatch(line)
        if not match:
            raise fail(
                self.file,
                number,
                "this is not a line of a catalog",
                'a line is msgid "…" or msgstr "…"; check the quotation marks',
            )
        keyword = match["keyword"]
        if keyword is None:
            if not self.last:
                raise fail(self.file, number, "a string stands here that belongs to nothing")
            return f'"{match["string"]}"'
        kind = "msgstr[" if "[" in keyword else keyword
        if self.last not in _MAY_FOLLOW[kind]:
            raise fail(
                self.file, number, f"{keyword} cannot stand here", "an entry is msgctxt, msgid, msgid_plural, msgstr"
            )
        self.last = kind
        return f'{keyword} "{match["string"]}"'

    def _expect_complete(self, number: int) -> None:
        if self.last not in _COMPLETE:
            raise fail(self.file, number, "the entry before this line has no msgstr")


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise fail(file, line, "this is not UTF-8", "save the catalog as UTF-8") from error


def _entry(message: BabelMessage) -> Entry:
    plural = None if isinstance(message.id, str) else message.id[1]
    strings = (message.string,) if isinstance(message.string, str) else _without_padding(message.string or ())
    return Entry(
        message.context,
        message.id if isinstance(message.id, str) else message.id[0],
        plural,
        strings,
        tuple(sorted(message.flags)),
        tuple(message.user_comments),
        tuple(message.auto_comments),
        tuple(name for name, _ in message.locations),
        message.lineno or 0,
    )


def _without_padding(strings: Iterable[str]) -> tuple[str, ...]:
    """The plural forms that are written; the parser fills up with empty ones."""
    written = tuple(strings)
    used = max((index for index, string in enumerate(written, 1) if string), default=0)
    return written[:used]


def _entry_lines(entry: Entry) -> Iterator[str]:
    # A former msgid, "#| msgid …", reaches us as a translator's comment that begins with a bar.
    yield from (f"# {comment}".rstrip() + "\n" for comment in entry.comments if not comment.startswith("|"))
    yield from (f"#. {comment}\n" for comment in entry.extracted)
    if entry.references:
        yield f"#: {' '.join(entry.references)}\n"
    if entry.flags:
        yield f"#, {', '.join(entry.flags)}\n"
    yield from (f"#{comment}\n" for comment in entry.comments if comment.startswith("|"))
    yield from _string_lines(entry)


def _obsolete_lines(entry: Entry) -> Iterator[str]:
    yield from (f"# {comment}".rstrip() + "\n" for comment in entry.comments if not comment.startswith("|"))
    if entry.fuzzy:
        yield "#, fuzzy\n"
    yield from (f"#~ {line}" for line in _string_lines(entry))


def _string_lines(entry: Entry) -> Iterator[str]:
    if entry.context is not None:
        yield f"msgctxt {escape(entry.context)}\n"
    yield f"msgid {escape(entry.msgid)}\n"
    if entry.plural is None:
        yield f"msgstr {escape(entry.strings[0])}\n"
        return
    yield f"msgid_plural {escape(entry.plural)}\n"
    yield from (f"msgstr[{index}] {escape(string)}\n" for index, string in enumerate(entry.strings or ("",)))
