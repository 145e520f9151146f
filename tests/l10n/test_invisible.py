from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.invisible import bidi_controls, double_space, invisible_characters, surrounding_space
from tests.l10n.told import told

SOURCE = "A workable rule"


def test_surrounding_space() -> None:
    for text in ("Eine Regel", "Eine\nRegel"):
        assert told(surrounding_space, SOURCE, text, "de") == []
    assert told(surrounding_space, SOURCE, " Eine Regel", "de") == [
        "the translation begins with white space, and the source text does not"
    ]
    assert told(surrounding_space, SOURCE, "Eine Regel\u00a0", "de") == [
        "the translation ends with white space, and the source text does not"
    ]
    assert told(surrounding_space, "by ", "von", "de") == [
        "the source text ends with white space, and the translation does not"
    ]
    assert told(surrounding_space, "by ", "von ", "de") == []


@given(st.text(max_size=10))
def test_a_copy_has_the_spaces_of_its_source_text(text: str) -> None:
    assert told(surrounding_space, text, text, "de") == []
    assert told(double_space, text, text, "de") == []


def test_double_spaces() -> None:
    assert told(double_space, SOURCE, "Eine  Regel", "de") == ["two spaces stand after “Eine”"]
    assert told(double_space, SOURCE, "Une règle\u00a0 : là", "fr") == ["two spaces stand after “règle”"]
    for text in ("Eine Regel", "Eine\n  Regel", "Eine Regel  "):
        assert told(double_space, SOURCE, text, "de") == []
    assert told(double_space, "A  rule", "Eine  Regel", "de") == []


def test_bidi_controls_without_a_partner() -> None:
    assert told(bidi_controls, SOURCE, "\u2067قاعدة\u2069", "ar") == []
    assert told(bidi_controls, SOURCE, "\u2067قاعدة", "ar") == ["a bidi control (U+2067) has no partner"]


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("کتاب\u200cها", "fa"),
        ("क्\u200dष", "hi"),
        ("র\u200d্য", "bn"),
        ("โรง\u200bเรียน", "th"),
        ("บท\u2060ที่", "th"),
        ("规则\u2060变更", "zh_Hans"),
        ("Donau\u00addampf", "de"),
        ("قاعدة\u200f.", "ar"),
        ("👩\u200d👧 und 👩🏽\u200d💻", "de"),
        ("❤\ufe0f", "de"),
        ("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "en_GB"),
        ("eine\nRegel", "de"),
        ("\u2068x\u2069", "de"),
        ("葛\U000e0100城", "ja"),
    ],
)
def test_unseen_characters_that_have_a_job(text: str, locale: str) -> None:
    assert told(invisible_characters, SOURCE, text, locale) == []


@pytest.mark.parametrize(
    ("text", "locale", "what"),
    [
        ("Eine\u200b Regel", "de", "ZERO WIDTH SPACE (U+200B) stands after “Eine”"),
        ("\ufeffEine Regel", "de", "a byte order mark (U+FEFF) stands before “Eine”"),
        ("Re\u200dgel", "de", "ZERO WIDTH JOINER (U+200D) stands after “Re”"),
        ("کتاب\u200c ها", "fa", "ZERO WIDTH NON-JOINER (U+200C) stands after “کتاب”"),
        ("Regel\u200f", "de", "RIGHT-TO-LEFT MARK (U+200F) stands after “Regel”"),
        ("a\tb", "de", "a tab (U+0009) stands after “a”"),
        ("a\x07b", "de", "the character U+0007, which nobody sees, stands after “a”"),
        ("a\x92b", "de", "the character U+0092, which nobody sees, stands after “a”"),
        ("a\u2028b", "de", "LINE SEPARATOR (U+2028) stands after “a”"),
        ("a\ue000", "de", "the character U+E000, which nobody sees, stands after “a”"),
        ("규\u3164칙", "ko", "the character U+3164, which nobody sees, stands after “규”"),
        ("a\ufe0fb", "de", "the character U+FE0F, which nobody sees, stands after “a”"),
    ],
)
def test_unseen_characters_that_have_none(text: str, locale: str, what: str) -> None:
    assert told(invisible_characters, SOURCE, text, locale) == [what]
    assert told(invisible_characters, text, text, locale) == []


@pytest.mark.parametrize("text", ["\u200b" * 20_000, "x\u2060" * 10_000, "Regel " + "\ufffe" * 20_000])
def test_many_unseen_characters_are_told_in_few_words(text: str) -> None:
    found = told(invisible_characters, SOURCE, text, "de")
    assert 0 < len(found) <= 25
    assert max(map(len, found)) < 100
