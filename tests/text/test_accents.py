"""Greek capitals whose accents hang out of their glyphs keep clear of what stands before them."""

from __future__ import annotations

import pytest

from kit.text.fonts import FontLibrary
from kit.text.model import Line, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.spacing import PLAIN, Spacing

SPACED = Spacing(gap=0.25)
FAMILIES = ("Literata", "Nunito", "Noto Sans", "Roboto Slab")


def setting(library: FontLibrary, text: str, spacing: Spacing = SPACED, family: str = "Literata") -> Paragraph:
    style = TextStyle(families=(family, "Noto Sans"), weight=800)
    return set_paragraph((Span(text, style),), library, "el", "ltr", spacing=spacing)


def added(library: FontLibrary, text: str, family: str = "Literata") -> float:
    """By how many em a text grows for the room of its accents."""
    return setting(library, text, family=family).natural_width - setting(library, text, PLAIN, family).natural_width


def ink(library: FontLibrary, paragraph: Paragraph, line: Line) -> list[tuple[float, float]]:
    """The left and the right edge of the ink of each glyph of a line that leaves any, em."""
    found = []
    for run in paragraph.place(line):
        font, scale = library.font(run.font), run.size / library.units(run.font)
        for glyph in run.glyphs:
            extents = font.get_glyph_extents(glyph.glyph)
            if extents and extents.width:
                left = glyph.x + extents.x_bearing * scale
                found.append((left, left + extents.width * scale))
    return found


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("capital", "ΆΈΉΊΌΎΏἈἜὯ")
def test_an_accent_leaves_the_space_before_it_open(library: FontLibrary, family: str, capital: str) -> None:
    paragraph = setting(library, f"μια {capital}λφα", family=family)
    space = setting(library, "α α", family=family).natural_width - setting(library, "αα", family=family).natural_width
    (_, before), (after, _) = ink(library, paragraph, paragraph.wrap(100.0)[0])[2:4]
    assert after - before > 0.9 * space


@pytest.mark.parametrize("before", ["(", "«", "“", "-", "/"])
def test_an_accent_touches_no_sign_before_it(library: FontLibrary, before: str) -> None:
    paragraph = setting(library, f"α {before}Έλα")
    (_, sign), (accent, _) = ink(library, paragraph, paragraph.wrap(100.0)[0])[1:3]
    assert sign < accent


def test_at_the_start_of_a_line_the_letter_stands_at_the_edge(library: FontLibrary) -> None:
    assert added(library, "Έλα") == 0
    paragraph = setting(library, "μια λέξη Έλα")
    first, second = paragraph.wrap(setting(library, "μια λέξη").natural_width)
    assert first.width == pytest.approx(setting(library, "μια λέξη").natural_width)
    assert second.width == pytest.approx(setting(library, "Έλα").natural_width)
    alone = setting(library, "Έλα")
    assert ink(library, paragraph, second)[0] == pytest.approx(ink(library, alone, alone.wrap(100.0)[0])[0])


def test_a_line_may_end_at_a_hyphen_before_an_accent(library: FontLibrary) -> None:
    paragraph = setting(library, "Αθήνα-Έδεσσα")
    first, second = paragraph.wrap(setting(library, "Αθήνα-").natural_width)
    assert first.width == pytest.approx(setting(library, "Αθήνα-").natural_width)
    assert second.width == pytest.approx(setting(library, "Έδεσσα").natural_width)


def test_letters_that_keep_within_their_glyphs_stay_where_they_are(library: FontLibrary) -> None:
    assert added(library, "μια λέξη Ελα έλα ΄Ελα") == 0
    assert added(library, "μια λέξη Έλα", family="Noto Sans") == 0
    assert added(library, "a word École Ängel") == 0


def test_a_decomposed_capital_has_the_room_of_a_composed_one(library: FontLibrary) -> None:
    assert added(library, "μια Ε\u0301λα") == pytest.approx(added(library, "μια Έλα")) != 0
