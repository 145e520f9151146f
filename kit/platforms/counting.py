"""How long a text is, as each platform counts it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

import regex

from kit.platforms.model import TextLimit
from kit.platforms.territories import territories
from kit.platforms.urls import links

LINK_LENGTH = 23  # what X and Mastodon count for a link, whatever its length

_GRAPHEME = regex.compile(r"\X")

# X: https://docs.x.com/fundamentals/counting-characters. Its weights are hundredths, 100 and 200: no fractions arise.
_X_HEAVY = 2  # every character outside the light ranges, and an emoji sequence as a whole
_X_LIGHT = regex.compile(r"[\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")  # these count 1

# Mastodon links these schemes; a handle counts without its domain, whose length is bounded as in DNS.
_MASTODON_SCHEMES = ("https", "http", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "gemini")
_MASTODON_HANDLE = regex.compile(
    r"(?<![=/\w])@(?P<user>[a-z0-9_]+(?:[a-z0-9_.-]+[a-z0-9_]+)?)@(?P<domain>[\w.-]+\w)", regex.IGNORECASE
)
_LONGEST_DOMAIN = 253

_NATIONS = ("gbeng", "gbsct", "gbwls")  # the subdivisions with a flag of their own


def graphemes(text: str) -> int:
    """Extended grapheme clusters (UAX #29, with the conjuncts of Indic scripts: GB9c)."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def utf16(text: str) -> int:
    """UTF-16 code units: an astral character is two."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode("utf-8"))


def x_weighted(text: str) -> int:
    """X's weighted length, in NFC: links 23, emoji sequences 2, most letters from Latin to Georgian 1, all else 2.

    An emoji is any sequence that UTS #51 can build, so that new ones count before they are listed; one that is well
    formed but recommended for nobody (not RGI) counts 2 here, and by its parts on X. A line end counts 1 as LF.
    """
    composed = unicodedata.normalize("NFC", text)
    rest, found = links(bare=True).subn("\0", composed) if "." in composed else (composed, 0)
    rest, emoji = _emoji().subn("", rest)
    light = len(_X_LIGHT.findall(rest))
    weight: int = light + _X_HEAVY * (len(rest) - light + emoji)
    return weight + int(found) * (LINK_LENGTH - len("\0"))


def mastodon(text: str) -> int:
    """Graphemes, where a link with a scheme counts 23 and @user@domain counts as @user."""
    shortened = links(_MASTODON_SCHEMES).sub("x" * LINK_LENGTH, text)
    return graphemes(_MASTODON_HANDLE.sub(_without_domain, shortened))


def _without_domain(handle: regex.Match[str]) -> str:
    return f"@{handle['user']}" if len(handle["domain"]) <= _LONGEST_DOMAIN else handle[0]


RULES: Mapping[str, Callable[[str], int]] = {
    "graphemes": graphemes,
    "utf16": utf16,
    "codepoints": len,
    "bytes": utf8,
    "x_weighted": x_weighted,
    "mastodon": mastodon,
}


def count(text: str, rule: str) -> int:
    """The length of a text by a rule of RULES. Raises KeyError for a rule that there is not."""
    return RULES[rule](text)


def fits(text: str, limit: TextLimit) -> int:
    """How many too many a text has for a limit: 0 when it fits.

    Counted by the limit's own rule, or in bytes of UTF-8 where only the limit in bytes is exceeded.
    """
    over = max(0, count(text, limit.rule) - limit.maximum)
    if over or limit.max_bytes is None:
        return over
    return max(0, utf8(text) - limit.max_bytes)


@cache
def _emoji() -> regex.Pattern[str]:
    """An emoji sequence (UTS #51, ED-14 to ED-17): flag, tag sequence, keycap, or elements joined by ZWJ.

    The signs © and ® are emoji only with VARIATION SELECTOR-16, digits only in a keycap.
    """
    flags = "|".join(_tag(code, "\U0001f1e6", "A") for code in territories())
    nations = "|".join("\U0001f3f4" + _tag(code, "\U000e0061", "a") + "\U000e007f" for code in _NATIONS)
    keycap = r"[0-9#*]\uFE0F?\u20E3"
    plain = r"[\p{Emoji}--[0-9#*©®\U0001F1E6-\U0001F1FF]]"
    element = rf"(?:\p{{Emoji_Modifier_Base}}\p{{Emoji_Modifier}}|{plain}\uFE0F?|[©®]\uFE0F)"
    return regex.compile(rf"{flags}|{nations}|{keycap}|{element}(?:\u200D{element})*", regex.VERSION1)


def _tag(code: str, first: str, letter: str) -> str:
    """A code in the alphabet of special characters that starts with `first` for `letter`."""
    return "".join(chr(ord(first) + ord(char) - ord(letter)) for char in code)
