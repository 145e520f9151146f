"""Fonts of Debian's packages, which `make test` installs where it may."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from kit.workspace import installed_fonts

_PACKAGES = {
    "NotoColorEmoji.ttf": "fonts-noto-color-emoji",
    "NotoNastaliqUrdu-Regular.ttf": "fonts-noto-core",
    "NotoSerifTibetan-Regular.ttf": "fonts-noto-core",
}


def require_font(name: str) -> str:
    """The path of a font file; skips the test where it is not installed."""
    found = next((file for file in installed_fonts() if PurePath(file).name == name), None)
    if found is None:
        pytest.skip(f"{name} is not here; it comes with Debian's package {_PACKAGES[name]}")
    return found
