"""The outside world as one small interface: files below a folder, fonts, and today's date.

Everything else in Kit sees the disk only through a `Workspace`, so that everything can be tested in memory.
Paths are relative to the workspace and use '/'. Files under templates/ and the catalogs kit.po that a
workspace does not have are read from the installed package.
"""

from __future__ import annotations

import contextlib
import datetime
import fnmatch
import os
import re
import stat
import tempfile
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import metadata, resources
from pathlib import Path, PurePosixPath
from typing import Protocol

from kit.errors import MissingFileError, fail

_STARS = re.compile(r"\*{2,}")
FONT_SUFFIXES = (".ttf", ".otf", ".ttc")
_SHIPPED = {"templates": "kit.templates", "locales": "kit.locales", "assets": "kit.assets"}


class Workspace(Hashable, Protocol):
    """What Kit asks of the outside world."""

    def read(self, path: str) -> bytes:
        """The bytes of a file; `KitError` when it is missing, unreadable, or outside the workspace."""

    def exists(self, path: str) -> bool:
        """Whether `read` would find a file there; `KitError` when the path leaves the workspace."""

    def find(self, pattern: str) -> tuple[str, ...]:
        """The paths of the workspace's own files that match a pattern of `fnmatch`, sorted; `*` stops at a '/'."""

    def fonts(self) -> tuple[str, ...]:
        """Absolute paths of the font files of packages, then of the system, best first."""

    def today(self) -> datetime.date:
        """Today's date, for deadlines and expiry."""


@lru_cache(maxsize=1024)  # every card asks for the same few files
def inside(path: str) -> str:
    """The path in its plain form; `KitError` when it leaves the workspace or is absolute."""
    plain = PurePosixPath(path.replace("\\", "/"))
    if "\0" in path:
        raise fail(path.replace("\0", "\N{REPLACEMENT CHARACTER}"), None, "this is not a path")
    if plain.is_absolute() or ".." in plain.parts or (plain.parts and ":" in plain.parts[0]):
        raise fail(path, None, "this path leaves the workspace", "use a path below the workspace's folder")
    return str(plain)


@lru_cache(maxsize=256)
def _shipped(path: str) -> bytes | None:
    """The file that the package ships for this path, if it may stand in for a workspace's own. They do not change."""
    top, _, rest = path.partition("/")
    if top not in ("templates", "locales") or (top == "locales" and not path.endswith("/kit.po")):
        return None
    found = _shipped_folder(top).joinpath(rest)
    try:
        return found.read_bytes() if found.is_file() else None
    except (OSError, ValueError):  # no file can have such a name
        return None


def _shipped_folder(top: str) -> resources.abc.Traversable:
    """What the package ships for a folder of the workspace; in a checkout that is not installed, the folder itself."""
    try:
        return resources.files(_SHIPPED[top])
    except ModuleNotFoundError:
        return Path(__file__).resolve().parent.parent / top


