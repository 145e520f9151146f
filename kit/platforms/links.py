"""Links as they are shown on cards, and those that open a platform's form with a post in it."""

from __future__ import annotations

import re
from urllib.parse import quote

from kit.platforms.model import Platform, Share

_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_PARAMETER = re.compile(r"([\w.-]+)=\{(\w+)\}")
_BLANK_LINES = re.compile(r"\n{3,}")


def shown(url: str) -> str:
    """A link as it is printed: without its scheme and without a slash at its end."""
    return _SCHEME.sub("", url).rstrip("/")


def share_link(platform: Platform, text: str, url: str, *, title: str = "", image: str = "") -> str:
    """The link that opens the platform's form, filled in; "" where the platform has none.

    text: the whole post, its link included: where a platform takes a text, the form holds what was counted. url: the
    campaign's link, for the platforms that ask for it apart; those that put both into the post get the text without
    its link, where that stands in a line of its own. title: what the post is about. image: the address of its picture
    on the web. A parameter whose value is not known is left out. Values are percent-encoded but for the unreserved
    characters (RFC 3986, 2.3), a space as %20, in an e-mail's text a line end as %0D%0A (RFC 6068, 5).
    """
    if platform.share is None:
        return ""
    link = platform.share.link
    values = {"text": text, "body": without_link(text, url), "url": url, "title": title, "image": image}
    if link.startswith("mailto:"):
        values = {name: value.replace("\n", "\r\n") for name, value in values.items()}
    pairs = [(name, values[value]) for name, value in _PARAMETER.findall(link)]
    filled = "&".join(f"{name}={quote(value, safe='')}" for name, value in pairs if value)
    return _PARAMETER.split(link, maxsplit=1)[0] + filled


def parameters(share: Share) -> tuple[str, ...]:
    """What a share link takes: text, body, url, title or image."""
    return tuple(value for _, value in _PARAMETER.findall(share.link))


def without_link(text: str, url: str) -> str:
    """A post without its link where that stands in a line of its own; a link within a sentence stays."""
    lines = [line for line in text.split("\n") if not url or line.strip("\u2066\u2067\u2068\u2069\u200e\u200f ") != url]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
