"""CSV files: read again they give their cells, and no cell is a formula."""

import csv
import io

import pytest

from kit.publish.cells import csv_file, neutral

FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://example.org";"a")',
    "+4912345",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u2068=1+1\u2069",
    "\u200f@name",
    "＝1+1",
]
HARMLESS = ["", "a=b", "a, b", 'she said "yes"', "two\nlines", "ไทย", "שלום", "'=1", "1+1", "👩‍👩‍👧 #tag"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_text(text: str) -> None:
    assert neutral(text) == "'" + text


@pytest.mark.parametrize("text", HARMLESS)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert neutral(text) == text


def test_a_file_read_again_gives_its_cells() -> None:
    rows = [[text, "-" + text] for text in HARMLESS]
    made = csv_file("a.csv", ["text", "=formula"], rows)
    assert made.data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(made.data.decode("utf-8-sig"), newline=""), strict=True))
    assert read == [["text", "'=formula"], *([text, "'-" + text] for text in HARMLESS)]


def test_rows_end_as_rfc_4180_has_it() -> None:
    made = csv_file("a.csv", ["a", "b"], [["1\r\n2", "x"]], bom=False)
    assert made.data == b'a,b\r\n"1\n2",x\r\n'


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_of_a_file_begins_as_a_formula(text: str) -> None:
    made = csv_file("a.csv", ["text"], [[text]])
    read = list(csv.reader(io.StringIO(made.data.decode("utf-8-sig"), newline=""), strict=True))
    assert read[1][0].startswith("'")


def test_a_file_may_have_semicolons_and_no_header() -> None:
    assert csv_file("a.csv", [], [["a;b", "c"]], bom=False, delimiter=";").data == b'"a;b";c\r\n'
