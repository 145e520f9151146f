"""The table of platforms: complete, and every value with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.platforms.age import YEAR, age, in_words, outdated
from kit.platforms.convert import platform as converted
from kit.platforms.describe import described
from kit.platforms.faults import faults
from kit.platforms.fields import PlatformBlock
from kit.platforms.model import NOT_STATED, Evidence, Insets
from kit.platforms.table import shipped_table, shipped_values

TABLE = shipped_table()
PLATFORMS = {
    *("x", "facebook", "instagram", "threads", "linkedin", "bluesky", "mastodon", "whatsapp", "telegram", "youtube"),
    *("tiktok", "pinterest", "reddit", "discord", "snapchat", "vk", "line", "opengraph", "email", "sms"),
}
SIZES = {  # of the placements that the sample campaign has had from the beginning
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
READ = datetime.date(2026, 11, 22)  # the day on which the newest of Kit's values were read


def stating(tables: Mapping[str, Any], path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every table that states a value of its own, by its path."""
    own = {key: value for key, value in tables.items() if not isinstance(value, dict)}
    if own.keys() - {"title"}:
        yield path, own
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from stating(value, f"{path}.{key}")


STATING = {path: own for name, values in shipped_values().items() for path, own in stating(values, name)}


def test_every_platform_is_there() -> None:
    assert set(TABLE.platforms) == PLATFORMS
    assert list(TABLE.platforms) == sorted(TABLE.platforms)


def test_the_placements_have_the_sizes_that_the_platforms_show() -> None:
    assert {name: (TABLE.placements[name].width, TABLE.placements[name].height) for name in SIZES} == SIZES


@pytest.mark.parametrize("path", STATING)
def test_every_value_says_where_it_comes_from(path: str) -> None:
    stated = STATING[path]
    assert len(stated["source"]) > 10
    assert datetime.date(2026, 1, 1) <= stated["checked"] <= READ
    assert stated["confidence"] in ("high", "medium", "low")
    assert "own" not in stated
    if stated["confidence"] == "high":  # read in a page, a specification or source code, or seen in the app itself
        assert "https://" in stated["source"] or "RFC " in stated["source"] or "hashtag" in stated["source"]


@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_what_a_platform_says_of_itself_goes_together(name: str) -> None:
    block = PlatformBlock.model_validate(shipped_values()[name])
    assert list(faults(block)) == []
    assert converted(name, block) == TABLE.platforms[name]


@pytest.mark.parametrize("name", sorted(PLATFORMS))
def test_each_value_has_its_evidence_and_its_words(name: str) -> None:
    platform = TABLE.platforms[name]
    evidence = platform.evidence()
    assert {f"{name}.{path}" for path in evidence} == {path for path in STATING if path.startswith(f"{name}.")}
    assert NOT_STATED not in evidence.values()
    assert evidence.keys() <= described(platform).keys()


def test_safe_zones_are_only_where_a_platform_covers_the_picture() -> None:
    assert TABLE.placements["instagram.story"].safe == Insets(top=269, right=65, bottom=672, left=65)
    assert TABLE.placements["whatsapp.status"].safe == Insets(top=250, right=65, bottom=340, left=65)
    assert TABLE.placements["x.landscape"].safe == Insets()


def test_types_without_a_loss_come_first_where_they_are_taken() -> None:
    for place in TABLE.placements.values():
        assert place.types == tuple(kind for kind in ("png", "webp", "jpeg") if kind in place.files.accepted)
        assert "jpeg" in place.types
        if place.platform in ("instagram", "tiktok"):
            assert "png" not in place.types, place.name
    assert TABLE.placements["instagram.portrait"].types == ("jpeg",)
    assert TABLE.placements["tiktok.photo"].types == ("webp", "jpeg")
    assert TABLE.placements["whatsapp.status"].types == ("png", "jpeg")


def test_a_placement_may_take_other_files_than_its_platform() -> None:
    assert TABLE.placements["youtube.thumbnail"].max_bytes == 2_000_000
    assert TABLE.placements["youtube.community"].max_bytes == 16_000_000
    assert TABLE.placements["instagram.square"].max_images == 10
    assert TABLE.placements["instagram.story"].max_images == 1


