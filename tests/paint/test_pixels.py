from __future__ import annotations

import pytest

from kit.paint.pixels import intersection, nearest, union


@pytest.mark.parametrize(("value", "whole"), [(0.49, 0), (0.5, 1), (-0.5, 0), (-0.51, -1), (2.5, 3)])
def test_halves_go_right_and_down(value: float, whole: int) -> None:
    assert nearest(value) == whole


def test_boxes_that_only_touch_share_no_pixel() -> None:
    assert intersection((0, 0, 10, 10), (10, 0, 20, 10)) is None
    assert intersection((0, 0, 10, 10), (5, -5, 20, 5)) == (5, 0, 10, 5)


def test_a_union_holds_both() -> None:
    assert union((0, 0, 10, 10), (20, -5, 30, 5)) == (0, -5, 30, 10)
