from __future__ import annotations

import pytest

from kit.campaign.parse import parse
from kit.errors import KitError, Where


@pytest.mark.parametrize(
    ("text", "line", "what", "hint"),
    [
        ("headline: Note: this", 2, "a colon too many", "quotes"),
        ("\tkey: value", 2, "a tab", "spaces"),
        ("handle: @kit", 2, "cannot begin with this character", "quotes"),
        ("share: 5\nrate: %5", 3, "cannot begin with this character", "quotes"),
        ("text: 'it is\nnext: 1\n", 2, "a quotation mark is never closed", "same mark"),
        ('text: "it is\nnext: "1"\n', 2, "begins here, and goes on to line 3", "quotation mark missing"),
        ('path: "a\\qb"', 2, "a \\ in double quotes", "\\\\"),
        ("list: [a, b\nnext: 1", 2, "a list in [ ] is not closed", "quotes"),
        ("list: [a,\n  'b'\n  'c']", 4, "a comma is missing", ""),
        ("map: {a: 1\nnext: 2", 2, "braces { } are not closed", "quotes"),
        ("text: {count} people", 2, "does not fit what stands before it", "in quotes"),
        ('text: "Hello" world', 2, "does not fit what stands before it", "in quotes"),
        ("list:\n  - a\n b: c", 4, "does not fit what stands before it", "indent"),
        ("key without colon\nnext: 1", 2, "a key without its colon", "key: value"),
        ("text: > here\n  there", 2, "must begin on the next line", ""),
        ("text: *", 2, "needs a name behind it", "quotes"),
    ],
)
def test_mistakes_of_grammar_in_plain_words(text: str, line: int, what: str, hint: str) -> None:
    with pytest.raises(KitError) as caught:
        parse(f"first: 1\n{text}\n".encode(), "f.yaml")
    (problem,) = caught.value.problems
    assert problem.where == Where("f.yaml", line)
    assert what in problem.what
    assert hint in problem.hint


def test_a_mistake_without_words_of_its_own_is_told_as_the_parser_has_it() -> None:
    with pytest.raises(KitError, match=r"f.yaml:1: this is not YAML \(expected the node content, but found ','\)"):
        parse(b"a: {x: 1,,}", "f.yaml")
