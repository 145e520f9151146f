"""The table of programs that import posts: whole, and every value with its source."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from kit.platforms.schedulers import Scheduler, schedulers
from kit.platforms.table import shipped_table

TABLE = schedulers()
MOMENT = datetime.datetime(2026, 12, 1, 9, 30)


def test_every_program_is_there() -> None:
    assert set(TABLE) == {"buffer", "publer", "sprout", "socialbee", "pinterest", "metricool", "hootsuite"}


@pytest.mark.parametrize("name", TABLE)
def test_every_value_has_its_source(name: str) -> None:
    scheduler = TABLE[name]
    assert scheduler.source
    assert scheduler.checked
    assert scheduler.confidence in ("low", "medium", "high")
    assert scheduler.note


@pytest.mark.parametrize("name", TABLE)
def test_platforms_and_columns_are_there_once(name: str) -> None:
    scheduler = TABLE[name]
    assert set(scheduler.takes) <= set(shipped_table().writable)
    for names in (scheduler.takes, scheduler.columns):
        assert len(set(names)) == len(names)
    assert bool(scheduler.platforms) != bool(scheduler.channels)


def test_moments_are_written_as_the_programs_want_them() -> None:
    told = {name: " ".join(filter(None, map(MOMENT.strftime, (s.moment, s.date, s.time)))) for name, s in TABLE.items()}
    assert told == {
        "buffer": "2026-12-01 09:30",
        "publer": "2026/12/01 09:30",
        "sprout": "01/12/2026 09:30",
        "socialbee": "2026-12-01 09:30:00",
        "pinterest": "2026-12-01T09:30:00",
        "hootsuite": "12/01/2026 09:30",
        "metricool": "2026-12-01 09:30:00",
    }


def test_a_cell_for_what_there_is_not_is_refused() -> None:
    known = {"title": "T", "columns": ["a"], "own": True}
    for fill in ({"a": "colour"}, {"b": "text"}, {"a": "image 2"}):
        with pytest.raises(ValidationError, match="unknown"):
            Scheduler.model_validate({**known, "fill": fill, "max_images": 1})
