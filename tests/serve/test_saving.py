"""Strings are saved in catalogs on the disk: one entry at a time, and never over what somebody else has written."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kit.serve.locks
import kit.serve.saving
from kit.errors import KitError, MissingFileError
from kit.l10n.edits import Edit, saved
from kit.l10n.pofile import Entry, Key, parse
from kit.serve.errors import ConflictError, NotThereError
from kit.serve.locks import locked
from kit.serve.saving import Saver

PATH = "locales/de/LC_MESSAGES/walk.po"
PAGES = "locales/de/LC_MESSAGES/kit.po"
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: de\\n"\n'
KEY: Key = ("a.b", "One")


def text(*strings: str) -> str:
    """A catalog with one entry for each string, the first of which is a machine's."""
    entries = [f'msgctxt "a.b{"" if n == 0 else n}"\nmsgid "One"\nmsgstr "{s}"\n' for n, s in enumerate(strings)]
    entries[0] = f"# Machine draft by libre, 2026-11-22; not reviewed.\n#, fuzzy\n{entries[0]}"
    return "\n".join((HEADER, *entries))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "workspace" / PATH
    file.parent.mkdir(parents=True)
    file.write_text(text("Ein", "Zwei"))
    return tmp_path / "workspace"


def entry(root: Path, key: Key = KEY, path: str = PATH) -> Entry:
    return next(each for each in parse((root / path).read_bytes(), path).entries if each.key == key)


def save(saver: Saver, root: Path, string: str, key: Key = KEY, base: Entry | None = None) -> Entry:
    return saver.save(PATH, "de", key, base or entry(root, key), [string], reviewed=True)


def left(root: Path) -> list[str]:
    """What stands in the catalog's folder."""
    return sorted(file.name for file in (root / PATH).parent.iterdir())


def test_a_string_is_saved_and_nothing_else(root: Path) -> None:
    now = save(Saver(root), root, "Eins")
    assert (now.strings, now.fuzzy, now.line) == (("Eins",), False, 5)
    assert (root / PATH).read_text() == text("Eins", "Zwei").partition("# Machine")[0] + (
        'msgctxt "a.b"\nmsgid "One"\nmsgstr "Eins"\n\nmsgctxt "a.b1"\nmsgid "One"\nmsgstr "Zwei"\n'
    )
    assert left(root) == ["walk.po"]


def test_the_words_of_pages_are_saved_where_the_workspace_has_its_own(root: Path) -> None:
    saver, key = Saver(root), (None, "Copy")
    base = Entry(None, "Copy")
    with pytest.raises(MissingFileError):
        saver.save(PAGES, "de", key, base, ["Kopieren"], reviewed=True)
    (root / PAGES).write_text(f'{HEADER}\nmsgid "Copy"\nmsgstr ""\n')
    assert saver.save(PAGES, "de", key, base, ["Kopieren"], reviewed=True).strings == ("Kopieren",)
    assert saver.undo(PAGES, key).strings == ("",)


def test_saves_are_taken_back_step_by_step(root: Path) -> None:
    saver, before = Saver(root), (root / PATH).read_bytes()
    for string in ("A", "B", "A", "B", "B"):
        save(saver, root, string)
        save(saver, root, f"{string}!", ("a.b1", "One"))
    assert [saver.undo(PATH, KEY).strings[0] for _ in range(4)] == ["A", "B", "A", "Ein"]
    assert entry(root, ("a.b1", "One")).strings == ("B!",)  # the last save of each has changed nothing
    assert [saver.undo(PATH, ("a.b1", "One")).strings[0] for _ in range(4)] == ["A!", "B!", "A!", "Zwei"]
    assert (root / PATH).read_bytes() == before
    with pytest.raises(NotThereError, match="no save of this string"):
        saver.undo(PATH, KEY)


def test_only_so_many_saves_are_remembered(root: Path) -> None:
    saver = Saver(root, steps=3)
    for number in range(6):
        save(saver, root, str(number))
    assert [saver.undo(PATH, KEY).strings[0] for _ in range(3)] == ["4", "3", "2"]
    with pytest.raises(NotThereError):
        saver.undo(PATH, KEY)


