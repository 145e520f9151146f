"""Whether translations have the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex
import unicodedata2

from kit.l10n.glossary import Glossary, Term
from kit.l10n.unit import Told, Unit, plain

_SPACELESS = "".join(
    rf"\p{{Script={name}}}" for name in ("Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar")
)
_WORD_CHAR = r"[\p{L}\p{M}\p{Nd}--[" + _SPACELESS + "]]"
_SPACELESS_CHAR = regex.compile(f"[{_SPACELESS}]")
_NO_WORD_BEFORE, _NO_WORD_AFTER = f"(?<!{_WORD_CHAR})", f"(?!{_WORD_CHAR})"
# Articles, prepositions and conjunctions that are written together with the word behind them.
_PROCLITICS = {"ar": "(?:[وف]?[بكل]?(?:ال|لل)?)", "he": "[ושהכלבמ]{0,3}", "yi": ""}
_FIRST_WORD = regex.compile(r"[a-z]+\b")
_UNSEEN = regex.compile(r"[\u00ad\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\u061c\ufeff]")
_VOWELS = regex.compile(r"[\u064b-\u0652\u0670\u0591-\u05bd\u05bf-\u05c7]")


def glossary(unit: Unit) -> Told:
    """Each term of the glossary that the source text has is translated by a word that the glossary accepts."""
    if not (terms := _in_source(unit)):
        return
    for form in unit.plain_forms:
        said = _folded(form, unit.language)
        for term in terms:
            if not any(_pattern(accepted, unit.language).search(said) for accepted in term.accepted):
                accepted = " or ".join(term.accepted)
                yield f"“{term.term}” is not translated as in the glossary", f"it has {accepted}; * is any ending"


def do_not_translate(unit: Unit) -> Told:
    """Each name that the glossary never translates stands in the translation letter for letter."""
    for name in unit.names:
        if any(map(name_pattern(name).search, unit.plain_sources)):
            for form in unit.plain_forms:
                if name not in _UNSEEN.sub("", form):
                    yield f"{name} is missing, which is never translated", "write it letter for letter as it is there"


def notes(texts: Iterable[str], glossary: Glossary, language: str) -> tuple[str, ...]:
    """What translators of texts in the source language are told by its glossary: which names stay as they are, and what
    its terms mean, from the notes of the rows for that language."""
    text = "\n".join(plain(text) for text in texts)
    kept = [name for name in glossary.kept() if name_pattern(name).search(text)]
    names = (f"Never translated: {', '.join(kept)}.",) if kept else ()
    explained = [term for term in glossary.of(language) if term.locale == language and term.note]
    taken = _taken(_folded(text, "en"), tuple(explained))
    return (*names, *dict.fromkeys(f"{term.term}: {term.note}" for term in taken))


def _in_source(unit: Unit) -> tuple[Term, ...]:
    """The terms that stand in the source text, in the singular or the plural, and in no longer term."""
    text = "\n".join(_folded(_without_name(source, unit.plain_forms), "en") for source in unit.plain_sources)
    return tuple(_taken(text, unit.terms))


def _without_name(source: str, forms: tuple[str, ...]) -> str:
    """A source text without a small first word that translations keep: "posts holds …" is about a folder's name."""
    first = _FIRST_WORD.match(source)
    kept = first and all(regex.search(rf"(?<![a-z]){first[0]}(?![a-z])", form) for form in forms)
    return source[first.end() :] if first and kept else source


def _taken(text: str, terms: tuple[Term, ...]) -> Iterator[Term]:
    for term in terms:
        found = _source_pattern(term.term)
        if _first_word(term.term) in text and found.search(text):
            text = found.sub("\n", text)
            yield term


@lru_cache(maxsize=1024)
def _first_word(term: str) -> str:
    return _folded(term, "en").split()[0]


@lru_cache(maxsize=256)
def name_pattern(name: str) -> regex.Pattern[str]:
    return regex.compile(rf"(?<![\p{{L}}\p{{Nd}}]){regex.escape(name)}(?![\p{{L}}\p{{Nd}}])")


@lru_cache(maxsize=1024)
def _source_pattern(term: str) -> regex.Pattern[str]:
    """A term of the source language as a whole word, also with the ending of its plural."""
    words = r"\s+".join(map(regex.escape, _folded(term, "en").split()))
    return regex.compile(rf"(?<![\p{{L}}\p{{Nd}}./]){words}(?:e?s)?(?![\p{{L}}\p{{Nd}}/]|\.\p{{L}})", regex.V1)


@lru_cache(maxsize=4096)
def _pattern(accepted: str, language: str) -> regex.Pattern[str]:
    """An accepted translation at the beginning of a word; a "*" at the end of a word is any ending."""
    words = [_word_pattern(word) for word in _folded(accepted, language).split()]
    before = "" if _SPACELESS_CHAR.match(accepted) else _NO_WORD_BEFORE + _PROCLITICS.get(language, "")
    return regex.compile(before + r"[\s-]+".join(words), regex.V1)


def _word_pattern(word: str) -> str:
    if word.endswith("*"):
        return regex.escape(word.removesuffix("*")) + r"[\p{L}\p{M}]*+"
    return regex.escape(word) + ("" if _SPACELESS_CHAR.match(word[-1]) else _NO_WORD_AFTER)


@lru_cache(maxsize=4096)
def _folded(text: str, language: str) -> str:
    """A text for comparing: small letters, plain apostrophes, nothing unseen, no vowel signs of Semitic scripts."""
    text = unicodedata2.normalize("NFC", _VOWELS.sub("", _UNSEEN.sub("", text))).replace("’", "'")
    if language in ("tr", "az"):
        text = text.replace("İ", "i").replace("I", "ı")
    return str(unicodedata2.normalize("NFC", text.casefold()))
