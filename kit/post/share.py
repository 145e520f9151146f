"""Links that open a platform's form with a post in it."""

from __future__ import annotations

from collections.abc import Sequence

from kit.platforms.links import share_link
from kit.platforms.model import Platform
from kit.post.beside import Beside

LONGEST = 8000  # characters that every server is to take of an address: RFC 9110, 4.1


def fitting_link(platform: Platform, text: str, url: str, beside: Sequence[Beside], title: str, image: str = "") -> str:
    """The share link that holds a text; "" where the platform has none, or takes none as long.

    url: the campaign's link as the platform is given it. Its title is what stands in the post's first field beside the
    text, or the campaign's `title` where only that leaves room. image: the address of the picture on the web.
    """
    if platform.share is None:
        return ""
    longest = platform.share.maximum or LONGEST
    subjects = dict.fromkeys((*(one.text for one in beside[:1]), title))
    links = (share_link(platform, text, url, title=subject, image=image) for subject in subjects)
    return next((link for link in links if len(link) <= longest), "")
