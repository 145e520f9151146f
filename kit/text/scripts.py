"""Scripts of characters, and what a script asks of typesetting. Scripts are ISO 15924 codes, such as "Arab"."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal

import regex
import unicodedata2
from fontTools import unicodedata
from fontTools.unicodedata import Scripts

from kit.text.brackets import PAIRED_BRACKETS

HanTag = Literal["ja", "ko", "zh-hans", "zh-hant", "zh-hk"]

CJK = frozenset({"Hani", "Hira", "Kana", "Hrkt", "Bopo", "Hang"})
EMOJI = "Zsye"  # the script of emoji in emoji presentation, sequences included
_PAIRS = {**PAIRED_BRACKETS, "\u201c": "\u201d", "\u2018": "\u2019", "\xab": "\xbb"}
_MAX_OPEN_BRACKETS = 62
_SHARED = frozenset({"Zyyy", "Zinh", "Zzzz"})

_JOINING = "Adlm Arab Aran Chrs Mand Mani Mong Nkoo Ougr Phag Phlp Rohg Sogd Syrc"
_BRAHMIC = (
    "Ahom Bali Batk Beng Bhks Brah Bugi Buhd Cakm Cham Deva Diak Dogr Gong Gonm Gran Gujr Guru Hano Java Kali Kawi "
    "Khar Khmr Khoj Knda Kthi Lana Laoo Lepc Limb Mahj Maka Marc Mlym Modi Mtei Mymr Nand Newa Orya Rjng Saur Shrd "
    "Sidd Sind Sinh Soyo Sund Sylo Tagb Takr Tale Talu Taml Tavt Telu Tglg Thai Tibt Tirh Tutg Zanb"
)
# Their letters join, or stack in syllables: letter-spacing would tear them.
JOINING_OR_BRAHMIC = frozenset(f"{_JOINING} {_BRAHMIC}".split())

_SAMPLES = {
    "Zyyy": "a",
    "Zinh": "a",
    "Zzzz": "a",
    "Zsye": "\U0001f600",
    "Latn": "a",
    "Grek": "\u03b1",
    "Cyrl": "\u0430",
    "Arab": "\u0628",
    "Hebr": "\u05d0",
    "Hani": "\u4e00",
    "Hira": "\u3042",
    "Kana": "\u30ab",
    "Hang": "\uac00",
    "Bopo": "\u3105",
    "Geor": "\u10d0",
    "Armn": "\u0561",
    "Ethi": "\u12a0",
    "Deva": "\u0915",
    "Beng": "\u0995",
    "Guru": "\u0a15",
    "Gujr": "\u0a95",
    "Orya": "\u0b15",
    "Taml": "\u0b95",
    "Telu": "\u0c15",
    "Knda": "\u0c95",
    "Mlym": "\u0d15",
    "Sinh": "\u0d9a",
}

_EMOJI_SEQUENCE = regex.compile(
    r"\p{RI}{2}"
    r"|[#*0-9]\uFE0F?\u20E3"
    r"|(?:\p{Emoji_Presentation}(?!\uFE0E)|\p{Emoji}\uFE0F|\p{Emoji_Modifier_Base}(?=\p{Emoji_Modifier})"
    r"|\p{Extended_Pictographic}(?=\u200D\p{Extended_Pictographic}))"
    r"[\uFE0F\p{Emoji_Modifier}\U000E0020-\U000E007F]*"
    r"(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*)*"
)
_FIRST_EMOJI_SIGN = "\u20e3"  # every emoji sequence has a character from here up
_DEFAULT_IGNORABLE = regex.compile(r"\p{Default_Ignorable_Code_Point}")


@lru_cache(maxsize=8192)
def script(char: str) -> str:
    """The script of a character by Unicode's property; Zyyy is common, Zinh inherited, Zzzz unknown."""
    return str(unicodedata.script(char))


@lru_cache(maxsize=4096)
def is_default_ignorable(char: str) -> bool:
    """Whether a character shows nothing by itself, and keeps the font before it: ZWJ, bidi controls and so on."""
    return _DEFAULT_IGNORABLE.match(char) is not None


