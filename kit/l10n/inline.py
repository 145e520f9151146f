"""Inline markup: the texts of a message as HTML with nothing but <b>, <em> and <br>."""

from __future__ import annotations

import html

from kit.campaign.texts import Tag, parse

_CONTROLS = {code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r\x85"}


def sanitize(text: str) -> str:
    """The text as HTML: tags on the list stay, when they are balanced, and everything else is escaped."""
    return "".join(
        str(piece) if isinstance(piece, Tag) else html.escape(piece.translate(_CONTROLS)) for piece in parse(text)
    )
