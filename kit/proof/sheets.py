"""Sheets: all that the page of one locale shows, made in parts that processes can be given."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from kit.build.cache import Cache
from kit.build.job import CardJob
from kit.build.plan import Selection
from kit.build.pool import map_batches
from kit.build.room import card_rooms
from kit.build.run import process_layers
from kit.campaign.model import Campaign
from kit.errors import unique
from kit.overlays import Snapshot
from kit.paint.encode import webp
from kit.paint.reduced import reduced
from kit.platforms.table import PlatformTable
from kit.proof.cards import Cards
from kit.proof.model import ProofCard
from kit.proof.proofs import message_proof, messages_of
from kit.proof.views import Languages, MessageView, Trouble, card_id, languages, message_view, stood_in_for, troubles
from kit.proof.worded import Worded, worded
from kit.workspace import Workspace

LONGER_SIDE = 800  # px of a picture: small print can still be read
QUALITY = 75
WORTH_A_PROCESS = 2  # sheets that a process has to make before its start has paid
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
class Wanted:
    """A sheet to be made. workspace: with the catalogs as they are; looking: what `looking_at` makes of it."""

    workspace: Workspace
    looking: Snapshot
    campaign: str
    locale: str
    layouts: tuple[str, ...]
    chosen: Selection


def sheets(wanted: Sequence[Wanted], cache: Cache | None, workers: int = 1) -> Generator[Sheet, None, None]:
    """The sheets, one after the other, made by at most so many processes.

    Raises KitError where a campaign or a brand cannot be read.
    """
    batches = [(each,) for each in wanted]
    return map_batches(partial(_sheets, cache=cache), batches, min(workers, len(wanted) // WORTH_A_PROCESS))


def _sheets(wanted: Sequence[Wanted], cache: Cache | None) -> tuple[Sheet, ...]:
    return tuple(sheet(each, cache) for each in wanted)


def sheet(wanted: Wanted, cache: Cache | None) -> Sheet:
    """A campaign in a locale. With all its messages, its own texts and the words of pages are shown, too."""
    chosen = wanted.chosen
    what = wanted.workspace, wanted.looking, wanted.campaign, wanted.locale, wanted.layouts
    words = worded(*what, chosen.messages, chosen.placements, chosen.brand)
    cards = _Pictured(process_layers(), cache=cache)
    names = [name for name in messages_of(words) if not chosen.messages or name in chosen.messages]
    unreviewed = {name for name in names if _has_drafts(words, name, cards)}
    rooms = card_rooms(words.planned.jobs, cache)
    jobs = tuple(replace(job, draft=job.wording.message in unreviewed) for job in words.planned.jobs)
    stamped = replace(words, planned=replace(words.planned, jobs=jobs))
    proofs = [message_proof(stamped, name, cards, rooms) for name in names]
    placed = {reason.problem for proof in proofs for string in proof.strings for reason in string.reasons}
    placed |= {problem for proof in proofs for problem in proof.beside}
    told = unique(each for each in (*words.problems, *words.planned.problems) if each not in placed)
    spoken = languages(words.locale, words.campaign.language)
    return Sheet(
        words.campaign.name,
        words.kit.title if words.kit else _source_title(words.campaign),
        words.locale,
        spoken,
        tuple(message_view(proof, spoken) for proof in proofs),
        tuple(cards.pictures),
        troubles(told),
        any(job.draft for job in jobs),
    )


def _source_title(campaign: Campaign) -> str:
    return next((slot.text for slot in campaign.slots if slot.name == "title"), campaign.name)


def _has_drafts(words: Worded, name: str, cards: Cards) -> bool:
    """Whether a message has any words that nobody has reviewed, or the source's."""
    without_cards = replace(words, planned=replace(words.planned, jobs=()))
    strings = message_proof(without_cards, name, cards).strings
    return any(string.state == "fuzzy" or stood_in_for(string) for string in strings)


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
