"""Where words may be divided with a hyphen: by pyphen's dictionaries, loaded when needed, and by a rule for Finnish."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import regex

_LEAST_BEFORE = _LEAST_AFTER = 3  # letters
# Scripts that are divided with the hyphen of the Latin script, and that have dictionaries.
_WORD = regex.compile(r"[\p{Latin}\p{Greek}\p{Cyrillic}\p{M}]{6,}")
# Finnish: a syllable begins at a consonant before a vowel, if one with a vowel comes before it.
_FINNISH_SYLLABLE = regex.compile(r"(?<=[aeiouyäöå]\p{L}*)(?=[bcdfghjklmnpqrstvwxzšž][aeiouyäöå])", regex.IGNORECASE)
_STANDS_IN = {"no": "nb"}


def hyphenation_points(text: str, language: str) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """The long words of a piece of text: where each begins and ends, and the offsets at which it may be divided."""
    for match in _WORD.finditer(text):
        points = _points(match[0], language)
        yield match.start(), match.end(), tuple(match.start() + point for point in points)


@lru_cache(maxsize=4096)
def _points(word: str, language: str) -> tuple[int, ...]:
    if language.partition("-")[0] == "fi":
        points = [match.start() for match in _FINNISH_SYLLABLE.finditer(word)]
    else:
        dictionary = _dictionary(language)
        if dictionary is None or len(word.lower()) != len(word):
            return ()
        # A position with data would change the spelling: Hungarian asz-szony.
        points = [int(point) for point in dictionary.positions(word) if not getattr(point, "data", None)]
    return tuple(point for point in points if _LEAST_BEFORE <= point <= len(word) - _LEAST_AFTER)


@lru_cache(maxsize=8)
def _dictionary(language: str) -> Any:
    """The dictionary for a BCP 47 tag or its nearest parent; None where there is none. German takes half a second."""
    import pyphen

    parts = language.split("-")
    parts[0] = _STANDS_IN.get(parts[0], parts[0])
    name = pyphen.language_fallback("_".join(parts))
    return pyphen.Pyphen(lang=name, left=_LEAST_BEFORE, right=_LEAST_AFTER) if name else None
