from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.texts import Tag, faults, is_blank, parse, placeholders


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plain",
        "{a} and {b_2}, {a}",
        "<b>{a}</b><br>next<br/>and <em>so <b>on</b></em>",
        "a < b, 3 <3, x > y, <<",
        "Missing & Exploited; AT&T;",
    ],
)
def test_texts_with_nothing_wrong(text: str) -> None:
    assert list(faults(text)) == []


@pytest.mark.parametrize(
    ("text", "piece", "what"),
    [
        ("a {b c", "{b", "half of its braces"),
        ("a b} c", "b}", "half of its braces"),
        ("{}", "{}", "not a placeholder"),
        ("{0}", "{0}", "not a placeholder"),
        ("{a.b}", "{a.b}", "not a placeholder"),
        ("{a!r}", "{a!r}", "not a placeholder"),
        ("{día}", "{día}", "not a placeholder"),
        ("{{a}}", "{", "half of its braces"),
        ("<script>x", "<script>", "not a tag"),
        ("</br>", "</br>", "not a tag"),
        ("<B>x</B>", "<B>", "not a tag"),
        ("<b >x</b>", "<b >", "not a tag"),
        ("x <b", "<b", "not a tag"),
        ("<b <em>x</em>", "<b ", "not a tag"),
        ("<b>x", "<b>", "never closed"),
        ("x</b>", "</b>", "no <b> before it"),
        ("<b><em>x</b></em>", "<em>", "not closed before </b>"),
        ("&nbsp;", "&nbsp;", "HTML"),
        ("&#x41;", "&#x41;", "HTML"),
    ],
)
def test_what_is_wrong_in_a_text(text: str, piece: str, what: str) -> None:
    first = next(faults(text))
    assert first.piece == piece
    assert what in first.what


def test_placeholders_come_once_in_their_order() -> None:
    assert placeholders("{b} {a} {b} {1} {c.d}") == ("b", "a")


@given(st.text(alphabet="{}<>/&;abem r!0") | st.text())
def test_a_piece_is_in_the_text(text: str) -> None:
    for fault in faults(text):
        closing = fault.piece.replace("<", "</")
        assert fault.piece in text or closing in text
        assert fault.what


@given(st.lists(st.sampled_from(["<b>", "</b>", "<em>", "</em>", "x"])))
def test_tags_are_without_fault_only_if_each_closes_what_was_opened_last(pieces: list[str]) -> None:
    open_tags: list[str] = []
    balanced = True
    for piece in pieces:
        if piece in ("<b>", "<em>"):
            open_tags.append(piece)
        elif piece != "x":
            balanced = balanced and bool(open_tags) and open_tags.pop() == piece.replace("/", "")
    assert (not list(faults("".join(pieces)))) == (balanced and not open_tags)


@pytest.mark.parametrize("piece", ["a", "<a", "{a", "<", "&a"])
def test_long_texts_take_no_longer_than_reading_them(piece: str) -> None:
    assert len(list(faults(piece * 100_000))) <= 100_000


def test_parse_gives_text_and_tags() -> None:
    assert parse("a<b>c</b><i>") == ("a", Tag("b", "open"), "c", Tag("b", "close"), "<i>")


@given(
    st.text(alphabet="<>/bem r")
    | st.lists(st.sampled_from(["<b>", "</b>", "<em>", "</em>", "<br/>", "x", "<"])).map("".join)
)
def test_parsed_tags_are_all_there_is_only_where_nothing_is_wrong(text: str) -> None:
    pieces = parse(text)
    tags = [piece for piece in pieces if isinstance(piece, Tag)]
    assert "".join(map(str, pieces)).replace("<br>", "") == re.sub("<br ?/?>", "", text)
    if not list(faults(text)):
        assert len(tags) == len(re.findall("</?[a-z]", text))


@pytest.mark.parametrize(
    "text", ["", " \t\n", "\u00a0", "\u202f\u2009", "\u200b\u200d", "\u00ad", "\ufeff", "<b></b>", "\u2800"]
)
def test_blank_texts(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["a", ".", "{drop}", "<b>1</b>", "\u00a0x", "❤\ufe0f", "<", "\u0301"])
def test_texts_that_are_not_blank(text: str) -> None:
    assert not is_blank(text)
