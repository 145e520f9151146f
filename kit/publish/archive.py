"""Reproducible zip archives: the same files give the same bytes, whenever and wherever they are made."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

_TIME = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_MODE = 0o100644 << 16
_UNIX = 3


def write_zip(file: IO[bytes], entries: Iterable[tuple[str, Path]]) -> None:
    """Writes the files under the names given, in the order of the names.

    Pictures are compressed already and the texts are small, so nothing is deflated: the bytes do not depend on a
    version of zlib.
    """
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, path in sorted(entries):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = _UNIX
            info.external_attr = _MODE
            archive.writestr(info, path.read_bytes())
