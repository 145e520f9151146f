"""Cases that the platforms publish, in tests/data/platforms: each file says where they come from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data" / "platforms"


def read(name: str) -> dict[str, Any]:
    """A file of cases."""
    return tomllib.loads((DATA / name).read_text("utf-8"))


def cases(name: str) -> list[tuple[str, str, Any]]:
    """Rule, text and what is expected, of every suite in a file."""
    return [(suite["rule"], text, expected) for suite in read(name)["suite"] for text, expected in suite["cases"]]
