"""Links on cards, and links that open a platform's form."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.links import parameters, share_link, shown, without_link
from kit.platforms.table import shipped_table

PLATFORMS = shipped_table().platforms
SHARING = {name: platform for name, platform in PLATFORMS.items() if platform.share}
UNICODE_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1)
LINK = "https://change.org/childsafetyfirst?lang=de&utm_source=kit&utm_campaign=a+b%20c#sign"
PICTURE = "https://example.org/media/Bild 1.png?v=2"
SCOTLAND = "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
POSTS = {  # each ends as the templates of posts do: an empty line, the link, an empty line, hashtags
    "en": f"Since 21 December 2020 reports fell by 58 %: 100 % & more, a+b = c?\n\n{LINK}\n\n#ChildSafetyFirst",
    "ar": f"انخفضت البلاغات بنسبة \u2068‎58%\u2069 في ثمانية عشر أسبوعًا.\n\n{LINK}\n\n\u200f #حماية_الأطفال",
    "th": f"รายงานลดลง 58% ภายใน 18 สัปดาห์ น้ำใจ ก็ช่วยได้\n\n{LINK}\n\n#ความปลอดภัยของเด็ก",
    "zh": f"举报在十八周内减少了58%。「请」签名,谢谢!\n\n{LINK}\n\n#儿童安全第一",
    "emoji": f"Danke! 👩🏽‍👩🏻‍👧🏿‍👦 🏳️‍🌈 🇪🇺 {SCOTLAND} 1️⃣ ❤️\n\n{LINK}\n\n#😀",
}
FIELDS = {  # the parameters of each platform's form by its own documentation: see the sources in the tables
    "bluesky": {"text": "text"},
    "email": {"subject": "title", "body": "text"},
    "facebook": {"u": "url"},
    "line": {"url": "url", "text": "body"},
    "linkedin": {"url": "url"},
    "mastodon": {"text": "text"},
    "pinterest": {"url": "url", "media": "image", "description": "body"},
    "reddit": {"type": "TEXT", "title": "title", "text": "text"},
    "sms": {"body": "text"},
    "snapchat": {"link": "url"},
    "telegram": {"url": "url", "text": "body"},
    "threads": {"text": "text"},
    "vk": {"url": "url"},
    "whatsapp": {"text": "text"},
    "x": {"text": "text"},
}


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


def decoded(link: str) -> dict[str, str]:
    """What a form would find in its address, as a browser and as a strict reader take it apart."""
    parts = urlsplit(link)
    query = parts.query or parts.fragment
    loose = {name: values for name, [values] in parse_qs(query, keep_blank_values=True).items()}
    strict = dict(pair.split("=", 1) for pair in query.split("&") if pair)
    assert loose == {name: unquote(value, errors="strict") for name, value in strict.items()}  # no + for a space
    return loose


def test_the_platforms_with_a_form() -> None:
    assert SHARING.keys() == FIELDS.keys()
    assert SHARING.keys() == PLATFORMS.keys() - {"instagram", "youtube", "tiktok", "discord", "opengraph"}


@pytest.mark.parametrize("name", SHARING)
@pytest.mark.parametrize("language", POSTS)
def test_a_share_link_gives_the_post_and_its_link_back(name: str, language: str) -> None:
    text = POSTS[language]
    values = {
        "text": text,
        "body": text.replace(f"{LINK}\n\n", ""),
        "url": LINK,
        "title": "Kinder & mehr",
        "image": PICTURE,
    }
    link = share_link(SHARING[name], text, LINK, title=values["title"], image=PICTURE)
    assert link.isascii()
    held = {field: value.replace("\r\n", "\n") for field, value in decoded(link).items()}
    assert held == {field: values.get(value, value) for field, value in FIELDS[name].items()}
    assert any(LINK in value for value in held.values())
    share = SHARING[name].share
    assert share is not None
    if share.takes_text:
        hashtags = text.rpartition("\n")[2]
        assert any(hashtags in value for value in held.values())


@pytest.mark.parametrize("name", SHARING)
@given(text=UNICODE_TEXT, url=UNICODE_TEXT, title=UNICODE_TEXT)
def test_a_share_link_holds_whatever_went_in(name: str, text: str, url: str, title: str) -> None:
    held = {
        field: value.replace("\r\n", "\n")
        for field, value in decoded(share_link(SHARING[name], text, url, title=title)).items()
    }
    values = {"text": text, "body": without_link(text, url), "url": url, "title": title, "image": ""}
    wanted = {field: values.get(value, value) for field, value in FIELDS[name].items()}
    assert held == {field: value for field, value in wanted.items() if value}


@given(text=UNICODE_TEXT)
def test_a_share_link_is_ascii_with_nothing_reserved_in_its_values(text: str) -> None:
    link = share_link(PLATFORMS["x"], text, "")
    value = link.partition("text=")[2]
    assert re.fullmatch(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+", value)


def test_a_value_is_not_filled_in_again() -> None:
    link = share_link(PLATFORMS["pinterest"], "{url}", "https://e.org/{body}", image="{title}")
    assert decoded(link) == {"url": "https://e.org/{body}", "description": "{url}", "media": "{title}"}


def test_a_value_that_is_not_known_leaves_no_parameter() -> None:
    link = share_link(PLATFORMS["pinterest"], "Text", "https://e.org")
    assert link == "https://www.pinterest.com/pin/create/button/?url=https%3A%2F%2Fe.org&description=Text"
    assert share_link(PLATFORMS["email"], "Text", "") == "mailto:?body=Text"


def test_spaces_and_line_ends_are_percent_encoded() -> None:
    assert share_link(PLATFORMS["whatsapp"], "a b\nc+d", "") == "https://wa.me/?text=a%20b%0Ac%2Bd"


def test_an_e_mail_s_lines_end_as_its_standard_wants() -> None:
    link = share_link(PLATFORMS["email"], "a\nb", "", title="To you")
    assert link == "mailto:?subject=To%20you&body=a%0D%0Ab"


def test_some_platforms_have_no_form() -> None:
    assert share_link(PLATFORMS["instagram"], "text", "https://example.org") == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Sign now.\n\nhttps://e.org\n\n#Tag", "Sign now.\n\n#Tag"),
        ("Sign now.\n\nhttps://e.org", "Sign now."),
        ("https://e.org\nSign now.", "Sign now."),
        ("Sign at https://e.org now.", "Sign at https://e.org now."),
        ("https://e.org/other", "https://e.org/other"),
        ("עכשיו\n\n\u200ehttps://e.org\n\n#Tag", "עכשיו\n\n#Tag"),
    ],
)
def test_a_post_without_its_link(text: str, rest: str) -> None:
    assert without_link(text, "https://e.org") == rest
    assert without_link(text, "") == text.strip("\n")


def test_what_a_share_link_takes() -> None:
    pinterest, x = PLATFORMS["pinterest"].share, PLATFORMS["x"].share
    assert pinterest is not None
    assert x is not None
    assert parameters(pinterest) == ("url", "image", "body")
    assert parameters(x) == ("text",)
