"""Inline markup in the texts of a message: <b>, <em> and <br>, and nothing else.

Texts are not HTML: a lone & or < is itself, and entities are not resolved. `sanitize` makes HTML of them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_ALLOWED = re.compile(r"<(?:(?P<open>b|em)|/(?P<close>b|em)|(?P<void>br) ?/?)>")
_ANY_TAG = re.compile(r"</?[A-Za-z][^<>]*>?")
_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);")
_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\x85"}
_MEND_TAGS = "only <b>…</b>, <em>…</em> and <br> may be used"


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a parsed text."""

    name: str
    kind: str  # "open", "close" or "void"

    def __str__(self) -> str:
        return f"</{self.name}>" if self.kind == "close" else f"<{self.name}>"


def parse(text: str) -> tuple[str | Tag, ...]:
    """The text as pieces of plain text and tags that are sure to be balanced; a tag without its partner is text."""
    pieces = _split(text)
    paired = _paired(pieces)
    return tuple(
        str(piece) if isinstance(piece, Tag) and piece.kind != "void" and index not in paired else piece
        for index, piece in enumerate(pieces)
    )


def sanitize(text: str) -> str:
    """The text as HTML: tags on the list stay, when they are balanced, and everything else is escaped."""
    return "".join(
        str(piece) if isinstance(piece, Tag) else html.escape(piece.translate(_CONTROLS)) for piece in parse(text)
    )


def faults(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the markup of a text, and how it may be mended."""
    for match in _ANY_TAG.finditer(text):
        if not _ALLOWED.fullmatch(match[0]):
            yield f"has the tag {match[0]}, which is not allowed", _MEND_TAGS
    pieces = _split(text)
    paired = _paired(pieces)
    for index, piece in enumerate(pieces):
        if isinstance(piece, Tag) and piece.kind != "void" and index not in paired:
            yield _lonely(piece)
    for match in _ENTITY.finditer(text):
        character = html.unescape(match[0])
        if character != match[0]:
            yield f"has the entity {match[0]}", f"write the character itself: {character}"


def _lonely(tag: Tag) -> tuple[str, str]:
    if tag.kind == "open":
        return f"has {tag}, which is never closed", f"put </{tag.name}> after the words it holds"
    return f"has {tag}, which closes nothing", f"put <{tag.name}> before the words it holds"


def _split(text: str) -> list[str | Tag]:
    pieces: list[str | Tag] = []
    end = 0
    for match in _ALLOWED.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        kind = str(match.lastgroup)
        pieces.append(Tag(match[kind], kind))
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return pieces


def _paired(pieces: list[str | Tag]) -> set[int]:
    """The indices of opening and closing tags that belong together and are nested rightly."""
    paired: set[int] = set()
    open_tags: list[int] = []
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Tag) or piece.kind == "void":
            continue
        if piece.kind == "open":
            open_tags.append(index)
        elif open_tags and pieces[open_tags[-1]] == Tag(piece.name, "open"):
            paired |= {open_tags.pop(), index}
    return paired
