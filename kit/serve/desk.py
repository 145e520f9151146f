"""What the server makes of a workspace: pages, pictures, texts that are tried out and saved.

Everything is made when it is asked for and kept while it holds; what is kept is bounded. Only one thread may use it.
"""

from __future__ import annotations

import base64
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from jinja2 import Environment

from kit.build.cache import Cache
from kit.build.catalogs import read_phrases
from kit.build.job import CardJob
from kit.build.room import card_rooms
from kit.campaign.model import PSEUDO_LOCALES
from kit.errors import KitError, Problem
from kit.l10n import catalogs, locales
from kit.l10n.phrases import SOURCE, Phrases
from kit.l10n.pofile import Entry, Key
from kit.markup.templates import environment
from kit.paint.canvas import LayerCache
from kit.paint.encode import png
from kit.paint.reduced import Pixels, halved
from kit.proof.cards import Cards
from kit.proof.model import MessageProof, ProofString
from kit.proof.proofs import NO_ROOMS, PAGES, Rooms, in_posts, message_proof, messages_of, on_cards
from kit.proof.views import languages
from kit.proof.worded import Worded, reworded
from kit.serve import heads, pages
from kit.serve.errors import NotThereError
from kit.serve.memory import OFTEN, give_back_memory
from kit.serve.progress import Progress
from kit.serve.requests import OfString, SaveRequest, TryRequest, UndoRequest
from kit.serve.saving import Saver
from kit.serve.wordings import Change, Wordings
from kit.status.model import Reason
from kit.workspace import Folder, Workspace

