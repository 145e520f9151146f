"""X's weighted length, by config/v3.json of https://github.com/twitter/twitter-text.

X describes it at https://docs.x.com/fundamentals/counting-characters. Weights are hundredths there, 100 and 200; no
fractions arise, so they are 1 and 2 here.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex
import unicodedata2

from kit.platforms import emoji
from kit.platforms.urls import TWITTER_TEXT, X, links

_LINK = 23
_EMOJI = 2
_HEAVY = regex.compile(r"[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # 2; all else is 1


def weighted_length(text: str) -> int:
    """How long X takes a text to be, in NFC: each link 23, each emoji 2, most letters from Latin to Georgian 1, else 2.

    Emoji are those of the newest Unicode, and links may have the newest top-level domains. CR LF counts 2.
    """
    composed = unicodedata2.normalize("NFC", text)
    return _weight(composed, links(composed, X, bare=True), emoji.spans(composed))


def published_length(text: str) -> int:
    """The same as twitter-text 3.1.0 has it, the last that was published (2020).

    What X itself uses now is not published; it may be either, or between the two.
    """
    composed = unicodedata2.normalize("NFC", text)
    return _weight(composed, links(composed, TWITTER_TEXT, bare=True), emoji.older_spans(composed))


def _weight(text: str, links: Iterable[tuple[int, int]], emoji: Iterable[tuple[int, int]]) -> int:
    entities = sorted([*((*span, _LINK) for span in links), *((*span, _EMOJI) for span in emoji)])
    weight = position = 0
    for start, end, worth in entities:
        if start >= position:  # else it lies within the one before
            weight += _plain_weight(text[position:start]) + worth
            position = end
    return weight + _plain_weight(text[position:])


def _plain_weight(text: str) -> int:
    return len(text) + len(_HEAVY.findall(text))
