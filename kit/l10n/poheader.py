"""The header of a catalog: its fields in the order that all of ours have, and what is mended in one that others wrote.

Fields that are of no concern to Kit, such as Last-Translator and X-Generator, are the business of translators' tools,
and stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from kit.l10n import locales, plurals
from kit.l10n.catalogs import PAGES
from kit.l10n.pofile import FUZZY, HEADER, Entry

_CONTENT_TYPE = "text/plain; charset=UTF-8"
_PLACEHOLDERS = ("", "PACKAGE VERSION")  # what GNU gettext writes where nobody has said anything


def fields(project: str, language: str, plural_forms: str) -> dict[str, str]:
    """The fields of a new header. project: the name of a campaign, or of Kit's pages."""
    return {
        "Project-Id-Version": project,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": _CONTENT_TYPE,
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms,
    }


def new_header(project: str, locale: str) -> Entry:
    """The header of a catalog that has none."""
    what = "the words of Kit's pages and read-me files" if project == PAGES else f"the campaign {project}"
    text = _text(list(fields(project, locale, plurals.header(locale)).items()))
    return Entry(*HEADER, strings=(text,), comments=(f"{locales.english_name(locale)} translations of {what}.",))


def mended(header: Entry, project: str, locale: str) -> Entry:
    """A header with what it lacks, and with what is wrong of language, charset and plural forms put right."""
    lines = header.strings[0].split("\n")
    written = [(name, value.strip()) for name, colon, value in (line.partition(":") for line in lines) if name or colon]
    wanted = fields(project, locale, plurals.header(locale))
    found = written
    for name, value in wanted.items():
        found = _with(found, name, value, locale, tuple(wanted))
    flags = tuple(flag for flag in header.flags if flag != FUZZY)  # GNU msgfmt leaves a fuzzy header out
    if found == written and flags == header.flags:
        return header
    return replace(header, strings=(_text(found),), flags=flags)


def plural_forms(header: Entry | None, locale: str) -> int | None:
    """How many plural forms a header says that there are; None where it does not say so, or is wrong."""
    lines = header.strings[0].split("\n") if header else []
    values = [value for name, _, value in (line.partition(":") for line in lines) if _same(name, "Plural-Forms")]
    return plurals.parse_header(values[0])[0] if values and _right("plural-forms", values[0].strip(), locale) else None


def _with(
    found: list[tuple[str, str]], name: str, value: str, locale: str, order: tuple[str, ...]
) -> list[tuple[str, str]]:
    """The fields with one of them right; it is put behind those that come before it in the order."""
    there = [index for index, (known, _) in enumerate(found) if _same(known, name)]
    if there:
        index = there[0]
        if _right(name.lower(), found[index][1], locale):
            return found
        return [*found[:index], (found[index][0], value), *found[index + 1 :]]
    before = [other.lower() for other in order[: order.index(name)]]
    place = max((index + 1 for index, (known, _) in enumerate(found) if known.strip().lower() in before), default=0)
    return [*found[:place], (name, value), *found[place:]]


def _same(one: str, other: str) -> bool:
    return one.strip().lower() == other.lower()


def _right(name: str, value: str, locale: str) -> bool:
    if name == "language":
        return value.replace("-", "_") == locale
    if name == "content-type":
        return value.lower().partition("charset=")[2].strip() in ("utf-8", "utf8")
    if name == "plural-forms":
        try:
            return value == plurals.header(locale) or plurals.parse_header(value)[0] in plurals.expected_counts(locale)
        except ValueError:
            return False
    return value not in _PLACEHOLDERS


def _text(pairs: list[tuple[str, str]]) -> str:
    return "".join(f"{name}: {value}\n" if value else f"{name}:\n" for name, value in pairs)
