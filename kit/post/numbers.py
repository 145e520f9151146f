"""How many hashtags, links and cashtags a post has, and how many its platform takes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.platforms.cashtags import cashtags
from kit.platforms.hashtags import SIGN, hashtags
from kit.platforms.model import Platform
from kit.platforms.urls import X, links

_SIGNS = (SIGN, "＃")
_ANY_RULE = "common_subset"  # of platforms that say nothing of hashtags


@dataclass(frozen=True, slots=True)
class TooMany:
    """Something of which a post has more than its platform takes."""

    of: str  # "hashtag"
    number: int
    most: int

    def __str__(self) -> str:
        taken = f"at most {self.most}" if self.most else "none"
        return f"{self.number} {self.of}{'' if self.number == 1 else 's'}, and it takes {taken}"


def too_many(text: str, platform: Platform) -> Iterator[TooMany]:
    """What a whole post has too many of. Links are counted each once, with a scheme or without one.

    A maximum of 0 hashtags says that they lead nowhere, not that a post with some is refused.
    """
    found: list[tuple[str, int, int | None]] = []
    if platform.max_hashtags:
        found.append(("hashtag", len(_hashtags(text, platform)), platform.max_hashtags))
    if platform.links and platform.links.maximum is not None:
        addresses = {text[start:end] for start, end in links(text, X, bare=True)}
        found.append(("link", len(addresses), platform.links.maximum))
    if platform.cashtags and "$" in text:
        found.append(("cashtag", len(cashtags(text)), platform.cashtags.maximum))
    for of, number, most in found:
        if most is not None and number > most:
            yield TooMany(of, number, most)


def filled_up(text: str, tags: Iterable[str], platform: Platform) -> tuple[str, ...]:
    """Those of some hashtags, without their signs, that a text leaves room for: none twice, whatever its capitals.

    text: as the platform is given it.
    """
    own = _hashtags(text, platform)
    seen = {tag.casefold() for tag in own}
    further: dict[str, str] = {}
    for tag in tags:
        if tag.casefold() not in seen:
            further.setdefault(tag.casefold(), tag)
    most = platform.max_hashtags
    return tuple(further.values())[: None if most is None else max(0, most - len(own))]


def _hashtags(text: str, platform: Platform) -> tuple[str, ...]:
    if not any(sign in text for sign in _SIGNS):
        return ()
    return hashtags(text, platform.hashtags.rule if platform.hashtags else _ANY_RULE)
