"""The room that a text has in a post, when link and hashtags are taken off."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from kit.campaign.model import Campaign, Message, Slot
from kit.errors import Where
from kit.l10n.wording import Wording
from kit.platforms.counting import measure
from kit.platforms.table import shipped_table
from kit.post.budget import budgets, notes, room
from kit.post.copy import compose

PLATFORMS = {name: each for name, each in shipped_table().platforms.items() if each.post.maximum}
WordingFactory = Callable[..., Wording]


def test_what_link_and_hashtags_leave(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    (budget,) = budgets(make_wording({"post": "Hello <b>you</b>"}), campaign, PLATFORMS["x"], environment)
    assert (budget.slot, budget.used, budget.room, budget.remaining) == ("post", 9, 280 - 2 - 23 - 2 - 17, 227)


@pytest.mark.parametrize("name", PLATFORMS)
@pytest.mark.parametrize("letter", ["a", "漢", "ع", "👍🏽", "é", "€"])
def test_a_text_that_fills_its_room_fits_and_no_more_does(
    name: str, letter: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    platform = replace(PLATFORMS[name], threads=None, post=replace(PLATFORMS[name].post, recommended=None))
    (budget,) = budgets(make_wording({"post": letter}), campaign, platform, environment)
    size = budget.used
    if name == "sms" and size > 1:
        return  # no character is divided between segments, so that each may have a unit less of room
    most = budget.room // size
    full, problems = compose(make_wording({"post": letter * most}), campaign, platform, environment)
    assert full is not None, problems
    assert compose(make_wording({"post": letter * (most + 2)}), campaign, platform, environment)[0] is None


@given(st.text(st.sampled_from("abc äß漢字👍 שלום.\n"), min_size=1, max_size=400), st.sampled_from(sorted(PLATFORMS)))
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_remains_is_what_the_whole_post_lacks(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory, text: str, name: str
) -> None:
    platform = replace(PLATFORMS[name], threads=None)
    if not text.strip():
        return
    wording = make_wording({"post": text})
    (budget,) = budgets(wording, campaign, platform, environment)
    post, _ = compose(wording, campaign, platform, environment)
    assert (post is not None) == (budget.remaining >= 0)
    if post is not None:
        assert budget.remaining == measure(post.text, platform.post).remaining


def test_the_room_is_that_of_the_locale_that_has_least(campaign: Campaign, environment: Environment) -> None:
    assert room(replace(campaign, locales=("de",)), "drop", PLATFORMS["bluesky"], environment) == 300 - 2 - 35 - 2 - 17
    assert (
        room(campaign, "drop", PLATFORMS["bluesky"], environment) < 300 - 2 - 35 - 2 - 17
    )  # Arabic marks its hashtags


def test_translators_are_told_of_the_platforms_that_get_a_text(campaign: Campaign, environment: Environment) -> None:
    texts = {"post": "a long text " * 25, "post_short": "a short text"}
    slots = tuple(Slot(name, text, None, None, "", Where(campaign.file)) for name, text in texts.items())
    message = Message("drop", "statement", slots, {}, (), {}, (), Where(campaign.file))
    made = replace(campaign, messages=(message,), locales=("de",))
    platforms = [PLATFORMS[name] for name in ("bluesky", "facebook", "mastodon", "x")]
    assert notes(made, platforms, environment) == {
        ("drop", "post"): ("Posted on Facebook, Mastodon.\nRoom beside link and hashtags: 456 characters on Mastodon."),
        ("drop", "post_short"): (
            "Posted on Bluesky, X.\n"
            "Room beside link and hashtags: 236 characters on X (118 in Chinese, Japanese and Korean), 244 on Bluesky."
        ),
    }


def test_translators_are_told_of_one_character_in_the_singular(campaign: Campaign, environment: Environment) -> None:
    slot = Slot("post", "a", None, None, "", Where(campaign.file))
    message = Message("drop", "statement", (slot,), {}, (), {}, (), Where(campaign.file))
    made = replace(campaign, messages=(message,), locales=("de",))
    platform = PLATFORMS["bluesky"]
    left = room(made, "drop", platform, environment)
    narrow = replace(platform, threads=None, post=replace(platform.post, maximum=platform.post.maximum - left + 1))
    assert notes(made, [narrow], environment)["drop", "post"] == (
        "Posted on Bluesky.\nRoom beside link and hashtags: 1 character on Bluesky."
    )
