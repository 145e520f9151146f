"""What Mastodon counts of a post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.counting import count
from kit.platforms.mastodon import countable

LINK = "x" * 23


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Hello", "Hello"),
        ("see https://example.com/a/very/long/path/that/goes/on.", f"see {LINK}."),
        ("example.com/a", "example.com/a"),  # links need a scheme here
        ("gemini://example.com/a b", f"{LINK} b"),
        ("@kit@example.social hi", "@kit hi"),
        ("@kit@example.social, @me@sub.example.org.", "@kit, @me."),
        ("@kit hi", "@kit hi"),
        ("mail@kit@example.social", "mail@kit@example.social"),  # within a word: no handle
        ("@first.last@example.social", "@first.last"),
        ("@kit@example.social@", "@kit@example.social@"),
        ("@kit@localhost", "@kit"),
        (f"@kit@{'a' * 251}.b", "@kit"),
        (f"@kit@{'a' * 252}.b", f"@kit@{'a' * 252}.b"),  # longer than a domain can be
        ("https://example.social/@kit@example.org", LINK),
        ("http://example.com/valid?" + "#foo?" * 1000, "http://example.com/valid?" + "#foo?" * 1000),
    ],
)
def test_countable(text: str, counted: str) -> None:
    assert countable(text) == counted
    assert count(text, "mastodon") == count(counted, "graphemes")


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * 476 + " http://" + "b" * 30 + ".com/example", True),
        ("a" * 476 + "http://" + "b" * 30 + ".com/example", False),
        ("a" * 475 + " @alice@" + "b" * 30 + ".com", True),
        ("@alice@" + "b" * 500 + ".com", False),
        ("✨" * 500, True),
        ("🏳\ufe0f\u200d⚧\ufe0f" * 500, True),
        ("a" * 501, False),
    ],
)
def test_what_fits_by_the_specification(text: str, fits: bool) -> None:
    """The cases of spec/validators/status_length_validator_spec.rb of https://github.com/mastodon/mastodon."""
    assert (count(text, "mastodon") <= 500) is fits


@given(st.text(st.characters(codec="utf-8", exclude_characters="@:")))
def test_a_text_without_links_and_handles_is_counted_whole(text: str) -> None:
    assert countable(text) == text
