"""X's weighted length."""

from __future__ import annotations

import pytest
import unicodedata2
from emoji import EMOJI_DATA
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.weighted import published_length, weighted_length

TEXTS = st.text(st.characters(codec="utf-8"))
LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))  # config/v3.json of twitter-text


def test_every_code_point_weighs_what_the_configuration_says() -> None:
    differing = []
    for code in range(0x20, 0x20000):
        composed = unicodedata2.normalize("NFC", chr(code))
        weight = sum(1 if any(first <= ord(char) <= last for first, last in LIGHT) else 2 for char in composed)
        if (weighted_length(chr(code)), published_length(chr(code))) != (weight, weight):
            differing.append(hex(code))
    assert not differing


def test_every_listed_emoji_is_two() -> None:
    assert len(EMOJI_DATA) >= 5244  # emoji-test.txt 18.0
    assert [emoji for emoji in EMOJI_DATA if weighted_length(emoji) != 2] == ["©", "®"]
    assert [emoji for emoji in EMOJI_DATA if weighted_length(f"a{emoji}b{emoji}") != 6] == ["©", "®"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("©®", 2),
        ("12", 2),
        ("1\ufe0f", 3),  # no keycap: a digit and a selector
        ("\U0001f1e6\U0001f1e6", 4),  # no territory's flag
        ("\U0001f916\U0001f3ff", 4),  # a robot has no skin
        ("\U0001f916\u200d\U0001f916", 5),  # nor a family that Unicode lists
        ("\u231a\ufe0f", 2),  # a selector that it need not have
    ],
)
def test_what_is_one_emoji_and_what_is_not(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("HTTPS://www.Example.COM/index.html", 23),
        ("https://example.com:8080/a?b=c&d=e#f", 23),
        ("https://en.wikipedia.org/wiki/Kit_(disambiguation)", 23),
        ("(https://example.com/a)", 25),
        ("https://example.com/a.", 24),
        ("https://example.com/a, b", 26),
        ("https://example.comです", 27),  # the domain ends with its ASCII label
        ("日本https://example.com", 27),
        ("https://例え.みんな", 23),
        ("foo.co.jp/x", 23),
        ("see change.org/childsafetyfirst!", 28),
        ("https://example.music", 23),
        ("a\r\nb", 4),
    ],
)
def test_a_link_is_23(text: str, length: int) -> None:
    assert weighted_length(text) == length


@pytest.mark.parametrize(
    "text",
    [
        "z.B. so",
        "e.g. this",
        "3.5",
        "mail@example.com",
        "first.name@example.com",
        "#example.com",
        "a.notadomain",
        "...",
    ],
)
def test_what_is_no_link(text: str) -> None:
    assert weighted_length(text) == len(text)


@given(st.text(st.characters(categories=("L", "Zs", "Nd"), max_codepoint=0x10FF)))
def test_light_text_weighs_its_length_in_nfc(text: str) -> None:
    assert weighted_length(text) == len(unicodedata2.normalize("NFC", text))


@given(TEXTS)
def test_canonical_equivalents_are_as_long_as_each_other(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert weighted_length(unicodedata2.normalize(form, text)) == weighted_length(text)


@given(TEXTS)
def test_without_links_and_emoji_no_character_weighs_more_than_two(text: str) -> None:
    plain = text.replace(".", "")
    assert 0 <= weighted_length(plain) <= 2 * len(unicodedata2.normalize("NFC", plain))


@given(TEXTS)
def test_what_is_newer_only_makes_emoji_shorter(text: str) -> None:
    plain = text.replace(".", "")
    assert weighted_length(plain) <= published_length(plain)


@given(st.lists(st.sampled_from(sorted(EMOJI_DATA)), max_size=8))
def test_emoji_that_stand_apart_are_two_each(listed: list[str]) -> None:
    signs = sum(emoji in ("©", "®") for emoji in listed)
    assert weighted_length(" ".join(listed)) == max(0, 3 * len(listed) - 1) - signs
