"""The addresses of `kit serve`, and what the desk is asked for at each."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from functools import partial
from hashlib import sha256
from importlib import resources
from typing import Protocol

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from kit.proof.page import STYLE
from kit.serve.answers import ANSWERS, tagged, understood
from kit.serve.events import EVERYTHING, Events
from kit.serve.guard import Guard, Hosts
from kit.serve.queue import FullError, Queue, Rank
from kit.serve.requests import OfString, SaveRequest, TryRequest, UndoRequest

Changes = AsyncGenerator[frozenset[str], None]

_KEPT = "private, max-age=31536000, immutable"
_ASKED_AGAIN = "no-cache"  # kept, but only shown when the server says that it is still the same
_STATIC = re.compile(r"[a-z_]+\.(js|css)")
_PROOFS = "proof.css"  # the style that pages share with those of `kit proof`; a workspace may have its own
_TYPES = {"js": "text/javascript", "css": "text/css"}


class Drawn(Protocol):
    """A picture, as PNG. key: names everything that it depends on."""

    @property
    def key(self) -> str: ...
    @property
    def data(self) -> bytes: ...


class Change(Protocol):
    """What has to be looked at anew; None stands for all."""

    @property
    def campaigns(self) -> tuple[str, ...] | None: ...
    @property
    def locales(self) -> tuple[str, ...] | None: ...


class Desk(Protocol):
    """What pages and pictures come from. Only the queue's thread calls it.

    All raise `NotThereError` and `KitError`; saving raises `ConflictError`, too.
    """

    def home(self, ui: str, /) -> str: ...
    def campaign(self, campaign: str, ui: str, /) -> str: ...
    def sheet(self, campaign: str, locale: str, ui: str, /) -> str: ...
    def section(self, campaign: str, locale: str, message: str, ui: str, /, *, with_room: bool) -> str: ...
    def side_by_side(self, campaign: str, message: str, placement: str, ui: str, /) -> str: ...
    def all_cards(self, campaign: str, locale: str, placement: str, ui: str, /) -> str: ...
    def picture(self, campaign: str, locale: str, message: str, placement: str, /) -> Drawn: ...
    def tried(self, request: TryRequest, /) -> dict[str, object]: ...
    def save(self, request: SaveRequest, /) -> dict[str, object]: ...
    def undo(self, request: UndoRequest, /) -> dict[str, object]: ...
    def changed(self, paths: frozenset[str], /) -> Change: ...


def application(
    desk: Desk,
    token: str,
    *,
    hosts: Hosts,
    read_only: bool,
    queue: Queue,
    events: Events,
    changes: Callable[[], Changes],
    read: Callable[[str], bytes],
) -> Starlette:
    """The server over a desk.

    changes: gives the paths that change, from the workspace and with '/', as they do. read: the workspace's.
    """
    site = _Site(desk, queue, events, changes, read)
    pages = {
        "/": site.home,
        "/static/events": site.listen,  # which no campaign has
        "/static/{name}": site.static,
        "/{campaign}": site.campaign,
        "/{campaign}/locales/{locale}": site.sheet,
        "/{campaign}/locales/{locale}/{message:path}": site.section,
        "/{campaign}/messages/{message}": site.side_by_side,
        "/{campaign}/cards/{locale}": site.all_cards,
        "/{campaign}/pictures/{locale}/{message}/{placement}.png": site.picture,
    }
    posts = {} if read_only else {"/try": site.tried, "/save": site.save, "/undo": site.undo}
    app = Starlette(
        routes=[
            *(Route(path, endpoint, methods=["GET"]) for path, endpoint in pages.items()),
            *(Route(path, endpoint, methods=["POST"]) for path, endpoint in posts.items()),
        ],
        middleware=[Middleware(Guard, token=token, hosts=hosts, read_only=read_only)],
        exception_handlers=ANSWERS,
        lifespan=site.lifespan,
    )
    app.router.redirect_slashes = False
    return app


class _Site:
    """The endpoints."""

    def __init__(
        self,
        desk: Desk,
        queue: Queue,
        events: Events,
        changes: Callable[[], Changes],
        read: Callable[[str], bytes],
    ) -> None:
        self._desk = desk
        self._queue = queue
        self._events = events
        self._changes = changes
        self._read = read

    @asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """As long as the server runs: the thread works, and the workspace is watched."""
        async with self._queue:
            following = asyncio.create_task(self._follow())
            try:
                yield
            finally:
                self._events.close()
                following.cancel()
                await asyncio.wait([following])

    async def _follow(self) -> None:
        try:
            async with aclosing(self._changes()) as changes:
                async for paths in changes:
                    await self._tell(paths)
        except Exception:
            logging.getLogger(__name__).exception("The workspace is not watched any more.")

    async def _tell(self, paths: frozenset[str]) -> None:
        while True:
            try:
                change = await self._queue.do(Rank.SAVE, partial(self._desk.changed, paths))
            except FullError:
                await asyncio.sleep(0.1)
                continue
            except Exception:
                logging.getLogger(__name__).exception("A change of the workspace could not be followed.")
                self._events.publish(EVERYTHING)
                return
            if change.campaigns != ():
                self._events.publish({"campaigns": change.campaigns, "locales": change.locales})
            return

    async def home(self, request: Request) -> Response:
        return await self._page(request, partial(self._desk.home, _asked(request, "ui")))

    async def campaign(self, request: Request) -> Response:
        (campaign,) = _names(request)
        return await self._page(request, partial(self._desk.campaign, campaign, _asked(request, "ui")))

    async def sheet(self, request: Request) -> Response:
        campaign, locale = _names(request)
        return await self._page(request, partial(self._desk.sheet, campaign, locale, _asked(request, "ui")))

    async def section(self, request: Request) -> Response:
        campaign, locale, message = _names(request)
        room = "room" in request.query_params
        work = partial(self._desk.section, campaign, locale, message, _asked(request, "ui"), with_room=room)
        return await self._page(request, work, Rank.BACKGROUND if room else Rank.PAGE)

    async def side_by_side(self, request: Request) -> Response:
        campaign, message = _names(request)
        placement, ui = _asked(request, "placement"), _asked(request, "ui")
        return await self._page(request, partial(self._desk.side_by_side, campaign, message, placement, ui))

    async def all_cards(self, request: Request) -> Response:
        campaign, locale = _names(request)
        placement, ui = _asked(request, "placement"), _asked(request, "ui")
        return await self._page(request, partial(self._desk.all_cards, campaign, locale, placement, ui))

    async def _page(self, request: Request, work: Callable[[], str], rank: Rank = Rank.PAGE) -> Response:
        return HTMLResponse(await self._queue.do(rank, work, gone=request.is_disconnected))

    async def picture(self, request: Request) -> Response:
        campaign, locale, message, placement = _names(request)
        key = _asked(request, "key")
        work = partial(self._desk.picture, campaign, locale, message, placement)
        same = campaign, locale, message, placement, key
        drawn = await self._queue.do(Rank.PICTURE, work, same=same, gone=request.is_disconnected)
        return tagged(request, drawn.data, "image/png", drawn.key, _KEPT if key == drawn.key else _ASKED_AGAIN)

    async def static(self, request: Request) -> Response:
        (name,) = _names(request)
        kind = _STATIC.fullmatch(name)
        if not kind:
            raise HTTPException(404)
        if name == _PROOFS:
            data = self._read(STYLE)
        else:
            file = resources.files("kit.serve").joinpath("static", name)
            if not file.is_file():
                raise HTTPException(404)
            data = file.read_bytes()
        return tagged(request, data, _TYPES[kind[1]], sha256(data).hexdigest()[:32], _ASKED_AGAIN)

    async def listen(self, request: Request) -> Response:
        if self._events.full:
            raise FullError
        age = _asked(request, "age")  # of the page, in milliseconds
        stream = self._events.stream(int(age[:9]) / 1000 if age.isdecimal() else 0.0)
        return StreamingResponse(stream, media_type="text/event-stream")

    async def tried(self, request: Request) -> Response:
        asked = understood(TryRequest, await request.body())
        work = partial(self._desk.tried, asked)
        found = await self._queue.do(Rank.TRY, work, newest=("try", asked.client), gone=request.is_disconnected)
        return JSONResponse(found)

    async def save(self, request: Request) -> Response:
        asked = understood(SaveRequest, await request.body())
        return await self._written(asked, partial(self._desk.save, asked))

    async def undo(self, request: Request) -> Response:
        asked = understood(UndoRequest, await request.body())
        return await self._written(asked, partial(self._desk.undo, asked))

    async def _written(self, asked: OfString, work: Callable[[], dict[str, object]]) -> Response:
        """Tells every page of it, for the watch finds nothing new in a file that the desk has read again meanwhile."""
        entry = await self._queue.do(Rank.SAVE, work)
        campaigns = None if asked.context is None else [asked.campaign]  # all campaigns have the words of pages
        self._events.publish({"campaigns": campaigns, "locales": [asked.locale]})
        return JSONResponse(entry)


def _names(request: Request) -> tuple[str, ...]:
    """The names in the address, in their order."""
    return tuple(request.path_params.values())


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")
