"""`kit platforms`, a workspace's platforms.toml in a build, and what `kit check` says of old values."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli.main import group
from kit.platforms.table import shipped_table
from tests.cli.conftest import CAMPAIGN, Workspace

FORUM = """\
[forum]
title = "The forum"

[forum.files]
types = ["png"]
max_bytes = 2_000_000
own = true

[forum.post]
maximum = 1000
rule = "codepoints"
own = true

[forum.placements.banner]
width = 1200
height = 600
own = true
"""


def write(workspace: Workspace, text: str) -> None:
    (workspace.root / "platforms.toml").write_text(text, encoding="utf-8")


def test_the_table_is_shown_outside_of_a_workspace_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(group, ["platforms"])
    assert result.exit_code == 0
    for name, place in shipped_table().placements.items():
        [line] = [line for line in result.stdout.splitlines() if f" {name} " in line]
        assert f" {place.width} × {place.height} " in line
    assert all(f"│ {name} " in result.stdout for name in shipped_table().platforms)


def test_a_platform_is_shown_with_every_source_in_full(workspace: Workspace) -> None:
    shown = workspace.kit("platforms", "x", "bluesky")
    assert shown.status == 0
    columns = [line.split("│") for line in shown.out.splitlines() if line.startswith("│")]
    sources = "".join(column[5].strip() for column in columns).replace(" ", "")
    for name in ("x", "bluesky"):
        for path, told in shipped_table().platforms[name].evidence().items():
            assert f"{told.source} ({told.checked})".replace(" ", "") in sources
            assert any(column[1].strip() == path for column in columns)
    assert "instagram" not in shown.out


def test_a_platform_that_there_is_not(workspace: Workspace) -> None:
    shown = workspace.kit("platforms", "mastodom")
    assert shown.status == 2
    assert "There is no platform 'mastodom'. Did you mean 'mastodon'?" in shown.err


def test_the_table_for_programs(workspace: Workspace) -> None:
    content = json.loads(workspace.kit("platforms", "--output", "json").out)
    assert content["problems"] == []
    platforms = {platform["name"]: platform for platform in content["platforms"]}
    assert platforms.keys() == shipped_table().platforms.keys()
    assert platforms["x"]["post"]["maximum"] == 280
    told = platforms["x"]["post"]["evidence"]
    assert told.keys() == {"source", "checked", "confidence", "note", "age_days"}
    assert told["age_days"] >= 0


def test_a_workspace_s_own_values_are_shown_as_such(workspace: Workspace) -> None:
    write(workspace, FORUM + "[mastodon.post]\nmaximum = 11_000\nown = true\n")
    shown = workspace.kit("platforms")
    assert shown.status == 0
    [forum] = [line for line in shown.out.splitlines() if " forum.banner " in line]
    assert "1200 × 600" in forum
    assert " own " in forum
    assert "11,000" in shown.out
    assert "own" in workspace.kit("platforms", "forum").out


def test_a_mistake_in_the_workspace_s_file_is_told_and_the_rest_shown(workspace: Workspace) -> None:
    write(workspace, FORUM + "\n[x.post]\nmaximun = 25\nown = true\n")
    shown = workspace.kit("platforms")
    assert shown.status == 1
    assert shown.err == "platforms.toml:20: unknown key 'maximun' (did you mean 'maximum'?)\n"
    assert " forum.banner " in shown.out
    as_json = json.loads(workspace.kit("platforms", "--output", "json").out)
    assert as_json["problems"][0]["line"] == 20
    broken = workspace.kit("check", "-l", "de", "-m", "act", "--jobs", "1")
    assert broken.status == 1
    assert "platforms.toml:20" in broken.err


@pytest.mark.parametrize("name", ["forum", "forun"])
def test_a_platform_that_is_missing_for_a_mistake_in_the_file_has_the_mistake_told(
    workspace: Workspace, name: str
) -> None:
    write(workspace, FORUM.replace("maximum = 1000", "maximum = -1"))
    told = workspace.kit("platforms")
    shown = workspace.kit("platforms", name)
    assert (shown.status, shown.err) == (1, told.err)
    assert "platforms.toml:10: " in shown.err
    as_json = workspace.kit("platforms", name, "--output", "json")
    assert as_json.status == 1
    assert [problem["line"] for problem in json.loads(as_json.out)["problems"]] == [10]


def test_a_file_that_is_no_toml_ends_every_command(small: Workspace) -> None:
    write(small, "[x.post\n")
    for command in (["platforms"], ["check", "--jobs", "1"], ["build", "--jobs", "1"], ["preview"], ["extract"]):
        result = small.kit(*command)
        assert result.status == 1
        assert result.err.startswith("platforms.toml:1: this is not TOML: ")


def test_a_campaign_is_built_for_a_platform_of_one_s_own(small: Workspace) -> None:
    write(small, FORUM)
    small.replace(CAMPAIGN, "placements: [bluesky.square]", "placements: [bluesky.square, forum.banner]")
    (small.root / "templates/posts/forum.txt").write_text("{{ text }}\n\n{{ link }}\n", encoding="utf-8")
    built = small.kit("build", "-m", "act", "--jobs", "1")
    assert (built.status, built.err) == (0, "")
    with zipfile.ZipFile(small.root / "dist/child-safety-first-de.zip") as kit:
        manifest = json.loads(kit.read("manifest.json"))
        assert kit.read("posts/forum/act.txt").decode().endswith("https://change.org/childsafetyfirst\n")
        page = kit.read("index.html").decode()
    [card] = [image for image in manifest["images"] if image["placement"] == "forum.banner"]
    assert (card["width"], card["height"], card["media_type"]) == (1200, 600, "image/png")
    assert "The forum" in page


def test_a_platform_without_posts_gets_cards_alone(small: Workspace) -> None:
    write(small, FORUM.replace('[forum.post]\nmaximum = 1000\nrule = "codepoints"\nown = true\n', ""))
    small.replace(CAMPAIGN, "placements: [bluesky.square]", "placements: [forum.banner]")
    built = small.kit("build", "-m", "act", "--jobs", "1")
    assert (built.status, built.err) == (0, "")
    with zipfile.ZipFile(small.root / "dist/child-safety-first-de.zip") as kit:
        assert not [name for name in kit.namelist() if name.startswith("posts/")]
        assert "images/forum.banner/act.png" in kit.namelist()


def test_old_values_are_noted_and_are_no_problem(small: Workspace) -> None:
    read = 'source = "https://example.org/limits"\nconfidence = "high"\n'
    write(
        small,
        f"[bluesky.alt]\nmaximum = 2000\nchecked = 2024-01-31\n{read}[bluesky.share]\nchecked = 2023-12-01\n{read}"
        f"[x.alt]\nmaximum = 1000\nchecked = 2020-01-01\n{read}",
    )
    checked = small.kit("check", "-m", "act", "--jobs", "1")
    assert (checked.status, checked.err) == (0, "")
    [note] = [line for line in checked.out.splitlines() if line.startswith("note: Bluesky: ")]
    assert "the oldest on 2023-12-01" in note
    assert "alt" in note
    assert "share" in note
    assert "note: X" not in checked.out  # no placement of it is built
    assert "no problem" in checked.out
    content = json.loads(small.kit("check", "-m", "act", "--jobs", "1", "--output", "json").out)
    assert content["problems"] == []
    assert [note[:8] for note in content["notes"]] == ["Bluesky:"]


def test_a_platform_is_asked_for_by_its_right_name(small: Workspace) -> None:
    wrong = small.kit("build", "-p", "story")
    assert wrong.status == 2
    assert "'facebook.story' or 'instagram.story' or 'snapchat.story' or 'telegram.story'" in " ".join(
        wrong.err.split()
    )


def test_a_platform_without_a_template_for_its_posts(small: Workspace) -> None:
    write(small, FORUM)
    small.replace(CAMPAIGN, "placements: [bluesky.square]", "placements: [bluesky.square, forum.banner, wall]")
    checked = small.kit("check", "-m", "act", "--jobs", "1")
    assert checked.status == 1
    assert checked.err.splitlines() == [
        f"{CAMPAIGN}:6: unknown placement 'wall' (kit platforms shows all there are)",
        "templates/posts/forum.txt: there is no such file",
    ]
