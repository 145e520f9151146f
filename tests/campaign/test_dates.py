"""When messages go out: publish dates, time zones and quiet days, and what is said of mistakes in them."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.dates import clock_fault, moment_in, next_free
from kit.campaign.model import Campaign, Quiet
from kit.campaign.parse import parse
from kit.campaign.read import read_campaign
from kit.campaign.schema import schemas
from kit.campaign.values_of_dates import time_zones
from kit.errors import Problem

from .samples import CAMPAIGN, LAYOUTS, PLACEMENTS, changed, line_of, workspace

LINK = "link: https://example.org/spring\n"
BRUSSELS = ZoneInfo("Europe/Brussels")
ZONE = "time_zone: Europe/Brussels\n"
QUIET = ZONE + "quiet_days: [saturday, Sunday, 2026-12-24..2027-01-01, 2026-11-11]\n"
PLATFORMS = ("email", "instagram", "x")


def text(head: str, publish: str) -> str:
    """The sample with keys of the campaign, and a publish date of its last message."""
    whole = changed(CAMPAIGN, LINK, LINK + head)
    return changed(whole, "  - id: three\n", f"  - id: three\n    publish: {publish}\n")


def read(head: str, publish: str) -> tuple[Campaign, tuple[Problem, ...]]:
    return read_campaign(
        workspace(text(head, publish)), "spring", layouts=LAYOUTS, placements=PLACEMENTS, platforms=PLATFORMS
    )


def published(head: str, publish: str) -> dict[str, datetime.datetime]:
    campaign, problems = read(head, publish)
    assert problems == ()
    return dict(campaign.messages[-1].publish)


def brussels(month: int, day: int, hour: int, minute: int = 0) -> datetime.datetime:
    return datetime.datetime(2026, month, day, hour, minute, tzinfo=BRUSSELS)


@pytest.mark.parametrize("written", ["2026-12-01 09:30", "2026-12-01 9:30", "2026-12-01T09:30", '"2026-12-01  09:30"'])
def test_a_date_with_a_time_is_a_moment_in_the_campaign_s_time_zone(written: str) -> None:
    assert published(QUIET, written) == {"all": brussels(12, 1, 9, 30)}


def test_a_date_without_a_time_has_the_campaign_s_time() -> None:
    assert published(ZONE + "publish_at: 17:45\n", "2026-12-01") == {"all": brussels(12, 1, 17, 45)}
    assert published(ZONE, "2026-12-01") == {"all": brussels(12, 1, 9)}


def test_platforms_may_have_moments_of_their_own() -> None:
    moments = published(ZONE, "{all: 2026-12-01, x: 2026-12-01 18:00, instagram: 2026-12-02}")
    assert moments == {"all": brussels(12, 1, 9), "x": brussels(12, 1, 18), "instagram": brussels(12, 2, 9)}


def test_messages_without_a_date_have_none() -> None:
    campaign, _ = read(ZONE, "2026-12-01")
    assert campaign.time_zone == "Europe/Brussels"
    assert [bool(message.publish) for message in campaign.messages] == [False, False, True]


# head, publish; what is told: where, what is wrong, the hint
WRONG = {
    "day of the month first": (ZONE, "1.12.2026 09:30", "publish", "is not a date with a time", "2026-12-01 09:30"),
    "no such month": (ZONE, "2026-13-01 09:30", "publish", "there is no day '2026-13-01'", "year-month-day"),
    "no such day": (ZONE, "2026-02-30", "publish", "there is no day '2026-02-30'", "year-month-day"),
    "no such time": (ZONE, "2026-12-01 24:00", "publish", "there is no time '24:00'", "to 23:59"),
    "time with a point": (ZONE, "2026-12-01 9.30", "publish", "is not a date with a time", "2026-12-01 09:30"),
    "zone at the date": (ZONE, "2026-12-01T09:30Z", "publish", "is not a date with a time", ""),
    "a word": (ZONE, "tomorrow", "publish", "'tomorrow' is not a date with a time", ""),
    "a list": (ZONE, "[2026-12-01]", "publish", "publish must be a date with or without a time, not a list", ""),
    "unknown platform": (ZONE, "{instagrm: 2026-12-01}", "publish", "unknown platform 'instagrm'", "'instagram'"),
    "placement": (ZONE, "{x.landscape: 2026-12-01}", "publish", "unknown platform 'x.landscape'", ""),
    "no posts": (ZONE, "{email: 2026-12-01}", "publish", "the campaign has no posts for 'email'", "under platforms"),
    "weekend": (QUIET, "2026-12-05", "publish", "2026-12-05 is a Saturday", "2026-12-07, a Monday"),
    "holidays": (QUIET, "2026-12-24 08:00", "publish", "of 2026-12-24..2027-01-01", "2027-01-04, a Monday"),
    "holiday": (QUIET, "2026-11-11", "publish", "2026-11-11 is a quiet day", "2026-11-12, a Thursday"),
    "skipped by the clocks": (ZONE, "2027-03-28 02:30", "publish", "there is no 02:30", "write 2027-03-28 03:30"),
    "twice by the clocks": (ZONE, "2027-10-31 02:30", "publish", "two moments of 02:30", "write 2027-10-31 03:30"),
    "no zone": ("", "2026-12-01", "publish", "no time zone", "write time_zone: Europe/Brussels"),
    "nearly a zone": ("time_zone: Europe/Brussel\n", "2026-12-01", "time_zone", "unknown time zone", "Europe/Brussels"),
    "a city alone": ("time_zone: brussels\n", "2026-12-01", "time_zone", "unknown time zone", "'Europe/Brussels'"),
    "an offset": ("time_zone: GMT+1\n", "2026-12-01", "time_zone", "unknown time zone", "a continent and a city"),
    "usual time with a point": (ZONE + "publish_at: 9.30\n", "2026-12-01 10:00", "publish_at", "not a number", ""),
    "usual time in words": (ZONE + "publish_at: 9am\n", "2026-12-01 10:00", "publish_at", "'9am' is not", "09:30"),
    "misspelt weekday": (ZONE + "quiet_days: [sundays]\n", "2026-12-01", "quiet_days", "'sundays'", "'sunday'"),
    "a feast": (ZONE + "quiet_days: [easter]\n", "2026-12-01", "quiet_days", "'easter' is neither", "2026-12-24"),
    "range turned round": (
        *(ZONE + "quiet_days: [2027-01-01..2026-12-24]\n", "2026-12-01", "quiet_days"),
        *("ends before it begins", "write 2026-12-24..2027-01-01"),
    ),
    "quiet day that is none": (ZONE + "quiet_days: [2026-02-30]\n", "2026-12-01", "quiet_days", "there is no day", ""),
    "quiet days of nobody": (
        *(ZONE + "quiet_days: {all: [sunday], dee: [2026-10-03]}\n", "2026-12-01", "quiet_days"),
        *("'dee' is no locale of the campaign", "'de'"),
    ),
    "quiet days without brackets": (ZONE + "quiet_days: sunday\n", "2026-12-01", "quiet_days", "a list", "[sunday]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_told_by_its_line_and_leaves_the_message(name: str) -> None:
    head, publish, key, what, hint = WRONG[name]
    campaign, problems = read(head, publish)
    (problem,) = problems
    assert problem.where.line == line_of(text(head, publish), f"{key}:")
    assert what in problem.what
    assert hint in problem.hint
    assert [message.id for message in campaign.messages] == ["one", "two", "three"]
    if key == "publish":
        assert not campaign.messages[-1].publish


@pytest.mark.parametrize("head", ["time_zone: Mars\n", ""])
def test_a_time_zone_that_is_wrong_or_missing_is_told_once(head: str) -> None:
    whole = changed(text(head, "2026-12-01"), "  - id: one\n", "  - id: one\n    publish: 2026-12-02\n")
    campaign, problems = read_campaign(workspace(whole), "spring", layouts=LAYOUTS, placements=PLACEMENTS)
    assert len(problems) == 1
    assert [message.id for message in campaign.messages] == ["one", "two", "three"]
    assert not any(message.publish for message in campaign.messages)


def test_of_a_series_the_first_message_alone_has_a_date() -> None:
    whole = text(ZONE, "2026-12-01\n    series: walk")
    whole = changed(whole, "  - id: two\n", "  - id: two\n    series: walk\n")
    campaign, problems = read_campaign(workspace(whole), "spring", layouts=LAYOUTS, placements=PLACEMENTS)
    (problem,) = problems
    assert "'three' is card 2 of the series 'walk'" in problem.what
    assert problem.hint == "a series goes out as one post: write publish in its first message, 'two'"
    assert not any(message.publish for message in campaign.messages)


def test_the_schema_takes_what_the_reader_takes() -> None:
    schema = schemas()["campaign"]
    written: dict[str, Any] = parse(text(QUIET + "publish_at: 9:30\n", "2026-12-01 09:30").encode(), "f").value()
    days = schema["properties"]["quiet_days"]["oneOf"][0]["items"]["anyOf"]
    for day in map(str, written["quiet_days"]):
        assert any(day in kind.get("enum", ()) or re.search(kind.get("pattern", "$^"), day) for kind in days)
    moment = next(
        each for each in json.dumps(schema["$defs"]["MessageBlock"]["properties"]["publish"]).split('"') if "T" in each
    )
    assert re.search(json.loads(f'"{moment}"'), written["messages"][-1]["publish"])
    assert re.search(schema["properties"]["publish_at"]["anyOf"][0]["pattern"], written["publish_at"])


def test_locales_may_have_quiet_days_of_their_own() -> None:
    head = ZONE + "quiet_days: {all: [saturday, sunday], de: [2026-12-04], zh: [2026-12-04..2026-12-08]}\n"
    campaign, problems = read(head, "2026-12-04 09:30")
    assert problems == ()
    planned = campaign.messages[-1].publish["all"]
    assert planned == brussels(12, 4, 9, 30)
    there = {locale: moment_in(campaign, locale, planned) for locale in ("no", "de", "de_AT", "zh_Hans")}
    assert there == {
        "no": planned,
        "de": brussels(12, 7, 9, 30),
        "de_AT": brussels(12, 7, 9, 30),
        "zh_Hans": brussels(12, 9, 9, 30),
    }


def test_a_time_that_clocks_skip_on_the_free_day_is_shown_as_they_do() -> None:
    campaign, _ = read(ZONE + "quiet_days: {de: [2027-03-27]}\n", "2027-03-27 02:30")
    moment = moment_in(campaign, "de", campaign.messages[-1].publish["all"])
    assert moment == datetime.datetime(2027, 3, 28, 3, 30, tzinfo=BRUSSELS)


def test_no_day_is_free_where_every_weekday_is_quiet() -> None:
    every = [Quiet(weekday=number) for number in range(7)]
    assert next_free(datetime.date(2026, 12, 1), every) is None
    assert next_free(datetime.date(9999, 12, 31), []) is None


@given(
    st.sampled_from(
        ["Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca"]
    ),
    st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2030, 12, 31)),
)
def test_a_time_without_fault_is_one_moment(zone: str, wall: datetime.datetime) -> None:
    there = ZoneInfo(zone)
    moments = {wall.replace(tzinfo=there, fold=fold).astimezone(datetime.UTC) for fold in (0, 1)}
    exists = all(moment.astimezone(there).replace(tzinfo=None) == wall for moment in moments)
    assert (clock_fault(wall, zone) is None) == (len(moments) == 1 and exists)


def test_the_zones_are_those_of_the_database() -> None:
    assert {"Europe/Brussels", "Asia/Kolkata", "UTC"} <= set(time_zones())
    assert not {"localtime", "Factory"} & set(time_zones())
