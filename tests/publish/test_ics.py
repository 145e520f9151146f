"""The calendar file: by RFC 5545, read back by an independent parser."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from kit.errors import Where
from kit.post.schedule import Attachment, Row
from kit.publish.ics import LONGEST, folded, ics_file, text_value

BRUSSELS = ZoneInfo("Europe/Brussels")
TITLES = {"x": "X", "facebook": "Facebook", "opengraph": "Link preview, small"}
ROW = Row(
    when=datetime.datetime(2026, 12, 1, 9, 30, tzinfo=BRUSSELS),
    moved=False,
    platform="x",
    message="act",
    headline="Sign; it helps, really",
    parts=("One, two; three \\ four\nüber العربية 👩‍👩‍👧",),
    title="",
    link="https://example.org/?utm_source=x",
    attachments=(Attachment("images/x.landscape/act.png", 9, "Words"),),
    named=False,
    where=Where("f"),
)


def made(*rows: Row, addresses: dict[str, str] | None = None) -> bytes:
    return ics_file(
        "calendar/spring-de.ics",
        rows,
        calendar="spring-de",
        title="Frühling, sagt er",
        language="de",
        link="https://example.org/grün?a=%C3%A4&b=2",
        platforms=TITLES,
        addresses=addresses or {},
    ).data


def events(data: bytes) -> list[Event]:
    return list(Calendar.from_ical(data).walk("VEVENT"))


def text(event: Event, name: str) -> Any:
    return str(event[name])


def test_another_program_reads_what_was_planned() -> None:
    data = made(ROW, addresses={"images/x.landscape/act.png": "https://cdn.example.org/act.png"})
    read = Calendar.from_ical(data)
    assert read["VERSION"] == "2.0"
    assert str(read["X-WR-CALNAME"]).replace("\\", "") == "Frühling, sagt er"
    (event,) = events(data)
    assert event["DTSTART"].dt == ROW.when
    assert event["DTSTART"].dt.utcoffset() == datetime.timedelta()
    assert event["DURATION"].dt == datetime.timedelta(minutes=15)
    assert text(event, "SUMMARY") == ROW.headline
    assert text(event, "DESCRIPTION") == f"X:\n\n{ROW.parts[0]}"
    assert text(event, "URL") == "https://example.org/gr%C3%BCn?a=%C3%A4&b=2"
    assert text(event, "ATTACH") == "https://cdn.example.org/act.png"
    assert event["SUMMARY"].params["LANGUAGE"] == "de"
    assert event.errors == read.errors == []


def test_posts_of_one_message_and_moment_are_one_event() -> None:
    other = replace(ROW, platform="facebook", parts=("Other",))
    third = replace(ROW, platform="opengraph")
    later = replace(ROW, message="drop", headline="")
    first, second = events(made(ROW, other, third, later))
    assert text(first, "DESCRIPTION") == f"X, Link preview, small:\n\n{ROW.parts[0]}\n\n\nFacebook:\n\nOther"
    assert [str(each) for each in first["CATEGORIES"].cats] == ["X", "Facebook", "Link preview, small"]
    assert text(second, "SUMMARY") == "drop"


def test_all_parts_of_a_thread_are_there() -> None:
    (event,) = events(made(replace(ROW, parts=("1/2 a", "2/2 b"))))
    assert text(event, "DESCRIPTION") == "X:\n\n1/2 a\n\n2/2 b"


def test_identifiers_stay_when_dates_change() -> None:
    own = replace(ROW, platform="facebook", when=ROW.when + datetime.timedelta(hours=8), named=True)
    later = [replace(row, when=row.when + datetime.timedelta(days=7)) for row in (ROW, own)]
    before, after = ([text(event, "UID") for event in events(made(*rows))] for rows in ((ROW, own), later))
    assert before == after == ["spring-de/act@campaign-kit", "spring-de/act/facebook@campaign-kit"]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert made(ROW) == made(ROW)
    assert b"DTSTAMP:19800101T000000Z\r\n" in made(ROW)


HOSTILE = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\\;,:\"'\n\r\t\u2028\x85\x00\x0b👩\u200d👧é漢")),
    max_size=400,
)


@given(HOSTILE)
def test_no_line_is_too_long_and_none_ends_within_a_character(value: str) -> None:
    data = folded(f"SUMMARY:{text_value(value)}")
    assert data.endswith(b"\r\n")
    lines = data[:-2].split(b"\r\n")
    for line in lines:
        assert len(line) <= LONGEST
        assert b"\n" not in line
        assert b"\r" not in line
        line.decode()
    assert all(line.startswith(b" ") for line in lines[1:])
    assert data.replace(b"\r\n ", b"").decode() == f"SUMMARY:{text_value(value)}\r\n"


@given(HOSTILE)
def test_any_text_comes_back_whole(value: str) -> None:
    (event,) = events(made(replace(ROW, headline=f"a{value}", parts=(f"{value}z",))))
    kept = value.replace("\r\n", "\n")
    for end in "\r\x85\u2028\u2029":
        kept = kept.replace(end, "\n")
    kept = "".join(c for c in kept if c in "\n\t" or not (c < " " or c == "\x7f"))
    assert text(event, "SUMMARY") == f"a{kept}"
    assert text(event, "DESCRIPTION") == f"X:\n\n{kept}z"


def test_nothing_can_break_out_of_its_line() -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil"
    (event,) = events(made(replace(ROW, headline=evil, parts=(evil,))))
    assert text(event, "SUMMARY") == evil.replace("\r\n", "\n")
