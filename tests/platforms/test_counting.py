"""Counting rules, by cases written from the platforms' own descriptions."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.counting import RULES, count, fits
from kit.platforms.model import TextLimit

UNICODE = Path("/usr/share/unicode")  # Debian's package unicode-data
FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
WAVE_DARK = "\U0001f44b\U0001f3ff"
GERMANY = "\U0001f1e9\U0001f1ea"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("a", 1),
        ("e\u0301", 1),
        ("\r\n", 1),
        (FAMILY, 1),
        (WAVE_DARK, 1),
        (GERMANY * 2, 2),
        (SCOTLAND, 1),
        ("1\ufe0f\u20e3", 1),
        ("กำลัง", 3),  # SARA AM and MAI HAN-AKAT belong to their consonants
        ("ที่", 1),
        ("नमस्ते", 3),  # न म स्ते: the conjunct is one (GB9c)
        ("क्षि", 1),
        ("स्त्री", 1),
        ("مَرْحَبًا", 5),  # the harakat belong to their letters
        ("한국", 2),
        ("\u1112\u1161\u11ab", 1),
    ],
)
def test_graphemes(text: str, length: int) -> None:
    assert count(text, "graphemes") == length


@pytest.mark.skipif(not UNICODE.exists(), reason="needs Debian's unicode-data")
def test_graphemes_by_the_test_of_unicode() -> None:
    lines = (UNICODE / "auxiliary/GraphemeBreakTest.txt").read_text("utf-8").splitlines()
    cases = [case for line in lines if (case := line.partition("#")[0].strip())]
    differing = []
    for case in cases:
        parts = case.strip("÷ ").split(" ÷ ")
        text = "".join(chr(int(code, 16)) for part in parts for code in part.split(" × "))
        if count(text, "graphemes") != len(parts):
            differing.append(text)
    # Unicode 15 still takes U+2701 for a pictograph; later versions do not.
    assert len(cases) > 500
    assert set(differing) <= {"\u2701\u200d\u2701"}


@pytest.mark.parametrize(
    ("text", "units", "points", "octets"),
    [
        ("abc", 3, 3, 3),
        ("é", 1, 1, 2),
        ("日本", 2, 2, 6),
        ("\U0001f44b", 2, 1, 4),
        ("\U00020000", 2, 1, 4),
        (FAMILY, 11, 7, 25),
    ],
)
def test_code_units_code_points_and_bytes(text: str, units: int, points: int, octets: int) -> None:
    assert (count(text, "utf16"), count(text, "codepoints"), count(text, "bytes")) == (units, points, octets)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("This is a test.", 15),
        ("a\nb", 3),
        ("Grüße", 5),
        ("e\u0301", 1),  # composed first
        ("Здравствуй", 10),
        ("שלום", 4),
        ("सुरक्षा", 7),
        ("ประเทศ", 6),
        ("გამარჯობა", 9),  # Georgian is the last of the light letters,
        ("\u10ff\u1100", 3),  # Hangul Jamo the first of the heavy
        ("한국", 4),
        ("日本語です", 10),
        ("\u2000\u200d", 2),
        ("\u200e", 2),  # the marks of direction lie between the ranges
        ("\u2010\u201f", 2),
        ("“…”", 4),  # quotation marks 1, ellipsis 2
        ("\u2032\u2037\u2038", 4),
        ("€", 2),
        ("\U00010000\U0010ffff", 4),
    ],
)
def test_x_weighs_letters(text: str, length: int) -> None:
    assert count(text, "x_weighted") == length


@pytest.mark.parametrize(
    "emoji",
    [
        "\U0001f431",
        FAMILY,
        WAVE_DARK,
        GERMANY,
        SCOTLAND,
        "1\ufe0f\u20e3",
        "#\u20e3",
        "\u2764\ufe0f\u200d\U0001f525",
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f469\U0001f3fd\u200d\U0001f4bb",
        "\u263a",
        "\u203c\ufe0f",
        "©\ufe0f",
    ],
)
def test_an_emoji_is_two_for_x(emoji: str) -> None:
    assert count(emoji, "x_weighted") == 2
    assert count(f"a{emoji}b{emoji}", "x_weighted") == 6


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("©®", 2),
        ("12", 2),
        ("1\ufe0f", 3),  # no keycap: a digit and a selector
        ("\U0001f1e6\U0001f1e6", 4),  # no territory's flag
        ("\U0001f916\U0001f3ff", 4),  # a robot has no skin
    ],
)
def test_what_is_no_emoji_for_x(text: str, length: int) -> None:
    assert count(text, "x_weighted") == length


@pytest.mark.skipif(not UNICODE.exists(), reason="needs Debian's unicode-data")
def test_every_listed_emoji_is_two_for_x() -> None:
    lines = (UNICODE / "emoji/emoji-test.txt").read_text("utf-8").splitlines()
    listed = [line.partition(";")[0].split() for line in lines if ";" in line and not line.startswith("#")]
    emoji = ["".join(chr(int(code, 16)) for code in codes) for codes in listed]
    assert len(emoji) > 4000
    assert [one for one in emoji if count(one, "x_weighted") != 2] == ["©", "®"]


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("http://test.com", 23),
        ("https://test.com", 23),
        ("HTTPS://www.Example.COM/index.html", 23),
        ("https://change.org/childsafetyfirst", 23),
        ("https://example.com:8080/a?b=c&d=e#f", 23),
        ("https://en.wikipedia.org/wiki/Kit_(disambiguation)", 23),
        ("(https://example.com/a)", 25),
        ("https://example.com/a.", 24),
        ("https://example.com/a, b", 26),
        ("https://example.comです", 27),  # the domain ends with its ASCII label
        ("日本https://example.com", 27),
        ("https://例え.テスト", 23),
        ("https://example.com/Русские_слова", 23),
        ("test.com", 23),
        ("t.co", 23),
        ("foo.co.jp/x", 23),
        ("see change.org/childsafetyfirst!", 28),
        ("Test https://test.com test https://test.com test.com test", 86),
    ],
)
def test_a_link_is_23_for_x(text: str, length: int) -> None:
    assert count(text, "x_weighted") == length


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
def test_what_is_no_link_for_x(text: str) -> None:
    assert count(text, "x_weighted") == len(text)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Hello", 5),
        (FAMILY, 1),
        ("https://example.com/a/very/long/path/that/goes/on/and/on", 23),
        ("example.com/a/very/long/path", 28),  # links need a scheme here
        ("gemini://example.com/a", 23),
        ("日本https://example.com/です", 2 + 23 + 2),
        ("@kit@example.social hi", 7),
        ("@kit@example.social, @me@sub.example.org.", len("@kit, @me.")),
        ("@kit hi", 7),
        ("mail@kit@example.social", 23),  # within a word: no handle
        (f"@kit@{'a' * 252}.b", 4 + 1 + 254),  # longer than a domain can be
        ("https://example.social/@kit@example.org", 23),
    ],
)
def test_mastodon(text: str, length: int) -> None:
    assert count(text, "mastodon") == length


@given(st.text())
def test_counts_are_ordered(text: str) -> None:
    encodable = text.encode("utf-8", "ignore").decode()
    assert count(encodable, "graphemes") <= count(encodable, "codepoints") <= count(encodable, "utf16")
    assert count(encodable, "utf16") <= count(encodable, "bytes")


@given(st.text(st.characters(categories=("L", "Zs", "Nd"), max_codepoint=0x10FF)))
def test_light_text_weighs_its_length_in_nfc(text: str) -> None:
    assert count(text, "x_weighted") == len(unicodedata.normalize("NFC", text))


@given(st.text(st.characters(codec="utf-8")))
def test_x_counts_the_same_for_canonical_equivalents(text: str) -> None:
    assert count(unicodedata.normalize("NFD", text), "x_weighted") == count(text, "x_weighted")


def test_an_unknown_rule_is_a_mistake_in_the_program() -> None:
    assert set(RULES) == {"graphemes", "utf16", "codepoints", "bytes", "x_weighted", "mastodon"}
    with pytest.raises(KeyError):
        count("a", "words")


def test_fits_says_how_many_too_many() -> None:
    assert fits("abc", TextLimit(3, "codepoints")) == 0
    assert fits("abcde", TextLimit(3, "codepoints")) == 2
    assert fits("日本", TextLimit(280, "x_weighted")) == 0


def test_fits_heeds_the_second_limit() -> None:
    limit = TextLimit(300, "graphemes", max_bytes=3000)
    assert fits(FAMILY * 120, limit) == 0
    assert fits(FAMILY * 121, limit) == 25  # 121 graphemes, but 3025 bytes
    assert fits("a" * 310, limit) == 10
