from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.quotes import brackets, quotes
from tests.l10n.told import told

SOURCE = "They say “no” to it."
RIGHT = [
    ("Man sagt „nein“ dazu.", "de"),
    ("Man sagt »nein« dazu.", "de"),
    ("Man sagt «nein» dazu.", "de_CH"),
    ("On dit «\u00a0non\u00a0» à ça.", "fr"),
    ("On dit «\u202fnon\u202f» à l’idée.", "fr"),
    ("Mówi się „nie”.", "pl"),
    ("Azt mondják: „nem”.", "hu"),
    ("De säger ”nej” till det.", "sv"),
    ("Siitä sanotaan ”ei” 90-luvun ’malliin’.", "fi"),
    ("Man siger »nej« til det.", "da"),
    ("Ze zeggen ‘nee’ tegen foto’s.", "nl"),
    ("Deir siad “ní hea” leis.", "ga"),
    ("אומרים ”לא” לזה בארה״ב.", "he"),
    ("אומרים ״לא״ לזה.", "he"),
    ("يقولون «لا» لذلك.", "ar"),
    ("می‌گویند «نه».", "fa"),
    ("「いいえ」と言います。", "ja"),
    ("「不」就是不。", "zh_Hant"),
    ("他们说“不”。", "zh_Hans"),
    ("‘아니요’라고 합니다.", "ko"),
    ("Кажуть «ні» п’ятьом.", "uk"),
    ("Λένε «όχι» σ’ αυτό.", "el"),
    ("L’“articolo” dice no.", "it"),
    ("Zij zeggen ’s avonds “nee”.", "nl"),
    ("Die Petition „Kinder zuerst“ sagt „nein“.", "de"),  # more than the source has: a title
    ("He says “it’s ‘fine’ now”.", "en_GB"),
    ("Wanasema “hapana”.", "sw"),
]
WRONG = [
    ("Man sagt nein dazu.", "de", "the source text has one quotation, and the translation none"),
    ('Man sagt "nein" dazu.', "de", "the quotation marks are straight"),
    ("Man sagt “nein” dazu.", "de", "the quotation mark “ has no partner, or is none of German"),
    ("Man sagt „nein dazu.", "de", "the quotation mark „ has no partner, or is none of German"),
    ("Man sagt „nein” dazu.", "de", "the quotation mark ” has no partner, or is none of German"),
    ("On dit «non» à ça.", "fr", "« and » have no no-break space within them"),
    ("On dit « non » à ça.", "fr", "« and » have no no-break space within them"),
    ("„いいえ“と言います。", "ja", "the quotation mark „ has no partner, or is none of Japanese"),
    ("Mówi się “nie”.", "pl", "the quotation mark “ has no partner, or is none of Polish"),
]


@pytest.mark.parametrize(("translation", "locale"), RIGHT)
def test_quotation_marks_of_the_language(translation: str, locale: str) -> None:
    assert told(quotes, SOURCE, translation, locale) == []


@pytest.mark.parametrize(("translation", "locale", "what"), WRONG)
def test_quotation_marks_that_are_wrong(translation: str, locale: str, what: str) -> None:
    assert told(quotes, SOURCE, translation, locale) == [what]


def test_straight_marks_are_right_where_the_source_text_has_them_and_for_inches() -> None:
    assert told(quotes, 'The "tag" says no.', 'Das "Tag" sagt nein.', "de") == []
    assert told(quotes, "The 'tag' says no.", 'Das "Tag" sagt nein.', "de") == []
    assert told(quotes, "The mothers' and fathers’ day", 'Der "Tag"', "de") == ["the quotation marks are straight"]
    assert told(quotes, "A 5-inch screen", 'Ein Schirm von 5" Breite', "de") == []


@given(st.text("aé ü’x", max_size=12))
def test_apostrophes_within_words_are_no_quotation_marks(text: str) -> None:
    assert told(quotes, "It is so", f"l’{text.strip(' ’')}a", "it") == []


@pytest.mark.parametrize(
    ("translation", "locale", "count"),
    [
        ("Text (SMS)", "de", 0),
        ("a) eins b) zwei", "de", 0),
        ("1) eins", "de", 0),
        ("Danke :)", "de", 0),
        ("（短信）", "zh_Hans", 0),
        ("短信 (SMS)", "zh_Hans", 0),
        ("短信 (文字)", "zh_Hans", 1),
        ("メール (無料)", "ja", 1),
        ("문자 (무료)", "ko", 0),
        ("Text (SMS", "de", 1),
        ("Text SMS)", "de", 1),
        ("Text (a]", "de", 1),
        ("（SMS)", "ja", 1),
    ],
)
def test_brackets(translation: str, locale: str, count: int) -> None:
    assert len(told(brackets, "Text (SMS)", translation, locale)) == count


def test_a_source_text_whose_own_brackets_are_alone() -> None:
    assert told(brackets, "see 3]", "siehe 3]", "de") == []


@given(st.text("ab([])（）", max_size=20))
def test_a_text_and_its_copy_are_told_alike(text: str) -> None:
    assert told(brackets, text, text, "de") == []
