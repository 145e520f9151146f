"""Any text at all: nothing raises, nothing is lost, and no line is wider than its box that could be broken.

`python -m tests.text.test_any_text 100000` lays out as many strings as one has patience for.
"""

from __future__ import annotations

import random
import sys
from itertools import pairwise

import pytest
import unicodedata2
from hypothesis import given
from hypothesis import strategies as st

from kit.text.fonts import FontLibrary
from kit.text.itemize import is_invisible
from kit.text.model import Direction, Span, TextStyle
from kit.text.paragraph import Paragraph
from kit.text.wrap import WrapMode

COUNT = 400  # strings in an ordinary run
LANGUAGES = "en de fr tr el ar fa he ur hi bn ta th lo km my ja ko zh-Hans zh-Hant zh-HK vi nl xx".split()
MODES: tuple[WrapMode, ...] = ("wrap", "balance", "pretty", "nowrap")
_CLOSE = 1e-3  # em

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_JOINERS = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\ufe0e\ufe0f\U000e0001\U000e0100\u180e"
_SPACES = " \u00a0\u1680\u2003\u2007\u202f\u205f\u3000\t"
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))
_EMOJI = "👩‍👩‍👧 👩🏽‍🚀 🇩🇪 🇩 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ ❤︎ 1️⃣ #⃣ 🏽 👁️‍🗨️ 😀 ©️".split()
_SIGNS = "-–—/.,:;!?()[]{}«»„“”'\"%‰€$#@&=+_0123456789٠٣۵५"
_LETTERS = (
    "abcdefghijABCÄÖÜßéi", "אבגדהוזשׁםָ", "ابتثجحخدذرزسشصلانمويىـًٌُِّْ", "कखगघक्षरिीुूें्ं", "กขคงจชซาำิีึืุูเแโไใ็่้๊๋์",
    "កខគឃងច្រើុូំះ៉", "ကခဂဃငစဆမြန်ာိုေ့း", "ກຂຄງຈສຊາຳິີຶແໂ່້", "あいうえおかがぎっゃーア、。「」漢字骨直今", "한국어각각",
    "ཀཁགངཅ་ཱིྀྲ", "தமிழ்கௌ", "ሀሁሂሃ", "αβγδΆΣς", "абвгдѝё", "ქართული", "მთავრული", "ꦗꦮ꧀ꦩ",
)  # fmt: skip


def any_text(chance: random.Random) -> str:
    """Up to some forty characters: a few kinds, mixed."""
    kinds = chance.choices(range(9), k=chance.choice((1, 2, 3, 5)))
    return "".join(_piece(chance, chance.choice(kinds)) for _ in range(chance.randrange(12)))


def _piece(chance: random.Random, kind: int) -> str:
    some = chance.randrange(1, 7)
    if kind == 0:  # the whole of Unicode, assigned or not
        return "".join(_char(chance.randrange(0x110000)) for _ in range(some))
    if kind == 1:  # letters that stand together
        start = chance.choice((0, 0x250, 0x600, 0x900, 0xE00, 0x1780, 0x2000, 0x3000, 0xA800, 0xFE00, 0x10900, 0x1F000))
        return "".join(_char(start + chance.randrange(0x180)) for _ in range(some))
    if kind == 2:
        return "".join(chance.choices(_BIDI, k=some))
    if kind == 3:
        return "".join(chance.choices(_JOINERS + _CONTROLS + _LINE_ENDS, k=some))
    if kind == 4:
        return chance.choice(_EMOJI)[: chance.choice((1, 2, 3, 99))]
    if kind == 5:
        return "".join(chance.choices(_SIGNS, k=some)) + chance.choice(_SPACES)
    if kind == 6:  # marks without a letter
        return "".join(_char(chance.choice((0x300, 0x5B0, 0x64B, 0x93C, 0xE31, 0x17B4)) + chance.randrange(16)))
    if kind == 7:
        return chance.choice(
            ("https://kit.org/a-b?c=d&e", "#kit_ä", "@kit@kit.org", "12 km", "Kinderschutzorganisation")
        )
    return "".join(chance.choices(chance.choice(_LETTERS), k=some * 2)) + chance.choice(_SPACES)


def _char(point: int) -> str:
    """A character; not half a one, which no text can hold."""
    return "\ufffd" if 0xD800 <= point < 0xE000 else chr(point)


def lay_out(text: str, library: FontLibrary, language: str, direction: Direction, width: float, mode: WrapMode) -> None:
    """Lays out a text in a width (em), and looks whether it all came out."""
    found = Paragraph((Span(text, TextStyle()),), library, language, direction)
    lines = found.wrap(width, mode)
    assert [line.end >= line.start for line in lines] == [True] * len(lines)
    for start, end in pairwise((0, *(place for line in lines for place in (line.start, line.end)), len(text))):
        inside = any(line.start == start and line.end == end for line in lines)
        assert inside or all(_may_be_left_out(char) for char in text[start:end]), "a character on no line"
    assert [line.start for line in lines[1:]] >= [line.end for line in lines[:-1]]
    places = found.divided(width) if mode != "nowrap" else found.opportunities
    for line in lines:
        width_placed = sum(sum(piece.advances) for piece in found.shaped.visual_pieces(line))
        width_placed += found.shaped.hyphen(line.end)[1] if line.hyphen else 0.0
        assert width_placed <= line.width + _CLOSE, "a line is wider than it says"
        assert all(run.glyphs for run in found.place(line))
        if mode != "nowrap" and line.width > width + _CLOSE:
            assert not any(line.start < place < line.end for place in places.positions), "a line is wider than its box"


def _may_be_left_out(char: str) -> bool:
    return is_invisible(char) or unicodedata2.category(char) in ("Cc", "Cf", "Zs", "Zl", "Zp")


def lay_out_any(library: FontLibrary, chance: random.Random) -> None:
    """Lays out one string."""
    text = any_text(chance)
    language, mode = chance.choice(LANGUAGES), chance.choice(MODES)
    direction: Direction = chance.choice(("ltr", "rtl"))
    width = chance.choice((0.2, 1.0, 3.0, chance.uniform(0.1, 30.0)))
    try:
        lay_out(text, library, language, direction, width, mode)
    except Exception as error:
        error.add_note(f"{text!a} in {language}, {direction}, {mode}, {width} em")
        raise


@pytest.mark.parametrize("seed", range(4))
def test_any_string(library: FontLibrary, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(COUNT // 4):
        lay_out_any(library, chance)


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    language=st.sampled_from(LANGUAGES),
    direction=st.sampled_from(["ltr", "rtl"]),
    width=st.floats(0.1, 20.0),
    mode=st.sampled_from(MODES),
)
def test_any_text(
    library: FontLibrary, text: str, language: str, direction: Direction, width: float, mode: WrapMode
) -> None:
    lay_out(text, library, language, direction, width, mode)


def main(count: int, seed: int) -> int:
    """Lays out strings, prints what goes wrong, and says how many were wrong."""
    from tests.oracle.fonts import library

    chance = random.Random(seed)
    wrong = 0
    for number in range(count):
        try:
            lay_out_any(library(), chance)
        except Exception as error:
            wrong += 1
            if wrong <= 20:
                print(number, type(error).__name__, str(error).splitlines()[:1], *error.__notes__)
    return wrong


if __name__ == "__main__":
    print(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0), "of", sys.argv[1], "went wrong")
