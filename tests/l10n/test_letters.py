from __future__ import annotations

import pytest
import unicodedata2
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.letters import mixed_scripts, not_composed, wrong_letters
from tests.l10n.told import told

SOURCE = "A workable rule"
WHOLE = [
    ("NCMEC получава сигнали", "bg"),
    ("PDF-файл и e-mail", "uk"),
    ("SNSで共有、Xへ投稿", "ja"),
    ("EU와 NCMEC의 검토", "ko"),
    ("在CyberTipline上举报", "zh_Hans"),
    ("דיווח לNCMEC בארה״ב", "he"),
    ("تقرير الـNCMEC", "ar"),
    ("NCMECன் அறிக்கை", "ta"),
    ("NCMECর প্রতিবেদন", "bn"),
    ("5 μm и 3 kΩ", "uk"),
    ("5 µm et α", "fr"),
    ("Η EE και ο NCMEC", "el"),
    ("naïve café Æther", "fr"),
    ("Так (y/n), 3x5", "uk"),
    ("ꙮ слово", "bg"),
]
MIXED = [
    ("ein wоrt", "de", "the word wоrt mixes scripts: о is Cyrillic (U+043E)"),
    ("слoво", "bg", "the word слoво mixes scripts: o is Latin (U+006F)"),
    ("λόγoς", "el", "the word λόγoς mixes scripts: o is Latin (U+006F)"),
    ("słowo а potem", "pl", "а looks Latin and is Cyrillic (U+0430)"),
    ("o том", "uk", "o is Latin (U+006F), and looks Cyrillic"),
    ("o λόγος", "el", "o is Latin (U+006F), and looks Greek"),
    ("כתabב", "he", "the word כתabב mixes scripts: a is Latin (U+0061), b is Latin (U+0062)"),
]


@pytest.mark.parametrize(("translation", "locale"), WHOLE)
def test_words_of_one_script_and_foreign_words(translation: str, locale: str) -> None:
    assert told(mixed_scripts, SOURCE, translation, locale) == []


@pytest.mark.parametrize(("translation", "locale", "what"), MIXED)
def test_letters_of_another_script_that_look_alike(translation: str, locale: str, what: str) -> None:
    assert told(mixed_scripts, SOURCE, translation, locale) == [what]


def test_words_that_the_source_text_has_itself() -> None:
    assert told(mixed_scripts, "Post it on x", "Постни в x", "bg") == []


@given(st.text("abcäöé", min_size=3, max_size=9), st.data())
def test_one_cyrillic_letter_in_any_latin_word_is_found(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word)))
    assert told(mixed_scripts, SOURCE, word, "de") == []
    assert len(told(mixed_scripts, SOURCE, f"{word[:place]}ж{word[place:]}", "de")) == 1


@pytest.mark.parametrize(
    ("translation", "locale", "count"),
    [
        ("și țara", "ro", 0),
        ("şi ţara", "ro", 2),
        ("şu an", "tr", 0),
        ("این کتاب ۱۲ صفحه", "fa", 0),
        ("اين كتاب", "fa", 2),
        ("ہم ۱۲", "ur", 0),
        ("هم", "ur", 1),
        ("هذا كتاب ١٢", "ar", 0),
        ("هذا کتاب", "ar", 1),
        ("erdő és fű", "hu", 0),
        ("erdõ", "hu", 1),
        ("це і є", "uk", 0),
        ("этo", "uk", 1),
        ("แล้ว", "th", 0),
        ("เเล้ว", "th", 1),
        ("这个国家", "zh_Hans", 0),
        ("这个國家", "zh_Hans", 1),
        ("這個國家", "zh_Hant", 0),
        ("這個国家", "zh_TW", 1),
        ("この国の書", "ja", 0),
    ],
)
def test_letters_of_a_neighbouring_language(translation: str, locale: str, count: int) -> None:
    assert len(told(wrong_letters, SOURCE, translation, locale)) == count


def test_composed_texts() -> None:
    assert told(not_composed, SOURCE, "l’été à Nîmes", "fr") == []
    assert told(not_composed, SOURCE, "l’e\u0301té", "fr") == ["é is written as a letter and an accent apart"]
    assert told(not_composed, SOURCE, "eﬃzient", "de") == ["ﬃ (U+FB03) is a form for display"]
    assert told(not_composed, SOURCE, "ﻛﺘﺎﺏ", "ar") == ["ﻛ (U+FEDB) is a form for display"]
    assert told(not_composed, SOURCE, "محمد ﷺ", "ar") == []
    for typed in ("\u0958लम", "क\u093cलम"):  # Unicode has no composed form of what has a key of its own
        assert told(not_composed, SOURCE, typed, "hi") == []
    assert told(not_composed, SOURCE, "হ\u09dfনি", "bn") == []
    assert told(not_composed, SOURCE, "خط\u0651\u0650ي", "ar") == []  # as it is typed; Unicode has the vowel first


@given(st.text(max_size=20))
def test_what_is_composed_is_right(text: str) -> None:
    found = told(not_composed, SOURCE, unicodedata2.normalize("NFC", text), "fr")
    assert not [what for what in found if "apart" in what]


@given(st.text("éàüñøŵ ab", min_size=1).filter(lambda text: not set(text) <= set("ø ab")))
def test_what_is_taken_apart_is_found(text: str) -> None:
    assert told(not_composed, SOURCE, text, "fr") == []
    assert len(told(not_composed, SOURCE, unicodedata2.normalize("NFD", text), "fr")) == 1
