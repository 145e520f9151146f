"""What a card says first and largest: the title of its message."""

from __future__ import annotations

from kit.l10n.wording import Wording, without_tags
from kit.post.direction import readable

_JOINER = "\u2060"  # holds lines of a card together; elsewhere it only counts
_WITHOUT_SPACES = ("ja", "zh", "th", "lo", "km", "my")  # languages that set no space between words


def headline(wording: Wording) -> str:
    """The headline of a message, the fact that a myth is set against, or figure and label; "" where there is none."""
    for slots in (("headline",), ("fact",), ("kicker", "figure", "label")):
        texts = [without_tags(wording.texts[slot]).replace(_JOINER, "") for slot in slots if slot in wording.texts]
        if texts:
            between = "" if wording.language.split("-")[0] in _WITHOUT_SPACES else " "
            return readable(between.join(texts), wording.direction)
    return ""
