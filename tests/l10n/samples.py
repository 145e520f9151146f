"""A small campaign and catalogs for it, in memory."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal

from kit.campaign.model import Campaign, Fact, FactFormat, Message, Slot, Value
from kit.errors import Where
from kit.l10n import plurals

FILE = "assets/campaigns/harbour/campaign.yaml"
CATALOG = "locales/{locale}/LC_MESSAGES/harbour.po"


def fact(name: str, value: str | datetime.date, format: FactFormat) -> Fact:
    number = value if isinstance(value, datetime.date) else Decimal(value)
    return Fact(name, number, format, "2021-01", "S1", None, Where(FILE, 7))


FACTS = {
    each.name: each
    for each in (
        fact("drop", "58", "percent"),
        fact("weeks", "18", "number"),
        fact("weeks_before", "1", "number"),
        fact("since", datetime.date(2020, 12, 21), "date"),
    )
}


def slot(name: str, text: str, plural: str | None = None, count: str | None = None, note: str = "") -> Slot:
    return Slot(name, text, plural, count, note, Where(FILE, 20))


HEADLINE = slot(
    "headline",
    "Reports <b>fell by {drop}</b> in {weeks} week",
    "Reports <b>fell by {drop}</b> in {weeks} weeks",
    "weeks",
)
LABEL = slot("label", "after {after} week", "after {after} weeks", "after", note="Names one bar.")
BODY = slot("body", "Since {since}, Smith & Co <3 harbours")


def message(*slots: Slot, id: str = "chart", rows: tuple[Mapping[str, Value], ...] = ()) -> Message:
    return Message(id, "chart", slots, {}, rows, {}, (), Where(FILE, 18))


CHART = message(HEADLINE, LABEL, BODY, rows=({"after": Value("weeks_before")}, {"after": Value("weeks")}))


def campaign(*messages: Message, language: str = "en", facts: Mapping[str, Fact] = FACTS) -> Campaign:
    return Campaign(
        "harbour",
        FILE,
        "brand",
        language,
        (language, "de", "ar"),
        ("instagram.story",),
        "https://example.org",
        (),
        (slot("title", "Safe Harbour"), slot("summary", "Pictures about harbours.")),
        {},
        facts,
        messages or (CHART,),
    )


def catalog_text(locale: str, body: str, header: str | None = None) -> bytes:
    """A catalog whose entries begin in line 8."""
    rule = header or plurals.header(locale)
    lines = ['msgid ""', 'msgstr ""', rf'"Language: {locale}\n"', r'"Content-Type: text/plain; charset=UTF-8\n"']
    return ("\n".join([*lines, rf'"Plural-Forms: {rule}\n"', "", "", ""]) + body).lstrip("\n").encode()
