"""The table of platforms: complete, and every value with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kit.platforms.counting import RULES
from kit.platforms.model import Insets
from kit.platforms.table import nearest, placement, placement_names, platforms, table

SIZES = {
    "instagram.portrait": (1080, 1350),
    "instagram.square": (1080, 1080),
    "instagram.story": (1080, 1920),
    "facebook.link": (1200, 630),
    "x.landscape": (1600, 900),
    "linkedin.landscape": (1200, 627),
    "bluesky.square": (1080, 1080),
    "mastodon.landscape": (1600, 900),
    "whatsapp.status": (1080, 1920),
    "pinterest.pin": (1000, 1500),
}


def stating(tables: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every table that states a value of its own, by its path."""
    own = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    if own.keys() - {"title"}:
        yield path, own
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from stating(value, f"{path}.{key}" if path else key)


STATING = dict(stating(table()))


def test_the_placements_have_the_sizes_that_the_platforms_show() -> None:
    assert {name: (placement(name).width, placement(name).height) for name in placement_names()} == SIZES


@pytest.mark.parametrize("path", STATING)
def test_every_value_says_where_it_comes_from(path: str) -> None:
    stated = STATING[path]
    assert len(stated["source"]) > 10
    assert isinstance(stated["checked"], datetime.date)
    assert stated["confidence"] in ("high", "medium", "low")


def test_placements_and_limits_carry_their_source() -> None:
    for platform in platforms().values():
        for value in (*platform.placements, platform.post, platform.alt):
            assert value.source
            assert datetime.date.fromisoformat(value.checked)
            assert value.confidence in ("high", "medium", "low")


def test_a_placement_is_as_sure_as_the_least_sure_of_its_values() -> None:
    assert placement("x.landscape").confidence == "medium"
    assert placement("instagram.story").confidence == "high"
    assert placement("whatsapp.status").confidence == "low"
    assert "precaution" in placement("whatsapp.status").note


def test_safe_zones_are_only_where_a_platform_covers_the_picture() -> None:
    assert placement("instagram.story").safe == Insets(top=269, right=65, bottom=672, left=65)
    assert placement("whatsapp.status").safe == Insets(top=250, right=65, bottom=340, left=65)
    assert placement("x.landscape").safe == Insets()


def test_png_comes_first_where_it_is_taken_and_instagram_takes_only_jpeg() -> None:
    for name in placement_names():
        wanted = ("jpeg",) if name.startswith("instagram.") else ("png", "jpeg")
        assert placement(name).types == wanted


def test_limits_count_by_rules_that_there_are() -> None:
    for platform in platforms().values():
        assert platform.post.rule in RULES
        assert platform.alt.rule in RULES
        assert platform.post.maximum > 0
    assert (platforms()["bluesky"].post.maximum, platforms()["bluesky"].post.max_bytes) == (300, 3000)
    assert platforms()["whatsapp"].alt.maximum == 0


def test_only_share_links_with_room_for_a_text_take_one() -> None:
    takers = {name for name, platform in platforms().items() if platform.share_takes_text}
    assert takers == {"x", "bluesky", "mastodon", "whatsapp", "pinterest"}
    assert platforms()["instagram"].share == ""


def test_instagram_opens_no_links_and_takes_five_hashtags() -> None:
    assert not platforms()["instagram"].link_in_text
    assert platforms()["instagram"].max_hashtags == 5
    assert platforms()["x"].link_in_text


def test_an_unknown_placement_is_a_mistake_in_the_program() -> None:
    with pytest.raises(KeyError):
        placement("myspace.wall")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("instagram.storry", "instagram.story"),
        ("Instagram.Portrait", "instagram.portrait"),
        ("pinterest", "pinterest.pin"),
        ("x", "x.landscape"),
        ("x.square", "x.landscape"),
        ("whatsapp.story", "whatsapp.status"),
        ("story", "instagram.story"),
        ("something else", None),
    ],
)
def test_nearest_names_what_was_meant(written: str, meant: str | None) -> None:
    assert nearest(written) == meant
