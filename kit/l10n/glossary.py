"""The glossary of a workspace, locales/glossary.csv: how terms are translated, and which are never translated."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from kit.errors import Problem, Where, fail, shown
from kit.l10n import locales

PATH = "locales/glossary.csv"
HEADER = ("term", "locale", "translation", "note")
EVERY_LOCALE = "*"


@dataclass(frozen=True, slots=True)
class Term:
    """One row: a term of the source language, and what may stand for it in a locale."""

    term: str
    locale: str  # "*" for a term that is never translated
    accepted: tuple[str, ...]  # a "*" at the end of a word stands for any ending; empty for locale "*"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Glossary:
    """The rows of a glossary that can be used."""

    terms: tuple[Term, ...] = ()

    def of(self, locale: str) -> tuple[Term, ...]:
        """The terms with a translation in the locale, or in its language; longest first."""
        own = [term for term in self.terms if term.locale == locale]
        has = {term.term.casefold() for term in own}
        language = locale.split("_")[0]
        wider = [term for term in self.terms if term.locale == language and term.term.casefold() not in has]
        return tuple(sorted((*own, *(wider if language != locale else ())), key=lambda term: -len(term.term)))

    def kept(self) -> tuple[str, ...]:
        """The terms that are never translated."""
        return tuple(term.term for term in self.terms if term.locale == EVERY_LOCALE)


def parse(data: bytes, file: str = PATH) -> tuple[Glossary, tuple[Problem, ...]]:
    """A glossary, and what is wrong with its rows, which are left out.

    Raises `KitError` with the line where it is no CSV in UTF-8 (RFC 4180) with the header of a glossary. Line ends may
    be those of any system, and a byte order mark may stand first, since spreadsheets write them.
    """
    rows = list(_rows(data, file))
    line, header = rows[0] if rows else (1, ())
    if header != HEADER:
        hint = "separate them by commas" if ";" in "".join(header) or "\t" in "".join(header) else ""
        what = f"the first row of a glossary is {','.join(HEADER)}"
        raise fail(file, line, what, hint or f"it is {shown(','.join(header)) or 'empty'} here")
    terms: dict[tuple[str, str], tuple[int, Term]] = {}
    problems: list[Problem] = []
    for line, row in rows[1:]:
        fault = _fault(row)
        if fault:
            problems.append(Problem(Where(file, line), *fault))
            continue
        term, locale, translation, note = row
        key = (term.casefold(), locale)
        if key in terms:
            what = f"the term '{shown(term)}' has a row for {locale} already"
            problems.append(Problem(Where(file, line), what, f"see line {terms[key][0]}; join them by |"))
            continue
        accepted = tuple(each.strip() for each in translation.split("|")) if translation else ()
        terms[key] = line, Term(term, locale, accepted, note)
    return Glossary(tuple(term for _, term in terms.values())), tuple(problems)


def _rows(data: bytes, file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows with the lines in which they begin; empty lines are none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise fail(file, line, "this is not UTF-8", "save the glossary as CSV in UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for row in reader:
            if row:
                yield before + 1, tuple(row)
            before = reader.line_num
    except csv.Error as error:
        hint = 'a field with a comma or a quotation mark stands in "…", with each " in it doubled'
        raise fail(file, before + 1, f"this row cannot be read: {error}", hint) from error


def _fault(row: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a row, and a hint."""
    if len(row) != len(HEADER):
        fields = "field" if len(row) == 1 else "fields"
        return f"this row has {len(row)} {fields} instead of {len(HEADER)}", ",".join(HEADER)
    term, locale, translation, _ = row
    for field, value in zip(HEADER, row, strict=True):
        if value != value.strip():
            return f"the {field} '{shown(value)}' begins or ends with a space", "take it out"
    if not term:
        return "this row has no term", "write the term as in the source texts"
    if locale == EVERY_LOCALE:
        hint = "leave the translation empty, or name a locale"
        return ("a term for * is never translated, and this one has a translation", hint) if translation else None
    if not locales.known(locale):
        meant = locales.nearest(locale)
        hint = f"did you mean '{meant}'?" if meant else "locales read like de, pt_BR or zh_Hans; * is every locale"
        return f"there is no locale '{shown(locale)}'", hint
    if not translation:
        return (
            f"the term '{shown(term)}' has no translation for {locale}",
            "write * as locale if it is never translated",
        )
    for each in translation.split("|"):
        if not each.strip(" *"):
            return f"a translation of '{shown(term)}' is empty", "one | stands between two translations"
        if any("*" in word.removesuffix("*") for word in each.split()):
            return f"'{shown(each)}' has a * within a word", "a * stands at the end of a word, for any ending"
    return None
