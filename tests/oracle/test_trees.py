"""Random trees of blocks and flex boxes: boxes in Chromium, and in Kit. `make oracle` records the former."""

from __future__ import annotations

import pytest

from tests.oracle.trees import COUNT, MANNERS, SEEDS, TOLERANCE, Manner, distance, recorded, tree

# The share of trees all of whose boxes are where Chromium has them.
REACHED = {"tame": 0.995, "hostile": 0.985}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("manner", MANNERS)
def test_boxes_are_where_chromium_has_them(manner: Manner, seed: int) -> None:
    found = recorded()[f"{manner} {seed}"]
    right = [distance(tree(manner, seed, number), found[number]) <= TOLERANCE for number in range(COUNT)]
    assert sum(right) >= REACHED[manner] * COUNT


def test_trees_are_the_same_for_ever() -> None:
    assert tree("hostile", 1, 0) == tree("hostile", 1, 0)
    assert tree("hostile", 1, 0) != tree("hostile", 2, 0)
