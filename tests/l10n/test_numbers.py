from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.model import FactFormat
from kit.l10n.numbers import fits, format_value

DAY = datetime.date(2020, 12, 21)
MONTH = datetime.date(2021, 1, 1)
NARROW, NBSP, LRM, RLM = "\u202f", "\u00a0", "\u200e", "\u200f"

# As CLDR 47 has them, checked against ICU's own formatter. Written down, so that a change is seen.
FIGURES = {
    # locale: 36738 number, 93.5 percent, 29 000 000 compact, the same short
    "en": ("36,738", "93.5%", f"29{NBSP}million", "29M"),
    "de": ("36.738", f"93,5{NBSP}%", f"29{NBSP}Millionen", f"29{NBSP}Mio."),
    "fr": (f"36{NARROW}738", f"93,5{NBSP}%", f"29{NBSP}millions", f"29{NBSP}M"),
    "pl": (f"36{NBSP}738", "93,5%", f"29{NBSP}milionów", f"29{NBSP}mln"),
    "el": ("36.738", "93,5%", f"29{NBSP}εκατομμύρια", f"29{NBSP}εκ."),
    "bg": (f"36{NBSP}738", "93,5%", f"29{NBSP}милиона", f"29{NBSP}млн."),
    "fi": (f"36{NBSP}738", f"93,5{NBSP}%", f"29{NBSP}miljoonaa", f"29{NBSP}milj."),
    "ar": ("36,738", f"93.5{LRM}%{LRM}", f"29{NBSP}مليون", f"29{NBSP}مليون"),
    "he": ("36,738", "93.5%", f"{RLM}29{NBSP}מיליון", f"29M{RLM}"),
    "hi": ("36,738", "93.5%", f"2.9{NBSP}करोड़", f"2.9{NBSP}क॰"),
    "th": ("36,738", "93.5%", f"29{NBSP}ล้าน", "29M"),
    "ja": ("36,738", "93.5%", "2900万", "2900万"),
    "ko": ("36,738", "93.5%", "2900만", "2900만"),
    "zh_Hans": ("36,738", "93.5%", "2900万", "2900万"),
    "sw": ("36,738", "93.5%", f"milioni{NBSP}29", "29M"),
}
DATES = {
    # locale: long date, short date, month
    "en": ("December 21, 2020", "Dec 21, 2020", "January 2021"),
    "de": ("21. Dezember 2020", "21.12.2020", "Januar 2021"),
    "fr": ("21 décembre 2020", "21 déc. 2020", "janvier 2021"),
    "pl": ("21 grudnia 2020", "21 gru 2020", "styczeń 2021"),
    "el": ("21 Δεκεμβρίου 2020", "21 Δεκ 2020", "Ιανουάριος 2021"),
    "bg": (f"21 декември 2020{NARROW}г.", f"21.12.2020{NARROW}г.", f"януари 2021{NARROW}г."),
    "fi": ("21. joulukuuta 2020", "21.12.2020", "tammikuu 2021"),
    "ar": ("21 ديسمبر 2020", f"21{RLM}/12{RLM}/2020", "يناير 2021"),
    "he": ("21 בדצמבר 2020", "21 בדצמ׳ 2020", "ינואר 2021"),
    "hi": ("21 दिसंबर 2020", "21 दिस॰ 2020", "जनवरी 2021"),
    "th": ("21 ธันวาคม ค.ศ. 2020", "21 ธ.ค. 2020", "มกราคม ค.ศ. 2021"),
    "ja": ("2020年12月21日", "2020/12/21", "2021年1月"),
    "ko": ("2020년 12월 21일", "2020. 12. 21.", "2021년 1월"),
    "zh_Hans": ("2020年12月21日", "2020年12月21日", "2021年1月"),
}


@pytest.mark.parametrize("locale", FIGURES)
def test_figures(locale: str) -> None:
    number, percent, compact, short = FIGURES[locale]
    assert format_value(Decimal(36738), "number", locale) == number
    assert format_value(Decimal("93.5"), "percent", locale) == percent
    assert format_value(Decimal(29_000_000), "compact", locale) == compact
    assert format_value(Decimal(29_000_000), "compact-short", locale) == short


@pytest.mark.parametrize("locale", DATES)
def test_dates(locale: str) -> None:
    assert (
        format_value(DAY, "date", locale),
        format_value(DAY, "date-short", locale),
        format_value(MONTH, "month", locale),
    ) == DATES[locale]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "December 21"),
        ("de", "21. Dezember"),
        ("fr", "21 décembre"),
        ("ar", "21 ديسمبر"),
        ("hi", "21 दिसंबर"),
        ("ja", "12月21日"),
        ("ko", "12월 21일"),
        ("th", "21 ธันวาคม"),
        ("zh_Hans", "12月21日"),
    ],
)
def test_a_day_stands_without_its_year(locale: str, text: str) -> None:
    assert format_value(DAY, "day", locale) == text


