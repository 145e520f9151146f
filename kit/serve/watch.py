"""Which files of a workspace change, told as soon as they are at rest.

The system only wakes the watch; what changed is found by comparing lists of the files. So a folder that is moved, files
that come with a new folder, and a file system that tells nothing (a network's, a virtual machine's) are noticed, too.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from watchfiles import awatch

from kit.platforms.table import FILE

FOLDERS = ("assets", "locales", "templates")
_REST = 0.06  # seconds without news after which files are at rest
_LONGEST = 1.5  # seconds that news may go on before what is there is told
_STEP = 20  # milliseconds in which the system's news are gathered
_LOOK = 2.0  # seconds after which the files are compared without any news
_POLL = 0.5  # the same, where the system cannot watch
_PASSING = re.compile(
    r"""
    \..*            # hidden: .git, Vim's .x.po.swp, Emacs' .#x.po, Kit's own .x.po.123.part
    | .*~           # Emacs, gettext
    | \#.*\#        # Emacs
    | .*\.(part|tmp|temp|bak|orig|swp|swx|crdownload)
    | .*\.sb-\w+-\w+            # macOS
    | .*___jb_(tmp|old)___      # JetBrains
    | 4913          # Vim, before it writes
    | __pycache__ | Thumbs\.db | desktop\.ini
    """,
    re.VERBOSE | re.IGNORECASE,
)

Files = Mapping[str, tuple[int, int, int]]  # path from the workspace, with '/' -> what differs when the file does


def files(root: Path) -> Files:
    """Every file of a workspace that its pages are made of."""
    found: dict[str, tuple[int, int, int]] = {}
    for path, entry in _entries(root):
        with suppress(OSError):  # it is gone already
            about = entry.stat()
            found[path] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def _entries(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in _listed(root):
        if entry.name == FILE:
            yield FILE, entry
    folders = list(FOLDERS)
    while folders:
        folder = folders.pop()
        for entry in _listed(root / folder):
            if is_passing(entry.name):
                continue
            path = f"{folder}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                folders.append(path)
            else:
                yield path, entry


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def is_passing(name: str) -> bool:
    """Whether a file or folder of this name is not a part of the workspace: hidden, or between two saves."""
    return _PASSING.fullmatch(name) is not None


async def changes(root: Path, say: Callable[[str], None]) -> AsyncGenerator[frozenset[str], None]:
    """The files that are new, changed or gone, each time that some are; paths from the workspace, with '/'.

    `say` is told in a sentence where the system cannot watch; then the files are compared twice a second.
    """
    async with _Woken(root, say) as woken:
        known = await asyncio.to_thread(files, root)
        while True:
            named = await woken.wait()
            now = await asyncio.to_thread(files, root)
            there = known.keys() | now.keys()
            changed = {path for path in there if known.get(path) != now.get(path)} | (named & there)
            known = now
            if changed:
                yield frozenset(changed)
            woken.follow()


class _Woken:
    """Waits until there is a reason to compare the files."""

    def __init__(self, root: Path, say: Callable[[str], None]) -> None:
        self._root = root.resolve()  # as the system names it
        self._say = say
        self._news = asyncio.Event()
        self._named: set[str] = set()
        self._patience = _LOOK
        self._watched: tuple[object, ...] = ()
        self._tasks: dict[bool, asyncio.Task[None]] = {}

    async def __aenter__(self) -> _Woken:
        self._start([self._root], deep=False)
        self.follow()
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def follow(self) -> None:
        """Watches the folders that are there now; one that was made anew has to be watched anew."""
        there = [self._root / folder for folder in FOLDERS if (self._root / folder).is_dir()]
        watched = tuple((folder, folder.stat().st_ino) for folder in there)
        if watched != self._watched:
            self._watched = watched
            self._start(there, deep=True)

    def _start(self, folders: Iterable[Path], *, deep: bool) -> None:
        if deep in self._tasks:
            self._tasks[deep].cancel()
        self._tasks[deep] = asyncio.create_task(self._listen(tuple(folders), deep))

    async def _listen(self, folders: tuple[Path, ...], deep: bool) -> None:
        try:
            async for told in awatch(*folders, watch_filter=None, step=_STEP, debounce=_STEP, recursive=deep):
                paths = {Path(os.path.relpath(path, self._root)) for _, path in told}
                named = {path.as_posix() for path in paths if deep or path.name in (FILE, *FOLDERS)}
                self._named |= named
                if any(not any(map(is_passing, path.split("/"))) for path in named):
                    self._news.set()
        except FileNotFoundError:  # it has just gone; the next comparison notices
            self._watched = ()
        except (OSError, RuntimeError) as error:
            reason = str(error).partition(" about ")[0].rstrip(".")
            if self._patience != _POLL:
                self._say(f"The system cannot watch the workspace ({reason}). Kit looks at its files twice a second.")
            self._patience = _POLL

    async def wait(self) -> set[str]:
        """The paths that the system names, once they are at rest; none where it is only time to look."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), self._patience)
        loop = asyncio.get_running_loop()
        end = loop.time() + _LONGEST
        while self._news.is_set() and loop.time() < end:
            self._news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), _REST)
        self._news.clear()
        named, self._named = self._named, set()
        return named
