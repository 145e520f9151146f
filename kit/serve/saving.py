"""Saving strings in the catalogs of a workspace: one entry at a time, and never over what somebody else has written.

Savers of one workspace, in whatever process, wait for each other, so that none of their saves is lost. Programs that
take no lock, such as editors, are noticed by the file's content, which is compared with what was read in the moment
before the file is replaced. What remains possible: such a program writes between that comparison and the replacement,
which follows at once, or it pauses in the middle of writing the file, and a part of that is taken for the whole.
"""

from __future__ import annotations

import os
import stat
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path

from kit.errors import KitError, MissingFileError, fail
from kit.l10n.edits import ChangedError, Edit, Said, Step, saved, undone
from kit.l10n.pofile import Entry, Key
from kit.serve.errors import ConflictError, NotThereError
from kit.serve.locks import ASKED, locked
from kit.workspace import Folder, inside, write_whole

_ATTEMPTS = 5  # for a file that somebody else is writing


class Saver:
    """Saves the strings of a workspace, and takes its own saves back.

    steps: how many saves can be taken back, in all.
    """

    def __init__(self, root: Path, steps: int = 1000) -> None:
        self._folder = Folder(root)
        self._history: deque[tuple[str, Step]] = deque(maxlen=steps)

    def save(self, path: str, locale: str, key: Key, base: Said, strings: Sequence[str], reviewed: bool) -> Entry:
        """Saves the strings of an entry, one for each form; the entry as it is in the file then.

        path: the catalog's, below the workspace. base: what the entry said to whoever edits it. Raises `ConflictError`
        where it says something else now, `NotThereError` where the catalog has no such entry (any more), and `KitError`
        where the text cannot be saved. Then the file is as it was.
        """
        step = self._write(path, lambda data: saved(data, path, locale, key, base, strings, reviewed))
        if not step.empty:
            self._history.append((path, step))
        return step.after

    def undo(self, path: str, key: Key) -> Entry:
        """Takes the last save of an entry back that was not taken back yet; errors as of `save`."""
        places = (at for at, (file, step) in enumerate(self._history) if file == path and step.after.key == key)
        last = max(places, default=None)
        if last is None:
            raise NotThereError("there is no save of this string that could be taken back")
        _, step = self._history[last]
        undo = self._write(path, lambda data: undone(data, path, step))
        del self._history[last]
        return undo.after

    def saves(self, path: str, key: Key) -> int:
        """How many saves of an entry can be taken back."""
        return sum(file == path and step.after.key == key for file, step in self._history)

    def _write(self, path: str, edit: Callable[[bytes], Edit]) -> Step:
        """Replaces a file with what an edit makes of it, as it is now."""
        target = Path(os.path.realpath(self._folder.root / inside(path)))
        try:
            with locked(target.parent):
                return self._replaced(path, target, edit)
        except ChangedError as error:
            raise ConflictError(error.entry) from None
        except KeyError:
            raise NotThereError(f"{path} has no such string") from None
        except TimeoutError:
            raise fail(path, None, "another program is writing this file", "try again in a moment") from None
        except OSError as error:
            raise fail(path, None, f"the file cannot be written: {error.strerror}") from error
        finally:
            time.sleep(3 * ASKED)  # whoever waits for the lock gets it, however many saves follow here

    def _replaced(self, path: str, target: Path, edit: Callable[[bytes], Edit]) -> Step:
        for _ in range(_ATTEMPTS):
            before = self._read(path)
            try:
                done = edit(before)
            except (ChangedError, KeyError, KitError):
                if self._read(path) == before:
                    raise
                continue  # it was not all there yet
            if write_whole(target, done.data, lasting=True, before=before):
                return done.step
        raise fail(path, None, "another program goes on changing this file", "try again in a moment")

    def _read(self, path: str) -> bytes:
        """A file of the workspace's own that may be written."""
        target = self._folder.root / inside(path)
        if not os.path.lexists(target):  # what the package ships instead is not to be written
            raise MissingFileError(path)
        data = self._folder.read(path)
        # A replacement asks for no permission of the file's, and root has them all: so the mode counts, too.
        if not os.access(target, os.W_OK) or not target.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
            raise fail(path, None, "the file may not be written", "it is read-only")
        return data
