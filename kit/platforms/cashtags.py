"""Cashtags, which lead to what is said of a share: $ and the sign of a stock exchange.

X alone finds them; the grammar is that of js/src/regexp/validCashtag.js in https://github.com/twitter/twitter-text.
"""

from __future__ import annotations

import regex

_SPACES = r"\t-\r \u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_CASHTAG = regex.compile(
    rf"(?:\A|[{_SPACES}])\$(?P<tag>[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?)(?=\Z|\s|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
)


def cashtags(text: str) -> tuple[str, ...]:
    """The cashtags of a text, without their signs."""
    return tuple(found["tag"] for found in _CASHTAG.finditer(text))
