"""`kit proof`: the pages, what is said of them, and what keeps one from being made."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kit.cli import proof
from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

FEW = ("child-safety-first", "-p", "bluesky.square", "-m", "act", "--jobs", "1")
PAGE = "proof/child-safety-first-de.html"


def test_each_language_has_a_page(workspace: Workspace) -> None:
    result = workspace.kit("proof", "-l", "de", "-l", "en", "-l", "ar-XB", *FEW)
    assert result.status == 0, result.err
    pages = sorted(path.name for path in (workspace.root / "proof").iterdir())
    assert pages == [f"child-safety-first-{locale}.html" for locale in ("ar_XB", "de", "en")]
    lines = result.out.splitlines()
    assert len(lines) == 4
    assert re.fullmatch(rf"{re.escape(str(workspace.root / PAGE))}: 8 texts", lines[1])
    assert re.fullmatch(r"3 pages \(\d+\.\d s\)", lines[-1])


def test_what_is_wrong_with_translations_is_on_the_page_and_no_failure(workspace: Workspace) -> None:
    workspace.replace(GERMAN, 'msgstr "Kinderschutz <b>geht vor.</b>"', 'msgstr "{nothing}"')
    workspace.replace(GERMAN, 'msgctxt "act.button"', '#, fuzzy\nmsgctxt "act.button"')
    result = workspace.kit("proof", "-l", "de", *FEW)
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines()[0].endswith("8 texts, 1 fuzzy, 1 with problems")
    text = (workspace.root / PAGE).read_text(encoding="utf-8")
    assert "{nothing}" in text
    assert f"{GERMAN}:" in text
    told = json.loads(workspace.kit("proof", "-l", "de", *FEW, "--output", "json").out)
    (page,) = told["pages"]
    assert (page["campaign"], page["locale"]) == ("child-safety-first", "de")
    assert {kind: page[kind] for kind in ("all", "wrong", "missing", "fuzzy")} == {
        "all": 8,
        "wrong": 1,
        "missing": 0,
        "fuzzy": 1,
    }
    assert page["bytes"] == (workspace.root / PAGE).stat().st_size
    assert told["problems"] == []


def test_a_catalog_that_cannot_be_read_is_told_on_its_page(workspace: Workspace) -> None:
    line = workspace.replace(GERMAN, 'msgid "', 'msgid oops"')
    assert workspace.kit("proof", "-l", "de", *FEW).status == 0
    assert f"<code>{GERMAN}:{line}</code>" in (workspace.root / PAGE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (CAMPAIGN, "brand: open-lantern", "brand: ["),
        ("templates/pages/proof.html", "{{ policy }}", "{{ nothing }}"),
        ("assets/brands/open-lantern/brand.yaml", "title:", "titel:"),
    ],
)
def test_what_keeps_a_page_from_being_made_is_a_failure(workspace: Workspace, path: str, old: str, new: str) -> None:
    line = workspace.replace(path, old, new)
    result = workspace.kit("proof", "-l", "de", *FEW)
    assert result.status == 1
    assert re.search(rf"^{re.escape(path)}(:{line}|:\d+)?: ", result.err, re.M)
    assert not (workspace.root / PAGE).exists()


def test_a_folder_that_cannot_be_written_is_told(workspace: Workspace) -> None:
    (workspace.root / "taken").write_bytes(b"")
    result = workspace.kit("proof", "-l", "de", *FEW, "--to", str(workspace.root / "taken" / "here"))
    assert result.status == 1
    assert "the page cannot be written" in result.err
    assert "name another folder with --to" in result.err


def test_a_page_is_written_anew_and_the_same(workspace: Workspace, tmp_path: Path) -> None:
    for number in ("one", "two"):
        assert workspace.kit("proof", "-l", "de", *FEW, "--to", str(tmp_path / number)).status == 0
    assert workspace.kit("proof", "-l", "de", *FEW, "--no-cache", "--to", str(tmp_path / "one")).status == 0
    one, two = ((tmp_path / number / "child-safety-first-de.html").read_bytes() for number in ("one", "two"))
    assert one == two


@pytest.mark.parametrize(
    "arguments", [("-l", "is"), ("-l", "xx"), ("-m", "nothing"), ("-p", "x.story"), ("no-campaign",)]
)
def test_names_that_nothing_has_are_wrong_usage(arguments: tuple[str, ...], workspace: Workspace) -> None:
    assert workspace.kit("proof", *arguments, "--jobs", "1").status == 2


def test_what_was_written_is_opened(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(proof, "launch", lambda path: bool(opened.append(path)))
    result = workspace.kit("proof", "-l", "de", *FEW, "--open")
    assert "No program here could open it" in result.err
    workspace.kit("proof", "-l", "de", "-l", "en", *FEW, "--open")
    assert opened == [workspace.root / PAGE, workspace.root / "proof"]
