"""The values of platforms in words."""

from __future__ import annotations

import pytest

from kit.platforms.describe import as_bytes, described
from kit.platforms.table import shipped_table


@pytest.mark.parametrize(
    ("platform", "path", "words"),
    [
        ("bluesky", "post", "at most 300 by graphemes, 3,000 bytes"),
        ("email", "texts.subject", "at most 998 by utf8_bytes, 60 recommended"),
        ("facebook", "post", "at most 63,206 by utf16_conservative, 477 seen at first"),
        ("youtube", "texts.title", "at most 100 by utf16_conservative, without < >"),
        ("whatsapp", "alt", "no such field"),
        ("threads", "hashtags", "at most 1, found by the rule threads_topic, at most 50 long"),
        ("reddit", "hashtags", "none, found by the rule common_subset"),
        ("x", "hashtags", "any number, found by the rule twitter_text"),
        ("x", "cashtags", "at most 1"),
        ("instagram", "link", "links in a post cannot be opened"),
        ("threads", "link", "links in a post can be opened, at most 5"),
        ("x", "share", "https://x.com/intent/tweet?text={text}"),
        (
            "instagram",
            "files",
            "jpeg, at most 8 MB, up to 10 pictures, 4:5 to 1.91:1 in shape, "
            "at least 320 px wide, at most 1,440 px wide",
        ),
        ("snapchat", "files", "png jpeg, at most 5 MB, at least 720 px wide and 1,280 px high"),
        ("x", "placements.landscape", "1600 × 900 px"),
        ("x", "placements.landscape.ratios", "3:4 to 2:1 in shape"),
        ("facebook", "placements.link.ratios", "1.91:1 in shape"),
        ("youtube", "placements.thumbnail.ratios", "16:9 in shape"),
        ("pinterest", "placements.pin.ratios", "from 2:3 in shape"),
        (
            "instagram",
            "placements.story.safe",
            "269 px at the top, 65 at the right, 672 at the bottom, 65 at the left may be covered",
        ),
        ("pinterest", "placements.idea", "1080 × 1920 px, one in a post"),
    ],
)
def test_a_value_in_words(platform: str, path: str, words: str) -> None:
    assert described(shipped_table().platforms[platform])[path] == words


@pytest.mark.parametrize(("number", "words"), [(300_000, "300 kB"), (1_000_000, "1 MB"), (16_777_216, "16.8 MB")])
def test_bytes(number: int, words: str) -> None:
    assert as_bytes(number) == words
