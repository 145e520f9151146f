"""How long the texts of cards may become before one no longer fits: what translators are told beforehand.

It is tried out: a text is made of the source's own words, longer and longer, until a card has a problem.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, groupby

from kit.build.cache import JSON, Cache
from kit.build.compose import card_html, card_properties, compose, laid_out
from kit.build.fit import TextFit, text_fits
from kit.build.job import CardJob
from kit.errors import KitError
from kit.l10n.wording import plain

STEP = 5  # characters: nobody can write to the letter
_MOST = 3  # times the source's length; what has more room is no worry
_AT_LEAST = 40  # characters that are tried in any case


@dataclass(frozen=True, slots=True)
class CardRoom:
    """Where a text stands, and how long it may be there."""

    placements: tuple[str, ...]
    characters: int = 0  # of the source's script, rounded down; 0: nothing can be said
    tightest: str = ""  # the placement where that is all; "": nowhere, there may be more room


def card_rooms(jobs: Sequence[CardJob], cache: Cache | None = None) -> dict[tuple[str, str], CardRoom]:
    """By message and slot, the room of each text on the cards of one locale; 0 for a figure that stands alone."""
    alone = (replace(job, companions=()) for job in jobs)
    return {
        (message, slot): room
        for message, group in groupby(alone, key=lambda job: job.wording.message)
        for slot, room in _rooms(tuple(group), cache).items()
    }


def _rooms(jobs: Sequence[CardJob], cache: Cache | None) -> dict[str, CardRoom]:
    """By slot, the room of a message's texts: a change of one message leaves the others' in the cache."""
    key = _key(jobs) if cache else ""
    if cache and (kept := cache.get(key)):
        return {slot: CardRoom(tuple(places), *room) for slot, places, *room in json.loads(kept[1])}
    found = {slot: _room(slot, cards) for slot, cards in _shown(jobs).items()}
    if cache:
        rows = [[slot, room.placements, room.characters, room.tightest] for slot, room in found.items()]
        cache.put(key, JSON, json.dumps(rows).encode())
    return found


def _key(jobs: Iterable[CardJob]) -> str:
    keys = []
    for job in jobs:
        with contextlib.suppress(KitError):  # shown nowhere
            keys.append(compose(job).key)
    return f"rooms {hashlib.sha256(' '.join(keys).encode()).hexdigest()}"


def _shown(jobs: Iterable[CardJob]) -> dict[str, list[tuple[float, tuple[CardJob, ...]]]]:
    """By slot, the cards that show it, those together that look alike, and those first that are about to be full."""
    shown: dict[str, list[tuple[float, tuple[CardJob, ...]]]] = {}
    for alike in _alike(jobs):
        try:
            root = compose(alike[0]).tree()
            display = laid_out(alike[0], root)
        except KitError:
            continue
        if display.problems:
            continue  # told by kit check
        tightness: dict[str, float] = {}
        for fit in text_fits(root, display.texts, alike[0].wording.places):
            tightness[fit.slot] = min(tightness.get(fit.slot, 99.0), _spare(fit))
        for slot, spare in tightness.items():
            shown.setdefault(slot, []).append((spare, alike))
    return {slot: sorted(cards, key=lambda card: card[0]) for slot, cards in shown.items()}


def _alike(jobs: Iterable[CardJob]) -> tuple[tuple[CardJob, ...], ...]:
    """The cards of a message that are filled alike and of one size, which platforms often have in common."""
    alike: dict[object, list[CardJob]] = {}
    for job in jobs:
        place = job.placement
        with contextlib.suppress(KitError):  # shown nowhere
            look = card_html(job), place.width, place.height, place.safe, tuple(card_properties(job).items())
            alike.setdefault(look, []).append(job)
    return tuple(map(tuple, alike.values()))


def _spare(fit: TextFit) -> float:
    return fit.room if fit.spare is None else fit.spare


def _room(slot: str, cards: Sequence[tuple[float, tuple[CardJob, ...]]]) -> CardRoom:
    jobs = [alike[0] for _, alike in cards]
    placements = tuple(sorted(job.placement.name for _, alike in cards for job in alike))
    words = _words(jobs[0], slot)
    if not words:
        return CardRoom(placements)
    length = len(" ".join(words))
    most = max(_MOST * length, length + _AT_LEAST) // STEP * STEP
    tightest = ""
    for job in jobs:
        if not _fits(job, slot, words, most):
            most, tightest = _longest(job, slot, words, length, most), job.placement.name
    return CardRoom(placements, most, tightest)


def _longest(job: CardJob, slot: str, words: Sequence[str], length: int, too_long: int) -> int:
    """The longest text that fits, of a length that is a multiple of `STEP`, if that of the source does."""
    fitting, failing = length // STEP, too_long // STEP
    while failing - fitting > 1:
        middle = (fitting + failing) // 2
        if _fits(job, slot, words, middle * STEP):
            fitting = middle
        else:
            failing = middle
    return fitting * STEP


def _fits(job: CardJob, slot: str, words: Sequence[str], length: int) -> bool:
    probe = _with(job, slot, html.escape(_text(words, length), quote=False))
    try:
        return not laid_out(probe, compose(probe).tree()).problems
    except KitError:
        return False


def _words(job: CardJob, slot: str) -> tuple[str, ...]:
    """The words of a text, of the row that has most to say; none where it is nothing but a figure."""
    wording = job.wording
    said = [plain(row.texts[slot]) for row in wording.rows if slot in row.texts] or [wording.plain(slot)]
    figures = {*wording.values.values(), *(value for row in wording.rows for value in row.values.values())}
    return tuple(
        max((text.split() for text in said if text not in figures), key=lambda words: sum(map(len, words)), default=())
    )


def _text(words: Sequence[str], length: int) -> str:
    """Words one after the other, again and again, cut off at a length; never at a space."""
    taken = 0
    text: list[str] = []
    for word in cycle(words):
        if taken >= length:
            break
        text.append(word)
        taken += len(word) + 1
    cut = " ".join(text)[:length]
    return cut[:-1] + cut[0] if cut.endswith(" ") else cut


def _with(job: CardJob, slot: str, text: str) -> CardJob:
    wording = job.wording
    rows = tuple(replace(row, texts={**row.texts, slot: text}) if slot in row.texts else row for row in wording.rows)
    texts = {**wording.texts, slot: text} if slot in wording.texts else wording.texts
    return replace(job, wording=replace(wording, texts=texts, rows=rows))
