"""Posts: a message's text, the link and the hashtags, as one platform takes them.

A thread holds its hashtags in the first part, by which it is found: on Mastodon replies are not listed by custom, and
what is not listed is found under no hashtag. Its link stands in the last part, with what is asked of the reader: there
no picture takes the place of the link's preview.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment

from kit.campaign.links import tracked_link
from kit.campaign.model import POST_SLOTS, Campaign
from kit.errors import Problem
from kit.l10n.wording import Wording
from kit.platforms.counting import count, measure
from kit.platforms.model import Platform, TextLimit
from kit.post.beside import Beside, texts_beside
from kit.post.filler import Filler, fill_with, text_of
from kit.post.numbers import too_many
from kit.post.share import fitting_link
from kit.post.thread import Fill, Part, divide, places

_ISOLATES = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Post:
    """A post that fits its platform. Its lines end with LF, the last with nothing."""

    platform: str  # the platform's name
    text: str  # of a thread, the first part, which the picture goes with
    length: int  # by the platform's own counting
    limit: int  # in the same unit
    slot: str  # which of POST_SLOTS it was made from
    replies: tuple[Post, ...] = ()  # of a thread, the parts that follow, each a reply to the one before
    excess: int = 0  # of a thread, how much too long the shortest text is for one post
    beside: tuple[Beside, ...] = ()  # what goes into fields of its own, such as the subject of an e-mail

    @property
    def parts(self) -> tuple[Post, ...]:
        """The posts of a thread in their order; of any other post, the post alone."""
        return (self, *self.replies)


def compose(
    wording: Wording, campaign: Campaign, platform: Platform, environment: Environment, *, title: str = ""
) -> tuple[Post | None, tuple[Problem, ...]]:
    """The post of a message on a platform, from the longest of its texts that fits; else a thread, where there are any.

    environment finds templates/posts/<platform>.txt, which is filled with text, link, hashtags, number, title, headline
    and platform. title: the campaign's title in the language of the wording. Where the platform recommends a length,
    the longest text within it is taken, and where there is none the shortest; of those, one that its share link has
    room for, so that the link gives the same post. A message without a text for posts gives
    no post, and no problem; one whose texts are all too long gives no post, and a problem at the shortest of them.
    Raises KitError for a template that cannot be used.
    """
    slots = [slot for slot in POST_SLOTS if wording.texts.get(slot)]
    if not slots:
        return None, ()
    filler, problems = fill_with(wording, campaign, platform, environment, title)
    beside, untold = texts_beside(wording, platform, environment, title)
    url = tracked_link(campaign, wording.message, wording.locale, platform.name)

    def can_be_shared(text: str) -> bool:
        return platform.share is None or bool(fitting_link(platform, text, url, beside, title))

    post, found = _fitting(filler, slots, can_be_shared)
    if post is None:
        return None, (*problems, *found)
    return replace(post, beside=beside) if beside else post, (*problems, *untold)


def over(excess: int, text: str, limit: TextLimit) -> str:
    """How much too long a text is, in words: "24 characters too long by its counting"."""
    unit = "character" if count(text, limit.rule) > limit.maximum else "byte"
    return f"{excess} {unit}{'' if excess == 1 else 's'} too long by its counting"


def to_shorten(wording: Wording, slot: str) -> str:
    """What to do about a text that is too long: to shorten it, or to write a shorter one beside it."""
    shorter = next((name for name in POST_SLOTS[POST_SLOTS.index(slot) + 1 :] if name not in wording.texts), None)
    if not shorter:
        return f"shorten {slot}"
    also = "" if slot == POST_SLOTS[0] else f"shorten {slot}, or "
    return f"{also}write a shorter text in the slot {shorter}"


def _fitting(
    filler: Filler, slots: list[str], can_be_shared: Callable[[str], bool]
) -> tuple[Post | None, tuple[Problem, ...]]:
    """The post of the best text that fits, or a thread of it; or what is wrong."""
    wording, platform = filler.wording, filler.platform
    too_long: list[tuple[int, str, str]] = []
    crowded: list[Problem] = []
    fitting: list[Post] = []
    for slot in slots:
        text = filler.whole(text_of(wording, slot))
        if forbidden := _forbidden(text, platform.post):
            return None, (_not_taken(wording, platform, slot, forbidden),)
        measured = measure(text, platform.post)
        if measured.excess:
            too_long.append((measured.excess, slot, text))
            continue
        if found := tuple(_crowded(wording, platform, slot, text)):
            crowded = crowded or [*found]
            continue
        fitting.append(Post(platform.name, text, measured.used, measured.limit, slot))
        if _is_recommended(text, platform.post) and can_be_shared(text):
            return fitting[-1], ()
    if fitting:
        return next((post for post in fitting if _is_recommended(post.text, platform.post)), fitting[-1]), ()
    for slot in slots if platform.longest_thread and too_long else ():
        if thread := _thread(filler, slot, min(too_long)[0]):
            return thread, ()
    if crowded:
        return None, tuple(crowded)
    _, slot, text = shortest = min(too_long)
    return None, (_too_long(wording, platform, shortest), *_crowded(wording, platform, slot, text))


def _is_recommended(text: str, limit: TextLimit) -> bool:
    """Whether a text is as short as the platform recommends, where it does."""
    return limit.recommended is None or count(text, limit.rule) <= limit.recommended


def _thread(filler: Filler, slot: str, excess: int) -> Post | None:
    """A text as a thread; None where it cannot be one.

    Its parts are counted piece by piece first, which is quick: without the isolates, of which few stay, then with all
    of them. Where neither comes right, because of a second limit in bytes, say, each part is counted as a whole.
    """
    platform, text = filler.platform, text_of(filler.wording, slot)
    filler = filler.for_text(text)
    ends = places(text, filler.wording.language)
    for fill in (
        _by_pieces(filler, text, ends, isolates=False),
        _by_pieces(filler, text, ends, isolates=True),
        _by_parts(filler, text),
    ):
        posts = tuple(_parts(filler, slot, divide(text, ends, platform.longest_thread, fill)))
        if not posts:
            return None  # the ways to count that follow find each part no shorter
        if not any(post.length > post.limit or any(too_many(post.text, platform)) for post in posts):
            return replace(posts[0], replies=posts[1:], excess=excess)
    return None


def _parts(filler: Filler, slot: str, texts: tuple[str, ...]) -> Iterator[Post]:
    for number, text in enumerate(texts, start=1):
        made = filler.part(text, Part(0, 0, number, len(texts)))
        measured = measure(made, filler.platform.post)
        yield Post(filler.platform.name, made, measured.used, measured.limit, slot)


def _by_parts(filler: Filler, text: str) -> Fill:
    def fill(part: Part) -> int | None:
        measured = measure(filler.part(text[part.start : part.end], part), filler.platform.post)
        return None if measured.excess else measured.used

    return fill


def _by_pieces(filler: Filler, text: str, ends: Iterable[int], *, isolates: bool) -> Fill:
    limit = filler.platform.post
    up_to, behind = {0: 0}, {0: 0}  # the length of the text before a place, and of the white space right before it
    start = 0
    for end in (*ends, len(text)):
        piece = text[start:end] if isolates else _ISOLATES.sub("", text[start:end])
        up_to[end] = up_to[start] + count(piece, limit.rule)
        behind[end] = count(piece[len(piece.rstrip()) :], limit.rule)
        start = end

    @cache
    def around(number: int, among: int) -> int:
        return count(filler.part("x", Part(0, 0, number, among)), limit.rule) - count("x", limit.rule)

    def fill(part: Part) -> int | None:
        own = up_to[part.end] - behind[part.end] - up_to[part.start]
        used = own + around(part.number, part.parts)
        return used if used <= limit.maximum else None

    return fill


def _too_long(wording: Wording, platform: Platform, shortest: tuple[int, str, str]) -> Problem:
    excess, slot, text = shortest
    what = f"post of {wording.message} in {wording.locale} for {platform.title}: {over(excess, text, platform.post)}"
    return Problem(wording.places[slot], what, f"{to_shorten(wording, slot)}; the link and the hashtags count too")


def _forbidden(text: str, limit: TextLimit) -> tuple[str, ...]:
    return tuple(sign for sign in limit.forbidden if sign in text)


def _not_taken(wording: Wording, platform: Platform, slot: str, forbidden: tuple[str, ...]) -> Problem:
    what = f"post of {wording.message} in {wording.locale} for {platform.title}: it does not take {' '.join(forbidden)}"
    return Problem(wording.places[slot], what, "write it in words")


def _crowded(wording: Wording, platform: Platform, slot: str, text: str) -> Iterator[Problem]:
    """What a post made of the slot has too many of."""
    for found in too_many(text, platform):
        what = f"post of {wording.message} in {wording.locale} for {platform.title}: {found}"
        also = "; the campaign's link counts too" if found.of == "link" else ""
        yield Problem(wording.places[slot], what, f"take {found.number - found.most} of them out of {slot}{also}")
