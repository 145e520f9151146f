"""Sheets: all that the page of one locale shows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PIL import Image

from kit.build.cache import Cache
from kit.build.plan import Selection
from kit.cli.options import known_layouts
from kit.errors import KitError
from kit.l10n import catalogs
from kit.proof.sheets import LONGER_SIDE, Sheet, Wanted, sheet, sheets
from kit.proof.worded import looking_at
from kit.workspace import Folder, Memory, Workspace
from tests.proof.sample_proof import CAMPAIGN, ROOT, Change, emptied, files, fuzzy, said, workspace

FEW = Selection(messages=("act",), placements=("bluesky.square", "instagram.story"))


def wanted(within: Workspace, locale: str = "de", chosen: Selection = FEW) -> Wanted:
    return Wanted(within, looking_at(within), CAMPAIGN, locale, known_layouts(within), chosen)


def made(changes: Mapping[str, Change] | None = None, cache: Cache | None = None) -> Sheet:
    return sheet(wanted(workspace(changes)), cache)


def sizes(found: Sheet) -> dict[str, tuple[int, int]]:
    return {picture.id: Image.open(io.BytesIO(picture.data)).size for picture in found.pictures}


def test_each_card_has_one_small_picture() -> None:
    found = made()
    assert sizes(found) == {"card-act-bluesky.square": (800, 800), "card-act-instagram.story": (450, 800)}
    assert {max(size) for size in sizes(found).values()} == {LONGER_SIDE}
    assert {(each.width, each.height) for each in found.pictures} == {(1080, 1080), (1080, 1920)}
    shown = {card.id for message in found.messages for string in message.strings for card in string.cards}
    assert shown == {picture.id for picture in found.pictures}


@pytest.mark.parametrize("change", [fuzzy, emptied, said("{nothing}")])
def test_what_nobody_has_reviewed_says_draft(change: Change) -> None:
    plain, draft = made(), made({"act.post": change})
    assert (plain.has_drafts, draft.has_drafts) == (False, True)
    assert all(one.data != other.data for one, other in zip(plain.pictures, draft.pictures, strict=True))
    assert sizes(plain) == sizes(draft)


def test_only_the_message_that_has_a_draft_says_so() -> None:
    chosen = Selection(messages=("act", "drop"), placements=FEW.placements[:1])
    plain = sheet(wanted(workspace(), chosen=chosen), None)
    draft = sheet(wanted(workspace({"drop.label": fuzzy}), chosen=chosen), None)
    same = [one.id for one, other in zip(plain.pictures, draft.pictures, strict=True) if one.data == other.data]
    assert same == ["card-act-bluesky.square"]


@pytest.mark.parametrize("locale", ["en", "en_XA", "ar_XB"])
def test_what_nobody_translates_is_no_draft(locale: str) -> None:
    found = sheet(wanted(workspace(), locale), None)
    assert not found.has_drafts
    assert found.pictures


def test_the_whole_campaign_has_its_own_texts_and_the_words_of_pages() -> None:
    found = sheet(wanted(workspace(), chosen=replace(FEW, messages=(), placements=FEW.placements[:1])), None)
    assert (found.messages[0].message, found.messages[-1].message) == ("campaign", "")
    assert [each.message for each in made().messages] == ["act"]
    assert found.title == found.messages[0].title
    assert (found.languages.language, found.languages.source_language) == ("de", "en")


def test_the_room_of_texts_is_tried_out() -> None:
    rooms = {string.name: string.room for string in made().messages[0].strings}
    assert rooms["kicker"] is not None
    assert rooms["kicker"].characters > rooms["kicker"].used
    assert rooms["post"] is None


def test_what_is_wrong_with_the_whole_is_told_once_and_what_is_wrong_with_a_text_there() -> None:
    found = made({"act.button": said("{nothing}")})
    assert found.beside == ()
    path = catalogs.path(CAMPAIGN, "de")
    broken = sheet(wanted(Memory({**files(), path: b"msgid"})), None)
    assert [each.place for each in broken.beside] == [f"{path}:1"]
    assert broken.pictures == ()
    assert {string.state for string in broken.messages[0].strings} == {"missing"}


def test_pictures_are_remembered(tmp_path: Path) -> None:
    cache = Cache(tmp_path, Folder(ROOT).fonts())
    assert made(cache=cache) == made()
    kept = list(tmp_path.rglob("*.webp"))
    assert len(kept) == 2
    stamps = {path: path.stat().st_ino for path in kept}
    assert made(cache=cache) == made()
    assert {path: path.stat().st_ino for path in tmp_path.rglob("*.webp")} == stamps


def test_it_does_not_matter_how_many_processes_make_them() -> None:
    there = Folder(ROOT)
    both = [wanted(there, locale) for locale in ("de", "ar", "ja", "en")]
    of = partial(sheets, both, None)
    assert [*of(2)] == [*of(1)]


def test_a_campaign_that_cannot_be_read_raises() -> None:
    with pytest.raises(KitError):
        sheet(wanted(Memory({**files(), f"assets/campaigns/{CAMPAIGN}/campaign.yaml": b"["})), None)
