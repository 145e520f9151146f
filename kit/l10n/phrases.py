"""The words of pages and read-me files, as templates call for them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from kit.campaign import texts
from kit.campaign.model import PSEUDO_LOCALES
from kit.l10n import catalogs, numbers, placeholders, plurals, pseudo
from kit.l10n.catalogs import Catalog
from kit.l10n.locales import babel_locale

SOURCE = "en"  # the language in which the templates of pages are written


class Phrases:
    """Kit's own words in one locale, as plain text. `missing` tells which of those asked for had to stay English."""

    def __init__(self, catalog: Catalog | None, locale: str) -> None:
        self.catalog = catalog
        self.locale = locale
        self._missing: dict[str, None] = {}

    @property
    def missing(self) -> tuple[str, ...]:
        """The source texts that were asked for and have no translation that can be used, each once."""
        return tuple(self._missing)

    def gettext(self, text: str, **values: str | int) -> str:
        """The text in the locale, with the values of its placeholders."""
        strings = self._translation(text, frozenset(placeholders.find(text)))
        return placeholders.fill(strings[0] if strings else text, self._written(values))

    def ngettext(self, one: str, other: str, count: int, **values: str | int) -> str:
        """The form of the text that stands with the count, which {count} gives in the locale's own digits."""
        needed = frozenset({*placeholders.find(one), *placeholders.find(other)}) - {"count"}
        strings = self._translation(one, needed)
        if strings and self.catalog and len(strings) == self.catalog.forms:
            text = strings[self.catalog.plural_index(count)]
        else:
            text = one if plurals.singular(Decimal(count), SOURCE) else other
        return placeholders.fill(text, self._written({"count": count, **values}))

    def _written(self, values: Mapping[str, str | int]) -> dict[str, str]:
        """The values as text; numbers as the locale writes them."""
        return {
            name: value if isinstance(value, str) else numbers.format_value(Decimal(value), "number", self.locale)
            for name, value in values.items()
        }

    def _translation(self, text: str, needed: frozenset[str]) -> tuple[str, ...] | None:
        """The translation's forms, when all of them are there, agreed on, and hold the same placeholders."""
        translation = self.catalog.entries.get((None, text)) if self.catalog else None
        if (
            translation
            and translation.complete
            and not translation.fuzzy
            and all(_usable(string, needed) for string in translation.strings)
        ):
            return translation.strings
        if self.locale not in PSEUDO_LOCALES and babel_locale(self.locale).language != SOURCE:
            self._missing[text] = None
        return None


def _usable(string: str, needed: frozenset[str]) -> bool:
    """Whether a translation says something, and has the placeholders of its source text; the count may be left out."""
    found = frozenset(placeholders.find(string)) - {"count"}
    return found == needed - {"count"} and not texts.is_blank(string) and not any(texts.brace_faults(string))


class PseudoPhrases(Phrases):
    """Kit's own words in a pseudo-locale, made from the English ones."""

    def __init__(self, locale: str) -> None:
        super().__init__(None, locale)

    def gettext(self, text: str, **values: str | int) -> str:
        return super().gettext(pseudo.text(text, self.locale), **values)

    def ngettext(self, one: str, other: str, count: int, **values: str | int) -> str:
        forms = [pseudo.text(form, self.locale) for form in (one, other)]
        return super().ngettext(forms[0], forms[1], count, **values)


def path(locale: str) -> str:
    """Where the catalog of Kit's own words stands, below the workspace."""
    return catalogs.path(catalogs.PAGES, locale)