def test_ratios_are_those_of_the_placement_or_else_of_its_files() -> None:
    ratios = {name: place.accepted_ratios for name, place in TABLE.placements.items()}
    assert ratios["x.landscape"] == (3 / 4, 2)
    assert ratios["instagram.square"] == (4 / 5, 1.91)
    assert ratios["instagram.story"] == (9 / 16, 9 / 16)
    assert ratios["telegram.square"] == (1 / 20, 20)
    assert ratios["bluesky.square"] == (None, None)
    known = [name for name, (narrowest, widest) in ratios.items() if narrowest or widest]
    assert len(known) == 35
    for name in known:
        narrowest, widest = ratios[name]
        shape = TABLE.placements[name].width / TABLE.placements[name].height
        assert (narrowest or 0) - 0.01 <= shape <= (widest or 100) + 0.01, name


def test_a_newer_source_draws_no_card_anew() -> None:
    """The cache of cards goes by what a placement looks like as text."""
    place = TABLE.placements["whatsapp.status"]
    assert "https://" not in repr(place)
    newer = Evidence("https://example.org", READ, "high")
    same = replace(place, evidence=newer, safe_evidence=newer, files=replace(place.files, evidence=newer))
    assert repr(same) == repr(place)
    assert repr(replace(place, width=1081)) != repr(place)


def test_limits_that_others_have_published() -> None:
    table = TABLE.platforms
    assert (table["bluesky"].post.maximum, table["bluesky"].post.max_bytes) == (300, 3000)
    assert (table["x"].post.maximum, table["x"].post.rule) == (280, "x_weighted")
    assert (table["threads"].post.maximum, table["threads"].links and table["threads"].links.maximum) == (500, 5)
    assert (table["telegram"].post.maximum, table["telegram"].texts["message"].maximum) == (1024, 4096)
    assert (table["tiktok"].texts["title"].maximum, table["tiktok"].post.maximum) == (90, 4000)
    assert table["whatsapp"].alt.maximum == 0
    preview = table["opengraph"]
    assert (preview.post.maximum, preview.texts["title"].maximum, preview.alt.maximum) == (200, 70, 420)
    assert table["sms"].placements == ()


def test_links_that_cannot_be_opened_and_hashtags() -> None:
    table = TABLE.platforms
    assert {name for name, platform in table.items() if not platform.link_in_text} == {"instagram", "tiktok"}
    assert (table["instagram"].max_hashtags, table["x"].max_hashtags) == (5, None)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("instagram.storry", {"instagram.story"}),
        ("Instagram.Portrait", {"instagram.portrait"}),
        ("x.landscap", {"x.landscape"}),
        ("status", {"whatsapp.status"}),
        ("story", {"facebook.story", "instagram.story", "snapchat.story", "telegram.story"}),
        ("vk", {"vk.square", "vk.link"}),
        ("sms.message", set()),
        ("something else", set()),
    ],
)
def test_near_names_what_was_meant(written: str, meant: set[str]) -> None:
    assert set(TABLE.near(written)) == meant


@given(days=st.integers(0, 4000))
def test_an_age_counts_from_the_day_of_reading(days: int) -> None:
    told = Evidence("https://example.org", READ, "high")
    today = READ + datetime.timedelta(days=days)
    assert age(told, today) == days
    platform = TABLE.platforms["snapchat"]
    oldest = min(each.checked for each in platform.evidence().values() if each.checked)
    old = outdated(platform, oldest + datetime.timedelta(days=days))
    assert bool(old) == (days > YEAR)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        *((None, "own"), (0, "today"), (1, "1 day"), (2, "2 days"), (59, "59 days"), (60, "2 months")),
        *((365, "12 months"), (729, "24 months"), (730, "2 years"), (1100, "3 years")),
    ],
)
def test_an_age_in_words(days: int | None, words: str) -> None:
    assert in_words(days) == words
