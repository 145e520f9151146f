"""What is to be known of the kits of a campaign before its cards are drawn."""

from __future__ import annotations

import datetime

import pytest

from kit.build.plan import Plan, Selection, plan
from kit.errors import Where
from kit.markup.templates import environment
from kit.publish.contents import contents, notes
from kit.publish.kits import expected_picture
from kit.publish.notes import Note
from kit.workspace import Memory, shipped_files

FILES = {path: data for top in ("assets", "locales") for path, data in shipped_files(top)}
CAMPAIGN = "assets/campaigns/reading/campaign.yaml"
HEAD = """
brand: river-library
language: en
locales: [en]
placements: [x.landscape]
platforms: [email, reddit, facebook]
link: https://example.org/read
time_zone: Europe/Athens
title: Read a book
messages:
"""
POST = "Read a book and tell of it. "


def message(name: str, *, publish: str = "", **texts: str) -> str:
    lines = [f"  - id: {name}", "    layout: statement", *([f"    publish: {publish}"] if publish else []), "    text:"]
    lines += ["      headline: Read a book", *(f"      {slot}: '{text.strip()}'" for slot, text in texts.items())]
    return "\n".join(lines) + "\n"


def planned(*messages: str) -> Plan:
    files = {**FILES, CAMPAIGN: (HEAD + "".join(messages)).lstrip().encode()}
    made = plan(Memory(files), "reading", Selection(), ("statement",))
    assert made.problems == ()
    return made


def told(plan: Plan, today: datetime.date | None = None) -> list[Note]:
    return list(notes(environment(Memory(FILES).read), plan, "https://cdn.example.org/", today))


@pytest.mark.parametrize(("slots", "hint"), [(("post",), "post_short"), (("post", "post_short"), "post_shortest")])
def test_a_post_that_is_too_long_for_its_share_link_is_noted_at_its_line(slots: tuple[str, ...], hint: str) -> None:
    """An e-mail's address may have 2,000 characters. The platforms that are given the link alone share any post."""
    made = planned(message("short", post=POST), message("far", **dict.fromkeys(slots, POST * 80)))
    (note,) = [note for note in told(made) if "link" in note.what]
    lines = (HEAD + message("short", post=POST)).lstrip().count("\n")
    assert note.what == "post of far in en for E-mail: too long for a link that opens it"
    assert note.where == Where(CAMPAIGN, lines + 4 + len(slots))
    assert note.hint.endswith(f"write a shorter text in the slot {hint}")


def test_where_all_three_texts_are_too_long_the_shortest_is_to_be_shortened() -> None:
    slots = dict.fromkeys(("post", "post_short", "post_shortest"), POST * 80)
    (note,) = told(planned(message("far", **slots)))
    assert note.hint == "shorten post_shortest"


def test_a_shorter_text_gives_a_post_that_can_be_shared() -> None:
    assert told(planned(message("far", post=POST * 80, post_short=POST))) == []


def test_a_campaign_without_a_text_for_posts_is_noted_once() -> None:
    (note,) = told(planned(message("far", publish="2026-12-01"), message("near")))
    assert note.what == "no message has a text for posts, so that there are neither posts nor a calendar"
    assert note.where == Where(CAMPAIGN)
    assert note.hint == "write post among the texts of a message"


def test_the_pages_of_a_campaign_without_posts_speak_of_none() -> None:
    made = planned(message("far"))
    pictures = tuple(expected_picture(job)[1] for job in made.jobs)
    files, problems = contents(environment(Memory(FILES).read), made, made.kits[0], pictures)
    assert problems == ()
    pages = {file.path: file.data.decode() for file in files}
    assert not any(path.startswith(("posts/", "calendar/")) for path in pages)
    assert "Copy" not in pages["README.txt"].replace("Copy description", "")
    assert "Copy a post" not in pages["index.html"]
    assert [line[:2] for line in pages["README.txt"].splitlines() if line[:1].isdecimal()] == ["1.", "2."]


def test_a_date_without_a_post_is_noted_at_its_line() -> None:
    (note,) = told(planned(message("far", publish="2026-12-01"), message("near", post=POST)))
    assert (note.what.partition(",")[0], note.item) == (
        "these messages have a publish date and no text for posts",
        "far",
    )
    assert note.where == Where(CAMPAIGN, HEAD.lstrip().count("\n") + 3)


@pytest.mark.parametrize(("day", "passed"), [(1, False), (2, True)])
def test_a_date_has_passed_on_the_day_after_it(day: int, passed: bool) -> None:
    made = planned(message("far", publish="2026-12-01", post=POST))
    found = [note for note in told(made, datetime.date(2026, 12, day)) if "have passed" in note.what]
    assert {note.item for note in found} == ({"far on 2026-12-01"} if passed else set())
    assert all(note.where == Where(CAMPAIGN, HEAD.lstrip().count("\n") + 3) for note in found)
