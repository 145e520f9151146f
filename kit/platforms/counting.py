"""How long a text is, as each platform counts it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import regex

from kit.platforms import emoji, mastodon, sms
from kit.platforms.model import TextLimit
from kit.platforms.weighted import published_length, weighted_length

_GRAPHEME = regex.compile(r"\X")


def graphemes(text: str) -> int:
    """Extended grapheme clusters (UAX #29, with the conjuncts of Indic scripts: GB9c)."""
    return sum(1 for _ in _GRAPHEME.finditer(text))


def utf16(text: str) -> int:
    """UTF-16 code units: an astral character is two."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    """Bytes in UTF-8."""
    return len(text.encode("utf-8"))


def mastodon_length(text: str) -> int:
    """Graphemes, where a link with a scheme counts 23 and @user@domain counts as @user."""
    return graphemes(mastodon.countable(text))


def threads_length(text: str) -> int:
    """Code points, where each emoji counts its bytes in UTF-8.

    https://developers.facebook.com/documentation/threads/posts, which says nothing of other characters beyond ASCII.
    """
    return len(text) + sum(utf8(text[start:end]) - (end - start) for start, end in emoji.spans(text))


def segments(text: str) -> int:
    """Segments of a text message."""
    return sms.segments(text).count


RULES: Mapping[str, Callable[[str], int]] = {
    "x_weighted": weighted_length,
    "graphemes": graphemes,
    "mastodon": mastodon_length,
    "threads": threads_length,
    "sms": segments,
    "codepoints": len,
    "utf8_bytes": utf8,
    "utf16": utf16,
    "utf16_rendered": utf16,  # of a text without mark-up, which is all that Kit writes
    "utf16_conservative": utf16,  # where the platform does not say: never fewer than code points or graphemes
}


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of a limit a text takes, in the platform's own counting."""

    used: int
    limit: int
    unit: str  # "character", or "byte" where that is the limit that is exceeded
    warnings: tuple[str, ...] = ()  # why the platform may take it otherwise, or for more than it need be

    @property
    def remaining(self) -> int:
        """How much there is left; less than 0 where the text is too long."""
        return self.limit - self.used

    @property
    def excess(self) -> int:
        """How much too long the text is: 0 when it fits."""
        return max(0, -self.remaining)


def count(text: str, rule: str) -> int:
    """The length of a text by a rule of RULES. Raises KeyError for a rule that there is not."""
    return RULES[rule](text)


def measure(text: str, limit: TextLimit) -> Measure:
    """A text against a limit: counted by its rule, or in bytes of UTF-8 where only the limit in bytes is exceeded.

    The limit of text messages is in segments; they are measured in the characters that so many segments hold.
    """
    if limit.rule == "sms":
        return _measure_segments(text, limit)
    used = count(text, limit.rule)
    if used <= limit.maximum and limit.max_bytes is not None and utf8(text) > limit.max_bytes:
        return Measure(utf8(text), limit.max_bytes, "byte")
    return Measure(used, limit.maximum, "character", _doubts(text, used, limit))


def fits(text: str, limit: TextLimit) -> int:
    """How many too many a text has for a limit, as `measure` has it: 0 when it fits."""
    return measure(text, limit).excess


def _doubts(text: str, used: int, limit: TextLimit) -> tuple[str, ...]:
    if limit.rule != "x_weighted":
        return ()
    published = published_length(text)
    if (published > limit.maximum) == (used > limit.maximum):
        return ()
    otherwise = f"{used} by the newest emoji and domains, but {published} by twitter-text 3.1.0"
    return (f"{otherwise}, for a limit of {limit.maximum}",)


def _measure_segments(text: str, limit: TextLimit) -> Measure:
    sent = sms.segments(text)
    warnings: tuple[str, ...] = ()
    if sms.needless(sent):
        plain = sms.segments("".join(" " if char in sent.beyond else char for char in text))
        if plain.count < sent.count:
            beyond = " ".join(sent.beyond)
            warnings = (f"{sent.count} segments for {beyond}, which GSM-7 lacks; {plain.count} without",)
    return Measure(sent.units, sms.capacity(sent.alphabet, limit.maximum), "character", warnings)
