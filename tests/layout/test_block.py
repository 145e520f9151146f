from __future__ import annotations

import pytest

from kit.markup.model import Length
from tests.layout.trees import AUTO, block, element, laid_out, place, places


def test_blocks_are_stacked_and_their_margins_do_not_collapse() -> None:
    root = block(block(height=20, margin=(10, 0, 10, 5)), block("ab", margin=(10, 7, 0, 0)), padding=(1, 2, 3, 4))
    assert places(root) == [(9, 11, 389, 20), (4, 51, 387, 20)]


def test_widths_by_percentage_and_limits() -> None:
    root = block(block(width="50%"), block(width="50%", max_width=120), block(min_width=500))
    assert [box[2] for box in places(root)] == [200, 120, 500]


def test_auto_margins_center_or_push() -> None:
    root = block(block(width=100, margin=(0, AUTO, 0, AUTO)), block(width=100, margin=(0, 0, 0, AUTO)))
    assert [box[0] for box in places(root)] == [150, 300]


def test_padding_and_border_are_part_of_the_size() -> None:
    root = laid_out(block(block(block("ab"), width=100, padding=10, border=5)), 400, 300)
    box = root.children[0]
    assert place(box) == (0, 0, 100, 50)
    assert place(box.children[0]) == (15, 15, 70, 20)


def test_a_size_is_never_less_than_padding_and_border() -> None:
    assert places(block(block(width=10, height=10, padding=20))) == [(0, 0, 40, 40)]


def test_heights_have_limits() -> None:
    root = block(block("ab", min_height=50), block("ab cd", width=30, max_height=30), block(height=90, max_height=80))
    assert [box[3] for box in places(root)] == [50, 30, 80]


def test_a_ratio_gives_the_height_and_content_may_push_it() -> None:
    root = block(block(width=100, aspect_ratio=2), block(block(height=90), width=100, aspect_ratio=2))
    assert [box[3] for box in places(root)] == [50, 90]


def test_runs_of_inline_content_stand_in_anonymous_blocks() -> None:
    root = block("ab ", element("b", "cd", display="inline"), block(height=10), " ", block(height=5), "ef")
    assert [box[3] for box in places(root)] == [20, 10, 5, 20]
    assert laid_out(root, 400, 300).children[0].style.padding.top == Length()


def test_hidden_elements_take_no_part() -> None:
    assert places(block(block(height=10, display="none"), block(height=20))) == [(0, 0, 400, 20)]


def test_right_to_left_blocks_start_at_the_right() -> None:
    root = block(block(width=100, margin=(0, 10, 0, 30)), block(width="50%"), direction="rtl", padding=(0, 5, 0, 15))
    assert [box[0] for box in places(root)] == [285, 205]


def test_borders_are_whole_px() -> None:
    root = laid_out(block(block(block(height=10), border=(0.3, 2.9, 0, 1.2))), 400, 300)
    assert place(root.children[0].children[0]) == (1, 1, 397, 10)


def test_a_ratio_carries_the_limits_of_the_height_to_the_width() -> None:
    root = block(block(max_height=50, aspect_ratio=2), block("abcdef", height=20, aspect_ratio=2))
    assert places(root) == [(0, 0, 100, 50), (0, 50, 60, 20)]


def test_percentages_refer_to_the_height_that_a_ratio_gives() -> None:
    outer = block(block(height="50%"), block(height=90), width=100, aspect_ratio=2)
    assert [box.height for box in laid_out(block(outer), 400, 300).children[0].children] == [25, 90]


@pytest.mark.parametrize(
    ("align", "y"),
    [("normal", 0), ("start", 0), ("center", 40), ("end", 80), ("space-around", 40), ("space-between", 0)],
)
def test_align_content_moves_what_is_in_a_block(align: str, y: float) -> None:
    inside = laid_out(block(block(block(height=20), height=100, align_content=align)), 400, 300).children[0]
    assert inside.children[0].y == y


def test_align_content_leaves_what_is_too_tall() -> None:
    inside = laid_out(block(block(block(height=120), height=100, align_content="end")), 400, 300).children[0]
    assert inside.children[0].y == 0


@pytest.mark.parametrize("top", ["0%", "50%"])
def test_a_top_by_percentage_of_an_unknown_height_is_auto(top: str) -> None:
    """So the bottom counts; where the height is known the top does (CSS 2.2, 9.4.3)."""
    moved = block(height=10, position="relative", inset=(top, AUTO, 5, AUTO))
    assert laid_out(block(block(moved)), 400, 300).children[0].children[0].y == -5
    assert laid_out(block(block(moved, height=40)), 400, 300).children[0].children[0].y == (20 if top == "50%" else 0)
