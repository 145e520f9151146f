from __future__ import annotations

from decimal import Decimal

import pytest
from babel import Locale, localedata
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n import plurals

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
NUMBERS = (*range(1300), 10_000, 20_000, 21_000, 40_000, 100_000, 123_000, 123_456)
MILLIONS = (1_000_000, 2_000_000)
# These have a form for whole millions in CLDR, which gettext's tools do not use.
WITHOUT_MILLIONS = ("ca", "es", "fr", "ht", "it", "lld", "pt", "scn", "vec")
_LOCALES = sorted({*localedata.locale_identifiers()} - {"root"})


def index(locale: str, number: int) -> int:
    forms, rule = plurals.parse_header(plurals.header(locale))
    return plurals.index(rule, number, forms)


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("en", {1: 0, 0: 1, 2: 1}),
        ("fr", {0: 0, 1: 0, 2: 1}),
        ("hi", {0: 0, 1: 0, 2: 1}),
        ("ja", {0: 0, 1: 0, 2: 0}),
        ("pl", {1: 0, 2: 1, 4: 1, 22: 1, 104: 1, 0: 2, 5: 2, 11: 2, 12: 2, 14: 2, 21: 2, 112: 2}),
        ("he", {1: 0, 2: 1, 0: 2, 3: 2, 18: 2, 20: 2}),
        ("ar", {0: 0, 1: 1, 2: 2, 3: 3, 10: 3, 103: 3, 11: 4, 18: 4, 99: 4, 111: 4, 100: 5, 102: 5, 200: 5}),
        ("lv", {0: 0, 11: 0, 1: 1, 21: 1, 2: 2}),
        ("pt", {0: 0, 1: 0, 2: 1}),
        ("pt_PT", {0: 1, 1: 0}),
        ("pt_AO", {0: 1, 1: 0}),
    ],
)
def test_forms(locale: str, forms: dict[int, int]) -> None:
    assert {number: index(locale, number) for number in forms} == forms


def test_headers_of_the_sample_catalogs() -> None:
    assert plurals.header("de") == "nplurals=2; plural=(n != 1);"
    assert plurals.header("he") == "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"
    assert plurals.header("zh_Hans") == "nplurals=1; plural=0;"


def test_every_locale_goes_by_cldr() -> None:
    wrong = []
    rules: dict[tuple[str, str], bool] = {}
    for locale in _LOCALES:
        rule = Locale.parse(locale).plural_form
        if not rule.rules and plurals.form_count(locale) != 1:
            continue  # CLDR knows no rule; gettext's default is as good
        known = (repr(sorted(rule.rules.items())), plurals.header(locale))
        if known not in rules:
            numbers = NUMBERS if locale.split("_")[0] in WITHOUT_MILLIONS else NUMBERS + MILLIONS
            taken = [rule(number) for number in numbers]
            order = [category for category in CATEGORIES if category in taken]
            rules[known] = [order.index(category) for category in taken] == [index(locale, n) for n in numbers]
        if not rules[known]:
            wrong.append(locale)
    assert wrong == []


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nplurals=2",
        "nplurals=2; plural=n != ;",
        "nplurals=2; plural=__import__('os');",
        "nplurals=2; plural=n.real;",
        "nplurals=2; plural=1/n;",
        "nplurals=2; plural=0<!n;",
        "nplurals=2; plural=" + "!" * 5000 + "n;",
        "nplurals=2; plural=n;",
        "nplurals=0; plural=0;",
        "nplurals=7; plural=0;",
        "nplurals=2; plural=" + "(" * 300 + "n" + ")" * 300 + ";",
    ],
)
def test_bad_headers_are_refused(header: str) -> None:
    with pytest.raises(ValueError, match=r"^(is|has|gives|speaks)"):
        plurals.parse_header(header)


def test_an_expression_that_fails_for_one_number_gives_a_form_all_the_same() -> None:
    forms, rule = plurals.parse_header("nplurals=2; plural=(1/(n-777) > 0);")
    assert plurals.index(rule, 777, forms) == 1


def test_whole_numbers_stand_for_fractions() -> None:
    assert plurals.whole(Decimal("18.0"), "en") == 18
    assert plurals.whole(Decimal("1.5"), "fr") in (0, 1)
    assert plurals.whole(Decimal("1.5"), "de") != 1


def test_singular_of_the_source_language() -> None:
    assert plurals.singular(Decimal(1), "en")
    assert plurals.singular(Decimal(0), "fr")
    assert not plurals.singular(Decimal(0), "en")
    assert not plurals.singular(Decimal("1E+1"), "en")
    assert not plurals.singular(Decimal(1), "ja")


@given(st.integers(0, 10**12), st.sampled_from(["en", "ar", "pl", "br", "kw", "gd", "ja"]))
def test_every_number_has_a_form(number: int, locale: str) -> None:
    assert 0 <= index(locale, number) < plurals.form_count(locale)


@given(st.text(alphabet="n0123456789 ()?:!=<>&|%+-*/;abc_.", max_size=60))
def test_no_header_does_more_than_be_refused(text: str) -> None:
    try:
        forms, rule = plurals.parse_header(f"nplurals=3; plural={text};")
    except ValueError:
        return
    assert 0 <= plurals.index(rule, 5, forms) < forms
