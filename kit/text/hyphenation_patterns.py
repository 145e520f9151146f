"""Hyphenation patterns as Hunspell's dictionaries (.dic) write them, after F. M. Liang, Word Hy-phen-a-tion by
Com-put-er (1983).

A dictionary has up to a hundred thousand patterns, and a word needs a few dozen of them. So they are kept as the text
that they are, by the letters that they begin with, and only those are read that a word may hold: taken apart all at
once, those of German or Hungarian take half a second, and 14 or 23 MB.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_FIRST = 3  # letters that patterns are found by
_COMMENTS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_DIGIT = re.compile(r"\d")
_STEP = re.compile(r"(\d?)(\D?)")  # the level of a place between two letters, and the letter after it
# The change of spelling that a division brings with it: Hungarian "as5szon2y/sz=,2,1".
_CHANGE = re.compile(r"/.*=.*")


class Patterns:
    """The patterns of one language."""

    def __init__(self, lines: Iterable[str]) -> None:
        patterns = [line.strip() for line in lines]
        beginnings: dict[str, list[str]] = {}
        for pattern, letters in zip(patterns, _letters("\n".join(patterns)), strict=True):
            if letters != pattern and not pattern.startswith(_COMMENTS):
                beginnings.setdefault(letters[:_FIRST], []).append(pattern)
        self._beginnings = {letters: "\n".join(found) for letters, found in beginnings.items()}

    @classmethod
    def read(cls, path: Path) -> Patterns:
        """The patterns of a dictionary, which names its encoding in its first line."""
        encoding, _, content = path.read_bytes().partition(b"\n")
        name = encoding.decode("ascii").strip()
        return cls(content.decode("cp1251" if name.lower() == "microsoft-cp1251" else name).split("\n"))

    def points(self, word: str) -> Iterator[int]:
        """The offsets, ascending, at which a word may be divided and be spelled as before: not Hungarian asz-szony."""
        word = f".{word.lower()}."
        levels = [0] * (len(word) + 1)
        changes = [False] * len(levels)
        for start in range(len(word) - 1):
            for pattern in self._at(word, start):
                steps = _CHANGE.sub("", pattern)
                for place, (level, _) in zip(range(start, len(levels)), _STEP.findall(steps), strict=False):
                    if level and int(level) >= levels[place]:  # of patterns that agree the last one counts
                        levels[place], changes[place] = int(level), steps != pattern
        return (place - 1 for place, level in enumerate(levels) if level % 2 and not changes[place])

    def _at(self, word: str, start: int) -> list[str]:
        """The patterns whose letters a word has at an offset, the shortest first."""
        found = {}
        for length in range(1, _FIRST + 1):
            patterns = self._beginnings.get(word[start : start + length])
            if patterns is None:
                continue
            for place, letters in enumerate(_letters(patterns)):
                if word.startswith(letters, start):
                    found[letters] = patterns, place
        return [patterns.split("\n")[place] for _, (patterns, place) in sorted(found.items(), key=lambda f: len(f[0]))]


def _letters(patterns: str) -> list[str]:
    """The letters of patterns that stand in lines."""
    return _DIGIT.sub("", _CHANGE.sub("", patterns)).split("\n")
