"""Catalog templates (.pot) from a campaign and from the templates of pages.

The same input gives the same bytes: no dates, no line numbers, no tool's name.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace

from jinja2 import TemplateSyntaxError
from jinja2.ext import babel_extract

from kit.campaign.model import Campaign, FactFormat, Message, Slot, Value
from kit.errors import fail
from kit.l10n import numbers, placeholders, poheader, powriter, translate
from kit.l10n.catalogs import PAGES
from kit.l10n.glossary import Glossary
from kit.l10n.pofile import Entry
from kit.l10n.terms import notes as notes_of_terms

_NOTES = {
    "title": "The name of the campaign.",
    "summary": "One sentence for pages and read-me files.",
    "kicker": "A few words above the headline.",
    "headline": "The largest text of the card. <b> marks the words that stand out.",
    "body": "A sentence or two under the headline.",
    "caption": "Stands with the chart and says what it shows.",
    "button": "A button: two or three words.",
    "source": "Small print at the foot of the card.",
    "alt": "Describes the picture to people who cannot see it.",
    "post": "The post that people paste, without link and hashtags.",
    "post_short": "A shorter post, for platforms with little room. Without link and hashtags.",
    "post_shortest": "The shortest post, for a text message or a caption of 160 characters. Without link and hashtags.",
}
_HELD: Mapping[FactFormat, str] = {
    "number": "a number",
    "percent": "a percentage with its sign",
    "compact": "a rounded number with its unit",
    "compact-short": "a rounded number with its unit, short",
    "plain": "a number",
    "date": "a date",
    "date-short": "a short date",
    "day": "a day of a month",
    "month": "a month and its year",
    "year": "a year",
}
_BRACES = "python-brace-format"
_KEYWORDS = ("_", "gettext", "ngettext")
_COMMENT_TAG = "Translators:"
_LANGUAGE = "en"  # of the pages that Kit ships
NO_GLOSSARY = Glossary()


def template(
    campaign: Campaign, room: Mapping[tuple[str, str], str] | None = None, glossary: Glossary = NO_GLOSSARY
) -> bytes:
    """The .pot of a campaign: every slot under the context `message.slot`, explained for translators.

    room: by message and slot, where a text stands and how much room there is.
    """
    messages = (translate.words_of(campaign), *campaign.messages)
    told = room or {}
    entries = [
        _slot_entry(campaign, message, slot, told.get((message.id, slot.name), ""), glossary)
        for message in messages
        for slot in message.slots
    ]
    return _template_file(f"Texts of the campaign {campaign.name}.", campaign.name, entries)


def pages_template(texts: Mapping[str, str], glossary: Glossary = NO_GLOSSARY) -> bytes:
    """The .pot of the words of pages: what templates, by their paths, call for with _(), gettext() and ngettext().

    Comments for translators are template comments that begin with "Translators:" just before. Raises `KitError`
    for a template whose syntax is wrong.
    """
    entries: dict[str, Entry] = {}
    for file, text in sorted(texts.items()):
        for found in _page_entries(file, text):
            known = entries.get(found.msgid)
            entries[found.msgid] = _joined(known, found) if known else found
    explained = [_explained(entry, glossary) for entry in entries.values()]
    return _template_file("Words of the pages and read-me files.", PAGES, explained)


def _slot_entry(campaign: Campaign, message: Message, slot: Slot, room: str, glossary: Glossary) -> Entry:
    names = tuple(dict.fromkeys(placeholders.find(slot.text + (slot.plural or ""))))
    held = (_held(campaign, message, name) for name in names)
    terms = notes_of_terms((slot.text, slot.plural or ""), glossary, campaign.language)
    notes = [slot.note or _NOTES.get(slot.name, ""), room, *held, *terms]
    return Entry(
        f"{message.id}.{slot.name}",
        slot.text,
        slot.plural,
        ("",) if slot.plural is None else ("", ""),
        flags=(_BRACES,) if names else (),
        extracted=tuple(line for note in notes for line in note.splitlines() if line.strip()),
        references=(campaign.file,),
    )


def _explained(entry: Entry, glossary: Glossary) -> Entry:
    terms = notes_of_terms((entry.msgid, entry.plural or ""), glossary, _LANGUAGE)
    return replace(entry, extracted=(*entry.extracted, *terms)) if terms else entry


def _held(campaign: Campaign, message: Message, name: str) -> str:
    """What a placeholder holds, with what it comes to in the source language."""
    in_rows = [row[name] for row in message.rows if name in row]
    values = in_rows or [message.values.get(name, Value(name))]
    known = [(campaign.facts[value.fact], value.format) for value in values if value.fact in campaign.facts]
    formats = [(fact, format or fact.format) for fact, format in known]
    examples = [
        numbers.format_value(fact.value, format, campaign.language)
        for fact, format in formats
        if numbers.fits(fact.value, format)
    ]
    if not examples:
        return ""
    return f"{{{name}}}: {_HELD[formats[0][1]]}, such as {', '.join(dict.fromkeys(examples))}"


def _page_entries(file: str, text: str) -> Iterator[Entry]:
    options = {"silent": "false", "encoding": "utf-8"}
    try:
        found = list(babel_extract(io.BytesIO(text.encode()), _KEYWORDS, (_COMMENT_TAG,), options))
    except TemplateSyntaxError as error:
        raise fail(file, error.lineno, f"the template cannot be read: {error.message}") from error
    for _, keyword, said, comments in found:
        words = said if isinstance(said, tuple) else (said,)
        plural = words[1] if keyword == "ngettext" and len(words) > 1 else None
        if not words or not words[0] or (keyword == "ngettext" and not plural):
            continue  # not a literal text
        flags = (_BRACES,) if placeholders.find(words[0] + (plural or "")) else ()
        strings = ("",) if plural is None else ("", "")
        notes = tuple(note for comment in comments for note in comment.splitlines() if note.strip())
        yield Entry(None, words[0], plural, strings, flags=flags, extracted=notes, references=(file,))


def _joined(one: Entry, other: Entry) -> Entry:
    """Two calls for the same text as one entry."""
    return replace(
        one,
        plural=one.plural or other.plural,
        strings=max(one.strings, other.strings, key=len),
        flags=one.flags or other.flags,
        extracted=tuple(dict.fromkeys((*one.extracted, *other.extracted))),
        references=tuple(dict.fromkeys((*one.references, *other.references))),
    )


def _template_file(title: str, project: str, entries: list[Entry]) -> bytes:
    fields = poheader.fields(project, "", "nplurals=INTEGER; plural=EXPRESSION;")
    return powriter.write(powriter.header_text([title], fields), entries)
