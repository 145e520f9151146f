"""Locales by name, as CLDR writes them (zh_Hans): their tags, directions and names."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError, localedata

from kit.campaign.model import PSEUDO_ACCENTS, PSEUDO_BIDI, PSEUDO_LOCALES

Direction = Literal["ltr", "rtl"]

_PSEUDO_NAMES = {PSEUDO_ACCENTS: "English (Pseudo-Accents)", PSEUDO_BIDI: "Arabic (Pseudo-Bidi)"}  # CLDR's
_NEVER_SAID = (
    "unit_patterns",
    "unit_display_names",
    "compound_unit_patterns",
    "currency_names",
    "currency_names_plural",
    "compact_currency_formats",
    "time_zones",
    "meta_zones",
    "date_fields",
)
_NAME = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?(_([A-Z]{2}|[0-9]{3}))?")


@lru_cache(maxsize=512)
def babel_locale(name: str) -> Locale:
    """Babel's locale of that name, of a pseudo-locale the one that its figures and its direction are taken from.

    Raises `ValueError` or `UnknownLocaleError` for a name that is not `known`. The names of units, currencies and time
    zones, which Kit never says, are let go for the whole process: they are three quarters of a megabyte a locale.
    """
    found = Locale.parse(name.split("_")[0] if name in PSEUDO_LOCALES else name)
    data = localedata.load(str(found))  # what Babel keeps, and reads no second time
    data.update({section: {} for section in _NEVER_SAID if section in data})
    return found


@lru_cache(maxsize=512)
def known(name: str) -> bool:
    """Whether CLDR has a locale of this name, written as CLDR writes it."""
    if name in PSEUDO_LOCALES:
        return True
    found = _parsed(name) if _NAME.fullmatch(name) else None
    if found is None:
        return False
    language, *rest = name.split("_")
    return language == found.language and all(part in (found.script, found.territory) for part in rest)


def nearest(name: str) -> str | None:
    """The name of a known locale that was probably meant."""
    language = re.split("[-_]", name)[0]
    close = difflib.get_close_matches(name, _all_names(), n=1, cutoff=0.7)
    return _written_right(name) or next(iter(close), None) or _written_right(language)


def _parsed(name: str) -> Locale | None:
    try:
        return Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        return None


def language_tag(locale: str) -> str:
    """The BCP 47 tag of a locale: zh-Hans. Always ASCII, so it serves in names of files and addresses, too."""
    return locale.replace("_", "-")


def direction(locale: str) -> Direction:
    """The direction in which the locale's text runs."""
    return "rtl" if babel_locale(locale).character_order == "right-to-left" else "ltr"


def native_name(locale: str) -> str:
    """What the locale's own speakers call it: Deutsch, 简体中文. Nobody speaks a pseudo-locale."""
    if pseudo := _PSEUDO_NAMES.get(locale):
        return pseudo
    found = babel_locale(locale)
    return found.languages.get(str(found)) or found.get_display_name(found) or locale


def english_name(locale: str) -> str:
    """What the locale is called in English: Chinese (Simplified)."""
    return _PSEUDO_NAMES.get(locale) or babel_locale(locale).english_name or locale


def _written_right(name: str) -> str | None:
    """A known name with other capitals or hyphens, or a name that is no longer used, in its right form."""
    language, *rest = re.split("[-_]", name)
    parts = [language.lower(), *(part.title() if len(part) == 4 else part.upper() for part in rest)]
    candidate = "_".join(parts)
    if known(candidate):
        return candidate
    found = _parsed(candidate)
    return str(found) if found else None


@lru_cache(maxsize=1)
def _all_names() -> tuple[str, ...]:
    return tuple(name for name in localedata.locale_identifiers() if known(name))
