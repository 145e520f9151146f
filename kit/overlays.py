"""Workspaces over another workspace: they change some of its answers and pass on the others."""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Callable
from functools import lru_cache

from kit.workspace import Workspace


class Overlay:
    """A workspace with the answers of the one below it. Whoever changes some of them derives from it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def read(self, path: str) -> bytes:
        return self.workspace.read(path)

    def exists(self, path: str) -> bool:
        return self.workspace.exists(path)

    def find(self, pattern: str) -> tuple[str, ...]:
        return self.workspace.find(pattern)

    def fonts(self) -> tuple[str, ...]:
        return self.workspace.fonts()

    def today(self) -> datetime.date:
        return self.workspace.today()


class Snapshot(Overlay):
    """A workspace whose files are read once: whatever is made of one snapshot is made of the same files.

    Copies of it that are sent to a process (by pickle) are one there, too. What is read of `workspace` is kept as long
    as it lives, up to `max_bytes`; beyond that files are read again. It equals no other snapshot.
    """

    def __init__(self, workspace: Workspace, max_bytes: int = 16 << 20) -> None:
        super().__init__(workspace)
        self._files: dict[str, bytes] = {}
        self._max_bytes = self._room = max_bytes
        self._name = uuid.uuid4().hex

    def __reduce__(self) -> tuple[Callable[[str, Workspace, int], Snapshot], tuple[str, Workspace, int]]:
        return _one_snapshot, (self._name, self.workspace, self._max_bytes)

    def read(self, path: str) -> bytes:
        kept = self._files.get(path)
        if kept is None:
            kept = self.workspace.read(path)
            if len(kept) <= self._room:
                self._files[path] = kept
                self._room -= len(kept)
        return kept

    def forget(self, path: str) -> None:
        """Reads a file anew when it is asked for again: for one that nothing was made of that is still in use."""
        self._room += len(self._files.pop(path, b""))

    def exists(self, path: str) -> bool:
        return path in self._files or self.workspace.exists(path)


@lru_cache(maxsize=4)
def _one_snapshot(name: str, workspace: Workspace, max_bytes: int) -> Snapshot:
    return Snapshot(workspace, max_bytes)
