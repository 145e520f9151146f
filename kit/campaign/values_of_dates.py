"""Checks of the values that make a calendar: time zones, times of day, publish dates and quiet days."""

from __future__ import annotations

import datetime
import difflib
import re
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeAlias
from zoneinfo import available_timezones

from pydantic import AfterValidator, WithJsonSchema

from kit.campaign.model import Quiet
from kit.campaign.values import wrong, wrong_type
from kit.errors import nearest, shown

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_BY_NAME = {written: number for number, name in enumerate(WEEKDAYS) for written in (name, name.capitalize())}
_TIME = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(rf"({_DAY.pattern})(?:(?: +|T)({_TIME.pattern}))?", re.ASCII)
_RANGE = re.compile(rf"({_DAY.pattern}) *\.\. *({_DAY.pattern})", re.ASCII)
_NO_PLACES = ("Factory", "localtime", "posixrules")  # names of the database that are no zone of any place
_MOMENT_HINT = "write year-month-day and the time: 2026-12-01 09:30"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and a time on the clocks of the campaign's time zone; None: the campaign's usual one."""

    day: datetime.date
    time: datetime.time | None


@cache
def time_zones() -> tuple[str, ...]:
    """The names of the IANA time zone database, sorted."""
    return tuple(sorted(available_timezones().difference(_NO_PLACES)))


def _time_zone(text: str) -> str:
    zones = time_zones()
    if text in zones:
        return text
    folded = text.strip().replace(" ", "_").casefold()
    # Of places alone: a hint of Etc/GMT+1 for GMT+1 would be wrong by two hours, since its sign is turned round.
    places = [name for name in zones if "/" in name and not name.startswith("Etc/")]
    near = {name.rpartition("/")[2].casefold(): name for name in reversed(places)}
    near |= {name.casefold(): name for name in (*places, "UTC")}
    close = [folded] if folded in near else difflib.get_close_matches(folded, near, n=1, cutoff=0.8)
    hint = f"did you mean '{near[close[0]]}'?" if close else "a continent and a city: Europe/Brussels"
    raise wrong(f"unknown time zone '{shown(text)}'", hint)


def _time(value: object) -> datetime.time:
    if not isinstance(value, str) or not value:
        raise wrong_type("a time of day such as 09:30")
    if time := _time_of_day(value):
        return time
    raise wrong(f"'{shown(value)}' is not a time of day", "hours and minutes, to 23:59: 09:30")


def _time_of_day(text: str) -> datetime.time | None:
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return datetime.time(int(found[1]), int(found[2]))


def _moment(value: object) -> Moment:
    if isinstance(value, datetime.date):
        return Moment(value, None)
    if not isinstance(value, str) or not value:
        raise wrong_type("a date with or without a time")
    found = _MOMENT.fullmatch(value.strip())
    if not found:
        raise wrong(f"'{shown(value)}' is not a date with a time", _MOMENT_HINT)
    day = _day_of(found[1])
    if found[2] and _time_of_day(found[2]) is None:
        raise wrong(f"there is no time '{shown(found[2])}'", "hours and minutes, to 23:59: 09:30")
    return Moment(day, _time_of_day(found[2]) if found[2] else None)


def _day_of(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise wrong(f"there is no day '{text}'", "write year-month-day: 2026-12-01") from None


def _quiet(value: object) -> Quiet:
    if isinstance(value, datetime.date):
        return Quiet(value, value)
    if not isinstance(value, str) or not value:
        raise wrong_type("a date, a range of dates or a weekday")
    text = value.strip()
    if text in _BY_NAME:
        return Quiet(weekday=_BY_NAME[text])
    if found := _RANGE.fullmatch(text):
        first, last = map(_day_of, found.groups())
        if last < first:
            raise wrong(f"'{shown(value)}' ends before it begins", f"write {last}..{first}")
        return Quiet(first, last)
    if _DAY.fullmatch(text):
        day = _day_of(text)
        return Quiet(day, day)
    likely = nearest(text, WEEKDAYS) if text.isalpha() else ""
    hint = likely if likely.startswith("did") else "write 2026-12-24, 2026-12-24..2027-01-01, or saturday"
    raise wrong(f"'{shown(value)}' is neither a date nor a weekday", hint)


TimeZone: TypeAlias = Annotated[
    str, AfterValidator(_time_zone), WithJsonSchema({"type": "string", "pattern": r"^[A-Za-z0-9_+/-]+$"})
]
TimeOfDay: TypeAlias = Annotated[
    Any, AfterValidator(_time), WithJsonSchema({"type": "string", "pattern": r"^([01]?\d|2[0-3]):[0-5]\d$"})
]
PublishMoment: TypeAlias = Annotated[
    Any,
    AfterValidator(_moment),
    WithJsonSchema({"type": "string", "pattern": r"^\s*\d{4}-\d\d-\d\d((\s+|T)([01]?\d|2[0-3]):[0-5]\d)?\s*$"}),
]
QuietDay: TypeAlias = Annotated[
    Any,
    AfterValidator(_quiet),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"^\s*\d{4}-\d\d-\d\d(\s*\.\.\s*\d{4}-\d\d-\d\d)?\s*$"},
                {"type": "string", "enum": list(_BY_NAME)},
            ]
        }
    ),
]
