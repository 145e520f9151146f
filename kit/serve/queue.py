"""One thread in which everything is drawn and saved, and the order in which it gets its work.

The queue belongs to the event loop and the work to the thread, so neither needs a lock. Work is a function without
arguments. What has begun is finished; what waits is bounded, and can be left out where nobody wants it any more.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import count
from typing import Any, TypeVar, cast

T = TypeVar("T")
Gone = Callable[[], Awaitable[bool]]


class Rank(IntEnum):
    """What goes before what; in a rank, what came first."""

    SAVE = 0  # and changes of files, which everything that comes later must know
    TRY = 1
    PAGE = 2
    PICTURE = 3
    BACKGROUND = 4


class SupersededError(Exception):
    """Work that somebody asked for and then replaced by newer work."""


class FullError(Exception):
    """More work of a rank waits than the queue takes; or it is closed."""


class GoneError(Exception):
    """Nobody waits for the result any more."""


@dataclass(order=True)
class _Job:
    rank: Rank
    number: int
    work: Callable[[], object] = field(compare=False)
    newest: Hashable = field(compare=False)
    same: Hashable = field(compare=False)
    done: asyncio.Future[Any] = field(compare=False)
    gone: list[Gone | None] = field(compare=False)  # one for each who waits; None: one who always wants it

    async def is_wanted(self) -> bool:
        """Whether anybody still waits."""
        for gone in self.gone:
            if gone is None or not await gone():
                return True
        return False


class Queue:
    """Work for one thread. `limit`: how many jobs of a rank may wait.

    Used in an event loop as `async with`; at the end, what has begun is finished, and nothing else is done.
    """

    def __init__(self, limit: int = 256) -> None:
        self._limit = limit
        self._numbers = count()
        self._waiting: list[_Job] = []  # in the order of their turns
        self._newest: dict[Hashable, _Job] = {}  # those that wait, by what they are the newest of
        self._shared: dict[Hashable, _Job] = {}  # those that wait or have begun
        self._news = asyncio.Event()
        self._begun: _Job | None = None
        self._closed = False
        self._thread = ThreadPoolExecutor(1, "kit-desk")

    def __len__(self) -> int:
        """How many jobs wait."""
        return len(self._waiting)

    async def __aenter__(self) -> Queue:
        self._turns = asyncio.create_task(self._take_turns())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.close()
        await self._turns
        self._thread.shutdown()

    def close(self) -> None:
        """Lets go of everybody who waits, but for what is being saved, and takes no more work."""
        self._closed = True
        while self._waiting:
            self._leave(self._waiting[-1], FullError())
        if self._begun and self._begun.rank != Rank.SAVE and not self._begun.done.done():
            self._begun.done.set_exception(FullError())
        self._news.set()

    async def do(
        self,
        rank: Rank,
        work: Callable[[], T],
        *,
        newest: Hashable = None,
        same: Hashable = None,
        gone: Gone | None = None,
    ) -> T:
        """What the work comes to, when its turn has come; what it raises is raised here.

        newest: of the work with this name only the newest waits. same: work with this name, waiting or begun, is done
        once for all who ask. gone: tells whether the one who asks is no longer there. Raises `SupersededError`,
        `FullError` and `GoneError`.
        """
        job = self._shared.get(same)
        if job:
            job.gone.append(gone)
        else:
            job = self._put(rank, work, newest, same, gone)
        # Whoever stops waiting takes nothing from the others, and what is to be saved is saved.
        return cast(T, await asyncio.shield(job.done))

    def _put(self, rank: Rank, work: Callable[[], object], newest: Hashable, same: Hashable, gone: Gone | None) -> _Job:
        older = self._newest.get(newest)
        if older:
            self._leave(older, SupersededError())
        if self._closed or sum(each.rank == rank for each in self._waiting) >= self._limit:
            raise FullError
        done = asyncio.get_running_loop().create_future()
        done.add_done_callback(_looked_at)
        job = _Job(rank, next(self._numbers), work, newest, same, done, [gone])
        insort(self._waiting, job)
        if newest is not None:
            self._newest[newest] = job
        if same is not None:
            self._shared[same] = job
        self._news.set()
        return job

    def _leave(self, job: _Job, why: Exception | None = None) -> None:
        """The job no longer waits: its turn has come, or it is refused."""
        self._waiting.remove(job)
        self._newest.pop(job.newest, None)
        if why:
            self._shared.pop(job.same, None)
            job.done.set_exception(why)

    async def _take_turns(self) -> None:
        while not self._closed:
            if not self._waiting:
                self._news.clear()
                await self._news.wait()
                continue
            self._begun = job = self._waiting[0]
            self._leave(job)
            result, error = await self._do(job)
            self._shared.pop(job.same, None)
            self._begun = None
            if job.done.done():  # the queue was closed
                continue
            if error:
                job.done.set_exception(error)
            else:
                job.done.set_result(result)

    async def _do(self, job: _Job) -> tuple[object, Exception | None]:
        try:
            if not await job.is_wanted():
                return None, GoneError()
            return await asyncio.get_running_loop().run_in_executor(self._thread, _result, job.work), None
        except Exception as error:
            return None, error


def _result(work: Callable[[], T]) -> T:
    """What the work comes to. A future takes any exception but `StopIteration`."""
    try:
        return work()
    except StopIteration as error:
        raise RuntimeError("work must not raise StopIteration") from error


def _looked_at(done: asyncio.Future[Any]) -> None:
    """A result that nobody waits for any more is no mistake of the program's."""
    if not done.cancelled():
        done.exception()
