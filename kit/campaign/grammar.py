"""The mistakes of YAML's grammar in words for people who do not know it."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import ScalarEvent

from kit.errors import KitError, fail, shown

# What the grammar's messages mean to somebody who does not know them: its words, ours, and a hint.
_PLAIN_WORDS = (
    ("while scanning a directive", "a line that begins with % is not used here", "put the text in quotes"),
    ("mapping values are not allowed", "there is a colon too many here", "put text that holds ': ' in quotes"),
    (r"found character '\t'", "a tab stands at the beginning of this line", "indent with spaces"),
    ("that cannot start any token", "text cannot begin with this character", "put the text in quotes"),
    ("unexpected end of stream", "a quotation mark is never closed", "close the text with the same mark"),
    ("unknown escape character", "a \\ in double quotes begins a code that YAML does not know", "write \\\\"),
    ("expected ',' or ']'", "a list in [ ] is not closed, or a comma is missing", "put text with [ ] , in quotes"),
    ("expected ',' or '}'", "braces { } are not closed, or a comma is missing", "put text with { } , in quotes"),
    (
        "expected <block end>",
        "this does not fit what stands before it",
        'indent the lines of a list or mapping alike; put the whole of a text that begins with { [ or " in quotes',
    ),
    ("could not find expected ':'", "a key without its colon", "write key: value"),
    ("expected a comment or a line break", "text after > or | must begin on the next line", ""),
    ("expected alphabetic or numeric character", "a * or & needs a name behind it", "put the text in quotes"),
)


def grammar_error(error: MarkedYAMLError, file: str, before: ScalarEvent | None = None) -> KitError:
    """What ruamel.yaml says of a file, in plain words, at the line where a reader would look.

    `before` is the text that was read last.
    """
    mark = error.problem_mark or error.context_mark
    said = f"{error.context or ''} {error.problem or ''}"
    line = None if mark is None else mark.line + 1
    if before is not None and before.style in ("'", '"') and "expected <block end>" in said:
        first, last = before.start_mark.line + 1, before.end_mark.line + 1
        if first < last == line:  # the parser has met the quotation mark of another text
            what = f"a text in quotes begins here, and goes on to line {last}"
            return fail(file, first, what, "is a quotation mark missing? close the text with the same mark")
    begins = any(words in said for words in ("quoted scalar", "simple key"))
    unclosed = "a flow " in said and not said.endswith("'<scalar>'")  # a text in its place: only a comma is missing
    if (begins or unclosed) and error.context_mark is not None:
        line = error.context_mark.line + 1  # where it begins; the other mark is where the reader gave up
    for words, what, hint in _PLAIN_WORDS:
        if words in said:
            return fail(file, line, what, hint)
    return fail(file, line, "this is not YAML", shown(error.problem or said, 100))
