"""Where links stand in running text, as twitter-text finds them for X, and as Mastodon does with its own characters.

The grammar is that of extractUrlsWithIndices in https://github.com/twitter/twitter-text (js, 3.1.0), and of
config/initializers/twitter_regex.rb in https://github.com/mastodon/mastodon.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import regex

_LONGEST_URL = 4096  # UTF-16 code units, the scheme counted once more
_LONGEST_LABEL = 63  # in Punycode
_LONGEST_SHORTENED = 40  # what may follow https://t.co/
_LONGEST_SCHEME = len("-gopher://")  # with the character before it
_LABEL_ENDS = regex.compile("[.\u3002\uff0e\uff61]")  # what Punycode takes for a full stop

# The classes hold the letters far away too that have a capital or a small letter in the class.
_LATIN = (
    r"a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0260\u0263\u0268\u0269\u026f"
    r"\u0272\u0275\u0280\u0283\u0288-\u028c\u0292\u02bb\u0300-\u036f\u0399\u03b9\u1e00-\u1eff\u1fbe"
    r"\u2c65\u2c66\u2c7e\u2c7f\ua7dc"
)
_CYRILLIC = r"\u0400-\u04ff\u1c80-\u1c87"
_SPACES = r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of direction
_INVALID = r"\ufffe\ufeff\uffff"
_NO_DOMAIN = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~${_SPACES}{_INVALID}{_MARKS}"
_NO_LABEL = rf"\-._{_NO_DOMAIN}"

# JavaScript takes an astral character apart: its first half stands before the link, and its second half begins it.
_BEFORE = rf"(?:(?=[\U00010000-\U0010ffff])|[^a-z0-9@＠$#＃{_INVALID}]|\A)"
_RUN = regex.compile(rf"(?<![^.{_NO_DOMAIN}])[^.{_NO_DOMAIN}]*+(?:\.[^.{_NO_DOMAIN}]++)++")  # labels and full stops
_DOT = regex.compile(r"\.")
_TOP_LEVEL = r"(?:\L<tlds>(?![0-9a-z@+\-])|xn--[\-0-9a-z]+)"
_DOMAIN = (
    rf"(?:[^{_NO_LABEL}](?:[_\-]|[^{_NO_LABEL}])*(?<![_\-])\.)*"  # subdomains, with the low line
    rf"[^{_NO_LABEL}](?:-|[^{_NO_LABEL}])*(?<!-)\."
)


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
    for found in _candidates("".join(map(_small, text)), grammar):
        if not _is_possible(found):
            continue
        if found["scheme"]:
            end = _end_of_shortened(found, grammar)
            if end:
                yield found.start("url"), end
        elif bare and found["before"] not in ("-", "_", ".", "/"):
            yield from _ascii_links(found, grammar)


@cache
def _small(letter: str) -> str:
    """The small letter of a capital, where the two are a pair: KELVIN SIGN has one that is not its own."""
    small = letter.lower()
    return small if len(small) == 1 and small.upper() == letter else letter


def _candidates(text: str, grammar: Grammar) -> Iterator[regex.Match[str]]:
    """What a search for the whole pattern would find, in linear time: only where a domain can be is it tried."""
    pattern, top_level = _pattern(grammar), _top_level(newer=grammar.newer_domains)
    position = 0
    for run in _RUN.finditer(text):
        if not any(top_level.match(text, dot.start()) for dot in _DOT.finditer(text, run.start(), run.end())):
            continue
        position = max(position, run.start() - _LONGEST_SCHEME)
        while position < run.end():
            found = pattern.match(text, position)
            if found:
                yield found
            position = found.end() if found else position + 1


def _is_possible(found: regex.Match[str]) -> bool:
    """Whether the parts of a link have a length that they can have, and a name in Punycode is ASCII."""
    domain = found["domain"]
    if domain.startswith("xn--") and not _ascii_domain(newer=True).search(domain):
        return False
    labels = [label.split(".") for label in map(_in_punycode, domain.split("."))]
    if any(not 1 <= len(".".join(parts)) <= _LONGEST_LABEL for parts in labels):
        return False
    scheme = found["scheme"] or "https://"
    return len(scheme) + len(found["url"].encode("utf-16-le", "surrogatepass")) // 2 <= _LONGEST_URL


def _in_punycode(label: str) -> str:
    parts = _LABEL_ENDS.split(label)
    return ".".join(part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in parts)


def _end_of_shortened(found: regex.Match[str], grammar: Grammar) -> int | None:
    """The end of a link with a scheme: of one that X shortened, only what X makes; None where that is too long."""
    shortened = regex.match(rf"https?://t\.co/(?P<name>[a-z0-9]+)(?:{grammar.query})?", found["url"])
    if not shortened:
        return int(found.end("url"))
    return None if len(shortened["name"]) > _LONGEST_SHORTENED else int(found.start("url") + shortened.end())


def _ascii_links(found: regex.Match[str], grammar: Grammar) -> Iterator[tuple[int, int]]:
    domain, position = found["domain"], 0
    spans = []
    for part in _ascii_domain(newer=grammar.newer_domains).finditer(domain):
        start = domain.index(part[0], position)
        position = start + len(part[0])
        spans.append((found.start("domain") + start, found.start("domain") + position))
    if spans and found["path"]:
        start, end = spans[-1]
        spans[-1] = (start, end + len(found["url"]) - len(domain))
    yield from spans


@cache
def _pattern(grammar: Grammar) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?P<before>{_BEFORE})(?P<url>(?P<scheme>(?:{grammar.schemes})://)?"
        rf"(?P<domain>{_DOMAIN}{_TOP_LEVEL})(?::[0-9]+)?"
        rf"(?P<path>{grammar.path})?(?:{grammar.query})?)",
        tlds=top_level_domains(newer=grammar.newer_domains),
    )


@cache
def _top_level(*, newer: bool) -> regex.Pattern[str]:
    return regex.compile(rf"\.{_TOP_LEVEL}", tlds=top_level_domains(newer=newer))


@cache
def _ascii_domain(*, newer: bool) -> regex.Pattern[str]:
    return regex.compile(rf"(?:[\-{_LATIN}]+\.)+{_TOP_LEVEL}", tlds=top_level_domains(newer=newer))


@cache
def top_level_domains(*, newer: bool) -> frozenset[str]:
    """The top-level domains of twitter-text 3.1.0, and those that are newer, in small letters."""
    table = tomllib.loads(files("kit.platforms").joinpath("tlds.toml").read_text("utf-8"))
    return frozenset(name for part in ("twitter_text", "newer")[: 1 + newer] for name in table[part]["names"].split())
