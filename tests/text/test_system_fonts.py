"""A font that appears on the system changes no text that the fonts of packages set already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from kit.text.coverage import living_scripts
from kit.text.fonts import FontLibrary
from kit.text.nastaliq import nastaliq_letters
from kit.text.scripts import EMOJI, script
from kit.workspace import installed_fonts

MakeFont = Callable[..., bytes]  # the fixture of conftest.py
_SHARED = ("Zyyy", "Zinh", "Zzzz")
_STEP = 13  # one character in so many will do


@pytest.fixture(scope="module")
def covered(package_fonts: tuple[str, ...]) -> list[str]:
    """Characters that the fonts of packages have."""
    points = set().union(*(hb.Face(hb.Blob.from_file_path(file)).unicodes for file in package_fonts))
    return list(map(chr, sorted(points)[::_STEP]))


@pytest.fixture(scope="module")
def with_system(
    package_fonts: tuple[str, ...], covered: list[str], make_font: MakeFont, tmp_path_factory: pytest.TempPathFactory
) -> FontLibrary:
    """The fonts of packages, those of this system, and some that have everything under every likely name."""
    folder = tmp_path_factory.mktemp("fonts")
    everything = "".join(sorted({*covered, *nastaliq_letters("ur"), "ب", "😀", "骨", "一"}))
    files = []
    for name in ("A Sans", "Noto Sans", "Noto Sans Arabic", "Noto Sans JP", "Noto Sans HK", "Noto Nastaliq Urdu"):
        file = folder / f"{name}.ttf"
        file.write_bytes(make_font(name, everything))
        files.append(str(file))
    color = folder / "Emoji.ttf"
    color.write_bytes(make_font("Emoji", everything, color=True))
    system = [file for file in installed_fonts() if file not in package_fonts]
    return FontLibrary.load((*package_fonts, *files, str(color), *system))


def _wanted(char: str, place: int, scripts: list[str]) -> list[str]:
    """Scripts, of those that packages cover, that a character may be set in."""
    own = script(char)
    shared = [scripts[place % len(scripts)], "Zyyy"]
    return shared if own in _SHARED else [code for code in scripts if code == own]


@pytest.mark.parametrize("families", [("Noto Sans",), (), ("No Such Sans", "sans-serif")])
@pytest.mark.parametrize("language", ["en", "ar", "fa", "ja", "ko", "zh-Hans", "zh-Hant", "hi", "th"])
def test_covered_characters_keep_their_fonts(
    library: FontLibrary, with_system: FontLibrary, covered: list[str], language: str, families: tuple[str, ...]
) -> None:
    scripts = list(dict.fromkeys(row.code for row in living_scripts(library) if row.family and row.code != "Aran"))
    for place, char in enumerate(covered):
        for code in _wanted(char, place, scripts):
            for italic in (False, True):
                alone = library.choose(char, code, families, language, italic)
                assert alone is not None
                assert with_system.choose(char, code, families, language, italic) == alone, (char, code)


def test_what_packages_have_no_font_for_takes_the_systems(library: FontLibrary, with_system: FontLibrary) -> None:
    for char, code, language in (("😀", EMOJI, "en"), ("ب", "Arab", "ur"), ("骨", "Hani", "zh-HK")):
        before, after = (each.choose(char, code, ("Noto Sans",), language) for each in (library, with_system))
        assert before != after
        assert after is not None
        assert Path(after.face).suffix == ".ttf"


def test_metrics_are_those_of_packages(library: FontLibrary, with_system: FontLibrary) -> None:
    for families in (("Noto Sans",), (), ("No Such Sans",)):
        assert with_system.metrics(families, 700) == library.metrics(families, 700)
