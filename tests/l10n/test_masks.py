"""What engines must not translate is masked, and stands where it belongs when the text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.masks import DamagedError, mask, unmask, with_placeholder

NAMES = ("NCMEC", "CyberTipline", "change.org")
TEXT = "On {start}, <b>NCMEC</b> saw {drop} less. See https://example.org/a?b=1&c=2 #ChildSafety, @kit!"


@pytest.mark.parametrize("markup", [True, False])
def test_everything_that_stays_is_masked(markup: bool) -> None:
    masked = mask(TEXT, NAMES, markup=markup)
    assert masked.pieces == (
        "{start}", "<b>", "NCMEC", "</b>", "{drop}", "https://example.org/a?b=1&c=2", "#ChildSafety", "@kit",
    )  # fmt: skip
    assert not any(piece in masked.text for piece in masked.pieces)
    assert unmask(masked, masked.text, "de") == TEXT


def test_marks_are_such_as_the_engine_keeps() -> None:
    assert mask("See {a} & b", markup=False).text == "See [X1X] & b"
    assert mask("See {a} & b", markup=True).text == 'See <x id="1"/> &amp; b'


@pytest.mark.parametrize(
    ("source", "returned", "expected"),
    [
        ("fell by {drop}.", "fiel um [ x1x ].", "fiel um {drop}."),
        ("fell by {drop}.", "fiel um [Х1Х].", "fiel um {drop}."),  # in Cyrillic letters
        ("fell by {drop}.", "um［X1X］。", "um {drop}。"),
        ("<b>no exception</b> yet", "[X1X] keine Ausnahme [X2X] bisher", "<b>keine Ausnahme</b> bisher"),
        ("{a} and {b}", "[X2X] und [X1X]", "{b} und {a}"),
        ("in {n} weeks", "in[X1X]Wochen", "in {n} Wochen"),
        ("it’s {n}", "c&#39;est [X1X]", "c'est {n}"),
    ],
)
def test_what_engines_do_to_marks_is_mended(source: str, returned: str, expected: str) -> None:
    assert unmask(mask(source, markup=False), returned, "de") == expected


def test_an_element_is_read_however_it_is_written() -> None:
    masked = mask("a {b} c & d", markup=True)
    for element in ('<x id="1"/>', '<x id="1"></x>', "<x id='1' />", '< x id = "1" / >'):
        assert unmask(masked, f"A {element} C &amp; D", "de") == "A {b} C & D"


@pytest.mark.parametrize(
    ("returned", "what"),
    [
        ("nothing", "{a} is missing"),
        ("[X1X] [X1X] [X2X]", "{a} came back 2 times"),
        ("[X1X] [X2X] [X3X]", "a mark came back that was not sent, number 3"),
    ],
)
def test_a_mask_that_is_damaged_is_told(returned: str, what: str) -> None:
    with pytest.raises(DamagedError, match=what.replace("{", r"\{")):
        unmask(mask("{a} of {b}", markup=False), returned, "de")


def test_a_number_is_put_in_for_a_count_and_taken_out() -> None:
    masked = mask("{n} of {m} weeks", values={"n": "11"}, markup=False)
    assert masked.text == "11 of [X1X] weeks"
    assert with_placeholder("١١ أسبوعا", "n", 11) == "{n} أسبوعا"
    assert with_placeholder("11 Wochen von 18", "n", 11) == "{n} Wochen von 18"
    for wrong in ("elf Wochen", "11 von 11 Wochen", "111 Wochen"):
        with pytest.raises(DamagedError):
            with_placeholder(wrong, "n", 11)


def test_there_may_be_nothing_to_translate() -> None:
    assert mask("{drop} – {weeks}", markup=False).empty
    assert mask("<b>NCMEC</b>: 58%", NAMES, markup=True).empty
    assert not mask("{drop} less", markup=False).empty


WORDS = st.sampled_from(
    [
        "text",
        "{a}",
        "{b}",
        "<b>x</b>",
        "<em>{c}</em>",
        "a<br>b",
        "NCMEC",
        "#tag",
        "@me",
        "&",
        "<",
        "5%",
        "“q”",
        "https://a.org/x",
    ]
)


@given(st.lists(WORDS, min_size=1, max_size=8).map(" ".join), st.booleans(), st.sampled_from(["de", "ja", "ar"]))
def test_what_comes_back_as_it_was_is_the_text(text: str, markup: bool, language: str) -> None:
    masked = mask(text, NAMES, markup=markup)
    assert unmask(masked, masked.text, language) == text
