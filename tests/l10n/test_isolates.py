"""Values in text of the other direction, by what one sees: the visual order of UAX #9."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from kit.l10n import placeholders
from kit.l10n.locales import direction
from kit.l10n.numbers import format_value
from kit.l10n.translate import word
from kit.l10n.wording import isolated
from kit.text.bidi import levels, visual_runs
from tests.l10n.samples import campaign, fact, message, slot

SENTENCES = {
    "ar": "انخفضت البلاغات {value} في ثلاثة أسابيع",
    "ar_EG": "انخفضت البلاغات {value} في 3 أسابيع",
    "he": "הדיווחים ירדו {value} בשלושה שבועות",
    "fa": "گزارش‌ها {value} در سه هفته کم شد",
    "ur": "رپورٹیں {value} تین ہفتوں میں کم ہوئیں",
}
# What a reader sees from left to right in the place of a value: its own order, whatever stands around it.
VALUES = (
    "−5 °C",
    "+12 %",
    "-5",
    "58%",
    "$3.50",
    "3–4",
    "(EU) 2021/1232",
    "https://example.org/a-b?c=1&d=(2)",
    "#ChildSafetyFirst",
    "@kit@example.social",
    "Anna-Lena Müller (MEP)",
    "Yahoo!",
    "C++",
    "1,234.5 km/h",
)
_INVISIBLE = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def seen(text: str, base: int) -> str:
    """The visible characters of a line from left to right, as they are stored."""
    runs = visual_runs(levels(text, base)[1])
    return _INVISIBLE.sub("", "".join(text[start:end][:: -1 if level % 2 else 1] for start, end, level in runs))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("locale", SENTENCES)
def test_a_value_of_the_other_direction_stands_right(locale: str, value: str) -> None:
    assert direction(locale) == "rtl"
    text = placeholders.fill(SENTENCES[locale], {"value": isolated(value)})
    before, after = SENTENCES[locale].split("{value}")
    assert seen(text, 1) == seen(after, 1) + value + seen(before, 1)


@pytest.mark.parametrize("value", ["#أطفال", "سلام (عليكم)", "שלום!", "۵۸٪ از کل"])
def test_a_right_to_left_value_in_english(value: str) -> None:
    text = f"Reports fell {isolated(value)} in 3 weeks"
    assert seen(text, 0) == f"Reports fell {seen(value, 1)} in 3 weeks"


@pytest.mark.parametrize(
    ("locale", "number", "percent", "below"),
    [
        ("ar", "36,738", "93.5%", "-5.5"),
        ("ar_EG", "٣٦٬٧٣٨", "٪٩٣٫٥", "٥٫٥-"),  # CLDR: the sign stands where an Arabic reader begins
        ("he", "36,738", "93.5%", "-5.5"),
        ("fa", "۳۶٬۷۳۸", "۹۳٫۵٪", "−۵٫۵"),
        ("ur", "36,738", "93.5%", "-5.5"),
    ],
)
def test_figures_in_their_sentences(locale: str, number: str, percent: str, below: str) -> None:
    facts = {
        each.name: each
        for each in (
            fact("number", "36738", "number"),
            fact("percent", "93.5", "percent"),
            fact("below", "-5.5", "number"),
        )
    }
    for name, wanted in (("number", number), ("percent", percent), ("below", below)):
        body = message(slot("body", SENTENCES[locale].replace("value", name)))
        wording, problems = word(campaign(body, language=locale, facts=facts), body, None, locale)
        assert problems == ()
        assert wording is not None
        before, after = SENTENCES[locale].split("{value}")
        assert seen(wording.texts["body"], 1) == seen(after, 1) + wanted + seen(before, 1)


@pytest.mark.parametrize(
    ("locale", "text"),
    [("de", "-5,5"), ("sv", "−5,5"), ("fa", "\u200e−۵٫۵"), ("he", "\u200e-5.5"), ("bn", "-৫.৫"), ("mr", "-५.५")],
)
def test_the_minus_is_that_of_the_locale(locale: str, text: str) -> None:
    assert format_value(Decimal("-5.5"), "number", locale) == text
