from __future__ import annotations

from dataclasses import replace

import pytest

from kit.layout.display import Glyphs
from kit.layout.inline import BREAK, TextLeaf, text_maker
from kit.markup.model import Color, Element
from kit.text.fonts import FontLibrary
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element

RED = Color(255, 0, 0)


def leaf(root: Element, library: FontLibrary, script_line_heights: bool = True) -> TextLeaf:
    made = text_maker(library, script_line_heights)(root, root.style, root.children)
    assert isinstance(made, TextLeaf)
    return made


def inline(*children: Element | str, **values: object) -> Element:
    return element("b", *children, display="inline", **values)


@pytest.mark.parametrize(
    ("children", "text"),
    [
        (("\n  one\n  two \t three  ",), "one two three"),
        (("one ", inline(" two "), " three"), "one two three"),
        (("one", inline(" "), "two"), "one two"),
        ((" one ", element("br", display="inline"), " two "), f"one{BREAK}two"),
        (("one", inline(element("em", " two", display="inline"), element("i", "!", display="none"))), "one two"),
        (("one\u00a0 two",), "one\u00a0 two"),
    ],
)
def test_white_space_collapses(children: tuple[Element | str, ...], text: str, library: FontLibrary) -> None:
    assert leaf(block(*children), library).paragraph.text == text


def test_white_space_alone_is_no_text(library: FontLibrary) -> None:
    root = block(" ", inline(" \n"))
    assert text_maker(library, True)(root, root.style, root.children) is None


@pytest.mark.parametrize(
    ("language", "transform", "text", "expected"),
    [
        ("tr", "uppercase", "iyi", "İYİ"),
        ("en", "uppercase", "iyi", "IYI"),
        ("en", "lowercase", "ABC", "abc"),
        ("en", "capitalize", "one two", "One Two"),
        ("de", "none", "Straße", "Straße"),
    ],
)
def test_capitals_come_by_language(
    language: str, transform: str, text: str, expected: str, library: FontLibrary
) -> None:
    root = replace(block(text, text_transform=transform), language=language)
    assert leaf(root, library).paragraph.text == expected


def test_colors_travel_by_tag(library: FontLibrary) -> None:
    made = leaf(block("one ", inline("two", color=RED), " three"), library)
    assert made.colors == (Color(0, 0, 0), RED)
    [line] = made.lines(400)
    assert [run.tag for run in made.paragraph.place(line)] == [0, 1, 0]


def test_colors_know_what_gave_them(library: FontLibrary) -> None:
    """All of them, where two that are equal stand in one text."""
    named = inline("two", color=RED, color_source="--light-quiet"), inline("three", color=RED, color_source="--mine")
    made = leaf(block("one ", *named, inline("four", color=RED)), library)
    assert made.color_sources == ((), ("--light-quiet", "--mine"))


def test_a_text_beside_blocks_knows_what_gave_its_element_the_color(card: LayOut) -> None:
    made = card(block("one ", element("p", "two"), color=RED, color_source="--light-quiet"))
    assert [drawn.color_sources for drawn in made.operations if isinstance(drawn, Glyphs)] == [("--light-quiet",), ()]


def test_a_line_is_as_high_as_the_style_says_or_the_text_needs(library: FontLibrary) -> None:
    assert leaf(block("one", font_size=20, line_height=1.5), library).height(400) == 30
    tight = block("بِهِمْ مَرْحَبًا", font_size=20, line_height=1.0, direction="rtl")
    assert leaf(tight, library, script_line_heights=False).height(400) == 20
    assert leaf(tight, library).height(400) > 23


def test_a_normal_line_is_as_high_as_its_fonts(library: FontLibrary) -> None:
    made = leaf(block("one", font_size=20), library)
    assert made.line_height == pytest.approx(made.paragraph.ascent + made.paragraph.descent)


def test_half_of_the_leading_is_above(library: FontLibrary) -> None:
    made = leaf(block("one", line_height=2.0), library)
    ascent, descent = made.paragraph.ascent * 100, made.paragraph.descent * 100
    assert made.ascent(100) - ascent == pytest.approx((200 - ascent - descent) / 2, abs=1.5)


def test_a_text_fits_into_just_its_own_width(library: FontLibrary) -> None:
    made = leaf(block("some words that stay on one line"), library)
    assert len(made.lines(made.widest())) == 1
    assert len(made.lines(made.narrowest())) > 1


def test_a_text_may_be_wider_than_its_box_by_the_grain_of_lengths_in_browsers(library: FontLibrary) -> None:
    made = leaf(block("some words that stay on one line"), library)
    assert len(made.lines(made.widest() - 0.015)) == 1
    assert len(made.lines(made.widest() - 0.016)) == 2


def test_nowrap_asks_for_all(library: FontLibrary) -> None:
    nowrap = leaf(block("some words", text_wrap="nowrap"), library)
    assert nowrap.narrowest() == nowrap.widest()


def test_a_fitted_text_asks_for_no_width_and_for_the_height_that_it_takes_at_most(library: FontLibrary) -> None:
    fitted = leaf(block("some words", fit=(10.0, 100.0), line_height=1.5), library)
    assert (fitted.narrowest(), fitted.widest()) == (0, 0)
    assert fitted.height(2000) == pytest.approx(150)
    assert fitted.height(400) == pytest.approx(300)
    assert 15 <= fitted.height(50) < 150


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"font_size": 30}, {32.0}),  # the nearest of the steps
        ({"font_size": 100}, {72.0}),  # as far as Literata goes
        ({"font_size": 100, "fit": (10, 40)}, {23.0}),  # between the bounds, whatever size is found
        ({"font_size": 30, "font_optical_sizing": "none"}, {None}),
    ],
)
def test_letters_are_drawn_for_their_size(
    values: dict[str, object], expected: set[float | None], library: FontLibrary
) -> None:
    made = leaf(block("one", font_family=("Literata",), **values), library)
    [line] = made.lines(400)
    found = {dict(run.font.variations).get("opsz") for run in made.paragraph.place(line)}
    assert found == expected
