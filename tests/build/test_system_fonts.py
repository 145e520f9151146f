"""Cards come out byte for byte the same on a machine with many fonts and on one with none but those of packages."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from kit.build.card import draw
from kit.paint.canvas import LayerCache
from kit.workspace import Folder, installed_fonts
from tests.build.sample import ROOT, jobs


@dataclass(frozen=True)
class Bare(Folder):
    """A workspace on a machine without fonts of its own."""

    def fonts(self) -> tuple[str, ...]:
        return tuple(file for file in installed_fonts() if "-packages" in file)


@pytest.mark.parametrize("locale", ["ar", "de", "hi", "ja", "th", "zh_Hans"])
def test_system_fonts_change_no_card(locale: str) -> None:
    bare = Bare(ROOT)
    for job in jobs(locale)[::23]:
        here = draw(job, LayerCache())
        there = draw(replace(job, workspace=bare), LayerCache())
        assert here == there
        assert here.data is not None
