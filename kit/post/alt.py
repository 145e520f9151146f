"""Alt texts: what a card says, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from kit.campaign.model import ALT_SLOT, POST_SLOTS
from kit.errors import Problem
from kit.l10n.wording import Wording, plain, without_tags
from kit.platforms.counting import fits
from kit.platforms.model import Platform
from kit.post.copy import over
from kit.post.direction import readable
from kit.post.reading import read
from kit.post.stops import ended, joined, marked

_FILE_NAME = regex.compile(r"[\w .()-]*\.(?:png|jpe?g|webp|gif|svg|avif|bmp|tiff?|heic)", regex.IGNORECASE)
_ENDS = regex.compile(r"[\p{P}\p{S}\s\u2066-\u2069]+\Z")
_JOINERS = regex.compile("\u2060")  # they hold lines of a card together, and here some screen readers would name them
_SHORT = 8  # characters; what is shorter may well stand within another text and be said for itself


def alt_text(
    wording: Wording, platforms: Iterable[Platform], layout: str = "", chart: str | None = None, kind: str = ""
) -> tuple[str, tuple[Problem, ...]]:
    """The alt text of a message's cards, the same on all platforms, and those of the platforms that it is too long for.

    It is the slot `alt`. Where there is none, it is what stands on the card, read in the order of the layout, each
    text a sentence in the way of its language and none said twice; it begins with kind, what the picture is, if that
    is known. Platforms without alt texts limit nothing. A file's name is a problem, as it is no alternative: WCAG 2.2,
    failure F30 (https://www.w3.org/WAI/WCAG22/Techniques/failures/F30).
    """
    written = without_tags(wording.texts.get(ALT_SLOT, ""))
    text = readable(written or composed(wording, layout, chart, kind), wording.direction)
    if _FILE_NAME.fullmatch(text):
        what = f"alt text of {wording.message} in {wording.locale} is the name of a file"
        return text, (Problem(wording.places[ALT_SLOT], what, "say what the picture shows"),)
    problems = tuple(
        _too_long(wording, platform, excess, text, written != "")
        for platform in platforms
        if platform.alt.maximum and (excess := fits(text, platform.alt))
    )
    return text, problems


def composed(wording: Wording, layout: str, chart: str | None, kind: str = "") -> str:
    """What stands on the card, with its isolates; "" where there are no texts."""
    language = wording.language
    sentences = [_JOINERS.sub("", marked(parts, language)) for parts in read(wording, layout, chart)]
    said = _once(sentences)
    if kind and said:
        said[0] = marked((kind, ":", said[0]), language)
    return joined([ended(text, language) for text in said], language)


def _once(texts: list[str]) -> list[str]:
    """The texts without those that another one says, too."""
    bare = [_ENDS.sub("", plain(text)).casefold() for text in texts]
    kept = []
    for place, text in enumerate(bare):
        earlier = text in bare[:place]
        within = len(text) >= _SHORT and any(text in other and text != other for other in bare)
        if text and not earlier and not within:
            kept.append(texts[place])
    return kept


def _too_long(wording: Wording, platform: Platform, excess: int, text: str, written: bool) -> Problem:
    what = f"alt text of {wording.message} in {wording.locale} for {platform.title}: {over(excess, text, platform.alt)}"
    if written:
        return Problem(wording.places[ALT_SLOT], what, f"shorten {ALT_SLOT}")
    first = next(place for slot, place in wording.places.items() if slot not in POST_SLOTS)
    return Problem(first, what, f"write one in the slot {ALT_SLOT}; it is made of the card's texts where there is none")
