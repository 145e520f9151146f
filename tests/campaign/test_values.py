from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from kit.campaign.values import FontRole, Hashtag, Link, LocaleName, MessageId, Role


def accepts(kind: Any, value: object) -> bool:
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("name", ["de", "no", "nb", "pt_BR", "zh_Hans", "zh_Hant_TW", "es_419", "ckb", "mt"])
def test_locales_that_there_are(name: str) -> None:
    assert accepts(LocaleName, name)


@pytest.mark.parametrize(
    "name", ["", "x", "xx", "german", "de-AT", "DE", "zh_hans", "de_DE.UTF-8", "de@euro", "und", " de"]
)
def test_locales_that_there_are_not(name: str) -> None:
    assert not accepts(LocaleName, name)


@pytest.mark.parametrize("tag", ["Spring", "बच्चे", "می\u200cخواهم", "子どもの安全", "COVID19", "under_score", "Größe"])
def test_hashtags_in_any_script(tag: str) -> None:
    assert accepts(Hashtag, tag)


@pytest.mark.parametrize("tag", ["#Spring", "＃春", "two words", "with-hyphen", "2021", "", "dot.", "ok!"])
def test_what_is_no_hashtag(tag: str) -> None:
    assert not accepts(Hashtag, tag)


@pytest.mark.parametrize("link", ["https://example.org", "http://example.org/a?b=c#d", "https://пример.рф/путь"])
def test_links(link: str) -> None:
    assert accepts(Link, link)


@pytest.mark.parametrize(
    "link",
    ["example.org", "ftp://example.org", "javascript:x", "https://", "https://[", 'https://a.org/"', "mailto:a@b.c"],
)
def test_what_is_no_link(link: str) -> None:
    assert not accepts(Link, link)


@pytest.mark.parametrize(("name", "good"), [("a", True), ("a-1_b", True), ("1a", True), ("-a", False), ("a\n", False)])
def test_message_ids(name: str, good: bool) -> None:
    assert accepts(MessageId, name) is good


@pytest.mark.parametrize(
    ("name", "good"), [("ink", True), ("ink-2", True), ("Ink", False), ("2ink", False), ("", False)]
)
def test_roles(name: str, good: bool) -> None:
    assert accepts(Role, name) is good


@pytest.mark.parametrize(
    ("name", "good"),
    [
        *(("text", True), ("display-Arab", True), ("text-Jpan", True), ("text-Hans", True), ("text-Aran", True)),
        *(("disply", False), ("text-jpan", False), ("text-Tahi", False), ("text-", False), ("kufic-Arab", False)),
    ],
)
def test_font_roles(name: str, good: bool) -> None:
    assert accepts(FontRole, name) is good
