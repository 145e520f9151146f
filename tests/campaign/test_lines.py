"""Values that remember their lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kit.campaign.lines import Document
from kit.campaign.parse import parse
from kit.errors import Where

TEXT = """\
first: 1

list:
  - a
  - {deep: here,
     other: "there"}
folded: >-
  one line
  and another

last:
  - - x
    - y
"""


def read(text: str) -> Document:
    return parse(text.encode(), "f.yaml")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1),
        (("first",), 1),
        (("list",), 3),
        (("list", 0), 4),
        (("list", 1), 5),
        (("list", 1, "deep"), 5),
        (("list", 1, "other"), 6),
        (("folded",), 7),
        (("last", 0, 1), 13),
        (("list", 1, "missing", "more"), 5),
        (("last", 7), 11),
    ],
)
def test_the_line_of_every_key_and_item(path: tuple[str | int, ...], line: int) -> None:
    assert read(TEXT).where(path) == Where("f.yaml", line)


@pytest.mark.parametrize(("piece", "line"), [("one", 8), ("another", 9), ("one line and", 7), ("last", 7)])
def test_the_line_of_a_piece_of_text(piece: str, line: int) -> None:
    assert read(TEXT).where_text(("folded",), piece).line == line


def test_the_line_as_it_is_written() -> None:
    assert read(TEXT).line(("list", 1, "other")) == '     other: "there"}'


def test_the_value() -> None:
    assert read(TEXT).value() == {
        "first": Decimal(1),
        "list": ["a", {"deep": "here", "other": "there"}],
        "folded": "one line and another",
        "last": [["x", "y"]],
    }


def test_what_is_left_out_keeps_the_lines_of_the_rest() -> None:
    document = read(TEXT).without([("list", 0), ("last", 0, 0), ("first",), ("absent", 3)])
    assert document.value() == {
        "list": [{"deep": "here", "other": "there"}],
        "folded": "one line and another",
        "last": [["y"]],
    }
    assert document.where(("list", 0, "other")).line == 6
    assert document.where(("last", 0, 0)).line == 13


def test_leaving_out_what_an_alias_names_spares_the_anchor() -> None:
    document = read("a: &x {b: 1, c: 2}\nd: *x\n")
    assert document.without([("d", "b")]).value() == {"a": {"b": 1, "c": 2}, "d": {"c": 2}}
