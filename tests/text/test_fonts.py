from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from kit.text.fonts import FontChoice, FontLibrary, open_library
from kit.text.model import FontKey

MakeFont = Callable[..., bytes]  # the fixture of conftest.py


def family(
    library: FontLibrary, char: str, script: str, families: tuple[str, ...] = (), language: str = "en"
) -> str | None:
    """The name of the file that sets a character."""
    choice = library.choose(char, script, families, language)
    return None if choice is None else Path(choice.face).name.partition("[")[0]


@pytest.fixture
def own(make_font: MakeFont) -> dict[str, bytes]:
    """A brand's fonts: a static family in two weights with an italic, and one that has but an A."""
    return {
        "brand/Regular.ttf": make_font("Brand Sans", "ab ا"),
        "brand/Bold.ttf": make_font("Brand Sans", "ab", weight=700),
        "brand/Narrow.ttf": make_font("Brand Sans", "ab", weight=500, width=3),
        "brand/Italic.ttf": make_font("Brand Sans", "a", italic=True),
        "brand/A.ttf": make_font("Brand Title", "A"),
    }


@pytest.fixture
def branded(own: dict[str, bytes], package_fonts: tuple[str, ...]) -> FontLibrary:
    return FontLibrary.load(package_fonts, own)


@pytest.mark.parametrize(
    ("char", "script", "language", "wanted"),
    [
        ("a", "Latn", "en", "NotoSans"),
        ("ħ", "Latn", "mt", "NotoSans"),
        ("я", "Cyrl", "uk", "NotoSans"),
        ("ب", "Arab", "ar", "NotoSansArabic"),
        (" ", "Arab", "ar", "NotoSansArabic"),
        ("א", "Hebr", "he", "NotoSansHebrew"),
        ("ไ", "Thai", "th", "NotoSansThai"),
        ("ក", "Khmr", "km", "NotoSansKhmer"),
        ("አ", "Ethi", "am", "NotoSansEthiopic"),
        ("子", "Hani", "ja", "NotoSansJP"),
        ("子", "Hani", "zh-Hans", "NotoSansSC"),
        ("子", "Hani", "zh-Hant", "NotoSansTC"),
        ("子", "Hani", "zh-HK", "NotoSansTC"),
        ("子", "Hani", "ko", "NotoSansKR"),
        ("子", "Hani", "en", "NotoSansSC"),
        ("あ", "Hira", "zh-Hans", "NotoSansJP"),
        ("한", "Hang", "en", "NotoSansKR"),
    ],
)
def test_a_script_has_its_own_font(library: FontLibrary, char: str, script: str, language: str, wanted: str) -> None:
    assert family(library, char, script, ("Noto Sans",), language) == wanted


def test_the_han_font_of_the_language_beats_a_brand_family_of_another_region(library: FontLibrary) -> None:
    families = ("Noto Sans", "Noto Sans JP", "Noto Sans SC")
    assert family(library, "骨", "Hani", families, "zh-Hans") == "NotoSansSC"
    assert family(library, "骨", "Hani", families, "ja") == "NotoSansJP"


def test_a_brands_family_comes_first_where_it_has_the_script(branded: FontLibrary) -> None:
    assert family(branded, "a", "Latn", ("Brand Sans",)) == "Regular.ttf"
    assert family(branded, "A", "Latn", ("Brand Title", "Noto Sans")) == "A.ttf"  # a face of capitals is Latin too
    assert family(branded, " ", "Arab", ("Brand Title", "Noto Sans")) == "NotoSansArabic"


def test_a_letter_that_the_brands_family_lacks_comes_from_the_next(branded: FontLibrary) -> None:
    assert family(branded, "ż", "Latn", ("Brand Sans", "Noto Sans")) == "NotoSans"
    assert family(branded, " ", "Arab", ("Brand Sans",), "ar") == "NotoSansArabic"


def test_names_of_families_do_not_heed_case_and_generic_ones_name_nothing(branded: FontLibrary) -> None:
    assert family(branded, "a", "Latn", ("sans-serif", "brand sans")) == "Regular.ttf"
    assert branded.has_family("BRAND SANS")
    assert not branded.has_family("sans-serif")
    assert not branded.has_family("No Such Sans")


