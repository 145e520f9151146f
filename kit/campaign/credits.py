"""Credits of pictures: a name stays as it is in every language; one with words is a text to be translated."""

from __future__ import annotations

NOTE = "Names who made the picture: translate the words, and leave the names."
_COLONS = (":", "：")
_PARTICLES = frozenset(
    (
        *("af", "al", "av", "bin", "bint", "d", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos"),
        *("du", "el", "ibn", "la", "le", "los", "ten", "ter", "van", "von", "y", "zu", "zum", "zur"),
    )
)  # of names, written small


def credit_slot(picture: str) -> str:
    """The name of the slot under which the credit of a picture is translated."""
    return f"{picture}_credit"


def has_words(credit: str) -> bool:
    """Whether a credit says more than names: "Photo: Ada Winter" and "painted by Ada Winter" do, "Ada Winter" not."""
    for part in credit.split():
        word = part.strip("()[]„“”\"'«»,;.–—-")
        if word.endswith(_COLONS) or "：" in word:
            return True
        if word.isalpha() and len(word) > 1 and word[0].islower() and word not in _PARTICLES:
            return True
    return False
