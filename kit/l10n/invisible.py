"""Characters that nobody sees: spaces where none belong, and controls."""

from __future__ import annotations

import regex

from kit.l10n.checks import unpaired_control
from kit.l10n.locales import babel_locale
from kit.l10n.unit import Told, Unit

_DOUBLE = regex.compile(r"(?<=\S)[ \t\u00a0\u202f]{2,}(?=\S)")
_EMOJI_JOINER = regex.compile(
    r"(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F])\u200d(?=\p{Extended_Pictographic})"
)
_FLAG = regex.compile(r"\U0001F3F4[\U000E0061-\U000E007A\U000E0030-\U000E0039]+\U000E007F")
_VARIANT = regex.compile(
    r"(?<=[\p{Emoji}\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}])[\uFE00-\uFE0F\U000E0100-\U000E01EF]"
)
_UNSEEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]")
_ANYWHERE = frozenset("\n\u00ad\u034f")  # a line end, SOFT HYPHEN, COMBINING GRAPHEME JOINER
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # told where they have no partner
_MARKS = frozenset("\u200e\u200f\u061c")  # of a direction
_JOINERS = frozenset("\u200c\u200d")
_BREAKS = frozenset("\u200b\u2060")  # ZERO WIDTH SPACE, WORD JOINER
_JOINED = regex.compile(
    r"[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}"
    r"\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}"
    r"\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]"
)
_SPACELESS = frozenset("th lo km my bo dz ja zh yue ko jv su".split())
_NEAR = 20  # characters on either side that tell where one stands
_NAMES = {
    "\u200b": "ZERO WIDTH SPACE",
    "\u200c": "ZERO WIDTH NON-JOINER",
    "\u200d": "ZERO WIDTH JOINER",
    "\u200e": "LEFT-TO-RIGHT MARK",
    "\u200f": "RIGHT-TO-LEFT MARK",
    "\u2060": "WORD JOINER",
    "\u2028": "LINE SEPARATOR",
    "\u2029": "PARAGRAPH SEPARATOR",
    "\ufeff": "a byte order mark",
    "\t": "a tab",
    "\r": "a carriage return",
}


def surrounding_space(unit: Unit) -> Told:
    """The translation begins and ends with white space where the source text does, and only there."""
    for form in filter(str.strip, unit.forms):
        for place, space in (("begins", _leading), ("ends", _trailing)):
            wanted, found = {space(source) for source in unit.sources}, space(form)
            if found not in wanted:
                with_space = f"the translation {place} with white space, and the source text does not"
                without = f"the source text {place} with white space, and the translation does not"
                yield (with_space, "take it out") if found else (without, "put it there")


def double_space(unit: Unit) -> Told:
    """No two spaces follow one another."""
    if any(map(_DOUBLE.search, unit.plain_sources)):
        return
    for form in unit.forms:
        if found := _DOUBLE.search(form):
            yield f"two spaces stand after “{form[: found.start()].split()[-1]}”", "leave one"


def bidi_controls(unit: Unit) -> Told:
    """Embeddings, overrides and isolates are closed within the text (UAX #9)."""
    for form in unit.forms:
        if control := unpaired_control(form):
            what = f"a bidi control (U+{ord(control):04X}) has no partner"
            yield what, "take it out, or close it in the same text"


def invisible_characters(unit: Unit) -> Told:
    """No control characters and no others that nobody sees, but those that the script or the language asks for."""
    right_to_left = babel_locale(unit.locale).character_order == "right-to-left"
    told = set()
    for form in unit.forms:
        text = _VARIANT.sub("", _FLAG.sub("", _EMOJI_JOINER.sub("", form)))
        for match in _UNSEEN.finditer(text):
            char = match[0]
            if char in _ANYWHERE or char in _BIDI or any(char in source for source in unit.sources):
                continue
            if char in _MARKS and right_to_left:
                continue
            if char in _BREAKS and unit.language in _SPACELESS:
                continue
            if char in _JOINERS and _joins(text, match.start()):
                continue
            what = f"{_named(char)} stands {_placed(text, match.start())}"
            if what not in told:
                told.add(what)
                yield what, "take it out"


def _joins(text: str, place: int) -> bool:
    """Whether a joiner stands behind a letter whose script has a use for it, and before no space."""
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    return bool(_JOINED.match(before)) and not after.isspace()


def _named(char: str) -> str:
    point = f"U+{ord(char):04X}"
    return f"{_NAMES[char]} ({point})" if char in _NAMES else f"the character {point}, which nobody sees,"


def _placed(text: str, place: int) -> str:
    before = _seen(text[max(place - _NEAR, 0) : place])[-1:]
    after = _seen(text[place + 1 : place + 1 + _NEAR])[:1]
    return f"after “{before[0]}”" if before else f"before “{after[0]}”" if after else "alone"


def _seen(text: str) -> list[str]:
    """What can be seen of the words of a text."""
    return [seen for word in text.split() if (seen := _UNSEEN.sub("", word))]


def _leading(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _trailing(text: str) -> str:
    return text[len(text.rstrip()) :]