def test_the_nearest_static_weight_that_has_the_character(branded: FontLibrary) -> None:
    choice = branded.choose("b", "Latn", ("Brand Sans",), "en")
    assert choice is not None
    assert [branded.instance(choice, weight, False, "Latn").face for weight in (300, 400, 700, 900)] == [
        "brand/Regular.ttf",
        "brand/Regular.ttf",
        "brand/Bold.ttf",
        "brand/Bold.ttf",
    ]
    space = branded.choose(" ", "Latn", ("Brand Sans",), "en")
    assert space is not None
    assert branded.instance(space, 700, False, "Latn") == FontKey("brand/Regular.ttf", embolden=0.02)


def test_italics_are_the_familys_own_where_it_has_them(branded: FontLibrary) -> None:
    lettered = branded.choose("a", "Latn", ("Brand Sans",), "en", True)
    assert lettered is not None
    assert branded.instance(lettered, 400, True, "Latn") == FontKey("brand/Italic.ttf")
    leaning = branded.choose("b", "Latn", ("Brand Sans",), "en", True)
    assert leaning is not None
    assert branded.instance(leaning, 400, True, "Latn") == FontKey("brand/Regular.ttf", slant=0.2)
    assert branded.instance(leaning, 400, True, "Arab").slant == 0.0


def test_variable_fonts_are_set_to_the_weight_within_their_axis(library: FontLibrary) -> None:
    choice = library.choose("a", "Latn", ("Noto Sans",), "en")
    assert choice is not None
    key = library.instance(choice, 1000, False, "Latn")
    assert key.variations == (("wdth", 100.0), ("wght", 900.0))
    assert key.embolden == 0.0
    light, heavy = library.font(library.instance(choice, 100, False, "Latn")), library.font(key)
    glyph = heavy.get_nominal_glyph(ord("m"))
    assert heavy.get_glyph_h_advance(glyph) > light.get_glyph_h_advance(glyph)
    assert library.units(key) == 1000
    italic = library.choose("a", "Latn", ("Noto Sans",), "en", True)
    assert italic is not None
    assert "Italic" in italic.face
    assert library.instance(italic, 400, True, "Latn").slant == 0.0


def test_emoji_take_a_colour_font_and_nothing_else_does(make_font: MakeFont) -> None:
    library = FontLibrary.load(
        (), {"color": make_font("Colour Emoji", "😀1❤", color=True), "text": make_font("Text", "a1❤")}
    )
    assert library.choose("😀", "Zsye", ("Text",), "en") == FontChoice("color", 0, has_color=True)
    assert library.choose("❤", "Zsye", ("Text",), "en") == FontChoice("color", 0, has_color=True)
    assert library.choose("❤", "Latn", (), "en") == FontChoice("text", 0, has_color=False)
    assert library.choose("1", "Latn", (), "en") == FontChoice("text", 0, has_color=False)


def test_without_a_colour_font_emoji_take_a_text_font_or_none(make_font: MakeFont) -> None:
    library = FontLibrary.load((), {"text": make_font("Text", "a❤")})
    assert library.choose("❤", "Zsye", ("Text",), "en") == FontChoice("text", 0, has_color=False)
    assert library.choose("😀", "Zsye", ("Text",), "en") is None


def test_what_no_font_has_is_none(library: FontLibrary) -> None:
    assert library.choose("ཀ", "Tibt", ("Noto Sans",), "bo") is None
    assert library.covered("Tibt") is None


def test_covered_names_the_family(library: FontLibrary) -> None:
    assert [library.covered(script) for script in ("Latn", "Arab", "Hang", "Zyyy")] == [
        "Noto Sans",
        "Noto Sans Arabic",
        "Noto Sans KR",
        "Noto Sans",
    ]


