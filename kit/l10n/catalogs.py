"""Catalogs: the translations of a campaign, or of Kit's own pages, in one locale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kit.errors import Problem, Where
from kit.l10n import plurals, pofile

CATALOG_PATH = "locales/{locale}/LC_MESSAGES/{name}.po"
PAGES = "kit"  # the catalog of the words of pages and read-me files


@dataclass(frozen=True, slots=True)
class Translation:
    """What a catalog says for one source text."""

    strings: tuple[
        str, ...
    ]  # one, or the plural forms in the order of the catalog's rule; "" where it is not translated
    line: int  # of the msgid
    fuzzy: bool

    @property
    def complete(self) -> bool:
        """Whether every form is translated."""
        return all(self.strings)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A catalog's translations by (msgctxt, msgid), with its plural rule."""

    locale: str
    file: str
    entries: Mapping[tuple[str | None, str], Translation]
    forms: int
    rule: str  # the expression of its Plural-Forms header

    def plural_index(self, count: int) -> int:
        """Which of an entry's strings stands with the count."""
        return plurals.index(self.rule, count, self.forms)

    def line_of(self, context: str) -> int | None:
        """The line of an entry of that context, whatever source text it translates."""
        return next((entry.line for (found, _), entry in self.entries.items() if found == context), None)


def path(name: str, locale: str) -> str:
    """Where a campaign's catalog stands, below the workspace; `PAGES` for Kit's own."""
    return CATALOG_PATH.format(locale=locale, name=name)


def read_catalog(data: bytes, file: str, locale: str) -> tuple[Catalog, tuple[Problem, ...]]:
    """A catalog of a locale that is known, and what is wrong with its header and its entries.

    Raises `KitError` with the line when it is not UTF-8 or its syntax is wrong. Obsolete entries are left out.
    """
    po = pofile.parse(data, file)
    rule, problems = _plural_rule(po, file, locale)
    forms, expression = rule
    entries: dict[tuple[str | None, str], Translation] = {}
    for entry in po.entries:
        where = Where(file, entry.line)
        if entry.key in entries:
            first = entries[entry.key].line
            problems.append(
                Problem(where, f"{_named(entry)} stands here again", f"it stands in line {first} already; keep one")
            )
            continue
        if entry.plural is not None and len(entry.strings) > forms:
            what = f"{_named(entry)} has {len(entry.strings)} plural forms, and the header says {forms}"
            problems.append(Problem(where, what, "mend Plural-Forms in the header, or leave the others out"))
        entries[entry.key] = _translation(entry, forms)
    return Catalog(locale, file, entries, forms, expression), (*_header_problems(po, file, locale), *problems)


def _translation(entry: pofile.Entry, forms: int) -> Translation:
    if entry.plural is None:
        return Translation(entry.strings, entry.line, entry.fuzzy)
    strings = (*entry.strings, *("" for _ in range(forms - len(entry.strings))))[:forms]
    return Translation(strings, entry.line, entry.fuzzy)


def _named(entry: pofile.Entry) -> str:
    return entry.context or f"“{entry.msgid[:40]}”"


def _header_problems(po: pofile.PoFile, file: str, locale: str) -> Iterator[Problem]:
    if po.header is None:
        yield Problem(
            Where(file, 1),
            "the catalog has no header",
            'it begins with msgid "" and Language, Content-Type and Plural-Forms',
        )
        return
    where, fields = Where(file, po.header.line), po.header_fields()
    charset = fields.get("content-type", "").lower().partition("charset=")[2].strip()
    if charset not in ("utf-8", "utf8"):
        what = f"the header says that the catalog is in {charset}" if charset else "the header does not say the charset"
        yield Problem(where, what, "write Content-Type: text/plain; charset=UTF-8")
    language = fields.get("language", "")
    if language.replace("-", "_") != locale:
        what = f"the header says that the language is {language}, and the folder {locale}"
        yield Problem(where, what if language else "the header does not say the language", f"write Language: {locale}")


def _plural_rule(po: pofile.PoFile, file: str, locale: str) -> tuple[tuple[int, str], list[Problem]]:
    """The catalog's own plural rule, or the locale's when it has none that can be used."""
    usual = plurals.header(locale)
    hint = f"write Plural-Forms: {usual}"
    if po.header is None:
        return plurals.parse_header(usual), []
    where, value = Where(file, po.header.line), po.header_fields().get("plural-forms")
    if value is None:
        return plurals.parse_header(usual), [Problem(where, "the header has no Plural-Forms", hint)]
    try:
        forms, rule = plurals.parse_header(value)
    except ValueError as reason:
        return plurals.parse_header(usual), [Problem(where, f"Plural-Forms in the header {reason}", hint)]
    if forms not in plurals.expected_counts(locale):
        what = f"the header says {forms} plural forms, and {locale} has {plurals.form_count(locale)}"
        return (forms, rule), [Problem(where, what, hint)]
    return (forms, rule), []