@pytest.mark.parametrize("locale", FIGURES)
def test_years_and_plain_numbers_are_not_grouped(locale: str) -> None:
    assert format_value(Decimal(2021), "year", locale) == "2021"
    assert format_value(DAY, "year", locale) == "2020"
    assert format_value(Decimal(36738), "plain", locale) == "36738"


def test_thai_dates_are_never_of_the_buddhist_era() -> None:
    said = [format_value(DAY, format, "th") for format in ("date", "date-short", "month", "year")]
    assert all("2020" in text and "2563" not in text and "พ.ศ." not in text for text in said)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert format_value(MONTH, "date", "fr") == "1er janvier 2021"
    assert format_value(datetime.date(2021, 1, 11), "date", "fr") == "11 janvier 2021"
    assert format_value(MONTH, "date", "fr_CA") == "1er janvier 2021"
    assert format_value(MONTH, "day", "fr") == "1er janvier"
    assert format_value(MONTH, "date", "de") == "1. Januar 2021"


@pytest.mark.parametrize(
    ("value", "text"),
    [("58", "58%"), ("58.0", "58%"), ("93.5", "93.5%"), ("0.25", "0.25%"), ("-3", "-3%"), ("0", "0%"), ("100", "100%")],
)
def test_a_percentage_has_the_decimals_that_it_has(value: str, text: str) -> None:
    assert format_value(Decimal(value), "percent", "en") == text


@pytest.mark.parametrize(
    ("value", "locale", "text"),
    [
        ("29500000", "en", f"29.5{NBSP}million"),
        ("29540000", "en", f"29.5{NBSP}million"),
        ("29540000", "hi", f"2.95{NBSP}करोड़"),
        ("29540000", "ja", "2950万"),
        ("29500000", "pl", f"29,5{NBSP}miliona"),
        ("1000000", "de", f"1{NBSP}Million"),
        ("999950", "en", f"1{NBSP}million"),
        ("120000000", "ko", "1.2억"),
        ("120000000", "zh_Hans", "1.2亿"),
        ("36738", "fr", f"36,7{NBSP}mille"),
        ("938", "en", "938"),
        ("2950000", "sw", f"milioni{NBSP}2.95"),
        ("2950000", "mt", "2,950,000"),
        ("29000", "sw", f"elfu{NBSP}29"),
    ],
)
def test_compact_numbers_say_the_same_three_digits_in_every_language(value: str, locale: str, text: str) -> None:
    assert format_value(Decimal(value), "compact", locale) == text


@pytest.mark.parametrize(
    ("locale", "texts"),
    [
        ("ar_EG", ("٣٦٬٧٣٨", "٥٨٪\u061c", "٢٠٢١", "٢١ ديسمبر ٢٠٢٠")),
        ("fa", ("۳۶٬۷۳۸", "۵۸٪", "۲۰۲۱", "۲۱ دسامبر ۲۰۲۰")),
        ("mr", ("३६,७३८", "५८%", "२०२१", "२१ डिसेंबर, २०२०")),
        ("bn", ("৩৬,৭৩৮", "৫৮%", "২০২১", "২১ ডিসেম্বর, ২০২০")),
    ],
)
def test_native_digits_where_they_are_the_default(locale: str, texts: tuple[str, ...]) -> None:
    formats: tuple[tuple[Decimal | datetime.date, FactFormat], ...] = (
        (Decimal(36738), "number"),
        (Decimal(58), "percent"),
        (Decimal(2021), "year"),
        (DAY, "date"),
    )
    assert tuple(format_value(value, format, locale) for value, format in formats) == texts


def test_turkish_puts_the_sign_first() -> None:
    assert format_value(Decimal(58), "percent", "tr") == "%58"


def test_a_value_that_does_not_fit_is_refused() -> None:
    assert not fits(DAY, "percent")
    assert not fits(Decimal(3), "month")
    with pytest.raises(ValueError, match="cannot be written as percent"):
        format_value(DAY, "percent", "en")


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from(["number", "percent", "compact", "compact-short", "plain", "year"]),
    st.sampled_from(sorted(FIGURES)),
)
def test_a_figure_is_never_torn_apart(value: Decimal, format: FactFormat, locale: str) -> None:
    text = format_value(value, format, locale)
    assert text
    assert " " not in text
