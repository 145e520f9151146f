"""Every post of the sample counted anew, by other means than Kit's.

Links, hashtags and emoji are found here by plain patterns, which is enough for the sample's own texts and no others.
X is counted anew by test_twitter_text.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

import pytest
import regex

from kit.platforms.model import TextLimit
from kit.post.copy import Post
from tests.build.sample import sample

LINK = re.compile(r"https://[!-~]+")
GSM = set(  # 3GPP TS 23.038, 6.2.1
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_TWICE = set("^{}\\[~]|€\f")
LATIN = [(0, 4351), (8192, 8205), (8208, 8223), (8242, 8247)]  # of X's configuration, version 3


def x(text: str) -> int:
    bare = unicodedata.normalize("NFC", LINK.sub("", text))
    weights = sum(1 if any(low <= ord(char) <= high for low, high in LATIN) else 2 for char in bare)
    return weights + 23 * len(LINK.findall(text))


def clusters(text: str) -> int:
    return len(regex.findall(r"\X", text))


def utf16(text: str) -> int:
    return sum(2 if ord(char) > 0xFFFF else 1 for char in text)


def threads(text: str) -> int:
    assert not re.search("[\U0001f000-\U0001ffff\u2600-\u27bf]", text)  # no emoji, which count otherwise
    return len(text)


def segments(text: str) -> int:
    if all(char in GSM or char in GSM_TWICE for char in text):
        units, alone, each = sum(2 if char in GSM_TWICE else 1 for char in text), 160, 153
    else:
        units, alone, each = utf16(text), 70, 67
    return 1 if units <= alone else -(-units // each)


COUNTERS: Mapping[str, Callable[[str], int]] = {
    "x_weighted": x,
    "graphemes": clusters,
    "mastodon": lambda text: clusters(LINK.sub("x" * 23, text)),
    "threads": threads,
    "sms": segments,
    "codepoints": len,
    "utf8_bytes": lambda text: len(text.encode()),
    "utf16": utf16,
    "utf16_rendered": utf16,
    "utf16_conservative": utf16,
}


def posts() -> Iterator[tuple[str, Post, TextLimit]]:
    platforms = sample().table.platforms
    for kit in sample().kits:
        for message in kit.messages:
            for post in message.posts:
                for part in post.parts:
                    yield kit.locale, part, platforms[post.platform].post


@pytest.mark.parametrize("platform", sample().table.platforms)
def test_every_post_is_within_its_limit(platform: str) -> None:
    found = [(post, limit) for _, post, limit in posts() if post.platform == platform]
    assert len(found) >= 41 * 6
    for post, limit in found:
        again = COUNTERS[limit.rule](post.text)
        assert again <= limit.maximum
        if limit.rule != "sms":  # told in characters
            assert again == post.length
        assert limit.max_bytes is None or len(post.text.encode()) <= limit.max_bytes
        assert not any(sign in post.text for sign in limit.forbidden)


def test_texts_beside_posts_are_within_their_limits() -> None:
    platforms, number = sample().table.platforms, 0
    for _, post, _ in posts():
        for beside in post.beside:
            limit = platforms[post.platform].texts[beside.name]
            assert COUNTERS[limit.rule](beside.text) <= limit.maximum
            number += 1
    assert number == 41 * 6 * 5


def test_text_messages_are_short() -> None:
    found = [segments(post.text) for _, post, limit in posts() if limit.rule == "sms"]
    assert max(found) <= 3
    assert sum(number <= 2 for number in found) > len(found) / 3
