"""Where Chromium begins the lines of running text, and where Kit does. `make oracle` records the former."""

from __future__ import annotations

import pytest

from tests.oracle.lines import WIDTHS, Starts, differing, equal, recorded
from tests.oracle.opportunities import SCRIPTS, WORDS, departures, listed_words, listed_words_in


def settings(language: str) -> list[tuple[str, int, Starts]]:
    """The paragraphs, each at every width, and where Chromium begins their lines."""
    paragraphs = recorded()[language]
    return [(text, width, theirs) for text, starts in paragraphs for width, theirs in zip(WIDTHS, starts, strict=True)]


@pytest.mark.parametrize("language", recorded())
def test_lines_begin_where_chromiums_do(language: str) -> None:
    """Without Kit's own wishes, and with what Chromium does beside UAX #14."""
    assert [
        (text, width) for text, width, theirs in settings(language) if not equal(text, language, width, theirs)
    ] == []


@pytest.mark.parametrize("language", recorded())
def test_with_our_own_wishes_they_differ_by_a_rule(language: str) -> None:
    unexplained = [
        (text, width) for text, width, theirs in settings(language) if differing(text, language, width, theirs) is None
    ]
    assert unexplained == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_chromium_cuts_other_words_than_icu_only_where_they_are_listed(language: str) -> None:
    rules = {rule for text, _ in recorded()[language] for rule in departures(text, language).values()}
    assert WORDS in rules
    found = frozenset[str]().union(*(listed_words_in(text, language) for text, _ in recorded()[language]))
    assert found == listed_words(language).keys()


def test_there_are_forty_languages_and_sixty_paragraphs_of_each() -> None:
    assert len(recorded()) >= 40
    assert {len(paragraphs) for paragraphs in recorded().values()} == {60}
    assert set(recorded()) >= SCRIPTS.keys()
