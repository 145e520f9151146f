"""Text messages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.sms import GSM_7, UCS_2, capacity, needless, segments

BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
EXTENSION = "\f^{}\\[~]|€"


@pytest.mark.parametrize(
    ("text", "alphabet", "units", "count"),
    [
        ("", GSM_7, 0, 0),
        ("a", GSM_7, 1, 1),
        ("a" * 160, GSM_7, 160, 1),
        ("a" * 161, GSM_7, 161, 2),
        ("a" * 306, GSM_7, 306, 2),
        ("a" * 307, GSM_7, 307, 3),
        ("€" * 80, GSM_7, 160, 1),
        ("€" * 81, GSM_7, 163, 2),  # the 77th does not fit into the last septet of the first segment
        ("ж", UCS_2, 1, 1),
        ("ж" * 70, UCS_2, 70, 1),
        ("ж" * 71, UCS_2, 71, 2),
        ("ж" * 134, UCS_2, 134, 2),
        ("ж" * 135, UCS_2, 135, 3),
        ("\U0001f600" * 35, UCS_2, 70, 1),
        ("\U0001f600" * 36, UCS_2, 73, 2),
        ("ç", UCS_2, 1, 1),  # GSM-7 has the capital alone
        ("\t", UCS_2, 1, 1),
    ],
)
def test_segments(text: str, alphabet: str, units: int, count: int) -> None:
    sent = segments(text)
    assert (sent.alphabet, sent.units, sent.count) == (alphabet, units, count)


def test_the_alphabet_is_that_of_the_standard() -> None:
    """3GPP TS 23.038, 6.2.1: 127 characters and the escape; 6.2.1.1: 10 more."""
    known = [char for char in map(chr, range(0x10000)) if segments(char).alphabet == GSM_7]
    assert len(known) == 127 + 10
    assert set(BASIC + "abcdefghijklmnopqrstuvwxyzäöñüà" + EXTENSION) == set(known)
    assert {char for char in known if segments(char).units == 2} == set(EXTENSION)


def test_what_gsm_7_lacks_is_named_once() -> None:
    assert segments("„Ja“, „nein“ – жа").beyond == ("„", "“", "–", "ж", "а")


@pytest.mark.parametrize(
    ("text", "is_needless"), [("Don’t", True), ("a – b\u00a0c…", True), ("Don't", False), ("’ж", False)]
)
def test_punctuation_alone_needs_no_other_alphabet(text: str, is_needless: bool) -> None:
    assert needless(segments(text)) is is_needless


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 10))
def test_a_text_takes_so_many_segments_just_if_its_units_fit_them(text: str, count: int) -> None:
    sent = segments(text)
    assert (sent.count <= count) is (sent.units <= capacity(sent.alphabet, count))
    assert sent.units >= (len(text.encode("utf-16-le")) // 2 if sent.alphabet == UCS_2 else len(text))


@given(st.text(st.characters(codec="utf-8")), st.characters(codec="utf-8"))
def test_a_character_more_never_takes_fewer_segments(text: str, char: str) -> None:
    assert segments(text + char).count >= segments(text).count
