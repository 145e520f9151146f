"""Where lines may end: UAX #14 as ICU has it, and what the typography of a language asks beyond it.

Japanese breaks between phrases, Chinese between words that a dictionary and a model both see, Korean between words;
they may break elsewhere only inside a piece that alone is too wide. A placeholder's value, which stands between
FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, is kept together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any

import regex
from icu4py.breakers import BaseBreaker, LineBreaker, WordBreaker

from kit.text.scripts import han_tag

HARD_BREAKS = frozenset("\n\x0b\x0c\r\x85\u2028\u2029")

_LONG_VALUE = 24  # characters; a value of more may break at its spaces
_JOINER = "\u2060"
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
# Bidi controls are set aside first: ICU glues them to what precedes, and takes them for letters after a space.
_CONTROL = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROLS = re.compile(f"{_CONTROL.pattern}+")
# What of them stays with the text before: what closes, and marks, but after a space a mark belongs to what follows.
_AFTER_TEXT = re.compile("[\u061c\u200e\u200f\u202c\u2069]*")
_AFTER_SPACE = re.compile("(?:[\u061c\u200e\u200f]*[\u202c\u2069])*")

# Where a word ends whatever a model of phrases says, if ICU agrees.
_ENDS_WORD = HARD_BREAKS | frozenset(" \t\u3000\u200b-\u2010\u2013\u2014")
_ENDS_PHRASE = _ENDS_WORD | frozenset("、。，！？；：")

# A word of one of these stays with the word before it.
_PARTICLES = frozenset("的了吗嗎呢吧们們着はがをにのとでもへやか")
_LONG_WORD = 6  # characters; in need, a Japanese or Chinese word of more is broken anywhere

_SIGN = r"(?:[%‰٪؉％°′″]|\p{Lu}{0,3}\p{Sc})"
_UNIT = (
    r"(?:°[CF]|[kmcdµ]?m[²³]?|[kmµ]?g|[mc]?l|t|ha|h|min|m?s|[kMGTP]?(?:B|bit|Hz|W|Wh|J)|px"
    r"|EUR|USD|GBP|CHF|Kč|zł|kr|Ft|Uhr|кг|км|см|мм|м|г|л|ч|лв|руб|χλμ|εκ|μ|γρ"
    r"|[كسم]?م|كغم?|كجم|[קסמ][״\"]מ|ק[״\"]ג|מ[׳']"
    r"|(?:कि|सें?)?[॰.]?मी|कि[॰.]?ग्रा|(?:কি|সে)?মি|কেজি|(?:கி|செ)?\.?மீ|கி\.?கி"
    r"|[กซม]?ม|กก|ชม|[ກຊ]?ມ|[គស]?ម"
    # CLDR's short forms of thousands, millions and thousands of millions
    r"|[Tt]sd|tys|tis|tūkst|tuh|тыс|тис|хил|хиљ|χιλ"
    r"|[Mm]io|[Mm]ln|mn|milj|[Mm]ill?|млн|мил|εκ|[Mm]rd|[Mm]ld|mlrd|ml?jrd|mia|md|bn|млрд|δισ)(?![\p{L}\p{M}\p{Nd}])"
)
_SLASH = regex.compile(r"(?<=\p{L}\p{M}*)/\p{L}")  # and/or, Kinder/Jugend: broken only in need
# No line ends inside a match of these. Each is looked for only where a cheaper pattern finds a trace of it.
_TIES = (
    (
        re.compile("[\u00a0\u2007\u202f\u2060\ufeff]"),
        re.compile("(?s:.)?(?:[\u00a0\u2007\u202f\u2060\ufeff]+(?s:.)?)+"),
    ),
    (
        re.compile("[–—]"),  # a dash ends a line and does not begin one, unless it opens direct speech
        re.compile(r"\d[–—]\d|\s[–—](?=\s)|\S[–—]|(?<!\S)[–—]\S"),
    ),
    (
        re.compile("[-\u2010]"),  # a letter or an abbreviation is not torn from its compound: e-mail, U-Bahn, EU-Regeln
        regex.compile(
            r"(?<![\p{L}\p{M}\p{Nd}])(?:\p{L}\p{M}*|\p{Lu}{2,3})[-\u2010]\p{L}"
            r"|\p{L}[-\u2010]\p{L}(?![\p{L}\p{M}\p{Nd}])"
        ),
    ),
    (re.compile(r"\d"), regex.compile(rf"\p{{Nd}}\p{{Zs}}*(?:{_SIGN}|{_UNIT})")),
    (re.compile(r"[%‰$€£¥₹₽₺₪₩№§]\s*\d"), regex.compile(r"(?<!\p{Nd}\p{Zs}?)[%‰\p{Sc}№§]\p{Zs}*\p{Nd}")),
    (re.compile(r"\d\s\d"), regex.compile(r"(?<!\p{Nd})\p{Nd}{1,3}(?:\p{Zs}\p{Nd}{3})+(?!\p{Nd})")),
    (
        # A number and its counter: 18件, 5キロ, 3つ, 3か月. JLREQ (cl-24) would let them part, readers would not; but
        # a particle after a number is no counter.
        re.compile(r"\d[\u3040-\U0003ffff]"),
        regex.compile(r"\p{Nd}(?:[\p{Han}\p{Hangul}\p{Katakana}]|つ|か\p{Han})"),
    ),
    (re.compile("/"), _SLASH),
    (  # a number and the abbreviation before it: No. 5, n° 5, Nr. 5, č. 5, S. 12
        re.compile(r"[.°º]\s\d"),
        regex.compile(r"(?<![\p{L}\p{M}])(?:[Nn](?:o\.|r\.|[°º]\.?)|[čSp]\.|бр\.|[Aa]rt\.)\p{Zs}\p{Nd}"),
    ),
    (  # the parts of an abbreviation: z. B., d. h., p. ex., i. d. R.
        re.compile(r"\w\.\s\w{1,2}\."),
        regex.compile(r"(?<![\p{L}\p{M}\p{Nd}.])\p{L}\.(?:\p{Zs}(?:\p{L}|\p{Ll}{2})\.)+"),
    ),
)
_HAS_TAGS = re.compile("[#＃@]")
_TAGS = regex.compile(r"[#＃][\p{L}\p{M}\p{N}_\u200c\u200d]+|[A-Za-z0-9_.+\-]*@[A-Za-z0-9_.\-]*[A-Za-z0-9_]")
_HAS_ADDRESSES = re.compile(r"://|\.[A-Za-z]")
_ADDRESSES = regex.compile(
    r"(?:https?://|www\.)[!-~]+"
    r"|(?<![\p{L}\p{M}\p{Nd}@.])(?:[A-Za-z0-9](?:[A-Za-z0-9\-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}(?:/[!-~]*)?"
)
_IN_ADDRESS = re.compile(r"(?<=[/?&=\-._])(?=[^/])")


@dataclass(frozen=True, slots=True)
class Breaks:
    """Break opportunities of a text, as offsets in code points: a line may end before the character at the offset."""

    ordinary: tuple[int, ...]  # ascending; the last is the text's length
    emergency: tuple[int, ...]  # further ones, only for a piece that alone is wider than its line
    hard: frozenset[int]  # of the ordinary ones, those at which a line must end
    whole: tuple[tuple[int, int], ...]  # ranges that are never hyphenated: values, addresses, hashtags


BreakFinder = Callable[[str, str], Breaks]  # of a text and its language (BCP 47)


def standard_breaks(text: str, language: str) -> Breaks:
    """The break opportunities of UAX #14 as ICU has them, without what Kit asks beyond: to compare with browsers.

    As in `find_breaks` Japanese and Chinese have the strict rules, and bidi controls are set aside.
    """
    bare, places = _without_controls(text)
    return _placed(bare, places, list(_boundaries(LineBreaker, bare, _strict(language)))) if bare else _whole(text)


def find_breaks(text: str, language: str, *, phrases: bool = True) -> Breaks:
    """The break opportunities of a text in a language (BCP 47).

    Without `phrases`, Japanese and Chinese break wherever UAX #14 allows. A Korean word is never broken but in need.
    """
    bare, places = _without_controls(text)
    if not bare:
        return _whole(text)
    lines = list(_boundaries(LineBreaker, bare, _strict(language)))
    values = list(_values(text))
    tags = [match.span() for match in _TAGS.finditer(bare)] if _HAS_TAGS.search(bare) else []
    addresses = [match.span() for match in _ADDRESSES.finditer(bare)] if _HAS_ADDRESSES.search(bare) else []
    kept = _inside(tags) | _inside(addresses) | _inside_values(bare, values)
    forbidden = kept | _ties(bare)
    allowed = [end for end in lines if end not in forbidden]
    ordinary = _ordinary(bare, allowed, language, phrases)
    further = {*_in_need(bare, allowed, language, phrases), *_ends_in_addresses(bare, addresses)}
    further |= {match.start() + 1 for match in _SLASH.finditer(bare)} - kept if "/" in bare else set()
    further -= set(ordinary)
    return _placed(bare, places, ordinary, further, [*tags, *addresses, *values])


def _whole(text: str) -> Breaks:
    """The breaks of a text that is nothing, or nothing but controls."""
    return Breaks((len(text),) if text else (), (), frozenset(), ())


def _placed(
    bare: str,
    places: Sequence[int],
    ordinary: Sequence[int],
    further: Iterable[int] = (),
    whole: Iterable[tuple[int, int]] = (),
) -> Breaks:
    """The breaks of a text from those of the text without controls."""
    return Breaks(
        ordinary=tuple(places[end] for end in ordinary),
        emergency=tuple(places[end] for end in sorted(further)),
        hard=frozenset(places[end] for end in ordinary if bare[end - 1] in HARD_BREAKS),
        whole=tuple(sorted((places[start], places[end]) for start, end in whole)),
    )


def _without_controls(text: str) -> tuple[str, Any]:
    """The text without bidi controls, and the offset in the text for every offset without them.

    An offset lies after the closing controls that follow the text before it, and before opening ones: an isolate
    opens on the line of its content and closes there. A mark after a space goes with what it turns: "\u200f12 US$".
    """
    if _CONTROL.search(text) is None:
        return text, range(len(text) + 1)
    places: list[int] = [0]
    kept: list[str] = []
    end = 0
    for match in _CONTROLS.finditer(text):
        kept.append(text[end : match.start()])
        places.extend(range(end + 1, match.start() + 1))
        end = match.end()
        if match.start():
            stays = _AFTER_SPACE if text[match.start() - 1].isspace() else _AFTER_TEXT
            staying = stays.match(text, match.start(), end)
            places[-1] = staying.end() if staying else match.start()
    kept.append(text[end:])
    places.extend(range(end + 1, len(text) + 1))
    places[-1] = len(text)
    return "".join(kept), places


def _boundaries(breaker: type[BaseBreaker], text: str, locale: str) -> Iterator[int]:
    """The ends of segments in code points: the breaker's own offsets count UTF-16 units."""
    return accumulate(map(len, breaker(text, locale)))


