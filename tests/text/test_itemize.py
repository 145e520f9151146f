"""Text cut into items of one style, level, script and font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.bidi import levels
from kit.text.fonts import FontLibrary
from kit.text.itemize import Item, itemize
from kit.text.model import TextStyle

BOLD = TextStyle(weight=700)


def items_of(text: str, library: FontLibrary, language: str = "en", style: TextStyle = BOLD) -> list[Item]:
    return itemize(text, [(0, len(text), style)] if text else [], levels(text, 0)[1], library, language)


def cut(text: str, items: list[Item]) -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.script) for item in items]


def test_latin_is_one_item(library: FontLibrary) -> None:
    text = "Keep 36,738 children safe – now!"
    assert cut(text, items_of(text, library)) == [(text, "Latn")]


def test_scripts_divide_and_spaces_stay(library: FontLibrary) -> None:
    text = "NCMEC الأطفال 日本"
    items = items_of(text, library, "ar")
    assert list(dict.fromkeys(item.script for item in items)) == ["Latn", "Arab", "Hani"]
    assert len({item.choice for item in items}) == 3


def test_styles_divide(library: FontLibrary) -> None:
    text = "one two"
    items = itemize(text, [(0, 4, TextStyle()), (4, 7, BOLD)], [0] * 7, library, "en")
    assert [(item.start, item.end, item.style.weight) for item in items] == [(0, 4, 400), (4, 7, 700)]


def test_spaces_and_digits_do_not_divide_an_arabic_run(library: FontLibrary) -> None:
    text = "حماية الأطفال ٥٨"
    arabic = [item for item in items_of(text, library, "ar") if item.script == "Arab"]
    assert len({item.choice for item in arabic}) == 1


@pytest.mark.parametrize("cluster", ["e\u0323\u0302", "क्षि", "กี่", "שּׁ", "é"])
def test_a_base_keeps_its_marks(library: FontLibrary, cluster: str) -> None:
    text = f"{cluster} {cluster}"
    for item in items_of(text, library):
        assert item.start in (0, len(cluster), len(cluster) + 1)


def test_marks_that_the_brand_font_lacks_take_their_base_with_them(
    library: FontLibrary, package_fonts: tuple[str, ...], make_font: object
) -> None:
    assert callable(make_font)
    own = FontLibrary.load(package_fonts, {"brand.ttf": make_font("Brand", "abcde ")})
    text = "abe\u0323\u0302cd"
    items = items_of(text, own, style=TextStyle(families=("Brand", "Noto Sans")))
    assert [text[item.start : item.end] for item in items] == ["ab", "e\u0323\u0302", "cd"]
    assert items[0].choice == items[2].choice != items[1].choice


def test_a_character_without_a_font(library: FontLibrary) -> None:
    text = "a\U0001e900b"  # Adlam may be there; a private character is not
    private = "a\U000f1234b"
    assert all(item.end > item.start for item in items_of(text, library))
    assert [item.choice is None for item in items_of(private, library)] == [False, True, False]


def test_controls_stay_with_the_font_before_them(library: FontLibrary) -> None:
    text = "one\u2060two\u200bthree\nfour"
    assert len(items_of(text, library)) == 1


@given(
    text=st.text(alphabet="aé 5.\u0301\u200d\ufe0f\u2068\u2069\nא\u05b0بกี่日ー👩👧🇩🇪🏽क्\U000f1234", max_size=25),
    split=st.integers(0, 25),
)
def test_items_cover_the_text_once_and_in_order(library: FontLibrary, text: str, split: int) -> None:
    split = min(split, len(text))
    styles = [(0, split, TextStyle()), (split, len(text), BOLD)]
    styles = [styled for styled in styles if styled[0] < styled[1]]
    items = itemize(text, styles, levels(text, 0)[1], library, "en")
    assert "".join(text[item.start : item.end] for item in items) == text
    assert [item.start for item in items] == sorted({item.start for item in items})