def resolve(text: str) -> list[str]:
    """One script a character.

    Common and inherited characters take the script of what precedes them, at the beginning that of what follows
    (Zyyy where there is nothing else), but only one that Unicode's script extensions allow them; a closing bracket
    or quotation mark takes that of its opening one (UAX #24, 5.2). In Chinese, Japanese and Korean text ASCII is
    Latin, and full-width punctuation after a Latin word is not. Emoji are Zsye, and lend their script to nobody.
    """
    if text.isascii():
        return ["Latn" if any(map(str.isalpha, text)) else "Zyyy"] * len(text)
    scripts = list(map(script, text))
    if max(text) >= _FIRST_EMOJI_SIGN:
        for match in _EMOJI_SEQUENCE.finditer(text):
            scripts[match.start() : match.end()] = [EMOJI] * (match.end() - match.start())
    distinct = set(scripts)
    own = distinct - _SHARED - {EMOJI}
    if len(own) == 1 and own.isdisjoint(CJK):
        (only,) = own
        return [code if code == EMOJI else only for code in scripts] if EMOJI in distinct else [only] * len(scripts)
    if not own:
        lone = _lone_script(text)
        return [code if code == EMOJI else lone for code in scripts]
    if not distinct.isdisjoint(_SHARED):
        _resolve_shared(text, scripts)
    return scripts


def _lone_script(text: str) -> str:
    """The script of a text that has shared characters only, by the first that not everybody uses: "٢٥٪" is Arabic."""
    for char in text:
        allowed = _extensions(char)
        if allowed and "Latn" not in allowed and not _EMOJI_SEQUENCE.match(char):
            return "Hani" if "Hani" in allowed else min(allowed)
    return "Zyyy"


def _resolve_shared(text: str, scripts: list[str]) -> None:
    """Replaces every Zyyy, Zinh and Zzzz in `scripts`, of which at least one is another script."""
    own = [place for place, code in enumerate(scripts) if code not in _SHARED and code != EMOJI]
    seen = [scripts[own[0]]]  # the scripts so far, the latest last; at the beginning that of what follows
    brackets: list[tuple[str, str]] = []  # closing bracket, script of the opening one
    for place, code in enumerate(scripts):
        if code in _SHARED:
            char = text[place]
            if brackets and (matching := [depth for depth, (closing, _) in enumerate(brackets) if closing == char]):
                code = brackets[matching[-1]][1]
                del brackets[matching[-1] :]
            else:
                ahead = bisect_right(own, place)
                code = _shared_script(char, code, seen, scripts[own[ahead]] if ahead < len(own) else "")
                if char in _PAIRS:
                    brackets = [*brackets[-_MAX_OPEN_BRACKETS:], (_PAIRS[char], code)]
            scripts[place] = code
        if code != seen[-1] and code != EMOJI:
            seen = [*(earlier for earlier in seen if earlier != code), code]


def _shared_script(char: str, code: str, seen: list[str], ahead: str) -> str:
    """The script that a shared character takes after the scripts `seen`, and before the script `ahead`."""
    latest = seen[-1]
    if latest in CJK and "!" <= char <= "~":
        return "Latn"
    allowed = None if code == "Zinh" else _extensions(char)
    if not allowed or latest in allowed:
        return latest
    return next((candidate for candidate in (*reversed(seen), ahead) if candidate in allowed), latest)


@lru_cache(maxsize=4096)
def _extensions(char: str) -> frozenset[str]:
    """The scripts that use a shared character; empty when any may. Full-width punctuation is CJK."""
    if unicodedata2.east_asian_width(char) in "WF":
        return CJK
    return frozenset(unicodedata.script_extension(char)) - _SHARED


def sample(code: str) -> str:
    """A letter that every font for a script has: a common one where we know it, else the script's first."""
    return _SAMPLES.get(code) or _first_letter(code)


@lru_cache(maxsize=256)
def _first_letter(code: str) -> str:
    ends = [*Scripts.RANGES[1:], 0x110000]
    ranges = [(a, b) for a, b, name in zip(Scripts.RANGES, ends, Scripts.VALUES, strict=True) if name == code]
    chars = [chr(point) for start, end in ranges for point in range(start, end)] or ["a"]
    return next((char for char in chars if unicodedata2.category(char).startswith("L")), chars[0])


@lru_cache(maxsize=256)
def script_name(code: str) -> str:
    """The English name of a script, or its code where it has none."""
    try:
        return str(unicodedata.script_name(code))
    except KeyError:
        return {EMOJI: "emoji", "Aran": "Nastaliq"}.get(code, code)


@lru_cache(maxsize=256)
def han_tag(language: str) -> HanTag:
    """Which regional forms of Han characters a language is written with; zh-hans for any other than CJK."""
    first, *rest = language.replace("_", "-").lower().split("-")
    if first in ("ja", "ko"):
        return "ja" if first == "ja" else "ko"
    if first not in ("zh", "yue", "nan", "hak", "lzh"):
        return "zh-hans"
    if "hans" in rest:
        return "zh-hans"
    if not {"hk", "mo"}.isdisjoint(rest) or (first == "yue" and "cn" not in rest):
        return "zh-hk"
    return "zh-hant" if not {"hant", "tw"}.isdisjoint(rest) or first in ("nan", "hak") else "zh-hans"
