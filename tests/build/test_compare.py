from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.build.compare import GAP, assert_alike, side_by_side


@pytest.fixture
def old() -> Image.Image:
    image = Image.new("RGB", (40, 30), "white")
    image.paste("navy", (5, 5, 20, 20))
    return image


def test_images_that_are_alike_pass_without_a_word(old: Image.Image, tmp_path: Path) -> None:
    assert_alike(old, old.point(lambda level: max(0, level - 1)), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_difference_is_shown_in_one_file_that_the_message_names(old: Image.Image, tmp_path: Path) -> None:
    new = old.copy()
    new.paste("red", (25, 5, 35, 25))
    with pytest.raises(AssertionError) as caught:
        assert_alike(old, new, tmp_path)
    (path,) = tmp_path.iterdir()
    assert str(path) in str(caught.value)
    with Image.open(path) as shown:
        assert shown.size == (3 * 40 + 4 * GAP, 30 + 2 * GAP)
        first, second, third = GAP, 40 + 2 * GAP, 80 + 3 * GAP
        panels = [shown.crop((left, GAP, left + 40, GAP + 30)) for left in (first, second, third)]
    assert [panel.tobytes() for panel in panels[:2]] == [old.tobytes(), new.tobytes()]
    assert panels[2].getbbox() == (25, 5, 35, 25)


def test_another_size_is_a_difference(old: Image.Image, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="it was 40 x 30 px and is 40 x 32 px"):
        assert_alike(old, Image.new("RGB", (40, 32)), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_faint_difference_can_be_seen(old: Image.Image) -> None:
    new = old.point(lambda level: max(0, level - 10))
    assert side_by_side(old, new).getpixel((80 + 3 * GAP + 1, GAP + 1)) == (40, 40, 40)
