"""Pseudo-locales by the command line: kits before there is a single translation."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest

from tests.cli.conftest import CAMPAIGN, Workspace


@pytest.fixture
def untranslated(small: Workspace) -> Workspace:
    shutil.rmtree(small.root / "locales")
    return small


def test_pseudo_kits_before_the_first_translation(untranslated: Workspace) -> None:
    result = untranslated.kit("build", "-l", "en-XA", "-l", "ar-XB", "--jobs", "1")
    assert (result.status, result.err) == (0, "")
    assert untranslated.kits() == [
        ".kit-build.json",
        "child-safety-first-ar_XB.zip",
        "child-safety-first-en_XA.zip",
    ]
    with zipfile.ZipFile(untranslated.root / "dist" / "child-safety-first-en_XA.zip") as kit:
        assert json.loads(kit.read("manifest.json"))["locale"] == "en-XA"
        assert "ŵééķš" in kit.read("posts/bluesky/drop.txt").decode()
        assert "[Çöpý pöšţ" in kit.read("index.html").decode()
        assert len(json.loads(kit.read("manifest.json"))["images"]) == 6
    with zipfile.ZipFile(untranslated.root / "dist" / "child-safety-first-ar_XB.zip") as kit:
        assert json.loads(kit.read("manifest.json"))["direction"] == "rtl"
        assert '<html lang="ar-XB" dir="rtl">' in kit.read("index.html").decode()
        assert "\u202e" in kit.read("images/bluesky.square/drop.alt.txt").decode()


@pytest.mark.parametrize("locale", ["en-XA", "ar-XB"])
def test_the_sample_has_room_for_pseudo_locales(workspace: Workspace, locale: str) -> None:
    result = workspace.kit("check", "-l", locale, "--jobs", "1")
    assert (result.status, result.err) == (0, "")
    assert result.out == "60 cards checked: no problem\n"


def test_pseudo_locales_in_the_list_of_a_campaign(untranslated: Workspace) -> None:
    untranslated.replace(CAMPAIGN, "locales: [de]", "locales: [en, ar_XB]")
    result = untranslated.kit("check", "-m", "act", "--jobs", "1", "--output", "json")
    assert result.status == 0
    assert [card["locale"] for card in json.loads(result.out)["cards"]] == ["en", "ar_XB"]


def test_nobody_gets_a_pseudo_kit_without_asking(small: Workspace) -> None:
    assert small.kit("build", "-m", "act", "--jobs", "1").status == 0
    assert small.kits() == [".kit-build.json", "child-safety-first-de.zip"]


def test_a_text_without_room_is_told_at_the_source_text(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, "headline: Put children", f"headline: Put {'the very young ' * 20} children")
    result = small.kit("check", "-l", "en-XA", "--jobs", "1")
    assert result.status == 1
    assert f"{CAMPAIGN}:{line}: headline of act in en_XA, bluesky.square: the text does not fit" in result.err


def test_the_pseudo_locale_is_no_language_to_write_in(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, "language: en", "language: en_XA")
    result = small.kit("check", "--jobs", "1")
    assert result.err == (
        f"{CAMPAIGN}:{line}: nobody writes in the pseudo-locale 'en_XA' (name the language of the texts in this file)\n"
    )


def test_a_pseudo_locale_with_a_hyphen_in_the_file(small: Workspace) -> None:
    small.replace(CAMPAIGN, "locales: [de]", "locales: [de, en-XA]")
    assert "did you mean 'en_XA'?" in small.kit("check", "-m", "act", "--jobs", "1").err
