"""TOML with the lines of its keys, which the standard library's reader does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from kit.campaign.lines import Document, Node
from kit.errors import fail

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # the quotes of strings of several lines may have two more in front of them
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|\#[^\n]*"
    r"|[\n\[\]{}=]"
    r"""|[^"'\#\n\[\]{}=]+""",
    re.DOTALL,
)
_AT = re.compile(r" \((?:at line (?P<line>\d+), column \d+|at end of document)\)$")


def parse(content: bytes, file: str) -> tuple[dict[str, Any], Document]:
    """The values of a TOML file, and the lines of its tables and keys.

    What stands inside of an inline table or of an array has the line of the key. `KitError` for what is not TOML.
    """
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fail(file, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = int(at["line"]) if at and at["line"] else text.rstrip("\n").count("\n") + 1
        what = _AT.sub("", str(error))
        raise fail(file, line, f"this is not TOML: {what[:1].lower()}{what[1:]}", "see https://toml.io") from None
    except RecursionError:
        raise fail(file, None, "lists and tables are nested too deeply here") from None
    root = Node(1, text.count("\n") + 1, entries={})
    table: tuple[str, ...] = ()
    for line, statement in _statements(text):
        if statement.startswith("["):
            table = _path(statement.strip("[]"))
            _place(root, table, line)
        else:
            _place(root, (*table, *_path(statement)), line)
    return values, Document(file, root, tuple(text.split("\n")))


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """The line of each table's head and each key, and what stands there: the head in its brackets, or the key."""
    line, depth, began, parts, is_value = 1, 0, 1, [""], False
    for found in _TOKEN.finditer(text + "\n"):
        token = found[0]
        if token == "\n" and depth == 0:
            statement = "".join(parts).strip()
            if statement:
                yield began, statement
            began, parts, is_value = line + 1, [""], False
        elif token == "=" and depth == 0:
            is_value = True
        elif token in ("[", "{"):
            depth += 1
        elif token in ("]", "}"):
            depth -= 1
        if not is_value and not token.startswith(("#", "\n")):
            parts.append(token)
        line += token.count("\n")


def _path(key: str) -> tuple[str, ...]:
    """The parts of a key with dots in it, which may be in quotes."""
    path = []
    inner: Any = tomllib.loads(f"{key} = 0")
    while isinstance(inner, dict):
        ((step, inner),) = inner.items()
        path.append(step)
    return tuple(path)


def _place(node: Node, path: tuple[str, ...], line: int) -> None:
    """Puts a key with its line into the tree, and the tables that it stands in where they are not there yet."""
    for step in path:
        if node.entries is None:
            node.entries = {}
        _, node = node.entries.setdefault(step, (line, Node(line, line)))
