"""Hashtags: which of them a platform links, which work on every platform, and how they are read aloud.

The rules differ. A hyphen ends a hashtag on X and Mastodon but not on Bluesky, a zero width non-joiner, which Persian
words need, on Bluesky alone. On X a hashtag may follow any punctuation, on the others only white space; and on none may
it follow a letter, so that Chinese, Japanese and Thai, which have no spaces, need one before it and one after it.
Nowhere is a number alone a hashtag.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import regex
import unicodedata2

from kit.platforms.counting import graphemes
from kit.platforms.urls import MASTODON, X, addresses, links

SIGN = "#"
LONGEST = 64  # graphemes, on Bluesky

_WORD = regex.compile(r"[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}_]*")
_VALID = regex.compile(rf"(?=.*\p{{L}}){_WORD.pattern}(?<!_)")
_APOSTROPHES = regex.compile(r"(?<=\p{L})['’ʼ\u200c](?=\p{L})")
# For platforms that publish no rule. What follows the word ends it; the second + keeps it from giving letters back.
_COMMON = regex.compile(rf"(?<!\S)#(?P<tag>{_WORD.pattern}+)(?![#＃]|://)")

# X: regexp/validHashtag.js of https://github.com/twitter/twitter-text, with the letters of the newest Unicode.
_X_ALPHA = r"\p{L}\p{M}"
_X_SIGNS = r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
_X_WORD = rf"{_X_ALPHA}\p{{Nd}}{_X_SIGNS}"
_X = regex.compile(
    rf"(?:\A|[\ufe0e\ufe0f]|[^{_X_WORD}&])[#＃](?![\ufe0f\u20e3])(?P<tag>[{_X_WORD}]*[{_X_ALPHA}][{_X_WORD}]*)"
)
_X_AFTER = ("#", "＃", "://")  # what makes it no hashtag after all

# Mastodon: Tag::HASHTAG_RE in app/models/concerns/tag/naming.rb of https://github.com/mastodon/mastodon, with what Ruby
# calls [[:word:]] and [[:alpha:]].
_RUBY_WORD = r"\p{Alphabetic}\p{M}\p{Nd}\p{Pc}"
_SEPARATORS = r"_\u00b7\u30fb\u200c"
_MASTODON = regex.compile(
    r"(?:(?<=\p{White_Space})|^)[#＃](?P<tag>"
    rf"[{_RUBY_WORD}][{_RUBY_WORD}{_SEPARATORS}]*[\p{{Alphabetic}}{_SEPARATORS}][{_RUBY_WORD}{_SEPARATORS}]*[{_RUBY_WORD}]"
    rf"|[{_RUBY_WORD}]*\p{{Alphabetic}}[{_RUBY_WORD}]*)",
    regex.MULTILINE,
)

# Bluesky: TAG_REGEX in packages/api/src/rich-text/util.ts of https://github.com/bluesky-social/atproto. What JavaScript
# calls \s holds U+FEFF; the rest are characters without a width, which end a hashtag.
_JS_SPACE = r"\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_ENDS = rf"{_JS_SPACE}\u00ad\u2060\u200b-\u200d\u20e2"
_BLUESKY = regex.compile(rf"(?:\A|[{_JS_SPACE}])[#＃](?P<tag>(?!\ufe0f)[^{_ENDS}]*[^0-9\p{{P}}{_ENDS}][^{_ENDS}]*)")
_PUNCTUATION_AT_END = regex.compile(r"\p{P}+\Z")

_THREADS_LONGEST = 50  # https://developers.facebook.com/documentation/threads/posts: a topic has 1 to 50 characters


def is_valid(tag: str) -> bool:
    """Whether `tag`, without the sign, is one hashtag on every platform.

    What all have in common: letters, marks, decimal digits and the low line, but not at the end, at least one letter,
    no more than 64 graphemes.
    """
    return _VALID.fullmatch(tag) is not None and graphemes(tag) <= LONGEST


def hashtag(words: str) -> str:
    """The words as one hashtag, with its sign: "child safety first" becomes "#ChildSafetyFirst".

    Each word starts with a capital where its script has them, so that screen readers tell the words apart. "" where no
    hashtag can be made: no letter, or too long.
    """
    found = _WORD.findall(_APOSTROPHES.sub("", words))
    tag = "".join(word[0].upper() + word[1:] for word in found).rstrip("_")
    return SIGN + tag if is_valid(tag) else ""


def hashtags(text: str, rule: str) -> tuple[str, ...]:
    """The hashtags of a text, without their signs, that a rule of RULES links. Raises KeyError for a rule not there."""
    return tuple(text[start + 1 : end] for start, end in RULES[rule](text))


def doubts(text: str, rule: str, longest: int | None = None) -> tuple[str, ...]:
    """What is written as a hashtag in a text and would not be linked, or not all of it: each with the reason.

    longest: how many graphemes a hashtag may have without its sign; None where that is for the rule alone.
    """
    linked = dict(RULES[rule](text))
    within = [span for grammar in (X, MASTODON) for span in links(text, grammar, bare=True)]
    within += addresses(text)
    found = []
    for sign in regex.finditer(r"[#＃](?=[^\s#＃])", text):
        start = sign.start()
        if any(link_start <= start < link_end for link_start, link_end in within):
            continue
        written = _written(text, start)
        doubt = _doubt(text, start, start + len(written), linked.get(start), longest)
        if doubt and regex.search(r"\w", written):
            found.append(f"{written}: {doubt}")
    return tuple(found)


def camel_case(tag: str, vocabulary: Iterable[str]) -> str:
    """A hashtag in small letters with a capital at each of its words: "childsafety" becomes "ChildSafety".

    tag: without the sign. vocabulary: words that it may be made of, such as those of the campaign's texts. "" where
    there is no advice: for one word, for what already has capitals or low lines, for scripts without capitals, and
    where the capitals would make another hashtag (Turkish i).
    """
    if tag != tag.lower() or tag == tag.upper() or "_" in tag:
        return ""
    known = {word.lower() for word in vocabulary if len(word) > 1}
    words = _divided(tag, known)
    written = "".join(word[0].upper() + word[1:] for word in words)
    return written if len(words) > 1 and written.lower() == tag else ""


def _divided(tag: str, known: set[str]) -> tuple[str, ...]:
    """The tag as the fewest known words and numbers; () where it is not made of them."""
    best: list[tuple[str, ...] | None] = [(), *([None] * len(tag))]
    for end in range(1, len(tag) + 1):
        for start in range(end):
            part, before = tag[start:end], best[start]
            if before is not None and (part in known or part.isdecimal()):
                there = best[end]
                if there is None or len(before) + 1 < len(there):
                    best[end] = (*before, part)
    return best[-1] or ()


def _written(text: str, start: int) -> str:
    """What a reader takes for the hashtag that starts there: up to white space, another sign or closing punctuation."""
    word = regex.compile(r"[#＃][^\s#＃]+").match(text, start)
    return regex.sub(r"[\p{P}--[_\-]]+\Z|-+\Z", "", word[0], flags=regex.VERSION1) if word else ""


def _doubt(text: str, start: int, end: int, linked: int | None, longest: int | None) -> str:
    if longest is not None and graphemes(text[start + 1 : linked or end]) > longest:
        return f"a hashtag has at most {longest} characters"
    if linked is not None and linked >= end:
        return ""
    if linked is not None:
        char = text[linked]
        name = char if regex.match(r"[\p{L}\p{N}\p{P}\p{S}]", char) else unicodedata2.name(char, f"U+{ord(char):04X}")
        return f"linked only as {text[start:linked]}, up to {name}"
    if not regex.search(r"\p{L}", text[start:end]):
        return "a hashtag needs a letter"
    if start and not text[start - 1].isspace():
        return "a hashtag needs a space before it"
    return "no hashtag here"


def _x(text: str) -> Iterator[tuple[int, int]]:
    found = ((tag.start("tag") - 1, tag.end("tag")) for tag in _X.finditer(text))
    tags = [(start, end) for start, end in found if not text.startswith(_X_AFTER, end)]
    position = 0
    for start, end in sorted([*tags, *links(text, X, bare=True)]):  # what begins within another counts for nothing
        if start >= position:
            position = end
            if (start, end) in tags:
                yield start, end


def _mastodon(text: str) -> Iterator[tuple[int, int]]:
    for found in _MASTODON.finditer(text):
        start, end = found.start(), found.end()
        scheme = regex.search(r"(?<=.)https?\Z", found["tag"]) if text.startswith("://", end) else None
        yield start, end - (len(scheme[0]) if scheme else 0)


def _bluesky(text: str) -> Iterator[tuple[int, int]]:
    for found in _BLUESKY.finditer(text):
        tag = _PUNCTUATION_AT_END.sub("", found["tag"])
        if tag and graphemes(tag) <= LONGEST:
            yield found.start("tag") - 1, found.start("tag") + len(tag)


def _common(text: str) -> Iterator[tuple[int, int]]:
    for found in _COMMON.finditer(text):
        tag = found["tag"].rstrip("_")
        if is_valid(tag):
            yield found.start(), found.start("tag") + len(tag)


def _threads(text: str) -> Iterator[tuple[int, int]]:
    return ((start, end) for start, end in _common(text) if end - start - 1 <= _THREADS_LONGEST)


# Start, at the sign, and end of each hashtag that is linked.
RULES: Mapping[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "twitter_text": _x,
    "mastodon": _mastodon,
    "bluesky": _bluesky,
    "threads_topic": _threads,
    "common_subset": _common,
}
