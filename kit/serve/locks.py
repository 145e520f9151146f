"""A lock that keeps two processes of Kit from writing a folder's files at the same time.

It is advisory: programs that don't ask for it write when they please. The system lets go of it with the process,
however that ends, so that no lock is ever left behind. It leaves no file in the folder.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ASKED = 0.001  # seconds between two tries to have a lock

if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile

    def _open(folder: Path) -> int:
        """A file outside the folder, since Windows neither opens folders nor replaces files that are open."""
        name = hashlib.sha256(os.path.normcase(os.path.realpath(folder)).encode()).hexdigest()[:32]
        return os.open(Path(tempfile.gettempdir(), f"kit-{name}.lock"), os.O_RDWR | os.O_CREAT)

    def _take(opened: int) -> None:
        try:
            msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error

    def _give(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _open(folder: Path) -> int:
        """The folder itself: a file that is replaced would take its lock away with it."""
        return os.open(folder, os.O_RDONLY)

    def _take(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_UN)  # also for processes that were forked in between and have it open, too


@contextlib.contextmanager
def locked(folder: Path, seconds: float = 10.0) -> Iterator[None]:
    """Has the lock of a folder for as long as the context lasts.

    seconds: how long it is waited for. Raises `TimeoutError` then. Where the file system has no locks, as some of
    networks haven't, or there is no such folder, there is none to wait for.
    """
    try:
        opened = _open(folder)
    except OSError:
        yield
        return
    try:
        held = _waited_for(opened, seconds)
        try:
            yield
        finally:
            if held:
                _give(opened)
    finally:
        os.close(opened)


def _waited_for(opened: int, seconds: float) -> bool:
    """Whether there is a lock, and it is had now."""
    end = time.monotonic() + seconds
    while True:
        try:
            _take(opened)
        except BlockingIOError:
            if time.monotonic() > end:
                raise TimeoutError from None
            time.sleep(ASKED)
        except OSError:
            return False
        else:
            return True