def test_system_fonts_are_opened_only_for_what_packages_lack(make_font: MakeFont, tmp_path: Path) -> None:
    packaged, system, broken = (tmp_path / name for name in ("site-packages/p.ttf", "a.ttf", "broken.ttf"))
    packaged.parent.mkdir()
    packaged.write_bytes(make_font("Packaged", "a"))
    system.write_bytes(make_font("Noto Sans Hebrew", "aא"))
    broken.write_bytes(b"not a font")
    library = FontLibrary.load((str(broken), str(system), str(packaged)))
    assert library.choose("a", "Latn", (), "en") == FontChoice(str(packaged), 0, has_color=False)
    assert library.problems == ()
    assert library.choose("א", "Hebr", (), "he") == FontChoice(str(system), 0, has_color=False)
    assert [str(problem) for problem in library.problems] == [
        f"{broken}: this font cannot be read, and is left out (replace the file)"
    ]


@pytest.mark.parametrize("content", [b"", b"\0", b"\0\1\0\0" + b"\xff" * 400, b"ttcf" + b"\0" * 40, b"OTTO\0\0"])
def test_a_broken_font_is_a_problem_and_no_crash(content: bytes, make_font: MakeFont) -> None:
    library = FontLibrary.load(("/no/such/font.ttf",), {"broken.ttf": content, "cut.ttf": make_font("Cut", "a")[:200]})
    assert library.choose("a", "Latn", ("Cut",), "en") is None
    assert {problem.where.file for problem in library.problems} == {"broken.ttf", "cut.ttf", "/no/such/font.ttf"}
    assert library.metrics(("Cut",)) == (1.0, 0.25)


def test_metrics_are_those_of_the_first_family_there_is(branded: FontLibrary) -> None:
    assert branded.metrics(("No Such Sans", "Brand Sans", "Noto Sans")) == (0.9, 0.2)
    assert branded.metrics(("Noto Sans",), 700) == (1.069, 0.293)
    assert branded.face_metrics(FontKey("brand/Regular.ttf")) == (0.9, 0.2)
    assert branded.metrics(("No Such Sans",)) == (0.9, 0.2)


def test_a_key_opens_in_a_library_that_has_chosen_nothing(package_fonts: tuple[str, ...]) -> None:
    path = next(file for file in package_fonts if "Arabic" in file)
    library = FontLibrary.load(package_fonts)
    assert isinstance(library.font(FontKey(path, variations=(("wght", 700.0),))), hb.Font)
    with pytest.raises(KeyError):
        library.font(FontKey("/no/such/font.ttf"))


def test_a_library_is_opened_once_a_process(package_fonts: tuple[str, ...]) -> None:
    assert open_library(package_fonts) is open_library(package_fonts)


def test_a_face_is_drawn_for_the_size_where_it_has_the_axis(library: FontLibrary) -> None:
    """Literata goes from 7 to 72 px: small letters are wider and sturdier, their fine strokes thicker."""
    choice = library.choose("e", "Latn", ("Literata",), "en")
    assert choice is not None
    sizes = [dict(library.instance(choice, 400, False, "Latn", size).variations) for size in (5, 16, 90, 0)]
    assert [values.get("opsz") for values in sizes] == [7.0, 16.0, 72.0, None]

    def advance(size: float) -> int:
        font = library.font(library.instance(choice, 400, False, "Latn", size))
        return font.get_glyph_h_advance(font.get_nominal_glyph(ord("e")))

    assert advance(8) > advance(23) > advance(90)
    assert library.has_optical_sizes(("Noto Sans", "Literata"))


def test_a_face_without_the_axis_is_the_same_at_all_sizes(library: FontLibrary) -> None:
    choice = library.choose("a", "Latn", ("Noto Sans",), "en")
    assert choice is not None
    assert library.instance(choice, 400, False, "Latn", 16.0) == library.instance(choice, 400, False, "Latn")
    assert not library.has_optical_sizes(("Noto Sans",))


def test_an_italic_of_its_own_does_not_lean_any_further(library: FontLibrary) -> None:
    choice = library.choose("a", "Latn", ("Literata",), "en", True)
    assert choice is not None
    key = library.instance(choice, 400, True, "Latn")
    assert "Italic" in Path(key.face).name
    assert key.slant == 0
