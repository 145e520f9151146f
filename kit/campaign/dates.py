"""When messages go out: moments in the campaign's time zone, and days on which nothing is published."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from kit.campaign.fields import CampaignBlock
from kit.campaign.lines import Document, KeyPath
from kit.campaign.links import wider_locales
from kit.campaign.model import EVERY_LOCALE, EVERY_PLATFORM, Campaign, Message, Quiet
from kit.campaign.values_of_dates import WEEKDAYS, Moment
from kit.errors import Problem, Where, nearest, shown

USUAL_TIME = datetime.time(9)  # of a day without a time, where the campaign says nothing else
_FURTHEST = 400  # days: as far as the next free day is looked for


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
            if whole.value().get("time_zone") is not None:  # it is wrong, which is told already
                break
            what = "the campaign has publish dates and no time zone"
            hint = "write time_zone: Europe/Brussels, or your own, among the campaign's own keys"
            return tuple(by_id.values()), (*problems, Problem(document.where(path), what, hint))
        moments, places, found = _moments(block, each.publish, path, document, platforms)
        problems += found
        by_id[each.id] = replace(message, publish=moments, publish_places=places)
    return tuple(by_id.values()), tuple(problems)


def _moments(
    block: CampaignBlock,
    publish: Moment | Mapping[str, Moment],
    path: KeyPath,
    document: Document,
    platforms: Collection[str] | None,
) -> tuple[dict[str, datetime.datetime], dict[str, Where], list[Problem]]:
    """The moments of a message by platform, where they are written, and what is wrong with the others."""
    written = {EVERY_PLATFORM: publish} if isinstance(publish, Moment) else publish
    with_posts = {*(name.partition(".")[0] for name in block.placements), *block.platforms}
    moments: dict[str, datetime.datetime] = {}
    places: dict[str, Where] = {}
    problems: list[Problem] = []
    for platform, one in written.items():
        where = document.where(path if isinstance(publish, Moment) else (*path, platform))
        if platforms is not None and platform not in (EVERY_PLATFORM, *platforms):
            hint = nearest(platform, (EVERY_PLATFORM, *platforms)) or f"a platform, or {EVERY_PLATFORM} for the others"
            problems.append(Problem(where, f"unknown platform '{shown(platform)}'", hint))
        elif platform not in (EVERY_PLATFORM, *with_posts):
            hint = "list it under platforms, or delete it here"
            problems.append(Problem(where, f"the campaign has no posts for '{shown(platform)}'", hint))
        else:
            moment, fault = _moment(block, one)
            if fault:
                problems.append(Problem(where, *fault))
            elif moment:
                moments[platform], places[platform] = moment, where
    return moments, places, problems


def _moment(block: CampaignBlock, written: Moment) -> tuple[datetime.datetime | None, tuple[str, str] | None]:
    """The moment that is meant; or None, what is wrong with it, and the hint."""
    day, time = written.day, written.time or block.publish_at or USUAL_TIME
    everywhere = read_quiet_days(block).get(EVERY_LOCALE, ())
    if quiet := next((each for each in everywhere if each.takes(day)), None):
        free = next_free(day, everywhere)
        hint = f"the next free day is {free}, a {_weekday(free)}" if free else "no day of the next year is free"
        return None, (_why(quiet, day), hint)
    wall = datetime.datetime.combine(day, time)
    if fault := clock_fault(wall, block.time_zone):
        return None, fault
    return wall.replace(tzinfo=ZoneInfo(block.time_zone)), None


def read_quiet_days(block: CampaignBlock) -> dict[str, tuple[Quiet, ...]]:
    """The quiet days by locale, and those of all."""
    if isinstance(block.quiet_days, dict):
        return {locale: tuple(days) for locale, days in block.quiet_days.items()}
    return {EVERY_LOCALE: tuple(block.quiet_days)}


def quiet_problems(block: CampaignBlock, document: Document, locales: Collection[str]) -> Iterator[Problem]:
    """Locales with quiet days that are none of the campaign's."""
    known = {EVERY_LOCALE, *(name for locale in (block.language, *locales) for name in wider_locales(locale))}
    for locale in read_quiet_days(block):
        if locale not in known:
            hint = nearest(locale, known) or "list it under locales, or delete it here"
            where = document.where(("quiet_days", locale))
            yield Problem(where, f"'{shown(locale)}' is no locale of the campaign", hint)


def moment_in(campaign: Campaign, locale: str, moment: datetime.datetime) -> datetime.datetime:
    """The moment, or where its day is quiet in the locale, the same time on the next day that is free there."""
    names = (EVERY_LOCALE, *wider_locales(locale))
    quiet = [each for name in names for each in campaign.quiet_days.get(name, ())]
    if not any(each.takes(moment.date()) for each in quiet):
        return moment
    free = next_free(moment.date(), quiet)
    if free is None:
        return moment
    wall = moment.replace(year=free.year, month=free.month, day=free.day)
    return wall.astimezone(datetime.UTC).astimezone(moment.tzinfo)  # a time that the clocks skip is shown as they do


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


def _why(quiet: Quiet, day: datetime.date) -> str:
    if quiet.weekday is not None:
        return f"{day} is a {_weekday(day)}, which is a quiet day"
    return f"{day} is a quiet day" + ("" if quiet.first == quiet.last else f", of {quiet.first}..{quiet.last}")


def _weekday(day: datetime.date) -> str:
    return WEEKDAYS[day.weekday()].capitalize()
