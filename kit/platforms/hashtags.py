"""Hashtags that are valid on every platform.

The rules differ: a hyphen ends a hashtag on X but not on Bluesky, a zero width non-joiner ends it on Bluesky but not on
X. What all have in common is kept to: letters, marks, decimal digits and the low line, at least one letter, white
space or the text's end on either side, no more than 64 graphemes.
"""

from __future__ import annotations

import regex

from kit.platforms.counting import graphemes

SIGN = "#"
LONGEST = 64  # graphemes, on Bluesky

_WORD = regex.compile(r"[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_]*")
_APOSTROPHES = regex.compile(r"(?<=\p{L})['’ʼ\u200c](?=\p{L})")


def is_valid(tag: str) -> bool:
    """Whether `tag`, without the sign, is one hashtag on every platform."""
    return _WORD.fullmatch(tag) is not None and regex.search(r"\p{L}", tag) is not None and graphemes(tag) <= LONGEST


def hashtag(words: str) -> str:
    """The words as one hashtag, with its sign: "child safety first" becomes "#ChildSafetyFirst".

    Each word starts with a capital where its script has them, so that screen readers tell the words apart. "" where no
    hashtag can be made: no letter, or too long.
    """
    found = _WORD.findall(_APOSTROPHES.sub("", words))
    tag = "".join(word[0].upper() + word[1:] for word in found)
    return SIGN + tag if is_valid(tag) else ""
