from __future__ import annotations

import pytest
import tinycss2

from kit.markup.filters import duotone, filters
from kit.markup.model import ColorMatrix
from kit.markup.values import BadValueError, Units, significant

UNITS = Units()


def tokens(text: str) -> list[object]:
    return significant(tinycss2.parse_component_value_list(text))


def changed(matrix: ColorMatrix, *color: float) -> tuple[int, ...]:
    """A colour by a matrix, each 0 to 255."""
    return tuple(
        round(sum(a * b for a, b in zip(matrix[row : row + 4], (*color, 1.0), strict=True))) for row in (0, 4, 8)
    )


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # The matrices of Filter Effects 1, chapter 9.
        ("grayscale(1)", (255, 0, 0), (54, 54, 54)),
        ("grayscale()", (0, 255, 0), (182, 182, 182)),
        ("grayscale(250%)", (0, 0, 255), (18, 18, 18)),
        ("grayscale(0)", (10, 20, 30), (10, 20, 30)),
        ("grayscale(50%)", (255, 0, 0), (155, 27, 27)),
        ("sepia(1)", (100, 100, 100), (135, 120, 94)),
        ("saturate(1)", (10, 20, 30), (10, 20, 30)),
        ("saturate(0)", (255, 0, 0), (54, 54, 54)),
        ("saturate(2)", (100, 100, 100), (100, 100, 100)),
        ("brightness(50%)", (100, 200, 40), (50, 100, 20)),
        ("brightness(1.5)", (100, 40, 0), (150, 60, 0)),
        ("contrast(0)", (9, 99, 255), (128, 128, 128)),
        ("contrast(2)", (127.5, 100, 0), (128, 72, -128)),
    ],
)
def test_a_function_is_a_matrix(text: str, before: tuple[float, ...], after: tuple[int, ...]) -> None:
    [matrix] = filters(tokens(text), UNITS)
    assert changed(matrix, *before) == after


def test_functions_stand_in_their_order() -> None:
    first, second = filters(tokens("brightness(2) contrast(0.5)"), UNITS)
    assert changed(second, *changed(first, 40, 40, 40)) == (104, 104, 104)
    assert filters(tokens("none"), UNITS) == ()


@pytest.mark.parametrize("text", ["blur(4px)", "grayscale(-1)", "grayscale(1, 1)", "url(#a)", "red", "grayscale(1px)"])
def test_what_is_no_filter(text: str) -> None:
    with pytest.raises(BadValueError):
        filters(tokens(text), UNITS)


def test_a_duotone_leads_from_one_colour_to_the_other() -> None:
    matrix = duotone(tokens("#10243a #fdf6e8"), UNITS)
    assert matrix is not None
    assert changed(matrix, 0, 0, 0) == (0x10, 0x24, 0x3A)
    assert changed(matrix, 255, 255, 255) == (0xFD, 0xF6, 0xE8)
    assert changed(matrix, 54.213, 54.213, 54.213) == changed(matrix, 255, 0, 0)  # red is as light as this grey
    assert duotone(tokens("none"), UNITS) is None


@pytest.mark.parametrize("text", ["red", "red blue green", "red, blue", "red transparent", "none none"])
def test_what_is_no_duotone(text: str) -> None:
    with pytest.raises(BadValueError):
        duotone(tokens(text), UNITS)
