"""A snapshot: whatever is made of it is made of the same files."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from kit.errors import MissingFileError
from kit.overlays import Snapshot
from kit.workspace import Folder, Memory


def test_a_file_that_changes_stays_as_it_was_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    snapshot = Snapshot(Folder(tmp_path))
    assert snapshot.read("a") == b"old"
    (tmp_path / "a").write_bytes(b"new")
    assert snapshot.read("a") == b"old"
    assert Snapshot(Folder(tmp_path)).read("a") == b"new"


def test_a_file_that_goes_is_still_there_for_those_who_read_it(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    snapshot = Snapshot(Folder(tmp_path))
    snapshot.read("a")
    (tmp_path / "a").unlink()
    assert snapshot.exists("a")
    assert snapshot.read("a") == b"a"


def test_a_file_that_is_not_there_is_told_and_looked_for_again(tmp_path: Path) -> None:
    snapshot = Snapshot(Folder(tmp_path))
    with pytest.raises(MissingFileError):
        snapshot.read("a")
    (tmp_path / "a").write_bytes(b"late")
    assert snapshot.read("a") == b"late"


def test_files_beyond_its_room_are_read_again() -> None:
    files = {"small": b"1", "large": b"22222"}
    snapshot = Snapshot(Memory(files, ()), max_bytes=4)
    assert [snapshot.read(name) for name in ("small", "large")] == [b"1", b"22222"]
    files.update(small=b"x", large=b"yyyyy")
    assert [snapshot.read(name) for name in ("small", "large")] == [b"1", b"yyyyy"]


def test_copies_of_it_are_one_in_a_process(tmp_path: Path) -> None:
    snapshot = Snapshot(Folder(tmp_path))
    first, second = (pickle.loads(pickle.dumps(snapshot)) for _ in range(2))
    assert first is second
    assert first is not pickle.loads(pickle.dumps(Snapshot(Folder(tmp_path))))


def test_what_it_does_not_keep_is_asked_of_its_workspace() -> None:
    memory = Memory({"a/b": b"", "a/c": b""}, ("font.ttf",))
    snapshot = Snapshot(memory)
    assert snapshot.find("a/*") == ("a/b", "a/c")
    assert (snapshot.fonts(), snapshot.today()) == (memory.fonts(), memory.today())
    assert snapshot.exists("a/b")
    assert not snapshot.exists("a/d")
