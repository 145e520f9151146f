"""Server-sent events: what has changed, told to every page that is open (HTML Living Standard, 9.2)."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import deque
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager

from starlette.requests import Request
from starlette.responses import StreamingResponse

BEAT = 15.0  # seconds after which a silent stream shows that it lives
_RETRY = 1000  # milliseconds after which a browser comes back
_WAITING = 32  # events that a listener may be behind
_KEPT = 128  # events that a listener who comes back is told
_LISTENERS = 128


class Events:
    """Who listens, and what they are told. Everything happens in the event loop.

    An event has a number, by which a listener who comes back is told what happened in between. One who has been away
    too long, or since before this server began, is told that everything changed: `everything`.
    """

    def __init__(self, everything: Mapping[str, object]) -> None:
        self._everything = everything
        self._server = secrets.token_hex(4)
        self._number = 0
        self._past: deque[tuple[int, bytes]] = deque(maxlen=_KEPT)
        self._listeners: set[asyncio.Queue[bytes | None]] = set()
        self._closed = False

    def __len__(self) -> int:
        """How many listen."""
        return len(self._listeners)

    def publish(self, data: Mapping[str, object]) -> None:
        """Tells everybody what changed. Whoever is too far behind has to come back."""
        self._number += 1
        told = self._event(data)
        self._past.append((self._number, told))
        for listener in tuple(self._listeners):
            if listener.qsize() < _WAITING:
                listener.put_nowait(told)
            else:
                self._end(listener)

    def close(self) -> None:
        """Ends every stream, and those that are asked for from now on."""
        self._closed = True
        for listener in tuple(self._listeners):
            self._end(listener)

    def response(self, request: Request) -> StreamingResponse | None:
        """A stream for one listener; nothing where there are too many."""
        if len(self._listeners) >= _LISTENERS:
            return None
        stream = self.stream(request.headers.get("last-event-id", ""))
        return StreamingResponse(stream, media_type="text/event-stream")

    async def stream(self, last: str = "") -> AsyncIterator[bytes]:
        """What one listener is told who heard the event `last` last."""
        yield f"retry: {_RETRY}\n: kit\n\n".encode()
        with self._listener() as listener:
            for told in self._missed(last):
                yield told
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

    def _missed(self, last: str) -> list[bytes]:
        if not last:
            return []
        server, _, number = last.partition("-")
        first = self._past[0][0] if self._past else self._number + 1
        if server != self._server or not number.isdecimal() or int(number) + 1 < first:
            return [self._event(self._everything)]
        return [told for each, told in self._past if each > int(number)]

    def _event(self, data: Mapping[str, object]) -> bytes:
        told = json.dumps(data, ensure_ascii=False)
        return f"event: changed\nid: {self._server}-{self._number}\ndata: {told}\n\n".encode()
