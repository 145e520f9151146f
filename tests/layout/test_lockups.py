from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from kit.errors import Problem, Where
from kit.layout.display import Group, Legibility, Operation, Picture
from kit.layout.lockups import LockupRules
from kit.markup.model import Element, ImageReference
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element, flex

HERE = Where("templates/cards/_frame.html", 12)
LABEL = "drop in de, instagram.story"
RULES = {"logo.svg": LockupRules(40, 0.5)}


def logo(**values: Any) -> Element:
    found = element("img", source="logo.svg", **values)
    return replace(found, where=HERE, attributes={**found.attributes, "alt": "Green Mile"})


Find = Callable[[Element], tuple[Problem, ...]]


@pytest.fixture
def problems(card: LayOut) -> Find:
    return lambda root: card(root, lockups=RULES).problems


def test_a_lockup_as_high_as_its_brand_asks(problems: Find) -> None:
    assert problems(block(logo(height=40), padding=20)) == ()


@pytest.mark.parametrize("values", [{"height": 30}, {"height": 60, "width": 60, "object_fit": "contain"}])
def test_a_lockup_that_is_too_small_is_told_at_its_line(values: dict[str, Any], problems: Find) -> None:
    [problem] = problems(block(logo(**values), padding=20))
    assert problem.where == HERE
    assert problem.what == f"Green Mile of {LABEL}: the lockup is 30 px high, and its brand asks for 40 px"


def test_a_lockup_that_only_decorates_may_have_any_size(problems: Find) -> None:
    assert problems(block(logo(height=30, decorative=True), padding=20)) == ()


def test_other_pictures_may_have_any_size(problems: Find) -> None:
    assert problems(block(element("img", source="other.svg", height=30), padding=20)) == ()


@pytest.mark.parametrize(("gap", "said"), [(30, ()), (12, ("Green Mile",))])
def test_the_clear_space_of_a_lockup_is_clear_of_pictures(gap: float, said: tuple[str, ...], problems: Find) -> None:
    beside = element("img", source="other.svg", height=60)
    found = problems(flex(logo(height=60), beside, column_gap=gap, align_items="start", padding=30))
    assert tuple(problem.what.split(" of ")[0] for problem in found) == said
    assert all("18 px inside the lockup's clear space of 30 px" in problem.what for problem in found)


def test_the_clear_space_of_a_lockup_is_clear_of_text(problems: Find) -> None:
    [problem] = problems(block(logo(height=60), block("words"), padding=30))
    assert "inside the lockup's clear space" in problem.what


def asked(card: LayOut, root: Element) -> list[Legibility]:
    """What is asked of the lockups of a card."""
    display = card(root, lockups=RULES)
    pictures = [operation for operation in flat(display.operations) if isinstance(operation, Picture)]
    return [picture.legibility for picture in pictures if picture.legibility]


def flat(operations: tuple[Operation, ...]) -> Iterator[Operation]:
    for operation in operations:
        if isinstance(operation, Group):
            yield from flat(operation.operations)
        else:
            yield operation


def backdrop(source: str = "photo.jpg", **values: Any) -> Element:
    return element("img", source=source, position="absolute", inset=(0, None, None, 0), decorative=True, **values)


def test_a_lockup_on_a_photograph_has_to_stand_out(card: LayOut) -> None:
    [legibility] = asked(card, block(backdrop(width=400, height=300), logo(height=40), padding=20))
    assert legibility.lockup
    assert legibility.contrast == 3.0
    assert (legibility.name, legibility.where) == (f"Green Mile of {LABEL}", HERE)
    assert (legibility.ink.x, legibility.ink.y, legibility.ink.height) == (20, 20, 40)


def test_the_ground_of_other_lockups_is_their_brand_s_own_matter(card: LayOut) -> None:
    for root in (
        block(logo(height=40), padding=20),
        block(backdrop("pattern.svg", width=400, height=300), logo(height=40), padding=20),
        block(backdrop(width=400, height=15), logo(height=40), padding=20),  # above it
        block(backdrop("logo.svg", width=400, height=300), logo(height=40), padding=20),
    ):
        assert asked(card, root) == []


def test_decoration_need_not_stand_out(card: LayOut) -> None:
    assert asked(card, block(backdrop(width=400, height=300), logo(height=40, decorative=True), padding=20)) == []


def test_a_photograph_may_be_a_background(card: LayOut) -> None:
    root = block(logo(height=40), padding=20, background_image=(ImageReference("photo.jpg"),))
    assert len(asked(card, root)) == 1
