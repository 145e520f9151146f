"""What pages say of strings: proofs as plain data that templates read and processes exchange."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

import regex

from kit.build.grouping import grouped
from kit.errors import Problem
from kit.l10n.locales import Direction, direction, language_tag
from kit.l10n.pofile import Source
from kit.layout.display import Rect
from kit.proof.model import InPost, MessageProof, OnCard, ProofCard, ProofString, State
from kit.status.model import Kind, Reason

Shape = Literal["tall", "square", "wide"]
Change = Literal["same", "gone", "new"]
_WORDS = regex.compile(
    r"\s+|[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]|[\p{L}\p{M}\p{N}]+|\X"
)
_CODE = regex.compile(r"(</?(?:b|em)>|<br\s*/?>|\{[A-Za-z][A-Za-z0-9_]*\})")
_ALIKE = 1.2  # how many times wider or higher than a square a card is still shown as one


@dataclass(frozen=True, slots=True)
class Languages:
    """A locale and the language that is translated, as BCP 47 has them, and how each runs."""

    language: str
    direction: Direction
    source_language: str
    source_direction: Direction


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong."""

    kind: Kind | Literal[""]
    what: str
    hint: str = ""
    place: str = ""  # file:line
    allowed_by: str = ""  # the comment with which a translator may say that it is right as it is


@dataclass(frozen=True, slots=True)
class RoomView:
    """Characters: how many fit on all cards, about, and how many there are. card: "" where it may be more room."""

    characters: int
    used: int
    card: str

    @property
    def left(self) -> int:
        """Below 0, so many are too many."""
        return self.characters - self.used


@dataclass(frozen=True, slots=True)
class CardView:
    """A card on which a string stands. Sizes and boxes are px of the card."""

    id: str
    message: str
    placement: str
    title: str
    width: int
    height: int
    boxes: tuple[Rect, ...]
    key: str  # of `ProofCard`

    @property
    def shape(self) -> Shape:
        """How it is best shown beside others."""
        if self.width > _ALIKE * self.height:
            return "wide"
        return "tall" if self.height > _ALIKE * self.width else "square"


@dataclass(frozen=True, slots=True)
class PostView:
    """A post, or the parts of a thread, and the platforms that have just this: title, length and limit of each."""

    parts: tuple[str, ...]
    platforms: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class StringView:
    """A string."""

    id: str
    name: str  # of its slot; "" for the words of pages
    message: str
    languages: Languages
    texts: tuple[str, ...]
    sources: tuple[str, ...]  # one, or singular and plural
    former: tuple[tuple[tuple[Change, str], ...], ...]  # each source text, with how it came of the former one
    state: State
    stood_in_for: bool  # whether cards and posts show the source text in its place
    troubles: tuple[Trouble, ...]
    notes: tuple[str, ...]
    comments: tuple[str, ...]
    place: str  # file:line
    room: RoomView | None
    cards: tuple[CardView, ...]
    posts: tuple[PostView, ...]
    tightness: float

    @staticmethod
    def pieces(text: str) -> tuple[tuple[bool, str], ...]:
        """A text as written, with whether each piece is code: a tag or a placeholder, which reads left to right."""
        return tuple((bool(number % 2), piece) for number, piece in enumerate(_CODE.split(text)) if piece)


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message."""

    id: str
    message: str
    title: str
    strings: tuple[StringView, ...]
    beside: tuple[Trouble, ...]


def languages(locale: str, source: str) -> Languages:
    """Of a locale, and of the campaign's own one."""
    return Languages(language_tag(locale), direction(locale), language_tag(source), direction(source))


def message_view(proof: MessageProof, spoken: Languages) -> MessageView:
    """A message with all its strings. The words of pages are the message ""."""
    strings = tuple(string_view(string, spoken) for string in proof.strings)
    return MessageView(
        f"message-{proof.message or 'pages'}", proof.message, proof.title, strings, troubles(proof.beside)
    )


def string_view(string: ProofString, spoken: Languages) -> StringView:
    """A string. The words of pages are translated from English whatever the campaign's language is."""
    if not string.slot:
        spoken = Languages(spoken.language, spoken.direction, "en", "ltr")
    entry = string.entry
    return StringView(
        string.id,
        string.slot,
        string.message,
        spoken,
        string.texts,
        _texts(string.source) if string.state != "source" or string.texts != _texts(string.source) else (),
        _changes(string.former, string.source) if string.former else (),
        string.state,
        stood_in_for(string),
        tuple(_of_reasons(string.reasons)),
        entry.extracted if entry else (),
        tuple(comment for comment in entry.comments if comment) if entry else (),
        str(string.where),
        _room(string),
        tuple(card_view(place) for place in string.cards),
        _posts(string.posts),
        string.tightness,
    )


