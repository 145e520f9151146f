"""Upper and lower case as each language writes it: CSS text-transform, by Unicode's SpecialCasing and local usage."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from unicodedata import normalize

import regex

_DOTTED_I = frozenset({"tr", "az", "crh", "gag"})  # i and ı are two letters
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Pc}'’·]*")
_FIRST_LETTER = regex.compile(r"\P{M}\p{M}*")

_GREEK_LETTER = regex.compile(r"(\p{Script=Grek})(\p{M}*)")
_GREEK_ACCENTS = frozenset("\u0300\u0301\u0342")
_GREEK_DIALYTIKA = "\u0308"
_GREEK_DROPPED = _GREEK_ACCENTS | frozenset("\u0304\u0306\u0313\u0314\u0343")  # marks that capitals do without
_GREEK_OR = regex.compile(r"(?<![\p{L}\p{M}])[ήΉ](?![\p{L}\p{M}])")  # "or" keeps its tonos, to tell it from "the"

_SOFT_DOT = regex.compile(r"([ij]\u0328?)\u0307")
_NEEDS_DOT = regex.compile(r"([IJ]\u0328?)(?=[\u0300\u0301\u0303])")

_IRISH_PREFIX = regex.compile(
    r"\b(?:bh(?=F)|b(?=P)|d(?=T)|g(?=C)|m(?=B)|n(?=[DG])|t(?=S)|[hnt](?=[AEIOUÁÉÍÓÚ])|[nt]-(?=[AEIOUÁÉÍÓÚaeiouáéíóú]))"
)
_IRISH_JOINED = regex.compile(r"\b([nt])(?=[AEIOUÁÉÍÓÚ])")


def upper(text: str, language: str) -> str:
    """The text in capitals.

    Georgian stays as it is, for its capitals are in few fonts and are not used within a text.
    """
    special = _UPPER.get(_primary(language))
    return special(text) if special else text.upper()


def lower(text: str, language: str) -> str:
    """The text in small letters."""
    special = _LOWER.get(_primary(language))
    return special(text) if special else text.lower()


def capitalize(text: str, language: str) -> str:
    """The text with the first letter of each word in title case, and the other letters as they are."""
    primary = _primary(language)
    return str(_WORD.sub(lambda match: _capitalize_word(match.group(), primary), text))


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def _capitalize_word(word: str, primary: str) -> str:
    if primary == "nl" and (digraph := regex.match("[iIíÍ]\u0301?[jJ]\u0301?", word)):
        return str(digraph.group()).upper() + word[digraph.end() :]
    if primary == "ga" and (len(word) == 1 or _IRISH_PREFIX.match(word)):
        return word
    match = _FIRST_LETTER.match(word)
    first = match.group() if match else ""
    if primary in _DOTTED_I:
        first = first.replace("i", "İ")
    elif primary == "lt":
        first = _without_soft_dot(first)
    elif primary == "hy":
        first = _without_ligature(first)
    return first.title() + word[len(first) if match is None else match.end() :]


def _upper_greek(text: str) -> str:
    """Capitals without tonos and breathings. A dialytika says that two vowels are apart where the tonos has said so."""
    pieces: list[str] = []
    start = 0
    for match in _GREEK_OR.finditer(text):
        pieces += (_upper_greek_words(text[start : match.start()]), "Ή")
        start = match.end()
    return "".join((*pieces, _upper_greek_words(text[start:])))


def _upper_greek_words(text: str) -> str:
    decomposed = normalize("NFD", text)
    pieces: list[str] = []
    start, after_accent = 0, -1  # the place behind an accented vowel
    for match in _GREEK_LETTER.finditer(decomposed):
        letter, marks = match.groups()
        pieces.append(decomposed[start : match.start()].upper())
        accented = not _GREEK_ACCENTS.isdisjoint(marks)
        kept = "".join(mark for mark in marks if mark not in _GREEK_DROPPED)
        if match.start() == after_accent and not accented and not kept and letter in "ιυΙΥ":
            kept = _GREEK_DIALYTIKA
        pieces.append((letter + kept).upper())
        start = match.end()
        after_accent = start if accented and _GREEK_DIALYTIKA not in marks else -1
    pieces.append(decomposed[start:].upper())
    return normalize("NFC", "".join(pieces))


def _without_soft_dot(text: str) -> str:
    """Lithuanian text without the dot that i and j keep under an accent, for capitals have none."""
    return normalize("NFC", _SOFT_DOT.sub(r"\1", normalize("NFD", text)))


def _upper_lithuanian(text: str) -> str:
    return _without_soft_dot(text).upper()


def _lower_lithuanian(text: str) -> str:
    """Small letters that keep their dot under an accent."""
    decomposed = _NEEDS_DOT.sub("\\1\u0307", normalize("NFD", text))
    return normalize("NFC", decomposed.replace("I\u0307", "i\u0307").lower())


def _upper_irish(text: str) -> str:
    """Capitals but for the prefixes of mutation, which stay small, and lose their hyphen."""
    pieces: list[str] = []
    start = 0
    for match in _IRISH_PREFIX.finditer(text):
        pieces += (text[start : match.start()].upper(), match.group().removesuffix("-"))
        start = match.end()
    return "".join((*pieces, text[start:].upper()))


def _lower_irish(text: str) -> str:
    """Small letters; the prefixes n and t get their hyphen back."""
    return str(_IRISH_JOINED.sub(r"\1-", text)).lower()


def _upper_dotted(text: str) -> str:
    return text.replace("i", "İ").upper()


def _lower_dotted(text: str) -> str:
    return text.replace("I\u0307", "i").replace("İ", "i").replace("I", "ı").lower()


def _without_ligature(text: str) -> str:
    """Armenian text with its ligature և, which has no capital, as two letters: those of Eastern Armenian."""
    return text.replace("և", "եվ")


def _upper_georgian(text: str) -> str:
    return "".join(char if "\u10d0" <= char <= "\u10ff" else char.upper() for char in text)


_UPPER: Mapping[str, Callable[[str], str]] = {
    "el": _upper_greek,
    "ga": _upper_irish,
    "hy": lambda text: _without_ligature(text).upper(),
    "ka": _upper_georgian,
    "lt": _upper_lithuanian,
} | dict.fromkeys(_DOTTED_I, _upper_dotted)
_LOWER: Mapping[str, Callable[[str], str]] = {
    "ga": _lower_irish,
    "lt": _lower_lithuanian,
} | dict.fromkeys(_DOTTED_I, _lower_dotted)
