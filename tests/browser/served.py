"""A workspace of one's own under git, and `kit serve` on it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
