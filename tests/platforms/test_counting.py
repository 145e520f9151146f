"""Counting rules, by cases that the platforms publish and by what follows from their descriptions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.counting import RULES, Measure, count, fits, measure
from kit.platforms.model import TextLimit
from tests.platforms.published import DATA, cases

FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
WAVE_DARK = "\U0001f44b\U0001f3ff"
GERMANY = "\U0001f1e9\U0001f1ea"
SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
TEXTS = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(("rule", "text", "length"), cases("lengths.toml"))
def test_lengths_are_those_that_the_platforms_publish(rule: str, text: str, length: int) -> None:
    assert count(text, rule) == length


def test_graphemes_by_the_whole_test_of_unicode() -> None:
    lines = (DATA / "grapheme_breaks.txt").read_text("utf-8").splitlines()
    divided = [line.strip("÷ ").split(" ÷ ") for line in lines if not line.startswith("#")]
    differing = []
    for parts in divided:
        text = "".join(chr(int(code, 16)) for part in parts for code in part.split(" × "))
        if count(text, "graphemes") != len(parts):
            differing.append(text)
    assert len(divided) == 853
    assert not differing


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("e\u0301", 1),
        ("\r\n", 1),
        (FAMILY, 1),
        (WAVE_DARK, 1),
        (GERMANY * 2, 2),
        (SCOTLAND, 1),
        ("1\ufe0f\u20e3", 1),
        ("กำลัง", 3),  # SARA AM and MAI HAN-AKAT belong to their consonants
        ("नमस्ते", 3),  # न म स्ते: the conjunct is one (GB9c)
        ("स्त्री", 1),
        ("مَرْحَبًا", 5),  # the harakat belong to their letters
        ("한국", 2),
        ("\u1112\u1161\u11ab", 1),
    ],
)
def test_graphemes_are_what_readers_call_characters(text: str, length: int) -> None:
    assert count(text, "graphemes") == length


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
    assert (count(text, "utf16"), count(text, "codepoints"), count(text, "utf8_bytes")) == (units, points, octets)


@pytest.mark.parametrize(
    ("text", "length"), [("日本", 2), ("©", 1), ("©\ufe0f", 5), ("\U00020000", 1), (f"{GERMANY}!", 9), ("1", 1)]
)
def test_threads_counts_the_bytes_of_emoji_alone(text: str, length: int) -> None:
    assert count(text, "threads") == length


@given(TEXTS)
def test_counts_are_ordered(text: str) -> None:
    assert (
        0 <= count(text, "graphemes") <= count(text, "codepoints") <= count(text, "utf16") <= count(text, "utf8_bytes")
    )
    assert count(text, "codepoints") <= count(text, "threads") <= count(text, "utf8_bytes")
    assert count(text, "x_weighted") >= 0
    assert count(text, "mastodon") >= 0


@given(TEXTS, TEXTS)
def test_what_is_added_after_a_line_end_adds_its_own_length(first: str, second: str) -> None:
    for rule in ("graphemes", "utf16", "codepoints", "utf8_bytes", "threads", "x_weighted", "mastodon"):
        separated = count(f"{first}\n \n{second}", rule)
        extra = count(f"{first}\n", rule) + count(" ", rule) + count(f"\n{second}", rule)
        assert separated == extra


@given(TEXTS, st.characters(categories=("L",), max_codepoint=0x24F))
def test_a_letter_more_is_never_less(text: str, letter: str) -> None:
    for rule in ("graphemes", "utf16", "codepoints", "utf8_bytes", "threads", "mastodon"):
        assert count(f"{text} {letter}", rule) == count(f"{text} ", rule) + count(letter, rule)


def test_an_unknown_rule_is_a_mistake_in_the_program() -> None:
    assert all(count("a", rule) == 1 for rule in RULES)
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


def test_a_measure_says_what_is_left_and_in_which_unit() -> None:
    limit = TextLimit(300, "graphemes", max_bytes=3000)
    assert measure("a" * 290, limit) == Measure(290, 300, "character")
    assert measure("a" * 290, limit).remaining == 10
    assert measure("a" * 310, limit).remaining == -10
    assert measure(FAMILY * 121, limit) == Measure(3025, 3000, "byte")
    assert measure("a" * 310 + FAMILY * 200, limit).unit == "character"


def test_text_messages_are_measured_in_the_characters_that_their_segments_hold() -> None:
    limit = TextLimit(2, "sms")
    assert measure("a" * 300, limit) == Measure(300, 306, "character")
    assert measure("я" * 100, limit) == Measure(100, 134, "character")
    assert fits("a" * 307, limit) == 1
    assert fits("a" * 161, TextLimit(1, "sms")) == 1
    assert count("a" * 307, "sms") == 3


def test_a_curly_quote_that_costs_a_segment_is_named() -> None:
    assert measure("Don’t " + "a" * 80, TextLimit(10, "sms")).warnings == (
        "2 segments for ’, which GSM-7 lacks; 1 without",
    )
    assert measure("Don’t", TextLimit(10, "sms")).warnings == ()
    assert measure("ж" * 80, TextLimit(10, "sms")).warnings == ()


NEW_EMOJI = "\U0001f469\U0001f3fb\u200d\U0001f91d\u200d\U0001f468\U0001f3ff"  # of 2019; 8 by twitter-text


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("a" * 276 + NEW_EMOJI, True),  # 278 or 284
        ("a" * 260 + NEW_EMOJI, False),  # both fit
        ("a" * 281 + NEW_EMOJI, False),  # neither fits
        ("a" * 278 + "\U0001f600", False),  # an old emoji is 2 for both
        ("a" * 262 + " example.music/", True),  # 286 as a link, whose domain is newer; 277 by letters
    ],
)
def test_where_the_published_library_sees_it_otherwise_there_is_a_warning(text: str, doubtful: bool) -> None:
    assert bool(measure(text, TextLimit(280, "x_weighted")).warnings) is doubtful


def test_the_warning_says_both_lengths() -> None:
    (warning,) = measure("a" * 276 + NEW_EMOJI, TextLimit(280, "x_weighted")).warnings
    assert warning == "278 by the newest emoji and domains, but 284 by twitter-text 3.1.0, for a limit of 280"
