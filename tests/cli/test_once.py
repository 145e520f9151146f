"""A mistake is told once, at its cause, however many cards it touches; what does not depend on it is built."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import BRAND, CAMPAIGN, GERMAN, Workspace

CSS = "templates/cards/cards.css"
KIT_PO = "locales/de/LC_MESSAGES/kit.po"
POST = "templates/posts/bluesky.txt"
INDEX = "templates/pages/index.html"
FRAME = "templates/cards/_frame.html"
ALL = {"exception", "reports", "drop", "petition", "review", "act"}


def only_problem(workspace: Workspace, *, kits: bool) -> str:
    """The one line that both commands say, with the same count in their last lines."""
    checked = workspace.kit("check", "--jobs", "1")
    built = workspace.kit("build", "--jobs", "1", "--format", "folder")
    assert (checked.status, built.status) == (1, 1)
    assert checked.err == built.err
    assert checked.out.endswith(": 1 problem\n")
    assert built.out.endswith("; 1 problem\n")
    assert bool(workspace.kits()) is kits
    (line,) = built.err.splitlines()
    return line


def images(workspace: Workspace) -> set[str]:
    return {path.stem for path in (workspace.root / "dist").rglob("*.png")}


@pytest.mark.parametrize("path", ["logos/marc.svg", "../../../../etc/passwd"])
def test_a_missing_lockup_is_no_mistake_of_the_templates(small: Workspace, path: str) -> None:
    small.replace(CAMPAIGN, "bluesky.square", "whatsapp.status")  # the mark stands on all of its cards
    line = small.replace(BRAND, "logos/mark.svg", path)
    assert only_problem(small, kits=False).startswith(f"{BRAND}:{line}: ")


def test_a_lockup_that_a_card_does_without_does_not_stop_it(small: Workspace) -> None:
    small.replace(FRAME, "brand.lockups", "brand.lockups if layout == 'action' else {}")
    frame = "<body class=\"dark\"><p>{{ text.headline | default('') }}</p></body>\n"
    (small.root / FRAME).write_text(frame, encoding="utf-8")
    small.replace(BRAND, "logos/mark.svg", "logos/marc.svg")
    assert "marc.svg" in only_problem(small, kits=True)


def test_a_mistake_in_the_frame_of_all_cards(small: Workspace) -> None:
    line = small.replace(FRAME, "brand.lockups", "brand.lokups")
    assert only_problem(small, kits=False).startswith(f"{FRAME}:{line}: there is no lokups")


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (CSS, b"body { color: red }\n/* \xff */", f"{CSS}:2: the file is not UTF-8"),
        (GERMAN, b"", f"{GERMAN}: the catalog is empty"),
        (CAMPAIGN, b"brand: \xff", f"{CAMPAIGN}:1: the file is not UTF-8"),
        (BRAND, b"", f"{BRAND}:1: the file is empty"),
    ],
)
def test_a_file_without_which_nothing_can_be_built(small: Workspace, file: str, content: bytes, said: str) -> None:
    (small.root / file).write_bytes(content)
    assert only_problem(small, kits=False).startswith(said)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        (KIT_PO, b"", f"{KIT_PO}: the catalog is empty"),
        (KIT_PO, b"msgid x", f"{KIT_PO}:1: "),
        (POST, b"{{ text }}\n{{ lnik }}", f"{POST}:2: there is no lnik (did you mean link?)"),
        (POST, b"", f"{POST}: the template makes an empty post"),
        (INDEX, b"<p>{{ lnik }}</p>", f"{INDEX}:1: there is no lnik"),
        (INDEX, b"", f"{INDEX}: this page is empty"),
    ],
)
def test_what_the_cards_can_do_without(small: Workspace, file: str, content: bytes, said: str) -> None:
    (small.root / file).write_bytes(content)
    assert only_problem(small, kits=True).startswith(said)
    assert images(small) == ALL
    kit = small.root / "dist/child-safety-first-de"
    assert (kit / "posts").exists() is (file != POST)
    assert (kit / "index.html").exists() is (file not in (INDEX, KIT_PO))


def test_a_catalog_that_is_not_there_says_where_to_begin(small: Workspace) -> None:
    (small.root / GERMAN).unlink()
    said = only_problem(small, kits=False)
    assert said.startswith(f"{GERMAN}: there is no such file (kit update makes one")


@pytest.mark.parametrize("key", ["locales", "placements"])
def test_a_campaign_for_nobody(small: Workspace, key: str) -> None:
    value = {"locales": "[de]", "placements": "[bluesky.square]"}[key]
    line = small.replace(CAMPAIGN, f"{key}: {value}", f"{key}: []")
    assert only_problem(small, kits=False).startswith(f"{CAMPAIGN}:{line}: the campaign has no {key}")


def test_a_family_that_is_not_installed_is_named_where_it_is_asked_for(small: Workspace) -> None:
    line = small.replace(BRAND, "display: [Noto Sans]", "display: [Lantern Grotesque, Noto Sans, sans-serif]")
    said = only_problem(small, kits=True)
    assert said.startswith(f"{BRAND}:{line}: there is no font family 'Lantern Grotesque'")


@pytest.mark.parametrize("path", [CSS, GERMAN, INDEX])
def test_a_folder_in_the_place_of_a_file(small: Workspace, path: str) -> None:
    (small.root / path).unlink()
    (small.root / path).mkdir()
    assert f"{path}: this is a folder" in only_problem(small, kits=path == INDEX)


def test_byte_order_marks_and_line_ends_of_windows(small: Workspace) -> None:
    files = [CAMPAIGN, BRAND, GERMAN, KIT_PO, CSS, POST, INDEX, FRAME]
    assert small.kit("build", "--jobs", "1").status == 0
    before = (small.root / "dist/child-safety-first-de.zip").read_bytes()
    for path in files:
        file = small.root / path
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    result = small.kit("build", "--jobs", "1", "--no-cache")
    assert (result.status, result.err) == (0, "")
    assert (small.root / "dist/child-safety-first-de.zip").read_bytes() == before


def test_a_message_whose_card_failed_is_not_on_the_page(small: Workspace) -> None:
    (small.root / "templates/cards/action.html").write_text("", encoding="utf-8")
    assert "action.html" in only_problem(small, kits=True)
    page = (small.root / "dist/child-safety-first-de/index.html").read_text(encoding="utf-8")
    assert 'id="drop"' in page
    assert 'id="act"' not in page


def test_a_build_that_comes_to_nothing_leaves_the_last_one(small: Workspace) -> None:
    assert small.kit("build", "-m", "act", "--jobs", "1").status == 0
    before = (small.root / "dist/child-safety-first-de.zip").read_bytes()
    for path in (CSS, CAMPAIGN):
        (small.root / path).write_bytes(b"\xff")
        result = small.kit("build", "-m", "act", "--jobs", "1")
        assert result.status == 1
        assert result.out.startswith("no kit was made, and nothing in ")
        assert (small.root / "dist/child-safety-first-de.zip").read_bytes() == before


def test_a_campaign_that_cannot_be_read_keeps_its_kits_beside_a_new_build_of_another(small: Workspace) -> None:
    campaigns = small.root / "assets/campaigns"
    shutil.copytree(campaigns / "child-safety-first", campaigns / "other")
    shutil.copy(small.root / GERMAN, (small.root / GERMAN).with_name("other.po"))
    part = ("build", "-m", "act", "--jobs", "1")
    assert small.kit(*part).status == 0
    before = (small.root / "dist/other-de.zip").read_bytes()
    (campaigns / "other/campaign.yaml").write_text("brand: [")
    assert small.kit(*part).status == 1
    assert (small.root / "dist/other-de.zip").read_bytes() == before


@pytest.mark.parametrize("top", ["assets/kits", "locales", "templates/cards"])
def test_kits_do_not_go_among_their_sources(small: Workspace, top: str) -> None:
    before = sorted(small.root.rglob("*"))
    result = small.kit("build", "--to", str(small.root / top), "-m", "act", "--jobs", "1")
    assert result.status == 1
    assert f"kits cannot go into {Path(top).parts[0]}/" in result.err
    assert sorted(small.root.rglob("*")) == before


def test_what_stops_a_build_is_json_for_programs_too(small: Workspace) -> None:
    result = small.kit("build", "--to", str(small.root), "--jobs", "1", "--output", "json")
    assert result.status == 1
    (problem,) = json.loads(result.out)["problems"]
    assert problem["file"] == str(small.root)


@pytest.mark.parametrize("name", ["kit", "Kinder ä", "ÄÖ"])
def test_a_campaign_whose_name_cannot_name_a_kit(small: Workspace, name: str) -> None:
    campaigns = small.root / "assets/campaigns"
    (campaigns / "child-safety-first").rename(campaigns / name)
    line = only_problem(small, kits=False)
    assert line.startswith(f"assets/campaigns/{name}/campaign.yaml: the folder's name '{name}' cannot be a campaign's")


def test_a_message_that_no_file_of_windows_could_be_named_after(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, "id: act", "id: con")
    result = small.kit("check", "--jobs", "1")
    assert result.err.startswith(f"{CAMPAIGN}:{line}: 'con' cannot be a message's id")
