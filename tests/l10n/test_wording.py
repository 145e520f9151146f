from __future__ import annotations

import time

import pytest

from kit.l10n.wording import without_tags


@pytest.mark.parametrize(
    ("markup", "text"),
    [("a <br> b", "a|b"), ("a<br/>b", "a|b"), ("a \n<br /> <br>\n b", "a||b"), ("a \n b", "a \n b"), ("<b>a</b>", "a")],
)
def test_tags_go_and_breaks_become_something_else(markup: str, text: str) -> None:
    assert without_tags(markup, "|") == text


def test_much_white_space_takes_no_time() -> None:
    begun = time.process_time()
    assert without_tags(f"a{' ' * 40_000}b").split() == ["a", "b"]
    assert time.process_time() - begun < 1  # seconds; far more than once through the text takes
