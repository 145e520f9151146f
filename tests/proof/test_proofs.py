"""Proofs: each string beside the cards and posts in which it stands, with what is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from kit.build.room import CardRoom
from kit.campaign.model import CAMPAIGN_MESSAGE
from kit.l10n import catalogs
from kit.l10n.pofile import Source
from kit.paint.canvas import LayerCache
from kit.proof.cards import Cards
from kit.proof.model import LOOSE, InPost, MessageProof, OnCard, ProofString
from kit.proof.proofs import NO_ROOMS, PAGES, message_proof, messages_of
from kit.workspace import Memory
from tests.proof.sample_proof import CAMPAIGN, Change, emptied, files, fuzzy, said, words

FEW = ("bluesky.square", "x.landscape")
LONG = "Sehr lange Überschrift, die <b>nirgends</b> Platz hat. " * 12


@cache
def cards() -> Cards:
    return Cards(LayerCache())


def proof(message: str, locale: str = "de", **changes: Change) -> MessageProof:
    named = {f"{message}.{slot}": change for slot, change in changes.items()}
    chosen = () if message in (CAMPAIGN_MESSAGE, PAGES) else (message,)
    return message_proof(words(named, locale, messages=chosen, placements=FEW), message, cards())


def string(found: MessageProof, slot: str) -> ProofString:
    return next(each for each in found.strings if each.slot == slot)


def kinds(found: ProofString) -> list[str]:
    return [reason.kind for reason in found.reasons]


def test_the_campaign_comes_first_and_the_words_of_pages_last() -> None:
    found = messages_of(words(placements=FEW))
    assert (found[0], found[-1]) == (CAMPAIGN_MESSAGE, PAGES)
    assert "act" in found
    assert PAGES not in messages_of(words(locale="en", placements=FEW))
    with pytest.raises(KeyError):
        proof("nothing")


def test_a_text_stands_in_a_box_of_each_card_or_in_posts() -> None:
    found = proof("act")
    for slot in ("kicker", "headline", "button"):
        one = string(found, slot)
        assert sorted(place.card.placement for place in one.cards) == [*FEW]
        assert one.posts == ()
        for place in one.cards:
            assert place.boxes
            for box in place.boxes:
                assert 0 <= box.x <= box.right <= place.card.width
                assert 0 <= box.y <= box.bottom <= place.card.height
    post = string(found, "post")
    assert post.cards == ()
    assert {"x", "bluesky"} & {each.platform for each in (*post.posts, *string(found, "post_short").posts)}
    assert all(post.texts[0].split(".")[0] in each.parts[0] for each in post.posts)
    assert [each.tightness for each in post.posts] == sorted(each.tightness for each in post.posts)


def test_states_tell_whether_anybody_has_to_do_anything() -> None:
    found = proof("act", kicker=fuzzy, first=emptied)
    states = {each.slot: each.state for each in found.strings}
    assert (states["kicker"], states["first"], states["headline"]) == ("fuzzy", "missing", "translated")
    assert kinds(string(found, "kicker")) == ["fuzzy"]
    assert kinds(string(found, "first")) == ["missing"]
    assert kinds(string(found, "headline")) == []
    assert string(found, "first").cards, "the source text stands on the cards"
    assert {each.state for each in proof("act", "en").strings} == {"source"}
    assert {each.state for each in proof("act", "ar_XB").strings} == {"source"}


def test_what_is_wrong_stands_at_its_string_with_its_place() -> None:
    found = proof("act", headline=said(LONG), button=said("Jetzt {nothing}"), kicker=said("Mitmachen !"))
    file = catalogs.path(CAMPAIGN, "de")
    headline, button, kicker = (string(found, slot) for slot in ("headline", "button", "kicker"))
    assert "card" in kinds(headline)
    assert headline.tightness < 1
    assert headline.cards[0].fit is not None
    assert headline.cards[0].fit.excess > 0
    assert kinds(button) == ["fault"]
    assert "space-before-punctuation" in {reason.check for reason in kicker.reasons}
    for each in (headline, button, kicker):
        assert each.entry is not None
        assert str(each.where) == f"{file}:{each.entry.line}"
        assert {reason.problem.where for reason in each.reasons} == {each.where}
        assert len({reason.problem for reason in each.reasons}) == len(each.reasons)
    assert kinds(string(found, "first")) == []


def test_a_catalog_without_the_string_says_that_it_is_not_translated() -> None:
    path = catalogs.path(CAMPAIGN, "de")
    text = files()[path].decode().replace('msgctxt "act.kicker"', 'msgctxt "act.another"')
    there = Memory({**files(), path: text.encode()})
    found = string(message_proof(words(within=there, messages=("act",), placements=FEW), "act", cards()), "kicker")
    assert (found.state, found.entry, kinds(found)) == ("missing", None, ["missing"])


def test_plural_forms_are_as_many_as_the_locale_has() -> None:
    for locale, forms in (("de", 2), ("ar", 6), ("ja", 1), ("en", 2)):
        found = string(proof("drop", locale), "headline")
        assert len(found.texts) == forms
        assert found.source.plural is not None
        assert all(found.texts)
    none = string(proof("drop", headline=emptied), "headline")
    assert (none.texts, none.state) == (("", ""), "missing")


def test_a_pseudo_locale_shows_its_own_texts() -> None:
    found = string(proof("act", "en_XA"), "kicker")
    assert found.texts != (found.source.msgid,)
    assert found.cards


def test_the_words_of_pages_stand_nowhere_and_are_checked() -> None:
    found = words({"Save picture": said("{nothing}"), "Copy post": fuzzy}, placements=FEW[:1])
    changed = message_proof(found, PAGES, cards())
    assert all(each.slot == "" and not each.cards and not each.posts for each in changed.strings)
    assert len({each.id for each in changed.strings}) == len(changed.strings)
    by_text = {each.source.msgid: each for each in changed.strings}
    assert kinds(by_text["Save picture"]) == ["fault"]
    assert kinds(by_text["Copy post"]) == ["fuzzy"]
    assert kinds(by_text["Copied"]) == []


def test_each_string_has_its_entry_and_an_id_that_is_fit_for_pages() -> None:
    found = proof("act")
    assert all(each.entry and each.entry.key == each.key for each in found.strings)
    assert all(each.id.replace("-", "").replace("_", "").isalnum() for each in found.strings)
    assert len({each.id for each in found.strings}) == len(found.strings)


def test_what_is_of_no_string_is_told_beside_them() -> None:
    there = {**files(), "templates/cards/statement.html": b"<section>{{ nothing }}</section>"}
    found = message_proof(words(within=Memory(there), placements=FEW), "act", cards())
    if not found.cards or found.cards[0].job.layout != "statement":
        other = next(job.wording.message for job in words(placements=FEW).planned.jobs if job.layout == "statement")
        found = message_proof(words(within=Memory(there), placements=FEW), other, cards())
    assert [problem.where.file for problem in found.beside] == ["templates/cards/statement.html"]
    assert {card.key for card in found.cards} == {""}
    assert not any(each.cards for each in found.strings)


def test_the_room_that_was_tried_out_counts() -> None:
    room = CardRoom(FEW, 30, "x.landscape")
    found = words(messages=("act",), placements=FEW)
    tried = message_proof(found, "act", cards(), {("act", "kicker"): room})
    kicker = string(tried, "kicker")
    assert kicker.room == room
    assert kicker.tightness == pytest.approx(30 / kicker.characters)
    assert string(message_proof(found, "act", cards(), NO_ROOMS), "kicker").room is None


def test_former_source_texts_are_told_where_they_were_others() -> None:
    found = string(proof("act"), "kicker")
    entry = found.entry
    assert entry is not None
    assert found.former is None
    other = Source("act.kicker", "Another")
    assert replace(found, entry=replace(fuzzy(entry), previous=other)).former == other
    assert replace(found, entry=replace(fuzzy(entry), previous=found.source)).former is None


def test_what_stands_nowhere_fits() -> None:
    kicker = string(proof("act"), "kicker")
    nowhere = replace(kicker, cards=(), posts=(), room=None)
    assert nowhere.tightness == LOOSE
    assert replace(nowhere, posts=(InPost("x", "X", ("d",), 140, 280),)).tightness == 2.0
    assert replace(nowhere, texts=("<b>four</b>", "one")).characters == 4


def test_a_card_that_is_known_is_not_looked_at_again() -> None:
    known = Cards(LayerCache())
    found = words(messages=("act",), placements=FEW)
    one, other = (message_proof(found, "act", known).cards for _ in range(2))
    assert all(each is again for each, again in zip(one, other, strict=True))
    job = found.planned.jobs[0]
    card, image = known.drawn(job, found.planned.table)
    assert image is not None
    assert image.size == (card.width, card.height)
    assert (card.key, card.boxes) == (one[0].key, one[0].boxes)
    assert known.key(replace(job, draft=True)) not in ("", card.key)
    assert isinstance(string(message_proof(found, "act", known), "kicker").cards[0], OnCard)
