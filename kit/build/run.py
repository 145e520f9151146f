"""Draws the cards of a plan, on one processor or on several; results come back in plan order either way."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache

from kit.build.cache import Cache
from kit.build.card import Card, draw, inspect
from kit.build.job import CardJob
from kit.errors import fail
from kit.paint.canvas import LayerCache

MOST_WORKERS = 61  # that a pool takes on Windows


def cards(
    jobs: Sequence[CardJob], workers: int, cache: Cache | None = None, *, pixels: bool = True
) -> Generator[Card, None, None]:
    """The cards of the jobs, in their order.

    `workers` is the number of processes; 1 draws in this one. Without pixels the cards are only settled and checked.
    Raises KitError when the system ends one of the processes. Close the generator to end before the last card.
    """
    batches = _batches(jobs)
    workers = min(workers, len(batches), MOST_WORKERS)
    if workers <= 1:
        for batch in batches:
            yield from draw_batch(batch, cache, pixels)
        return
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as executor:
            try:
                yield from cards_on(executor, jobs, cache, pixels=pixels)
            finally:
                executor.shutdown(cancel_futures=True)  # after Ctrl-C nothing more is begun
    except BrokenProcessPool as error:
        what = "the system ended a process that was drawing cards, perhaps because memory ran out"
        raise fail("kit", None, what, "try --jobs 1") from error


def cards_on(
    executor: Executor, jobs: Sequence[CardJob], cache: Cache | None = None, *, pixels: bool = True
) -> Iterator[Card]:
    """The same on any executor of concurrent.futures, such as a cluster's."""
    with _interrupts_for_parent():  # where workers are started
        results = executor.map(draw_batch, _batches(jobs), itertools.repeat(cache), itertools.repeat(pixels))
    for drawn in results:
        yield from drawn


def draw_batch(jobs: Sequence[CardJob], cache: Cache | None, pixels: bool) -> tuple[Card, ...]:
    """One message on one placement in every locale: the cards share what does not depend on the words."""
    if not pixels:
        return tuple(inspect(job, _layers()) for job in jobs)
    return tuple(draw(job, _layers(), cache) for job in jobs)


@lru_cache(maxsize=1)
def _layers() -> LayerCache:
    return LayerCache()


def _batches(jobs: Sequence[CardJob]) -> list[tuple[CardJob, ...]]:
    groups = itertools.groupby(jobs, key=lambda job: (job.wording.message, job.placement.name))
    return [tuple(group) for _, group in groups]


@contextmanager
def _interrupts_for_parent() -> Iterator[None]:
    """Processes that are started meanwhile are deaf to Ctrl-C, which reaches all of a terminal: their parent ends them.

    An ignored signal stays ignored in a new program (POSIX, exec), so they hear nothing from their first moment on.
    """
    if threading.current_thread() is not threading.main_thread():  # only there can it be set
        yield
        return
    usual = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)


def _end_with_parent() -> None:
    """Ends this worker when its parent is no more, killed for instance; otherwise it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
