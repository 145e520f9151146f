"""Figures and dates in the words and digits of a locale, by CLDR."""

from __future__ import annotations

import datetime
import re
from decimal import Context, Decimal
from functools import lru_cache

from babel import Locale, dates, numbers

from kit.campaign.model import FactFormat
from kit.l10n.locales import babel_locale

NO_BREAK_SPACE = "\u00a0"
_DATE_FORMATS = ("date", "date-short", "day", "month")
_LETTER = re.compile("[A-Za-z]")
_COMPACT_FIGURES = 3
"""Significant digits of a compact figure. Two, as in CLDR's default, would turn 29.5 million into 30 million,
and "more than 30 million" would be untrue."""

# Babel puts the separators of a numbering system, but writes European digits. These are the zeros of those systems
# that are the default of some locale.
_ZEROS = {
    "adlm": "\U0001e950",
    "arab": "\u0660",
    "arabext": "\u06f0",
    "beng": "\u09e6",
    "cakm": "\U00011136",
    "deva": "\u0966",
    "hmnp": "\U0001e140",
    "mtei": "\uabf0",
    "mymr": "\u1040",
    "nkoo": "\u07c0",
    "olck": "\u1c50",
    "tibt": "\u0f20",
}


def fits(value: Decimal | datetime.date, format: FactFormat) -> bool:
    """Whether such a value can be written in that format: a date as a date, a number as a number, either as a year."""
    return format == "year" or isinstance(value, datetime.date) == (format in _DATE_FORMATS)


@lru_cache(maxsize=4096)
def format_value(value: Decimal | datetime.date, format: FactFormat, locale: str) -> str:
    """The value as a reader of the locale expects it, never to be torn apart at a space within a figure.

    Dates are always of the Gregorian calendar. Bidi marks that CLDR puts are kept. Raises `ValueError` when the
    value does not fit the format.
    """
    if not fits(value, format):
        raise ValueError(f"{value!r} cannot be written as {format}")
    found = babel_locale(locale)
    if isinstance(value, datetime.date):
        return _native_digits(_date(value, format, found), found)
    text = _native_digits(_number(value, format, found), found).replace(" ", NO_BREAK_SPACE)
    return text.replace("-", _symbol("minusSign", found) or "-") if value < 0 else text


def _number(value: Decimal, format: FactFormat, locale: Locale) -> str:
    match format:
        case "percent":
            return _percent(value, locale)
        case "compact":
            return _compact(value, locale, long=True)
        case "compact-short":
            return _compact(value, locale, long=False)
        case _:
            return numbers.format_decimal(
                value,
                locale=locale,
                decimal_quantization=False,
                group_separator=format == "number",
                numbering_system="default",
            )


def _percent(value: Decimal, locale: Locale) -> str:
    """58 as 58 %."""
    text = numbers.format_percent(
        value.scaleb(-2), locale=locale, decimal_quantization=False, numbering_system="default"
    )
    return text.replace("%", _symbol("percentSign", locale) or "%")


def _symbol(name: str, locale: Locale) -> str | None:
    """A sign of the locale's numbering system as CLDR has it, with its bidi marks: Babel leaves that of the pattern."""
    symbol: str | None = locale.number_symbols[locale.default_numbering_system].get(name)
    return symbol


def _compact(value: Decimal, locale: Locale, *, long: bool) -> str:
    """29 million. Chinese, Japanese and Korean have one form for long and short. Where CLDR has but a Latin letter, the
    29M of Maltese, no sentence can be made with it, and the figure is written out.

    Babel's own function counts the zeros of a pattern's negative half, too, and says 2900 million in Swahili.
    """
    rounded = Context(prec=_COMPACT_FIGURES).plus(value)
    has_long = "long" in locale.compact_decimal_formats
    formats = locale.compact_decimal_formats["long" if long and has_long else "short"]
    if long and not has_long and _LETTER.search(formats["other"]["1000000"].pattern):
        return numbers.format_decimal(rounded, locale=locale, numbering_system="default")
    size = max((int(size) for size in formats["other"] if int(size) <= abs(rounded)), default=None)
    pattern = locale.decimal_formats[None] if size is None else formats["other"][str(size)]
    zeros = pattern.pattern.partition(";")[0].count("0")
    if size is not None and pattern.pattern != "0":
        rounded = rounded / (size // 10 ** (zeros - 1))
        of_count = formats.get("1") if rounded == 1 else None
        pattern = (of_count or formats.get(locale.plural_form(abs(rounded)), {})).get(str(size), pattern)
    text: str = pattern.apply(rounded, locale, decimal_quantization=False, numbering_system="default")
    return text


def _date(value: datetime.date, format: FactFormat, locale: Locale) -> str:
    match format:
        case "year":
            return str(value.year)
        case "month":
            return _month(value, locale)
        case "day":
            return _first_in_french(dates.format_skeleton("MMMMd", value, locale=locale), value, locale)
        case "date-short":
            return dates.format_date(value, "medium", locale)
        case _:
            return _first_in_french(dates.format_date(value, "long", locale), value, locale)


def _first_in_french(text: str, value: datetime.date, locale: Locale) -> str:
    """CLDR has no pattern for the first of a month, which is an ordinal in French: 1er janvier."""
    return text.replace("1 ", "1er ", 1) if locale.language == "fr" and value.day == 1 else text


def _month(value: datetime.date, locale: Locale) -> str:
    """Month and year standing alone. In Thai with the era, as its long date: years are also counted from the Buddha."""
    if locale.language == "th":
        return dates.format_date(value, "LLLL G y", locale)
    return dates.format_skeleton("yMMMM", value, locale=locale)


def _native_digits(text: str, locale: Locale) -> str:
    zero = _ZEROS.get(locale.default_numbering_system)
    return text.translate({0x30 + digit: ord(zero) + digit for digit in range(10)}) if zero else text
