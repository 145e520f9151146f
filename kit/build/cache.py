"""Finished cards, and findings about others, on the disk, by the hash of everything that they depend on."""

from __future__ import annotations

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

import platformdirs

from kit.workspace import write_whole

JSON, TEXT = "application/json", "text/plain"
_SUFFIX = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", JSON: ".json", TEXT: ".txt"}
_DRAWS_WITH = ("pillow", "uharfbuzz", "icu4py", "budoux", "pyphen", "resvg-py", "isal", "unicodedata2")
KEPT_DAYS = 30
KEPT_BYTES = 1_000_000_000


def usual_folder() -> Path:
    """Where the system wants this user's caches to be."""
    return Path(platformdirs.user_cache_dir("campaign-kit"))


def size_of(folder: Path) -> int:
    """How many bytes the cards in a folder of the cache take."""
    return sum(size for _, size, _ in _files(folder))


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of cards. Whatever fails in it only means that a card is drawn anew."""

    folder: Path
    fonts: tuple[str, ...]  # the font files: another font is another picture

    def get(self, key: str) -> tuple[str, bytes] | None:
        """Media type and bytes of a card, or None."""
        for media_type, suffix in _SUFFIX.items():
            path = self._path(key, suffix)
            with contextlib.suppress(OSError):
                data = path.read_bytes()
                os.utime(path)
                return media_type, data
        return None

    def put(self, key: str, media_type: str, data: bytes) -> None:
        """Keeps a card: whole or not at all."""
        with contextlib.suppress(OSError):
            write_whole(self._path(key, _SUFFIX[media_type]), data)

    def prune(self) -> None:
        """Forgets what nobody has asked for in a month, and of the rest the oldest beyond a gigabyte in all."""
        oldest = time.time() - KEPT_DAYS * 86400
        kept = 0
        for asked, size, path in sorted(_files(self.folder), reverse=True):
            kept += size
            if asked < oldest or kept > KEPT_BYTES:
                with contextlib.suppress(OSError):
                    path.unlink()

    def _path(self, key: str, suffix: str) -> Path:
        name = hashlib.sha256(f"{key} {_program()} {_font_stamp(self.fonts)}".encode()).hexdigest()
        return self.folder / name[:2] / (name[2:] + suffix)


def _files(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """When each file of the cache was last asked for, and how many bytes it takes."""
    for path in folder.glob("*/*"):
        with contextlib.suppress(OSError):
            found = path.stat()
            yield found.st_mtime, found.st_size, path


@lru_cache(maxsize=1)
def _program() -> str:
    """What draws: the code and the tables of Kit, and the versions of the libraries that a pixel depends on."""
    digest = hashlib.sha256()
    root = resources.files("kit")
    if isinstance(root, Path):
        for path in sorted((*root.rglob("*.py"), *root.rglob("*.toml"))):
            digest.update(path.read_bytes())
    digest.update(repr([(name, metadata.version(name)) for name in _DRAWS_WITH]).encode())
    return digest.hexdigest()


@lru_cache(maxsize=4)
def _font_stamp(fonts: tuple[str, ...]) -> str:
    stamps = []
    for path in fonts:
        with contextlib.suppress(OSError):
            stat = os.stat(path)
            stamps.append((path, stat.st_size, stat.st_mtime_ns))
    return hashlib.sha256(repr(stamps).encode()).hexdigest()
