"""What a user does from an empty folder to a kit, by the command line."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from kit.cli.main import COMMANDS
from kit.platforms.table import shipped_table
from tests.cli.conftest import Workspace


def opened(workspace: Workspace, name: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(workspace.root / "dist" / name)


def test_init_makes_a_workspace_that_checks_clean(workspace: Workspace) -> None:
    result = workspace.kit("check", "-l", "de", "-l", "ar", "--jobs", "1")
    assert (result.status, result.err) == (0, "")
    assert result.out == "120 cards checked: no problem\n"


def test_a_kit_holds_what_the_readme_promises(workspace: Workspace) -> None:
    result = workspace.kit("build", "-l", "ar", "-p", "instagram.story", "-p", "x.landscape", "--jobs", "1")
    assert (result.status, result.err) == (0, "")
    assert workspace.kits() == [".kit-build.json", "child-safety-first-ar.zip"]
    with opened(workspace, "child-safety-first-ar.zip") as kit:
        assert kit.testzip() is None
        names = set(kit.namelist())
        assert all(name.isascii() for name in names)
        manifest = json.loads(kit.read("manifest.json"))
        assert (manifest["locale"], manifest["direction"]) == ("ar", "rtl")
        assert len(manifest["images"]) == 12
        listed = {"manifest.json"} | {entry["path"] for entry in manifest["images"] + manifest["files"]}
        assert listed == names
        for entry in manifest["images"] + manifest["files"]:
            data = kit.read(entry["path"])
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"])
        for entry in manifest["images"]:
            place = shipped_table().placements[entry["placement"]]
            with Image.open(io.BytesIO(kit.read(entry["path"]))) as image:
                assert image.size == (place.width, place.height) == (entry["width"], entry["height"])
                assert image.format is not None
                assert image.format.lower() in place.types
            assert entry["bytes"] <= place.max_bytes
            assert entry["alt"]
            sidecar = entry["path"].rpartition(".")[0] + ".alt.txt"
            assert kit.read(sidecar).decode() == entry["alt"] + "\n"
        assert {"posts/x/drop.txt", "posts/instagram/drop.txt", "index.html", "README.txt"} <= names
        page = kit.read("index.html").decode()
        assert '<html lang="ar" dir="rtl">' in page
        assert all(f'src="{entry["path"]}"' in page for entry in manifest["images"])
        unlinked = re.sub(r' href="https://[^"]*"', "", page)
        assert "http" not in unlinked.replace("https://change.org", "").replace('http-equiv="', "")


def test_a_folder_holds_the_same_as_a_zip(small: Workspace) -> None:
    assert small.kit("build", "-m", "act", "--jobs", "1").status == 0
    assert (
        small.kit("build", "-m", "act", "--jobs", "1", "--format", "folder", "--to", str(small.root / "open")).status
        == 0
    )
    folder = small.root / "open" / "child-safety-first-de"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with opened(small, "child-safety-first-de.zip") as kit:
        assert {name: kit.read(name) for name in kit.namelist()} == files


def test_cached_or_not_one_process_or_two_the_bytes_are_the_same(small: Workspace) -> None:
    kits = []
    for number, options in enumerate((["--no-cache", "--jobs", "1"], ["--jobs", "2"], ["--jobs", "1"])):
        target = small.root / f"dist{number}"
        assert small.kit("build", "--to", str(target), *options).status == 0
        kits.append((target / "child-safety-first-de.zip").read_bytes())
    assert kits[0] == kits[1] == kits[2]


def test_building_one_language_leaves_the_others_in_place(workspace: Workspace) -> None:
    part = ("-m", "act", "-p", "bluesky.square", "--jobs", "1")
    assert workspace.kit("build", "-l", "de", "-l", "th", *part).status == 0
    before = (workspace.root / "dist/child-safety-first-th.zip").read_bytes()
    assert workspace.kit("build", "-l", "de", *part).status == 0
    assert (workspace.root / "dist/child-safety-first-th.zip").read_bytes() == before


def test_a_figure_that_changes_reaches_pictures_posts_and_descriptions(small: Workspace) -> None:
    part = ("build", "-m", "drop", "--jobs", "1")
    assert small.kit(*part).status == 0
    with opened(small, "child-safety-first-de.zip") as kit:
        before = {name: kit.read(name) for name in kit.namelist()}
    small.replace("assets/campaigns/child-safety-first/campaign.yaml", "{value: 58,", "{value: 61,")
    assert small.kit(*part).status == 0
    with opened(small, "child-safety-first-de.zip") as kit:
        after = {name: kit.read(name) for name in kit.namelist()}
    for name in (
        "images/bluesky.square/drop.png",
        "posts/bluesky/drop.txt",
        "images/bluesky.square/drop.alt.txt",
        "index.html",
    ):
        assert before[name] != after[name], name
    for name in ("posts/bluesky/drop.txt", "images/bluesky.square/drop.alt.txt"):
        assert "61" in after[name].decode()
        assert "58" not in after[name].decode()


def test_output_for_programs(small: Workspace) -> None:
    built = json.loads(small.kit("build", "-m", "act", "--jobs", "1", "--output", "json").out)
    assert built["problems"] == []
    assert [(kit["locale"], kit["pictures"]) for kit in built["kits"]] == [("de", 1)]
    checked = json.loads(small.kit("check", "-m", "act", "--jobs", "1", "--output", "json").out)
    headline = next(text for text in checked["cards"][0]["texts"] if text["slot"] == "headline")
    assert headline["lines"] >= 1
    assert headline["room"] >= 1
    platforms = json.loads(subprocess.check_output([sys.executable, "-m", "kit", "platforms", "--output", "json"]))
    assert len(platforms["platforms"]) == 20
    schema = json.loads(subprocess.check_output([sys.executable, "-m", "kit", "schema", "campaign"]))
    assert schema["properties"]["messages"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    shown = subprocess.run([sys.executable, "-m", "kit", name, "--help"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith(f"Usage: kit {name}") or shown.stdout.startswith(f"Usage: python -m kit {name}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["build", "-l", "klingon"], "There is no locale 'klingon'"),
        (["build", "-l", "zh-hans"], "Did you mean 'zh_Hans'?"),
        (["build", "-p", "status"], "Did you mean 'whatsapp.status'?"),
        (["build", "-p", "instagram.storey"], "Did you mean 'instagram.story'?"),
        (["build", "child-safety"], "Did you mean 'child-safety-first'?"),
        (["build", "-m", "dorp"], "Did you mean 'drop'?"),
        (["build", "--jobs", "0"], "0 is not in the range"),
        (["check", "-C", "/nowhere"], "is no workspace"),
    ],
)
def test_wrong_usage_ends_with_status_2(workspace: Workspace, arguments: list[str], said: str) -> None:
    result = workspace.kit(*arguments)
    assert result.status == 2
    assert said in result.err


def test_init_never_writes_over_anything(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    shown = subprocess.run(
        [sys.executable, "-m", "kit", "init", str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert shown.returncode == 1
    assert "there is something there already" in shown.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.odt"]


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode(small: Workspace, encoding: str) -> None:
    small.replace("assets/campaigns/child-safety-first/campaign.yaml", "layout: action", "layout: ﺔktion")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "kit", *arguments]
        return subprocess.run(command, env=environment, cwd=small.root, capture_output=True, check=False)

    assert run("platforms").returncode == 0
    checked = run("check", "--jobs", "1")
    assert checked.returncode == 1
    assert b"ktion' (did you mean 'action'?)" in checked.stderr
    told = json.loads(run("check", "--jobs", "1", "--output", "json").stdout.decode("utf-8"))
    assert told["problems"][0]["what"] == "unknown layout 'ﺔktion'"
