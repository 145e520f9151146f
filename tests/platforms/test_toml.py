"""TOML with the lines of its keys."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.lines import KeyPath
from kit.errors import KitError
from kit.platforms.toml import parse

TEXT = '''\
# a comment with [brackets] and = signs
title = "[no.head]"  # another = comment

[a.b]  # the head of a table
long = """
[not.a.head]
key = 1 \\"""
"""
raw = \'\'\'
[nor.this]
\'\'\'
list = [
  "a = b",  # in an array
  {c = 1},
]
"quoted.key".'and one' = {x = 1, y = [
  2,
]}
[[tables]]
d = 'literal [ = # '

[ a . c ]
last = 2026-11-22
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("a",), 4),
        (("a", "b"), 4),
        (("a", "b", "long"), 5),
        (("a", "b", "raw"), 9),
        (("a", "b", "list"), 12),
        (("a", "b", "list", 1, "c"), 12),
        (("a", "b", "quoted.key"), 16),
        (("a", "b", "quoted.key", "and one", "y"), 16),
        (("tables",), 19),
        (("a", "c"), 22),
        (("a", "c", "last"), 23),
        (("nowhere",), 1),
    ],
)
def test_a_key_has_the_line_on_which_it_stands(path: KeyPath, line: int) -> None:
    values, document = parse(TEXT.encode(), "f.toml")
    assert values == tomllib.loads(TEXT)
    assert str(document.where(path)) == f"f.toml:{line}"


def test_lines_may_end_as_on_windows() -> None:
    _, document = parse(b"\xef\xbb\xbfa = 1\r\n\r\n[b]\r\nc = 2\r\n", "f.toml")
    assert str(document.where(("b", "c"))) == "f.toml:4"
    assert document.line(("b", "c")) == "c = 2"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"a = 1\nb = \n", "f.toml:2: this is not TOML: invalid value (see https://toml.io)"),
        (b"[a]\nb = 1\nb = 2\n", "f.toml:3: this is not TOML: cannot overwrite a value (see https://toml.io)"),
        (b"a = 1\n\xff = 2\n", "f.toml:2: the file is not UTF-8 (save it in the encoding UTF-8)"),
    ],
)
def test_what_is_not_toml_is_told_with_its_line(content: bytes, told: str) -> None:
    with pytest.raises(KitError) as raised:
        parse(content, "f.toml")
    assert str(raised.value) == told


KEYS = st.text(st.characters(codec="ascii", categories=("L", "Nd")), min_size=1, max_size=6)
VALUES = st.sampled_from(['"a = [ # "', "'{'", '"""\n[x]\n"""', "[\n1,\n]", "{a = 1}", "2026-11-22", "true"])


@given(tables=st.dictionaries(KEYS, st.dictionaries(KEYS, VALUES, max_size=4), max_size=4))
def test_every_key_of_any_file_has_its_own_line(tables: dict[str, dict[str, str]]) -> None:
    lines: list[str] = []
    expected: dict[KeyPath, int] = {}
    for table, entries in tables.items():
        lines.append(f"[{table}]  # a table")
        expected[(table,)] = len(lines)
        for key, value in entries.items():
            expected[table, key] = len(lines) + 1
            lines += f"{key} = {value}  # a value".split("\n")
    text = "\n".join(lines)
    values, document = parse(text.encode(), "f.toml")
    assert values == tomllib.loads(text)
    assert {path: document.where(path).line for path in expected} == expected
