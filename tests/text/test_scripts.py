from __future__ import annotations

import pytest
from fontTools import unicodedata
from hypothesis import given
from hypothesis import strategies as st

from kit.text.scripts import (
    JOINING_OR_BRAHMIC,
    han_tag,
    is_default_ignorable,
    resolve,
    sample,
    script,
)


def runs(text: str) -> list[tuple[str, str]]:
    """Stretches of one resolved script."""
    found: list[tuple[str, str]] = []
    for char, code in zip(text, resolve(text), strict=True):
        if found and found[-1][1] == code:
            found[-1] = (found[-1][0] + char, code)
        else:
            found.append((char, code))
    return found


@pytest.mark.parametrize(
    ("char", "code"),
    [
        ("a", "Latn"),
        ("ħ", "Latn"),
        ("ب", "Arab"),
        ("字", "Hani"),
        ("、", "Zyyy"),
        ("\u0301", "Zinh"),
        ("\u0378", "Zzzz"),
    ],
)
def test_script(char: str, code: str) -> None:
    assert script(char) == code


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1 in 4 children!", [("1 in 4 children!", "Latn")]),
        ("1 – für 4", [("1 – für 4", "Latn")]),
        ("2024 – 25", [("2024 – 25", "Zyyy")]),
        ("٢٥٪", [("٢٥٪", "Arab")]),
        ("😀 · 25。", [("😀", "Zsye"), (" · 25。", "Hani")]),
        ("50 ٪ من الأطفال", [("50 ٪ من الأطفال", "Arab")]),
        ("Für (дети) alle", [("Für (", "Latn"), ("дети", "Cyrl"), (") alle", "Latn")]),
        (
            "子どもABC、2024年",
            [("子", "Hani"), ("ども", "Hira"), ("ABC", "Latn"), ("、", "Hira"), ("2024", "Latn"), ("年", "Hani")],
        ),
        ("24時間！", [("24", "Latn"), ("時間！", "Hani")]),
        ("한글 (ABC)", [("한글 ", "Hang"), ("(ABC)", "Latn")]),
        ("نص ABC، نص", [("نص ", "Arab"), ("ABC", "Latn"), ("، نص", "Arab")]),
        ("他说“ABC”。", [("他说“", "Hani"), ("ABC", "Latn"), ("”。", "Hani")]),
        ("हिंदी।", [("हिंदी।", "Deva")]),
    ],
)
def test_shared_characters_take_a_neighbours_script(text: str, wanted: list[tuple[str, str]]) -> None:
    assert runs(text) == wanted


@pytest.mark.parametrize(
    "emoji",
    [
        "😀",
        "❤\ufe0f",
        "👩\u200d👧\u200d👦",
        "👍🏽",
        "🇲🇹",
        "1\ufe0f\u20e3",
        "🏴\U000e0067\U000e0062\U000e007f",
        "☝🏽",
        "❤\u200d🔥",
    ],
)
def test_emoji_sequences_are_whole_and_lend_their_script_to_nobody(emoji: str) -> None:
    assert runs(f"日本 {emoji}。") == [("日本 ", "Hani"), (emoji, "Zsye"), ("。", "Hani")]
    assert runs(f"ok {emoji}!") == [("ok ", "Latn"), (emoji, "Zsye"), ("!", "Latn")]


def test_a_sign_in_text_presentation_is_no_emoji() -> None:
    assert runs("a ❤ b ©") == [("a ❤ b ©", "Latn")]
    assert runs("a ⌚\ufe0e b") == [("a ⌚\ufe0e b", "Latn")]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_character_gets_one_script(text: str) -> None:
    scripts = resolve(text)
    assert len(scripts) == len(text)
    own = {script(char) for char in text} - {"Zyyy", "Zinh", "Zzzz"}
    assert set(scripts) <= own | {"Zyyy", "Latn", "Zsye"} or not own


@pytest.mark.parametrize("char", ["\u200d", "\u200b", "\u2067", "\ufe0f", "\u00ad", "\u061c"])
def test_default_ignorable(char: str) -> None:
    assert is_default_ignorable(char)
    assert not is_default_ignorable("a")


def test_letters_that_join_or_stack_are_known_by_real_codes() -> None:
    assert {"Arab", "Deva", "Thai", "Khmr", "Mymr", "Tibt"} <= JOINING_OR_BRAHMIC
    assert JOINING_OR_BRAHMIC.isdisjoint({"Latn", "Grek", "Cyrl", "Hebr", "Geor", "Hani", "Hang", "Kana"})
    assert JOINING_OR_BRAHMIC - {"Aran"} <= set(unicodedata.Scripts.VALUES)


def test_sample_letters_are_of_their_script() -> None:
    codes = {value for value in unicodedata.Scripts.VALUES if value not in ("Zyyy", "Zinh", "Zzzz", "Brai")}
    assert {code for code in codes if script(sample(code)) != code} == set()


@pytest.mark.parametrize(
    ("language", "tag"),
    [
        ("ja", "ja"),
        ("ko-KR", "ko"),
        ("zh", "zh-hans"),
        ("zh_CN", "zh-hans"),
        ("zh-Hant", "zh-hant"),
        ("zh-TW", "zh-hant"),
        ("zh-Hant-HK", "zh-hk"),
        ("zh_Hant_MO", "zh-hk"),
        ("yue", "zh-hk"),
        ("yue-Hans-CN", "zh-hans"),
        ("mt", "zh-hans"),
    ],
)
def test_han_tag(language: str, tag: str) -> None:
    assert han_tag(language) == tag
