"""Files that other programs import, read back as those programs read them, and their rules."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import Where
from kit.platforms.counting import measure
from kit.platforms.schedulers import Scheduler, schedulers
from kit.platforms.table import shipped_table
from kit.post.schedule import Attachment, Row
from kit.publish.imports import Imports, import_files
from kit.publish.notes import Note

TABLE = schedulers()
NOON = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
TEXT_PLACE, DATE_PLACE = Where("campaign.yaml", 7), Where("campaign.yaml", 3)
MINUTE = datetime.timedelta(minutes=1)
PICTURES = tuple(Attachment(f"images/x/{n}.png", 1000 * n, f"Alt, {n}") for n in (1, 2))
ADDRESSES = {each.path: f"https://cdn.example.org/{each.path}" for each in PICTURES}
PLATFORMS = shipped_table().platforms
TEXT = 'Line "one"; with, marks\n\nüber العربية 👩‍👩‍👧\nhttps://example.org'


def row(platform: str, *, minutes: int = 0, text: str = TEXT, message: str = "act") -> Row:
    return Row(
        when=NOON + minutes * MINUTE,
        moved=False,
        platform=platform,
        message=message,
        headline="Sign",
        parts=(text,),
        title="A title",
        link="https://example.org",
        attachments=PICTURES,
        named=False,
        where=TEXT_PLACE,
        dated=DATE_PLACE,
    )


def made(
    name: str,
    *rows: Row,
    addresses: dict[str, str] = ADDRESSES,
    scheduler: Scheduler | None = None,
    today: datetime.date | None = None,
) -> Imports:
    return import_files(
        *("calendar", name, scheduler or TABLE[name], rows),
        locale="de",
        board="Campaign",
        platforms=PLATFORMS,
        addresses=addresses,
        today=today,
    )


def records(name: str, data: bytes) -> list[dict[str, str]]:
    """The rows of a file as the program reads them."""
    scheduler = TABLE[name]
    assert data.startswith(b"\xef\xbb\xbf") == scheduler.byte_order_mark
    assert data.endswith(b"\r\n")
    file = io.StringIO(data.decode("utf-8-sig"), newline="")
    read = list(csv.reader(file, delimiter=scheduler.delimiter, strict=True))
    header = read.pop(0) if scheduler.header else scheduler.columns
    assert header[: len(scheduler.columns)] == scheduler.columns
    assert all(len(cells) == len(header) for cells in read)
    return [{key: cell for key, cell in zip(header, cells, strict=True) if cell} for cells in read]


def only(name: str, *rows: Row, addresses: dict[str, str] = ADDRESSES) -> list[dict[str, str]]:
    found = made(name, *rows, addresses=addresses)
    assert found.problems == []
    (file,) = found.files
    return records(name, file.data)


FIRST, SECOND = ADDRESSES.values()
EXPECTED = {
    ("buffer", "x"): {"Text": TEXT, "Image URL": FIRST, "Posting Time": "2026-12-01 12:00"},
    ("buffer", "pinterest"): {
        "Text": TEXT,
        "Image URL": FIRST,
        "Posting Time": "2026-12-01 12:00",
        "Board Name": "Campaign",
    },
    ("sprout", "facebook"): {
        "date": "01/12/2026",
        "time_24hr": "12:00",
        "message_text": TEXT,
        "public_image_url": FIRST,
    },
    ("socialbee", "x"): {"text": TEXT, "imageUrls": f"{FIRST},{SECOND}", "postAtSpecificTime": "2026-12-01 12:00:00"},
    ("hootsuite", "x"): {"date": "12/01/2026 12:00", "message": TEXT},
    ("pinterest", "pinterest"): {
        "Title": "A title",
        "Media URL": FIRST,
        "Pinterest board": "Campaign",
        "Description": TEXT,
        "Link": "https://example.org",
        "Publish date": "2026-12-01T11:00:00",  # UTC
    },
    ("publer", "x"): {
        TABLE["publer"].columns[0]: "2026/12/01 12:00",
        "Text": TEXT,
        "Media URL(s) - Separated by comma": f"{FIRST},{SECOND}",
        "Alt text(s) - Separated by ||": "Alt, 1||Alt, 2",
    },
    ("metricool", "bluesky"): {
        "Text": TEXT,
        "Date": "2026-12-01",
        "Time": "12:00:00",
        "Draft": "FALSE",
        "Shortener": "FALSE",
        **dict.fromkeys(TABLE["metricool"].channels.values(), "FALSE"),
        "Bluesky": "TRUE",
        "Picture Url 1": FIRST,
        "Picture Url 2": SECOND,
        "Alt text picture 1": "Alt, 1",
        "Alt text picture 2": "Alt, 2",
    },
}


@pytest.mark.parametrize(("name", "platform"), EXPECTED)
def test_a_row_holds_what_the_program_wants(name: str, platform: str) -> None:
    assert only(name, row(platform)) == [EXPECTED[name, platform]]


def test_a_program_has_a_file_for_each_platform_or_one_for_all() -> None:
    rows = [row(platform) for platform in ("x", "facebook", "pinterest", "email")]
    names = {name: [file.path for file in made(name, *rows).files] for name in TABLE}
    assert names == {
        "buffer": [f"calendar/buffer/{platform}.csv" for platform in ("facebook", "pinterest", "x")],
        "publer": [f"calendar/publer/{platform}.csv" for platform in ("facebook", "pinterest", "x")],
        "sprout": ["calendar/sprout/facebook.csv", "calendar/sprout/x.csv"],
        "socialbee": [f"calendar/socialbee/{platform}.csv" for platform in ("facebook", "pinterest", "x")],
        "pinterest": ["calendar/pinterest.csv"],
        "hootsuite": ["calendar/hootsuite/facebook.csv", "calendar/hootsuite/x.csv"],
        "metricool": ["calendar/metricool.csv"],
    }
    assert len(only("metricool", *rows)) == 3
    assert all(file.path.isascii() for name in TABLE for file in made(name, *rows).files)


def test_more_posts_than_a_file_may_have_go_into_several() -> None:
    rows = [row("x", minutes=10 * number, message=f"m{number}") for number in range(205)]
    files = made("buffer", *rows).files
    assert [file.path for file in files] == [f"calendar/buffer/x.0{number}.csv" for number in (1, 2, 3)]
    assert [len(records("buffer", file.data)) for file in files] == [100, 100, 5]


def test_sprout_has_its_gap_and_says_so() -> None:
    found = made("sprout", row("x"), row("x", message="drop"), row("facebook"))
    facebook, x = (records("sprout", file.data) for file in found.files)
    assert [each["time_24hr"] for each in x] == ["12:00", "12:10"]
    assert [each["time_24hr"] for each in facebook] == ["12:00"]
    (note,) = found.notes
    assert note == Note(
        "Sprout Social wants 10 minutes between posts, so these go out later", "drop in de for X", DATE_PLACE
    )


def test_hootsuite_s_times_are_whole_five_minutes() -> None:
    assert only("hootsuite", row("x", minutes=1))[0]["date"] == "12/01/2026 12:05"


def test_what_lies_too_far_ahead_is_noted_and_stays_in_the_file() -> None:
    far = row("pinterest", minutes=24 * 60, message="far")  # December 2
    days = {day: made("pinterest", row("pinterest"), far, today=datetime.date(2026, 11, day)) for day in (16, 17, 18)}
    assert days[18].notes == []
    assert [note.item for note in days[17].notes] == ["far in de for Pinterest"]
    assert [note.item for note in days[16].notes] == [f"{name} in de for Pinterest" for name in ("act", "far")]
    (note,) = days[17].notes
    assert note.what == "Pinterest takes posts at most 14 days ahead, and these lie further"
    assert (note.where, note.hint) == (DATE_PLACE, "import them later")
    assert days[16].files == days[18].files == made("pinterest", row("pinterest"), far).files
    assert made("buffer", far, today=datetime.date(2026, 1, 1)).notes == []


def test_without_addresses_posts_go_out_without_pictures_where_that_can_be() -> None:
    (record,) = only("socialbee", row("x"), addresses={})
    assert record == {"text": TEXT, "link": "https://example.org", "postAtSpecificTime": "2026-12-01 12:00:00"}
    assert not {"Alt text picture 1", "Picture Url 1"} & set(only("metricool", row("x"), addresses={})[0])
    for name, platform in (("pinterest", "pinterest"), ("buffer", "instagram"), ("metricool", "tiktok")):
        found = made(name, row(platform), addresses={})
        assert (found.files, found.problems) == ([], [])
        assert "--media-base-url" in found.notes[0].what
    assert made("buffer", replace(row("instagram"), attachments=())).files == []


def test_a_thread_is_imported_by_who_knows_threads() -> None:
    thread = replace(row("x"), parts=("1/3 a", "2/3 b", "3/3 c"))
    (record,) = only("publer", thread)
    assert record["Text"] == "1/3 a"
    assert record["Comment(s) - Separated by ||"] == "2/3 b||3/3 c"
    found = made("buffer", thread)
    assert found.files == found.problems == []
    assert found.notes[0].what == "threads stand in files for Publer alone, so otherwise publish these by hand"


def test_what_breaks_a_rule_is_left_out_and_told_at_its_line() -> None:
    long = row("pinterest", text="x" * 520)
    untitled = replace(row("pinterest"), title="")
    large = replace(row("x"), attachments=(replace(PICTURES[0], size=5_100_000),))
    for name, wrong, what, hint in (
        ("pinterest", long, "post of act in de for Pinterest is 20 characters longer", "shorten it to 500"),
        ("pinterest", untitled, "post of act in de for Pinterest has no title", "shorten the headline"),
        ("buffer", large, "has 5.1 MB, and Buffer imports 5 MB at most", "another"),
    ):
        found = made(name, wrong)
        assert found.files == []
        (problem,) = found.problems
        assert problem.where == Where("campaign.yaml", 7)
        assert what in problem.what
        assert hint in problem.hint


@pytest.mark.parametrize("changes", [{"title": "-46 %"}, {"attachments": (Attachment("a.png", 1, "@kit"),)}])
def test_signs_before_titles_and_alt_texts_are_noted(changes: dict[str, Any]) -> None:
    found = made(
        "publer", replace(row("pinterest"), **changes), addresses={**ADDRESSES, "a.png": "https://e.org/a.png"}
    )
    assert ["apostrophe" in note.what for note in found.notes] == [True]
    assert b",'-46 %," in found.files[0].data or b",'@kit," in found.files[0].data


def test_a_post_that_an_apostrophe_makes_too_long_is_left_out_and_told() -> None:
    """Programs publish the apostrophe, by which a spreadsheet takes the cell for no formula."""
    full = "-" + "a" * 279
    assert measure(full, PLATFORMS["x"].post).excess == 0
    for name in ("buffer", "publer", "sprout"):
        found = made(name, row("x", text=full))
        assert found.files == []
        (problem,) = found.problems
        assert problem.where == TEXT_PLACE
        assert problem.what.startswith("post of act in de for X is 1 character too long in files to import")
        assert problem.hint == "begin with a word"
    for text in (full[:-1], full[1:] + "-"):
        assert made("buffer", row("x", text=text)).problems == []


def test_an_apostrophe_counts_towards_what_a_program_takes() -> None:
    most = TABLE["pinterest"].max_text
    assert most
    (problem,) = made("pinterest", row("pinterest", text="-" + "a" * (most - 1))).problems
    assert "is 1 character longer" in problem.what
    assert made("pinterest", row("pinterest", text="a" * most)).problems == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"parts": ("1/2 a", "-" + "a" * 279)}, "post of act in de for X is 1 character too long"),
        ({"attachments": (Attachment("a.png", 1, "@" + "a" * 999),)}, "alt text of act in de for X is 1 character"),
    ],
)
def test_every_text_that_a_cell_begins_with_has_room_for_its_apostrophe(changes: dict[str, Any], what: str) -> None:
    (problem,) = made("publer", replace(row("x"), **changes)).problems
    assert problem.what.startswith(what)


HOSTILE = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("=+-@;,\"'|\n\t")), min_size=1, max_size=60)


@given(HOSTILE)
@pytest.mark.parametrize("name", ["buffer", "metricool", "hootsuite"])
def test_no_cell_is_a_formula_and_no_text_breaks_its_cell(name: str, text: str) -> None:
    found = made(name, row("x", text=text))
    (record,) = records(name, found.files[0].data)
    cell = record[{"buffer": "Text", "metricool": "Text", "hootsuite": "message"}[name]]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.replace("\r\n", "\n").removeprefix("'")
    assert (cell != text.replace("\r\n", "\n")) == any("apostrophe" in note.what for note in found.notes)
