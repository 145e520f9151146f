from __future__ import annotations

from kit.text.coverage import ScriptCoverage, color_emoji, living_scripts, uncovered
from kit.text.fonts import FontLibrary
from kit.text.scripts import script_name
from kit.workspace import installed_fonts
from tests.text.conftest import MakeFont

PACKAGED = FontLibrary.load([file for file in installed_fonts() if "-packages" in file])


def test_each_script_once_and_each_region_of_han() -> None:
    rows = list(living_scripts(PACKAGED))
    named = [(row.code, row.languages) for row in rows]
    assert len(set(named)) == len(named)
    assert [code for code, _ in named].count("Hani") == 4
    assert all(row.name == script_name(row.code) for row in rows)


def test_every_row_has_a_font_or_advice() -> None:
    for row in living_scripts(PACKAGED):
        assert (row.family is None) == (row.file is None)
        assert bool(row.advice) == (row.family is None or row.languages == "Chinese (Hong Kong)")


def test_hong_kong_is_told_what_to_install_until_its_font_is_there(make_font: MakeFont) -> None:
    def row(*regions: str) -> ScriptCoverage:
        fonts = {f"{region}.ttf": make_font(f"Some Sans {region}", "一骨") for region in regions}
        return next(row for row in living_scripts(FontLibrary.load((), fonts)) if "Hong Kong" in row.languages)

    assert (row("TC").family, bool(row("TC").advice)) == ("Some Sans TC", True)
    assert (row("TC", "HK").family, row("TC", "HK").advice) == ("Some Sans HK", "")


def test_no_fonts_at_all() -> None:
    nothing = FontLibrary([])
    assert not any(row.family for row in living_scripts(nothing))
    assert color_emoji(nothing) is None
    assert [found.script for found in uncovered(["abc"], (), nothing, "en")] == ["Latn"]


def test_what_no_font_has_of_a_text() -> None:
    assert uncovered(["Spaß, 5 %\u00a0\u200d\u2068x\u2069", "سلام"], ("Noto Sans",), PACKAGED, "de") == ()
    (phagspa,) = uncovered(["a ꡀ ꡁ"], (), PACKAGED, "en")
    assert (phagspa.script, phagspa.characters) == ("Phag", ())
    (latin,) = uncovered(["a \ua7dc"], (), PACKAGED, "en")
    assert (latin.script, latin.characters) == ("Latn", ("\ua7dc",))
    assert latin.advice