_Of = tuple[str, str, str]  # campaign, locale, message
_PICTURES = 16 << 20  # bytes of pictures that are kept
_LAYERS = 16 << 20  # bytes of what cards have in common, besides drawings
_ROOMS = 400  # messages whose room is kept
_PROOFS = 60  # messages whose proof is kept


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture of a card, as PNG. key: names everything that it depends on."""

    key: str
    data: bytes


@dataclass(slots=True)
class Desk:
    """The workspace on the desk.

    names: the campaigns that are shown; all, where none is named. layouts: finds those of a workspace. cache: where the
    room of texts is remembered. editable: whether texts may be tried out and saved.
    """

    workspace: Folder
    names: tuple[str, ...]
    layouts: Callable[[Workspace], tuple[str, ...]]
    cache: Cache | None = None
    editable: bool = True
    _wordings: Wordings = field(init=False)
    _progress: Progress = field(init=False)
    _saver: Saver = field(init=False)
    _cards: Cards = field(default_factory=lambda: Cards(LayerCache(_LAYERS)))
    _pages: Environment | None = None
    _count: int = 0  # of answers for which cards were laid out or drawn
    _pictures: OrderedDict[str, Drawn] = field(default_factory=OrderedDict)
    _rooms: OrderedDict[tuple[str, ...], Rooms] = field(default_factory=OrderedDict)
    _names: OrderedDict[_Of, tuple[Worded, tuple[str, ...]]] = field(default_factory=OrderedDict)
    _proofs: OrderedDict[_Of, tuple[Worded, Rooms, MessageProof]] = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        self._wordings = Wordings(self.workspace, self.names, self.layouts)
        self._progress = Progress(self.workspace)
        self._saver = Saver(self.workspace.root)

    # Pages.

    def home(self, ui: str) -> str:
        """The page of all campaigns; of one with all about it, where there is only one."""
        names = self._wordings.campaigns()
        if len(names) == 1:
            return self.campaign(names[0], ui)
        cards = [heads.in_short(self._wordings, name) for name in names]
        return pages.home_page(self._environment(), self._phrases(ui), cards, editable=self.editable)

    def campaign(self, name: str, ui: str) -> str:
        """The page of a campaign: its locales and how far they are, and its messages."""
        card = heads.campaign_card(self._wordings, self._progress, name)
        environment, words, alone = self._environment(), self._phrases(ui), len(self._wordings.campaigns()) == 1
        return pages.home_page(environment, words, (card,), editable=self.editable, alone=alone)

    def sheet(self, name: str, locale: str, ui: str) -> str:
        """The page of a campaign in a locale, with its first message."""
        words = self._wordings.of(name, locale)
        head, first = heads.sheet_head(self._wordings, words), self._proof(words, messages_of(words)[0])
        editable, saves = self._is_editable(words), self._saves(words, first)
        return pages.sheet_page(self._environment(), self._words(locale, ui), head, first, saves, editable=editable)

    def section(self, name: str, locale: str, message: str, ui: str, *, with_room: bool = False) -> str:
        """A message on that page, as a fragment. with_room: the room of its texts is tried out, which takes longer."""
        words = self._wordings.of(name, locale)
        if message not in messages_of(words):
            raise NotThereError(f"{name} has no message '{message}'")
        if with_room:
            self._try_out(words, message)
        head, found = heads.sheet_head(self._wordings, words), self._proof(words, message)
        editable, saves = self._is_editable(words), self._saves(words, found)
        return pages.section(self._environment(), self._words(locale, ui), head, found, saves, editable=editable)

    def side_by_side(self, name: str, message: str, placement: str, ui: str) -> str:
        """The page of a message in all locales, on one placement; on its first one where that is ""."""
        campaign = self._wordings.campaign(name)
        found = next((each for each in campaign.messages if each.id == message), None)
        if found is None:
            raise NotThereError(f"{name} has no message '{message}'")
        placements = found.placements or campaign.placements
        if (placement or placements[0]) not in placements:
            raise NotThereError(f"{message} is not drawn for '{placement}'")
        head = heads.side_head(campaign, found, placement or placements[0], self._wordings.table())
        cells = heads.cells(self._wordings, self._progress, campaign, message)
        return pages.message_page(self._environment(), self._phrases(ui), head, cells, editable=self.editable)

    def all_cards(self, name: str, locale: str, placement: str, ui: str) -> str:
        """The page of all messages in a locale, on one placement; on the first one where that is ""."""
        words = self._wordings.of(name, locale)
        if placement and placement not in heads.placements_of(words.campaign):
            raise NotThereError(f"{name} is not drawn for '{placement}'")
        head = heads.cards_head(self._wordings, words, placement)
        cells = heads.message_cells(self._progress, words, head)
        return pages.cards_page(self._environment(), self._words(locale, ui), head, cells, editable=self.editable)

    # Pictures.

    def picture(self, name: str, locale: str, message: str, placement: str) -> Drawn:
        """A card at half its size, as it is now."""
        words = self._wordings.of_message(name, locale, message)
        job = self._job(words, message, placement)
        key = self._cards.key(job)
        if key not in self._pictures:
            self._tidy_up()
            card, image = self._cards.drawn(job, words.planned.table)
            if image is None:
                raise KitError(*(card.problems or (Problem(job.where, "this card cannot be drawn"),)))
            self._pictures[key] = Drawn(key, _small(image))
            while sum(len(each.data) for each in self._pictures.values()) > _PICTURES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    # Texts that somebody types.

    def tried(self, request: TryRequest) -> dict[str, object]:
        """What a text that nobody has saved looks like, and what is wrong with it."""
        words = self._to_edit(request)
        self._tidy_up()
        try:
            found = reworded(words, request.key, request.strings, request.placements)
        except KeyError:
            raise NotThereError("the catalog has no such string any more") from None
        table = words.planned.table
        drawn = [self._cards.drawn(job, table) for job in found.jobs if job.placement.name in request.placements]
        string = self._string(words, request)
        wrong = tuple(Reason("card", problem) for card, _ in drawn for problem in card.problems)
        tried = replace(
            string,
            texts=request.strings,
            state="translated",
            reasons=tuple(dict.fromkeys((*found.reasons, *wrong))),
            cards=on_cards([card for card, _ in drawn], string.slot),
            posts=in_posts(found.posts, words).get(string.slot, ()),
        )
        pictures = {card.placement: _as_url(image) for card, image in drawn if image is not None}
        spoken = languages(words.locale, words.campaign.language)
        return pages.tried(self._environment(), self._words(request.locale, request.ui), spoken, tried, pictures)

    def save(self, request: SaveRequest) -> dict[str, object]:
        """Writes a text into its catalog; the entry as it stands there now."""
        self._to_edit(request)
        path = _file(request)
        entry = self._saver.save(path, request.locale, request.key, request.base, request.strings, request.reviewed)
        self._wordings.changed([path])
        return _as_json(entry)

    def undo(self, request: UndoRequest) -> dict[str, object]:
        """Takes the last save of a string back; the entry as it stands in its catalog now."""
        self._to_edit(request)
        entry = self._saver.undo(_file(request), request.key)
        self._wordings.changed([_file(request)])
        return _as_json(entry)

    def changed(self, paths: Iterable[str]) -> Change:
        """Takes notice of files that may have changed; paths are those of the workspace."""
        change = self._wordings.changed(paths)
        if change.locales is None:
            self._pages = None
        return change

    # What all of these need.

    def _tidy_up(self) -> None:
        self._count += 1
        if self._count % OFTEN == 0:
            give_back_memory()

    def _environment(self) -> Environment:
        if self._pages is None:
            self._pages = environment(self.workspace.read)
        return self._pages

    def _phrases(self, locale: str) -> Phrases:
        """The words of pages in a locale; in English, where it has none."""
        if locales.known(locale):
            found, _ = read_phrases(self.workspace, locale)
            if found is not None:
                return found
        return Phrases(None, SOURCE)

    def _words(self, locale: str, ui: str) -> Phrases:
        """The words of a locale's own page: those of `ui`, where that is named."""
        return self._phrases(ui or ("" if locale in PSEUDO_LOCALES else locale))

    def _is_editable(self, words: Worded) -> bool:
        return self.editable and not words.is_source

    def _saves(self, words: Worded, message: MessageProof) -> dict[Key, int]:
        """How many saves of each of its strings can be taken back."""
        return {string.key: self._saver.saves(string.where.file, string.key) for string in message.strings}

    def _to_edit(self, request: OfString) -> Worded:
        words = self._wordings.of(request.campaign, request.locale)
        if not self._is_editable(words):
            raise NotThereError(f"nobody translates into {request.locale} here")
        return words

    def _proof(self, words: Worded, message: str) -> MessageProof:
        name, rooms = (words.campaign.name, words.locale, message), self._known_rooms(words, message)
        kept = self._proofs.get(name)
        if kept is None or kept[0] is not words or kept[1] is not rooms:
            self._tidy_up()
            kept = words, rooms, message_proof(words, message, self._cards, rooms)
            self._proofs[name] = kept
            if len(self._proofs) > _PROOFS:
                self._proofs.popitem(last=False)
        self._proofs.move_to_end(name)
        return kept[2]

    def _string(self, words: Worded, request: OfString) -> ProofString:
        message = PAGES if request.context is None else request.context.rpartition(".")[0]
        if message in messages_of(words):
            for string in self._proof(words, message).strings:
                if string.key == request.key:
                    return string
        raise NotThereError("this string is not there any more")

    def _known_rooms(self, words: Worded, message: str) -> Rooms:
        return self._rooms.get(self._name_of_room(words, message), NO_ROOMS)

    def _try_out(self, words: Worded, message: str) -> None:
        """Finds out how much room the texts of a message have."""
        name = self._name_of_room(words, message)
        if name not in self._rooms:
            self._rooms[name] = card_rooms(self._jobs(words, message), self.cache)
            if len(self._rooms) > _ROOMS:
                self._rooms.popitem(last=False)

    def _name_of_room(self, words: Worded, message: str) -> tuple[str, ...]:
        """What the room of a message's texts depends on."""
        of = words.campaign.name, words.locale, message
        if of not in self._names or self._names[of][0] is not words:
            self._names[of] = words, tuple(self._cards.key(job) for job in self._jobs(words, message))
            if len(self._names) > _PROOFS:
                self._names.popitem(last=False)
        return self._names[of][1]

    def _jobs(self, words: Worded, message: str) -> tuple[CardJob, ...]:
        return tuple(job for job in words.planned.jobs if job.wording.message == message)

    def _job(self, words: Worded, message: str, placement: str) -> CardJob:
        for job in self._jobs(words, message):
            if job.placement.name == placement:
                return job
        raise NotThereError(f"{message} has no card in {words.locale} for '{placement}'")


def _file(request: OfString) -> str:
    """The catalog that a string stands in: the campaign's own, or that of the words of pages."""
    return catalogs.path(catalogs.PAGES if request.context is None else request.campaign, request.locale)


def _small(image: Pixels) -> bytes:
    return png(halved(image))


def _as_url(image: Pixels) -> str:
    return f"data:image/png;base64,{base64.b64encode(_small(image)).decode()}"


def _as_json(entry: Entry) -> dict[str, object]:
    return {"strings": list(entry.strings), "fuzzy": entry.fuzzy}
