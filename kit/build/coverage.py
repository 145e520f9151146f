"""Whether the installed fonts and a brand's own can set every language of a campaign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from babel import Locale
from babel.core import get_global

from kit.build.catalogs import read_texts
from kit.build.fonts import brand_library
from kit.campaign.model import PSEUDO_LOCALES, Brand, Campaign
from kit.campaign.texts import parse
from kit.errors import KitError, Problem, Where
from kit.l10n.catalogs import Catalog
from kit.l10n.locales import babel_locale, language_tag, native_name
from kit.l10n.numbers import format_value
from kit.l10n.translate import words_of
from kit.text.coverage import UncoveredScript, uncovered
from kit.text.scripts import sample
from kit.workspace import Workspace

_FIGURES = Decimal("1234567890.5")  # every digit, with its separators
_ALIASES = {"Jpan": "Hira", "Kore": "Hang", "Hans": "Hani", "Hant": "Hani"}  # CLDR's scripts, as characters have them
_SHOWN = 8  # characters that a problem lists


@dataclass(frozen=True, slots=True)
class LocaleCoverage:
    """What no font has of a campaign's texts in a locale; nothing where it is covered."""

    campaign: str
    locale: str
    missing: tuple[UncoveredScript, ...]
    where: Where

    @property
    def problems(self) -> Iterator[Problem]:
        """A problem for each script that is missing, or has characters that are missing."""
        for script in self.missing:
            what = f"no installed font covers {native_name(self.locale)} (script {script.script})"
            if script.characters:
                shown = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in script.characters[:_SHOWN])
                more = len(script.characters) - _SHOWN
                what = f"no installed font has {shown}" + (f" and {more} more" if more > 0 else "")
            yield Problem(self.where, what, script.advice)


def locale_coverage(workspace: Workspace, campaign: Campaign, brand: Brand) -> Iterator[LocaleCoverage]:
    """The coverage of each locale of the campaign: of its translations, or of its script while there are none."""
    library = brand_library(workspace, brand)
    families = tuple(dict.fromkeys(family for each in brand.families.values() for family in each))
    for locale in campaign.locales:
        try:
            catalog, _ = read_texts(workspace, campaign, locale)
        except KitError:  # the catalog cannot be read, which is for `kit check` to tell
            said, where = [sample(script_of(locale))], Where(campaign.file)
        else:
            said, where = list(_said(campaign, catalog)), Where(catalog.file if catalog else campaign.file)
        said.append(format_value(_FIGURES, "number", locale))
        yield LocaleCoverage(campaign.name, locale, uncovered(said, families, library, language_tag(locale)), where)


def script_of(locale: str) -> str:
    """The script in which a locale is written, by CLDR's likely subtags; ISO 15924."""
    found: Locale = babel_locale(locale)
    if locale in PSEUDO_LOCALES:
        return "Latn"
    likely = get_global("likely_subtags")
    names = (f"{found.language}_{found.territory}", found.language)
    tag = next((likely[name] for name in names if name in likely), "")
    script = found.script or next((part for part in tag.split("_")[1:] if len(part) == 4), "Latn")
    return _ALIASES.get(script, script)


def _said(campaign: Campaign, catalog: Catalog | None) -> Iterator[str]:
    """The texts in the catalog, or those of the campaign file itself, without their tags."""
    if catalog is None:
        slots = [slot for message in (words_of(campaign), *campaign.messages) for slot in message.slots]
        written = [text for slot in slots for text in (slot.text, slot.plural) if text]
    else:
        written = [string for translation in catalog.entries.values() for string in translation.strings]
    for text in written:
        yield "".join(piece for piece in parse(text) if isinstance(piece, str))
