from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.punctuation import end_punctuation, inverted_marks, space_before_punctuation, stop
from tests.l10n.told import told

RIGHT = [
    ("Please sign.", "Bitte unterschreiben.", "de"),
    ("Please sign.", "请签名。", "zh_Hans"),
    ("Please sign.", "कृपया हस्ताक्षर करें।", "hi"),
    ("Please sign.", "অনুগ্রহ করে স্বাক্ষর করুন।", "bn"),
    ("Please sign.", "براہِ کرم دستخط کریں۔", "ur"),
    ("Please sign.", "لطفاً امضا کنید.", "fa"),
    ("Please sign.", "โปรดลงชื่อ", "th"),
    ("Please sign.", "እባክዎ ይፈርሙ።", "am"),
    ("Please sign.", "Խնդրում ենք ստորագրել։", "hy"),
    ("Please sign.", "សូមចុះហត្ថលេខា។", "km"),
    ("Please sign.", "လက်မှတ်ထိုးပါ။", "my"),
    ("Will you?", "وأنت؟", "ar"),
    ("Will you?", "Εσείς;", "el"),
    ("Will you?", "你呢？", "zh_Hant"),
    ("Will you?", "คุณล่ะ", "th"),
    ("Will you?", "คุณล่ะ?", "th"),
    ("What?!", "何！？", "ja"),
    ("What?!", "ماذا؟!", "ar"),
    ("“It is so.”", "«Так і є».", "uk"),  # the stop stands behind the quotation
    ("“It is so.”", "「そうです」", "ja"),  # and none before 」
    ("“It is so.”", "„Tak jest”.", "pl"),
    ("Put it <b>first.</b>", "Zuerst <b>das.</b>", "de"),
    ("The text says:", "Le texte dit\u00a0:", "fr"),
    ("The text says:", "本文：", "ja"),
    ("And then…", "然后……", "zh_Hans"),
    ("And then…", "Und dann ...", "de"),
    ("Summer of {year}", "Лято {year} г.", "bg"),  # an abbreviation
    ("Source: NCMEC, {year}", "Izvor: NCMEC, {year}.", "hr"),  # an ordinal number
    ("Mon", "Mo.", "de"),
    ("What you need", "Neye ihtiyacın var?", "tr"),  # English asks without a question
    ("Sign now! 🎉", "Jetzt unterschreiben! 🎉", "de"),
    ("(An invented campaign)", "（虚构的活动）", "zh_Hans"),
    ("Thank you.", "\u2067תודה.\u2069", "he"),
    ("A number after “.”", "Egy szám a „.” után", "hu"),  # a sign that the text speaks of
    ("What!?", "Какво!", "bg"),
]
WRONG = [
    ("Please sign.", "Bitte unterschreiben", "de"),
    ("Please sign.", "Bitte unterschreiben!", "de"),
    ("Please sign", "Bitte unterschreiben.", "de"),
    ("Please sign.", "请签名.", "zh_Hans"),
    ("Please sign.", "कृपया हस्ताक्षर करें.", "hi"),
    ("Please sign.", "براہِ کرم دستخط کریں.", "ur"),
    ("Please sign.", "โปรดลงชื่อ.", "th"),
    ("Please sign.", "โปรด\u2060ลง.", "th"),
    ("Will you?", "وأنت?", "ar"),
    ("Will you?", "Εσείς?", "el"),
    ("Will you?", "你呢?", "zh_Hans"),
    ("The text says:", "本文", "ja"),
    ("And then…", "Und dann.", "de"),
    ("The door is open", "Die Tür ist offen?", "de"),
]


@pytest.mark.parametrize(("source", "translation", "locale"), RIGHT)
def test_texts_that_end_as_their_source_does(source: str, translation: str, locale: str) -> None:
    assert told(end_punctuation, source, translation, locale) == []


@pytest.mark.parametrize(("source", "translation", "locale"), WRONG)
def test_texts_that_end_otherwise(source: str, translation: str, locale: str) -> None:
    assert len(told(end_punctuation, source, translation, locale)) == 1


def test_what_is_told_names_both_ends() -> None:
    assert told(end_punctuation, "Will you?", "Εσείς?", "el") == [
        "it ends with “?”, and the source text with a question mark"
    ]
    assert told(end_punctuation, "Sign.", "Firma", "es") == [
        "it ends without a sign, and the source text with a full stop"
    ]


@given(
    st.text("abc дж 界", min_size=1).filter(str.strip),
    st.sampled_from(["de", "ar", "ur", "hi", "ja", "zh_Hans", "am", "hy", "km"]),
)
def test_the_full_stop_of_a_language_is_always_accepted_and_its_absence_never(text: str, locale: str) -> None:
    assert told(end_punctuation, "So be it.", text + stop(locale.split("_")[0]), locale) == []
    assert told(end_punctuation, "So be it.", text, locale)


@pytest.mark.parametrize(
    ("translation", "locale", "count"),
    [
        ("Pourquoi\u202f?", "fr", 0),
        ("Pourquoi\u00a0? Parce que\u00a0: oui\u00a0!", "fr", 0),
        ("à 10:30, voir https://example.org?a=b", "fr", 0),
        ("Pourquoi?", "fr", 1),
        ("Pourquoi ?", "fr", 1),
        ("Pourquoi?", "fr_CA", 0),
        ("Voici: rien", "fr_CA", 1),
        ("Warum ?", "de", 1),
        ("Eins , zwei", "de", 1),
        ("eine .pot-Datei", "de", 0),
        ("Retter afhængigheder ...", "da", 0),
        ("ဘာလဲ ။", "my", 0),
        ("为什么 ？", "zh_Hans", 1),
    ],
)
def test_spaces_before_signs(translation: str, locale: str, count: int) -> None:
    assert len(told(space_before_punctuation, "Why?", translation, locale)) == count


def test_a_space_that_the_source_text_has_itself() -> None:
    assert told(space_before_punctuation, "Wait … what ?", "Moment … was ?", "de") == []


@pytest.mark.parametrize(
    ("translation", "locale", "count"),
    [
        ("¿Y tú?", "es", 0),
        ("Firma ya. ¿Y tú? ¡Vamos!", "es", 0),
        ("¡¿Qué?!", "es", 0),
        ("https://example.org?a=b", "es", 0),
        ("Y tú?", "es", 1),
        ("¡Vamos", "es_MX", 1),
        ("E tu?", "gl", 0),
    ],
)
def test_inverted_marks(translation: str, locale: str, count: int) -> None:
    assert len(told(inverted_marks, "And you?", translation, locale)) == count