def _is_phrased(language: str) -> bool:
    """Whether a language is written without spaces, and has a model of phrases."""
    return language.partition("-")[0] in ("ja", "zh", "yue")


def _strict(language: str) -> str:
    """Small kana and the prolonged sound mark must not begin a line, which ICU holds to only when asked."""
    return f"{language}-u-lb-strict" if _is_phrased(language) else language


def _values(text: str) -> Iterator[tuple[int, int]]:
    """Where the values of placeholders stand, as offsets without controls. An isolate inside a value belongs to it."""
    if _FIRST_STRONG_ISOLATE not in text:
        return
    depth = start = 0
    for controls, match in enumerate(_CONTROL.finditer(text)):
        offset = match.start() - controls
        if match[0] == _FIRST_STRONG_ISOLATE:
            start = offset if depth == 0 else start
            depth += 1
        elif match[0] == _POP_ISOLATE and depth:
            depth -= 1
            if depth == 0 and offset > start:
                yield start, offset


def _inside(ranges: list[tuple[int, int]]) -> set[int]:
    return {offset for start, end in ranges for offset in range(start + 1, end)}


def _inside_values(text: str, values: list[tuple[int, int]]) -> set[int]:
    inside = _inside([(start, end) for start, end in values if end - start <= _LONG_VALUE])
    long = _inside([(start, end) for start, end in values if end - start > _LONG_VALUE])
    return inside | {offset for offset in long if text[offset - 1] != " "}


