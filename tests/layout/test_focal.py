"""What matters in a picture is seen: not cropped away, not below a platform's buttons, not below words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kit.errors import Where
from kit.markup.model import Element
from kit.platforms.model import Insets
from tests.layout.conftest import NO_INSETS, LayOut, pictures
from tests.layout.trees import AUTO, block, element

LABEL = "drop in de, instagram.story"


def photo(focal: str, **values: Any) -> Element:
    """A picture over the whole card of 400 x 300 px, marked with its focal point."""
    whole: dict[str, Any] = {"position": "absolute", "inset": 0, "width": 400, "height": 300, "object_fit": "cover"}
    image = element("img", source="a.jpg", decorative=True, **(whole | values))
    return replace(image, attributes={**image.attributes, "data-focal": focal})


def told(card: LayOut, *children: Element, safe: Insets = NO_INSETS) -> list[str]:
    return [problem.what for problem in card(block(*children, height=300), safe=safe).problems]


def test_a_focal_point_that_is_seen(card: LayOut) -> None:
    # The picture of 200 x 100 px is drawn 600 x 300 px large; a third of it is cropped away, half of that at the left.
    assert told(card, photo("50% 50%"), photo("20% 90%")) == []


def drawn_at(card: LayOut, focal: str, *others: Element, safe: Insets = NO_INSETS, **values: Any) -> tuple[int, int]:
    """Where on the card the focal point of a picture is drawn that no problem is told of, px."""
    display = card(block(photo(focal, **values), *others, height=300), safe=safe)
    assert display.problems == ()
    [picture] = pictures(display.operations)
    across, down = (float(share.removesuffix("%")) / 100 for share in focal.split())
    assert min(picture.offset) >= 0
    assert picture.size[0] - picture.offset[0] >= picture.rect.width - 1e-6
    assert picture.size[1] - picture.offset[1] >= picture.rect.height - 1e-6
    x, y = picture.rect.x - picture.offset[0], picture.rect.y - picture.offset[1]
    return round(x + picture.size[0] * across), round(y + picture.size[1] * down)


@pytest.mark.parametrize(
    ("focal", "position", "x"),
    [
        ("50% 50%", (0.5, 0.5), 200),
        ("30% 50%", (0.5, 0.5), 80),
        ("10% 50%", (0.5, 0.5), 0),
        ("95% 50%", (0.5, 0.5), 400),
        ("95% 50%", (0.0, 0.5), 400),
    ],
)
def test_a_crop_is_shifted_only_as_far_as_to_hold_the_focal_point(
    focal: str, position: tuple[float, float], x: int, card: LayOut
) -> None:
    assert drawn_at(card, focal, object_position=position) == (x, 150)


def test_a_crop_is_shifted_into_the_safe_zone(card: LayOut) -> None:
    """The point would stand 20 px from the left, and 60 px of slack are to the left of the picture."""
    assert drawn_at(card, "10% 50%", safe=Insets(left=30), object_position=(0.2, 0.5)) == (30, 150)
    assert drawn_at(card, "10% 50%", safe=Insets(left=60), object_position=(0.2, 0.5)) == (60, 150)
    assert drawn_at(card, "90% 50%", safe=Insets(right=50), object_position=(0.9, 0.5)) == (350, 150)


def test_only_what_no_shift_shows_is_told(card: LayOut) -> None:
    narrow = photo("10% 50%", object_position=(0.2, 0.5))
    assert told(card, narrow, safe=Insets(left=80)) == [
        f"img of {LABEL}: the focal point leaves the safe zone by 60 px at the left"
    ]


def test_a_crop_is_shifted_out_from_under_words(card: LayOut) -> None:
    words = block("MMM", slot="headline", font_size=60)
    x, y = drawn_at(card, "30% 10%", words)
    assert y == 30
    [text] = card(block(words, height=300)).texts
    assert x - 10 < text.ink.right < x + 10


def test_a_crop_is_shifted_into_a_gap_where_there_is_no_more_room(card: LayOut) -> None:
    words = block("MMMMMM", slot="headline", font_size=60)
    [text] = card(block(words, height=300)).texts
    x, _ = drawn_at(card, "60% 10%", words, safe=Insets(right=72))
    assert text.ink.right - 10 < x <= 328


def test_what_is_told_stands_where_the_focal_point_is_written(card: LayOut) -> None:
    root = block(photo("50% 10%"), height=300)
    places = {"a.jpg": Where("campaign.yaml", 12)}
    [problem] = card(root, safe=Insets(top=50), focal_places=places).problems
    assert problem.where == places["a.jpg"]


@pytest.mark.parametrize("share", [0, 10, 50, 95, 100])
def test_a_crop_at_the_focal_point_holds_it(share: int, card: LayOut) -> None:
    assert told(card, photo(f"{share}% 50%", object_position=(share / 100, 0.5))) == []


def test_a_focal_point_below_the_buttons_of_a_platform(card: LayOut) -> None:
    assert told(card, photo("50% 10%"), safe=Insets(top=50)) == [
        f"img of {LABEL}: the focal point leaves the safe zone by 20 px at the top"
    ]


def test_a_focal_point_outside_the_card(card: LayOut) -> None:
    assert told(card, photo("50% 50%", inset=(-160, AUTO, AUTO, 0))) == [
        f"img of {LABEL}: the focal point leaves the card by 10 px at the top"
    ]


def test_words_on_the_focal_point(card: LayOut) -> None:
    """The point can be shifted from 100 px to 300 px, and all of that is under them."""
    words = block("MMMMMM", slot="headline", font_size=60)
    assert told(card, photo("50% 10%"), words) == [f"img of {LABEL}: the focal point is covered by headline"]
    assert told(card, photo("50% 70%"), words) == []


def test_between_two_lines_a_point_is_covered_as_well(card: LayOut) -> None:
    words = block("MMMMMM MMMMMM", slot="headline", font_size=60, line_height=2)
    assert told(card, photo("50% 40%"), words) == [f"img of {LABEL}: the focal point is covered by headline"]


def test_only_ink_covers(card: LayOut) -> None:
    """Beside the second, shorter line there is nothing."""
    words = block("MMMMMM", element("br"), "M", font_size=60)
    assert told(card, photo("60% 35%"), words) == []


def test_a_picture_that_is_shown_whole(card: LayOut) -> None:
    """It is 400 x 200 px, and begins 50 px below the top."""
    words = block("MMMMMM", font_size=40)
    assert told(card, photo("20% 5%", object_fit="contain"), words, safe=Insets(top=0)) == []
    assert "covered" in told(card, photo("20% 5%", object_fit="fill"), words)[0]


def test_no_focal_point(card: LayOut) -> None:
    [problem] = card(block(photo("left"), height=300)).problems
    assert str(problem) == "campaign.yaml: img: 'left' is no focal point (write data-focal=\"40% 30%\")"
