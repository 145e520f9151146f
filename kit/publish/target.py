"""A folder that holds the old build whole or the new one whole, at every moment.

A build is written to a folder beside the target. When it is complete, the two change places in one step of the file
system (renameat2 with RENAME_EXCHANGE on Linux, renamex_np with RENAME_SWAP on macOS). Where there is no such step, the
old folder is moved aside first; `recover` undoes that after a crash.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from kit.errors import KitError, fail

MARKER = ".kit-build.json"  # says that a folder is ours, and what in it is
_LEFT_BY_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")  # where somebody has looked into a folder
_AT_FDCWD = -100
_EXCHANGE = 2


@contextmanager
def staging(target: Path, replaces: Callable[[str], bool]) -> Iterator[Path]:
    """An empty folder to fill; when the block ends well, it takes the target's place. Left empty, it changes nothing.

    Entries of the old build for which `replaces` is false are carried over: kits of other campaigns and locales.
    A target that is a link stays one. Raises KitError when the target cannot be written, or holds things that no build
    put there.
    """
    try:
        target = target.resolve()
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        _made(target)
        if target.is_mount():
            raise fail(str(target), None, "another disk begins at this folder", "name a folder in it with --to")
        _sweep(target)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
        (folder / "pid").write_text(str(os.getpid()))
        (folder / "new").mkdir()
    except (OSError, RuntimeError) as error:  # RuntimeError: a link to itself
        raise _unwritable(target, error) from error
    try:
        yield folder / "new"
        if any((folder / "new").iterdir()):
            # asked once more: another build may have added kits in the meantime
            _carry_over(target, folder / "new", [name for name in _made(target) if not replaces(name)])
            _mark(folder / "new")
            _take_place(folder / "new", target, folder / "old")
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _made(target: Path) -> list[str]:
    """The entries that the last build put there; none where there was no build."""
    if target.exists() and not target.is_dir():
        raise fail(str(target), None, "this is a file, and kits go into a folder", "name a folder with --to")
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return []
    try:
        made: list[str] = json.loads((target / MARKER).read_bytes())["made"]
    except (OSError, ValueError, KeyError, TypeError):
        what = "this folder holds things that kit did not put there, so it is not replaced"
        raise fail(str(target), None, what, "name a new or an empty folder with --to") from None
    strange = {entry.name for entry in target.iterdir()} - {MARKER, *made, *_LEFT_BY_SYSTEMS}
    if strange:
        what = f"this folder holds things that kit did not put there: {', '.join(sorted(strange)[:3])}"
        raise fail(str(target), None, what, "move them away, or name another folder with --to")
    return made


def _mark(folder: Path) -> None:
    made = sorted(entry.name for entry in folder.iterdir())
    (folder / MARKER).write_text(json.dumps({"made": made}, indent=1) + "\n", encoding="utf-8")


def _carry_over(old: Path, new: Path, names: Collection[str]) -> None:
    for name in names:
        source = old / name
        if (new / name).exists() or not source.exists():
            continue
        if source.is_dir():
            shutil.copytree(source, new / name, copy_function=_link)
        else:
            _link(source, new / name)


def _link(source: str | Path, destination: str | Path) -> None:
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)


def _take_place(new: Path, target: Path, aside: Path) -> None:
    if not target.exists():
        os.rename(new, target)
    elif not _exchange(new, target):
        os.rename(target, aside)
        os.rename(new, target)


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change places in one step; False where the system has no such step."""
    names = (os.fsencode(one), os.fsencode(other))
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return int(library.renamex_np(*names, _EXCHANGE)) == 0
        return int(library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _EXCHANGE)) == 0
    except (AttributeError, OSError, TypeError):
        return False


def _prefix(target: Path) -> str:
    return f".{target.name}.kit-"


def _recover(target: Path) -> None:
    """Puts the old build back where a crash fell between the two steps of a system without an exchange."""
    if not target.exists():
        for folder in sorted(target.parent.glob(_prefix(target) + "*/old")):
            os.rename(folder, target)
            return


def _sweep(target: Path) -> None:
    """Removes what builds that were killed have left behind: folders that no living build of ours holds."""
    for folder in target.parent.glob(_prefix(target) + "*"):
        with contextlib.suppress(OSError):
            if not _held(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _held(folder: Path) -> bool:
    try:
        return alive(int((folder / "pid").read_text()))
    except (OSError, ValueError):  # it may be about to write its number
        return time.time() - folder.stat().st_mtime < 60


def alive(pid: int) -> bool:
    """Whether a process of that number runs on this machine."""
    if sys.platform == "win32":  # there os.kill would end the process
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _unwritable(target: Path, error: OSError | RuntimeError) -> KitError:
    reason = (isinstance(error, OSError) and error.strerror) or str(error)
    return fail(str(target), None, f"the kits cannot be written: {reason}", "name another folder with --to")
