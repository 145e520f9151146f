"""Urdu and its neighbours are set in Nastaliq where there is a font that has all their letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kit.text.coverage import living_scripts
from kit.text.fonts import FontLibrary
from kit.text.model import Span, TextStyle
from kit.text.nastaliq import is_nastaliq, nastaliq_letters
from kit.text.paragraph import set_paragraph
from tests.debian import require_font

MakeFont = Callable[..., bytes]  # the fixture of conftest.py
ARABIC = "ابتثجحخدرسشعفقكلمنهوي "
FONTS = {"ur": ARABIC + nastaliq_letters("ur"), "pa": ARABIC + nastaliq_letters("pa")}


@pytest.fixture
def libraries(make_font: MakeFont) -> dict[str, FontLibrary]:
    """A Naskh font, and one in Nastaliq that has the letters of a language."""
    naskh = make_font("Plain Arabic", "".join(dict.fromkeys(ARABIC + nastaliq_letters("ks") + "؟")))
    return {
        language: FontLibrary([[], [("naskh", naskh)], [("nastaliq", make_font("Some Nastaliq Urdu", letters))]])
        for language, letters in FONTS.items()
    }


def face(library: FontLibrary, char: str, language: str, families: tuple[str, ...] = ()) -> str | None:
    found = library.choose(char, "Arab", families, language)
    return None if found is None else found.face


@pytest.mark.parametrize("language", ["ur", "ur-IN", "fa-Aran"])
def test_urdu_is_set_in_nastaliq(libraries: dict[str, FontLibrary], language: str) -> None:
    assert face(libraries["ur"], "ب", language) == "nastaliq"
    assert face(libraries["ur"], " ", language, ("Plain",)) == "nastaliq"


@pytest.mark.parametrize("language", ["ar", "fa", "ps", "sd", "en", ""])
def test_others_are_not(libraries: dict[str, FontLibrary], language: str) -> None:
    assert face(libraries["ur"], "ب", language) == "naskh"


def test_a_font_without_the_letters_of_a_language_does_not_set_it(libraries: dict[str, FontLibrary]) -> None:
    assert [face(libraries["ur"], "ب", language) for language in ("pa-Arab", "ks", "skr")] == ["naskh"] * 3
    assert [face(libraries["pa"], "ب", language) for language in ("pa-PK", "ur", "ks")] == [
        "nastaliq",
        "nastaliq",
        "naskh",
    ]


def test_a_family_that_the_brand_names_comes_first(libraries: dict[str, FontLibrary]) -> None:
    assert face(libraries["ur"], "ب", "ur", ("Plain Arabic",)) == "naskh"


def test_what_the_font_lacks_comes_from_the_scripts_usual_one(libraries: dict[str, FontLibrary]) -> None:
    assert face(libraries["ur"], "؟", "ur") == "naskh"


def test_other_scripts_keep_their_fonts(library: FontLibrary) -> None:
    assert library.choose("a", "Latn", (), "ur") == library.choose("a", "Latn", (), "en")


@pytest.mark.parametrize("name", ["Noto Nastaliq Urdu", "Jameel Noori Nastaleeq", "Gulzar", "Urdu Typesetting"])
def test_names(name: str) -> None:
    assert is_nastaliq(name)
    assert not is_nastaliq(name[:4] + " Naskh")


def test_a_row_in_the_list_of_scripts(libraries: dict[str, FontLibrary], library: FontLibrary) -> None:
    rows = [next(row for row in living_scripts(each) if row.code == "Aran") for each in (libraries["ur"], library)]
    assert [(row.name, row.languages, row.family) for row in rows] == [
        ("Nastaliq", "Urdu", "Some Nastaliq Urdu"),
        ("Nastaliq", "Urdu", None),
    ]
    assert [bool(row.advice) for row in rows] == [False, True]


def test_debians_font_sets_urdu_and_has_a_bold_face(package_fonts: tuple[str, ...]) -> None:
    regular = require_font("NotoNastaliqUrdu-Regular.ttf")
    bold = regular.replace("-Regular", "-Bold")
    library = FontLibrary.load((*package_fonts, regular, bold))
    text = "گھنٹوں تک چلّانے والے بچّوں کی حفاظت، ۱۲۳ پاکستان"
    for weight, file in ((400, regular), (700, bold), (900, bold)):
        found = set_paragraph((Span(text, TextStyle(weight=weight)),), library, "ur", "rtl")
        assert found.missing == ()
        assert {run.font.face for line in found.wrap(8.0) for run in found.place(line)} == {file}
        assert {run.font.embolden for line in found.wrap(8.0) for run in found.place(line)} == {0.0}
