"""Tables as CSV files (RFC 4180), with cells that no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from kit.publish.artefact import Artefact

BOM = "\ufeff"  # by it Excel knows that a file is UTF-8
MEDIA_TYPE = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDE_FORMULA = ("\uff1d", "\uff0b", "\uff0d", "\uff20")  # full width, which some spreadsheets take for the others
_TEXT = "'"  # before a formula's sign, it says that the cell is text


def neutral(text: str) -> str:
    """A cell's text, with an apostrophe before it where a spreadsheet would take it for a formula.

    That is where it begins with = + - @, a tab or a line end (https://owasp.org/www-community/attacks/CSV_Injection),
    or with one of those signs in full width. Isolates, marks of direction and white space before the sign hide it from
    people and not from every spreadsheet, and so they are passed over.
    """
    begins = text.lstrip(" \u200b\u200e\u200f\u2066\u2067\u2068\u2069\ufeff")
    return _TEXT + text if begins.startswith((*_FORMULA, *_WIDE_FORMULA)) else text


def csv_file(
    path: str, header: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = True, delimiter: str = ","
) -> Artefact:
    """A CSV file by RFC 4180: UTF-8, CRLF at the end of each row, each cell neutral.

    Line ends within a cell are LF. bom: leave it out for tools that would take it for part of the first column's name.
    A header without a cell is left out.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
    for row in (*([header] if header else []), *rows):
        writer.writerow([cell and neutral(cell.replace("\r\n", "\n")) for cell in row])
    return Artefact(path, MEDIA_TYPE, ((BOM if bom else "") + file.getvalue()).encode())
