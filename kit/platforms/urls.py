"""Where links stand in running text, as twitter-text finds them; X and Mastodon count each as 23.

What is settled here is modest in one place, the top-level domains. A link with a scheme is taken with any
top-level domain of two letters or more. A link without a scheme is taken only where its last label is the code of a
territory, such as .de, or one of GENERIC_TLDS; twitter-text knows the whole list of IANA. So a bare name under a
rarer domain is counted letter by letter, which is too many or too few by the difference to 23. Links that Kit itself
puts into posts have a scheme.
"""

from __future__ import annotations

from functools import cache

import regex

from kit.platforms.territories import territories

WEB_SCHEMES = ("http", "https")
GENERIC_TLDS = (
    *(
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "mil",
        "int",
        "info",
        "biz",
        "name",
        "pro",
        "mobi",
        "jobs",
        "travel",
        "museum",
    ),
    *(
        "coop",
        "aero",
        "asia",
        "cat",
        "tel",
        "post",
        "app",
        "dev",
        "art",
        "blog",
        "online",
        "site",
        "shop",
        "store",
        "page",
    ),
    *(
        "link",
        "click",
        "news",
        "media",
        "social",
        "life",
        "live",
        "world",
        "global",
        "international",
        "community",
        "ngo",
    ),
    *("ong", "foundation", "fund", "charity", "church", "education", "school", "science", "health", "help", "support"),
    *("group", "team", "network", "studio", "design", "digital", "tech", "cloud", "space", "today", "events", "tools"),
    *(
        "vote",
        "green",
        "kids",
        "family",
        "love",
        "one",
        "plus",
        "top",
        "xyz",
        "wiki",
        "works",
        "berlin",
        "wien",
        "swiss",
    ),
    *("paris", "london", "nyc", "tokyo", "bayern", "brussels", "vlaanderen", "bzh", "gal", "eus", "scot", "wales"),
)

# Territories whose code is no top-level domain, and the domains of two letters that are no territory's code.
_WITHOUT_DOMAIN = frozenset(("BL", "BQ", "CP", "CQ", "DG", "EA", "EH", "IC", "MF", "TA", "UM", "UN", "XK"))
_DOMAINS_BESIDES = ("uk", "su")

# The letters of an ASCII domain and of a path: Latin with its accents, and digits.
_LATIN = (
    r"a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    r"\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_BEFORE = r"(?<![a-z0-9@＠$#＃\ufffe\ufeff\uffff])"
_AFTER_TLD = r"(?![a-z0-9@+-])"

# A path may hold one pair of brackets inside another, and ends with something that is not punctuation.
_IN_PATH = rf"[\p{{Cyrillic}}{_LATIN}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_ENDS_PATH = rf"[\p{{Cyrillic}}{_LATIN}=_#/+\-]"
_BRACKETS = rf"\({_IN_PATH}*(?:\({_IN_PATH}+\){_IN_PATH}*)?\)"
_PATH = rf"(?:/(?:(?:{_IN_PATH}|{_BRACKETS})*(?:{_ENDS_PATH}|{_BRACKETS}))?)?"
_QUERY = r"(?:\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/])?"
_REST = rf"(?::[0-9]+)?{_PATH}{_QUERY}"


def _with_scheme(schemes: tuple[str, ...]) -> str:
    names = "|".join(schemes)
    tld = rf"(?:(?:xn--[a-z0-9-]+|[a-z]{{2,63}}){_AFTER_TLD}|[\p{{L}}\p{{M}}--a-z]{{2,63}})"
    return rf"(?:{names})://(?:[\p{{L}}\p{{M}}\p{{Nd}}_-]+\.)+{tld}{_REST}"


def _without_scheme() -> str:
    tlds = "|".join(sorted((*_territory_domains(), *GENERIC_TLDS), key=len, reverse=True))
    return rf"(?<![-_./])(?:[{_LATIN}][{_LATIN}_-]*\.)+(?:xn--[a-z0-9-]+|{tlds}){_AFTER_TLD}{_REST}"


def _territory_domains() -> list[str]:
    return [*(code.lower() for code in territories() if code not in _WITHOUT_DOMAIN), *_DOMAINS_BESIDES]


@cache
def links(schemes: tuple[str, ...] = WEB_SCHEMES, *, bare: bool = False) -> regex.Pattern[str]:
    """The pattern of a link in running text.

    schemes: the schemes that make a link. bare: also take links without a scheme, such as change.org/example.
    """
    pattern = _with_scheme(schemes) + (f"|{_without_scheme()}" if bare else "")
    return regex.compile(rf"{_BEFORE}(?:{pattern})", regex.IGNORECASE | regex.VERSION1)
