"""The files of pictures and the texts of inline drawings, while one card is painted."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from kit.layout.display import INLINE_DRAWING


class Files:
    """Each file read and hashed once a card."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._files: dict[str, tuple[bytes, bytes]] = {}

    def _file(self, path: str) -> tuple[bytes, bytes]:
        if path not in self._files:
            inline = path.startswith(INLINE_DRAWING)
            content = path.removeprefix(INLINE_DRAWING).encode() if inline else self._read(path)
            self._files[path] = (content, hashlib.sha256(content).digest())
        return self._files[path]

    def read(self, path: str) -> bytes:
        """The file's bytes."""
        return self._file(path)[0]

    def digest(self, path: str) -> bytes:
        """The SHA-256 of its bytes."""
        return self._file(path)[1]
