from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.encodings import mojibake
from tests.l10n.told import told

SOURCE = "A workable rule"


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("cafÃ© là", "fr"),
        ("lâ€™été", "fr"),
        ("â€œneinâ€\u009d", "de"),
        ("Ñ\u0081Ð»Ð¾Ð²Ð¾", "bg"),
        ("Î»ÏŒÎ³Î¿Ï‚", "el"),
        ("Ù…Ø±Ø\u00adØ¨Ø§", "ar"),
        ("СЃР»РѕРІРѕ", "bg"),
        ("вЂњсловоС‚", "bg"),
        ("caf\ufffd", "fr"),
        ("ï»¿Wort", "de"),
        ("d?cembre", "fr"),
        ("5Â°", "fr"),
        ("CÃ³mo", "es"),
        ("parvenus Ã\u00a0 la fin", "fr"),
        ("{n}Â\u00a0Wochen", "de"),
        ("dziÄ™ki", "pl"),
        ("Zeile\\nZeile", "de"),
        ("caf\\u00e9", "fr"),
        ("%C3%A9t%C3%A9", "fr"),
    ],
)
def test_letters_that_were_read_in_a_wrong_encoding(text: str, locale: str) -> None:
    assert len(told(mojibake, SOURCE, text, locale)) == 1


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("«ANDRÉ»", "es"),
        ("É «já» – à parte…", "pt"),
        ("IRMÃ\u00a0? NÃO!", "pt"),
        ("Â, â et Ô", "fr"),
        ("Îles: Ïle", "fr"),
        ("РСФСР и СРСР", "uk"),
        ("Вчера? Да", "bg"),
        ("ÅÄÖ åäö, Ångström", "sv"),
        ("Đồng Đăng", "vi"),
        ("100 % und 5°", "de"),
        ("wer?«, sagte", "de"),
    ],
)
def test_letters_that_only_look_like_a_wrong_encoding(text: str, locale: str) -> None:
    assert told(mojibake, SOURCE, text, locale) == []


@given(
    st.text("éüñçőřжлωяё“”’–…", min_size=2, max_size=8),
    st.sampled_from(["cp1252", "latin-1"]),
)
def test_most_texts_read_in_a_wrong_encoding_are_found(text: str, encoding: str) -> None:
    try:
        broken = text.encode().decode(encoding)
    except UnicodeDecodeError:
        return
    assert told(mojibake, SOURCE, broken, "fr")


@given(st.text("éüñçőřжлωяё“”’–…", min_size=2, max_size=8))
def test_letters_with_a_sign_between_them_were_read_well(text: str) -> None:
    # With signs in a row a text may be the UTF-8 of two other characters, read in a wrong encoding: ç––ç––.
    assert told(mojibake, SOURCE, re.sub("([“”’–…])+", r"\1", text), "fr") == []
