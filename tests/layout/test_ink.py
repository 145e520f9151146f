"""The ink of a text against its pixels: nothing is drawn outside of it."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kit.layout.display import Glyphs
from kit.layout.inline import text_maker
from kit.layout.placement import place_root
from kit.layout.render import render
from kit.layout.tree import build
from kit.layout.typeset import TextBlock, set_texts
from kit.markup.model import Element
from kit.paint.glyphs import text_mask
from kit.text.fonts import FontLibrary
from tests.layout.trees import block, element
from tests.text.test_any_text import any_text

SIZE = 400  # px
FAINT = 32  # of 255: what is lighter is the blur of an edge
Edges = tuple[float, float, float, float]


def set_block(text: Element, library: FontLibrary) -> tuple[TextBlock, Edges | None]:
    """The text in the middle of a card, and the left, top, right and bottom edge of its pixels."""
    root = block(text, padding=150)
    tree = build(root, text_maker(library, True), lambda path: (1.0, 1.0))
    place_root(tree, SIZE, SIZE)
    [found] = set_texts(tree, library)
    operations = render(tree, [found], lambda path: (1.0, 1.0), lambda block: None)
    runs = [run for glyphs in operations if isinstance(glyphs, Glyphs) for run in glyphs.runs]
    mask = text_mask(runs, library)
    box = None
    if mask is not None:
        page = Image.new("L", mask.image.size)
        page.paste(mask.image, (0, 0))
        box = page.point([0] * FAINT + [255] * (256 - FAINT)).getbbox()
    if mask is None or box is None:
        return found, None
    left, top, right, bottom = box
    return found, (mask.left + left, mask.top + top, mask.left + right, mask.top + bottom)


@given(
    seed=st.integers(0, 2**32),
    size=st.integers(8, 60),
    weight=st.sampled_from([300, 400, 700, 900]),
    italic=st.booleans(),
    direction=st.sampled_from(["ltr", "rtl"]),
    line_height=st.sampled_from([None, 0.5, 1.0, 1.4]),
)
def test_no_pixel_lies_outside_of_the_ink(
    library: FontLibrary,
    seed: int,
    size: int,
    weight: int,
    italic: bool,
    direction: str,
    line_height: float | None,
) -> None:
    text = any_text(random.Random(seed))
    style = "italic" if italic else "normal"
    inside = element(
        "p",
        "a",
        text,
        font_size=size,
        font_weight=weight,
        font_style=style,
        direction=direction,
        line_height=line_height,
    )
    found, pixels = set_block(inside, library)
    if pixels is None:
        return
    left, top, right, bottom = pixels
    ink = found.ink
    assert ink.x - 1 <= left
    assert ink.y - 1 <= top
    assert right <= ink.right + 1
    assert bottom <= ink.bottom + 1


@pytest.mark.parametrize("text", ["Jjf", "Ångström", "التعليم", "ปั้น", "x\u0302\u0302\u0302"])
def test_the_ink_is_no_larger_than_what_is_drawn(text: str, library: FontLibrary) -> None:
    found, pixels = set_block(block(text, font_size=60, font_style="italic", text_wrap="nowrap"), library)
    ink = found.ink
    assert pixels == pytest.approx((ink.x, ink.y, ink.right, ink.bottom), abs=1.5)


def test_letters_reach_beyond_what_their_line_takes(library: FontLibrary) -> None:
    found, _ = set_block(block("j", font_size=60, line_height=0.5), library)
    assert found.ink.x < found.taken.x - 1
    assert found.ink.bottom > found.taken.bottom


def test_a_text_without_ink(library: FontLibrary) -> None:
    found, _ = set_block(block("\u2060"), library)
    assert (found.ink.width, found.ink.height) == (0, 0)
