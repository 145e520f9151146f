"""Where Chromium ends the lines of running text, and where Kit does. `make oracle` records the former."""

from __future__ import annotations

import pytest

from tests.oracle.lines import DICTIONARIES, WIDTHS, differing, recorded


@pytest.mark.parametrize("language", recorded())
def test_lines_are_chromiums_or_differ_by_a_rule(language: str) -> None:
    unexplained = [
        (text, width)
        for text, starts in recorded()[language]
        for width, theirs in zip(WIDTHS, starts, strict=True)
        if differing(text, language, width, theirs) is None
    ]
    assert not unexplained


def test_there_are_forty_languages_and_sixty_paragraphs_of_each() -> None:
    assert len(recorded()) >= 40
    assert {len(paragraphs) for paragraphs in recorded().values()} == {60}
    assert set(recorded()) >= DICTIONARIES.keys()
