"""The grammar of texts, in campaign.yaml and in catalogs: bare {placeholders}, and the tags <b>, <em> and <br>.

Texts are not HTML: a lone & or < is itself, and entities are not resolved.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import regex

from kit.errors import shown

PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}", re.ASCII)
TAGS = ("b", "em")  # those that enclose text; <br> stands alone

_BRACES = re.compile(r"\{[^{}]*\}|\{[^{}\s]{0,40}|[^{}\s]{0,40}\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*+)([^<>]*+)>|</?[A-Za-z][^<>]*+")
_SEEN = regex.compile(r"[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]")


class Fault(NamedTuple):
    """What is wrong in a text, and the piece of it that is wrong."""

    piece: str
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a text."""

    name: str
    kind: Literal["open", "close", "void"]

    def __str__(self) -> str:
        return f"</{self.name}>" if self.kind == "close" else f"<{self.name}>"


def placeholders(text: str) -> tuple[str, ...]:
    """The names of a text's placeholders, each once, as they come."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def is_blank(text: str) -> bool:
    """Whether nothing of a text is seen: white space, no-break spaces, soft hyphens, joiners and tags show nothing."""
    return _SEEN.search(_TAG.sub("", text)) is None


def parse(text: str) -> tuple[str | Tag, ...]:
    """The text as pieces of plain text and tags that are sure to be balanced; any other tag is text."""
    pieces: list[str | Tag] = []
    plain = 0
    found = list(_TAG.finditer(text))
    tags = [_tag(match) for match in found]
    paired, _ = _pair(tags)
    for index, (match, tag) in enumerate(zip(found, tags, strict=True)):
        if tag is None or not (tag.kind == "void" or index in paired):
            continue
        pieces += [text[plain : match.start()], tag]
        plain = match.end()
    return tuple(piece for piece in (*pieces, text[plain:]) if piece)


def faults(text: str) -> Iterator[Fault]:
    """Braces that are no placeholder, entities, unknown tags, and tags without their other half."""
    yield from brace_faults(text)
    for entity in _ENTITY.findall(text):
        character = html.unescape(entity)
        if character != entity:
            yield Fault(entity, f"'{entity}' is HTML", f"write the character itself: {character}")
    found = list(_TAG.finditer(text))
    tags = [_tag(match) for match in found]
    for match, tag in zip(found, tags, strict=True):
        if tag is None:
            what = f"'{shown(match[0])}' is not a tag that texts may have"
            yield Fault(match[0], what, "there are <b>, <em> and <br>")
    yield from _pair(tags)[1]


def brace_faults(text: str) -> Iterator[Fault]:
    """Braces that are no placeholder."""
    for brace in _BRACES.findall(text):
        if PLACEHOLDER.fullmatch(brace):
            continue
        if "{" not in brace or "}" not in brace:
            # With the word beside it, so that it is found among the text's other braces.
            yield Fault(brace, f"'{shown(brace)}' has half of its braces", "braces stand around placeholders: {name}")
        else:
            name = re.match(r"\W*(\w*)", brace[1:-1], re.ASCII)
            hint = f"write {{{name[1]}}}" if name and PLACEHOLDER.fullmatch(f"{{{name[1]}}}") else "write {name}"
            yield Fault(brace, f"'{shown(brace)}' is not a placeholder", hint)


def _tag(match: re.Match[str]) -> Tag | None:
    """The tag that was found, if it is one that texts may have."""
    closing, name, rest = match[1], match[2], match[3]
    if name == "br" and not closing and rest in ("", " ", "/", " /"):
        return Tag(name, "void")
    if name in TAGS and not rest:
        return Tag(name, "close" if closing else "open")
    return None


def _pair(tags: Sequence[Tag | None]) -> tuple[set[int], list[Fault]]:
    """The indices of tags that belong together and are nested rightly, and what is wrong with the others."""
    paired: set[int] = set()
    wrong: list[Fault] = []
    opened: list[tuple[int, str]] = []
    for index, tag in enumerate(tags):
        if tag is None or tag.kind == "void":
            continue
        if tag.kind == "open":
            opened.append((index, tag.name))
        elif any(name == tag.name for _, name in opened):
            while (last := opened.pop())[1] != tag.name:
                name = last[1]
                wrong.append(Fault(f"<{name}>", f"<{name}> is not closed before {tag}", f"write </{name}> first"))
            paired |= {last[0], index}
        else:
            wrong.append(Fault(str(tag), f"{tag} has no <{tag.name}> before it", f"write <{tag.name}> where it begins"))
    wrong += [Fault(f"<{name}>", f"<{name}> is never closed", f"write </{name}> where it ends") for _, name in opened]
    return paired, wrong
