"""From a plan to its calendar: which pictures go with a post, and what is left out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

import pytest
from icalendar import Calendar

from kit.build.plan import Plan, Selection, plan
from kit.markup.templates import environment
from kit.publish import calendar as calendars
from kit.publish.contents import contents
from kit.publish.imports import Imports
from kit.publish.kits import expected_picture
from kit.workspace import Memory, shipped_files

FILES = {path: data for top in ("assets", "locales") for path, data in shipped_files(top)}
LAYOUTS = tuple(
    path.rpartition("/")[2].removesuffix(".html")
    for path, _ in shipped_files("templates")
    if path.startswith("templates/cards/") and path.endswith(".html")
)
BASE = "https://cdn.example.org/kits/"
CAMPAIGN = "assets/campaigns/read-a-summer/campaign.yaml"


def expected(plan: Plan, base: str) -> Iterator[Imports]:
    """The calendars of a plan's kits, with pictures that are not drawn."""
    for kit in plan.kits:
        pictures = [expected_picture(job)[1] for job in plan.jobs if job.wording.locale == kit.locale]
        yield calendars.calendar(plan, kit, pictures, base)


def planned(publish: str, *placements: str, head: str = "") -> Plan:
    """The campaign with a carousel, whose first card has a publish date."""
    text = FILES[CAMPAIGN].decode().replace("  - id: visit-door\n", f"  - id: visit-door\n    publish: {publish}\n")
    files = {**FILES, CAMPAIGN: f"time_zone: Europe/Athens\n{head}{text}".encode()}
    made = plan(Memory(files), "read-a-summer", Selection(("en",), placements), LAYOUTS)
    assert made.problems == ()
    return made


def calendar(publish: str, *placements: str) -> Imports:
    (made,) = expected(planned(publish, *placements), BASE)
    assert made.problems == []
    return made


def rows(made: Imports, path: str, delimiter: str = ",") -> list[dict[str, str]]:
    (file,) = [file for file in made.files if file.path == path]
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def test_a_series_goes_out_as_one_post_with_all_its_pictures() -> None:
    made = calendar("2026-12-01 12:00", "instagram.portrait")
    (row,) = rows(made, "calendar/socialbee/instagram.csv")
    names = [address.rpartition("/")[2] for address in row["imageUrls"].split(",")]
    assert names == [f"visit-{card}.jpg" for card in ("door", "name", "shelves", "welcome")]
    (row,) = rows(made, "calendar/metricool.csv", ";")
    assert row["Picture Url 4"].endswith("/read-a-summer-en/images/instagram.portrait/visit-welcome.jpg")
    assert row["Alt text picture 4"]
    assert not row["Picture Url 5"]


def test_a_post_has_the_picture_of_its_platform_s_first_placement() -> None:
    made = calendar("2026-12-01 12:00", "instagram.portrait", "instagram.square")
    (row,) = rows(made, "calendar/buffer/instagram.csv")
    assert "/instagram.portrait/" in row["Image URL"]
    made = calendar("2026-12-01 12:00", "instagram.square")
    (row,) = rows(made, "calendar/buffer/instagram.csv")
    assert "/instagram.square/" in row["Image URL"]


def test_what_is_never_posted_stands_in_no_calendar() -> None:
    text = FILES[CAMPAIGN].decode()
    assert "platforms:" not in text
    (made,) = expected(planned("{email: 2026-12-01, tiktok: 2026-12-01}", head="platforms: [email, tiktok]\n"), BASE)
    assert {file.path for file in made.files} >= {"calendar/read-a-summer-en.ics"}
    assert b"E-mail" in made.files[0].data
    assert not any("email" in file.path for file in made.files)


def test_a_plan_without_dates_has_no_calendar() -> None:
    plain = plan(Memory(FILES), "read-a-summer", Selection(("en",), ("instagram.square",)), LAYOUTS)
    assert [made.files for made in expected(plain, BASE)] == [[]]


def published(plan: Plan, *without: str) -> dict[str, bytes]:
    """What a kit holds beside its pictures where some of these could not be drawn, by path."""
    (kit,) = plan.kits
    pictures = tuple(picture for _, picture in map(expected_picture, plan.jobs) if picture.path not in without)
    files, problems = contents(environment(Memory(FILES).read), plan, kit, pictures, BASE)
    assert problems == ()
    return {file.path: file.data for file in files}


