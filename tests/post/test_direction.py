"""Isolates and marks only where characters would stand elsewhere without them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.post.direction import readable
from kit.text.bidi import levels, visual_runs
from kit.text.model import Direction

HEBREW = "שלום"
ARABIC = "مرحبا"
CONTROLS = "\u200e\u200f\u2066\u2067\u2068\u2069"


def displayed(text: str, direction: Direction) -> str:
    """The characters of one line from left to right, without the invisible ones."""
    runs = visual_runs(levels(text, int(direction == "rtl"))[1])
    pieces = [text[start:end][:: -1 if level % 2 else 1] for start, end, level in runs]
    return "".join(char for char in "".join(pieces) if char not in CONTROLS)


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        # Values that stand right by themselves.
        ("fell by \u206858%\u2069 since \u20682020\u2069", "ltr", "fell by 58% since 2020"),
        (f"{HEBREW} \u206858%\u2069 {HEBREW}", "rtl", f"{HEBREW} 58% {HEBREW}"),
        (f"{HEBREW} \u2068NCMEC\u2069 {HEBREW}", "rtl", f"{HEBREW} NCMEC {HEBREW}"),
        # A number after a Latin word would join its run.
        (f"{HEBREW} NCMEC \u206858%\u2069 {HEBREW}", "rtl", f"{HEBREW} NCMEC \u206858%\u2069 {HEBREW}"),
        # After Arabic letters, digits lose their per cent sign.
        (f"{ARABIC} \u206858%\u2069 {ARABIC}", "rtl", f"{ARABIC} \u206858%\u2069 {ARABIC}"),
        # A value with punctuation at its end.
        (f"{HEBREW} \u2068Yahoo!\u2069 {HEBREW}", "rtl", f"{HEBREW} \u2068Yahoo!\u2069 {HEBREW}"),
        # Right-to-left values in left-to-right text, one after the other.
        (f"\u2068{HEBREW}\u2069, \u2068{ARABIC}\u2069 x", "ltr", f"\u2068{HEBREW}\u2069, \u2068{ARABIC}\u2069 x"),
        (f"x \u2068{HEBREW}\u2069 y", "ltr", f"x {HEBREW} y"),
        # What is not balanced goes.
        (f"{HEBREW}\u2069 \u2068a", "rtl", f"{HEBREW} a"),
    ],
)
def test_isolates_stay_only_where_they_are_needed(text: str, direction: Direction, wanted: str) -> None:
    kept = readable(text, direction)
    # Of two neighbours one isolate may do; what counts is what is seen.
    assert displayed(kept, direction) == displayed(wanted, direction)
    assert kept.count("\u2068") <= wanted.count("\u2068")
    assert kept.count("\u2068") == kept.count("\u2069")
    if "\u2068" not in wanted:
        assert kept == wanted


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        ("#ChildSafety", "rtl", "\u200e #ChildSafety"),
        (f"{HEBREW} #ChildSafety {HEBREW}", "rtl", f"{HEBREW} \u200e #ChildSafety {HEBREW}"),
        (f"{HEBREW} @kit@example.social", "rtl", f"{HEBREW} \u200e @kit@example.social"),
        (f"#{HEBREW}", "rtl", f"#{HEBREW}"),
        ("#One #Two", "rtl", "\u200e #One #Two"),
        (f"#{HEBREW} #Two", "rtl", f"#{HEBREW} \u200e #Two"),
        (f"word #{HEBREW}", "ltr", f"word \u200f #{HEBREW}"),
        (f"{HEBREW} a#b {HEBREW}", "rtl", f"{HEBREW} a#b {HEBREW}"),
        ("word #Tag", "ltr", "word #Tag"),
    ],
)
def test_signs_stand_beside_their_words(text: str, direction: Direction, wanted: str) -> None:
    assert readable(text, direction) == wanted


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        (f"NCMEC {HEBREW}", "rtl", f"\u200fNCMEC {HEBREW}"),
        (f"{HEBREW} NCMEC", "rtl", f"{HEBREW} NCMEC"),
        (f"{HEBREW} is a word", "ltr", f"\u200e{HEBREW} is a word"),
        (f"2021 {HEBREW}", "rtl", f"2021 {HEBREW}"),
    ],
)
def test_a_line_runs_as_the_text_does(text: str, direction: Direction, wanted: str) -> None:
    assert readable(text, direction) == wanted
    assert levels(readable(text, direction), None)[0] == int(direction == "rtl")


def test_links_are_left_alone_on_lines_of_their_own() -> None:
    text = f"{HEBREW}\n\nhttps://example.org/a/"
    assert readable(text, "rtl") == text


@given(
    st.lists(
        st.sampled_from(
            [
                HEBREW,
                ARABIC,
                "NCMEC",
                "58%",
                "\u206858%\u2069",
                "\u2068NCMEC\u2069",
                f"\u2068{HEBREW}\u2069",
                "\u20682020-12-21\u2069",
                "\u2068(a)\u2069",
                "(",
                ")",
                ",",
                "!",
            ]
        ),
        max_size=8,
    ),
    st.sampled_from(["ltr", "rtl"]),
)
def test_what_is_seen_is_what_all_isolates_would_show(words: list[str], direction: Direction) -> None:
    line = " ".join(words)
    assert displayed(readable(line, direction), direction) == displayed(line, direction)
