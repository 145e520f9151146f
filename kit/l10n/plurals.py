"""Plural rules: which of a catalog's plural forms stands with a number.

A catalog carries its rule in its own header, as gettext has it; `header` gives the rule for a new one. The forms of a
rule stand in CLDR's order: zero, one, two, few, many, other, without those that no whole number takes.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from babel.core import get_global
from babel.messages.plurals import get_plural

from kit.l10n.locales import babel_locale

# Languages that Babel's table of gettext rules does not know (it then says n != 1), or has in a form that CLDR has
# left behind: ar with its last two forms exchanged; he without the dual; hi, bn, fa, pa with a plural for 0; hu, hy,
# ka, tr with one form; cy, mt and br with forms missing; lv in another order. Languages for which CLDR has no rule
# stay with n != 1. The rules of French, Spanish, Italian,
# Portuguese and Catalan stay without CLDR's form for whole millions, which gettext's tools do not use.
_SLAVIC_MACEDONIAN = "nplurals=2; plural=(n%10==1 && n%100!=11 ? 0 : 1);"
_DUAL = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
_ONE_IS_SINGULAR = "nplurals=2; plural=(n != 1);"
_ZERO_IS_SINGULAR = "nplurals=2; plural=(n > 1);"
_BY_RULE = {
    "nplurals=1; plural=0;": (
        "bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh"
    ),
    _ONE_IS_SINGULAR: "fur hu ka tr",
    _ZERO_IS_SINGULAR: (
        "ak am as bho bn csw doi fa ff fr gu hi ht hy kab kn ln mg nso pa pcm pt si ti wa zu"
    ),
    _DUAL: "he iu naq sat se sma smj smn sms",
    _SLAVIC_MACEDONIAN: "mk",
    "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);": "blo ksh lag",
    "nplurals=3; plural=(n%10==0 || n%100>=11 && n%100<=19 ? 0 : n%10==1 && n%100!=11 ? 1 : 2);": "lv prg",
    "nplurals=2; plural=(n<=1 || n>=11 && n<=99 ? 0 : 1);": "tzm",
    "nplurals=2; plural=(n==1 || n==2 || n==3 || n%10!=4 && n%10!=6 && n%10!=9 ? 0 : 1);": "ceb fil",
    "nplurals=3; plural=(n<=1 ? 0 : n<=10 ? 1 : 2);": "shi",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);": "dsb hsb",
    "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);": "gd",
    "nplurals=4; plural=(n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3);": "gv",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || n%100>=3 && n%100<=10 ? 2"
    " : n%100>=11 && n%100<=19 ? 3 : 4);": "mt",
    "nplurals=5; plural=(n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0"
    " : n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1"
    " : (n%10==3 || n%10==4 || n%10==9) && n%100/10!=1 && n%100/10!=7 && n%100/10!=9 ? 2"
    " : n!=0 && n%1000000==0 ? 3 : 4);": "br",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);": "cy",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);": "ar",
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1"
    " : n%100==2 || n%100==22 || n%100==42 || n%100==62 || n%100==82"
    " || n%1000==0 && (n%100000>=1000 && n%100000<=20000 || n%100000==40000 || n%100000==60000 || n%100000==80000)"
    " || n%1000000==100000 ? 2"
    " : n%100==3 || n%100==23 || n%100==43 || n%100==63 || n%100==83 ? 3"
    " : n%100==1 || n%100==21 || n%100==41 || n%100==61 || n%100==81 ? 4 : 5);": "kw",
}  # fmt: skip
_CORRECTED = {language: rule for rule, languages in _BY_RULE.items() for language in languages.split()}
_CORRECTED["pt_PT"] = _ONE_IS_SINGULAR
_FORMS = re.compile(r"\s*nplurals\s*=\s*([0-9]{1,2})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_MOST_FORMS = 6
_SAMPLES = (*range(201), 1000, 10_000, 1_000_000)


@lru_cache(maxsize=512)
def header(locale: str) -> str:
    """The value of the Plural-Forms header for a new catalog of the locale."""
    found = babel_locale(locale)
    parent = get_global("parent_exceptions").get(str(found))  # pt_AO goes with pt_PT, not with pt
    rules = (_CORRECTED.get(name) for name in (str(found), parent, found.language) if name)
    return next((rule for rule in rules if rule), get_plural(found).plural_forms)


@lru_cache(maxsize=512)
def parse_header(value: str) -> tuple[int, str]:
    """The number of forms and the expression of a Plural-Forms header.

    Raises `ValueError` with a plain reason when the header cannot be read, or gives forms that it does not have.
    """
    match = _FORMS.fullmatch(value)
    if not match:
        raise ValueError("is not of the form nplurals=N; plural=EXPRESSION;")
    forms, expression = int(match[1]), match[2]
    if not 1 <= forms <= _MOST_FORMS:
        raise ValueError(f"speaks of {forms} forms")
    try:
        rule = _compiled(expression)
        given = {rule(number) for number in _SAMPLES}
    except (ValueError, ArithmeticError, SyntaxError, MemoryError) as error:  # 0<!n is C only; deep nesting
        raise ValueError("has an expression that cannot be computed") from error
    if not given <= set(range(forms)):
        raise ValueError(f"gives form {max(given)}, and has only {forms}")
    return forms, expression


def form_count(locale: str) -> int:
    """How many forms a new catalog of the locale has."""
    return parse_header(header(locale))[0]


@lru_cache(maxsize=512)
def expected_counts(locale: str) -> frozenset[int]:
    """The numbers of forms with which a catalog of the locale is right: gettext's and CLDR's for whole numbers."""
    rule = babel_locale(locale).plural_form
    return frozenset({form_count(locale), len({rule(number) for number in _SAMPLES})})


def index(expression: str, count: int, forms: int) -> int:
    """The index of the form that the expression gives a count, by gettext's own reader of C expressions."""
    try:
        given = _compiled(expression)(abs(count))
    except ArithmeticError:  # a division by nothing, for a count that no sample has met
        return forms - 1
    return min(max(given, 0), forms - 1)


def whole(value: Decimal, locale: str) -> int:
    """A whole number that takes the same plural form as the value: 1.5 goes with 1 in French, and with 2 in German."""
    if _is_whole(value):
        return int(value)
    rule = babel_locale(locale).plural_form
    category = rule(value)
    return next((number for number in _SAMPLES if rule(number) == category), int(value))


def singular(value: Decimal, locale: str) -> bool:
    """Whether the source text's singular stands with the value, by the language's CLDR rule."""
    return babel_locale(locale).plural_form(int(value) if _is_whole(value) else value) == "one"


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


@lru_cache(maxsize=256)
def _compiled(expression: str) -> Callable[[int], int]:
    return gettext.c2py(expression)
