"""Everybody who listens is told of every change, in order; who falls behind is let go."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from typing import Any

import pytest

import kit.serve.events
from kit.serve.events import Events


def change(number: int) -> dict[str, object]:
    return {"campaigns": [f"c{number}"], "locales": None}


def parsed(stream: bytes) -> list[dict[str, object]]:
    """The data of each event of a stream, as a browser understands it."""
    found = []
    for block in stream.decode().split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "data" in fields:
            assert fields["event"] == "changed"
            found.append(json.loads(fields["data"]))
    return found


class Listener:
    """Reads a stream as it comes."""

    def __init__(self, events: Events, age: float = 0.0) -> None:
        self.heard = b""
        self.task = asyncio.create_task(self._read(events.stream(age)))

    async def _read(self, stream: AsyncIterator[bytes]) -> None:
        async for part in stream:
            self.heard += part

    @property
    def data(self) -> list[dict[str, object]]:
        return parsed(self.heard)


def play(scene: Callable[[Events], Coroutine[Any, Any, None]]) -> None:
    async def run() -> None:
        await asyncio.wait_for(scene(Events()), 30)

    asyncio.run(run())


async def a_moment() -> None:
    await asyncio.sleep(0.02)


def test_a_page_that_is_older_than_a_change_is_told() -> None:
    async def scene(events: Events) -> None:
        events.publish(change(1))
        await asyncio.sleep(0.05)
        old, young = Listener(events, age=60.0), Listener(events, age=0.01)
        await a_moment()
        assert old.data == [{"campaigns": None, "locales": None}]
        assert young.data == []
        events.publish(change(2))
        await a_moment()
        assert old.data[1:] == young.data == [change(2)]

    play(scene)


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
            assert listener.heard == b": kit\n\n"
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


def test_who_falls_behind_is_let_go_and_the_others_are_not() -> None:
    async def scene(events: Events) -> None:
        other = Listener(events)
        await a_moment()
        async with aclosing(events.stream()) as slow:
            await anext(slow)
            for number in range(100):
                events.publish(change(number))
                await asyncio.sleep(0.005)
            assert len(events) == 1
            with pytest.raises(StopAsyncIteration):
                await anext(slow)
        await a_moment()
        assert other.data == [change(number) for number in range(100)]
        other.task.cancel()

    play(scene)


def test_there_is_an_end_to_how_many_listen() -> None:
    async def scene(events: Events) -> None:
        listeners = []
        while not events.full:
            listeners.append(Listener(events))
            await asyncio.sleep(0)
        assert len(listeners) < 1000
        listeners.pop().task.cancel()
        await a_moment()
        assert not events.full
        events.close()
        for listener in listeners:
            await listener.task

    play(scene)


def test_nobody_can_listen_to_a_server_that_ends() -> None:
    async def scene(events: Events) -> None:
        events.close()
        listener = Listener(events)
        await asyncio.wait_for(listener.task, 5)

    play(scene)
