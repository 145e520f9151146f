"""When messages go out: days on which nothing is published, and moments in the campaign's time zone."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from kit.campaign.fields import CampaignBlock
from kit.campaign.lines import Document, KeyPath
from kit.campaign.model import EVERY_PLATFORM, Message
from kit.campaign.values_of_dates import WEEKDAYS, Moment, Quiet
from kit.errors import Problem, nearest, shown

USUAL_TIME = datetime.time(9)  # of a day without a time, where the campaign says nothing else
_FURTHEST = 400  # days: as far as the next free day is looked for


@dataclass(frozen=True, slots=True)
class _Told:
    """A moment as it was written, and where."""

    written: Moment
    path: KeyPath


def scheduled(
    block: CampaignBlock,
    document: Document,
    whole: Document,
    messages: Iterable[Message],
    platforms: Collection[str] | None,
) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    """The messages with the moments at which they go out, in the campaign's time zone, and what is wrong with those.

    A moment with something wrong is left out, and its message is there without it. document: without what is wrong by
    itself. whole: with it, so that nothing is told twice. platforms: those that take posts, where they are checked.
    """
    by_id = {message.id: message for message in messages}
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, each in enumerate(block.messages):
        if each.publish is None or each.id not in by_id or each.id in seen:
            continue
        seen.add(each.id)
        message, path = by_id[each.id], ("messages", index, "publish")
        if message.series and message.series.number > 1:
            first = next(m.id for m in by_id.values() if m.series and m.series.name == message.series.name)
            what = f"'{message.id}' is card {message.series.number} of the series '{message.series.name}'"
            hint = f"a series goes out as one post: write publish in its first message, '{first}'"
            problems.append(Problem(document.where(path), what, hint))
            continue
        if not block.time_zone:
            if whole.value().get("time_zone") is None:
                what = "the campaign has publish dates and no time zone"
                problems.append(Problem(document.where(path), what, "write time_zone: Europe/Brussels, or your own"))
            continue
        told = _written(each.publish, path)
        problems += _unknown(told, document, platforms)
        moments: dict[str, datetime.datetime] = {}
        for platform, one in told.items():
            if platforms is not None and platform not in (EVERY_PLATFORM, *platforms):
                continue
            moment, problem = _moment(block, one, document)
            problems += problem
            if moment is not None:
                moments[platform] = moment
        by_id[each.id] = replace(message, publish=moments)
    return tuple(by_id.values()), tuple(problems)


def _written(publish: Moment | Mapping[str, Moment], path: KeyPath) -> dict[str, _Told]:
    if isinstance(publish, Moment):
        return {EVERY_PLATFORM: _Told(publish, path)}
    return {platform: _Told(moment, (*path, platform)) for platform, moment in publish.items()}


def _unknown(told: Mapping[str, _Told], document: Document, platforms: Collection[str] | None) -> Iterator[Problem]:
    for platform, one in told.items():
        if platforms is not None and platform not in (EVERY_PLATFORM, *platforms):
            hint = nearest(platform, (EVERY_PLATFORM, *platforms)) or f"a platform, or {EVERY_PLATFORM} for the others"
            yield Problem(document.where(one.path), f"unknown platform '{shown(platform)}'", hint)


def _moment(
    block: CampaignBlock, told: _Told, document: Document
) -> tuple[datetime.datetime | None, tuple[Problem, ...]]:
    day, where = told.written.day, document.where(told.path)
    time = told.written.time or block.publish_at or USUAL_TIME
    if quiet := next((each for each in block.quiet_days if each.takes(day)), None):
        free = next_free(day, block.quiet_days)
        hint = f"the next free day is {free}, a {_weekday(free)}" if free else "no day of the next year is free"
        return None, (Problem(where, quiet.said_of(day), hint),)
    wall = datetime.datetime.combine(day, time)
    if fault := clock_fault(wall, block.time_zone):
        return None, (Problem(where, *fault),)
    return wall.replace(tzinfo=ZoneInfo(block.time_zone)), ()


def next_free(day: datetime.date, quiet: Iterable[Quiet]) -> datetime.date | None:
    """The first day after `day` on which something may be published; None where there is none for more than a year."""
    for ahead in range(1, _FURTHEST):
        try:
            later = day + datetime.timedelta(ahead)
        except OverflowError:
            return None
        if not any(each.takes(later) for each in quiet):
            return later
    return None


def clock_fault(wall: datetime.datetime, zone: str) -> tuple[str, str] | None:
    """What is wrong with a time of a clock on the wall, and the hint: clocks that change skip times, or repeat them.

    That is so where the two ways to read it, before and after the change (PEP 495), are not the same moment.
    """
    before, after = (wall.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1))
    assert before is not None
    assert after is not None
    if before == after:
        return None
    said = f"{wall:%H:%M} on {wall.date()} in {zone}"
    later = wall + abs(after - before)
    hint = f"the clocks change on this day; write {later:%Y-%m-%d %H:%M}, for example"
    if after > before:
        return f"there is no {said}", hint
    return f"there are two moments of {said}", hint


def _weekday(day: datetime.date) -> str:
    return WEEKDAYS[day.weekday()].capitalize()
