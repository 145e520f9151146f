"""Pseudo-locales: the source texts made to look like a translation, to try cards out before there is one.

`en_XA` (accents) puts accents on letters and brackets round each text, and makes it longer, so that one sees what is
not translated, what is cut, and where room is short. `ar_XB` (bidi) sets English words from right to left on mirrored
cards. Placeholders, tags, links, handles and hashtags stay as they are.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import cycle

import regex

from kit.campaign.model import POST_SLOTS, PSEUDO_ACCENTS, PSEUDO_LOCALES, Campaign, Slot
from kit.l10n import plurals, translate
from kit.l10n.catalogs import Catalog, Translation

LONGER = 0.4  # German and Finnish need a third more than English; short words still more

# Letters of Latin-1 and Latin Extended-A, which every font has and X counts once; others have no accented form there.
_PLAIN = "acdeghijklnorstuwyzACDEGHIJKLNORSTUWYZ"
_ACCENTED = "åçďéğĥîĵķļñöŕšţûŵýžÅÇĎÉĞĤÎĴĶĻÑÖŔŠŢÛŴÝŽ"
_WITH_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)

_RIGHT_TO_LEFT_OVERRIDE, _POP = "\u202e", "\u202c"
_PIECE = regex.compile(
    r"(?P<kept>\{[^{}]*+\}|</?[A-Za-z][^<>]*+>?|https?://\S++|(?<!\w)[#@]\w++)"
    r"|(?P<word>[^\s{<\u202a-\u202e\u2066-\u2069]++)"
    r"|(?P<other>\s++|.)",
    regex.DOTALL,
)
_LETTER = regex.compile(r"\p{L}")
_EDGES = regex.compile(r"^[^\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]+$")
_CHARACTER = regex.compile(r"\X")


def catalog(campaign: Campaign, locale: str) -> Catalog:
    """The campaign's texts as if somebody had translated them into the pseudo-locale.

    Its places are those of the texts in the campaign file. It has the two plural forms of the source texts.
    """
    forms, rule = plurals.parse_header(plurals.header("en"))
    entries: dict[tuple[str | None, str], Translation] = {}
    for message in (translate.words_of(campaign), *campaign.messages):
        for slot in message.slots:
            strings = tuple(_translated(slot, source, locale) for source in (slot.text, slot.plural) if source)
            entries[f"{message.id}.{slot.name}", slot.text] = Translation(strings, slot.where.line or 1, False)
    return Catalog(locale, campaign.file, entries, forms, rule)


def text(source: str, locale: str, *, longer: bool = True) -> str:
    """A source text in a pseudo-locale. Raises `ValueError` for any other locale."""
    if locale not in PSEUDO_LOCALES:
        raise ValueError(f"{locale} is not a pseudo-locale")
    if locale == PSEUDO_ACCENTS:
        return _with_accents(source, longer)
    return _right_to_left(source)


def _translated(slot: Slot, source: str, locale: str) -> str:
    """The short post is kept short: its length is a limit of platforms, which a translator can keep to as well."""
    return text(source, locale, longer=slot.name not in POST_SLOTS[1:])


def _pieces(source: str) -> Iterator[tuple[bool, str]]:
    """The text piece by piece, and whether a piece is a word with a letter in it."""
    for match in _PIECE.finditer(source):
        word = match["word"]
        yield word is not None and _LETTER.search(word) is not None, match[0]


def _with_accents(source: str, longer: bool) -> str:
    words = [word for is_word, word in _pieces(source) if is_word]
    if not words:
        return source
    accented = "".join(word.translate(_WITH_ACCENTS) if is_word else word for is_word, word in _pieces(source))
    more = _repeated([_EDGES.sub("", word) for word in words]) if longer else ""
    return f"[{accented} {more.translate(_WITH_ACCENTS)}]" if more else f"[{accented}]"


def _repeated(words: list[str]) -> str:
    """The words from the first on, over and over, until they make the text as much longer as it should be."""
    length = math.ceil(LONGER * len(_CHARACTER.findall(" ".join(words))))
    repeated: list[str] = []
    for word in cycle(words):
        if len(repeated) >= length:
            break
        repeated += [*_CHARACTER.findall(word), " "]
    return "".join(repeated[:length]).strip()


def _right_to_left(source: str) -> str:
    """The text with its words in right-to-left overrides (UAX #9, 2.2).

    Words with nothing but spaces between them share one: it looks the same, and each control counts in a post.
    """
    text = ""
    for is_word, piece in _pieces(source):
        if not is_word:
            text += piece
        elif text.rstrip(" ").endswith(_POP):
            before, _, spaces = text.rpartition(_POP)
            text = f"{before}{spaces}{piece}{_POP}"
        else:
            text += f"{_RIGHT_TO_LEFT_OVERRIDE}{piece}{_POP}"
    return text
