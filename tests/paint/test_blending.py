from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kit.markup.model import Color
from kit.paint.blending import glazed, glazed_color, tinted

COLORS = st.builds(Color, *(st.integers(0, 255),) * 3)
LEVELS = Image.frombytes("L", (256, 1), bytes(range(256)))
VALUES = Image.merge("RGB", [LEVELS] * 3)


@given(COLORS, COLORS)
def test_a_tint_is_what_pillow_pastes_through_the_mask(color: Color, ground: Color) -> None:
    pasted = Image.new("RGB", LEVELS.size, ground[:3])
    pasted.paste(color[:3], (0, 0), LEVELS)
    assert tinted(LEVELS, color, ground).tobytes() == pasted.tobytes()


@given(COLORS, st.integers(0, 255))
def test_a_glaze_is_what_pillow_pastes_through_a_mask_of_one_value(color: Color, alpha: int) -> None:
    pasted = VALUES.copy()
    pasted.paste(color[:3], (0, 0), Image.new("L", VALUES.size, alpha))
    assert glazed(VALUES, color._replace(alpha=alpha)).tobytes() == pasted.tobytes()


@given(COLORS, COLORS, st.integers(0, 255))
def test_a_glazed_colour_is_that_of_a_glazed_image(ground: Color, color: Color, alpha: int) -> None:
    glaze = color._replace(alpha=alpha)
    image = glazed(Image.new("RGB", (1, 1), ground[:3]), glaze)
    assert image.getpixel((0, 0)) == glazed_color(ground, glaze)[:3]


def test_the_mask_is_left_as_it_was() -> None:
    mask = LEVELS.copy()
    tinted(mask, Color(1, 2, 3), Color(4, 5, 6))
    assert (mask.mode, mask.tobytes()) == ("L", LEVELS.tobytes())
