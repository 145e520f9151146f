"""Quotation marks and brackets: those of each language, and whether they come in pairs.

The marks are CLDR's delimiters, and those that a language's own orthography also has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from kit.l10n.locales import english_name
from kit.l10n.unit import Told, Unit

# The usual pair first. Nested ones are accepted outside, too: a headline may want the smaller marks.
_ENGLISH = "“” ‘’"
_GERMAN = "„“ ‚‘ »« ›‹"
_FRENCH = "«» ‹› “” ‘’"
_POLISH = "„” ‚’ «» »«"
_RUSSIAN = "«» „“ “”"
_NORDIC = "”” ’’ »» “”"
_CORNERS = "「」 『』"
_PAIRS: Mapping[str, str] = {
    **dict.fromkeys("de bg cs sk sl hsb dsb lb mk ka is et sr bs hr".split(), _GERMAN),
    **dict.fromkeys("fr fr_CH it es pt_PT ca gl el sq hy rm eu kab mg".split(), _FRENCH),
    **dict.fromkeys("pl hu ro mo".split(), _POLISH),
    **dict.fromkeys("ru uk be kk ky tt ba cv tg mn uz az".split(), _RUSSIAN),
    **dict.fromkeys("sv fi".split(), _NORDIC),
    **dict.fromkeys("nb nn no".split(), "«» „“ “” ‘’"),
    **dict.fromkeys("fa ps ckb".split(), "«» ‹› “”"),
    **dict.fromkeys("am ti".split(), "«» “” ‹› ‘’"),
    "ar": "«» “” ”“ ‘’ ’‘",
    "ur": "“” ”“ ‘’ ’‘ «»",
    "he": "”” “” „” ״״ ’’ ‘’",
    "yi": "”” “” „” ״״ „“",
    "bg": "„“ ‘’ «» ‚‘",
    "bs": "„” „“ “” »« ‘’",
    "da": "”” “” »« „“ ’’ ‘’",
    "de_CH": "«» ‹›",
    "de_LI": "«» ‹›",
    "et": "„“ „” «» ‚‘",
    "hr": "„” „“ »« “” ‚’ ‘’",
    "hu": "„” »« ‚’ ’’",
    "is": "„“ ‚‘",
    "ja": _CORNERS + " “” 〝〟 ‘’ 《》",
    "ko": "“” ‘’ 「」 『』 《》 〈〉",
    "lt": "„“ ‚‘ «»",
    "lv": "„” “” «» „“ ‘’",
    "nl": "‘’ “” „” ‚’",
    "pt": "“” ‘’ «»",
    "sr": "„“ „” ’’ ‚’ ‘’",
    "zh": "“” ‘’ 《》 〈〉 「」 『』",
    "zh_Hant": _CORNERS + " 《》 〈〉 “” ‘’",
    "vi": "“” ‘’ «»",
    "yue": _CORNERS + " 《》 〈〉",
}
_MARKS = frozenset('“”„‟«»‹›「」『』〝〟《》〈〉‘’‚‛״"')
_STRAIGHT = '"'
_STRAIGHT_IN_SOURCE = regex.compile(r"\"|(?<![\p{L}\p{Nd}])'[^']+'(?![\p{L}\p{Nd}])")
_BRACKETS: Mapping[str, str] = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】", "〔": "〕", "{": "}"}
_LETTER = regex.compile(  # of scripts that have apostrophes
    r"[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Hebrew}\p{M}]"
)
_ENUMERATED = regex.compile(r"(?:(?<=\s)|\A)(?:\p{Nd}{1,2}|\p{L})\)")
_EMOTICON = regex.compile(r"(?:(?<=\s)|\A)[:;=8]['’-]?[()]+(?=\s|\Z)")
_HALF_WIDTH = regex.compile(r"\([^()]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^()]*\)")


def quotes(unit: Unit) -> Told:
    """The marks are those of the language, they come in pairs, and what the source text quotes is quoted."""
    accepted = _accepted(unit.locale)
    example = "{}…{}".format(*accepted[0])
    straight = any(map(_STRAIGHT_IN_SOURCE.search, unit.plain_sources))
    wanted = min(_quotations(source, _accepted(unit.source))[0] for source in unit.plain_sources)
    for form in unit.plain_forms:
        count, stray = _quotations(form, accepted)
        if stray == _STRAIGHT and straight:
            continue
        if stray == _STRAIGHT:
            yield "the quotation marks are straight", f"write {example}"
        elif stray:
            what = f"the quotation mark {stray} has no partner, or is none of {english_name(unit.locale)}"
            yield what, f"write {example}"
        elif count < wanted:
            quoted = "one quotation" if wanted == 1 else f"{wanted} quotations"
            yield f"the source text has {quoted}, and the translation {count or 'none'}", f"write {example}"
        if (
            unit.language == "fr"
            and unit.locale != "fr_CH"
            and regex.search("«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»", form)
        ):
            yield "« and » have no no-break space within them", "write U+202F or U+00A0 there"


def brackets(unit: Unit) -> Told:
    """Brackets come in pairs, and those around Chinese and Japanese are full-width."""
    if any(map(_unpaired, unit.plain_sources)):
        return
    for form in unit.plain_forms:
        if found := _unpaired(form):
            yield f"the bracket {found} has no partner", "write both of them, or none"
        elif unit.language in ("ja", "zh", "yue") and _HALF_WIDTH.search(form):
            yield "brackets around a text of full width are half-width", "write （ and ）"


def _accepted(locale: str) -> tuple[str, ...]:
    """The pairs of marks of a locale."""
    language = locale.split("_")[0]
    return tuple((_PAIRS.get(locale) or _PAIRS.get(language) or _ENGLISH).split())


def _quotations(text: str, accepted: tuple[str, ...]) -> tuple[int, str]:
    """How many quotations a text has, and the first mark that is not accepted or has no partner; "" for none."""
    count = 0
    opened: list[tuple[str, str]] = []  # the mark that opens, and all that may close it
    for place, mark in _marks(text):
        if opened and mark in opened[-1][1] and not (mark == "’" and _within_a_word(text, place)):
            opened.pop()
            count += 1
            continue
        closing = "".join(pair[1] for pair in accepted if pair[0] == mark)
        if mark == "’" and not (closing and _opens(text, place)):
            continue
        if not closing:
            return count, mark
        opened.append((mark, closing))
    return count, opened[0][0] if opened else ""


def _marks(text: str) -> Iterator[tuple[int, str]]:
    """The quotation marks of a text: no sign of inches, and no ״ or ‘ within a word."""
    for place, char in enumerate(text):
        if char not in _MARKS:
            continue
        inches = char == _STRAIGHT and text[:place][-1:].isdecimal()
        if inches or (char in '״"‘' and _within_a_word(text, place)):
            continue
        yield place, char


def _within_a_word(text: str, place: int) -> bool:
    """Whether letters stand on both sides: an apostrophe, or the sign of a Hebrew abbreviation."""
    return bool(_LETTER.match(text[:place][-1:]) and _LETTER.match(text[place + 1 : place + 2]))


def _opens(text: str, place: int) -> bool:
    """Whether ’ can be an opening mark: a space or nothing before, and a partner behind a later word."""
    before = text[:place]
    return (not before or before[-1].isspace()) and bool(regex.search(r"’(?![\p{L}\p{M}])", text[place + 1 :]))


def _unpaired(text: str) -> str:
    """The first bracket without a partner, besides those of lists ("a)") and of smileys; "" for none."""
    text = _EMOTICON.sub("", text)
    opened: list[str] = []
    closers = {closing: opening for opening, closing in _BRACKETS.items()}
    listed = {match.end() - 1 for match in _ENUMERATED.finditer(text)}
    for place, char in enumerate(text):
        if char in _BRACKETS:
            opened.append(char)
        elif char in closers:
            if opened and opened[-1] == closers[char]:
                opened.pop()
            elif place not in listed:
                return char
    return opened[0] if opened else ""
