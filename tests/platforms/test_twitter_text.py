"""X's counting beside the library that X published: npm's twitter-text 3.1.0.

The tests need node and the library, which `npm install --prefix .venv twitter-text@3.1.0` puts where they look for it.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from emoji import EMOJI_DATA

from kit.markup.templates import environment
from kit.platforms.domains import top_level_domains
from kit.platforms.hashtags import hashtags
from kit.platforms.urls import X, links
from kit.platforms.weighted import published_length, weighted_length
from kit.post.copy import compose
from kit.workspace import Folder
from tests.build.sample import sample

ROOT = Path(__file__).parents[2]
VERSION = "3.1.0"
NODE = shutil.which("node")
SCRIPT = """
const { version } = require('twitter-text/package.json');
const library = require('twitter-text');
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const found = texts.map(text => [
  library.parseTweet(text).weightedLength, library.extractHashtags(text), library.extractUrls(text)]);
console.log(JSON.stringify([version, found]));
"""
LINKS = [
    *(
        "http://",
        "https://",
        "HTTP://",
        "www.",
        "example",
        "t.co/",
        ".com",
        ".org",
        ".co.jp",
        ".香港",
        ".рф",
        "example.com",
    ),
    *("xn--abc", "xn--", "日本", "です", "Русские", "é", "ñ", "ι", "a", "b1", "Z", "3.5", "z.B.", "☃", "😀", "👩‍👩‍👧"),
    *(
        "(a)",
        "?a=b",
        "#a",
        "%20",
        "@a",
        ":80",
        *"/?&=#()-_.,;:@ \n$!'\"~|+*[]{}^`\\…–—。｡＃＠\u3000\u200f\u202a\ufeff\u0301",
    ),
]
TAGS = [
    *(
        "#",
        "#a",
        "＃é",
        "#児童",
        " #می",
        "a",
        "Z",
        "1",
        "_",
        "-",
        "·",
        "・",
        "日本",
        "क्षा",
        "ไทย",
        "٣",
        "😀",
        "👍🏻",
        "❤️",
    ),
    *(
        "https://example.com/#a",
        " example.com",
        "://",
        "http",
        *" \n.,!()&/@'’「」$+ß½〜ー々\u05be\u200c\u200d\ufe0f\u20e3\u0301\u3000",
    ),
]
EMOJI = [
    *{char for emoji in EMOJI_DATA for char in emoji},
    *("\u200d\ufe0f\ufe0e\u20e3#*09©®™a " * 30),
    *("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff" * 10),
]


def judged(texts: list[str]) -> list[tuple[int, list[str], list[str]]]:
    """Weighted length, hashtags and links of each text, by the library."""
    if NODE is None:
        pytest.skip("needs node")
    paths = {"NODE_PATH": str(Path(sys.prefix) / "node_modules")}
    run = subprocess.run(
        [NODE, "-e", SCRIPT],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env=os.environ | paths,
        check=False,
    )
    if "Cannot find module" in run.stderr:
        pytest.skip(f"needs npm install --prefix {sys.prefix} twitter-text@{VERSION}")
    version, found = json.loads(run.stdout)
    assert version == VERSION
    return [(length, tags, urls) for length, tags, urls in found]


def made_of(parts: list[str], number: int, longest: int) -> list[str]:
    chance = random.Random(280)
    return ["".join(chance.choices(parts, k=chance.randint(1, longest))) for _ in range(number)]


def differing(texts: list[str]) -> list[tuple[str, int, int]]:
    lengths = zip(texts, judged(texts), strict=True)
    return [
        (text, length, published_length(text)) for text, (length, _, _) in lengths if published_length(text) != length
    ]


def test_every_code_point_counts_as_in_the_library() -> None:
    assert not differing([chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000])


def test_every_emoji_counts_as_in_the_library() -> None:
    assert not differing([*EMOJI_DATA, *(f"a{emoji}1" for emoji in EMOJI_DATA)])


def test_every_top_level_domain_counts_as_in_the_library() -> None:
    domains = sorted(top_level_domains(newer=False))
    after = ["", "x", "で", ".", ",", "@b", "-", "+", "/", "é"]
    assert not differing(
        [f"{start}{domain}{end}" for domain in domains for start in ("a.", "http://A.") for end in after]
    )


def test_random_texts_count_as_in_the_library() -> None:
    assert not differing(made_of(EMOJI, 10_000, 6) + made_of(LINKS, 20_000, 9))


def test_random_texts_have_the_links_and_hashtags_that_the_library_finds() -> None:
    texts = made_of(TAGS, 20_000, 8)
    for text, (_, tags, _) in zip(texts, judged(texts), strict=True):
        assert (text, list(hashtags(text, "twitter_text"))) == (text, tags)
    texts = [text for text in made_of(LINKS, 20_000, 9) if text.isascii()]
    for text, (_, _, urls) in zip(texts, judged(texts), strict=True):
        assert (text, [text[start:end] for start, end in links(text, X, bare=True)]) == (text, urls)


def test_every_post_of_the_sample_is_within_the_limit_by_the_library() -> None:
    planned = [message for kit in sample().kits for message in kit.messages]
    posts = [part.text for message in planned for post in message.posts if post.platform == "x" for part in post.parts]
    limit = sample().table.platforms["x"].post.maximum
    lengths = [length for length, _, _ in judged(posts)]
    assert len(posts) > 50
    assert max(lengths) <= limit
    assert lengths == [weighted_length(post) for post in posts]


def test_every_part_of_a_thread_is_within_the_limit_by_the_library() -> None:
    made, limited = sample(), sample().table.platforms["x"]
    templates = environment(Folder(ROOT).read)
    parts = []
    for kit in made.kits:
        texts = [message.wording.texts["post"] for message in kit.messages]
        wording = replace(kit.messages[0].wording, texts={"post": " ".join(texts)})
        post, problems = compose(wording, made.campaign, limited, templates)
        assert problems == ()
        assert post is not None
        assert len(post.parts) > 2
        parts += [part.text for part in post.parts]
    lengths = [length for length, _, _ in judged(parts)]
    assert max(lengths) <= limited.post.maximum
    assert lengths == [weighted_length(part) for part in parts]
