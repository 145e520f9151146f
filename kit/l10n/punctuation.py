"""How sentences end in each language: their signs, what may follow them, and the space before them.

The signs are those of CLDR's exemplar characters for punctuation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import regex

from kit.l10n.unit import PLACE, Told, Unit

Sign = Literal["stop", "question", "exclamation", "colon", "semicolon", "ellipsis"]
_Signs = Mapping[str, tuple[str, ...]]  # by language, the best first; "" for none

STOPS: Mapping[str, str] = {
    **dict.fromkeys(("ja", "zh", "yue"), "。"),
    **dict.fromkeys(("hi", "bn", "pa", "or", "as", "ne", "sa", "mai", "doi"), "।"),
    **dict.fromkeys(("ur", "ks"), "۔"),
    **dict.fromkeys(("am", "ti"), "።"),
    **dict.fromkeys(("th", "lo"), ""),  # a space ends a sentence
    **dict.fromkeys(("bo", "dz"), "།"),
    "hy": "։",
    "km": "។",
    "my": "။",
}

_ARABIC = ("ar", "fa", "ur", "ks", "ps", "ckb", "ug", "sd", "dv")
_HAN = ("ja", "zh", "yue")
_QUESTIONS: _Signs = {
    **dict.fromkeys(_ARABIC, ("؟",)),
    **dict.fromkeys(_HAN, ("？",)),
    **dict.fromkeys(("th", "lo"), ("", "?")),  # a particle asks
    **dict.fromkeys(("am", "ti"), ("?", "፧")),
    **dict.fromkeys(("bo", "dz"), ("།", "?")),
    "el": (";",),
    "hy": ("։",),  # ՞ stands within the word that asks
    "km": ("?", "។"),
    "my": ("။", "?"),
}
_EXCLAMATIONS: _Signs = {
    **dict.fromkeys(_HAN, ("！",)),
    **dict.fromkeys(("th", "lo"), ("", "!")),
    **dict.fromkeys(("bo", "dz"), ("།", "!")),
    "hy": ("։",),  # ՜ stands within the word
    "km": ("!", "។"),
    "my": ("။", "!"),
}
_COLONS: _Signs = {
    **dict.fromkeys(_HAN, ("：",)),
    **dict.fromkeys(("am", "ti"), ("፦", "፡", ":")),
    **dict.fromkeys(("bo", "dz"), ("།", ":")),
    "hy": ("՝", ":"),
    "km": ("៖", ":"),
    "my": ("-", ":", "။"),
    "th": (":", ""),
}
_SEMICOLONS: _Signs = {
    **dict.fromkeys(_ARABIC, ("؛",)),
    **dict.fromkeys(_HAN, ("；",)),
    **dict.fromkeys(("am", "ti"), ("፤", ";")),
    "el": ("·",),
    "th": ("", ";"),
}
_NAMES: Mapping[Sign, str] = {
    "stop": "a full stop",
    "question": "a question mark",
    "exclamation": "an exclamation mark",
    "colon": "a colon",
    "semicolon": "a semicolon",
    "ellipsis": "an ellipsis",
}
_ASKS, _EXCLAIMS = frozenset("?？؟፧"), frozenset("!！")
_SAYS: Mapping[str, Sign] = {
    **dict.fromkeys((".", *filter(None, STOPS.values())), "stop"),
    **dict.fromkeys(":：፦៖", "colon"),
    **dict.fromkeys(";；؛፤", "semicolon"),
    **dict.fromkeys("…⋯", "ellipsis"),
}
_SIGNS = ".。．।॥۔։។።།။᱾꘎?？؟፧!！:：፦፡៖՝;；؛·፤…⋯"
_CLOSER = r"[\p{Pe}\p{Pf}\p{Pi}\"'„‚״\s\p{Cf}\p{Extended_Pictographic}\uFE0F]"
_END = regex.compile(rf"(?:{_CLOSER}|[{_SIGNS}])*\Z")
_NOT_A_SIGN = regex.compile(_CLOSER)

# A dot that ends no sentence: of an abbreviation (т. е., г., Mo.), and of an ordinal number.
_ABBREVIATION = regex.compile(
    r"(?<![\p{L}\p{M}\p{Nd}\p{Cf}])[\p{L}\p{M}]{1,2}\.\Z|\.\s?[\p{L}\p{M}]{1,3}\.\Z|\A\s*[\p{L}\p{M}]{1,6}\.\Z"
)
_ASKING = regex.compile(r"\s*(?:what|how|why|who|where|when|which|whether)\b", regex.IGNORECASE)
_MENTIONED = regex.compile(r"['\"“‘]\p{P}{1,2}['\"”’][.)]*\Z")  # a sign that the text speaks of
_ORDINAL = regex.compile(rf"[\p{{Nd}}{PLACE}]\.\Z")
_ORDINAL_DOT = frozenset("bs cs da de et eu fi fo hr hu is lb lv me nb nn no pl sk sl sr tr hsb dsb".split())

_NO_BREAK = ("\u202f", "\u00a0")
_FRENCH = regex.compile(r"(?<=[\p{L}\p{M}\p{Nd}\p{Pe}" + PLACE + r"])(\s*)([?!]+(?!\w)|[:;](?=\s|\Z))")
_STRAY = regex.compile(r"(?<=[\p{L}\p{M}\p{Nd}" + PLACE + r"])\s+(?!\.\.)([.,?!:;،؟؛।۔։。、！？]+)(?=\s|\Z)")
_SPACE_BEFORE = frozenset("fr br th lo km my bo dz".split())


def stop(language: str) -> str:
    """The full stop of a language (without script and territory); "" where a space ends a sentence."""
    return STOPS.get(language, ".")


def end_punctuation(unit: Unit) -> Told:
    """The translation ends with the sign that its language has for the one at the end of the source text."""
    signs = _signs(unit.plain_sources[-1])
    sign = _kind(signs)
    if _MENTIONED.search(unit.plain_sources[-1]) or (sign is None and not stop(unit.source_language)):
        return
    asks = bool(_ASKING.match(unit.plain_sources[-1]))  # "What you need" is a question in other languages
    for form in unit.plain_forms:
        found = _signs(form)
        if sign is None:
            if (
                found
                and not (asks and _asks(found, unit.language))
                and not _is_within_a_word(form, found, unit.language)
            ):
                yield f"it ends with “{found}”, and the source text does not", "take it out"
            continue
        accepted = _accepted(sign, unit.language)
        if sign == "question" and "!" in signs:
            accepted += _accepted("exclamation", unit.language)
        if _ends_with(found, sign, accepted) or (not found and "" in accepted):
            continue
        if sign == "stop" and not found and unit.language == "ja" and form.rstrip().endswith(("」", "』")):
            continue  # a quotation ends without its full stop
        if "" in accepted and _is_within_a_word(form, found, unit.language):
            continue
        ends = f"it ends with “{found}”" if found else "it ends without a sign"
        yield (
            f"{ends}, and the source text with {_NAMES[sign]}",
            (f"write “{accepted[0]}”" if accepted[0] else "take it out"),
        )


def space_before_punctuation(unit: Unit) -> Told:
    """No space before , . : ; ? and !, but a no-break space in French."""
    if unit.language == "fr":
        spaced = ":" if unit.locale == "fr_CA" else ":;?!"
        for form in unit.plain_forms:
            for match in _FRENCH.finditer(form):
                if match[2][0] in spaced and match[1] not in _NO_BREAK:
                    yield f"no no-break space stands before {match[2]}", "write U+202F or U+00A0 there"
    elif unit.language not in _SPACE_BEFORE and not any(map(_STRAY.search, unit.plain_sources)):
        for form in unit.plain_forms:
            if found := _STRAY.search(form):
                yield f"a space stands before {found[1]}", "take the space out"


def inverted_marks(unit: Unit) -> Told:
    """Spanish questions and exclamations begin with ¿ and ¡."""
    if unit.language not in ("es", "ast"):
        return
    for form in unit.plain_forms:
        ends = len(regex.findall(r"[?!]+(?!\w)", form))
        begins = len(regex.findall(r"[¿¡]+", form))
        if begins < ends:
            yield "a question or an exclamation has no ¿ or ¡", "write it where the question or the exclamation begins"
        elif ends < begins:
            yield "a ¿ or ¡ has no ? or !", "write it where the question or the exclamation ends"


def _signs(text: str) -> str:
    """The signs at the end of a text, in and behind the quotes and brackets that close there."""
    end = _END.search(text)
    return _NOT_A_SIGN.sub("", end[0]) if end else ""


def _kind(signs: str) -> Sign | None:
    """What the signs at the end of a source text say."""
    if not _ASKS.isdisjoint(signs):
        return "question"
    if not _EXCLAIMS.isdisjoint(signs):
        return "exclamation"
    if signs.endswith(("...", "。。。")):
        return "ellipsis"
    return _SAYS.get(signs[-1:])


def _accepted(sign: Sign, language: str) -> tuple[str, ...]:
    """The signs with which a text may end in a language."""
    match sign:
        case "stop":
            return (stop(language),)
        case "question":
            return _QUESTIONS.get(language, ("?",))
        case "exclamation":
            return _EXCLAMATIONS.get(language, ("!",))
        case "colon":
            return _COLONS.get(language, (":",))
        case "semicolon":
            return _SEMICOLONS.get(language, (";",))
        case "ellipsis":
            return ("…", "...", "⋯", "。。。")


def _ends_with(signs: str, sign: Sign, accepted: tuple[str, ...]) -> bool:
    """Whether a text's signs are those of its language; ?! and !? are both questions."""
    given = filter(None, accepted)
    return any(each in signs for each in given) if sign == "question" else signs.endswith(tuple(given))


def _asks(signs: str, language: str) -> bool:
    return _ends_with(signs, "question", _accepted("question", language))


def _is_within_a_word(text: str, signs: str, language: str) -> bool:
    """Whether the one sign at the end belongs to a word or a number: г., Mo., and 3. where ordinals have a dot."""
    if signs != ".":
        return False
    bare = text.rstrip()
    return bool(_ABBREVIATION.search(bare)) or (language in _ORDINAL_DOT and bool(_ORDINAL.search(bare)))
