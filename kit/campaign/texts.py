"""What may stand in a campaign's text: bare {placeholders}, and the tags <b>, <em> and <br>.

Texts are not HTML: a lone & or < is itself, and entities are not resolved.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from kit.errors import shown

PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}", re.ASCII)
TAGS = ("b", "em")  # those that enclose text; <br> stands alone

_BRACES = re.compile(r"\{[^{}]*\}|\{[^{}\s]{0,40}|[^{}\s]{0,40}\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s<>/]*+)([^<>]*+)>|</?[A-Za-z][^<>]*+")


class Fault(NamedTuple):
    """What is wrong in a text, and the piece of it that is wrong."""

    piece: str
    what: str
    hint: str = ""


def placeholders(text: str) -> tuple[str, ...]:
    """The names of a text's placeholders, each once, as they come."""
    return tuple(dict.fromkeys(PLACEHOLDER.findall(text)))


def faults(text: str) -> Iterator[Fault]:
    """Braces that are no placeholder, entities, unknown tags, and tags without their other half."""
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
    for entity in _ENTITY.findall(text):
        character = html.unescape(entity)
        if character != entity:
            yield Fault(entity, f"'{entity}' is HTML", f"write the character itself: {character}")
    yield from _tag_faults(text)


def _tag_faults(text: str) -> Iterator[Fault]:
    open_tags: list[str] = []
    for tag in _TAG.finditer(text):
        closing, name, rest = tag[1], tag[2], tag[3]
        if name == "br" and not closing and rest in ("", " ", "/", " /"):
            continue
        if name not in TAGS or rest or not tag[0].endswith(">"):
            yield Fault(tag[0], f"'{shown(tag[0])}' is not a tag that texts may have", "there are <b>, <em> and <br>")
        elif not closing:
            open_tags.append(name)
        elif name in open_tags:
            while (last := open_tags.pop()) != name:
                yield Fault(f"<{last}>", f"<{last}> is not closed before </{name}>", f"write </{last}> first")
        else:
            yield Fault(tag[0], f"</{name}> has no <{name}> before it")
    for name in open_tags:
        yield Fault(f"<{name}>", f"<{name}> is never closed", f"write </{name}> where it ends")
