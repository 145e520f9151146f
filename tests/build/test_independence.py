"""What a card looks like depends on its inputs only, and on no library that a machine may lack."""

from __future__ import annotations

import ast
import os
import subprocess
import sys

from tests.build.sample import ROOT

_SETTLE = """
import hashlib, sys
from kit.build.card import draw
from kit.build.compose import settle
from kit.paint.canvas import LayerCache
from tests.build.sample import jobs
digest = hashlib.sha256()
for locale in ("ar", "ja", "en"):
    for job in jobs(locale)[::13]:
        digest.update(repr(settle(job)).encode())
        digest.update(draw(job, LayerCache()).data)
print(digest.hexdigest(), *sorted({"PIL.ImageFont", "PIL.ImageDraw", "PIL._imagingft"} & set(sys.modules)))
"""


def run(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _SETTLE], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def test_cards_are_the_same_in_every_process_and_draw_no_text_with_pillow() -> None:
    first = run("1")
    assert first == run("2")
    assert len(first.split()) == 1, "Pillow's own text drawing needs libfribidi for Arabic"


def test_nothing_asks_pillow_for_text() -> None:
    for path in (ROOT / "kit").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if isinstance(node, ast.Import | ast.ImportFrom):
                names += [alias.name for alias in node.names]
            assert not [name for name in names if "ImageFont" in name or "ImageDraw" in name], path
