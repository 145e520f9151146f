"""Everybody who listens is told of every change, in order; who falls behind comes back and is told the rest."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from typing import Any

import pytest

import kit.serve.events
from kit.serve.events import Events

ALL = {"campaigns": None, "locales": None}


def change(number: int) -> dict[str, object]:
    return {"campaigns": [f"c{number}"], "locales": None}


def parsed(stream: bytes) -> list[tuple[str, dict[str, object]]]:
    """Each event of a stream, as a browser understands it: its id and its data."""
    found = []
    for block in stream.decode().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            assert fields["event"] == "changed"
            found.append((fields["id"], json.loads(fields["data"])))
    return found


class Listener:
    """Reads a stream as it comes."""

    def __init__(self, events: Events, last: str = "") -> None:
        self.heard = b""
        self.task = asyncio.create_task(self._read(events.stream(last)))

    async def _read(self, stream: AsyncIterator[bytes]) -> None:
        async for part in stream:
            self.heard += part

    @property
    def data(self) -> list[dict[str, object]]:
        return [data for _, data in parsed(self.heard)]

    @property
    def last(self) -> str:
        return parsed(self.heard)[-1][0]


def play(scene: Callable[[Events], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        await asyncio.wait_for(scene(Events(ALL)), 30)

    asyncio.run(run())


async def a_moment() -> None:
    await asyncio.sleep(0.02)


def test_every_stream_ends_when_the_server_ends() -> None:
    async def scene(events: Events) -> None:
        listeners = [Listener(events), Listener(events)]
        await a_moment()
        assert len(events) == 2
        for number in range(5):
            events.publish(change(number))
        events.close()
        for listener in listeners:
            await listener.task
            assert listener.heard.startswith(b"retry: ")
        assert len(events) == 0

    play(scene)


def test_what_is_told_is_what_happened() -> None:
    async def scene(events: Events) -> None:
        listener = Listener(events)
        await a_moment()
        for number in range(5):
            events.publish(change(number))
            await a_moment()
        assert listener.data == [change(number) for number in range(5)]
        listener.task.cancel()

    play(scene)


def test_a_silent_stream_shows_that_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kit.serve.events.BEAT == 15
    monkeypatch.setattr(kit.serve.events, "BEAT", 0.01)

    async def scene(events: Events) -> None:
        listener = Listener(events)
        await asyncio.sleep(0.2)
        assert listener.heard.count(b": kit\n\n") > 3
        assert listener.data == []
        events.publish(change(1))
        await a_moment()
        assert listener.data == [change(1)]
        listener.task.cancel()

    play(scene)


def test_who_comes_back_is_told_what_happened_in_between() -> None:
    async def scene(events: Events) -> None:
        first = Listener(events)
        await a_moment()
        events.publish(change(1))
        await a_moment()
        first.task.cancel()
        events.publish(change(2))
        events.publish(change(3))
        again = Listener(events, first.last)
        current = Listener(events, f"{first.last.partition('-')[0]}-3")
        await a_moment()
        assert again.data == [change(2), change(3)]
        assert current.data == []
        events.publish(change(4))
        await a_moment()
        assert again.data == [change(2), change(3), change(4)]
        assert current.data == [change(4)]
        for listener in (again, current):
            listener.task.cancel()

    play(scene)


@pytest.mark.parametrize("last", ["another server-4", "nonsense", "-", "x-y"])
def test_who_was_away_too_long_is_told_that_everything_changed(last: str) -> None:
    async def scene(events: Events) -> None:
        mine = Listener(events)
        await a_moment()
        events.publish(change(0))
        await a_moment()
        old = mine.last
        mine.task.cancel()
        for number in range(1000):
            events.publish(change(number))
        for each in (Listener(events, last), Listener(events, old)):
            await a_moment()
            assert each.data == [ALL]
            assert each.last.endswith("-1001")
            each.task.cancel()

    play(scene)


def test_who_falls_behind_is_let_go_and_misses_nothing() -> None:
    async def scene(events: Events) -> None:
        async with aclosing(events.stream()) as slow:
            await anext(slow)
            waiting = asyncio.create_task(anext(slow))  # type: ignore[arg-type]
            await a_moment()
            events.publish(change(0))
            heard = await waiting
            for number in range(1, 100):
                events.publish(change(number))
            assert len(events) == 0
            with pytest.raises(StopAsyncIteration):
                await anext(slow)
        again = Listener(events, parsed(heard)[0][0])
        await a_moment()
        assert again.data == [change(number) for number in range(1, 100)]
        again.task.cancel()

    play(scene)


def test_nobody_can_listen_to_a_server_that_ends() -> None:
    async def scene(events: Events) -> None:
        events.close()
        listener = Listener(events)
        await asyncio.wait_for(listener.task, 5)

    play(scene)
