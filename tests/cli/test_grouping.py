from __future__ import annotations

import json

from kit.build.grouping import grouped
from kit.errors import Problem, Where
from tests.build.sample import jobs
from tests.cli.conftest import Workspace

FRAME = "templates/cards/_frame.html"
HERE = Where(FRAME, 12)
AMOUNTS = (4, 17)


def leaves(card: str, by: int, side: str = "top") -> Problem:
    return Problem(HERE, f"img.lockup of {card}: the box leaves the card by {by} px at the {side}", "move it")


def test_what_differs_only_in_card_and_amount_is_told_once() -> None:
    labels = [job.label for job in jobs("en")[:3]]
    first, *_ = problems = [leaves(label, by) for label, by in zip(labels, (4, 17, 4), strict=True)]
    assert [*map(str, grouped(problems))] == [f"{HERE}: {first.what}, and on 2 other cards (move it)"]
    assert [*map(str, grouped(problems[:2]))] == [f"{HERE}: {first.what}, and on 1 other card (move it)"]


def test_other_places_and_other_mistakes_are_told() -> None:
    one, two = (job.label for job in jobs("en")[:2])
    problems = [
        leaves(one, 4),
        leaves(two, 4, "bottom"),
        Problem(Where(FRAME, 13), leaves(one, 4).what, "move it"),
        Problem(HERE, leaves(one, 4).what),
    ]
    assert grouped(problems) == problems


def test_quoted_figures_and_codes_are_no_amounts() -> None:
    label = jobs("en")[0].label
    whats = [f"headline of {label}: no installed font has '{char}' (U+003{char})" for char in "12"]
    assert len(grouped([Problem(HERE, what) for what in whats])) == 2


def test_problems_that_are_not_of_cards_stay_apart() -> None:
    problems = [Problem(HERE, f"row {number} has a mistake") for number in (1, 2)]
    assert len(grouped(problems)) == 2


def test_a_box_of_the_frame_that_leaves_all_cards(small: Workspace) -> None:
    small.replace(FRAME, "<header>", '<div class="panel" style="position: absolute; top: -5vmin">x</div><header>')
    told = small.kit("check", "--jobs", "1")
    cards = int(told.out.split()[0])
    whole = json.loads(small.kit("check", "--jobs", "1", "--output", "json").out)["problems"]
    assert told.status == 1
    assert len(whole) >= cards > 1
    [line] = [line for line in told.err.splitlines() if "the box leaves the card" in line]
    assert f", and on {cards - 1} other card" in line
