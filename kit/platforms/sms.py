"""Text messages: which alphabet a text needs, and how many segments it takes (3GPP TS 23.038 and 23.040)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import unicodedata2

GSM_7 = "GSM-7"
UCS_2 = "UCS-2"

# TS 23.038, 6.2.1: the default alphabet without the escape character, and its extension, each of two septets.
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = frozenset("\f^{}\\[~]|€")

_NO_BREAK = "\u00a0\u2007\u202f"
_FRENCH_QUOTES = re.compile(f"«[{_NO_BREAK} ]?|[{_NO_BREAK} ]?»")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("„“”‟", '"'),
        **dict.fromkeys("‚‘’‛‹›", "'"),
        **dict.fromkeys("‐‑–—", "-"),
        "…": "...",
    }
)

# How many septets or UTF-16 units a segment holds: alone, and as one of several, where a header takes 6 of 140 octets.
_ALONE = {GSM_7: 160, UCS_2: 70}
_IN_PART = {GSM_7: 153, UCS_2: 67}


@dataclass(frozen=True, slots=True)
class Segments:
    """How a text is sent."""

    alphabet: str  # GSM_7 or UCS_2
    units: int  # septets or UTF-16 units, with those that stay empty because no character is divided
    count: int  # of segments
    beyond: tuple[str, ...]  # the characters that GSM-7 lacks, each once, in their order


def segments(text: str) -> Segments:
    """How a text is sent. No text takes no segment."""
    beyond = tuple(dict.fromkeys(char for char in text if char not in _BASIC and char not in _EXTENSION))
    if beyond:
        return Segments(UCS_2, *_placed((1 + (char > "\uffff") for char in text), UCS_2), beyond)
    return Segments(GSM_7, *_placed((1 + (char in _EXTENSION) for char in text), GSM_7), ())


def cheaper(text: str) -> str:
    """The text as it is sent: in GSM-7 where spaces that break and plain quotes, dashes and dots are enough for that.

    In UCS-2 it would take more than twice the segments. Where other characters need UCS-2 anyhow, only spaces change.
    """
    spaced = "".join(" " if char in _NO_BREAK else char for char in text)
    plain = _FRENCH_QUOTES.sub('"', spaced).translate(_PLAIN)
    return plain if not segments(plain).beyond else spaced


def capacity(alphabet: str, count: int) -> int:
    """How many units so many segments hold."""
    return _ALONE[alphabet] if count == 1 else count * _IN_PART[alphabet]


def needless(sent: Segments) -> bool:
    """Whether it is only for punctuation, such as a curly quote, that a text cannot be sent in GSM-7."""
    return bool(sent.beyond) and all(unicodedata2.category(char)[0] in "PZ" for char in sent.beyond)


def _placed(widths: Iterable[int], alphabet: str) -> tuple[int, int]:
    """Units and segments of characters so many units wide."""
    widths = list(widths)
    if sum(widths) <= _ALONE[alphabet]:
        return sum(widths), min(len(widths), 1)
    size, used = _IN_PART[alphabet], 0
    for width in widths:
        left = size - used % size
        used += width + (left if left < width else 0)
    return used, -(-used // size)
