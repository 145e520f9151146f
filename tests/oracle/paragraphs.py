"""Running text in many languages: our own sentences, filled with names, dates and amounts from CLDR.

Made when Chromium is recorded, and kept with the record, so that a newer CLDR does not change it.
"""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

DATA = Path(__file__).resolve().parent.parent / "data" / "oracle"
COUNT = 60  # paragraphs a language
_LEAST, _MOST = 60, 300  # characters
_TERRITORIES = "AR AU BD BR CA CD CH CI CZ DE EG ES FI FR GB GR HR ID IE IL IN IR IT JP KE KH KR LA LK MA MM MX NL NP NZ PE PG PL PT RO RS SA SE TH TR UA US VN ZA".split()  # noqa: E501
_LANGUAGES = "ar bn de el en es fa fi fr he hi hu id it ja km ko lo my nl pl pt ro ru sw ta th tr uk ur vi zh".split()
_LENGTHS = (("kilometer", "long"), ("kilometer", "short"), ("meter", "long"), ("mile", "long"), ("centimeter", "short"))
_CURRENCIES = ("EUR", "USD", "INR", "JPY", "CHF", "THB")


def sentences() -> dict[str, list[str]]:
    """The sentences by language tag."""
    found: dict[str, list[str]] = {}
    for line in (DATA / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"\[(.+)\]", line):
            found[heading[1]] = []
        elif line and not line.startswith("#"):
            next(reversed(found.values())).append(line)
    return found


def compose() -> dict[str, list[str]]:
    """The paragraphs by language tag; the same at every call."""
    return {language: _paragraphs(language, lines) for language, lines in sentences().items()}


def _paragraphs(language: str, lines: list[str]) -> list[str]:
    chance = random.Random(language)
    joint = "" if language.partition("-")[0] in ("ja", "zh") else " "
    made: list[str] = []
    while len(made) < COUNT:
        chosen = chance.sample(lines, chance.choice((1, 2, 2, 3)))
        text = joint.join(_filled(line, Locale.parse(language, sep="-"), chance) for line in chosen)
        if _LEAST <= len(text) <= _MOST or (len(text) >= _LEAST // 2 and language[:2] in ("ja", "zh", "ko")):
            made.append(text)
    return made


def _filled(line: str, locale: Locale, chance: random.Random) -> str:
    return re.sub(r"\{(\w+)\}", lambda match: _value(match[1], locale, chance), line)


def _value(name: str, locale: Locale, chance: random.Random) -> str:
    digits = "default"
    number = chance.choice((chance.randrange(2, 40), chance.randrange(100, 999), chance.randrange(1000, 9_000_000)))
    if name == "country":
        return str(locale.territories[chance.choice(_TERRITORIES)])
    if name == "countries":
        names = [str(locale.territories[code]) for code in chance.sample(_TERRITORIES, 3)]
        return format_list(names, locale=locale)
    if name == "language":
        return str(locale.languages.get(chance.choice(_LANGUAGES)) or locale.languages["en"])
    if name == "date":
        date = datetime.date(2021, 1, 1) + datetime.timedelta(chance.randrange(2000))
        return format_date(date, chance.choice(("long", "medium", "short")), locale=locale)
    if name == "number":
        return format_decimal(number, locale=locale, numbering_system=digits)
    if name == "percent":
        return format_percent(chance.randrange(5, 990) / 1000, locale=locale, numbering_system=digits)
    if name == "money":
        return format_currency(number, chance.choice(_CURRENCIES), locale=locale, numbering_system=digits)
    unit, width = chance.choice(_LENGTHS) if name == "length" else ("hour", "short")
    return format_unit(chance.randrange(2, 90), unit, width, locale=locale, numbering_system=digits)  # type: ignore[arg-type]
