"""Sheets: all that the page of one locale shows, made in parts that processes can be given."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby

from kit.build.cache import Cache
from kit.build.job import CardJob
from kit.build.plan import Selection
from kit.build.pool import map_batches
from kit.build.room import card_rooms
from kit.build.run import process_layers
from kit.campaign.model import CAMPAIGN_MESSAGE, Campaign
from kit.errors import Problem, unique
from kit.overlays import Snapshot
from kit.paint.encode import webp
from kit.paint.reduced import reduced
from kit.platforms.table import PlatformTable
from kit.proof.cards import Cards
from kit.proof.model import MessageProof, ProofCard
from kit.proof.proofs import NO_ROOMS, PAGES, Rooms, message_proof, messages_of
from kit.proof.views import Languages, MessageView, Trouble, card_id, languages, message_view, stood_in_for, troubles
from kit.proof.worded import Worded, worded
from kit.workspace import Workspace

LONGER_SIDE = 800  # px of a picture: small print can still be read
QUALITY = 75
WORTH_A_PROCESS = 4  # messages that a process has to draw before its start has paid
_WEBP = "image/webp"


@dataclass(frozen=True, slots=True)
class Picture:
    """A card made small. Width and height are px of the card; data is WebP."""

    id: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """A campaign in one locale. beside: what is wrong with it as a whole, and stands at no message."""

    campaign: str
    title: str
    locale: str
    languages: Languages
    messages: tuple[MessageView, ...]
    pictures: tuple[Picture, ...]
    beside: tuple[Trouble, ...]
    has_drafts: bool  # whether any picture says DRAFT


@dataclass(frozen=True, slots=True)
class Part:
    """A message to be looked at. workspace: with the catalogs as they are; looking: what `looking_at` makes of it."""

    workspace: Workspace
    looking: Snapshot
    campaign: str
    locale: str
    message: str
    layouts: tuple[str, ...]
    chosen: Selection


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a part; view: None where the locale has no such message, such as the words of pages."""

    title: str
    languages: Languages
    view: MessageView | None
    pictures: tuple[Picture, ...]
    has_drafts: bool
    told: tuple[Problem, ...]  # of the whole locale
    placed: frozenset[Problem]  # those that stand at this message


def parts(
    workspace: Workspace, looking: Snapshot, campaign: Campaign, layouts: Sequence[str], chosen: Selection
) -> list[Part]:
    """What of a campaign is to be looked at. With all messages, its own texts and the words of pages are, too."""
    return [
        Part(workspace, looking, campaign.name, locale, message, tuple(layouts), chosen)
        for locale in chosen.locales_of(campaign)
        for message in _messages(campaign, chosen)
    ]


def sheets(
    wanted: Sequence[Part],
    cache: Cache | None,
    workers: int = 1,
    drawn: Callable[[object], None] = lambda _: None,
) -> Generator[Sheet, None, None]:
    """The sheets, one after the other, made by at most so many processes. `drawn` is called for each part.

    Raises KitError where a campaign or a brand cannot be read.
    """
    groups = [tuple(group) for _, group in groupby(wanted, key=lambda part: (part.campaign, part.locale))]
    workers = min(workers, len(wanted) // WORTH_A_PROCESS)
    batches = groups if workers <= len(groups) else [(part,) for part in wanted]
    looked = map_batches(partial(_looked_at, cache=cache), batches, workers)
    try:
        for group in groups:
            found = []
            for part in group:
                found.append(next(looked))
                drawn(part)
            yield _sheet(group[0], found)
    finally:
        looked.close()


def _messages(campaign: Campaign, chosen: Selection) -> Iterator[str]:
    own = tuple(message.id for message in campaign.messages if chosen.takes("messages", message.id))
    yield from own if chosen.messages else (CAMPAIGN_MESSAGE, *own, PAGES)


def _sheet(part: Part, looked: Sequence[Looked]) -> Sheet:
    placed = frozenset[Problem]().union(*(each.placed for each in looked))
    told = unique(problem for each in looked for problem in each.told if problem not in placed)
    return Sheet(
        part.campaign,
        looked[0].title,
        part.locale,
        looked[0].languages,
        tuple(each.view for each in looked if each.view),
        tuple(picture for each in looked for picture in each.pictures),
        troubles(told),
        any(each.has_drafts for each in looked),
    )


def _looked_at(batch: Sequence[Part], cache: Cache | None) -> tuple[Looked, ...]:
    """Messages of one locale."""
    first = batch[0]
    chosen = first.chosen
    words = worded(
        first.workspace,
        first.looking,
        first.campaign,
        first.locale,
        first.layouts,
        chosen.messages,
        chosen.placements,
        chosen.brand,
    )
    return tuple(_looked(words, part.message, cache) for part in batch)


def _looked(words: Worded, message: str, cache: Cache | None) -> Looked:
    spoken = languages(words.locale, words.campaign.language)
    told = (*words.problems, *words.planned.problems)
    cards = _Pictured(process_layers(), cache=cache)
    proof, has_drafts = None, False
    if message in messages_of(words):
        jobs = [job for job in words.planned.jobs if job.wording.message == message]
        has_drafts = bool(jobs) and not words.is_source and _has_drafts(_proof(words, message, (), cards))
        rooms = card_rooms(jobs, cache)
        proof = _proof(words, message, [replace(job, draft=has_drafts) for job in jobs], cards, rooms)
    return Looked(
        words.kit.title if words.kit else _source_title(words.campaign),
        spoken,
        message_view(proof, spoken) if proof else None,
        tuple(cards.pictures),
        has_drafts,
        told,
        _placed(proof) if proof else frozenset(),
    )


def _proof(words: Worded, message: str, jobs: Sequence[CardJob], cards: Cards, rooms: Rooms = NO_ROOMS) -> MessageProof:
    return message_proof(replace(words, planned=replace(words.planned, jobs=tuple(jobs))), message, cards, rooms)


def _source_title(campaign: Campaign) -> str:
    return next((slot.text for slot in campaign.slots if slot.name == "title"), campaign.name)


def _has_drafts(proof: MessageProof) -> bool:
    """Whether it has any words that nobody has reviewed, or the source's."""
    return any(string.state == "fuzzy" or stood_in_for(string) for string in proof.strings)


def _placed(proof: MessageProof) -> frozenset[Problem]:
    return frozenset(
        (*proof.beside, *(reason.problem for string in proof.strings for reason in string.reasons)),
    )


@dataclass(slots=True)
class _Pictured(Cards):
    """Draws each card that it looks at."""

    cache: Cache | None = None
    pictures: list[Picture] = field(default_factory=list)

    def settled(self, job: CardJob, table: PlatformTable) -> ProofCard:
        """The card; a picture of it is added to the others. What it is found in the cache by is its key."""
        key = f"proof {LONGER_SIDE} {QUALITY} {self.key(job)}"
        kept = self.cache.get(key) if self.cache else None
        if kept:
            card, data = Cards.settled(self, job, table), kept[1]
        else:
            card, image = self.drawn(job, table)
            if image is None:
                return card
            scale = min(1.0, LONGER_SIDE / max(card.width, card.height))
            data = webp(reduced(image, round(card.width * scale), round(card.height * scale)), QUALITY)
            if self.cache:
                self.cache.put(key, _WEBP, data)
        self.pictures.append(Picture(card_id(card), card.width, card.height, data))
        return card
