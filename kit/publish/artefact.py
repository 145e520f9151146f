"""What a kit is made of."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

SUFFIXES = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp"}


@dataclass(frozen=True)
class Artefact:
    """One file of a kit. `path` is relative to the kit, ASCII, with '/'."""

    path: str
    media_type: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        """The checksum of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