def test_what_somebody_else_has_changed_is_told_and_left(root: Path) -> None:
    saver = Saver(root)
    first = save(saver, root, "Eins")
    theirs = (root / PATH).read_text().replace("Eins", "Ein Ding")
    (root / PATH).write_text(theirs)
    for attempt in (lambda: save(saver, root, "Einse", base=first), lambda: saver.undo(PATH, KEY)):
        with pytest.raises(ConflictError) as caught:
            attempt()
        assert caught.value.entry == entry(root)
    assert (root / PATH).read_text() == theirs
    (root / PATH).write_text(theirs.replace("Ein Ding", "Eins"))
    assert saver.undo(PATH, KEY).strings == ("Ein",)


def test_what_is_there_no_more_is_told(root: Path) -> None:
    with pytest.raises(NotThereError, match=r"walk\.po has no such string"):
        save(Saver(root), root, "X", ("a.c", "One"), Entry("a.c", "One"))


@contextlib.contextmanager
def between(monkeypatch: pytest.MonkeyPatch, meddle: Callable[[], object]) -> Iterator[None]:
    """Something happens each time after the catalog was read, and before it is written."""

    def meddled(*arguments: object) -> Edit:
        done = saved(*arguments)  # type: ignore[arg-type]
        meddle()
        return done

    with monkeypatch.context() as patched:
        patched.setattr(kit.serve.saving, "saved", meddled)
        yield


def test_a_file_that_changes_under_ones_hands_is_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / PATH
    with between(monkeypatch, lambda: file.write_text(file.read_text().replace("Zwei", "Zwo"))):
        save(Saver(root), root, "Eins")
    assert (entry(root).strings, entry(root, ("a.b1", "One")).strings) == (("Eins",), ("Zwo",))
    with (
        between(monkeypatch, lambda: file.write_text(file.read_text().replace("Eins", "Einz"))),
        pytest.raises(ConflictError),
    ):
        save(Saver(root), root, "Uno")
    assert entry(root).strings == ("Einz",)


def test_a_file_that_changes_right_before_it_is_replaced_is_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, sync = root / PATH, os.fsync

    def meddle(handle: int) -> None:
        sync(handle)
        file.write_text(file.read_text().replace("Zwei", "Zwo"))

    monkeypatch.setattr(os, "fsync", meddle)
    save(Saver(root), root, "Eins")
    assert (entry(root).strings, entry(root, ("a.b1", "One")).strings) == (("Eins",), ("Zwo",))
    assert left(root) == ["walk.po"]


@pytest.mark.parametrize("part", [0, len(HEADER), 150, 175])
def test_a_file_of_which_only_a_part_is_written_yet_is_read_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, part: int
) -> None:
    file, whole, base = root / PATH, (root / PATH).read_text(), entry(root)
    file.write_text(whole[:part])

    def meddled(*arguments: object) -> Edit:
        try:
            return saved(*arguments)  # type: ignore[arg-type]
        finally:
            file.write_text(whole)

    monkeypatch.setattr(kit.serve.saving, "saved", meddled)
    save(Saver(root), root, "Eins", base=base)
    assert (entry(root).strings, entry(root, ("a.b1", "One")).strings) == (("Eins",), ("Zwei",))