def _ties(text: str) -> set[int]:
    return _inside([match.span() for trace, tie in _TIES if trace.search(text) for match in tie.finditer(text)])


def _ordinary(text: str, allowed: list[int], language: str, phrases: bool) -> list[int]:
    """Of what ICU allows, what the language wants."""
    if language.partition("-")[0] == "ko":
        return [end for end in allowed if text[end - 1] in _ENDS_WORD or end == len(text)]
    if not phrases or not _is_phrased(language):
        return allowed
    bare, places = _without_joiners(text)
    parser = _phrase_parser(han_tag(language))
    ends = {places[end] for end in accumulate(map(len, parser.parse(bare)))}
    if han_tag(language) != "ja":
        ends &= {end for _, end in _words(text, language)}
    return [end for end in allowed if end in ends or text[end - 1] in _ENDS_PHRASE or end == len(text)]


def _in_need(text: str, allowed: list[int], language: str, phrases: bool) -> list[int]:
    """Of what ICU allows, where a piece that is too wide may be broken."""
    if language.partition("-")[0] == "ko" or not phrases:
        return allowed
    words = list(_words(text, language)) if len(allowed) > 1 and _is_phrased(language) else []
    ends = {end for _, end in words}
    ends |= _inside([(start, end) for start, end in words if end - start > _LONG_WORD])
    return [end for end in allowed if end in ends]


def _words(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The words of ICU's dictionary, with the particle that follows."""
    bare, places = _without_joiners(text)
    start = end = 0
    for after in _boundaries(WordBreaker, bare, language):
        if end and bare[end:after] not in _PARTICLES:
            yield places[start], places[end]
            start = end
        end = after
    yield places[start], places[end]


def _without_joiners(text: str) -> tuple[str, Sequence[int]]:
    """The text without WORD JOINERs, which forbid a break but make no other words, and its offsets in the text."""
    if _JOINER not in text:
        return text, range(len(text) + 1)
    places = [place for place, char in enumerate(text) if char != _JOINER]
    return text.replace(_JOINER, ""), [*places, len(text)]


def _ends_in_addresses(text: str, addresses: list[tuple[int, int]]) -> Iterator[int]:
    """Where an address that is too wide may be broken: after its signs. Mere names of hosts are kept whole."""
    for start, end in addresses:
        if "/" not in text[start:end]:
            continue
        for match in _IN_ADDRESS.finditer(text, start + 1, end):
            yield match.start()


@lru_cache(maxsize=4)
def _phrase_parser(han: str) -> Any:
    """BudouX's model for a language; imported only where a text needs it."""
    import budoux

    if han == "ja":
        return budoux.load_default_japanese_parser()
    if han == "zh-hans":
        return budoux.load_default_simplified_chinese_parser()
    return budoux.load_default_traditional_chinese_parser()
