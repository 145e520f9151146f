"""Brackets that come in pairs, by Unicode's Bidi_Paired_Bracket."""

from __future__ import annotations

import unicodedata2
from fontTools.unicodedata import Mirrored


def _paired_brackets() -> dict[str, str]:
    """Opening to closing brackets, as BidiBrackets.txt is derived: mirrored, neutral, of categories Ps and Pe."""
    pairs = ((chr(point), chr(mirror)) for point, mirror in Mirrored.MIRRORED.items())
    return {
        opening: closing
        for opening, closing in pairs
        if unicodedata2.category(opening) == "Ps"
        and unicodedata2.category(closing) == "Pe"
        and unicodedata2.bidirectional(opening) == "ON"
    }


PAIRED_BRACKETS = _paired_brackets()
