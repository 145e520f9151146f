"""Where emoji stand in a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.emoji import newest, older, older_spans, spans

UNICODE = Path("/usr/share/unicode/emoji")  # Debian's package unicode-data
KISS = "\U0001f469\u200d\u2764\ufe0f\u200d\U0001f48b\u200d\U0001f468"
PIRATE = "\U0001f3f4\u200d\u2620\ufe0f"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("1, 2 # *", []),
        ("© ™", [(2, 3)]),
        (f"a{KISS}b", [(1, 9)]),
        (f"{PIRATE}{PIRATE}", [(0, 4), (4, 8)]),
        ("1\ufe0f\u20e3\u20e3", [(0, 3)]),
        ("\U0001f1e9\U0001f1ea\U0001f1eb", [(0, 2)]),
        ("\u2764\u200d\U0001f525", [(0, 3)]),  # without its selector
    ],
)
def test_spans(text: str, found: list[tuple[int, int]]) -> None:
    assert list(spans(text)) == found


@pytest.mark.skipif(not UNICODE.exists(), reason="needs Debian's unicode-data")
@pytest.mark.parametrize("name", ["emoji-sequences.txt", "emoji-zwj-sequences.txt", "emoji-variation-sequences.txt"])
def test_all_sequences_of_an_older_unicode_are_known(name: str) -> None:
    lines = (UNICODE / name).read_text("utf-8").splitlines()
    fields = [line.partition("#")[0].partition(";")[0].strip() for line in lines]
    sequences = [
        "".join(chr(int(code, 16)) for code in field.split()) for field in fields if field and ".." not in field
    ]
    emoji = [text for text in sequences if not text.endswith("\ufe0e") and text not in "0123456789#*"]
    unknown = [text for text in emoji if text not in newest().sequences and text[0] not in "0123456789#*"]
    assert len(emoji) > 300
    assert not unknown


def test_the_older_list_is_a_part_of_the_newer_but_for_few() -> None:
    extra = older().sequences - newest().sequences
    assert {text[0] for text in extra} <= set("☝⛷⛹✌✍🏋🏌🕴🕵🖐")  # with selector and tone, or sex
    assert newest().longest >= older().longest


@given(st.text(st.characters(codec="utf-8")))
def test_spans_are_in_order_and_hold_listed_emoji(text: str) -> None:
    position = 0
    for start, end in spans(text):
        assert position <= start < end
        assert text[start:end] in newest().sequences
        position = end
    assert all(text[start:end] in older().sequences for start, end in older_spans(text))
