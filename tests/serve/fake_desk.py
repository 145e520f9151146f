"""A desk that knows one campaign, draws nothing, and writes down what it is asked."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from kit.errors import fail
from kit.l10n.pofile import Entry
from kit.serve.app import Desk
from kit.serve.errors import ConflictError, NotThereError
from kit.serve.requests import SaveRequest, TryRequest, UndoRequest


@dataclass
class FakeDesk(Desk):
    """One campaign `walk`, in `de`, with one message `act`."""

    asked: list[Any] = field(default_factory=list)
    free: threading.Event = field(default_factory=threading.Event)  # unset: everything waits
    key: str = "k1"
    change: Any = field(default_factory=lambda: SimpleNamespace(campaigns=("walk",), locales=("de",)))

    def __post_init__(self) -> None:
        self.free.set()

    def _page(self, *asked: object) -> str:
        self.asked.append(asked)
        assert self.free.wait(30)
        known = {"home", "walk", "de", "act", "story", "", "en", "rooms", "campaign"}
        for name in asked:
            if name == "broken":
                raise fail("locales/de/LC_MESSAGES/walk.po", 7, "this line cannot be read", "mend it")
            if name == "mistake":
                raise LookupError("a mistake of the program's")
            if name not in known:
                raise NotThereError(f"there is no '{name}'")
        return f"<p>{' '.join(map(str, asked))}</p>"

    def home(self, ui: str) -> str:
        return self._page("home", ui)

    def campaign(self, campaign: str, ui: str) -> str:
        return self._page("campaign", campaign, ui)

    def sheet(self, campaign: str, locale: str, ui: str) -> str:
        return self._page(campaign, locale, ui)

    def section(self, campaign: str, locale: str, message: str, ui: str, *, with_room: bool = False) -> str:
        return self._page(campaign, locale, message, ui, *(["rooms"] if with_room else []))

    def side_by_side(self, campaign: str, message: str, placement: str, ui: str) -> str:
        return self._page(campaign, message, placement, ui)

    def all_cards(self, campaign: str, locale: str, placement: str, ui: str) -> str:
        return self._page(campaign, locale, placement, ui)

    def picture(self, campaign: str, locale: str, message: str, placement: str) -> Any:
        self._page(campaign, locale, message, placement)
        return SimpleNamespace(key=self.key, data=b"\x89PNG")

    def tried(self, request: TryRequest) -> dict[str, object]:
        self._page(request.campaign, request.locale)
        return {"strings": list(request.strings)}

    def save(self, request: SaveRequest) -> dict[str, object]:
        self._page(request.campaign, request.locale)
        if request.base.strings != ("Alt",):
            raise ConflictError(Entry("act.headline", "Old", strings=("Anders",), flags=("fuzzy",)))
        return {"strings": list(request.strings), "fuzzy": not request.reviewed}

    def undo(self, request: UndoRequest) -> dict[str, object]:
        self._page(request.campaign, request.locale)
        return {"strings": ["Alt"], "fuzzy": False}

    def changed(self, paths: frozenset[str]) -> Any:
        self.asked.append(paths)
        if "mistake" in paths:
            raise LookupError("a mistake of the program's")
        return self.change


class FakeChanges:
    """Tells changes when a test says so."""

    def __init__(self) -> None:
        self.news: asyncio.Queue[frozenset[str]] = asyncio.Queue()

    async def __call__(self) -> AsyncGenerator[frozenset[str], None]:
        while True:
            yield await self.news.get()
