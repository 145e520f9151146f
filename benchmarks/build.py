"""Measures the build of the sample workspace: `make bench`, or `python benchmarks/build.py`.

Prints the time of a whole build without cache, of a card of each layout in a cold process, and of one card when
everything is warm, where that time goes, and the largest process. Machines differ and are shared: compare ratios
within one run, not milliseconds between runs.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path

from kit.build.card import draw
from kit.build.compose import card_html, settle
from kit.build.fonts import brand_library
from kit.build.plan import Selection, plan
from kit.cli.options import known_layouts
from kit.paint.canvas import LayerCache, paint
from kit.paint.encode import encode
from kit.workspace import Folder

ROOT = Path(__file__).resolve().parent.parent
CAMPAIGNS = ("child-safety-first", "read-a-summer")
ROUNDS = 5


def whole_build(workers: int) -> tuple[float, float]:
    """Seconds of wall time, and the largest process in MB, of a build of everything without cache."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kit", "build", "-C", str(ROOT), "--no-cache", "--jobs", str(workers)]
        began = time.perf_counter()
        subprocess.run([*command, "--to", f"{folder}/dist"], check=True)
        seconds = time.perf_counter() - began
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def cold_layouts() -> tuple[int, float]:
    """How many layouts the campaigns have, and the seconds to draw a card of each, one after the other, cold."""
    workspace = Folder(ROOT)
    layouts = known_layouts(workspace)
    chosen = Selection(locales=("en",), placements=("instagram.square",))
    planned = {job.layout: job for name in CAMPAIGNS for job in plan(workspace, name, chosen, layouts).jobs}
    layers = LayerCache()
    began = time.perf_counter()
    for each in planned.values():
        draw(each, layers)
    return len(planned), time.perf_counter() - began


def times_ms(function: Callable[[], object], runs: int) -> list[float]:
    """What each of several runs took, in milliseconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        function()
        times.append((time.perf_counter() - began) * 1000)
    return times


def cards(locales: tuple[str, ...], runs: int) -> None:
    """Prints what a warm card costs, stage by stage, at 1080 x 1080 and over all placements."""
    workspace = Folder(ROOT)
    planned = plan(workspace, "child-safety-first", Selection(locales=locales), known_layouts(workspace))
    layers = LayerCache()
    print("\none card, warm, 1080 x 1080, medians in ms:")
    for each in planned.jobs:
        draw(each, layers)
    print(f"{'layout':12}{'locale':9}{'HTML':>7}{'settle':>8}{'paint':>8}{'encode':>8}{'whole':>8}")
    for each in planned.jobs:
        if each.placement.name != "bluesky.square":
            continue
        library = brand_library(workspace, each.brand)
        display = settle(each)
        image = paint(display, library, workspace.read, layers)
        stages = (
            lambda each=each: card_html(each),
            lambda each=each: settle(each),
            lambda display=display, library=library: paint(display, library, workspace.read, layers),
            lambda image=image, each=each: encode(image, each.placement.types, each.placement.max_bytes),
            lambda each=each: draw(each, layers),
        )
        cells = "".join(f"{statistics.median(times_ms(stage, runs)):8.2f}" for stage in stages)
        print(f"{each.layout:12}{each.wording.locale:8}{cells}")
    print(f"\nall cards of {', '.join(locales)}, warm, in ms, by placement:")
    print(f"{'placement':22}{'cards':>6}{'median':>8}{'slowest card: quickest run':>28}{'median':>8}")
    every: dict[str, dict[str, list[float]]] = {}
    for _ in range(ROUNDS):  # apart from each other, since a busy neighbour slows everything for seconds
        for each in planned.jobs:
            draw(each, layers)
            times = times_ms(lambda each=each: draw(each, layers), 3)
            every.setdefault(each.placement.name, {}).setdefault(each.label, []).extend(times)
    for name, drawn in every.items():
        slowest = max(drawn.values(), key=min)
        middle = statistics.median(time for times in drawn.values() for time in times)
        print(f"{name:22}{len(drawn):6}{middle:8.1f}{min(slowest):28.1f}{statistics.median(slowest):8.1f}")


def pictures_and_charts(locales: tuple[str, ...], runs: int) -> None:
    """Prints what cards with charts and photographs cost as PNG at 1080 x 1920, the languages one after the other."""
    workspace = Folder(ROOT)
    chosen = Selection(locales=locales, placements=("instagram.story",))
    planned = plan(workspace, "read-a-summer", chosen, known_layouts(workspace))
    story = planned.table.placements["whatsapp.status"]
    print("\ncards of 1080 x 1920 as PNG, their languages in turn, quickest and median in ms:")
    for message, group in groupby(planned.jobs, key=lambda job: job.wording.message):
        jobs = [replace(job, placement=story, companions=()) for job in group]
        layers = LayerCache()
        taken: dict[str, list[float]] = {job.wording.locale: [] for job in jobs}
        for each in jobs:
            draw(each, layers)
        for _ in range(runs):
            for each in jobs:
                taken[each.wording.locale] += times_ms(partial(draw, each, layers), 1)
        cells = "".join(f"{name:>8} {min(times):5.1f} {statistics.median(times):5.1f}" for name, times in taken.items())
        print(f"{jobs[0].layout:10}{jobs[0].chart or '':9}{message:14}{cells}")


def main() -> None:
    """Runs the measurements."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--locales", default="en,de,ar,th,ja")
    arguments = parser.parse_args()
    seconds, megabytes = whole_build(arguments.workers)
    print(f"whole build, no cache, {arguments.workers} processes: {seconds:.1f} s; largest process {megabytes:.0f} MB")
    layouts, seconds = cold_layouts()  # before this process has drawn anything
    print(f"a card of each of {layouts} layouts, cold, in one process: {seconds:.2f} s")
    locales = tuple(arguments.locales.split(","))
    cards(locales, arguments.runs)
    pictures_and_charts(locales, arguments.runs)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"this process, which drew the cards above: {own:.0f} MB")


if __name__ == "__main__":
    main()
