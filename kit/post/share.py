"""Links that open a platform's form with a post in it."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from kit.campaign.links import tracked_link
from kit.campaign.model import POST_SLOTS, Campaign
from kit.l10n.wording import Wording
from kit.platforms.links import share_link
from kit.platforms.model import Platform
from kit.post.copy import Post, fill_with, text_of

LONGEST = 8000  # characters that every server is to take of an address: RFC 9110, 4.1


def share(
    post: Post,
    wording: Wording,
    campaign: Campaign,
    platform: Platform,
    environment: Environment,
    title: str,
    image: str = "",
) -> str:
    """The share link of a post, of a thread that of its first part; "" where the platform has none.

    Where the whole post makes it longer than the platform takes, the campaign's title is its subject, then a shorter
    text of the message stands in it, and where each is too long there is no link. title: the campaign's. image: the
    address of the picture on the web. Raises KitError for a template that cannot be used.
    """
    if platform.share is None:
        return ""
    url = tracked_link(campaign, wording.message, wording.locale, platform.name)
    longest = platform.share.maximum or LONGEST
    subjects = dict.fromkeys((*(beside.text for beside in post.beside[:1]), title))
    links = (
        share_link(platform, text, url, title=subject, image=image)
        for text in _texts(post, wording, campaign, platform, environment, title)
        for subject in subjects
    )
    return next((link for link in links if len(link) <= longest), "")


def _texts(
    post: Post, wording: Wording, campaign: Campaign, platform: Platform, environment: Environment, title: str
) -> Iterator[str]:
    """The post, then what its shorter texts would make of it."""
    yield post.text
    filler, _ = fill_with(wording, campaign, platform, environment, title)
    for slot in POST_SLOTS[POST_SLOTS.index(post.slot) + 1 :]:
        if wording.texts.get(slot):
            yield filler.whole(text_of(wording, slot))
