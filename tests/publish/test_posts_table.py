"""posts.csv, read again by the standard library: a row a post, and no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from kit.publish.offers import Offer
from kit.publish.posts_table import COLUMNS, posts_table
from tests.publish.sample_kits import LOCALES, files_of, kit_of, offers_of

HOSTILE = ['=HYPERLINK("https://e.org")', "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "a,b;c", 'say "hi"', "two\r\nlines"]


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_row_for_every_post(locale: str) -> None:
    files = files_of(locale)
    found = rows(files["posts.csv"])
    assert len(found) == 6 * 20
    for row in found:
        assert tuple(row) == COLUMNS
        assert row["locale"] == kit_of(locale).language
        assert int(row["length"]) <= int(row["limit"])
        assert row["alt"]
        assert bool(row["pictures"]) == (row["platform"] != "sms")
        if row["platform"] != "opengraph":
            text = files[f"posts/{row['platform']}/{row['message']}.txt"].decode()
            assert row["text"].removeprefix("'") + "\n" == text
        assert not row["text"].startswith(("=", "+", "-", "@", "\t", "\r"))


def offer() -> Offer:
    return next(offer for offer in offers_of("en") if offer.platform.name == "x")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cells_are_text(text: str) -> None:
    whole = offer()
    assert whole.post is not None
    hostile = replace(
        whole, post=replace(whole.post, text=text), message=replace(whole.message, alt=text), link=text, share=text
    )
    (row,) = rows(posts_table([hostile]).data)
    expected = text.replace("\r\n", "\n")
    harmless = expected[0] not in "=+-@\t\r"
    for column in ("text", "alt", "link", "share_link"):
        assert row[column] == (expected if harmless else "'" + expected)


def test_a_thread_has_a_row_a_part() -> None:
    whole = offer()
    assert whole.post is not None
    reply = replace(whole.post, text="second")
    found = rows(posts_table([replace(whole, post=replace(whole.post, replies=(reply,)))]).data)
    assert [(row["part"], row["text"]) for row in found] == [("1", whole.post.text), ("2", "second")]
    assert [bool(row["pictures"]) for row in found] == [True, False]


def test_a_platform_without_a_post_has_no_row() -> None:
    assert rows(posts_table([replace(offer(), post=None)]).data) == []
