from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kit.errors import Where
from kit.markup.model import Element
from tests.layout.conftest import LayOut
from tests.layout.trees import block, element, flex

LABEL = "drop in de, instagram.story"
HERE = Where("templates/cards/action.html", 5)


def item(height: float = 60, **values: Any) -> Element:
    return block(height=height, width=90, flex_shrink=0, **values)


def column(*children: Element, **values: Any) -> Element:
    return replace(flex(*children, **{"flex_direction": "column", "height": 100, "width": 100, **values}), where=HERE)


def told(card: LayOut, *children: Element) -> tuple[str, ...]:
    return tuple(str(problem) for problem in card(block(*children, padding=40)).problems)


def test_items_that_fit_have_no_problem(card: LayOut) -> None:
    assert told(card, column(item(50), item(50))) == ()


@pytest.mark.parametrize("justify", ["start", "end"])
def test_items_that_run_over_the_end_or_the_start_of_a_column(justify: str, card: LayOut) -> None:
    [line] = told(card, column(item(), item(), justify_content=justify))
    assert line.startswith(f"{HERE}: div of {LABEL}: what is in it is 20 px too high (")


def test_items_that_run_over_a_row(card: LayOut) -> None:
    [line] = told(card, column(item(), item(), flex_direction="row"))
    assert f"{HERE}: div of {LABEL}: what is in it is 80 px too wide (" in line


@pytest.mark.parametrize("align", ["start", "center", "end"])
def test_items_that_leave_a_row_across(align: str, card: LayOut) -> None:
    [line] = told(card, column(item(130), flex_direction="row", align_items=align))
    by = 15 if align == "center" else 30
    assert line.startswith(f"{HERE}: div of {LABEL}: what is in it is {by} px too high (")


def test_items_that_leave_a_column_across(card: LayOut) -> None:
    [line] = told(card, column(block(height=20, width=125)))
    assert "what is in it is 25 px too wide (" in line


def test_a_text_that_makes_a_row_too_wide_is_named_where_it_is_written(card: LayOut) -> None:
    long = element("p", "Unterhaltungsromanliteratur", slot="first")
    [line] = told(card, column(block(height=20, width=40, flex_shrink=0), block(long), flex_direction="row"))
    assert line.startswith(f"campaign.yaml:7: first of {LABEL}: the text makes div ")
    assert line.endswith(" px too wide (shorten the text, or let the template give it more room)")


def test_blocks_that_leave_a_block(card: LayOut) -> None:
    [line] = told(card, replace(block(item(), item(), height=100), where=HERE))
    assert "what is in it is 20 px too high (" in line


def test_a_text_that_carries_its_block_out_of_a_row(card: LayOut) -> None:
    text = block("one line after the other, and more of them than there is room for", font_size=20)
    [line] = told(card, column(text, flex_direction="row", align_items="start"))
    assert "px too high (" in line


def test_the_innermost_container_is_told_alone(card: LayOut) -> None:
    inner = column(item(), item(), item(), flex_shrink=0)
    outer = replace(flex(inner, item(30), flex_direction="column", height=110, width=100), where=Where("a.html", 1))
    [line] = told(card, outer)
    assert line.startswith(f"{HERE}: ")


@pytest.mark.parametrize("values", [{"decorative": True}, {"position": "absolute"}, {"margin": (0, 0, -30, 0)}])
def test_what_is_meant_to_stand_outside_is_not_told(values: dict[str, Any], card: LayOut) -> None:
    assert told(card, column(item(70), item(**values))) == ()


def test_a_container_that_clips_is_not_told(card: LayOut) -> None:
    assert told(card, column(item(), item(), overflow="hidden")) == ()


def test_a_text_that_is_told_of_tells_enough(card: LayOut) -> None:
    text = "far too many words for so small a box, one line after the other " * 3
    [line] = told(card, column(element("h1", text, slot="headline", fit=(20.0, 40.0), flex_shrink=0)))
    assert "the text leaves the card" in line
