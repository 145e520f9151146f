"""The two-letter codes of territories, for flags and for domains."""

from __future__ import annotations

from functools import cache

from babel import Locale

_NO_TERRITORY = ("EZ", "QO", "XA", "XB", "ZZ")  # the euro area, a remainder, two of the pseudo-locales, the unknown


@cache
def territories() -> tuple[str, ...]:
    """CLDR's codes of two capital letters that stand for a territory; each has an emoji flag."""
    codes = map(str, Locale.parse("en").territories)
    return tuple(sorted(code for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_TERRITORY))
