"""Placeholders: bare names in braces, {drop}. Nothing here ever runs `str.format`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kit.errors import nearest

_BRACED = re.compile(r"\{([^{}]*)\}")


def find(text: str) -> tuple[str, ...]:
    """What stands between braces, in the order of the text, each once, whether or not it is a good name."""
    return tuple(dict.fromkeys(_BRACED.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders' values. Unknown placeholders stay as they are; values are not filled again."""
    return _BRACED.sub(lambda match: values.get(match[1], match[0]), text)


def loose_brace(text: str) -> bool:
    """Whether a brace stands without its partner."""
    rest = _BRACED.sub("", text)
    return "{" in rest or "}" in rest


def hint(name: str, known: Iterable[str]) -> str:
    """How an unknown placeholder may be mended: the one that was probably meant, or those that there are."""
    return nearest(f"{{{name.strip()}}}", (f"{{{each}}}" for each in known))
