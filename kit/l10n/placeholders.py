"""Placeholders: bare names in braces, {drop}. Nothing here ever runs `str.format`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kit.campaign.texts import PLACEHOLDER
from kit.campaign.texts import placeholders as find
from kit.errors import nearest

__all__ = ["fill", "find", "hint"]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders' values. Unknown placeholders stay as they are; values are not filled again."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), text)


def hint(name: str, known: Iterable[str]) -> str:
    """How an unknown placeholder may be mended: the one that was probably meant, or those that there are."""
    return nearest(f"{{{name.strip()}}}", (f"{{{each}}}" for each in known))
