"""Calendars by command: the files in the kits, and what is said of dates, addresses and posts."""

from __future__ import annotations

import csv
import datetime
import json
import zipfile
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from icalendar import Calendar

from kit.campaign.read import read_campaign
from kit.workspace import Folder
from tests.cli.conftest import CAMPAIGN, Workspace

BASE = "https://cdn.example.org/kits"
ZONE = "time_zone: Europe/Brussels\n"
ACT = "    publish: 2026-12-17\n"


@pytest.fixture
def english(small: Workspace) -> Workspace:
    """The sample in English alone, on one placement."""
    small.replace(CAMPAIGN, "locales: [de]", "locales: [en]")
    return small


def rows(file: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as content:
        return list(csv.DictReader(content, delimiter=delimiter, strict=True))


def test_a_kit_has_its_calendar_and_the_files_to_import(english: Workspace) -> None:
    result = english.kit("build", "--format", "folder", "--media-base-url", BASE)
    assert result.status == 0, result.err
    kit = english.root / "dist/child-safety-first-en"
    files = sorted(path.relative_to(kit).as_posix() for path in (kit / "calendar").rglob("*") if path.is_file())
    assert files == [
        "calendar/buffer/bluesky.csv",
        "calendar/child-safety-first-en.ics",
        "calendar/metricool.csv",
        "calendar/publer/bluesky.csv",
        "calendar/socialbee/bluesky.csv",
    ]
    listed = {each["path"] for each in json.loads((kit / "manifest.json").read_text(encoding="utf-8"))["files"]}
    assert set(files) <= listed

    events = Calendar.from_ical((kit / files[1]).read_bytes()).walk("VEVENT")
    assert [event["DTSTART"].dt.isoformat() for event in events] == [
        f"2026-12-{day:02}T08:30:00+00:00" for day in (1, 3, 8, 10, 15, 17)
    ]
    post = (kit / "posts/bluesky/act.txt").read_text(encoding="utf-8").strip()
    assert str(events[-1]["DESCRIPTION"]) == f"Bluesky:\n\n{post}"
    row = rows(kit / "calendar/buffer/bluesky.csv")[-1]
    assert row["Text"] == post
    assert row["Posting Time"] == "2026-12-17 09:30"
    # The address leads to the picture when the folder dist/ is put there.
    stem, path = row["Image URL"].partition("child-safety-first-en/")[::2]
    assert stem == f"{BASE}/"
    assert (kit / unquote(path)).is_file()
    metricool = rows(kit / "calendar/metricool.csv", ";")
    assert [each["Bluesky"] for each in metricool] == ["TRUE"] * 6
    alt = (kit / "images/bluesky.square/act.alt.txt").read_text(encoding="utf-8").strip()
    assert metricool[-1]["Alt text picture 1"] == alt


def test_zips_hold_the_calendar_and_are_the_same_from_build_to_build(english: Workspace) -> None:
    kits = []
    for jobs in ("1", "2"):
        assert english.kit("build", "--jobs", jobs, "--no-cache", "-m", "act", "-m", "review").status == 0
        kits.append((english.root / "dist/child-safety-first-en.zip").read_bytes())
    assert kits[0] == kits[1]
    names = zipfile.ZipFile(english.root / "dist/child-safety-first-en.zip").namelist()
    assert "calendar/child-safety-first-en.ics" in names
    assert all(name.isascii() for name in names)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2026-12-01\n", "1.12.2026\n", "'1.12.2026' is not a date with a time (write year-month-day"),
        ("2026-12-01\n", "2026-12-32\n", "there is no day '2026-12-32'"),
        (
            "2026-12-01\n",
            "2026-12-05\n",
            "2026-12-05 is a Saturday, which is a quiet day (the next free day is 2026-12-07",
        ),
        (
            "2026-12-01\n",
            "2026-12-28\n",
            "2026-12-28 is a quiet day, of 2026-12-24..2027-01-01 (the next free day is 2027",
        ),
        ("2026-12-01\n", "2027-03-29 25:00\n", "there is no time '25:00'"),
        ("2026-12-01\n", "{twiter: 2026-12-01}\n", "unknown platform 'twiter'"),
        (ZONE, "time_zone: Europe/Brussel\n", "unknown time zone 'Europe/Brussel' (did you mean 'Europe/Brussels'?)"),
        ("publish_at: 09:30", "publish_at: 9.30", "publish_at must be a time of day such as 09:30, not a number"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_mistake_in_a_date_is_told_by_its_line(
    english: Workspace, command: str, old: str, new: str, told: str
) -> None:
    line = english.replace(CAMPAIGN, old, new)
    result = english.kit(command, "-m", "exception")
    assert result.status == 1
    (problem,) = result.err.splitlines()
    assert problem.startswith(f"{CAMPAIGN}:{line}: {told}")


def test_a_message_without_its_date_is_built_all_the_same(english: Workspace) -> None:
    english.replace(CAMPAIGN, "2026-12-01\n", "2026-12-05\n")
    assert english.kit("build", "--format", "folder").status == 1
    kit = english.root / "dist/child-safety-first-en"
    assert (kit / "images/bluesky.square/exception.png").exists()
    assert len(rows(kit / "calendar/buffer/bluesky.csv")) == 5


def test_a_campaign_without_dates_has_no_calendar(english: Workspace) -> None:
    english.replace(CAMPAIGN, ACT, "")
    assert english.kit("build", "--format", "folder", "-m", "act").status == 0
    assert not (english.root / "dist/child-safety-first-en/calendar").exists()


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("cdn.example.org/kits", "it begins with https:// and a host"),
        ("ftp://example.org/", "it begins with https:// and a host"),
        ("https:///kits", "it begins with https:// and a host"),
        ("https://example.org/kits?v=1", "it has a '?' or '#'"),
        ("https://example.org/kits#a", "it has a '?' or '#'"),
        ("https://example.org/my kits", "it holds ' ', which must be percent-encoded"),
        ("https://example.org/a,b", "it holds ',', which must be percent-encoded"),
        ("https://[example.org/", "is not an address"),
    ],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_address_that_cannot_be_is_wrong_usage(english: Workspace, command: str, url: str, told: str) -> None:
    result = english.kit(command, "--media-base-url", url)
    assert result.status == 2
    assert "--media-base-url" in result.err
    assert told in result.err
    assert english.kits() == []


def test_what_is_missing_without_an_address_is_said_once(workspace: Workspace) -> None:
    chosen = ("-l", "en", "-l", "en-XA", "-m", "act", "-m", "review", "-p", "instagram.square", "-p", "pinterest.pin")
    result = workspace.kit("build", *chosen)
    assert result.status == 0, result.err
    (note,) = [line for line in result.out.splitlines() if "--media-base-url" in line]
    assert note.startswith("note: without --media-base-url files to import name no pictures, and these posts")
    assert note.endswith("review in en for Pinterest and 5 others")
    assert note.removeprefix("note: ") in json.loads(workspace.kit("build", "--output", "json", *chosen).out)["notes"]
    assert "--media-base-url" not in workspace.kit("build", "--media-base-url", BASE, *chosen).out
    assert "--media-base-url" not in workspace.kit("check", *chosen).out


@pytest.mark.parametrize("command", ["check", "build"])
def test_dates_that_have_passed_are_noted_and_stand_in_no_file_to_import(english: Workspace, command: str) -> None:
    line = english.replace(CAMPAIGN, "2026-12-01\n", "2021-05-31 10:00\n")
    chosen = ("-m", "exception", "-m", "act")
    result = english.kit(command, *chosen, *(("--format", "folder") if command == "build" else ()))
    assert result.status == 0, result.err
    what = "these publish dates have passed, so that the posts stand in no file to import: exception on 2021-05-31"
    notes = [note for note in result.out.splitlines() if "have passed" in note]
    assert notes == [f"note: {CAMPAIGN}:{line}: {what} (write a new date, or publish them by hand)"]
    if command == "build":
        folder = english.root / "dist/child-safety-first-en/calendar"
        assert [each["Posting Time"] for each in rows(folder / "buffer/bluesky.csv")] == ["2026-12-17 09:30"]
        events = Calendar.from_ical((folder / "child-safety-first-en.ics").read_bytes()).walk("VEVENT")
        assert [event["DTSTART"].dt.year for event in events] == [2021, 2026], "the calendar keeps a record"


def test_a_calendar_of_nothing_but_the_past_has_no_files_to_import(english: Workspace) -> None:
    english.replace(CAMPAIGN, "2026-12-01\n", "2021-05-31 10:00\n")
    assert english.kit("build", "-m", "exception", "--format", "folder").status == 0
    folder = english.root / "dist/child-safety-first-en/calendar"
    assert [path.name for path in folder.iterdir()] == ["child-safety-first-en.ics"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_pins_that_lie_too_far_ahead_are_noted(
    workspace: Workspace, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    lies = "Pinterest takes posts at most 14 days ahead, and these lie further"
    told = f"{lies}: act in en for Pinterest (import them later)"
    chosen = ("-l", "en", "-m", "act", "-p", "pinterest.pin", "--media-base-url", BASE)
    made = []
    for day, noted in ((2, True), (3, False)):
        monkeypatch.setattr(Folder, "today", lambda self, day=day: datetime.date(2026, 12, day))
        result = workspace.kit(command, *chosen)
        assert result.status == 0, result.err
        assert (told in result.out) == noted
        made.append([file.read_bytes() for file in workspace.root.glob("dist/*.zip")])
    assert made[0] == made[1]
    assert len(made[0]) == (command == "build")


def test_posts_that_a_locale_s_holidays_move_are_noted(english: Workspace) -> None:
    old = "quiet_days: [saturday, sunday, 2026-12-24..2027-01-01]"
    english.replace(CAMPAIGN, old, "quiet_days: {all: [saturday, sunday], en: [2026-12-17, 2026-12-18]}")
    line = (english.root / CAMPAIGN).read_text(encoding="utf-8").partition(ACT)[0].count("\n") + 1
    result = english.kit("check", "-m", "act")
    assert result.status == 0, result.err
    told = "these go out on the next free day, since their own is quiet in their locale: act in en on 2026-12-21"
    assert f"note: {CAMPAIGN}:{line}: {told}" in result.out.splitlines()


def test_a_rule_that_a_post_breaks_is_told_by_a_check(workspace: Workspace) -> None:
    long = "Reports fell by more than half, and nobody knows how many children were not found. " * 6
    workspace.replace(
        CAMPAIGN, "      post: >-\n        The petition Child Safety First asks", f"      post: >-\n        {long}"
    )
    result = workspace.kit("check", "-l", "en", "-m", "act", "-p", "pinterest.pin", "--media-base-url", BASE)
    assert result.status == 1
    (problem,) = result.err.splitlines()
    assert problem.startswith(f"{CAMPAIGN}:")
    assert "post of act in en for Pinterest is" in problem
    assert "characters longer than Pinterest imports (shorten it to 500" in problem


def test_the_sample_s_dates_are_sensible() -> None:
    campaign, problems = read_campaign(Folder(Path(__file__).parents[2]), "child-safety-first")
    assert problems == ()
    days = [min(message.publish.values()).date() for message in campaign.messages]
    assert days == sorted(set(days))
    assert all(later - earlier >= datetime.timedelta(2) for earlier, later in pairwise(days))
