"""Where links stand in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.domains import top_level_domains
from kit.platforms.urls import MASTODON, TWITTER_TEXT, Grammar, X, addresses, links
from tests.platforms.published import read

PARTS = [*"abZ09.-_/:@#?&=()' \n日é。", "http://", "https://", ".com", ".co.jp", "t.co/", "\U0001f600"]
TEXTS = st.lists(st.sampled_from(PARTS)).map("".join)


def found(text: str, grammar: Grammar = X, *, bare: bool = True) -> list[str]:
    return [text[start:end] for start, end in links(text, grammar, bare=bare)]


@pytest.mark.parametrize(("text", "expected"), read("links.toml")["cases"])
def test_links_are_those_of_the_published_cases(text: str, expected: list[str]) -> None:
    assert found(text, TWITTER_TEXT) == expected
    assert found(text) == expected


def test_every_top_level_domain_makes_a_link() -> None:
    domains = top_level_domains(newer=True)
    assert len(domains) == 1583
    assert len(top_level_domains(newer=False)) == 1574
    for domain in domains:
        for text in (f"example.{domain}", f"http://example.{domain}/a", f"http://EXAMPLE.{domain.upper()}"):
            assert found(text) == [text]


def test_newer_domains_are_none_to_the_published_library() -> None:
    assert found("example.kids") == ["example.kids"]
    assert found("example.kids", TWITTER_TEXT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://t.co/" + "a" * 40, ["https://t.co/" + "a" * 40]),
        ("https://t.co/" + "a" * 41, []),
        ("http://" + "a" * 63 + ".com", ["http://" + "a" * 63 + ".com"]),
        ("http://" + "a" * 64 + ".com", []),
        ("http://example.com/" + "a" * 5000, []),
        ("http://example.com/(a(b))c", ["http://example.com/(a(b))c"]),
        ("http://example.com/a.(b)", ["http://example.com/a"]),  # brackets after what no path ends with
        ("test.com日本.みんな/path", ["test.com日本.みん"]),  # as long as test.com/path: the library counts it so
        ("KELVIN.org \u212aelvin.org", ["KELVIN.org", "elvin.org"]),
    ],
)
def test_corners(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("example.com/a", []),
        ("gemini://example.com/a", ["gemini://example.com/a"]),
        ("日本https://example.com/です。", ["https://example.com/です。"]),
        ("https://example.com/a?b=日本", ["https://example.com/a?b=日本"]),
        ("“https://example.com/a”", ["https://example.com/a”"]),
        ("(https://example.com/a_(b))", ["https://example.com/a_(b)"]),
        ("https://example.com/a, b", ["https://example.com/a"]),
    ],
)
def test_mastodon_takes_any_letters_in_a_path(text: str, expected: list[str]) -> None:
    assert found(text, MASTODON, bare=False) == expected


@given(TEXTS)
def test_links_are_in_order_and_within_the_text(text: str) -> None:
    for grammar in (X, TWITTER_TEXT, MASTODON):
        position = 0
        for start, end in links(text, grammar, bare=True):
            assert position <= start < end <= len(text)
            position = start + 1


@given(TEXTS)
def test_a_scheme_is_all_that_a_link_of_mastodon_must_have(text: str) -> None:
    for link in found(text, MASTODON, bare=False):
        assert "://" in link


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unterschreibt: 例え.jp/ページ#é – jetzt", ["例え.jp/ページ#é"]),
        ("παράδειγμα.gr und change.org/a?b=ü", ["παράδειγμα.gr", "change.org/a?b=ü"]),
        ("example.org:8080/a", ["example.org:8080/a"]),
        ("例え.jpを", ["例え.jp"]),
        ("One sentence.Another one", []),
    ],
)
def test_an_address_as_people_write_it_may_have_any_letters(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in addresses(text)] == expected


@given(TEXTS)
def test_every_link_without_a_scheme_stands_in_an_address(text: str) -> None:
    spans = list(addresses(text))
    for start, end in links(text, X, bare=True):
        assert any(first <= start and end <= last for first, last in spans)
