"""Nastaliq, the sloping hand in which Urdu and its neighbours are written: which languages, and which fonts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

ARAN = "Aran"  # ISO 15924's code for Arabic in Nastaliq; no character has it as its script

# Letters that a font must have to write a language, beside those of Arabic. A font without them would hand single
# letters over to another one, and tear words apart.
_URDU = "\u067e\u0679\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06cc\u06d2"
_LETTERS: Mapping[str, str] = {
    "ur": _URDU,
    "ks": _URDU + "\u0620\u0672\u0673\u06c4\u06c6\u06ce",
    "pa": _URDU + "\u0768",
    "pnb": _URDU + "\u0768",
    "skr": _URDU + "\u067b\u0684\u0759\u06b3\u0768",
}
_NAME = re.compile(r"\b(nastal[iī]q|nastaleeq|nastalique|gulzar|urdu typesetting)\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def nastaliq_letters(language: str) -> str:
    """The letters that a Nastaliq font must have for a language (BCP 47); none if it is not written in Nastaliq."""
    first, *rest = language.replace("_", "-").lower().split("-")
    return _LETTERS.get(first, _URDU if ARAN.lower() in rest else "")


def is_nastaliq(family: str) -> bool:
    """Whether the name of a family tells of Nastaliq."""
    return _NAME.search(family) is not None
