from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from kit.build import run
from kit.build.cache import Cache
from kit.build.card import Card
from kit.build.plan import Plan, Selection, plan
from kit.errors import KitError
from kit.workspace import Memory, shipped_files

FILES = {path: data for top in ("assets", "locales") for path, data in shipped_files(top)}


@pytest.fixture(scope="module")
def planned() -> Plan:
    chosen = Selection(("de", "ar"), ("bluesky.square", "x.landscape"), ("act", "drop"))
    layouts = ("action", "chart", "figure", "myth", "progress", "statement")
    return plan(Memory(FILES), "child-safety-first", chosen, layouts)


class Backwards(Executor):
    """Does its work in the wrong order."""

    def map(self, function: Any, *iterables: Any, **_: Any) -> Any:  # type: ignore[override]
        work = list(zip(*iterables, strict=False))
        done = [function(*arguments) for arguments in reversed(work)]
        return iter(reversed(done))

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        raise NotImplementedError


def names(cards: Sequence[Card]) -> list[tuple[str, str, str]]:
    return [(card.message, card.placement, card.locale) for card in cards]


def test_cards_come_in_the_order_of_the_plan_on_any_executor(planned: Plan) -> None:
    assert planned.problems == ()
    here = list(run.cards(planned.jobs, 1, pixels=False))
    assert names(here) == [(job.wording.message, job.placement.name, job.wording.locale) for job in planned.jobs]
    assert list(run.cards_on(Backwards(), planned.jobs, pixels=False)) == here


def killed(*_: object, **__: object) -> tuple[Card, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill a process like that")
def test_a_worker_that_the_system_ends_is_a_problem_in_plain_words(
    planned: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "draw_batch", killed)
    monkeypatch.setattr(run, "batches", lambda _: [(), ()])
    with pytest.raises(KitError, match="the system ended a process") as caught:
        list(run.cards(planned.jobs, 2))
    assert caught.value.problems[0].hint == "try --jobs 1"


def test_a_card_from_the_cache_is_the_card(planned: Plan, tmp_path: Any) -> None:
    cache = Cache(tmp_path, ())
    jobs = planned.jobs[:2]
    drawn = list(run.cards(jobs, 1, cache))
    assert all(card.data for card in drawn)
    assert len(list(tmp_path.glob("*/*"))) == 2
    assert [card.data for card in run.cards(jobs, 1, cache)] == [card.data for card in drawn]
