from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from kit.workspace import installed_fonts
from tests.cli.conftest import BRAND, CAMPAIGN, GERMAN, Workspace

CJK_FORMS = {"Chinese (Simplified)": "SC", "Chinese (Traditional)": "TC", "Japanese": "JP"}


@pytest.fixture
def packaged(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A workspace on a computer that has no fonts but those of packages."""
    monkeypatch.setattr("kit.workspace._system_font_folders", lambda: ())
    return workspace


def test_scripts_with_their_fonts(packaged: Workspace) -> None:
    result = packaged.kit("doctor", "--output", "json")
    assert (result.status, result.err) == (0, "")
    found = json.loads(result.out)
    scripts = {script["code"]: script for script in found["scripts"]}
    assert scripts["Arab"]["name"] == "Arabic"
    assert scripts["Arab"]["family"] == "Noto Sans Arabic"
    assert Path(scripts["Arab"]["file"]) in map(Path, installed_fonts())
    assert scripts["Arab"]["languages"] == "Arabic, Persian, Urdu"
    assert scripts["Arab"]["advice"] == ""
    han = {script["languages"]: script["family"] for script in found["scripts"] if script["code"] == "Hani"}
    assert {languages: family.rpartition(" ")[2] for languages, family in han.items() if languages in CJK_FORMS} == (
        CJK_FORMS
    )


def test_what_to_install_for_the_rest(packaged: Workspace) -> None:
    found = json.loads(packaged.kit("doctor", "--output", "json").out)
    tibetan = next(script for script in found["scripts"] if script["code"] == "Tibt")
    assert (tibetan["family"], tibetan["file"]) == (None, None)
    assert "a font for Tibetan" in tibetan["advice"]
    shown = packaged.kit("doctor").out
    assert f"Tibetan (Tibt: Tibetan, Dzongkha): {tibetan['advice']}" in shown
    assert "Colour emoji: none; add a colour emoji font" in shown
    hong_kong = next(script for script in found["scripts"] if script["languages"] == "Chinese (Hong Kong)")
    assert f"forms of another region:\n  Han (Hani: Chinese (Hong Kong)): {hong_kong['advice']}" in shown


def test_versions_and_the_cache(packaged: Workspace, tmp_path: Path) -> None:
    assert packaged.kit("build", "-l", "de", "-m", "act", "-p", "bluesky.square", "--jobs", "1").status == 0
    found = json.loads(packaged.kit("doctor", "--output", "json").out)
    assert list(found["versions"]) == ["Kit", "Python", "HarfBuzz", "ICU", "Unicode", "Pillow"]
    assert found["versions"]["Pillow"] == metadata.version("pillow")
    assert found["versions"]["Python"] == ".".join(map(str, sys.version_info[:3]))
    if sys.platform == "linux":
        assert found["cache"]["folder"] == str(tmp_path / "cache" / "campaign-kit")
        assert found["cache"]["bytes"] > 10_000


def test_outside_of_a_workspace(tmp_path: Path) -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "kit", "doctor", "--output", "json"],
        capture_output=True,
        cwd=tmp_path,
        check=True,
        env={**os.environ, "PYTHONPATH": os.getcwd()},
    )
    found = json.loads(shown.stdout)
    assert (found["workspace"], found["families"], found["locales"]) == (None, [], [])
    assert found["scripts"]


def test_a_workspace_that_is_not_there(tmp_path: Path) -> None:
    assert Workspace(tmp_path).kit("doctor").status == 2


def test_a_workspace_where_all_is_covered(packaged: Workspace) -> None:
    found = json.loads(packaged.kit("doctor", "--output", "json").out)
    assert found["workspace"] == str(packaged.root)
    assert {"brand": "open-lantern", "role": "text", "family": "Noto Sans", "installed": True} in found["families"]
    locales = {locale["locale"]: locale["covered"] for locale in found["locales"]}
    assert locales["ar"]
    assert locales["zh_Hans"]
    assert all(locales.values())


def test_a_language_that_no_font_covers(packaged: Workspace) -> None:
    packaged.replace(CAMPAIGN, "locales: [en, ", "locales: [en, bo, en_XA, ")
    result = packaged.kit("doctor")
    assert result.status == 1
    assert result.err.startswith(f"{CAMPAIGN}: no installed font covers བོད་སྐད་ (script Tibt) (add a font for Tibetan")
    assert "en, bo (not covered), en_XA, ar" in result.out
    found = json.loads(packaged.kit("doctor", "--output", "json").out)
    tibetan = next(locale for locale in found["locales"] if locale["locale"] == "bo")
    assert not tibetan["covered"]
    assert tibetan["missing"][0]["script"] == "Tibt"


def test_a_character_in_a_catalog_that_no_font_has(packaged: Workspace) -> None:
    packaged.replace(GERMAN, "Rückgang", "Rückgang \U000e1234 ꡀ")
    result = packaged.kit("doctor")
    assert result.status == 1
    assert f"{GERMAN}: no installed font covers Deutsch (script Phag)" in result.err


def test_a_brand_whose_family_is_not_there(packaged: Workspace) -> None:
    line = packaged.replace(BRAND, "display: [Noto Sans", "display: [Own Grotesk, Noto Sans")
    result = packaged.kit("doctor")
    assert result.status == 1
    assert f"{BRAND}:{line}: there is no font family 'Own Grotesk' on this computer" in result.err
    assert "display Own Grotesk (not there), display Noto Sans" in result.out


def test_files_that_cannot_be_read(packaged: Workspace) -> None:
    (packaged.root / CAMPAIGN).write_text("title: [")
    result = packaged.kit("doctor")
    assert result.status == 1
    assert CAMPAIGN in result.err
    assert "Noto Sans Arabic" in result.out


def test_a_brand_that_is_not_there(packaged: Workspace) -> None:
    (packaged.root / BRAND).unlink()
    result = packaged.kit("doctor")
    assert result.status == 1
    assert "unknown brand 'open-lantern'" in result.err
