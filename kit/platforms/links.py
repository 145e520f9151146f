"""Links as they are shown on cards, and links that open a platform's form with a post in it."""

from __future__ import annotations

import re
from urllib.parse import quote

from kit.platforms.model import Platform

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def shown(url: str) -> str:
    """A link as it is printed: without its scheme and without a slash at its end."""
    return _SCHEME.sub("", url).rstrip("/")


def share_link(platform: Platform, text: str, url: str) -> str:
    """The link that opens the platform's form, filled in; "" where the platform has none.

    text: the whole post, its link included: where a platform takes a text, the form holds what was counted. url: the
    campaign's link, for the platforms that ask for it apart. Both are percent-encoded but for the unreserved
    characters (RFC 3986, 2.3), a space as %20.
    """
    return platform.share.replace("{url}", quote(url, safe="")).replace("{text}", quote(text, safe=""))
