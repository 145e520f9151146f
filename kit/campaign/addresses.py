"""Links as programs take them, in ASCII, whatever their authors write."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

_AUTHORITY = re.compile(r"(https?://(?:[^/?#@]*@)?)([^/?#:]*)", re.IGNORECASE)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_LABEL_ENDS = re.compile("[.\u3002\uff0e\uff61]")  # what Punycode takes for a full stop


def in_ascii(url: str) -> str:
    """The same link in ASCII alone (RFC 3987, 3.1): what is ASCII in it stays as it is, percent-encodings included.

    The host is made of A-labels, its letters small and composed as UTS #46 has them; ß, ς and joiners stay themselves.
    """
    found = _AUTHORITY.match(url)
    if not found or url.isascii():
        return _percent_encoded(url)
    host = found[2]
    if not host.isascii():
        host = in_punycode(unicodedata.normalize("NFKC", "".join(char.lower() for char in host)))
    return _percent_encoded(found[1]) + host + _percent_encoded(url[found.end() :])


def in_punycode(label: str) -> str:
    """A domain, or a part of one, with each label that is not ASCII in Punycode (RFC 3492), its letters as they are."""
    parts = _LABEL_ENDS.split(label)
    return ".".join(part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in parts)


def _percent_encoded(text: str) -> str:
    return _BEYOND_ASCII.sub(lambda other: quote(other[0]), text)
