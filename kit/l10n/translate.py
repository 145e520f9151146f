"""A message in the words of one locale: its texts found, its plural forms chosen, its figures filled in."""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from kit.campaign.model import CAMPAIGN_MESSAGE, Campaign, Fact, FactFormat, Message, Slot, Value
from kit.errors import Problem, Where, nearest, unique
from kit.l10n import catalogs, checks, inline, locales, numbers, placeholders, plurals
from kit.l10n.catalogs import Catalog
from kit.l10n.wording import Row, Wording, isolated

_UPDATE = "kit update brings the catalog up to date"


def word(
    campaign: Campaign, message: Message, catalog: Catalog | None, locale: str
) -> tuple[Wording | None, tuple[Problem, ...]]:
    """The message in the locale, or None when any of its texts is missing, fuzzy or wrong, with what is to be mended.

    In the campaign's own language the texts are those of the campaign file, and the catalog is not asked.
    """
    writer = _Writer(campaign, message, catalog, locale)
    wording = writer.wording()
    problems = unique(writer.problems)
    return (None if problems else wording), problems


def campaign_words(
    campaign: Campaign, catalog: Catalog | None, locale: str
) -> tuple[Wording | None, tuple[Problem, ...]]:
    """The campaign's title and summary in the locale, as the texts of a message of their own."""
    return word(campaign, words_of(campaign), catalog, locale)


def words_of(campaign: Campaign) -> Message:
    """The campaign's title and summary as a message."""
    return Message(
        CAMPAIGN_MESSAGE,
        layout="",
        slots=campaign.slots,
        values={},
        rows=(),
        pictures={},
        placements=(),
        where=Where(campaign.file),
    )


def wanted(slot: Slot) -> tuple[frozenset[str], frozenset[str]]:
    """The placeholders that every text of the slot holds, and those that it may leave out: the count of a plural."""
    names = {*placeholders.find(slot.text), *placeholders.find(slot.plural or "")}
    optional = {slot.count} if slot.plural is not None and slot.count else set()
    return frozenset(names - optional), frozenset(optional)


