"""Items as glyphs."""

from __future__ import annotations

import pytest

from kit.text.bidi import levels
from kit.text.fonts import FontLibrary
from kit.text.itemize import itemize
from kit.text.model import TextStyle
from kit.text.shape import ShapedItem, add_advances, shape, shapeable


def shaped(text: str, library: FontLibrary, language: str = "en", style: TextStyle | None = None) -> list[ShapedItem]:
    styles = [(0, len(text), style or TextStyle())]
    items = itemize(text, styles, levels(text, None)[1], library, language)
    found = [shape(shapeable(text), item, library, language) for item in items]
    return [piece for piece in found if piece is not None]


def width(text: str, library: FontLibrary, language: str = "en", style: TextStyle | None = None) -> float:
    return sum(sum(piece.advances) for piece in shaped(text, library, language, style))


def test_lengths_are_in_em_of_the_paragraph(library: FontLibrary) -> None:
    assert 2.0 < width("Kinder", library) < 4.0
    assert width("Kinder", library, style=TextStyle(size=2.0)) == pytest.approx(2 * width("Kinder", library))


def test_letter_spacing_is_for_scripts_that_bear_it(library: FontLibrary) -> None:
    spaced = TextStyle(letter_spacing=0.1)
    assert width("abc", library, style=spaced) == pytest.approx(width("abc", library) + 0.3)
    for text, language in (("حماية", "ar"), ("सुरक्षा", "hi"), ("เด็ก", "th")):
        assert width(text, library, language, spaced) == width(text, library, language)


def test_arabic_letters_join(library: FontLibrary) -> None:
    [joined] = shaped("ححح", library, "ar")
    [alone] = shaped("ح", library, "ar")
    assert len(set(joined.glyphs)) >= 3  # the first, the middle and the last form
    assert alone.glyphs[0] not in joined.glyphs


def test_arabic_letters_join_across_a_change_of_style(library: FontLibrary) -> None:
    text = "بب"
    items = itemize(text, [(0, 1, TextStyle()), (1, 2, TextStyle(features=(("tnum", 1),)))], [1, 1], library, "ar")
    pieces = [shape(text, item, library, "ar") for item in items]
    [whole] = shaped(text, library, "ar")
    glyphs = [glyph for piece in reversed(pieces) if piece is not None for glyph in piece.glyphs]
    assert glyphs == list(whole.glyphs)


def test_line_ends_take_no_room(library: FontLibrary) -> None:
    for end in ("\n", "\u2028", "\r\n"):
        assert width(f"a{end}b", library) == pytest.approx(width("a\u200bb", library))
    assert len(shapeable("a\n\tb\u2029")) == 5


def test_what_the_font_lacks_takes_no_room(library: FontLibrary) -> None:
    assert width("ab\U000f1234", library) == pytest.approx(width("ab", library))


def test_advances_of_a_ligature_are_shared_out(library: FontLibrary) -> None:
    text = "لا"
    [ligature] = shaped(text, library, "ar")
    advances = [0.0, 0.0]
    add_advances(ligature, advances)
    assert sum(advances) == pytest.approx(sum(ligature.advances))
    if len(ligature.glyphs) == 1:
        assert advances[0] == pytest.approx(advances[1])


def test_parts_and_safe_breaks(library: FontLibrary) -> None:
    [words] = shaped("one two", library)
    assert 4 not in words.joints
    assert sum(words.part(0, 4).advances) + sum(words.part(4, 7).advances) == pytest.approx(sum(words.advances))
    [joined] = shaped("ححح", library, "ar")
    assert joined.joints == {1, 2}
