"""Where links stand in running text, as twitter-text finds them for X, and as Mastodon does with its own characters.

The grammar is that of extractUrlsWithIndices in https://github.com/twitter/twitter-text (js, 3.1.0), and of
config/initializers/twitter_regex.rb in https://github.com/mastodon/mastodon.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import regex

from kit.campaign.addresses import in_punycode
from kit.platforms.domains import domain_of, runs, top_level_after_stop

_LONGEST_URL = 4096  # UTF-16 code units, the scheme counted once more
_LONGEST_LABEL = 63  # in Punycode
_LONGEST_SHORTENED = 40  # what may follow https://t.co/
_LONGEST_SCHEME = len("gopher://")

# The classes hold the letters far away too that have a capital or a small letter in the class.
_LATIN = (
    r"a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f"
    r"\u0272\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe"
    r"\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
_CYRILLIC = r"\u0400-\u04ff\u1c80-\u1c87"

# JavaScript takes an astral character apart: its first half stands before a link, and its second half begins it.
_BEFORE = regex.compile(r"[^a-z0-9@＠$#＃\ufffe\ufeff\uffff]")
_AFTER_DOMAIN = regex.compile(r"[:/?#]\S*")
_LAST_OF_BMP = "\uffff"


@dataclass(frozen=True, slots=True)
class Grammar:
    """What one service takes for a link. All but the last are regular expressions for small letters."""

    schemes: str
    path: str
    query: str
    newer_domains: bool  # the top-level domains that twitter-text 3.1.0 does not know yet


def _brackets(inside: str) -> str:
    """A pair of brackets, which may hold one more."""
    return rf"\((?:{inside}+|{inside}*\({inside}+\){inside}*)\)"


_X_IN_PATH = rf"[{_LATIN}{_CYRILLIC}!*';:=+,.$/%#\[\]\-\u2013_~@|&]"
_X_BRACKETS = _brackets(_X_IN_PATH)
X = Grammar(
    schemes="https?",
    # Brackets may only end a path right after one of the characters that may.
    path=rf"/(?:(?:{_X_IN_PATH}|{_X_BRACKETS})*[{_LATIN}{_CYRILLIC}+\-=_#/])?(?:{_X_BRACKETS})*",
    query=r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]",
    newer_domains=True,
)
TWITTER_TEXT = replace(X, newer_domains=False)

_BEYOND_ASCII = (
    r"\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef"
    + "".join(rf"\U{plane:04x}0000-\U{plane:04x}fffd" for plane in range(1, 0xE))
    + r"\U000e1000-\U000efffd\U000f0000-\U000ffffd\U00100000-\U0010fffd"
)
_MASTODON_IN_PATH = r"[^\p{White_Space}<>()?]"
_MASTODON_BRACKETS = _brackets(_MASTODON_IN_PATH)
MASTODON = Grammar(
    schemes="https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini",
    path=rf"/(?:(?:{_MASTODON_IN_PATH}|{_MASTODON_BRACKETS})*"
    rf"(?:[^\p{{White_Space}}()?!*\"'「」<>;:=,.$%\[\]~&|@]|{_MASTODON_BRACKETS}))?",
    query=rf"\?[a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^{_BEYOND_ASCII}]*[a-z0-9_&=#/\-{_BEYOND_ASCII}]",
    newer_domains=False,  # Mastodon uses twitter-text 3.1.0
)


def links(text: str, grammar: Grammar, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Start and end of each link in a text.

    bare: also those without a scheme, such as change.org/example, of which only an ASCII domain and what follows it
    are the link.
    """
    if ("." if bare else "://") not in text:
        return
    small = "".join(map(_small, text))
    for found in _candidates(small, grammar):
        if not _is_possible(small, found):
            continue
        if found.scheme:
            end = _end_of_shortened(small[found.start : found.end], grammar)
            if end:
                yield found.start, found.start + end
        elif bare and found.before not in ("-", "_", ".", "/"):
            yield from _ascii_links(small, found, grammar)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each domain and of what follows it up to white space, as people write addresses to be read.

    Its letters may be any, with a scheme or without one: 例え.jp/ページ#é, of which no platform makes a link.
    """
    padded = f" {text}"  # so that the first character is none that stands before a link
    for found in _candidates("".join(map(_small, padded)), X) if "." in text else ():
        rest = _AFTER_DOMAIN.match(padded, found.after_domain)
        yield found.start - 1, (rest.end() if rest else found.after_domain) - 1


class _Found(NamedTuple):
    """A link in the widest sense, by its places in the text."""

    before: str  # the character before it, which no other link holds; "" where there is none
    start: int
    scheme: str  # "https://" or ""
    domain: int
    after_domain: int
    has_path: bool
    end: int


@cache
def _small(letter: str) -> str:
    """The small letter of a capital, where the two are a pair: KELVIN SIGN has one that is not its own."""
    small = letter.lower()
    return small if len(small) == 1 and small.upper() == letter else letter


def _candidates(text: str, grammar: Grammar) -> Iterator[_Found]:
    """Links from left to right, with nothing in common."""
    free = 0  # from here on nothing belongs to a link, nor stands before it
    for run in runs(text, newer=grammar.newer_domains):
        scheme = _scheme(grammar).search(text, max(free, run.start - _LONGEST_SCHEME), run.start)
        place = max(run.start, free)
        start = scheme.start("scheme") if scheme else place
        if start == 0 and text[0] <= _LAST_OF_BMP and _BEFORE.match(text) and run.last_stop(1) is not None:
            start = place = 1  # the first character too stands before a link rather than in it
        while place < run.last:
            stop = run.last_stop(place) if _may_begin(text, start, free) else None
            if stop is not None:
                found = _at(text, start, place, stop, free, grammar)
                yield found
                free = place = found.end
            elif start == place:
                place += 1
            start = place


def _may_begin(text: str, start: int, free: int) -> bool:
    if start == 0 or text[start] > _LAST_OF_BMP:
        return start >= free
    return start > free and _BEFORE.match(text, start - 1) is not None


def _at(text: str, start: int, domain: int, stop: int, free: int, grammar: Grammar) -> _Found:
    top_level = top_level_after_stop(newer=grammar.newer_domains).match(text, stop)
    assert top_level is not None
    rest = _rest(grammar).match(text, top_level.end())
    assert rest is not None  # it may be empty
    before = text[start - 1] if start > free and _BEFORE.match(text, start - 1) else ""
    return _Found(before, start, text[start:domain], domain, top_level.end(), bool(rest["path"]), rest.end())


def _is_possible(text: str, found: _Found) -> bool:
    """Whether the parts of a link have a length that they can have, and a name in Punycode is ASCII."""
    domain = text[found.domain : found.after_domain]
    if domain.startswith("xn--") and not domain_of(_LATIN, newer=True).search(domain):
        return False
    if any(not 1 <= len(in_punycode(label)) <= _LONGEST_LABEL for label in domain.split(".")):
        return False
    units = len(text[found.start : found.end].encode("utf-16-le", "surrogatepass")) // 2
    return len(found.scheme or "https://") + units <= _LONGEST_URL


def _end_of_shortened(url: str, grammar: Grammar) -> int | None:
    """The length of a link with a scheme: of one that X shortened, only what X makes; None where that is too long."""
    shortened = regex.match(rf"https?://t\.co/(?P<name>[a-z0-9]+)(?:{grammar.query})?", url)
    if not shortened:
        return len(url)
    return None if len(shortened["name"]) > _LONGEST_SHORTENED else int(shortened.end())


def _ascii_links(text: str, found: _Found, grammar: Grammar) -> Iterator[tuple[int, int]]:
    domain, position = text[found.domain : found.after_domain], 0
    spans = []
    for part in domain_of(_LATIN, newer=grammar.newer_domains).finditer(domain):
        start = domain.index(part[0], position)
        position = start + len(part[0])
        spans.append((found.domain + start, found.domain + position))
    if spans and found.has_path:
        start, end = spans[-1]
        spans[-1] = (start, end + found.end - found.after_domain)
    yield from spans


@cache
def _scheme(grammar: Grammar) -> regex.Pattern[str]:
    """A scheme at the end of the part that is searched."""
    return regex.compile(rf"(?P<scheme>(?:{grammar.schemes})://)\Z")


@cache
def _rest(grammar: Grammar) -> regex.Pattern[str]:
    """What follows a domain."""
    return regex.compile(rf"(?::[0-9]+)?(?P<path>{grammar.path})?(?:{grammar.query})?")
