"""Machine drafts of entries that nobody has translated: what is sent for one, and whether what comes back may stand.

A draft is fuzzy, so that nothing ships it before somebody has looked at it, and says in a comment where it comes from.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from kit.campaign import texts
from kit.l10n import encodings, invisible, kept, letters, plurals, required, terms
from kit.l10n.draft_notes import note, without_note
from kit.l10n.engine_errors import BusyError, RefusedError, UnusableError
from kit.l10n.glossary import Glossary
from kit.l10n.masks import DamagedError, Masked, mask, unmask, with_placeholder
from kit.l10n.pofile import FUZZY, Entry
from kit.l10n.unit import Unit

_LINES = re.compile(r"(\s*\n\s*)")
_LETTER = re.compile(r"[^\W\d_]")
_MARKS = re.compile(r'<x id="[0-9]+"/>|\[X[0-9]+X\]')
_SAMPLES = (*range(2, 201), 1000, 1_000_000, 1, 0)  # 21 rather than 1: engines leave a 1 out
_REFUSED = (  # what may not be wrong with a draft
    required.readable,
    required.placeholders_kept,
    required.markup,
    required.emphasis,
    invisible.bidi_controls,
    encodings.mojibake,
    kept.addresses,
    terms.do_not_translate,
    letters.wrong_script,
)
_NOTED = (terms.glossary, kept.numbers)  # what whoever looks at a draft is told
_MUCH_LONGER = 6  # a draft of so many times the source text's characters is none


class Translator(Protocol):
    """Where drafts come from."""

    markup: bool
    most: int

    def translate(self, text: str, source: str, target: str) -> str:
        """As `kit.l10n.engines.Engine.translate`."""


@dataclass(slots=True)
class Caller:
    """Calls an engine: not too often, again where that may help, and never twice for the same text.

    interval: seconds between the beginnings of two calls. chance: a random number between 0 and 1.
    """

    engine: Translator
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    chance: Callable[[], float]
    interval: float = 0.0
    attempts: int = 4
    longest: float = 300.0  # seconds that an engine may ask to be left alone for
    _next: float = 0.0
    _known: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def translate(self, text: str, source: str, target: str) -> str:
        """As the engine's own; `BusyError` where it has failed as often as it was tried."""
        key = (text, source, target)
        if key not in self._known:
            self._known[key] = self._tried(*key)
        return self._known[key]

    def _tried(self, text: str, source: str, target: str) -> str:
        for attempt in range(1, self.attempts + 1):
            if (early := self._next - self.clock()) > 0:
                self.sleep(early)
            self._next = self.clock() + self.interval
            try:
                return self.engine.translate(text, source, target)
            except BusyError as error:
                wait = min(60.0, 2.0 ** (attempt - 1)) * (0.5 + self.chance()) if error.wait is None else error.wait
                if wait > self.longest:
                    raise UnusableError(f"{error.what}, and asks to wait {wait:.0f} seconds", "go on later") from None
                if attempt == self.attempts:
                    raise
                self._next = max(self._next, self.clock() + wait)
        raise AssertionError("an engine is tried once at least")


@dataclass(frozen=True, slots=True)
class Job:
    """What an entry is drafted with."""

    locale: str
    source: str  # the locale of the source texts
    glossary: Glossary
    forms: int = 1  # how many forms the catalog's plurals have
    rule: str = "0"  # the expression that chooses among them
    count: str | None = None  # the placeholder whose number chooses


@dataclass(frozen=True, slots=True)
class _Request:
    """One form of an entry."""

    text: str
    count: str | None = None
    number: int | None = None  # that is put in for the count

    def masked(self, names: tuple[str, ...], markup: bool) -> Masked:
        values = {self.count: str(self.number)} if self.count and self.number is not None else None
        return mask(self.text, names, values, markup=markup)


def wanting(entry: Entry) -> bool:
    """Whether nobody has translated an entry, not even in part."""
    return not entry.obsolete and not entry.translated and not texts.is_blank(entry.msgid)


