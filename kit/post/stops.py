"""How texts become sentences: each language's full stop, colon, comma and semicolon, and the space between sentences.

The signs are those of CLDR's exemplar characters for punctuation; what ends a sentence is Unicode's own property,
Sentence_Terminal (UAX #29).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from kit.l10n.punctuation import stop

_COLONS: Mapping[str, str] = {"ja": "：", "zh": "：", "yue": "：", "fr": "\u00a0: ", "hy": "՝ "}
_COMMAS: Mapping[str, str] = {
    **dict.fromkeys(("ja", "zh", "yue"), "、"),
    **dict.fromkeys(("ar", "fa", "ur", "ks", "ps", "ckb", "ug"), "، "),
    "th": " ",
}
_SEMICOLONS: Mapping[str, str] = {
    **dict.fromkeys(("ja", "zh", "yue"), "；"),
    **dict.fromkeys(("ar", "fa", "ur", "ks", "ps", "ckb", "ug"), "؛ "),
    "el": "· ",
    "fr": "\u00a0; ",
    "th": " ",
}
_SPACELESS = ("ja", "zh", "yue")  # between sentences, and between the texts of one
_NO_SPACE_IN_SENTENCES = (*_SPACELESS, "lo", "km", "my")
_TERMINAL = regex.compile(r"[\p{Sentence_Terminal}…:：;·][\s\p{Pe}\p{Pf}\p{Pi}\"'\u2066-\u2069\u200e\u200f]*\Z")
_OTHER_END = regex.compile(r"[,،、—–-]+\Z")


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends as sentences do: with a stop, a question or an exclamation mark, quoted or not."""
    return bool(_TERMINAL.search(text.rstrip()))


def ended(text: str, language: str) -> str:
    """The text with the full stop of its language, unless it ends as a sentence does. language: BCP 47."""
    text = text.strip()
    if not text or ends_a_sentence(text):
        return text
    return _OTHER_END.sub("", text) + stop(_primary(language))


def has_a_stop(language: str) -> bool:
    """Whether sentences of the language end with a sign."""
    return stop(_primary(language)) != ""


def joined(sentences: Iterable[str], language: str) -> str:
    """Sentences one after the other."""
    return ("" if _primary(language) in _SPACELESS else " ").join(sentences)


def marked(parts: Iterable[str], language: str) -> str:
    """The parts of one sentence, with the language's own signs for ":", "," and ";"."""
    primary = _primary(language)
    signs = {
        ":": _COLONS.get(primary, ": "),
        ",": _COMMAS.get(primary, ", "),
        ";": _SEMICOLONS.get(primary, "; "),
    }
    space = "" if primary in _NO_SPACE_IN_SENTENCES else " "
    made = ""
    after_sign = True
    for part in parts:
        if part in signs:
            made = made.rstrip(".:") + signs[part]
        else:
            made += part if after_sign else space + part
        after_sign = part in signs
    return made


def _primary(language: str) -> str:
    return language.split("-")[0]
