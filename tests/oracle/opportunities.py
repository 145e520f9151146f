"""Where Chromium lets lines end: UAX #14 as Kit has it from ICU, and where Chromium departs from it, rule by rule.

Chromium asks ICU only where two rules of its own say nothing: one for spaces, one for ASCII. They keep old pages as
they were; Kit follows UAX #14 in their stead. Chromium's lists of Lao and Khmer words are shorter than ICU's: what it
cuts otherwise in the paragraphs is listed in words.json.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise

import regex

from kit.text.breaks import Breaks, standard_breaks
from tests.oracle.browser import ask
from tests.oracle.paragraphs import DATA

# Scripts without spaces whose words Chromium has from other lists than ICU: for Lao an older one; for Khmer an excerpt,
# with other thresholds for what is in no list. Its lists for Thai and Burmese are ICU's.
SCRIPTS = {"lo": r"\p{Lao}", "km": r"\p{Khmer}"}
KEEP_ALL = "word-break: keep-all"
SPACE = "after a space"
ASCII = "two ASCII characters"
WORDS = "another list of words"

_NEVER_BEFORE = frozenset("!),./:;?]}")
_NEVER_AFTER = frozenset("$'(/<@[^_`{\x7f")
_OPENING = frozenset("([{<")

_PAGE = """<!doctype html><html><head></head><body><script>
const texts = %s;
function pieces(text, words) {
  const found = [];
  words.adoptText(text);
  for (let start = words.first(), end; (end = words.next()) !== -1; start = end) found.push(text.slice(start, end));
  return found;
}
window.addEventListener("load", () => {
  report(Object.entries(texts).map(([language, list]) => {
    const words = new Intl.v8BreakIterator(language, {type: "line"});
    return list.map(text => pieces(text, words).join("|"));
  }));
});
</script></body></html>"""


def chromium_breaks(text: str, language: str) -> Breaks:
    """The break opportunities of Chromium with word-break: keep-all in Korean."""
    standard = standard_breaks(text, language)
    return replace(standard, ordinary=tuple(sorted({*standard.ordinary} ^ departures(text, language).keys())))


@lru_cache(maxsize=256)
def departures(text: str, language: str) -> Mapping[int, str]:
    """Where Chromium departs from UAX #14, by offset: the name of the rule by which it breaks there or does not."""
    standard = frozenset(standard_breaks(text, language).ordinary)
    rules = {place: rule for place in range(1, len(text)) if (rule := _rule(text, place, place in standard, language))}
    if language in SCRIPTS:
        rules |= dict.fromkeys(standard ^ _ends_in_chromium(text, language), WORDS)
    return rules


def _rule(text: str, place: int, is_standard: bool, language: str) -> str:
    before, after = text[place - 1], text[place]
    if before in " \t\n":
        return SPACE if after not in " \t\n" and not is_standard else ""
    if "!" <= before <= "\x7f" and "!" <= after <= "\x7f":
        breaks = _breaks_between(text[max(0, place - 2) : place - 1], before, after)
        return ASCII if breaks != is_standard else ""
    if language == "ko" and is_standard and before.isalnum() and after.isalnum():
        return KEEP_ALL
    return ""


def _breaks_between(second_last: str, before: str, after: str) -> bool:
    """Whether Chromium breaks between two ASCII characters.

    As browsers did before UAX #14: after a hyphen and a question mark, and before an opening bracket that follows a
    sign; never after a slash.
    """
    if before == "-" and after.isdigit():
        return second_last.isascii() and second_last.isalnum()
    if after in _NEVER_BEFORE or before in _NEVER_AFTER or before.isalnum():
        return False
    if before == "-":
        return after != "$"
    if before == "?":
        return after not in "\"'"
    return after in _OPENING


# Words


def record_words(texts: Mapping[str, list[str]]) -> dict[str, list[list[str]]]:
    """The words that Chromium cuts otherwise than ICU, by language: as ICU cuts them, and as Chromium does."""
    asked = {language: texts[language] for language in SCRIPTS}
    listed = {}
    for (language, lines), found in zip(asked.items(), ask(_PAGE % json.dumps(asked)), strict=True):
        words: dict[str, str] = {}
        for text, theirs in zip(lines, found, strict=True):
            for ours, word in _differing(text, _ends(theirs), language):
                assert words.setdefault(ours, word) == word, f"{ours} is cut in two ways"
        listed[language] = [[*pair] for pair in sorted(words.items())]
    return listed


def _differing(text: str, theirs: frozenset[int], language: str) -> Iterator[tuple[str, str]]:
    ours = frozenset(standard_breaks(text, language).ordinary)
    for run in regex.finditer(f"{SCRIPTS[language]}+", text):
        start, end = run.span()
        shared = [place for place in range(start + 1, end) if place in ours and place in theirs]
        for stretch in pairwise([start, *shared, end]):
            cuts = [[place for place in range(stretch[0] + 1, stretch[1]) if place in ends] for ends in (ours, theirs)]
            if cuts[0] != cuts[1]:
                first, second = ("|".join(_pieces(text, [stretch[0], *cut, stretch[1]])) for cut in cuts)
                yield first, second


def _ends_in_chromium(text: str, language: str) -> frozenset[int]:
    """The ends of ICU's pieces, the listed words cut as Chromium does."""
    words = listed_words(language)
    return _ends(_pattern(language).sub(lambda match: words[match[0]], _cut(text, language)))


def listed_words_in(text: str, language: str) -> frozenset[str]:
    """The words in a text that Chromium cuts otherwise, as ICU cuts them."""
    return frozenset(_pattern(language).findall(_cut(text, language)))


def _cut(text: str, language: str) -> str:
    """A text with bars between ICU's pieces."""
    return "|".join(_pieces(text, [0, *standard_breaks(text, language).ordinary]))


@lru_cache(maxsize=len(SCRIPTS))
def listed_words(language: str) -> Mapping[str, str]:
    """Words as Chromium cuts them, by what ICU makes of them."""
    return dict(json.loads((DATA / "words.json").read_text(encoding="utf-8"))["words"][language])


@lru_cache(maxsize=len(SCRIPTS))
def _pattern(language: str) -> regex.Pattern[str]:
    words = "|".join(map(re.escape, sorted(listed_words(language), key=len, reverse=True)))
    letter = SCRIPTS[language]
    return regex.compile(f"(?<!{letter})(?:{words})(?!{letter})")


def _pieces(text: str, places: list[int]) -> Iterator[str]:
    return (text[start:end] for start, end in pairwise(places))


def _ends(cut: str) -> frozenset[int]:
    """The ends of the pieces between bars, as offsets in the text without them."""
    return frozenset(accumulate(map(len, cut.split("|"))))
