from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.tracking import PLACEHOLDERS, Place, pattern_fault, tracked, with_parameters
from kit.platforms.urls import MASTODON, X, links

PLACE = Place("spring", "petition", "zh_Hans", "instagram", "story", "river-library")
UTM = {"utm_source": "{platform}", "utm_medium": "social", "utm_content": "{message}-{locale}"}
FILLED = "utm_source=instagram&utm_medium=social&utm_content=petition-zh_Hans"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org", f"https://example.org/?{FILLED}"),
        ("https://example.org:8080", f"https://example.org:8080/?{FILLED}"),
        ("https://example.org/", f"https://example.org/?{FILLED}"),
        ("https://example.org/a/b", f"https://example.org/a/b?{FILLED}"),
        ("https://example.org/a?", f"https://example.org/a?{FILLED}"),
        ("https://example.org/a?b=1&", f"https://example.org/a?b=1&{FILLED}"),
        ("https://example.org/a?b=1#part", f"https://example.org/a?b=1&{FILLED}#part"),
        ("https://example.org#part", f"https://example.org/?{FILLED}#part"),
        # what single-page sites call a path is a fragment, and its question mark begins no query
        ("https://example.org/#/sign?step=2", f"https://example.org/?{FILLED}#/sign?step=2"),
        # repeated keys, keys without a value, encodings in either case, plus signs, semicolons
        ("https://example.org/?a=1&a=2&b&a=1", f"https://example.org/?a=1&a=2&b&a=1&{FILLED}"),
        ("https://example.org/%7Ea?x=%c3%A9+%2B&y=a%26b", f"https://example.org/%7Ea?x=%c3%A9+%2B&y=a%26b&{FILLED}"),
        ("https://example.org/a;b?c=1;d=2", f"https://example.org/a;b?c=1;d=2&{FILLED}"),
        (
            "https://example.org/?next=https://a.example/?b=c",
            f"https://example.org/?next=https://a.example/?b=c&{FILLED}",
        ),
        # hosts and paths beyond ASCII
        ("https://пример.рф/подпись", f"https://пример.рф/подпись?{FILLED}"),
        ("https://xn--e1afmkfd.xn--p1ai/?x=ж#ч", f"https://xn--e1afmkfd.xn--p1ai/?x=ж&{FILLED}#ч"),
    ],
)
def test_parameters_stand_behind_those_that_are_there(url: str, expected: str) -> None:
    assert tracked(url, UTM, PLACE) == expected


@pytest.mark.parametrize("query", ["utm_source=letter", "utm%5Fsource=letter", "a=1&utm_source", "utm_source="])
def test_a_parameter_that_is_there_is_not_added_again(query: str) -> None:
    found = tracked(f"https://example.org/?{query}", UTM, PLACE)
    assert found == f"https://example.org/?{query}&utm_medium=social&utm_content=petition-zh_Hans"


def test_a_link_without_tracking_stays_as_it_is() -> None:
    assert tracked("https://example.org", {}, PLACE) == "https://example.org"


def test_every_placeholder_is_filled() -> None:
    pattern = "".join(f"{{{name}}}," for name in PLACEHOLDERS)
    assert pattern_fault(pattern) is None
    url = tracked("https://example.org/", {"all": pattern}, PLACE)
    assert dict(parse_qsl(urlsplit(url).query)) == {"all": "spring,petition,zh_Hans,instagram,story,river-library,"}


def test_a_value_is_filled_once() -> None:
    place = Place("{locale}", "a", "de", "x", "post", "us")
    assert tracked("https://example.org/", {"c": "{campaign}"}, place) == "https://example.org/?c=%7Blocale%7D"


@pytest.mark.parametrize(
    "pattern", ["{plattform}", "{ locale }", "{locale", "locale}", "{}", "", " ", "a%20b", "%C3%A9"]
)
def test_a_pattern_that_cannot_be_filled_is_told(pattern: str) -> None:
    assert pattern_fault(pattern) is not None


@pytest.mark.parametrize(
    "pattern", ["{platform}", "social", "50 % off", "100%", "größe", "{message}-{locale}", "a+b&c=d#e"]
)
def test_other_patterns_are_taken(pattern: str) -> None:
    assert pattern_fault(pattern) is None


NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_.-]{0,12}", fullmatch=True)
VALUES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
PARAMETERS = st.dictionaries(NAMES, VALUES, max_size=4)
PIECES = st.text("abzé中%2F+=;:@!$'()*,~._-/?", max_size=15)
QUERIES = st.none() | st.lists(PIECES, max_size=5).map("&".join)
HOSTS = st.sampled_from(["example.org", "example.org:8080", "пример.рф", "xn--e1afmkfd.xn--p1ai", "a.b.example.com"])


@given(HOSTS, st.sampled_from(["", "/", "/a", "/a/%C3%A9/ж"]), QUERIES, st.none() | PIECES, PARAMETERS)
def test_what_is_there_keeps_its_bytes_and_what_is_added_reads_back(
    host: str, path: str, query: str | None, fragment: str | None, parameters: dict[str, str]
) -> None:
    there = f"https://{host}{path}" + ("" if query is None else f"?{query}")
    url = there + ("" if fragment is None else f"#{fragment}")
    found = with_parameters(url, parameters)
    before, after = urlsplit(url), urlsplit(found)
    assert (after.scheme, after.netloc, after.path or "/") == (before.scheme, before.netloc, before.path or "/")
    assert after.fragment == before.fragment
    assert after.query.startswith(before.query)
    old = parse_qsl(before.query, keep_blank_values=True)
    names = {name for name, _ in old}
    new = [(name, value) for name, value in parameters.items() if name not in names]
    assert parse_qsl(after.query, keep_blank_values=True) == old + new
    assert with_parameters(found, parameters) == found  # no parameter is there twice


@given(PARAMETERS, st.sampled_from(["https://example.org", "https://example.org/a?b=1", "https://example.org/a#b"]))
def test_the_whole_of_a_tracked_link_is_linked(parameters: dict[str, str], url: str) -> None:
    found = with_parameters(url, parameters)
    text = f"Sign:\n\n{found}\n\n#Spring"
    start = text.index(found)
    for grammar in (X, MASTODON):
        assert (start, start + len(found)) in list(links(text, grammar, bare=False))
