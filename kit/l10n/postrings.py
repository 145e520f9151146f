"""The strings of gettext's catalogs between their quotation marks: escapes as GNU gettext reads and writes them."""

from __future__ import annotations

import re

_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", '"': '"'}
_WRITTEN = str.maketrans({character: f"\\{letter}" for letter, character in _LETTERS.items()})
_ESCAPE = re.compile(r"(?P<bytes>(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))+)|\\(?P<letter>.)")
_BYTE = re.compile(r"\\(?:x(?P<hex>[0-9A-Fa-f]+)|(?P<octal>[0-7]+))")


def quoted(text: str) -> str:
    """A text as it stands in a catalog, on one line."""
    return f'"{text.translate(_WRITTEN)}"'


def unescaped(text: str) -> str:
    r"""What stands between quotation marks, without its escapes; \303\274 are the bytes of UTF-8.

    Raises `ValueError` with a plain reason for an escape that there is not.
    """
    return text if "\\" not in text else _ESCAPE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if written := match["bytes"]:
        codes = (
            int(byte["hex"], 16) if byte["hex"] else int(byte["octal"], 8) & 255 for byte in _BYTE.finditer(written)
        )
        try:
            return bytes(codes).decode()
        except UnicodeDecodeError:
            raise ValueError(f"{written} is not UTF-8") from None
    try:
        return _LETTERS[match["letter"]]
    except KeyError:
        raise ValueError(f"{match[0]} means nothing in a catalog") from None
