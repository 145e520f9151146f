"""Making proofs: cards settled and posts composed, and each string beside those that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kit.build.room import CardRoom
from kit.campaign.model import CAMPAIGN_MESSAGE, Message, Slot
from kit.errors import Problem, Where, shown, unique
from kit.l10n import catalogs, plurals
from kit.l10n.catalog_checks import form_count
from kit.l10n.pofile import Entry, Key, Source
from kit.l10n.translate import words_of
from kit.post.copy import Post
from kit.post.headline import headline
from kit.proof.cards import Cards
from kit.proof.model import InPost, MessageProof, OnCard, ProofCard, ProofString, State
from kit.proof.worded import Worded
from kit.status.model import Reason

PAGES = ""  # the message of the words of pages
NO_ROOMS: Mapping[tuple[str, str], CardRoom] = {}  # where nobody has tried out any
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9_-]+")


def messages_of(words: Worded) -> tuple[str, ...]:
    """The messages that have a proof: the campaign itself, its messages, and the words of pages where there are any."""
    own = tuple(message.id for message in words.planned.messages)
    return (CAMPAIGN_MESSAGE, *own, *((PAGES,) if words.pages is not None else ()))


Rooms = Mapping[tuple[str, str], CardRoom]
"""By message and slot, as `kit.build.room.card_rooms` finds them."""


def message_proof(words: Worded, name: str, cards: Cards, rooms: Rooms = NO_ROOMS) -> MessageProof:
    """The proof of a message. Raises KeyError where the campaign has none of that name."""
    if name == PAGES:
        return MessageProof(PAGES, "", tuple(_page_strings(words)))
    if name == CAMPAIGN_MESSAGE:
        return _proof(words, words_of(words.campaign), (), {}, words.kit.title if words.kit else "", rooms)
    message = next((each for each in words.planned.messages if each.id == name), None)
    if message is None:
        raise KeyError(name)
    table = words.planned.table
    settled = tuple(cards.settled(job, table) for job in words.planned.jobs if job.wording.message == name)
    planned = next((each for each in words.kit.messages if each.wording.message == name), None) if words.kit else None
    title = (headline(planned.wording) or planned.alt) if planned else ""
    return _proof(words, message, settled, in_posts(planned.posts, words) if planned else {}, title, rooms)


def in_posts(posts: Sequence[Post], words: Worded) -> dict[str, tuple[InPost, ...]]:
    """The posts by the slot that each is made from."""
    found: dict[str, tuple[InPost, ...]] = {}
    for post in posts:
        platform = words.planned.table.platforms[post.platform]
        parts = tuple(part.text for part in post.parts)
        each = InPost(post.platform, platform.title, parts, post.length, post.limit)
        found[post.slot] = (*found.get(post.slot, ()), each)
    return found


def on_cards(cards: Sequence[ProofCard], slot: str) -> tuple[OnCard, ...]:
    """Where a slot stands on cards, the tightest first."""
    found = [OnCard(card, card.boxes[slot], card.fits.get(slot)) for card in cards if slot in card.boxes]
    return tuple(sorted(found, key=lambda place: place.tightness))


def _proof(
    words: Worded,
    message: Message,
    cards: tuple[ProofCard, ...],
    posts: Mapping[str, tuple[InPost, ...]],
    title: str,
    rooms: Rooms,
) -> MessageProof:
    told = tuple(_told(words, cards))
    strings = tuple(_string(words, message, slot, cards, posts, told, rooms) for slot in message.slots)
    placed = {reason.problem for string in strings for reason in string.reasons}
    elsewhere = {string.where for string in strings}
    own = {card.job.label: card.problems for card in cards}
    beside = [problem for problems in own.values() for problem in problems]
    beside += [each.problem for each in told if f" of {message.id}" in each.problem.what]
    wrong = (problem for problem in unique(beside) if problem not in placed and problem.where not in elsewhere)
    return MessageProof(message.id, title, strings, cards, tuple(wrong))


def _told(words: Worded, cards: Sequence[ProofCard]) -> Iterator[Reason]:
    """What the plan and the cards have told."""
    titles = [platform.title for platform in words.planned.table.platforms.values()]
    for problem in words.planned.problems:
        is_post = any(f" for {title}" in problem.what for title in titles)
        yield Reason("post" if is_post else "fault", problem)
    for card in cards:
        for problem in card.problems:
            yield Reason("card", problem)


def _string(
    words: Worded,
    message: Message,
    slot: Slot,
    cards: Sequence[ProofCard],
    posts: Mapping[str, tuple[InPost, ...]],
    told: Sequence[Reason],
    rooms: Rooms,
) -> ProofString:
    context = f"{message.id}.{slot.name}"
    key = (context, slot.text)
    entry = next((each for each in words.po.entries if each.key == key), None) if words.po else None
    named = f"{slot.name} of {message.id}"
    where = slot.where if words.is_source else Where(words.file, entry.line if entry else None)
    count = 1 if slot.plural is None else _forms(words)
    state: State = "source" if words.is_source else _state(entry, count)
    texts = _source_texts(words, slot, key) if words.is_source else _filled(entry, count)
    reasons = _reasons(words, entry, named, where, state, told)
    return ProofString(
        _NOT_IN_IDS.sub("_", f"{message.id}-{slot.name}"),
        key,
        message.id,
        slot.name,
        where,
        Source(context, slot.text, slot.plural),
        texts,
        state,
        entry,
        reasons,
        on_cards(cards, slot.name),
        tuple(sorted(posts.get(slot.name, ()), key=lambda each: each.tightness)),
        rooms.get((message.id, slot.name)),
    )


def _source_texts(words: Worded, slot: Slot, key: Key) -> tuple[str, ...]:
    if words.shown is not None:  # a pseudo-locale
        return words.shown.entries[key].strings
    return (slot.text,) if slot.plural is None else (slot.text, slot.plural)


def _page_strings(words: Worded) -> Iterator[ProofString]:
    assert words.pages is not None
    file = catalogs.path(catalogs.PAGES, words.locale)
    for number, entry in enumerate(words.pages.entries, 1):
        count = 1 if entry.plural is None else form_count(words.pages, words.locale)
        state, where = _state(entry, count), Where(file, entry.line)
        found = words.findings.get((file, entry.key), ())
        reasons = (*_of_state(state, f"“{shown(entry.msgid, 40)}”", where), *found)
        yield ProofString(
            f"pages-{number}", entry.key, PAGES, "", where, entry.source, _filled(entry, count), state, entry, reasons
        )


def _reasons(
    words: Worded, entry: Entry | None, named: str, where: Where, state: State, told: Sequence[Reason]
) -> tuple[Reason, ...]:
    """What is wrong with a string, the most important first, each thing once."""
    if entry is None and state == "missing":
        said = (Reason("missing", each.problem) for each in told if each.problem.what.startswith(f"{named} "))
        return tuple(said)[:1] or _of_state(state, named, where)
    found = (*_of_state(state, named, where), *words.findings.get((words.file, entry.key), ())) if entry else ()
    at = (each for each in told if each.problem.where == where and (entry or named in each.problem.what))
    return tuple({each.problem: each for each in (*found, *at)}.values())


def _of_state(state: State, named: str, where: Where) -> tuple[Reason, ...]:
    if state == "fuzzy":
        return (Reason("fuzzy", Problem(where, f"{shown(named)} is marked fuzzy")),)
    if state == "missing":
        return (Reason("missing", Problem(where, f"{shown(named)} is not translated")),)
    return ()


def _state(entry: Entry | None, forms: int) -> State:
    if entry is None or len([text for text in entry.strings if text]) < forms:
        return "missing"
    return "fuzzy" if entry.fuzzy else "translated"


def _filled(entry: Entry | None, forms: int) -> tuple[str, ...]:
    strings = entry.strings if entry else ()
    return (*strings, *("" for _ in range(forms - len(strings))))[:forms]


def _forms(words: Worded) -> int:
    return words.shown.forms if words.shown else plurals.form_count(words.locale)
