"""The words of one message in one locale: what templates, posts and alt texts are filled with."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.campaign.model import FactFormat
from kit.errors import Where
from kit.l10n.locales import Direction

_TAG = re.compile(r"<[^>]*>")
_BREAK = re.compile(r"(?:(?<!\s)\s+)?<br\s*/?>\s*")  # where white space begins, not again at each sign of it
_ISOLATES = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row of a chart says, and its figures."""

    texts: Mapping[str, str]  # slot -> inline markup, for the slots that speak of a row
    values: Mapping[str, str]  # placeholder -> the formatted value
    numbers: Mapping[str, float]  # placeholder -> the number, for the lengths of bars
    formats: Mapping[str, FactFormat] = field(default_factory=dict)  # placeholder -> how its value is written


@dataclass(frozen=True, slots=True)
class Wording:
    """A message's texts in one locale.

    Texts are inline markup: escaped, with nothing but <b>, <em> and <br>, every placeholder's value between
    FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (UAX #9), so that it stands right in either direction.
    """

    message: str
    locale: str  # as CLDR writes it: zh_Hans
    language: str  # BCP 47: zh-Hans
    direction: Direction
    texts: Mapping[str, str]
    values: Mapping[str, str]
    numbers: Mapping[str, float]
    rows: tuple[Row, ...] = ()
    places: Mapping[str, Where] = field(default_factory=dict)  # slot -> where its text can be mended
    figures: Mapping[str, Where] = field(default_factory=dict)  # formatted value -> where its fact is written

    def plain(self, slot: str) -> str:
        """The text of a slot without markup and without isolates, for posts and alt texts; "" when there is none."""
        return plain(self.texts.get(slot, ""))


def isolated(value: str) -> str:
    """A value between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE: it stands right in text of either direction."""
    return f"\u2068{value}\u2069"


def plain(markup: str) -> str:
    """Inline markup as plain text: tags dropped, <br> a space, entities resolved, isolates removed."""
    return _ISOLATES.sub("", without_tags(markup)).strip()


def without_tags(markup: str, line_break: str = " ") -> str:
    """Inline markup as text that still has its isolates, with something in place of <br>."""
    return html.unescape(_TAG.sub("", _BREAK.sub(line_break, markup))).strip()