def row_slots(message: Message) -> frozenset[str]:
    """The names of the slots that are said once for each row: those that use a row's placeholder."""
    names = {name for row in message.rows for name in row}
    return frozenset(
        slot.name for slot in message.slots if not names.isdisjoint(placeholders.find(slot.text + (slot.plural or "")))
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """What the placeholders stand for: as facts, as text, and as numbers."""

    facts: Mapping[str, Fact]
    values: Mapping[str, str]
    markup: Mapping[str, str]
    numbers: Mapping[str, float]


@dataclass
class _Writer:
    """Words one message; gathers what is wrong on the way."""

    campaign: Campaign
    message: Message
    catalog: Catalog | None
    locale: str
    problems: list[Problem] = field(default_factory=list)

    def wording(self) -> Wording:
        message = self.message
        by_row = row_slots(message)
        figures = self._figures(self._placeholders(by_row))
        rows = [self._figures(row, figures) for row in message.rows]
        texts: dict[str, str] = {}
        row_texts: list[dict[str, str]] = [{} for _ in rows]
        places: dict[str, Where] = {}
        for slot in message.slots:
            found = self._forms(slot)
            if found is None:
                continue
            forms, places[slot.name] = found
            if slot.name in by_row:
                for row, said in zip(rows, row_texts, strict=True):
                    said[slot.name] = self._text(slot, forms, row)
            else:
                texts[slot.name] = self._text(slot, forms, figures)
        return Wording(
            message.id,
            self.locale,
            locales.language_tag(self.locale),
            locales.direction(self.locale),
            texts,
            figures.values,
            figures.numbers,
            tuple(self._row(names, said, row) for names, said, row in zip(message.rows, row_texts, rows, strict=True)),
            places,
            {
                each.values[name]: each.facts[name].where
                for each in reversed((figures, *rows))
                for name in reversed(tuple(each.facts))
            },
        )

    @property
    def _is_source(self) -> bool:
        return self.locale == self.campaign.language

    def _complain(self, where: Where, what: str, hint: str = "") -> None:
        self.problems.append(Problem(where, what, hint))

    # What the placeholders stand for.

    def _placeholders(self, by_row: frozenset[str]) -> dict[str, Value]:
        """The message's own placeholders, and the facts that its texts call by their names."""
        found = dict(self.message.values)
        of_rows = {name for row in self.message.rows for name in row}
        for slot in self.message.slots:
            for name in (*placeholders.find(slot.text), *placeholders.find(slot.plural or "")):
                if name in found or (slot.name in by_row and name in of_rows):
                    continue
                if name in self.campaign.facts:
                    found[name] = Value(name)
                else:
                    self._unknown(slot, name, {*found, *of_rows, *self.campaign.facts})
        return found

    def _unknown(self, slot: Slot, name: str, names: set[str]) -> None:
        hint = placeholders.hint(name, names) or "give it a fact under values"
        self._complain(slot.where, f"{self._named(slot)}: unknown placeholder {{{name}}}", hint)

    def _figures(self, named: Mapping[str, Value], above: _Figures | None = None) -> _Figures:
        """The figures of those placeholders, besides the ones above, which they may hide."""
        facts = dict(above.facts) if above else {}
        values = dict(above.values) if above else {}
        markup = dict(above.markup) if above else {}
        amounts = dict(above.numbers) if above else {}
        for name, value in named.items():
            fact = self.campaign.facts.get(value.fact)
            if fact is None:
                hint = nearest(value.fact, self.campaign.facts)
                self._complain(self.message.where, f"there is no fact {value.fact}", hint)
                continue
            facts[name] = fact
            values[name] = self._formatted(fact, value.format or fact.format)
            markup[name] = isolated(html.escape(values[name]))
            if isinstance(fact.value, Decimal):
                amounts[name] = float(fact.value)
        return _Figures(facts, values, markup, amounts)

    def _formatted(self, fact: Fact, format: FactFormat) -> str:
        if not numbers.fits(fact.value, format):
            kind = "date" if isinstance(fact.value, datetime.date) else "number"
            self._complain(fact.where, f"{fact.name} is a {kind}, which cannot be written as {format}")
            return ""
        return numbers.format_value(fact.value, format, self.locale)

    def _row(self, names: Mapping[str, Value], texts: Mapping[str, str], figures: _Figures) -> Row:
        """The row with its own figures only; the message's are in the wording."""
        return Row(
            texts,
            {name: figures.values[name] for name in names if name in figures.values},
            {name: figures.numbers[name] for name in names if name in figures.numbers},
            {
                name: value.format or figures.facts[name].format
                for name, value in names.items()
                if name in figures.facts
            },
        )

    # Where the texts come from.

    def _forms(self, slot: Slot) -> tuple[tuple[str, ...], Where] | None:
        """The texts of a slot, one or its plural forms, and their place; None when they cannot be used."""
        if self._is_source:
            forms = (slot.text,) if slot.plural is None else (slot.text, slot.plural)
            return self._checked(slot, forms, slot.where)
        if self.catalog is None:
            file = catalogs.path(self.campaign.name, self.locale)
            self._complain(Where(file), f"there is no catalog for {self.locale}", "kit update makes one")
            return None
        return self._translated(slot, self.catalog)

    def _translated(self, slot: Slot, catalog: Catalog) -> tuple[tuple[str, ...], Where] | None:
        context = f"{self.message.id}.{slot.name}"
        translation = catalog.entries.get((context, slot.text))
        named = self._named(slot)
        if translation is None:
            line = catalog.line_of(context)
            change = "it is not in the catalog" if line is None else "its source text has changed"
            self._complain(Where(catalog.file, line), f"{named} is not translated", f"{change}: {_UPDATE}")
            return None
        where = Where(catalog.file, translation.line)
        if translation.fuzzy:
            self._complain(where, f"{named} is marked fuzzy", "check the translation and take the mark out")
            return None
        if len(translation.strings) != (1 if slot.plural is None else catalog.forms):
            self._complain(where, f"{named} is not translated", f"its plural forms have changed: {_UPDATE}")
            return None
        if not translation.complete:
            some = any(translation.strings)
            what = "is not translated in every plural form" if some else "is not translated"
            self._complain(where, f"{named} {what}", "fill in every msgstr" if some else "fill in msgstr")
            return None
        return self._checked(slot, translation.strings, where)

    def _checked(self, slot: Slot, forms: tuple[str, ...], where: Where) -> tuple[tuple[str, ...], Where] | None:
        faults = list(self._faults(slot, forms))
        for what, hint in dict.fromkeys(faults):
            self._complain(where, f"{self._named(slot)}: {what}", hint)
        return None if faults else (forms, where)

    def _faults(self, slot: Slot, forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        needed, optional = wanted(slot)
        for form in forms:
            yield from checks.faults(form, needed, optional)

    def _named(self, slot: Slot) -> str:
        return f"{slot.name} of {self.message.id}"

    # What is said.

    def _text(self, slot: Slot, forms: tuple[str, ...], figures: _Figures) -> str:
        form = forms[self._chosen(slot, figures)] if slot.plural is not None else forms[0]
        return placeholders.fill(inline.sanitize(form), figures.markup)

    def _chosen(self, slot: Slot, figures: _Figures) -> int:
        """The index of the form that stands with the slot's count."""
        fact = figures.facts.get(slot.count or "")
        if fact is None or not isinstance(fact.value, Decimal):
            what = (
                f"{self._named(slot)} has a plural, and {slot.count} is not a number"
                if slot.count
                else (f"{self._named(slot)} has a plural, and no count")
            )
            self._complain(slot.where, what, "name under count the placeholder whose number chooses the form")
            return 0
        if self._is_source:
            return 0 if plurals.singular(fact.value, self.locale) else 1
        return self.catalog.plural_index(plurals.whole(fact.value, self.locale)) if self.catalog else 0