def table(files: Mapping[str, bytes], path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[path].decode("utf-8-sig"), newline="")))


def test_a_post_whose_own_card_failed_stands_everywhere_with_the_picture_that_fits() -> None:
    made = planned("2026-12-01 12:00", "instagram.square", "x.landscape")
    files = published(made, "images/x.landscape/visit-door.png", "images/x.landscape/visit-door.jpg")
    instead = "images/instagram.square/visit-door.jpg"
    assert "posts/x/visit-door.txt" in files
    (post,) = [row for row in table(files, "posts.csv") if (row["platform"], row["message"]) == ("x", "visit-door")]
    assert post["pictures"] == instead
    (row,) = table(files, "calendar/buffer/x.csv")
    assert row["Text"] == post["text"]
    assert row["Image URL"].endswith(f"/{instead}")
    assert set(published(made)) == set(files) | {"images/x.landscape/visit-door.alt.txt"}


def test_a_message_without_any_card_stands_nowhere() -> None:
    made = planned("2026-12-01 12:00", "x.landscape")
    files = published(made, "images/x.landscape/visit-door.png", "images/x.landscape/visit-door.jpg")
    assert not any(path.startswith("calendar/") or "visit-door" in path for path in files)
    assert all(row["message"] != "visit-door" for row in table(files, "posts.csv"))


def test_a_message_of_some_placements_is_posted_on_their_platforms_alone() -> None:
    """Here one of no series, since cards of one series go to the same placements."""
    text = FILES[CAMPAIGN].decode()
    name = re.findall(r"(?m)^  - id: (\S+)$", text)[0]
    text = text.replace(
        f"  - id: {name}\n", f"  - id: {name}\n    placements: [instagram.square]\n    publish: 2026-12-01\n"
    )
    files = {**FILES, CAMPAIGN: f"time_zone: Europe/Athens\n{text}".encode()}
    chosen = Selection(("en",), ("instagram.square", "x.landscape"))
    made = published(plan(Memory(files), "read-a-summer", chosen, LAYOUTS))
    assert {row["platform"] for row in table(made, "posts.csv") if row["message"] == name} == {"instagram"}
    assert "calendar/buffer/instagram.csv" in made
    assert "calendar/buffer/x.csv" not in made


@pytest.fixture(scope="module")
def sample() -> dict[str, Imports]:
    """The calendars of the sample campaign in all its languages."""
    made = plan(Memory(FILES), "child-safety-first", Selection(), LAYOUTS)
    assert made.problems == ()
    return dict(zip((kit.locale for kit in made.kits), expected(made, BASE), strict=True))


def test_the_sample_s_calendars_keep_every_rule(sample: dict[str, Imports]) -> None:
    assert len(sample) == 41
    assert [problem for made in sample.values() for problem in made.problems] == []
    assert {note.what.partition(" ")[0] for made in sample.values() for note in made.notes} <= {"threads"}


def test_other_programs_read_the_sample_s_calendar_files(sample: dict[str, Imports]) -> None:
    for locale, made in sample.items():
        data = made.files[0].data
        assert max(map(len, data.split(b"\r\n"))) <= 75
        read = Calendar.from_ical(data)
        events = list(read.walk("VEVENT"))
        assert len(events) == len({str(event["UID"]) for event in events}) == 6
        assert not any(event.errors for event in events)
        assert all(event["DTSTART"].dt.weekday() < 5 for event in events)
        assert all(str(event["SUMMARY"]) and str(event["DESCRIPTION"]) for event in events), locale


def test_every_post_of_the_sample_can_be_imported(sample: dict[str, Imports]) -> None:
    for made in sample.values():
        threads = sum(note.what.startswith("threads") for note in made.notes)
        tables = {file.path: file.data for file in made.files[1:]}
        assert len(tables) == 9 + 10 + 4 + 8 + 3 + 1 + 1
        counted = 0
        for path, data in tables.items():
            delimiter = ";" if path.endswith("metricool.csv") else ","
            cells = list(
                csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter, strict=True)
            )
            posts = cells if "/hootsuite/" in path else cells[1:]
            assert len({len(row) for row in cells}) == 1
            counted += len(posts)
        assert counted == 6 * (9 + 10 + 4 + 8 + 3 + 1 + 8) - threads
