"""The glyphs that a language wants: `locl`, regional Han characters, and letters composed or decomposed."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from kit.l10n.locales import direction, language_tag
from kit.text.fonts import FontLibrary
from kit.text.model import Direction, Span, TextStyle
from kit.text.paragraph import Paragraph
from tests.text.conftest import MakeFont

Drawn = list[tuple[str, int, float, float]]  # file, glyph, x and y

# Languages whose forms OpenType knows under a name of their own, with a letter that each forms in its own way.
LOCALIZED = {
    "ro": ("latn", "ROM", "ș"),
    "mo": ("latn", "MOL", "ț"),
    "pl": ("latn", "PLK", "ó"),
    "nl": ("latn", "NLD", "j"),
    "ca": ("latn", "CAT", "l"),
    "tr": ("latn", "TRK", "i"),
    "az": ("latn", "AZE", "i"),
    "sr": ("cyrl", "SRB", "б"),
    "mk": ("cyrl", "MKD", "б"),
    "bg": ("cyrl", "BGR", "в"),
}


def draw(text: str, library: FontLibrary, language: str, families: tuple[str, ...] = ("Noto Sans",)) -> Drawn:
    towards: Direction = direction(language.replace("-", "_"))
    found = Paragraph((Span(text, TextStyle(families=families)),), library, language, towards)
    [line] = found.wrap(1000.0)
    runs = found.place(line)
    assert found.missing == ()
    return [(Path(run.font.face).name, glyph.glyph, glyph.x, glyph.y) for run in runs for glyph in run.glyphs]


@pytest.fixture(scope="module")
def localized(make_font: MakeFont) -> FontLibrary:
    """A font that has another glyph for each letter of `LOCALIZED` in its language."""
    letters = "".join(sorted({letter for _, _, letter in LOCALIZED.values()} | set("abв")))
    font = TTFont(io.BytesIO(make_font("Local", letters + "\ue000")))
    languages = "".join(f"languagesystem {script} {tag};\n" for script, tag, _ in LOCALIZED.values())
    rules = "".join(
        f"script {script}; language {tag}; sub u{ord(letter):04X} by uE000;\n"
        for script, tag, letter in LOCALIZED.values()
    )
    features = f"languagesystem latn dflt;\nlanguagesystem cyrl dflt;\n{languages}feature locl {{\n{rules}}} locl;"
    addOpenTypeFeaturesFromString(font, features)
    stream = io.BytesIO()
    font.save(stream)
    return FontLibrary.load((), {"local.ttf": stream.getvalue()})


@pytest.mark.parametrize("language", LOCALIZED)
def test_the_font_hears_the_language(localized: FontLibrary, language: str) -> None:
    letter = LOCALIZED[language][2]
    own, plain = (draw(letter, localized, tag, ("Local",))[0][1] for tag in (language, "en"))
    assert own != plain


@pytest.mark.parametrize(
    ("language", "other", "text"),
    [
        ("ro", "en", "şţ"),
        ("sr", "ru", "бгдпт"),
        ("mk", "ru", "бгдпт"),
        ("ca", "en", "l·l"),
        ("ur", "ar", "۴۶۷"),
        ("mr", "hi", "लश"),
        ("ne", "hi", "झ५८"),
    ],
)
def test_noto_has_forms_of_the_language(library: FontLibrary, language: str, other: str, text: str) -> None:
    assert draw(text, library, language) != draw(text, library, other)


@pytest.mark.parametrize("char", "骨直今")
def test_han_characters_have_the_forms_of_the_language(library: FontLibrary, char: str) -> None:
    locales = ("ja", "ko", "zh_Hans", "zh_Hant")
    drawn = {locale: draw(char, library, language_tag(locale))[0][:2] for locale in locales}
    assert len(set(drawn.values())) == len(locales)


def test_hong_kong_has_its_own_font_and_taiwans_without(make_font: MakeFont) -> None:
    fonts = {f"{region}.ttf": make_font(f"Some Sans {region}", "骨一") for region in ("SC", "TC", "HK", "JP")}
    library = FontLibrary.load((), fonts)
    assert draw("骨", library, language_tag("zh_HK"), ())[0][0] == "HK.ttf"
    assert draw("骨", library, "zh-Hant-HK", ())[0][0] == "HK.ttf"
    del fonts["HK.ttf"]
    assert draw("骨", FontLibrary.load((), fonts), language_tag("zh_HK"), ())[0][0] == "TC.ttf"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "élève"),
        ("vi", "Bảo vệ trẻ em, những ềẫựỹ"),
        ("ko", "한국어 각각"),
        ("ja", "ガギパぷ"),
        ("he", "שָׁלוֹם בְּיַד"),
        ("el", "Προστασία ΐ"),
        ("ru", "йё"),
        ("ar", "أإآؤئ"),
        ("hi", "क़ड़ऩ"),
        ("bn", "কো কৌ ড়"),
        ("ta", "கொ கௌ"),
    ],
)
def test_composed_and_decomposed_letters_look_the_same(library: FontLibrary, language: str, text: str) -> None:
    composed, decomposed = (draw(unicodedata.normalize(form, text), library, language) for form in ("NFC", "NFD"))
    assert composed == decomposed


def test_points_look_the_same_in_any_order(library: FontLibrary) -> None:
    assert draw("ש\u05c1\u05b8\u05bc", library, "he") == draw("ש\u05bc\u05b8\u05c1", library, "he")
    assert draw("a\u0323\u0302", library, "vi") == draw("a\u0302\u0323", library, "vi") == draw("ậ", library, "vi")


@pytest.mark.parametrize("had", ["aé", "ae\u0301"], ids=["composed", "decomposed"])
def test_a_brands_font_that_has_one_form_has_the_other(make_font: MakeFont, had: str) -> None:
    brand = FontLibrary.load((), {"brand.ttf": make_font("Brand", had), "rest.ttf": make_font("Rest", "aeé\u0301")})
    for text in ("é", "e\u0301"):
        assert {name for name, *_ in draw(text, brand, "fr", ("Brand",))} == {"brand.ttf"}


def test_a_variant_of_an_ideograph_keeps_the_font_that_has_it(make_font: MakeFont) -> None:
    fonts = {"SC.ttf": make_font("Some Sans SC", "一神"), "JP.ttf": make_font("Some Sans JP", "一神\ufa19")}
    assert draw("\ufa19", FontLibrary.load((), fonts), "zh-Hans", ())[0][0] == "JP.ttf"
    del fonts["JP.ttf"]
    assert draw("\ufa19", FontLibrary.load((), fonts), "zh-Hans", ()) == draw(
        "神", FontLibrary.load((), fonts), "zh-Hans", ()
    )
