"""Where words may be divided with a hyphen: by pyphen's dictionaries, read when needed, and by a rule for Finnish."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from kit.text.hyphenation_patterns import Patterns

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
        patterns = _patterns(language)
        if patterns is None or len(word.lower()) != len(word):
            return ()
        points = list(patterns.points(word))
    return tuple(point for point in points if _LEAST_BEFORE <= point <= len(word) - _LEAST_AFTER)


@lru_cache(maxsize=64)  # one takes less than a megabyte, but for German and Hungarian
def _patterns(language: str) -> Patterns | None:
    """The patterns for a BCP 47 tag or its nearest parent; None where there are none."""
    import pyphen  # lists its dictionaries when it is imported

    parts = language.split("-")
    parts[0] = _STANDS_IN.get(parts[0], parts[0])
    name = pyphen.language_fallback("_".join(parts))
    return Patterns.read(pyphen.LANGUAGES[name]) if name else None