def characters(entry: Entry, job: Job, *, markup: bool) -> int:
    """How many characters are sent for an entry, masks included."""
    sent = {
        line
        for request in _requests(entry, job)
        for line in _lines(request.masked(job.glossary.kept(), markup).text)
        if _words_in(line)
    }
    return sum(map(len, sent))


def draft(
    entry: Entry, job: Job, engine: str, today: datetime.date, caller: Caller, codes: tuple[str, str]
) -> tuple[Entry, tuple[str, ...]]:
    """The entry with a draft, and what whoever looks at it should know.

    engine: its name. codes: what it calls the languages of source and translation. Raises `RefusedError` where there
    is no draft that may stand, and what the caller raises.
    """
    forms = tuple(_form(request, job, caller, codes) for request in _requests(entry, job))
    sources = (entry.msgid,) if entry.plural is None else (entry.msgid, entry.plural)
    unit = Unit(
        sources,
        forms,
        job.locale,
        len(forms),
        frozenset(),
        job.glossary.of(job.locale),
        job.glossary.kept(),
        job.source,
    )
    for check in _REFUSED:
        for what, _ in check(unit):
            raise RefusedError(f"the draft is refused: {what}")
    notes = tuple(f"{what} ({hint})" if hint else what for check in _NOTED for what, hint in check(unit))
    comments = (*without_note(entry.comments), note(engine, today))
    flags = (FUZZY, *(flag for flag in entry.flags if flag != FUZZY))
    return replace(entry, strings=forms, comments=comments, flags=flags), notes


def _requests(entry: Entry, job: Job) -> Iterator[_Request]:
    """What is to be translated for each form of an entry."""
    if entry.plural is None:
        yield _Request(entry.msgid)
        return
    names = texts.placeholders(entry.plural)
    count = job.count if job.count in names else names[0] if len(names) == 1 else None
    taken = set(map(int, re.findall(r"[0-9]+", entry.plural)))
    for index in range(job.forms):
        fitting = [n for n in _SAMPLES if plurals.index(job.rule, n, job.forms) == index]
        number = next((n for n in fitting if n not in taken), None)
        singular = number is not None and plurals.singular(Decimal(number), job.source)
        text = entry.msgid if singular else entry.plural
        yield _Request(text, count, number) if count in texts.placeholders(text) else _Request(text)


def _form(request: _Request, job: Job, caller: Caller, codes: tuple[str, str]) -> str:
    """The draft of one form; where the number of its count is lost, its placeholder is sent in its place."""
    if request.number is not None and request.count:
        try:
            said = _translated(request.masked(job.glossary.kept(), caller.engine.markup), job, caller, codes)
            return with_placeholder(said, request.count, request.number)
        except DamagedError:
            pass
    try:
        return _translated(_Request(request.text).masked(job.glossary.kept(), caller.engine.markup), job, caller, codes)
    except DamagedError as error:
        raise RefusedError(f"the draft is refused: {error}") from None


def _translated(masked: Masked, job: Job, caller: Caller, codes: tuple[str, str]) -> str:
    """A masked text, line for line: engines join lines that they are sent together."""
    lines = []
    for line in _lines(masked.text):
        if not _words_in(line):
            lines.append(line)
            continue
        if len(line) > caller.engine.most:
            raise RefusedError(f"the text is too long for the engine, which takes {caller.engine.most} characters")
        said = caller.translate(line, *codes)
        if _same(said, line):
            raise RefusedError("the engine gave the text back as it was")
        if len(said) > _MUCH_LONGER * len(line) + 60:
            raise RefusedError("the engine gave back something much longer than the text")
        lines.append(" ".join(said.split()))
    return unmask(masked, "".join(lines), job.locale.split("_")[0])


def _lines(text: str) -> list[str]:
    """The lines of a text, and what stands between them."""
    return _LINES.split(text)


def _words_in(line: str) -> bool:
    """Whether a line has anything that could be translated."""
    return bool(_LETTER.search(_MARKS.sub("", line)))


def _same(said: str, line: str) -> bool:
    return "".join(said.casefold().split()) == "".join(line.casefold().split())
