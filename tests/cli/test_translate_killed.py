"""`kit translate`, killed at any moment, loses no catalog and no draft, and drafts nothing twice."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest

from kit.l10n.pofile import parse
from tests.cli.conftest import GERMAN, Workspace
from tests.l10n.libretranslate import serving

KILLS = 50
RUNNER = """
import os, sys
from kit.cli.main import group
import kit.cli.translate, deep_translator.libre
for _ in sys.stdin:
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        options = ["-e", "libre", "--server", sys.argv[2], "-l", "de", "--per-minute", "100000"]
        group(["translate", "-C", sys.argv[1], *options])
    print(child, flush=True)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that copies processes")
def test_killed_at_any_moment(small: Workspace) -> None:
    path = small.root / GERMAN
    text = path.read_text(encoding="utf-8")
    numbered = "".join(
        f'\nmsgctxt "extra.n{number}"\nmsgid "Sign paper {number} today"\nmsgstr ""\n' for number in range(120)
    )
    path.write_text(text + numbered, encoding="utf-8")
    before = {entry.key: entry for entry in parse(path.read_bytes(), GERMAN).entries}
    chance = random.Random(20261122)
    saved: dict[tuple[str | None, str], tuple[str, ...]] = {}
    kills = 0
    with serving() as server:
        command = [sys.executable, "-c", RUNNER, str(small.root), server.url]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as runner:
            assert runner.stdin
            assert runner.stdout
            for kill in range(KILLS + 1):
                asked = len(server.asked)
                runner.stdin.write("\n")
                runner.stdin.flush()
                child = int(runner.stdout.readline())
                if kill < KILLS:
                    wanted = asked + (kill % 3 > 0)  # most are killed while they draft, some before
                    while len(server.asked) < wanted and len(saved) < 120:
                        time.sleep(0.001)
                    time.sleep(chance.random() * 0.02)
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(child, signal.SIGKILL)
                status = int(runner.stdout.readline())
                kills += status == signal.SIGKILL
                po = parse(path.read_bytes(), GERMAN)
                assert po.text.startswith(text.rstrip("\n"))
                assert {entry.key for entry in po.entries} == set(before)
                now = {entry.key: entry.strings for entry in po.entries if entry.fuzzy}
                assert all(now[key] == strings for key, strings in saved.items())
                done = {key[1] for key in saved}
                assert not done & set(server.texts[asked:])  # what was saved is not sent again
                saved = now
            runner.stdin.close()
    assert kills >= KILLS * 0.8
    assert len(saved) == 120
    assert all(re.fullmatch(r"wort wort [0-9]+ wort", strings[0]) for strings in saved.values())
    assert not list((small.root / "locales").rglob("*.part"))
