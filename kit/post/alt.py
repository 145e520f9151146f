"""Alt texts: what a card says, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

from kit.campaign.model import ALT_SLOT, POST_SLOTS
from kit.errors import Problem
from kit.l10n.wording import Row, Wording, plain, without_tags
from kit.platforms.counting import fits
from kit.platforms.model import Platform
from kit.post.copy import over
from kit.post.direction import readable


def alt_text(wording: Wording, platforms: Iterable[Platform]) -> tuple[str, tuple[Problem, ...]]:
    """The alt text of a message's cards, the same on all platforms, and those of the platforms that it is too long for.

    It is the slot `alt`; where there is none, what stands on the card, each text on a line of its own: first the slots
    in their order, then the rows of a chart. Platforms without alt texts limit nothing.
    """
    written = without_tags(wording.texts.get(ALT_SLOT, ""))
    text = readable(written or "\n".join(_card_texts(wording)), wording.direction)
    problems = tuple(
        _too_long(wording, platform, excess, text, written != "")
        for platform in platforms
        if platform.alt.maximum and (excess := fits(text, platform.alt))
    )
    return text, problems


def _card_texts(wording: Wording) -> list[str]:
    slots = [slot for slot in wording.texts if slot not in POST_SLOTS]
    texts = [without_tags(wording.texts[slot]) for slot in slots] + [_row(row) for row in wording.rows]
    return [text for text in texts if text]


def _row(row: Row) -> str:
    """What a row says, and those of its values that its texts do not hold."""
    said = " ".join(text for text in map(without_tags, row.texts.values()) if text)
    values = " ".join(value for value in map(plain, row.values.values()) if value not in said)
    return ": ".join(part for part in (said, values) if part)


def _too_long(wording: Wording, platform: Platform, excess: int, text: str, written: bool) -> Problem:
    what = f"alt text of {wording.message} in {wording.locale} for {platform.title}: {over(excess, text, platform.alt)}"
    if written:
        return Problem(wording.places[ALT_SLOT], what, f"shorten {ALT_SLOT}")
    first = next(place for slot, place in wording.places.items() if slot not in POST_SLOTS)
    return Problem(first, what, f"write one in the slot {ALT_SLOT}; it is made of the card's texts where there is none")
