from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

from kit.publish.archive import write_zip


def archive(files: list[tuple[str, Path]]) -> bytes:
    stream = io.BytesIO()
    write_zip(stream, files)
    return stream.getvalue()


def make(folder: Path, content: dict[str, bytes]) -> list[tuple[str, Path]]:
    made = []
    for number, (name, data) in enumerate(content.items()):
        path = folder / str(number)
        path.write_bytes(data)
        made.append((name, path))
    return made


def test_same_files_same_bytes_whatever_their_order_age_and_mode(tmp_path: Path) -> None:
    files = make(tmp_path, {"b.txt": b"two", "a/c.png": b"one" * 500})
    first = archive(files)
    os.utime(files[0][1], (1, 1))
    files[1][1].chmod(0o600)
    assert archive(files[::-1]) == first


def test_names_content_and_plain_permissions(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(make(tmp_path, {"b.txt": b"two", "a/c.png": b"one"})))) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["a/c.png", "b.txt"]
        assert opened.read("a/c.png") == b"one"
        assert {info.external_attr >> 16 for info in opened.infolist()} == {0o100644}
