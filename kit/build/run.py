"""Draws the cards of a plan, on one processor or on several; results come back in plan order either way."""

from __future__ import annotations

import itertools
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor
from functools import lru_cache, partial

from kit.build.cache import Cache
from kit.build.card import Card, draw, inspect
from kit.build.job import CardJob
from kit.build.pool import map_batches, map_batches_on
from kit.paint.canvas import LayerCache


def cards(
    jobs: Sequence[CardJob], workers: int, cache: Cache | None = None, *, pixels: bool = True
) -> Generator[Card, None, None]:
    """The cards of the jobs, in their order.

    `workers` is the number of processes; 1 draws in this one. Without pixels the cards are only settled and checked.
    Raises KitError when the system ends one of the processes. Close the generator to end before the last card.
    """
    return map_batches(partial(draw_batch, cache=cache, pixels=pixels), batches(jobs), workers)


def cards_on(
    executor: Executor, jobs: Sequence[CardJob], cache: Cache | None = None, *, pixels: bool = True
) -> Iterator[Card]:
    """The same on any executor of concurrent.futures, such as a cluster's."""
    return map_batches_on(executor, partial(draw_batch, cache=cache, pixels=pixels), batches(jobs))


def draw_batch(jobs: Sequence[CardJob], cache: Cache | None, pixels: bool) -> tuple[Card, ...]:
    """One message on one placement in every locale: the cards share what does not depend on the words."""
    if not pixels:
        return tuple(inspect(job, process_layers()) for job in jobs)
    return tuple(draw(job, process_layers(), cache) for job in jobs)


@lru_cache(maxsize=1)
def process_layers() -> LayerCache:
    """The layers that this process has painted."""
    return LayerCache()


def batches(jobs: Sequence[CardJob]) -> list[tuple[CardJob, ...]]:
    """What one process had better draw: the cards of one message on one placement."""
    groups = itertools.groupby(jobs, key=lambda job: (job.wording.message, job.placement.name))
    return [tuple(group) for _, group in groups]