def shipped_files(top: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the sample workspace under `top` (assets, locales or templates) that the package ships."""

    def walk(folder: resources.abc.Traversable, path: str) -> Iterator[tuple[str, bytes]]:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.name.startswith((".", "__")):
                continue
            here = f"{path}/{entry.name}"
            if entry.is_dir():
                yield from walk(entry, here)
            else:
                yield here, entry.read_bytes()

    yield from walk(_shipped_folder(top), top)


@dataclass(frozen=True)
class Folder:
    """A workspace on the disk."""

    root: Path

    def read(self, path: str) -> bytes:
        path = inside(path)
        target = self.root / path
        try:
            if target.is_file():
                if not self._holds(target):
                    raise fail(path, None, "this link leaves the workspace", "copy the file into the workspace")
                return target.read_bytes()
            there = os.path.lexists(target)
        except (OSError, ValueError) as error:
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            raise fail(path, None, f"the file cannot be read: {reason}") from error
        if there:  # what the package ships does not stand in for it without a word
            raise fail(path, None, "this is a folder or a link to nothing, and should be a file")
        shipped = _shipped(path)
        if shipped is None:
            raise MissingFileError(path)
        return shipped

    def exists(self, path: str) -> bool:
        path = inside(path)
        target = self.root / path
        try:
            if target.is_file():
                return self._holds(target)
        except (OSError, ValueError):  # a name that is too long, or a folder that may not be entered
            return False
        return _shipped(path) is not None

    def find(self, pattern: str) -> tuple[str, ...]:
        pattern = _STARS.sub("*", inside(pattern))  # "**" is no different from "*" in fnmatch
        if pattern == ".":
            return ()
        try:
            found = [p for p in self.root.glob(pattern) if p.is_file() and self._holds(p)]
        except (OSError, ValueError):  # a pattern that no file system could have
            return ()
        return tuple(sorted(p.relative_to(self.root).as_posix() for p in found))

    def _holds(self, target: Path) -> bool:
        """Whether a path is still below the workspace when its links are followed."""
        return os.path.realpath(target).startswith(self._real_root)

    @cached_property
    def _real_root(self) -> str:
        """The folder with its links followed, and a separator after it."""
        return os.path.join(os.path.realpath(self.root), "")

    def fonts(self) -> tuple[str, ...]:
        return installed_fonts()

    def today(self) -> datetime.date:
        return datetime.date.today()


@dataclass(frozen=True, eq=False)
class Memory:
    """A workspace in memory, for tests and for tools that hold the files already."""

    files: Mapping[str, bytes]
    font_files: tuple[str, ...] | None = None
    date: datetime.date = field(default_factory=lambda: datetime.date(2021, 5, 1))

    def read(self, path: str) -> bytes:
        path = inside(path)
        found = self.files.get(path)
        if found is None:
            found = _shipped(path)
        if found is None:
            raise MissingFileError(path)
        return found

    def exists(self, path: str) -> bool:
        path = inside(path)
        return path in self.files or _shipped(path) is not None

    def find(self, pattern: str) -> tuple[str, ...]:
        pattern = inside(pattern)
        depth = pattern.count("/")
        return tuple(sorted(f for f in self.files if f.count("/") == depth and fnmatch.fnmatchcase(f, pattern)))

    def fonts(self) -> tuple[str, ...]:
        return installed_fonts() if self.font_files is None else self.font_files

    def today(self) -> datetime.date:
        return self.date


def installed_fonts() -> tuple[str, ...]:
    """Font files of installed packages (by their entry points, in the order of their names), then the system's."""
    found: dict[str, None] = {}
    for group in ("fontpkg.family", "justmytype.packs"):
        for entry in sorted(metadata.entry_points(group=group), key=lambda e: e.name):
            module = resources.files(entry.value.partition(":")[0])
            if isinstance(module, Path):
                found.update(dict.fromkeys(_font_files(module)))
    for folder in _system_font_folders():
        found.update(dict.fromkeys(_font_files(folder)))
    return tuple(found)


def _font_files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    return sorted(str(p) for p in folder.rglob("*") if p.suffix.lower() in FONT_SUFFIXES)


def _system_font_folders() -> tuple[Path, ...]:
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home folder, as in some containers
        own: tuple[Path, ...] = ()
    else:
        own = (home / ".local/share/fonts", home / ".fonts", home / "Library/Fonts")
    return (
        *own,
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
        Path("/Library/Fonts"),
        Path("/System/Library/Fonts"),
        Path("C:/Windows/Fonts"),
    )


def write_whole(path: Path, data: bytes, *, lasting: bool = False, before: bytes | None = None) -> bool:
    """Replaces a file in one step, and only if its content changes; its permissions stay, and a link stays a link.

    lasting: after a power cut, too, the file is the old one or the new one; this waits for the disk. before: what the
    file has to be still, right before the step. Says whether the file is the new one now. Until the step is done the
    new file has a name that begins with '.' and the old name, holds the number of the process, and ends with ".part".
    Raises OSError; then the old file is untouched.
    """
    path = Path(os.path.realpath(path))
    there = path.is_file()
    if not there and before is not None:
        return False
    if there and path.read_bytes() == data:
        return True
    mode = stat.S_IMODE(path.stat().st_mode) if there else 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.{os.getpid()}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(name, mode)
        if before is not None and path.read_bytes() != before:
            os.unlink(name)
            return False
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise
    return True
