"""What pages say of strings."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.build.fit import TextFit
from kit.build.room import CardRoom
from kit.errors import Problem, Where
from kit.l10n.pofile import Source
from kit.paint.canvas import LayerCache
from kit.proof.cards import Cards
from kit.proof.model import InPost, MessageProof, ProofString
from kit.proof.proofs import message_proof
from kit.proof.views import (
    StringView,
    changed,
    languages,
    message_view,
    stood_in_for,
    string_view,
    troubles,
)
from kit.status.model import Reason
from tests.proof.sample_proof import fuzzy, words

GERMAN = languages("de", "en")
PLACE = Where("locales/de/LC_MESSAGES/drive.po", 12)


@cache
def act() -> MessageProof:
    found = words(messages=("act",), placements=("bluesky.square", "x.landscape", "instagram.story"))
    return message_proof(found, "act", Cards(LayerCache()))


def string(slot: str = "headline") -> ProofString:
    return next(each for each in act().strings if each.slot == slot)


def view(found: ProofString) -> StringView:
    return string_view(found, GERMAN)


def reason(what: str, check: str = "") -> Reason:
    return Reason("check" if check else "card", Problem(PLACE, what, "mend it"), check)


def joined(changes: tuple[tuple[str, str], ...], *kinds: str) -> str:
    return "".join(text for kind, text in changes if kind in kinds)


sentences = st.lists(st.sampled_from(["old", "new", "the", "Maß", ".", "“", "子", "ど", "{n}"]), max_size=9)


@given(sentences, sentences)
def test_a_change_holds_both_texts(before: list[str], after: list[str]) -> None:
    one, other = " ".join(before), " ".join(after)
    found = changed(one, other)
    assert joined(found, "same", "gone") == one
    assert joined(found, "same", "new") == other
    assert all(text for _, text in found)
    assert all(left[0] != right[0] for left, right in itertools.pairwise(found))


@given(st.text(max_size=40))
def test_what_is_the_same_has_not_changed(text: str) -> None:
    assert changed(text, text) == ((("same", text),) if text else ())


def test_changes_are_of_words() -> None:
    assert changed("Sign our petition today.", "Sign the new petition.") == (
        ("same", "Sign "),
        ("gone", "our"),
        ("new", "the new"),
        ("same", " petition"),
        ("gone", " today"),
        ("same", "."),
    )
    assert changed("子どもの安全", "子どもの健康") == (("same", "子どもの"), ("gone", "安全"), ("new", "健康"))
    assert changed("A b c d.", "A x y d.") == (("same", "A "), ("gone", "b c"), ("new", "x y"), ("same", " d."))


@given(st.text(max_size=60))
def test_pieces_make_the_text(text: str) -> None:
    assert "".join(piece for _, piece in StringView.pieces(text)) == text


def test_tags_and_placeholders_are_code() -> None:
    text = "Up <b>{n} %</b><br />now <script>{ n }"
    assert [piece for is_code, piece in StringView.pieces(text) if is_code] == ["<b>", "{n}", "</b>", "<br />"]


def test_former_source_texts_show_what_changed() -> None:
    entry = string().entry
    assert entry is not None
    assert view(string()).former == ()
    former = Source("act.headline", f"{entry.msgid} Now.")
    found = view(replace(string(), entry=replace(fuzzy(entry), previous=former)))
    assert joined(found.former[0], "same", "gone") == former.msgid
    assert joined(found.former[0], "same", "new") == entry.msgid


def test_the_source_text_is_not_said_twice() -> None:
    source = string().source
    assert view(replace(string(), state="source", texts=(source.msgid,))).sources == ()
    assert view(replace(string(), state="source", texts=("pseudo",))).sources == (source.msgid,)
    assert view(string()).sources == (source.msgid,)


def test_room_is_what_was_tried_out_or_what_a_card_says() -> None:
    roomy = replace(string(), cards=tuple(replace(place, fit=None) for place in string().cards))
    assert view(roomy).room is None
    used = roomy.characters
    tried = view(replace(roomy, room=CardRoom(("x.landscape",), used + 12, "x.landscape"))).room
    assert tried is not None
    assert (tried.left, tried.used, tried.card) == (12, used, "X landscape")
    more = view(replace(roomy, room=CardRoom(("x.landscape",), 300))).room
    assert more is not None
    assert more.card == ""
    fit = TextFit("headline", PLACE, 20, 20, 40, 3, 0.7, 9)
    tight = replace(roomy, cards=(roomy.cards[0], replace(roomy.cards[1], fit=fit)))
    over = view(replace(tight, room=CardRoom((), used + 12, "x.landscape"))).room
    assert over is not None
    assert view(replace(tight, state="missing", texts=("",))).room is None, "it is the source text that does not fit"
    assert (over.left, over.card) == (-9, f"{roomy.cards[1].card.platform} {roomy.cards[1].card.surface}")


def test_what_is_wrong_with_many_cards_is_told_once() -> None:
    label = "headline of act in de, {}: the text does not fit, about {} characters too long"
    cards = tuple(reason(label.format(name, n)) for name, n in (("x.landscape", 4), ("bluesky.square", 7)))
    found = view(replace(string(), reasons=(reason("a slip [digits]", "digits"), *cards))).troubles
    assert [(each.kind, each.allowed_by) for each in found] == [("check", "# kit: allow digits"), ("card", "")]
    assert found[1].what.endswith("and on 1 other card")
    assert {each.place for each in found} == {str(PLACE)}
    assert [each.what for each in troubles([each.problem for each in cards])] == [found[1].what]


def test_posts_with_the_same_words_are_one() -> None:
    posts = (InPost("x", "X", ("a",), 200, 280), InPost("y", "Y", ("a",), 200, 500), InPost("z", "Z", ("b",), 2, 9))
    found = view(replace(string(), posts=posts)).posts
    assert [each.parts for each in found] == [("a",), ("b",)]
    assert found[0].platforms == (("X", 200, 280), ("Y", 200, 500))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, False),
        ({"state": "missing"}, True),
        ({"state": "fuzzy", "reasons": (Reason("fuzzy", Problem(PLACE, "x")),)}, False),
        ({"reasons": (Reason("fault", Problem(PLACE, "x"), "placeholders"),)}, True),
        ({"reasons": (Reason("check", Problem(PLACE, "x"), "digits"),)}, False),
    ],
)
def test_source_texts_stand_in_for_what_is_missing_or_cannot_be_built(
    changes: dict[str, object], expected: bool
) -> None:
    assert stood_in_for(replace(string(), **changes)) is expected  # type: ignore[arg-type]


def test_cards_are_named_and_told_apart_by_shape() -> None:
    found = message_view(act(), GERMAN)
    headline = next(each for each in found.strings if each.name == "headline")
    assert {card.placement: (card.title, card.shape) for card in headline.cards} == {
        "bluesky.square": ("Bluesky square", "square"),
        "x.landscape": ("X landscape", "wide"),
        "instagram.story": ("Instagram story", "tall"),
    }
    assert len({card.id for card in headline.cards}) == 3
    assert (found.id, found.message, found.title) == ("message-act", "act", act().title)


def test_the_words_of_pages_come_from_english() -> None:
    spoken = languages("de", "ar")
    assert string_view(string(), spoken).languages.source_direction == "rtl"
    pages = replace(string(), slot="", message="", cards=(), posts=())
    assert string_view(pages, spoken).languages == replace(spoken, source_language="en", source_direction="ltr")
