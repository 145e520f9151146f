from __future__ import annotations

import pytest

from kit.text.advice import advice, advice_on
from kit.text.fonts import FontLibrary

NOTHING = FontLibrary([])


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ("Arab", "pip install justmytype-intl-rtl"),
        ("Latn", "pip install fontpkg-noto-sans"),
        ("Hang", "fonts-noto-cjk"),
        ("Tibt", "a font for Tibetan"),
        ("Zsye", "colour emoji font"),
        ("Aran", "fonts-noto-core (Noto Nastaliq Urdu)"),
    ],
)
def test_a_script(script: str, wanted: str) -> None:
    assert wanted in advice(script)


@pytest.mark.parametrize("char", ["\ue000", "\u0378", "\uffff", "\U0010fffd"])
def test_what_no_font_can_be_asked_to_have(char: str) -> None:
    assert "take it out" in advice_on(char, "Latn", NOTHING)


@pytest.mark.parametrize(
    ("char", "script"), [("😀", "Zsye"), ("👩\u200d🚀", "Zsye"), ("❤", "Latn"), ("\u20e3", "Zsye")]
)
def test_pictographs_want_an_emoji_font(library: FontLibrary, char: str, script: str) -> None:
    assert "fonts-noto-color-emoji" in advice_on(char, script, library)


def test_a_character_of_a_script_whose_font_is_there_wants_another_font(library: FontLibrary) -> None:
    for char, script, package in (("\ua7dc", "Latn", "fonts-noto-core"), ("\U0002a6a5", "Hani", "fonts-noto-cjk")):
        assert advice_on(char, script, library).endswith(package)
        assert "pip install" not in advice_on(char, script, library)
        assert "pip install" in advice_on(char, script, NOTHING)
