"""Work in batches, shared among processes; results come back in the order of the work."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

from kit.errors import fail

T = TypeVar("T")
R = TypeVar("R")
Batch = Callable[[Sequence[T]], Sequence[R]]
MOST_WORKERS = 61  # that a pool takes on Windows
_ENDING = (signal.SIGINT, signal.SIGTERM)


def map_batches(function: Batch[T, R], batches: Sequence[Sequence[T]], workers: int) -> Generator[R, None, None]:
    """The results of every batch, one after the other.

    `workers` is the number of processes; 1 does it all in this one. With more, function, work and results are pickled.
    Raises KitError when the system ends one of the processes. Close the generator to end before the last result.
    """
    workers = min(workers, len(batches), MOST_WORKERS)
    if workers <= 1:
        for batch in batches:
            yield from function(batch)
        return
    # Spawned, not forked: the same on every system, and safe beside the threads of a progress bar.
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent) as executor:
            try:
                yield from map_batches_on(executor, function, batches)
            finally:
                executor.shutdown(cancel_futures=True)  # after Ctrl-C nothing more is begun
    except BrokenProcessPool as error:
        what = "the system ended a process that was drawing cards, perhaps because memory ran out"
        raise fail("kit", None, what, "try --jobs 1") from error


def map_batches_on(executor: Executor, function: Batch[T, R], batches: Sequence[Sequence[T]]) -> Iterator[R]:
    """The same on any executor of concurrent.futures, such as a cluster's."""
    with _interrupts_for_parent():  # where workers are started
        results = executor.map(function, batches)
    for done in results:
        yield from done


@contextmanager
def _interrupts_for_parent() -> Iterator[None]:
    """Processes that are started meanwhile are deaf to Ctrl-C, which reaches all of a terminal: their parent ends them.

    Signals that are blocked stay blocked in a new program (POSIX, exec), so they hear nothing from their first moment
    on. The parent hears what came meanwhile as soon as all are started: half told what to do, they would complain.
    """
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    usual = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, usual)


def _end_with_parent() -> None:
    """Ends this worker when its parent is no more, killed for instance; otherwise it would wait for work for ever."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGTERM})  # by which a pool ends its workers
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