def test_a_file_that_never_rests_is_left(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = root / PATH

    def meddle() -> None:
        with file.open("a") as stream:
            stream.write("# More.\n")

    with between(monkeypatch, meddle), pytest.raises(KitError, match="another program goes on changing this file"):
        save(Saver(root), root, "Eins")
    assert file.read_text().startswith(text("Ein", "Zwei"))
    assert left(root) == ["walk.po"]


def test_a_file_that_is_removed_does_not_come_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with between(monkeypatch, (root / PATH).unlink), pytest.raises(MissingFileError):
        save(Saver(root), root, "Eins")
    assert left(root) == []


def refused(root: Path, told: str) -> None:
    """Nothing is saved, and it is told why."""
    with pytest.raises(KitError, match=told) as caught:
        save(Saver(root), root, "Eins", base=Entry(*KEY, strings=("Ein",), flags=("fuzzy",)))
    assert caught.value.problems[0].where.file == PATH


def test_what_may_not_be_written_is_left(root: Path, tmp_path: Path) -> None:
    file, before = root / PATH, (root / PATH).read_bytes()
    file.chmod(0o444)
    refused(root, "the file may not be written")
    assert (file.read_bytes(), left(root)) == (before, ["walk.po"])
    file.chmod(0o644)
    outside = tmp_path / "outside.po"
    file.rename(outside)
    file.symlink_to(outside)
    refused(root, "this link leaves the workspace")
    assert outside.read_bytes() == before
    file.unlink()
    file.mkdir()
    refused(root, "this is a folder or a link to nothing")
    file.rmdir()
    file.parent.rmdir()
    refused(root, "there is no such file")
    assert not file.parent.exists()


def test_paths_stay_in_the_workspace(root: Path, tmp_path: Path) -> None:
    (tmp_path / "x.po").write_text(text("Ein"))
    for path in ("../x.po", str(tmp_path / "x.po"), "locales/../../x.po"):
        with pytest.raises(KitError, match="this path leaves the workspace"):
            Saver(root).save(path, "de", KEY, entry(root), ["Eins"], reviewed=True)
    assert (tmp_path / "x.po").read_text() == text("Ein")


def test_a_link_within_the_workspace_stays_one(root: Path) -> None:
    file = root / PATH
    file.rename(root / "real.po")
    file.symlink_to("../../../real.po")
    save(Saver(root), root, "Eins")
    assert file.is_symlink()
    assert "Eins" in (root / "real.po").read_text()


def test_a_folder_that_may_not_be_written_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", denied)
    refused(root, "the file cannot be written: Permission denied")
    assert (root / PATH).read_text() == text("Ein", "Zwei")


LIMITED = """
import resource, sys
from pathlib import Path
from kit.errors import KitError
from kit.l10n.pofile import Entry
from kit.serve.saving import Saver
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
try:
    base = Entry("a.b", "One", strings=("Ein",), flags=("fuzzy",))
    Saver(Path(sys.argv[1])).save(sys.argv[2], "de", base.key, base, ["Eins"], True)
except KitError as error:
    sys.exit(str(error))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system that limits the size of files")
def test_a_disk_without_room_leaves_the_old_file_whole(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LIMITED, root, PATH], capture_output=True, text=True, check=False)
    assert done.stderr == f"{PATH}: the file cannot be written: File too large\n"
    assert ((root / PATH).read_text(), left(root)) == (text("Ein", "Zwei"), ["walk.po"])


def test_a_lock_that_is_held_is_waited_for_and_not_for_ever(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, has, done = (root / PATH).parent, threading.Event(), threading.Event()

    def hold() -> None:
        with locked(folder):
            has.set()
            done.wait(60)

    holder = threading.Thread(target=hold)
    holder.start()
    has.wait(60)
    monkeypatch.setattr(kit.serve.saving, "locked", lambda folder: locked(folder, 0.05))
    refused(root, "another program is writing this file")
    monkeypatch.undo()
    threading.Timer(0.1, done.set).start()
    save(Saver(root), root, "Eins")
    holder.join()
    assert (entry(root).strings, left(root)) == (("Eins",), ["walk.po"])


def test_a_lock_is_given_back_whatever_happens(root: Path) -> None:
    with contextlib.suppress(ZeroDivisionError), locked(root):
        raise ZeroDivisionError
    with locked(root, 0):
        pass
    with locked(root / "nothing"):
        pass


def test_a_file_system_without_locks_does_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(kit.serve.locks, "_take", none)
    assert save(Saver(root), root, "Eins").strings == ("Eins",)


SAVING = """
import sys
from pathlib import Path
from kit.l10n.pofile import Entry
from kit.serve.saving import Saver
_, root, path, context, times = sys.argv
saver, base = Saver(Path(root)), Entry(context, "One", strings=("0",))
print("ready", flush=True)
sys.stdin.readline()
for number in range(1, int(times) + 1):
    base = saver.save(path, "de", base.key, base, [str(number)], True)
"""
TIMES = 100


def test_two_processes_that_save_at_once_lose_nothing(root: Path) -> None:
    """A save that was lost would be noticed by the next one, whose base stands in the file no more."""
    (root / PATH).write_text(text("Ein", "0", "0"))
    command = [sys.executable, "-c", SAVING, str(root), PATH]
    with contextlib.ExitStack() as stack:
        savers = [
            stack.enter_context(
                subprocess.Popen(
                    [*command, context, str(TIMES)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                )
            )
            for context in ("a.b1", "a.b2")
        ]
        for saver in savers:
            assert saver.stdout
            assert saver.stdout.readline() == b"ready\n"
        for saver in savers:
            assert saver.stdin
            saver.stdin.write(b"\n")
            saver.stdin.flush()
        for saver in savers:
            assert saver.communicate()[1] == b""
            assert saver.returncode == 0
    assert (root / PATH).read_text() == text("Ein", str(TIMES), str(TIMES))
    assert left(root) == ["walk.po"]
