from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kit.errors import Where
from kit.layout.display import Glyphs, Group, Legibility, Operation
from kit.layout.legibility import least_contrast
from kit.markup.model import Color, Element
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element


def texts(operations: tuple[Operation, ...]) -> Iterator[Glyphs]:
    for operation in operations:
        if isinstance(operation, Glyphs):
            yield operation
        elif isinstance(operation, Group):
            yield from texts(operation.operations)


def asked(card: LayOut, root: Element) -> list[Legibility | None]:
    return [glyphs.legibility for glyphs in texts(card(root).operations)]


def test_a_text_is_named_with_its_card_and_its_element(card: LayOut) -> None:
    slot = replace(element("h1", "Fine", slot="headline"), where=Where("templates/cards/drop.html", 9))
    [first, second] = asked(card, block(slot, block("And small")))
    assert first is not None
    assert (first.name, str(first.where)) == ("headline of drop in de, instagram.story", "templates/cards/drop.html:9")
    assert second is not None
    assert second.name == "“And small” of drop in de, instagram.story"


def test_the_colours_of_one_text_are_one_text(card: LayOut) -> None:
    root = block(element("p", "Plain ", element("b", "and red", display="inline", color=Color(255, 0, 0))))
    first, second = asked(card, root)
    assert first == second


def test_nothing_is_asked_of_decoration(card: LayOut) -> None:
    assert asked(card, block(block("”", decorative=True), block("said"), block(block("x"), decorative=True))) == [
        None,
        asked(card, block(block("”"), block("said")))[1],
        None,
    ]


@pytest.mark.parametrize(
    ("size", "weight", "width", "contrast"),
    [
        (24, 400, 360, 3.0),  # as large on a card that is as wide as a phone
        (23.9, 400, 360, 4.5),
        (18.7, 700, 360, 3.0),
        (18.6, 900, 360, 4.5),
        (24, 400, 1080, 4.5),  # seen at a third of its size
        (72, 400, 1080, 3.0),
        (72, 400, 1200, 4.5),
        (56, 700, 1080, 3.0),
        (55.9, 700, 1080, 4.5),
    ],
)
def test_large_letters_need_less(size: float, weight: int, width: int, contrast: float) -> None:
    assert least_contrast(size, weight, width) == contrast


def test_the_text_s_own_size_and_weight_count(card: LayOut) -> None:
    found = asked(card, block(block("a", font_size=27), block("b", font_size=22, font_weight=700), block("c")))
    assert [each and each.contrast for each in found] == [3.0, 3.0, 4.5]
