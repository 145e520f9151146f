"""Where sentences and clauses end, by language: ICU's rules of UAX #29, and what they do not know.

ICU takes the full stop of an abbreviation or of a German date for the end of a sentence, and finds no sentences in
Thai, Lao, Khmer and Burmese, which set a space where others set a full stop or a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import accumulate

import regex
from icu4py.breakers import SentenceBreaker

from kit.text.breaks import find_breaks

_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OPENS, _CLOSES = "\u2066\u2067\u2068", "\u2069"
_SPACELESS = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u3000-\u303f\uff00-\uff65]"
)
_SPACE_IS_A_STOP = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_BELONGS_BEFORE = "ๆฯໆຯៗ"  # signs that repeat or shorten the word before them, often behind a space
_CLOSING = r"[\p{Pe}\p{Pf}\p{Pi}\"']*"
_CLAUSE = regex.compile(rf"[,;:\u0387·—–،؛、，；：・…]{_CLOSING}\Z")
_ABBREVIATION = regex.compile(r"[\p{L}\p{M}]{1,3}\.")
_FULL_STOP = regex.compile(rf"[。！？｡]{_CLOSING}\Z")
# The full stop of a day's number, of an initial, of an abbreviation that a name or a figure follows.
_NO_STOP = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}])(?:\p{Nd}{1,2}|\p{L}\p{M}*"
    r"|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|No|Nos|Nr|Fig|Art|Abs|Vol|vs|ca|cf|bzw|usw|bspw|inkl|Hr|Fr|Mme|Mlle|Sra|Sig"
    r"|др|г|ул|им|e\.g|i\.e|p\.\s?ex)\.\Z",
    regex.IGNORECASE,
)
_QUOTED_BEFORE = regex.compile(r"[」』]\Z")
_NEAR = 24  # characters, in which what ends is seen
_EMOJI = regex.compile(r"[\p{Extended_Pictographic}\p{Regional_Indicator}]")
_GRAPHEME = regex.compile(r"\X")


class End(IntEnum):
    """What ends at a place in a text; the smaller, the better a text is parted there."""

    SENTENCE = 0
    CLAUSE = 1
    WORD = 2
    # A word by ICU's dictionary, which also finds some within longer ones: เครื่อง in เครื่องมือ, "tool"; and an emoji
    # before another, which may be meant as one thing.
    GUESS = 3


def ends(text: str, language: str) -> dict[int, End]:
    """Where a text in a language (BCP 47) may be parted, as offsets in code points, and what ends there.

    Never within a grapheme, a word, a number with its unit, an address, a hashtag or the value of a placeholder,
    which stands between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE. White space stays with what precedes. Thai,
    Lao, Khmer and Burmese have no spaces between words: a place without one is a guess there.
    """
    sentences = frozenset(_sentence_ends(text, language))
    graphemes = frozenset(accumulate(len(found[0]) for found in _GRAPHEME.finditer(text)))
    found: dict[int, End] = {}
    depth = position = 0
    for place in find_breaks(text, language).ordinary[:-1]:
        depth += _opened(text, position, place)
        position = place
        if depth or place not in graphemes or not text[:place].strip() or not text[place:].strip():
            continue
        before = _CONTROL.sub("", text[max(0, place - _NEAR) : place])
        after = _CONTROL.sub("", text[place : place + _NEAR])
        if after.startswith(tuple(_BELONGS_BEFORE)):
            continue
        if before[-1:].isspace() or _SPACELESS.match(before[-1:]) or (after and _SPACELESS.match(after[0])):
            found[place] = _end(before, after, place in sentences)
        elif _EMOJI.match(after) and any(map(_EMOJI.match, _GRAPHEME.findall(before)[-1:])):
            found[place] = End.GUESS
    return found


def _opened(text: str, start: int, end: int) -> int:
    """How many isolates of a stretch of text stay open, less those that it closes."""
    return sum((char in _OPENS) - (char in _CLOSES) for char in text[start:end])


def _sentence_ends(text: str, language: str) -> Iterator[int]:
    """Offsets behind ICU's sentences, and behind the controls that follow them."""
    places = [place for place, char in enumerate(text) if not _CONTROL.match(char)]
    bare = "".join(text[place] for place in places)
    for end in accumulate(map(len, SentenceBreaker(bare, language))) if bare else ():
        first, last = places[end - 1] + 1, places[end] if end < len(places) else len(text)
        yield from range(first, last + 1)


def _end(before: str, after: str, sentence: bool) -> End:
    last = before.rstrip()
    if "\n" in before[len(last) :]:
        return End.SENTENCE
    if _QUOTED_BEFORE.search(last) and after[:1] in ("と", "っ", "の", "は", "が", "を", "に", "で"):
        return End.WORD  # what was said is a part of the sentence
    if sentence or _FULL_STOP.search(last):
        if _NO_STOP.search(last):
            return End.WORD
        return End.CLAUSE if after[:1].islower() else End.SENTENCE
    if _CLAUSE.search(last):
        return End.CLAUSE
    beside = [_SPACE_IS_A_STOP.match(char) is not None for char in (last[-1:], after[:1])]
    if not before[-1:].isspace():
        return End.GUESS if any(beside) else End.WORD
    return End.CLAUSE if all(beside) and not _ABBREVIATION.match(after) else End.WORD
