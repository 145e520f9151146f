"""Layouts whose sizes go by how much there is: letters, steps, partners."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.build.card import inspect
from kit.campaign.brands import read_brand
from kit.markup.templates import environment, render_card
from kit.paint.canvas import LayerCache
from kit.workspace import Folder
from tests.build.sample import ROOT, jobs

WORKSPACE = Folder(ROOT)
IMPORT = '{% from "templates/cards/_amount.html" import amount %}'
CALL = IMPORT + '{{ amount(text, ["first", "second"], language, 10, 30) }}'


def amount(language: str, **text: str) -> str:
    """What a sheet is told of the texts, where up to 10 letters are few and more than 30 many."""

    def read(path: str) -> bytes:
        return CALL.encode() if path == "templates/cards/x.html" else WORKSPACE.read(path)

    return render_card(environment(read), "x", {"text": text, "language": language})


def test_the_longest_text_says_how_much_there_is() -> None:
    assert amount("en", first="Read.") == "few"
    assert amount("en", first="Read.", second="Bring it back.") == ""
    assert amount("en", first="Read.", second="Bring it back when summer ends.") == "many"


def test_markup_is_no_letter() -> None:
    assert amount("en", first="<b>Read it</b>") == "few"


def test_letters_as_wide_as_high_count_as_two() -> None:
    assert amount("zh-Hans", first="去图书馆吧。") == ""
    assert amount("ja", first="どの図書館でも無料で受け取れます。") == "many"


@pytest.mark.parametrize("count", [0, 1, 3, 4, 5, 6])
def test_any_number_of_partners_has_its_wall(count: int) -> None:
    brand, _ = read_brand(WORKSPACE, "green-mile")
    partners = tuple(replace(brand, title=f"Green Mile {number}") for number in range(count))
    cards = [job for job in jobs("de", "read-a-summer") if job.layout == "thanks"]
    assert len(cards) >= 5
    for job in cards:
        assert inspect(replace(job, partners=partners), LayerCache()).problems == ()


def test_fewer_steps_and_dates_have_room_as_well() -> None:
    cards = [job for job in jobs("de", "read-a-summer") if job.layout in ("steps", "timeline")]
    for job in cards:
        slots = {slot: text for slot, text in job.wording.texts.items() if slot not in ("third", "fourth")}
        assert inspect(replace(job, wording=replace(job.wording, texts=slots)), LayerCache()).problems == ()
