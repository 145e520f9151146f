from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.inline import sanitize


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a <b>bold</b> <em>word</em><br>next", "a <b>bold</b> <em>word</em><br>next"),
        ("one<br/>two<br />three", "one<br>two<br>three"),
        ("Smith & Co <3 a < b", "Smith &amp; Co &lt;3 a &lt; b"),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ('<b onclick="x">y</b>', "&lt;b onclick=&quot;x&quot;&gt;y&lt;/b&gt;"),
        ("<b>open", "&lt;b&gt;open"),
        ("close</em>", "close&lt;/em&gt;"),
        ("<b><em>x</b></em>", "<b>&lt;em&gt;x</b>&lt;/em&gt;"),
        ("<b>a<em>b</em></b>", "<b>a<em>b</em></b>"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("a\x00b\x1bc\x9fd\ne", "abcd\ne"),
    ],
)
def test_sanitize(text: str, markup: str) -> None:
    assert sanitize(text) == markup


_PIECES = [
    "<",
    ">",
    "/",
    "b",
    "em",
    "br",
    "<b>",
    "</b>",
    "<em>",
    "</em>",
    "<br>",
    "&",
    '"',
    " ",
    "x",
    "script",
    "=",
    "\n",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join) | st.text())
def test_sanitize_never_lets_a_tag_through(text: str) -> None:
    markup = sanitize(text)
    assert set(re.findall("<[^>]*>", markup)) <= {"<b>", "</b>", "<em>", "</em>", "<br>"}
    bare = re.sub("</?(?:b|em)>|<br>", "", markup)
    assert not set('<>"') & set(bare)
    assert html.escape(html.unescape(bare)) == bare


@given(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_sanitized_tags_are_balanced(text: str) -> None:
    opened: list[str] = []
    for closing, name in re.findall("<(/?)(b|em)>", sanitize(text)):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert not opened
