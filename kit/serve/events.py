"""Server-sent events: what has changed, told to every page that is open (HTML Living Standard, 9.2)."""

from __future__ import annotations

import asyncio
import json
import math
from collections.abc import AsyncGenerator, Iterator, Mapping
from contextlib import contextmanager

BEAT = 15.0  # seconds after which a silent stream shows that it lives
EVERYTHING = {"campaigns": None, "locales": None}  # what is told of a change when nobody knows what changed
_BEHIND = 32  # events that a listener may be behind
_LISTENERS = 128


class Events:
    """Who listens, and what they are told. Everything happens in the event loop.

    A listener who is too far behind is let go. A page that comes back has to look at everything anew. One that begins
    to listen says how old it is, and is told at once where something has changed since then.
    """

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes | None]] = set()
        self._closed = False
        self._last = -math.inf  # when something was told, by the clock of the event loop

    def __len__(self) -> int:
        """How many listen."""
        return len(self._listeners)

    @property
    def full(self) -> bool:
        """Whether nobody else can listen."""
        return len(self._listeners) >= _LISTENERS

    def publish(self, data: Mapping[str, object]) -> None:
        """Tells everybody what changed."""
        self._last = asyncio.get_running_loop().time()
        told = _told(data)
        for listener in tuple(self._listeners):
            if listener.qsize() < _BEHIND:
                listener.put_nowait(told)
            else:
                self._end(listener)

    def close(self) -> None:
        """Ends every stream, and those that are asked for from now on."""
        self._closed = True
        for listener in tuple(self._listeners):
            self._end(listener)

    async def stream(self, age: float = 0.0) -> AsyncGenerator[bytes, None]:
        """What one listener is told from now on. age: of what it shows, in seconds."""
        with self._listener() as listener:
            is_old = asyncio.get_running_loop().time() - self._last < age
            yield _told(EVERYTHING) if is_old else b": kit\n\n"
            while True:
                try:
                    event = await asyncio.wait_for(listener.get(), BEAT)
                except TimeoutError:
                    yield b": kit\n\n"
                    continue
                if event is None:
                    return
                yield event

    @contextmanager
    def _listener(self) -> Iterator[asyncio.Queue[bytes | None]]:
        listener: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listeners.add(listener)
        if self._closed:
            self._end(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def _end(self, listener: asyncio.Queue[bytes | None]) -> None:
        """Lets go of a listener, and of what waits for it."""
        self._listeners.discard(listener)
        while not listener.empty():
            listener.get_nowait()
        listener.put_nowait(None)


def _told(data: Mapping[str, object]) -> bytes:
    return f"event: changed\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()
