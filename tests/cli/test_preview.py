"""Contact sheets by the command line."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

NAME = "child-safety-first"
SHEET = "preview/child-safety-first.png"


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    opened: list[Path] = []

    def launch(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("kit.cli.preview.launch", launch)
    return opened


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        image.load()
        return image.size


def test_a_sheet_of_messages_and_shapes_is_written_and_named(workspace: Workspace, launched: list[Path]) -> None:
    result = workspace.kit("preview", NAME, "--width", "1000")
    assert (result.status, result.err) == (0, "")
    sheet = workspace.root / SHEET
    assert result.out.startswith(f"{sheet}: 30 cards (")
    assert 900 <= size(sheet)[0] <= 1000
    assert launched == []
    assert not (workspace.root / "dist").exists()


def test_open_opens_what_was_written(small: Workspace, launched: list[Path]) -> None:
    assert small.kit("preview", NAME, "-m", "act", "--open").status == 0
    assert launched == [small.root / SHEET]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems open files by themselves")
@pytest.mark.parametrize("script", ["echo noise; echo noise >&2; exit 3", None])
def test_a_desktop_without_a_program_is_quiet(
    small: Workspace, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    if script:
        (programs / "xdg-open").write_text(f"#!/bin/sh\n{script}\n")
        (programs / "xdg-open").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    result = small.kit("preview", NAME, "-m", "act", "--open")
    assert (result.status, result.err) == (0, f"No program here could open it; it is at {small.root / SHEET}\n")
    assert "noise" not in "".join(capfd.readouterr())


def test_one_message_is_shown_in_every_language(workspace: Workspace) -> None:
    arguments = ("preview", NAME, "-m", "drop", "-p", "bluesky.square", "--width", "700", "--output", "json")
    shown = json.loads(workspace.kit(*arguments).out)
    assert shown["problems"] == []
    assert [preview["cards"] for preview in shown["previews"]] == [41]


def test_nothing_is_drawn_where_a_name_is_of_no_campaign(small: Workspace) -> None:
    result = small.kit("preview", NAME, "-p", "x.landscape")
    assert result.status == 2
    assert "No campaign has the placement 'x.landscape'." in result.err
    assert not (small.root / "preview").exists()


def test_brands_side_by_side(small: Workspace) -> None:
    brands = len(list((small.root / "assets/brands").iterdir()))
    result = small.kit("preview", NAME, "--brands", "--width", "900")
    assert (result.status, result.err) == (0, "")
    assert f": {6 * brands} cards" in result.out


def test_a_brand_that_cannot_be_read_does_not_hide_the_others(small: Workspace) -> None:
    brands = len(list((small.root / "assets/brands").iterdir()))
    (small.root / "assets/brands/green-mile/brand.yaml").write_bytes(b"")
    result = small.kit("preview", NAME, "-m", "act", "--brands", "--width", "600")
    assert (result.status, result.err) == (1, "assets/brands/green-mile/brand.yaml:1: the file is empty\n")
    assert f": {brands - 1} cards" in result.out


def test_every_card_as_a_file_of_its_full_size(workspace: Workspace) -> None:
    folder = workspace.root / "for designers"
    arguments = ("preview", NAME, "--textless", "-m", "drop", "-l", "ar", "-p", "instagram.story", "-p", "x.landscape")
    assert workspace.kit(*arguments, "--to", str(folder)).status == 0
    files = {path.name: size(path) for path in folder.iterdir()}
    assert files == {"drop-instagram.story-ar.png": (1080, 1920), "drop-x.landscape-ar.png": (1600, 900)}


def test_cards_that_could_not_be_drawn_are_not_counted_as_files(small: Workspace) -> None:
    small.replace("templates/cards/action.html", "{% block main %}", "{% block main %}<blink>")
    folder = small.root / "cards"
    result = small.kit("preview", NAME, "--to", str(folder))
    assert result.status == 1
    written = len(list(folder.iterdir()))
    assert 0 < written < 6
    assert f"{folder}: {written} cards (" in result.out


def test_guides_and_a_sheet_without_words(small: Workspace) -> None:
    looks = []
    for options in ((), ("--guides",), ("--textless",)):
        target = small.root / "look.png"
        assert small.kit("preview", NAME, "-m", "act", *options, "--to", str(target)).status == 0
        looks.append(target.read_bytes())
    assert len(set(looks)) == 3


def test_a_sheet_for_a_web_page(small: Workspace) -> None:
    target = small.root / "sheet.jpg"
    assert small.kit("preview", NAME, "--width", "600", "--to", str(target)).status == 0
    with Image.open(target) as image:
        assert image.format == "JPEG"


def test_a_card_with_a_problem_is_shown_and_told(small: Workspace) -> None:
    small.replace(GERMAN, 'msgstr "Petition unterschreiben"', f'msgstr "{"Petition unterschreiben " * 90}"')
    result = small.kit("preview", NAME)
    assert result.status == 1
    assert "does not fit" in result.err
    assert ": 6 cards (" in result.out
    assert size(small.root / SHEET)


def test_a_lockup_that_is_not_there_is_told_once(small: Workspace) -> None:
    for lockup in (small.root / "assets/brands/open-lantern").rglob("*.svg"):
        lockup.unlink()
    result = small.kit("preview", NAME)
    assert result.status == 1
    told = [line for line in result.err.splitlines() if ".svg" in line]
    assert len(told) == len(set(told))
    assert all("brand.yaml" in line for line in told), told
    assert size(small.root / SHEET)


def test_a_campaign_that_cannot_be_read_has_no_sheet(small: Workspace) -> None:
    small.replace(CAMPAIGN, "messages:", "mesages:")
    result = small.kit("preview", NAME)
    assert result.status == 1
    assert not (small.root / SHEET).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-m", "dorp"], "Did you mean 'drop'?"),
        (["--to", "sheet.gif"], "is neither"),
        (["--brand", "open-lantern", "--brands"], "not both"),
        (["--brand", "open-latern"], "Did you mean 'open-lantern'?"),
        (["--width", "10"], "not in the range"),
    ],
)
def test_wrong_usage_ends_with_status_2(small: Workspace, arguments: list[str], said: str) -> None:
    result = small.kit("preview", NAME, *arguments)
    assert result.status == 2
    assert said in result.err


def test_one_file_holds_the_sheet_of_one_campaign(workspace: Workspace) -> None:
    folder = workspace.root / "assets/campaigns"
    shutil.copytree(folder / NAME, folder / "another")
    result = workspace.kit("preview", NAME, "another", "-l", "en", "--to", "both.png")
    assert result.status == 2
    assert "Name one campaign" in result.err


def test_a_place_that_cannot_be_written_is_named(small: Workspace) -> None:
    (small.root / "taken").write_text("")
    result = small.kit("preview", NAME, "-m", "act", "--to", str(small.root / "taken" / "sheet.png"))
    assert result.status == 1
    assert "the preview cannot be written" in result.err
