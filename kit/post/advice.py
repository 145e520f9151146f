"""What could be better in posts that fit: hashtags that are not linked or read badly, lengths in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from kit.campaign.model import Campaign
from kit.errors import Where
from kit.l10n.wording import Wording
from kit.platforms.counting import measure
from kit.platforms.hashtags import SIGN, camel_case, doubts
from kit.platforms.model import Platform
from kit.post.copy import Post

_HASHTAG = regex.compile(r"[#＃][\p{L}\p{M}\p{N}_]+")
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


def on_hashtags(campaign: Campaign, texts: Iterable[str]) -> Iterator[str]:
    """The campaign's hashtags whose words a screen reader could tell apart, each with file and line.

    texts: where the words may stand that they are made of.
    """
    # A hashtag in a text tells nothing of its words: it would be one word of that text itself.
    words = {word for text in texts for word in _WORD.findall(_HASHTAG.sub(" ", text))}
    for tag in campaign.hashtags:
        if better := camel_case(tag, words):
            where = campaign.places.get(tag, Where(campaign.file))
            yield f"{where}: {SIGN}{tag}: screen readers read its words apart as {SIGN}{better}"


def on_post(post: Post, platform: Platform, wording: Wording) -> Iterator[str]:
    """That a post is a thread, and what the platform may take otherwise than it is meant, each with file and line."""
    for told in _on_post(post, platform):
        yield f"{wording.places[post.slot]}: post of {wording.message} in {wording.locale} for {platform.title}: {told}"


def _on_post(post: Post, platform: Platform) -> Iterator[str]:
    if post.replies:
        many = f"{post.excess} character{'' if post.excess == 1 else 's'}"
        yield f"a thread of {len(post.parts)}, since the shortest text is {many} too long for one post"
    for part in post.parts:
        if platform.hashtags and platform.hashtags.maximum != 0:
            yield from doubts(part.text, platform.hashtags.rule, platform.hashtags.longest)
        yield from measure(part.text, platform.post).warnings
