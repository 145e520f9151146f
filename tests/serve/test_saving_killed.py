"""A process that is killed while it saves leaves the catalog as it was before that save, or after it."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kit.cli.catalog_files import sweep
from kit.l10n.edits import saved
from kit.l10n.pofile import parse
from kit.serve.saving import Saver
from kit.workspace import Folder

SAMPLE = Path(__file__).resolve().parents[2]
PATH = "locales/de/LC_MESSAGES/child-safety-first.po"
KILLS = 50
RUNNER = """
import os, sys
from pathlib import Path
from kit.cli.catalog_files import sweep
from kit.l10n.pofile import parse
from kit.serve.saving import Saver
from kit.workspace import Folder
_, root, path, place = sys.argv
for _ in sys.stdin:
    child = os.fork()
    if not child:
        sweep(Folder(Path(root)))
        saver, entry = Saver(Path(root)), parse(Path(root, path).read_bytes(), path).entries[int(place)]
        while True:
            string = str(int(entry.strings[0]) + 1)
            entry = saver.save(path, "de", entry.key, entry, [string], True)
            os.write(1, f"saved {string}\\n".encode())
    print("child", child, flush=True)
    print("ended", os.waitpid(child, 0)[1], flush=True)
"""


AT_A_STEP = """
import os, signal, sys, tempfile
from pathlib import Path
from kit.l10n.pofile import parse
from kit.serve.saving import Saver
_, root, path, place, module, name, moment = sys.argv
step = getattr(sys.modules[module], name)
def last(*arguments, **options):
    if moment == "after":
        step(*arguments, **options)
    os.kill(os.getpid(), signal.SIGKILL)
setattr(sys.modules[module], name, last)
entry = parse(Path(root, path).read_bytes(), path).entries[int(place)]
Saver(Path(root)).save(path, "de", entry.key, entry, ["1"], True)
"""
PLACE = 40  # of the entry that is saved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A catalog with an entry that says 0."""
    copy = tmp_path / PATH
    copy.parent.mkdir(parents=True)
    shutil.copy(SAMPLE / PATH, copy)
    entry = parse(copy.read_bytes(), PATH).entries[PLACE]
    Saver(tmp_path).save(PATH, "de", entry.key, entry, ["0"], reviewed=True)
    return copy


def numbered(before: bytes, number: int) -> bytes:
    """The catalog with that number in the place of 0, and nothing else changed."""
    entry = parse(before, PATH).entries[PLACE]
    return saved(before, PATH, "de", entry.key, entry, [str(number)], reviewed=True).data


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that copies processes")
def test_killed_at_any_moment(tmp_path: Path, file: Path) -> None:
    before, chance = file.read_bytes(), random.Random(20261122)
    last = parts = 0
    command = [sys.executable, "-c", RUNNER, str(tmp_path), PATH, str(PLACE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as runner:
        assert runner.stdin
        assert runner.stdout
        for kill in range(KILLS):
            runner.stdin.write("\n")
            runner.stdin.flush()
            lines: list[str] = []
            while {line.split()[0] for line in lines} != {"child", "saved"}:
                lines.append(runner.stdout.readline())
            child = next(int(line.split()[1]) for line in lines if line.startswith("child"))
            time.sleep(chance.random() * 0.02)
            while kill % 2 and len(os.listdir(file.parent)) == 1:  # half of them are killed while they write
                pass
            os.kill(child, signal.SIGKILL)
            while not lines[-1].startswith("ended"):
                lines.append(runner.stdout.readline())
            assert lines[-1] == f"ended {signal.SIGKILL:d}\n"
            told = max(int(line.split()[1]) for line in lines if line.startswith("saved"))
            assert told > last
            assert file.read_bytes() in (numbered(before, told), numbered(before, told + 1))
            last = told
            parts += len(os.listdir(file.parent)) - 1
        runner.stdin.close()
    assert parts > 0, "no process was killed while it wrote"
    sweep(Folder(tmp_path))
    assert os.listdir(file.parent) == [file.name]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a system with signals")
@pytest.mark.parametrize("step", ["tempfile mkstemp", "os fdopen", "os fsync", "os chmod", "os replace"])
@pytest.mark.parametrize("moment", ["before", "after"])
def test_killed_at_each_step(tmp_path: Path, file: Path, step: str, moment: str) -> None:
    before = file.read_bytes()
    command = [sys.executable, "-c", AT_A_STEP, str(tmp_path), PATH, str(PLACE), *step.split(), moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    replaced = (step, moment) == ("os replace", "after")
    assert file.read_bytes() == (numbered(before, 1) if replaced else before)
    sweep(Folder(tmp_path))
    assert os.listdir(file.parent) == [file.name]
    entry = parse(file.read_bytes(), PATH).entries[PLACE]
    assert Saver(tmp_path).save(PATH, "de", entry.key, entry, ["2"], reviewed=True).strings == ("2",)
    assert file.read_bytes() == numbered(before, 2)
