"""Links on cards, and links that open a platform's form."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.links import share_link, shown
from kit.platforms.table import platforms

UNICODE_TEXT = st.text(st.characters(codec="utf-8"), min_size=1)


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://change.org/childsafetyfirst", "change.org/childsafetyfirst"),
        ("https://example.org/", "example.org"),
        ("HTTP://example.org/a/", "example.org/a"),
        ("example.org", "example.org"),
        ("https://example.org/?a=https://b.org/", "example.org/?a=https://b.org"),
    ],
)
def test_shown(url: str, printed: str) -> None:
    assert shown(url) == printed


@pytest.mark.parametrize(
    ("platform", "text_in", "url_in"),
    [
        ("x", "text", None),
        ("bluesky", "text", None),
        ("mastodon", "text", None),
        ("whatsapp", "text", None),
        ("pinterest", "description", "url"),
        ("facebook", None, "u"),
        ("linkedin", None, "url"),
    ],
)
@given(text=UNICODE_TEXT, url=UNICODE_TEXT)
def test_a_share_link_holds_what_went_in(
    platform: str, text_in: str | None, url_in: str | None, text: str, url: str
) -> None:
    link = share_link(platforms()[platform], text, url)
    parts = urlsplit(link)
    held = parse_qs(parts.query or parts.fragment, keep_blank_values=True, max_num_fields=2)
    wanted = {text_in: [text], url_in: [url]}
    assert held == {name: value for name, value in wanted.items() if name}


@given(text=UNICODE_TEXT)
def test_a_share_link_is_ascii_with_nothing_reserved_in_its_values(text: str) -> None:
    link = share_link(platforms()["x"], text, "")
    value = link.partition("text=")[2]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+", value)


def test_a_value_is_not_filled_in_again() -> None:
    link = share_link(platforms()["pinterest"], "{url}", "https://e.org/{text}")
    assert parse_qs(urlsplit(link).query) == {"url": ["https://e.org/{text}"], "description": ["{url}"]}


def test_spaces_and_line_ends_are_percent_encoded() -> None:
    assert share_link(platforms()["whatsapp"], "a b\nc+d", "") == "https://wa.me/?text=a%20b%0Ac%2Bd"


def test_instagram_has_no_form() -> None:
    assert share_link(platforms()["instagram"], "text", "https://example.org") == ""
