"""What matters in a picture is seen: not cropped away, not below a platform's buttons, not below words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kit.markup.model import Element
from kit.platforms.model import Insets
from tests.layout.conftest import LayOut
from tests.layout.trees import AUTO, block, element

LABEL = "drop in de, instagram.story"


def photo(focal: str, **values: Any) -> Element:
    """A picture over the whole card of 400 x 300 px, marked with its focal point."""
    whole: dict[str, Any] = {"position": "absolute", "inset": 0, "width": 400, "height": 300, "object_fit": "cover"}
    image = element("img", source="a.jpg", decorative=True, **(whole | values))
    return replace(image, attributes={**image.attributes, "data-focal": focal})


def told(card: LayOut, *children: Element, safe: Insets = Insets()) -> list[str]:  # noqa: B008
    return [problem.what for problem in card(block(*children, height=300), safe=safe).problems]


def test_a_focal_point_that_is_seen(card: LayOut) -> None:
    # The picture of 200 x 100 px is drawn 600 x 300 px large; a third of it is cropped away, half of that at the left.
    assert told(card, photo("50% 50%"), photo("20% 90%")) == []


@pytest.mark.parametrize(
    ("focal", "position", "by"),
    [
        ("10% 50%", (0.5, 0.5), "by 40 px at the left"),
        ("95% 50%", (0.5, 0.5), "by 70 px at the right"),
        ("95% 50%", (0.0, 0.5), "by 170 px at the right"),
    ],
)
def test_a_crop_without_the_focal_point(focal: str, position: tuple[float, float], by: str, card: LayOut) -> None:
    assert told(card, photo(focal, object_position=position)) == [
        f"img of {LABEL}: the focal point leaves the crop {by}"
    ]


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
    words = block("MMMMMM", slot="headline", font_size=60)
    assert told(card, photo("30% 10%"), words) == [f"img of {LABEL}: the focal point is covered by headline"]
    assert told(card, photo("30% 70%"), words) == []


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
