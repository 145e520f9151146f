"""Posts that read rightly in both directions, with as few invisible characters as that takes.

A platform shows a post by the bidirectional algorithm (UAX #9) and knows nothing of its parts. A wording holds every
value in an isolate; here only those isolates are kept without which characters would stand elsewhere. Two things are
then set right with marks (U+200E, U+200F), which like the isolates count in a post's length:

- a line that starts with a word of the other direction, by which the platform would take the whole line to run so;
- the sign of a hashtag or a handle that would stand at the wrong end of its word. An isolate is no remedy there:
  Mastodon and Bluesky find a hashtag only after white space, and Bluesky would take the isolate's end as part of it.
  A mark and a space before the sign are.

Links are left alone: an isolate's end would become part of them. Templates give a link a line of its own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import regex

from kit.text.bidi import levels, visual_runs
from kit.text.model import Direction

LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"

_INITIATORS = frozenset("\u2066\u2067\u2068")  # LRI, RLI, FSI
_POP = "\u2069"  # PDI
_ISOLATES = re.compile("[\u2066-\u2069]")
_RIGHT_TO_LEFT = regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}\p{Bidi_Class=AN}]")
_STRONG = (regex.compile(r"\p{Bidi_Class=L}"), regex.compile(r"[\p{Bidi_Class=R}\p{Bidi_Class=AL}]"))
_SIGN = regex.compile(r"(?<!\S)[#＃@＠](?=\w)")


def readable(text: str, direction: Direction) -> str:
    """The text with the isolates that it needs and no others, and with marks where it needs those."""
    if direction == "ltr" and not _RIGHT_TO_LEFT.search(text):
        return _ISOLATES.sub("", text)
    return "\n".join(_readable_line(line, int(direction == "rtl")) for line in text.split("\n"))


@lru_cache(maxsize=1024)  # the line of text is the same on every platform
def _readable_line(line: str, base: int) -> str:
    return _with_base(_with_signs(_with_isolates(line, base), base), base)


def _with_isolates(line: str, base: int) -> str:
    pairs = _pairs(line)
    kept = set(pairs)
    wanted = _order(line, pairs, kept, base)
    if _order(line, pairs, set(), base) == wanted:
        kept = set()
    for pair in pairs if kept else ():
        if _order(line, pairs, kept - {pair}, base) == wanted:
            kept.remove(pair)
    return "".join(line[place] for place in _places(line, kept))


def _pairs(line: str) -> list[tuple[int, int]]:
    """Where each balanced isolate of the line starts and ends."""
    opened: list[int] = []
    pairs = []
    for place, char in enumerate(line):
        if char in _INITIATORS:
            opened.append(place)
        elif char == _POP and opened:
            pairs.append((opened.pop(), place))
    return sorted(pairs)


def _places(line: str, kept: set[tuple[int, int]]) -> list[int]:
    """The places in the line of all characters but the isolates that are not kept."""
    controls = {place for pair in kept for place in pair}
    return [place for place, char in enumerate(line) if place in controls or not _ISOLATES.match(char)]


def _order(line: str, pairs: list[tuple[int, int]], kept: set[tuple[int, int]], base: int) -> list[tuple[int, bool]]:
    """The visible characters from left to right, by their place in the line, and whether each is mirrored."""
    places = _places(line, kept)
    controls = {place for pair in pairs for place in pair}
    runs = visual_runs(levels("".join(line[place] for place in places), base)[1])
    order = []
    for start, end, level in runs:
        odd = bool(level % 2)
        run = places[start:end]
        order += [
            (place, odd and bool(unicodedata.mirrored(line[place])))
            for place in (reversed(run) if odd else run)
            if place not in controls
        ]
    return order


def _with_signs(line: str, base: int) -> str:
    """The line with a mark and a space before each sign that would not stand beside its word."""
    found = _SIGN.search(line)
    while found:
        place = found.start()
        settled = levels(line, base)[1]
        if settled[place] % 2 != settled[place + 1] % 2:
            mark = RIGHT_TO_LEFT_MARK if settled[place + 1] % 2 else LEFT_TO_RIGHT_MARK
            line = f"{line[:place]}{mark} {line[place:]}"
            place += len(mark) + 1
        found = _SIGN.search(line, place + 1)
    return line


def _with_base(line: str, base: int) -> str:
    """The line with a mark before it, where its first strong character would set the other direction.

    A line that is all in the other direction, such as a link, is left as it is.
    """
    if not _STRONG[base].search(line) or levels(line, None)[0] == base:
        return line
    return (RIGHT_TO_LEFT_MARK if base else LEFT_TO_RIGHT_MARK) + line
