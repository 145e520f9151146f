"""What is asked for is done in one thread, the most urgent first, and nothing piles up."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.serve.queue import FullError, GoneError, Queue, Rank, SupersededError

SAVE, TRY, PAGE, PICTURE, BACKGROUND = Rank


class Desk:
    """Work that writes down what was done; what it waits for holds the queue's thread up."""

    def __init__(self) -> None:
        self.done: list[object] = []
        self.threads: set[int] = set()
        self.free = threading.Event()

    def work(self, name: object) -> Callable[[], object]:
        def do() -> object:
            self.threads.add(threading.get_ident())
            self.done.append(name)
            return name

        return do

    def hold(self) -> None:
        assert self.free.wait(30)


async def held(queue: Queue, desk: Desk) -> asyncio.Task[None]:
    """Work that has begun and does not end before the desk is free."""
    task = asyncio.create_task(queue.do(BACKGROUND, desk.hold))
    await asyncio.sleep(0.05)
    assert len(queue) == 0
    return task


Scene = Callable[[Queue, Desk], Coroutine[Any, Any, None]]


def play(scene: Scene, limit: int = 256) -> Desk:
    desk = Desk()

    async def run() -> None:
        async with Queue(limit) as queue:
            try:
                await scene(queue, desk)
            finally:
                desk.free.set()

    asyncio.run(run())
    return desk


def start(queue: Queue, rank: Rank, work: Callable[[], object], **named: Any) -> asyncio.Task[object]:
    return asyncio.create_task(queue.do(rank, work, **named))


@given(st.lists(st.sampled_from(Rank), max_size=30))
def test_the_most_urgent_goes_first_and_alike_in_their_order(ranks: list[Rank]) -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        holding = start(queue, SAVE, desk.hold)
        await asyncio.sleep(0)
        tasks = [start(queue, rank, desk.work((rank, number))) for number, rank in enumerate(ranks)]
        await asyncio.sleep(0)
        desk.free.set()
        await asyncio.gather(holding, *tasks)

    desk = play(scene)
    assert desk.done == sorted((rank, number) for number, rank in enumerate(ranks))
    assert len(desk.threads) <= 1
    assert threading.get_ident() not in desk.threads


def test_results_and_mistakes_come_back_to_who_asked() -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        def broken() -> None:
            raise LookupError("no such card")

        assert await queue.do(PAGE, lambda: 7) == 7
        with pytest.raises(LookupError, match="no such card"):
            await queue.do(PAGE, broken)
        with pytest.raises(RuntimeError):
            await queue.do(PAGE, lambda: next(iter(())))
        assert await queue.do(PAGE, lambda: 8) == 8

    play(scene)


def test_of_the_tries_of_a_client_only_the_newest_waits() -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        holding = await held(queue, desk)
        first = start(queue, TRY, desk.work("first"), newest="ada")
        other = start(queue, TRY, desk.work("other"), newest="bea")
        second = start(queue, TRY, desk.work("second"), newest="ada")
        with pytest.raises(SupersededError):
            await asyncio.wait_for(first, 5)  # at once, though the thread is held up
        assert len(queue) == 2
        desk.free.set()
        await asyncio.gather(holding, other, second)

    assert play(scene).done == ["other", "second"]


def test_a_try_that_has_begun_is_finished() -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        begun = start(queue, TRY, desk.hold, newest="ada")
        await asyncio.sleep(0.05)
        newer = start(queue, TRY, desk.work("newer"), newest="ada")
        await asyncio.sleep(0.05)
        desk.free.set()
        await asyncio.gather(begun, newer)

    assert play(scene).done == ["newer"]


def test_nothing_grows_when_somebody_types_fast() -> None:
    longest = 0

    async def scene(queue: Queue, desk: Desk) -> None:
        nonlocal longest
        tasks = []
        for number in range(1000):
            tasks.append(start(queue, TRY, desk.work(number), newest="ada"))
            await asyncio.sleep(0)
            longest = max(longest, len(queue))
        results = await asyncio.gather(*tasks, return_exceptions=True)
        assert results[-1] == 999
        assert all(isinstance(each, (int, SupersededError)) for each in results)

    desk = play(scene)
    assert longest == 1
    assert desk.done == sorted(desk.done)  # type: ignore[type-var]
    assert desk.done[-1] == 999


def test_what_nobody_waits_for_any_more_is_not_done() -> None:
    left = asyncio.Event()

    async def is_gone() -> bool:
        return left.is_set()

    async def scene(queue: Queue, desk: Desk) -> None:
        holding = await held(queue, desk)
        unwanted = start(queue, PICTURE, desk.work("unwanted"), gone=is_gone)
        wanted = start(queue, PICTURE, desk.work("wanted"))
        await asyncio.sleep(0)
        left.set()
        desk.free.set()
        with pytest.raises(GoneError):
            await unwanted
        await asyncio.gather(holding, wanted)

    assert play(scene).done == ["wanted"]


def test_the_same_picture_is_drawn_once_for_all_who_ask() -> None:
    async def gone() -> bool:
        return True

    async def scene(queue: Queue, desk: Desk) -> None:
        holding = await held(queue, desk)
        tasks = [
            start(queue, PICTURE, desk.work("a"), same="a", gone=gone),
            start(queue, PICTURE, desk.work("a"), same="a"),  # who still waits
            start(queue, PICTURE, desk.work("b"), same="b"),
        ]
        await asyncio.sleep(0)
        desk.free.set()
        assert await asyncio.gather(*tasks) == ["a", "a", "b"]
        assert await queue.do(PICTURE, desk.work("a"), same="a") == "a"  # later it is asked for anew
        await holding

    assert play(scene).done == ["a", "b", "a"]


def test_who_stops_waiting_takes_nothing_from_the_others() -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        holding = await held(queue, desk)
        impatient = start(queue, PICTURE, desk.work("a"), same="a")
        patient = start(queue, PICTURE, desk.work("a"), same="a")
        save = start(queue, SAVE, desk.work("save"))
        await asyncio.sleep(0)
        impatient.cancel()
        save.cancel()
        desk.free.set()
        assert await patient == "a"
        await holding

    assert play(scene).done == ["save", "a"]


def test_a_rank_that_is_full_leaves_room_for_the_others() -> None:
    async def scene(queue: Queue, desk: Desk) -> None:
        holding = await held(queue, desk)
        tasks: list[Awaitable[object]] = [start(queue, PICTURE, desk.work(number)) for number in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(FullError):
            await queue.do(PICTURE, desk.work("too many"))
        tasks.append(start(queue, SAVE, desk.work("save")))
        await asyncio.sleep(0)
        desk.free.set()
        await asyncio.gather(holding, *tasks)

    assert play(scene, limit=3).done == ["save", 0, 1, 2]


def test_at_the_end_what_has_begun_is_finished_and_what_waits_is_let_go() -> None:
    desk = Desk()

    async def run() -> None:
        async with Queue() as queue:
            begun = start(queue, SAVE, lambda: (desk.hold(), desk.done.append("begun")))
            await asyncio.sleep(0.05)
            waits = start(queue, SAVE, desk.work("waits"))
            await asyncio.sleep(0)
            asyncio.get_running_loop().call_later(0.2, desk.free.set)
        await begun
        with pytest.raises(FullError):
            await waits
        with pytest.raises(FullError):
            await queue.do(SAVE, desk.work("late"))

    began = time.monotonic()
    asyncio.run(run())
    assert desk.done == ["begun"]
    assert time.monotonic() - began < 10
