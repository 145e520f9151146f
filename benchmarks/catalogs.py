"""Measures what people who see to translations wait for: `python benchmarks/catalogs.py`.

The workspace is a copy of the repository, its cache a folder of its own. Each figure is of a whole command, its start
included: `kit status` of the sample campaign when nothing is known yet, when nothing has changed, when one catalog has
changed, and when the campaign has, of which every card depends; `kit update` of all catalogs when nothing is known yet,
when nothing has changed, and when one text of the campaign has, in every language.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
CAMPAIGN = "child-safety-first"
TEXT = "Sign the petition"
RUNS = 5


def seconds(workspace: Path, cache: Path, *arguments: str) -> float:
    """How long a command takes in the workspace."""
    names = [CAMPAIGN] if arguments[0] == "status" else []
    command = [sys.executable, "-m", "kit", arguments[0], "-C", str(workspace), *names, *arguments[1:]]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def copy(workspace: Path) -> None:
    """The repository's files that make it a workspace."""
    for top in ("assets", "locales", "templates"):
        shutil.copytree(ROOT / top, workspace / top)


def add_comment(file: Path, comment: str) -> None:
    """Changes a file, and nothing of what it says."""
    with file.open("a", encoding="utf-8") as end:
        end.write(f"\n# {comment}\n")


def main() -> None:
    """Runs the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="how often each is measured [%(default)s]")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        workspace, cache = Path(folder) / "workspace", Path(folder) / "cache"
        copy(workspace)
        campaign = workspace / f"assets/campaigns/{CAMPAIGN}/campaign.yaml"
        catalog = workspace / f"locales/de/LC_MESSAGES/{CAMPAIGN}.po"
        print(f"seconds of kit status {CAMPAIGN}, quickest and slowest")
        _line("nothing known, once", [seconds(workspace, cache, "status")])
        _line(f"nothing changed, {runs} runs", [seconds(workspace, cache, "status") for _ in range(runs)])
        changed = []
        for run in range(runs):
            add_comment(catalog, f"run {run}")
            changed.append(seconds(workspace, cache, "status"))
        _line(f"one catalog changed, {runs} runs", changed)
        add_comment(campaign, "changed")
        _line("the campaign changed, once", [seconds(workspace, cache, "status")])
        print(f"seconds of kit update, {len(list(workspace.glob('locales/*/*/*.po')))} catalogs, quickest and slowest")
        _line("nothing known, once", [seconds(workspace, cache, "update")])
        _line(f"nothing changed, {runs} runs", [seconds(workspace, cache, "update") for _ in range(runs)])
        _line("one text changed, once", [_changed(workspace, cache, campaign)])


def _changed(workspace: Path, cache: Path, campaign: Path) -> float:
    campaign.write_text(campaign.read_text(encoding="utf-8").replace(TEXT, f"{TEXT} today"), encoding="utf-8")
    return seconds(workspace, cache, "update")


def _line(what: str, times: list[float]) -> None:
    print(f"{what:32}{min(times):8.2f}{max(times):8.2f}")


if __name__ == "__main__":
    main()
