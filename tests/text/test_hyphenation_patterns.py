"""Patterns read word by word divide as pyphen does, which takes all of them apart."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.hyphenation_patterns import Patterns

LOCALES = Path(__file__).resolve().parent.parent.parent / "locales"
# Hungarian, Spanish and Catalan have patterns that change the spelling, Bulgarian and Greek letters beyond ASCII.
LANGUAGES = ("bg", "ca", "de", "el", "es", "hu", "id", "sv")


@cache
def dictionaries(language: str) -> tuple[Patterns, pyphen.HyphDict]:
    path = pyphen.LANGUAGES[language]
    return Patterns.read(path), pyphen.HyphDict(path)


def as_pyphen(language: str, word: str) -> bool:
    patterns, whole = dictionaries(language)
    expected = [int(point) for point in whole.positions(word) if not getattr(point, "data", None)]
    return [*patterns.points(word)] == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_sample(language: str) -> None:
    catalogs = (LOCALES / language / "LC_MESSAGES").glob("*.po")
    words = {word for path in catalogs for word in re.findall(r"[^\W\d_]{3,}", path.read_text("utf-8"))}
    assert [word for word in words if not as_pyphen(language, word)] == []


@given(st.sampled_from(("ca", "es", "id")), st.data())
def test_any_letters_that_patterns_have(language: str, data: st.DataObject) -> None:
    _, whole = dictionaries(language)
    parts = st.sampled_from(sorted(whole.patterns)).map(lambda letters: letters.strip("."))
    assert as_pyphen(language, "".join(data.draw(st.lists(parts, min_size=1, max_size=5))))


def test_what_a_dictionary_may_hold() -> None:
    lines = ["% a1b", "LEFTHYPHENMIN 2", "", "a1b", "ab2c ", "bc1d", "c1d/x=y,1,2", "x1y", "x2y"]
    assert [*Patterns(lines).points("abcd")] == [1]  # ab2c keeps b and c together, c1d changes the spelling
    assert [*Patterns(lines).points("xy")] == []  # of patterns with the same letters the last one counts
    assert [*Patterns(lines).points("")] == []
