"""Cards kept on the disk: found again, and forgotten when they are old or too many."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kit.build import cache as cache_module
from kit.build.cache import Cache, size_of

DAY = 86400


def kept(cache: Cache, *keys: str) -> list[str]:
    return [key for key in keys if cache.get(key)]


def age(cache: Cache, key: str, days: float) -> None:
    then = time.time() - days * DAY
    os.utime(cache._path(key, ".png"), (then, then))


def test_what_is_put_is_found_by_its_key_alone(tmp_path: Path) -> None:
    cache = Cache(tmp_path, ())
    cache.put("a", "image/png", b"picture")
    cache.put("b", "image/jpeg", b"photo")
    assert cache.get("a") == ("image/png", b"picture")
    assert cache.get("b") == ("image/jpeg", b"photo")
    assert cache.get("c") is None
    assert Cache(tmp_path, ("/another/font.ttf",)).get("a") == cache.get("a"), (
        "a font that is not there changes nothing"
    )
    assert size_of(tmp_path) == 12


def test_another_font_is_another_card(tmp_path: Path) -> None:
    font = tmp_path / "font.ttf"
    font.write_bytes(b"one")
    Cache(tmp_path / "cache", (str(font),)).put("a", "image/png", b"picture")
    assert Cache(tmp_path / "cache", ()).get("a") is None


def test_the_old_and_what_is_too_much_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "KEPT_BYTES", 25)
    cache = Cache(tmp_path, ())
    for key, days in (("old", 31), ("third", 3), ("second", 2), ("first", 1)):
        cache.put(key, "image/png", b"0123456789")
        age(cache, key, days)
    cache.prune()
    assert kept(cache, "old", "third", "second", "first") == ["second", "first"]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = Cache(tmp_path / "file" / "cache", ())
    cache.put("a", "image/png", b"picture")
    assert cache.get("a") is None
    cache.prune()
