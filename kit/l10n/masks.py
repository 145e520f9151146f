"""What an engine must not translate, masked before a text is sent, and put back into what comes back.

Placeholders, tags, names, addresses, hashtags and handles are masked. An engine that reads markup gets elements, which
it carries along; others get marks such as [X1X], which most engines take for a name. Nothing is taken on trust: each
mask must come back once.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import regex

from kit.campaign import texts
from kit.l10n import terms
from kit.l10n.kept import addresses_in

_ELEMENT = regex.compile(
    r"<\s*x\s+id\s*=\s*[\"'”“«»]?\s*(\p{Nd}+)\s*[\"'”“«»]?\s*(?:/\s*>|>(?:\s*<\s*/\s*x\s*>)?)", regex.I
)
_MARK = regex.compile(r"[\[［【]\s*[XХΧ]\s*(\p{Nd}+)\s*[XХΧ]\s*[\]］】]", regex.I)
_TAG = regex.compile(r"<br ?/?>|</?(?:b|em)>")
_LETTER = regex.compile(r"\p{L}")
_SPACE = regex.compile(r"\s")
_NO_SPACES = frozenset("ja zh yue th lo km my".split())  # languages that write no spaces between words


class DamagedError(Exception):
    """A text that an engine gave back without everything that it was to keep; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A text for an engine."""

    text: str  # as it is sent
    pieces: tuple[str, ...]  # what is masked, by the numbers of the masks, from 1
    source: str
    markup: bool  # whether the masks are elements, and all else is escaped

    @property
    def empty(self) -> bool:
        """Whether nothing is left that could be translated."""
        pattern = _ELEMENT if self.markup else _MARK
        return not _LETTER.search(html.unescape(pattern.sub("", self.text)))


def mask(text: str, names: Iterable[str] = (), values: Mapping[str, str] | None = None, *, markup: bool) -> Masked:
    """The text with everything masked that stays as it is.

    names: that are never translated. values: what is put in for a placeholder instead of a mask, such as the number
    that a plural form is drafted with.
    """
    known = values or {}
    pieces: list[str] = []
    sent: list[str] = []
    end = 0
    for start, stop in _spans(text, names):
        piece = text[start:stop]
        sent.append(_plain(text[end:start], markup))
        placeholder = texts.PLACEHOLDER.fullmatch(piece)
        if placeholder and placeholder[1] in known:
            sent.append(known[placeholder[1]])
        else:
            pieces.append(piece)
            sent.append(f'<x id="{len(pieces)}"/>' if markup else f"[X{len(pieces)}X]")
        end = stop
    sent.append(_plain(text[end:], markup))
    return Masked("".join(sent), tuple(pieces), text, markup)


def unmask(masked: Masked, returned: str, language: str) -> str:
    """What came back, with everything put back that was masked. Raises `DamagedError` where that cannot be done.

    language: of the translation, for the spaces between its words.
    """
    pattern = _ELEMENT if masked.markup else _MARK
    found = list(pattern.finditer(returned))
    often = Counter(int(match[1]) for match in found)
    for number, piece in enumerate(masked.pieces, 1):
        if often[number] != 1:
            times = "is missing" if not often[number] else f"came back {often[number]} times"
            raise DamagedError(f"{piece} {times}")
    if strange := sorted(set(often) - set(range(1, len(masked.pieces) + 1))):
        raise DamagedError(f"a mark came back that was not sent, number {strange[0]}")
    entities = masked.markup or "&" not in masked.source
    text, end = "", 0
    for match in found:
        piece = masked.pieces[int(match[1]) - 1]
        before = returned[end : match.start()]
        text = _joined(text, html.unescape(before) if entities else before, masked.source, language)
        text = _joined(text, piece, masked.source, language)
        end = match.end()
    rest = html.unescape(returned[end:]) if entities else returned[end:]
    return _joined(text, rest, masked.source, language).strip()


def with_placeholder(text: str, name: str, number: int) -> str:
    """A draft with the placeholder for the number that was put in for it. `DamagedError` where it is not there once."""
    found = [match for match in regex.finditer(r"\p{Nd}+", text) if int(match[0]) == number]
    if len(found) != 1:
        times = "is missing" if not found else f"came back {len(found)} times"
        raise DamagedError(f"the number {number}, which stood for {{{name}}}, {times}")
    return f"{text[: found[0].start()]}{{{name}}}{text[found[0].end() :]}"


def _spans(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where what stays as it is stands: no two of them overlap, and an address is one even with a name in it."""
    taken: list[tuple[int, int]] = []

    def take(start: int, stop: int) -> None:
        if start < stop and not any(start < other_stop and other_start < stop for other_start, other_stop in taken):
            taken.append((start, stop))

    for match in (*texts.PLACEHOLDER.finditer(text), *_TAG.finditer(text)):
        take(match.start(), match.end())
    kept = (*addresses_in(text), *sorted(names, key=len, reverse=True))
    for piece in kept:
        for match in terms.name_pattern(piece).finditer(text):
            take(match.start(), match.end())
    return sorted(taken)


def _plain(text: str, markup: bool) -> str:
    return html.escape(text, quote=False) if markup else text


def _joined(text: str, piece: str, source: str, language: str) -> str:
    """Two parts of a draft, with a space between them where there must be one, and none where there must be none.

    Engines put spaces around what they do not know, or take them away; the source text says what was there.
    """
    if not text or not piece:
        return text + piece
    tag = _last_tag(text)
    if tag and not tag.startswith("</") and tag != "<br>":
        return text + (piece.lstrip(" ") if f"{tag} " not in source else piece)
    if piece.startswith("</") and f" {piece}" not in source:
        return text.rstrip(" ") + piece
    if text.endswith("}") or piece.startswith("{"):
        return _beside_placeholder(text, piece, source, language)
    return text + piece


def _last_tag(text: str) -> str | None:
    return next((tag for tag in ("<b>", "<em>", "</b>", "</em>", "<br>") if text.endswith(tag)), None)


def _beside_placeholder(text: str, piece: str, source: str, language: str) -> str:
    """A placeholder and what stands beside it: letters are parted from it, where the language parts words."""
    before, after = text[-1], piece[0]
    joined = text + piece
    if language in _NO_SPACES or _SPACE.match(before) or _SPACE.match(after):
        return joined
    if before == "}" and (after.isalpha() or after == "{"):
        name = text[text.rfind("{") :]
        return f"{text} {piece}" if f"{name} " in source else joined
    if after == "{" and before.isalpha():
        return f"{text} {piece}" if f" {piece}" in source else joined
    return joined
