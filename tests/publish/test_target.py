from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kit.errors import KitError
from kit.publish import target as target_module
from kit.publish.target import MARKER, staging


def everything(_: str) -> bool:
    return True


def build(target: Path, files: dict[str, str], replaces=everything) -> None:
    with staging(target, replaces) as folder:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)


def content(target: Path) -> dict[str, str]:
    paths = (path for path in target.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(target).as_posix(): path.read_text() for path in paths}


@pytest.fixture(params=["exchange", "two steps"])
def steps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of replacing a folder: systems without an exchange take two steps."""
    if request.param == "two steps":
        monkeypatch.setattr(target_module, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("steps")
def test_a_build_replaces_the_one_before_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "dist"
    build(target, {"a.zip": "old", "b.zip": "old"})
    build(target, {"a.zip": "new"})
    assert content(target) == {"a.zip": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.usefixtures("steps")
def test_what_a_build_does_not_replace_is_carried_over(tmp_path: Path) -> None:
    target = tmp_path / "dist"
    build(target, {"c-de.zip": "old", "c-fr.zip": "old", "d/x.txt": "old"})
    build(target, {"c-de.zip": "new"}, lambda name: name == "c-de.zip")
    assert content(target) == {"c-de.zip": "new", "c-fr.zip": "old", "d/x.txt": "old"}


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "dist"
    build(target, {"a.zip": "old"})

    def half_a_build() -> None:
        with staging(target, everything) as folder:
            (folder / "a.zip").write_text("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_build()
    assert content(target) == {"a.zip": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


@pytest.mark.parametrize("made_by_kit", [False, True])
def test_a_folder_with_other_things_is_refused_and_untouched(tmp_path: Path, made_by_kit: bool) -> None:
    target = tmp_path / "home"
    if made_by_kit:
        build(target, {"a.zip": "old"})
    target.mkdir(exist_ok=True)
    (target / "thesis.odt").write_text("years of work")
    with pytest.raises(KitError, match="holds things that kit did not put there"):
        build(target, {"a.zip": "new"})
    assert content(target)["thesis.odt"] == "years of work"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    build(tmp_path / "dist", {})
    (tmp_path / "empty").mkdir()
    build(tmp_path / "empty", {"a.zip": "new"})
    assert content(tmp_path / "empty") == {"a.zip": "new"}


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(KitError, match=r"file/dist: the kits cannot be written"):
        build(tmp_path / "file" / "dist", {"a.zip": "new"})


def test_a_crash_between_two_steps_is_mended_by_the_next_build(tmp_path: Path) -> None:
    target = tmp_path / "dist"
    build(target, {"c-de.zip": "old", "c-fr.zip": "old"})
    left = tmp_path / ".dist.kit-killed"
    left.mkdir()
    (left / "pid").write_text("999999999")
    os.rename(target, left / "old")
    build(target, {"c-de.zip": "new"}, lambda name: name == "c-de.zip")
    assert content(target) == {"c-de.zip": "new", "c-fr.zip": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_living_build_beside_this_one_is_left_alone(tmp_path: Path) -> None:
    with staging(tmp_path / "dist", everything) as folder:
        (folder / "a.zip").write_text("slow")
        build(tmp_path / "dist", {"a.zip": "quick"})
        assert (folder / "a.zip").read_text() == "slow"
    assert content(tmp_path / "dist") == {"a.zip": "slow"}


def test_the_marker_names_what_was_made(tmp_path: Path) -> None:
    build(tmp_path / "dist", {"b.zip": "", "a.zip": ""})
    assert json.loads((tmp_path / "dist" / MARKER).read_text()) == {"made": ["a.zip", "b.zip"]}


def test_a_build_that_makes_nothing_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path / "dist", {"a.zip": "old"})
    build(tmp_path / "dist", {})
    assert content(tmp_path / "dist") == {"a.zip": "old"}
    build(tmp_path / "new", {})
    assert [path.name for path in tmp_path.iterdir()] == ["dist"]


def test_a_target_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "dist").symlink_to(tmp_path / "disk" / "kits")
    for text in ("old", "new"):
        build(tmp_path / "dist", {"a.zip": text})
        assert (tmp_path / "dist").is_symlink()
        assert content(tmp_path / "disk" / "kits") == {"a.zip": text}


def test_a_link_to_itself_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "dist").symlink_to(tmp_path / "dist")
    with pytest.raises(KitError, match="dist: "):
        build(tmp_path / "dist", {"a.zip": "new"})


def test_a_file_is_no_target(tmp_path: Path) -> None:
    (tmp_path / "dist").write_text("text")
    with pytest.raises(KitError, match="this is a file"):
        build(tmp_path / "dist", {"a.zip": "new"})
    assert (tmp_path / "dist").read_text() == "text"


def test_where_another_disk_begins_no_folder_can_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "disk").mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda path: path.name == "disk")
    with pytest.raises(KitError, match="another disk begins at this folder"):
        build(tmp_path / "disk", {"a.zip": "new"})
    build(tmp_path / "disk" / "kits", {"a.zip": "new"})


def test_a_look_into_the_folder_does_not_make_it_anothers(tmp_path: Path) -> None:
    build(tmp_path / "dist", {"a.zip": "old"})
    (tmp_path / "dist" / ".DS_Store").write_text("left by a file manager")
    build(tmp_path / "dist", {"a.zip": "new"})
    assert content(tmp_path / "dist") == {"a.zip": "new"}


def test_kits_that_another_build_adds_in_the_meantime_are_kept(tmp_path: Path) -> None:
    with staging(tmp_path / "dist", lambda name: name == "c-de.zip") as folder:
        (folder / "c-de.zip").write_text("slow")
        build(tmp_path / "dist", {"c-ar.zip": "quick"}, lambda name: name == "c-ar.zip")
    assert content(tmp_path / "dist") == {"c-ar.zip": "quick", "c-de.zip": "slow"}