def card_view(place: OnCard) -> CardView:
    """A card with the boxes of a string."""
    card = place.card
    message = card.job.wording.message
    return CardView(
        card_id(card), message, card.placement, card_title(card), card.width, card.height, place.boxes, card.key
    )


def card_id(card: ProofCard) -> str:
    """What a page calls the picture of a card."""
    return f"card-{card.job.wording.message}-{card.placement}"


def card_title(card: ProofCard) -> str:
    """Such as "Instagram story"."""
    return f"{card.platform} {card.surface}"


def troubles(problems: Sequence[Problem]) -> tuple[Trouble, ...]:
    """What is wrong with something that is no string; what is wrong with many cards alike is told once."""
    return tuple(_trouble("", problem, "") for problem in grouped(problems))


def stood_in_for(string: ProofString) -> bool:
    """Whether cards and posts show the source text in place of a string (kit/proof/shown.py)."""
    return string.state == "missing" or any(each.kind == "fault" and each.check for each in string.reasons)


def changed(former: str, now: str) -> tuple[tuple[Change, str], ...]:
    """How a text came of a former one, word by word: joined, same and gone are the former, same and new the text."""
    before, after = _WORDS.findall(former), _WORDS.findall(now)
    found: list[tuple[Change, str]] = []
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(before[start:end])))
            continue
        if start < end:
            found.append(("gone", "".join(before[start:end])))
        if first < last:
            found.append(("new", "".join(after[first:last])))
    return tuple(_without_islands(found))


def _without_islands(changes: Sequence[tuple[Change, str]]) -> Iterator[tuple[Change, str]]:
    """The changes, those joined between which only a space is the same: words in a row are one change."""
    gone = new = ""
    for number, (change, text) in enumerate(changes):
        if change == "gone":
            gone += text
        elif change == "new":
            new += text
        elif gone and new and not text.strip() and number + 1 < len(changes):
            gone, new = gone + text, new + text
        else:
            yield from _told(gone, new)
            gone = new = ""
            yield "same", text
    yield from _told(gone, new)


def _told(gone: str, new: str) -> Iterator[tuple[Change, str]]:
    if gone:
        yield "gone", gone
    if new:
        yield "new", new


def _changes(former: Source, now: Source) -> tuple[tuple[tuple[Change, str], ...], ...]:
    changes = [changed(former.msgid, now.msgid)]
    if now.plural is not None:
        changes.append(changed(former.plural if former.plural is not None else former.msgid, now.plural))
    return tuple(changes)


def _texts(source: Source) -> tuple[str, ...]:
    return (source.msgid,) if source.plural is None else (source.msgid, source.plural)


def _of_reasons(reasons: Sequence[Reason]) -> Iterator[Trouble]:
    """What is wrong with a string; what is wrong with many cards alike is told once."""
    on_cards = iter(grouped(each.problem for each in reasons if each.kind == "card"))
    for each in reasons:
        if each.kind != "card":
            yield _trouble(each.kind, each.problem, each.check)
        elif problem := next(on_cards, None):
            yield _trouble("card", problem, "")


def _trouble(kind: Kind | Literal[""], problem: Problem, check: str) -> Trouble:
    allowed_by = f"# kit: allow {check}" if kind == "check" else ""
    return Trouble(kind, problem.what, problem.hint, str(problem.where), allowed_by)


def _room(string: ProofString) -> RoomView | None:
    """What was tried out; where a text is too long, what the card on which it is says."""
    used = string.characters
    tight = max(string.cards, key=lambda place: place.fit.excess if place.fit else 0, default=None)
    if tight and tight.fit and tight.fit.excess and not stood_in_for(string):
        return RoomView(max(0, used - tight.fit.excess), used, card_title(tight.card))
    if not string.room or not string.room.characters:
        return None
    titles = {place.card.placement: card_title(place.card) for place in string.cards}
    return RoomView(string.room.characters, used, titles.get(string.room.tightest, string.room.tightest))


def _posts(posts: Sequence[InPost]) -> tuple[PostView, ...]:
    """The posts, those with the same words as one, in the order of the tightest of each."""
    found: dict[tuple[str, ...], tuple[tuple[str, int, int], ...]] = {}
    for post in posts:
        found[post.parts] = (*found.get(post.parts, ()), (post.title, post.length, post.limit))
    return tuple(PostView(parts, platforms) for parts, platforms in found.items())
