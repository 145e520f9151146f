"""A build that is killed leaves the old build whole or the new one whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.cli.conftest import CAMPAIGN, Workspace

KILLS = 20
FIGURES = ("{value: 58,", "{value: 61,")


def start(workspace: Workspace) -> subprocess.Popen[bytes]:
    """A build in a process group of its own, so that its workers die with it."""
    command = [sys.executable, "-m", "kit", "build", "-C", str(workspace.root), "-m", "drop", "--jobs", "2"]
    return subprocess.Popen(
        [*command, "--no-cache"], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_killed_at_any_moment(small: Workspace) -> None:
    # several placements, so that there is a while of drawing and of packing
    small.replace(CAMPAIGN, "[bluesky.square]", "[bluesky.square, x.landscape, pinterest.pin, mastodon.landscape]")
    target = small.root / "dist" / "child-safety-first-de.zip"
    known = {}
    began = time.monotonic()
    for figure in FIGURES:
        small.replace(CAMPAIGN, next(f for f in FIGURES if f in text(small)), figure)
        assert start(small).wait() == 0
        known[figure] = target.read_bytes()
    whole = (time.monotonic() - began) / len(FIGURES)
    assert len(set(known.values())) == len(FIGURES)
    chance = random.Random(20201221)
    for number in range(KILLS):
        old = target.read_bytes()
        new = FIGURES[number % len(FIGURES)]
        small.replace(CAMPAIGN, next(f for f in FIGURES if f in text(small)), new)
        build = start(small)
        time.sleep(whole * chance.uniform(0.3, 1.05))
        os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert target.read_bytes() in (old, known[new])
        assert {path.name for path in target.parent.iterdir()} == {target.name, ".kit-build.json"}
    assert start(small).wait() == 0
    assert not list(small.root.glob(".dist.kit-*")), "a later build sweeps up what was left"


def text(workspace: Workspace) -> str:
    return (workspace.root / CAMPAIGN).read_text(encoding="utf-8")
