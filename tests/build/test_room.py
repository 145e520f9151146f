"""How long the texts of cards may be is found by trying, and told to translators."""

from __future__ import annotations

import html
from dataclasses import replace
from pathlib import Path

import pytest

from kit.build.cache import Cache
from kit.build.card import inspect
from kit.build.job import CardJob
from kit.build.room import STEP, CardRoom, card_rooms
from kit.build.string_notes import alt_note, card_note, string_notes
from kit.campaign.model import POST_SLOTS
from kit.markup.templates import environment
from kit.paint.canvas import LayerCache
from kit.workspace import Folder
from tests.build.sample import ROOT, jobs, sample

MESSAGES = ("drop", "review")


@pytest.fixture(scope="module")
def cards() -> tuple[CardJob, ...]:
    return tuple(job for job in jobs("en") if job.wording.message in MESSAGES)


@pytest.fixture(scope="module")
def rooms(cards: tuple[CardJob, ...]) -> dict[tuple[str, str], CardRoom]:
    return card_rooms(cards)


def lengthened(job: CardJob, slot: str, length: int) -> CardJob:
    """The card with another text of that length: words such as those that it has."""
    wording = job.wording
    said = [row.texts[slot] for row in wording.rows if slot in row.texts] or [wording.texts[slot]]
    words = replace(wording, texts={"said": max(said, key=len)}).plain("said")
    text = (f"{words} " * 9)[:length]
    text = html.escape(text if text[-1] != " " else text[:-1] + "a", quote=False)
    rows = tuple(replace(row, texts={**row.texts, slot: text}) if slot in row.texts else row for row in wording.rows)
    texts = {**wording.texts, slot: text} if slot in wording.texts else wording.texts
    return replace(job, wording=replace(wording, texts=texts, rows=rows), companions=())


def problems(job: CardJob) -> tuple[object, ...]:
    return inspect(job, LayerCache()).problems


@pytest.mark.parametrize(("message", "slot"), [("drop", "label"), ("review", "myth")])
def test_a_text_of_that_length_fits_and_a_longer_one_does_not(
    cards: tuple[CardJob, ...], rooms: dict[tuple[str, str], CardRoom], message: str, slot: str
) -> None:
    room = rooms[message, slot]
    by_name = {job.placement.name: job for job in cards if job.wording.message == message}
    assert set(room.placements) == set(by_name)
    assert all(problems(lengthened(job, slot, room.characters)) == () for job in by_name.values())
    assert problems(lengthened(by_name[room.tightest], slot, room.characters + STEP)) != ()


def test_where_there_is_room_enough_nothing_is_tightest(rooms: dict[tuple[str, str], CardRoom]) -> None:
    room = rooms["drop", "headline"]
    assert room.tightest == ""
    assert room.characters >= 120


def test_a_figure_alone_has_no_room_to_tell_of() -> None:
    figures = [job for job in jobs("en") if job.wording.message == "reports"][:1]
    assert card_rooms(figures)["reports", "figure"].characters == 0


def test_what_was_found_is_kept_until_something_changes(cards: tuple[CardJob, ...], tmp_path: Path) -> None:
    few = [job for job in cards if job.placement.name == "facebook.link"]
    cache = Cache(tmp_path, ())
    first = card_rooms(few, cache)
    kept = list(tmp_path.rglob("*.json"))
    assert len(kept) == len(few) == len(MESSAGES)
    for path in kept:
        path.write_text(path.read_text().replace('"facebook.link"', '"from.cache"'))
    assert card_rooms(few, cache)["drop", "label"].tightest == "from.cache"
    wording = replace(few[0].wording, texts={**few[0].wording.texts, "caption": "another"})
    assert card_rooms([replace(few[0], wording=wording), *few[1:]], cache).keys() == first.keys()
    assert len(list(tmp_path.rglob("*.json"))) == len(kept) + 1, "what is of other messages is still known"


def test_notes_say_where_a_text_stands_and_how_long_it_may_be() -> None:
    platforms = sample().table.platforms
    places = ("facebook.link", "instagram.portrait", "instagram.square")
    assert card_note(CardRoom(places, 40, "instagram.square"), platforms) == (
        "On cards: Facebook (link), Instagram (portrait, square).\n"
        "Room: about 40 characters (20 in Chinese, Japanese and Korean), least on Instagram (square)."
    )
    assert card_note(CardRoom(places[:1], 95), platforms).endswith(
        "\nRoom: 95 characters (47 in Chinese, Japanese and Korean) and more."
    )
    assert card_note(CardRoom(places[:1]), platforms) == "On cards: Facebook (link)."
    assert alt_note([platforms["x"], platforms["pinterest"]]).startswith(
        "Beside every picture of this message. Room: 500 characters on Pinterest"
    )
    assert alt_note([]) == ""


def test_every_text_of_the_sample_is_explained() -> None:
    planned = sample()
    english = replace(planned, jobs=tuple(job for job in planned.jobs if job.wording.locale == "en"))
    told = string_notes(english, environment(Folder(ROOT).read))
    texts = {(message.id, slot.name) for message in planned.campaign.messages for slot in message.slots}
    assert texts == told.keys()
    assert told["reports", "post_shortest"].startswith("Posted where a longer text does not fit.\nRoom beside")
    assert all(note.startswith("Posted ") == (slot in POST_SLOTS) for (_, slot), note in told.items())
