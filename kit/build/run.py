"""Draws the cards of a plan, on one processor or on several; results come back in plan order either way."""

from __future__ import annotations

import itertools
import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import lru_cache

from kit.build.cache import Cache
from kit.build.job import Card, CardJob, draw, inspect
from kit.paint.canvas import LayerCache


def cards(jobs: Sequence[CardJob], workers: int, cache: Cache | None = None, *, pixels: bool = True) -> Iterator[Card]:
    """The cards of the jobs, in their order.

    `workers` is the number of processes; 1 draws in this one. Without pixels the cards are only settled and checked.
    """
    if workers <= 1 or len(jobs) < 2:
        for batch in _batches(jobs):
            yield from draw_batch(batch, cache, pixels)
        return
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as executor:
        yield from cards_on(executor, jobs, cache, pixels=pixels)


def cards_on(
    executor: Executor, jobs: Sequence[CardJob], cache: Cache | None = None, *, pixels: bool = True
) -> Iterator[Card]:
    """The same on any executor of concurrent.futures, such as a cluster's."""
    batches = _batches(jobs)
    for drawn in executor.map(draw_batch, batches, itertools.repeat(cache), itertools.repeat(pixels)):
        yield from drawn


def draw_batch(jobs: Sequence[CardJob], cache: Cache | None, pixels: bool) -> tuple[Card, ...]:
    """One message on one placement in every locale: the cards share what does not depend on the words."""
    if not pixels:
        return tuple(inspect(job) for job in jobs)
    return tuple(draw(job, _layers(), cache) for job in jobs)


@lru_cache(maxsize=1)
def _layers() -> LayerCache:
    return LayerCache()


def _batches(jobs: Sequence[CardJob]) -> list[tuple[CardJob, ...]]:
    groups = itertools.groupby(jobs, key=lambda job: (job.wording.message, job.placement.name))
    return [tuple(group) for _, group in groups]
