"""The checks of translations: what is told of a catalog's entries before somebody publishes them.

A translator switches a check off for one entry by a comment of its own line: `# kit: allow NAME, NAME`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from kit.errors import Problem, Where, nearest, shown
from kit.l10n import doubled, encodings, invisible, kept, letters, plurals, pofile, punctuation, quotes, required, terms
from kit.l10n.glossary import Glossary
from kit.l10n.unit import Check, Unit

ALLOW = "allow"  # the name of findings about the comments that switch checks off

# Name, function, what it looks for. What one of the first five complains of is not built, so they stay on.
CHECKS: tuple[tuple[str, Check, str], ...] = (
    ("blank", required.readable, "A translation in which there is nothing to read."),
    ("plural-forms", required.plural_forms, "A plural without all the forms of its language."),
    ("placeholders", required.placeholders_kept, "A {placeholder} that is missing, misspelt or unknown."),
    ("bidi-controls", invisible.bidi_controls, "A control of the writing direction without its partner."),
    ("markup", required.markup, "Braces, tags or entities that are wrong."),
    (
        "emphasis",
        required.emphasis,
        "<b> or <em> that the source text has and the translation has not, or the reverse.",
    ),
    ("surrounding-space", invisible.surrounding_space, "White space at the beginning or the end."),
    ("double-space", invisible.double_space, "Two spaces in a row."),
    ("end-punctuation", punctuation.end_punctuation, "Another sign at the end than that of the source text."),
    ("space-before-punctuation", punctuation.space_before_punctuation, "A space before a sign; in French, none."),
    ("inverted-marks", punctuation.inverted_marks, "A Spanish question or exclamation without ¿ or ¡."),
    ("quotes", quotes.quotes, "Quotation marks of another language, alone, or missing."),
    ("brackets", quotes.brackets, "A bracket without its partner."),
    ("numbers", kept.numbers, "A figure of the source text that is missing."),
    ("addresses", kept.addresses, "An address, a hashtag, a handle or the name of a file that is not kept."),
    ("same-as-source", kept.same_as_source, "A translation that is the source text."),
    ("mixed-scripts", letters.mixed_scripts, "A word with letters of two scripts that look alike."),
    ("wrong-letters", letters.wrong_letters, "Letters of a neighbouring language."),
    ("invisible-characters", invisible.invisible_characters, "Control characters, and others that nobody sees."),
    ("not-composed", letters.not_composed, "A text that is not in Normalization Form C."),
    ("mojibake", encodings.mojibake, "Letters that were read in a wrong encoding, and escapes."),
    ("doubled-words", doubled.doubled_words, "The same word twice in a row."),
    ("glossary", terms.glossary, "A term that is not translated as in the glossary."),
    ("do-not-translate", terms.do_not_translate, "A name that the glossary keeps, and the translation does not."),
)
NAMES = tuple(name for name, _, _ in CHECKS)
ALWAYS = frozenset({"blank", "plural-forms", "placeholders", "bidi-controls", "markup"})  # these cannot be switched off

_WORD = re.compile(r"[^\W\d_]+")
_COMMENT = re.compile(r"\s*kit\s*:\s*(.*?)\s*", re.IGNORECASE)
_ALLOWED = re.compile(r"allow\b[\s:]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in an entry."""

    check: str  # its name, as in "# kit: allow NAME"; "allow" where such a comment is wrong itself
    problem: Problem
    key: tuple[str | None, str]  # the entry's context and source text


def check_catalog(
    po: pofile.PoFile,
    locale: str,
    file: str,
    glossary: Glossary,
    source: str = "en",
    *,
    only: Container[str] = NAMES,
    keys: Container[pofile.Key] | None = None,
) -> tuple[Finding, ...]:
    """What the checks find in a catalog's translations, in its order.

    Entries that are obsolete, fuzzy or not translated at all are not looked at. The locale must be known.
    source: the locale of the source texts. only: the names of the checks that are made. keys: the entries that are
    looked at; None for all.
    """
    forms, common = form_count(po, locale), _common_words(po)
    own, kept_names = glossary.of(locale), glossary.kept()
    return tuple(
        finding
        for entry in po.entries
        if not entry.fuzzy and any(entry.strings) and (keys is None or entry.key in keys)
        for finding in _findings(
            entry,
            Unit(*_texts(entry), locale, forms if entry.plural else 1, common, own, kept_names, source),
            file,
            only,
        )
    )


def _texts(entry: pofile.Entry) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The source texts of an entry, and the forms that are written."""
    sources = (entry.msgid,) if entry.plural is None else (entry.msgid, entry.plural)
    return sources, tuple(filter(None, entry.strings))


def _findings(entry: pofile.Entry, unit: Unit, file: str, only: Container[str]) -> Iterator[Finding]:
    where, named = Where(file, entry.line), _named(entry)
    off, faults = allowed(entry.comments)
    for what, hint in faults:
        yield Finding(ALLOW, Problem(where, f"{named}: {what} [{ALLOW}]", hint), entry.key)
    broken = False
    for name, check, _ in CHECKS:
        if name in off or name not in only or (broken and name not in ALWAYS):
            continue  # what cannot be built is mended first
        for what, hint in dict.fromkeys(check(unit)):
            broken |= name in ALWAYS
            yield Finding(name, Problem(where, f"{named}: {what} [{name}]", hint), entry.key)


def allowed(comments: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """The checks that an entry's comments switch off, and what is wrong with those comments, with hints."""
    off: set[str] = set()
    faults: list[tuple[str, str]] = []
    for comment in comments:
        told = _COMMENT.fullmatch(comment)
        if not told:
            continue
        said = _ALLOWED.fullmatch(told[1])
        names = [name.casefold() for name in re.split(r"[,\s]+", said[1]) if name] if said else []
        if not names:
            faults.append(
                (f"the comment '{shown(comment.strip())}' says nothing", "write # kit: allow and a check's name")
            )
        for name in names:
            if name in ALWAYS:
                faults.append((f"the check {name} cannot be switched off", "what it finds is never built"))
            elif name in NAMES:
                off.add(name)
            else:
                faults.append((f"there is no check '{shown(name)}'", nearest(name, NAMES) or "docs/checks.md has all"))
    return frozenset(off), tuple(faults)


def _named(entry: pofile.Entry) -> str:
    if entry.context is None:
        return f"“{shown(entry.msgid, 40)}”"
    message, dot, slot = entry.context.rpartition(".")
    return f"{slot} of {message}" if dot else entry.context


def _common_words(po: pofile.PoFile) -> frozenset[str]:
    """The words that stand in lower case somewhere in the source texts."""
    sources = (text for entry in po.entries for text in (entry.msgid, entry.plural or ""))
    return frozenset(word for source in sources for word in _WORD.findall(source) if word.islower())


def form_count(po: pofile.PoFile, locale: str) -> int:
    """How many forms a plural of a catalog has, by its header or, where that cannot be used, by the locale."""
    try:
        return plurals.parse_header(po.header_fields().get("plural-forms", ""))[0]
    except ValueError:
        return plurals.form_count(locale)
