"""`kit update`, killed at any moment, leaves every catalog as it was or as it is to be."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import CAMPAIGN, Workspace

KILLS = 50
TEXTS = ("Sign the petition", "Sign the petition today")
LOCALES = "ar bg bn cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv mt nl pl ro sk sl sv sw ta th tr uk ur vi"
SERVER = """
import os, sys
from kit.cli.main import group
import kit.cli.update
for _ in sys.stdin:
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        group(["update", "-C", sys.argv[1]])
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@contextmanager
def started(root: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that has imported everything, and runs an update in a copy of itself for each line that it reads."""
    command = [sys.executable, "-c", SERVER, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield server
        assert server.stdin
        server.stdin.close()


def update(server: subprocess.Popen[str], kill_after: float | None = None) -> float:
    """Runs an update, or kills one after some seconds; returns how long it took."""
    assert server.stdin
    assert server.stdout
    began = time.monotonic()
    server.stdin.write("\n")
    server.stdin.flush()
    child = int(server.stdout.readline())
    if kill_after is not None:
        time.sleep(kill_after)
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    status = int(server.stdout.readline())
    assert kill_after is not None or status == 0
    return time.monotonic() - began


def catalogs(workspace: Workspace) -> dict[str, bytes]:
    files = (path for path in (workspace.root / "locales").rglob("*") if path.suffix in (".po", ".pot"))
    return {str(path.relative_to(workspace.root)): path.read_bytes() for path in files}


def parts(workspace: Workspace) -> list[Path]:
    return list((workspace.root / "locales").rglob("*.part"))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that copies processes")
def test_killed_at_any_moment(small: Workspace) -> None:
    small.replace(CAMPAIGN, "locales: [de]", f"locales: [{', '.join(LOCALES.split())}]")
    chance = random.Random(20261122)
    with started(small.root) as server:
        update(server)
        known = {}
        for old, new in (TEXTS, TEXTS[::-1]):
            known[old] = catalogs(small)
            small.replace(CAMPAIGN, old, new)
            update(server)
        assert catalogs(small) == known[TEXTS[0]]
        small.replace(CAMPAIGN, *TEXTS)
        took = update(server)
        small.replace(CAMPAIGN, *TEXTS[::-1])
        update(server)
        for number in range(KILLS):
            old, new = TEXTS[number % 2], TEXTS[1 - number % 2]
            small.replace(CAMPAIGN, old, new)
            update(server, kill_after=chance.uniform(0.2, 1.1) * took)
            now = catalogs(small)
            assert now.keys() == known[new].keys()
            assert all(data in (known[old][path], known[new][path]) for path, data in now.items())
        update(server)
        assert catalogs(small) == known[TEXTS[KILLS % 2]]
        assert not parts(small), "a later update sweeps up what was left"
