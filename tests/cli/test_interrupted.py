"""Ctrl-C, and the end of a process: quick, without a traceback, and nothing half-written stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Workspace

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks for processes in /proc")


def start(workspace: Workspace) -> subprocess.Popen[str]:
    """A build that is drawing on two workers, in a process group of its own."""
    build = subprocess.Popen(
        [sys.executable, "-m", "kit", "build", "-C", str(workspace.root), "--jobs", "2", "--no-cache"],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: len(workers(build.pid)) >= 2)
    return build


def workers(parent: int) -> list[int]:
    found = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return [int(pid) for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def wait_for(condition: object) -> None:
    assert callable(condition)
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    pytest.fail("it never came")


def gone(pid: int) -> bool:
    """Whether a process is no more, or only waits for its number to be taken back."""
    try:
        return "\nState:\tZ" in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return True


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("everyone", [True, False], ids=["terminal", "one process"])
def test_a_build_that_is_stopped(workspace: Workspace, number: int, everyone: bool) -> None:
    build = start(workspace)
    started = workers(build.pid)
    (os.killpg if everyone else os.kill)(build.pid, number)
    out, err = build.communicate(timeout=30)
    assert build.returncode in (1, 130, 143)
    assert "Traceback" not in out + err
    assert not (workspace.root / "dist").exists()
    assert not list(workspace.root.glob(".dist.kit-*"))
    wait_for(lambda: all(map(gone, started)))


def test_workers_do_not_outlive_a_build_that_is_killed(workspace: Workspace) -> None:
    build = start(workspace)
    started = workers(build.pid)
    build.kill()
    build.communicate(timeout=30)
    wait_for(lambda: all(map(gone, started)))
