"""The fonts of installed packages for both sides: a library for Kit, @font-face rules for a browser."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kit.text.fonts import FontLibrary, open_library
from kit.workspace import installed_fonts


@lru_cache(maxsize=1)
def package_files() -> tuple[str, ...]:
    """Font files that come with packages, and are the same on every machine."""
    return tuple(file for file in installed_fonts() if "site-packages" in file or "dist-packages" in file)


def library() -> FontLibrary:
    return open_library(package_files())


def face_name(file: str) -> str:
    """What the page calls a font file: the name of its family, "Noto Sans JP"."""
    name = Path(file).name.partition("[")[0].partition(".")[0]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)


def font_faces() -> str:
    """One family for each file, but for italics, which belong to their upright family."""
    rules = []
    for file in package_files():
        name, italic = face_name(file), "Italic" in Path(file).name
        rules.append(
            f"@font-face{{font-family:'{name.removesuffix('-Italic')}';src:url('{Path(file).as_uri()}');"
            f"font-weight:100 900;font-style:{'italic' if italic else 'normal'}}}"
        )
    return "".join(rules)
