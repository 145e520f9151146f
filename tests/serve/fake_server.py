"""A real server over a desk that draws nothing, as a program of its own: prints its port, and serves until Ctrl-C."""

from __future__ import annotations

import sys
import time
from types import SimpleNamespace

from kit.serve import run
from kit.serve.app import application
from kit.serve.events import Events
from kit.serve.queue import Queue
from kit.serve.requests import SaveRequest
from kit.workspace import Memory
from tests.serve.asgi import TOKEN
from tests.serve.fake_desk import FakeChanges, FakeDesk


class SlowDesk(FakeDesk):
    """Takes a second to save, and for a page in English; a page in `flood` makes very many changes.

    The page of a campaign tells what it was asked.
    """

    def __init__(self, changes: FakeChanges) -> None:
        super().__init__(change=SimpleNamespace(campaigns=["x" * 50_000], locales=None))
        self.changes = changes

    def home(self, ui: str) -> str:
        time.sleep(ui == "en")
        for number in range(1000 if ui == "flood" else 0):
            self.changes.news.put_nowait(frozenset({str(number)}))
        return super().home("")

    def campaign(self, campaign: str, ui: str) -> str:
        return str(self.asked)

    def save(self, request: SaveRequest) -> dict[str, object]:
        time.sleep(1)
        return super().save(request)


if __name__ == "__main__":
    with run.listen("127.0.0.1", 0) as listening:
        changes = FakeChanges()
        queue, events = Queue(), Events()
        app = application(
            SlowDesk(changes),
            TOKEN,
            hosts=run.hosts(listening),
            read_only=False,
            queue=queue,
            events=events,
            changes=changes,
            read=Memory({}).read,
        )
        print(listening.getsockname()[1], flush=True)
        try:
            run.run(app, listening, [events.close, queue.close])
        except KeyboardInterrupt:
            sys.exit(0)
