"""What no chart may show."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kit.charts.faults import MOST_ROWS, Amount, faults, way_faults


def amounts(*values, format="percent"):
    return [Amount(Decimal(str(value)), format) for value in values]


@pytest.mark.parametrize("kind", sorted(MOST_ROWS))
def test_figures_that_may_be_shown(kind):
    assert list(faults(kind, amounts(20, 30, 50))) == []


@pytest.mark.parametrize(
    ("kind", "rows", "said"),
    [
        ("donut", amounts(46, 51, 58), "add up to 155 %"),
        ("waffle", amounts(60, 40.5), "add up to 100.5 %"),
        ("donut", amounts(7, format="number"), "does not say what it is a part of"),
        ("bars", [*amounts(46), *amounts(2000, format="number")], "cannot compare percentages with numbers"),
        ("columns", amounts(2020, 2021, format="year"), "a date is none"),
        ("ring", amounts(120), "more than 100 %"),
        ("ring", amounts(3, format="number"), "in per cent"),
        ("line", amounts(3), "two rows at least"),
        (
            "area",
            [Amount(Decimal(1), "number", Decimal(6)), Amount(Decimal(2), "number", Decimal(3))],
            "follow each other",
        ),
        ("bars", amounts(0, 0), "nothing but zeros"),
        ("bars", amounts(-1, 3), "begins at zero"),
        ("donut", amounts(-1, 3), "no part is smaller than nothing"),
        ("waffle", amounts(60, -40), "no part is smaller than nothing"),
        ("ring", amounts(-5), "no part is smaller than nothing"),
        ("columns", amounts(*[1] * 9, format="number"), "9 rows cannot be read"),
        ("line", amounts(*range(12), format="number"), "12 rows cannot be read"),
        ("waffle", amounts(*[1] * 9), "9 rows cannot be read"),
        ("bars", [], "no rows"),
    ],
)
def test_what_would_mislead_is_told_in_plain_words(kind, rows, said):
    told = list(faults(kind, rows))
    assert any(said in what for what, _ in told)
    assert all(hint for _, hint in told)


@pytest.mark.parametrize(("count", "goal"), [(0, 10), (3, 10), (10, 10)])
def test_ways_that_may_be_shown(count, goal):
    assert list(way_faults(*amounts(count, goal, format="number"))) == []


@pytest.mark.parametrize(
    ("count", "goal", "of", "said"),
    [
        (3, 0, "goal", "no way to a goal of 0"),
        (3, -10, "goal", "no way to a goal of -10"),
        (-3, 10, "count", "the count -3 cannot be shown: it is less than nothing"),
        (11, 10, "both", "the count 11 is past the goal 10"),
    ],
)
def test_what_is_no_way_to_a_goal_is_told(count, goal, of, said):
    [fault] = way_faults(*amounts(count, goal, format="number"))
    assert fault.of == of
    assert said in fault.what
    assert fault.hint


def test_a_way_has_one_unit():
    [fault] = way_faults(*amounts(3), *amounts(100, format="number"))
    assert "a percentage and a number" in fault.what
