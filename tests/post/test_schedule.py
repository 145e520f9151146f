"""The rows of a calendar: which post goes out when, and what is spread where a program wants a gap."""

from __future__ import annotations

import datetime
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from kit.campaign.model import Campaign, Message, Quiet
from kit.errors import Where
from kit.platforms.table import shipped_table
from kit.post.copy import Post, compose
from kit.post.schedule import Attachment, Row, schedule, spread
from tests.post.conftest import WordingFactory

PLATFORMS = shipped_table().platforms
BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = datetime.datetime(2026, 12, 1, 12, 0, tzinfo=BRUSSELS)
EVENING = datetime.datetime(2026, 12, 1, 18, 0, tzinfo=BRUSSELS)
TEXTS = {"kicker": "Online", "headline": "The fall", "post": "Reports fell.", "post_short": "They fell."}


def dated(campaign: Campaign, **publish: datetime.datetime) -> Campaign:
    message = Message("drop", "statement", (), {}, (), {}, (), Where("campaign.yaml", 9), publish=publish)
    return replace(campaign, messages=(message,), time_zone="Europe/Brussels")


def rows(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory, *platforms: str, **texts: str
) -> tuple[Row, ...]:
    wording = make_wording({**TEXTS, **texts})
    posts: list[Post] = []
    for name in platforms:
        post, problems = compose(wording, campaign, PLATFORMS[name], environment)
        assert post is not None
        assert problems == ()
        posts.append(post)
    pictures = {("drop", "x"): [Attachment("images/x.landscape/drop.png", 5, "Bars")]}
    return schedule(campaign, [(wording, posts)], pictures, PLATFORMS, "Safety")


def test_every_platform_has_its_post_at_the_message_s_moment(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    found = rows(dated(campaign, all=NOON), environment, make_wording, "x", "facebook")
    assert [(row.platform, row.when, row.named) for row in found] == [("x", NOON, False), ("facebook", NOON, False)]
    assert found[0].parts[0].startswith("Reports fell.")
    assert found[0].attachments == (Attachment("images/x.landscape/drop.png", 5, "Bars"),)
    assert found[1].attachments == ()
    assert found[0].link == "https://change.org/childsafetyfirst"
    assert not found[0].is_thread


def test_a_platform_s_own_moment_goes_before_that_of_all(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    found = rows(dated(campaign, all=EVENING, facebook=NOON), environment, make_wording, "x", "facebook")
    assert [(row.platform, row.when, row.named) for row in found] == [("facebook", NOON, True), ("x", EVENING, False)]


def test_platforms_without_a_moment_have_no_row(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    assert [row.platform for row in rows(dated(campaign, x=NOON), environment, make_wording, "x", "facebook")] == ["x"]
    assert rows(dated(campaign), environment, make_wording, "x") == ()
    assert rows(campaign, environment, make_wording, "x") == ()


def test_a_quiet_day_of_the_locale_moves_its_posts(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    quiet = {"de": (Quiet(NOON.date(), NOON.date()),), "all": (Quiet(weekday=2),)}
    (row,) = rows(replace(dated(campaign, all=NOON), quiet_days=quiet), environment, make_wording, "x")
    assert (row.when, row.moved) == (NOON + datetime.timedelta(days=2), True)
    (row,) = rows(replace(dated(campaign, all=NOON), quiet_days={"fr": quiet["de"]}), environment, make_wording, "x")
    assert (row.when, row.moved) == (NOON, False)


def test_the_preview_of_a_link_is_not_posted(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording(TEXTS)
    post, _ = compose(wording, campaign, PLATFORMS["x"], environment)
    assert post is not None
    posts = [(wording, [replace(post, platform="opengraph")])]
    assert schedule(dated(campaign, all=NOON), posts, {}, PLATFORMS, "Safety") == ()


def test_a_thread_is_one_row_with_its_parts(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    long = " ".join(["Reports of abuse fell by more than half within weeks."] * 12)
    (row,) = rows(dated(campaign, all=NOON), environment, make_wording, "x", post=long, post_short=long)
    assert row.is_thread
    assert len(row.parts) > 2


@pytest.mark.parametrize(
    ("texts", "title"),
    [({}, "The fall"), ({"headline": "Fall " * 30}, "Online"), ({"headline": "Fall " * 30, "kicker": ""}, "Safety")],
)
def test_the_title_is_the_first_text_that_a_pin_takes(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory, texts: dict[str, str], title: str
) -> None:
    (row,) = rows(dated(campaign, all=NOON), environment, make_wording, "pinterest", **texts)
    assert row.title == title


def at(*minutes: int) -> tuple[Row, ...]:
    return tuple(
        Row(NOON + datetime.timedelta(minutes=each), False, "x", "m", "", ("text",), "", "", (), False, Where("f"))
        for each in minutes
    )


def minutes(found: tuple[Row, ...]) -> list[int]:
    return [(row.when - NOON) // datetime.timedelta(minutes=1) for row in found]


def test_rows_are_spread_no_further_than_they_must() -> None:
    ten, five, none = (datetime.timedelta(minutes=n) for n in (10, 5, 0))
    assert minutes(spread(at(0, 0, 3, 60), ten, none)) == [0, 10, 20, 60]
    assert minutes(spread(at(1, 5, 6), none, five)) == [5, 5, 10]
    assert spread(at(0, 0, 3), none, none) == at(0, 0, 3)


@given(st.lists(st.integers(0, 300), max_size=12), st.integers(0, 15), st.sampled_from([0, 1, 5, 15]))
def test_spread_rows_keep_gap_step_and_order_and_are_never_early(planned: list[int], gap: int, step: int) -> None:
    planned.sort()
    made = minutes(spread(at(*planned), datetime.timedelta(minutes=gap), datetime.timedelta(minutes=step)))
    assert all(later - earlier >= gap for earlier, later in pairwise(made))
    assert all(not step or minute % step == 0 for minute in made)
    assert all(minute >= wanted for minute, wanted in zip(made, planned, strict=True))


def test_spreading_goes_on_over_a_change_of_the_clocks() -> None:
    night = datetime.datetime(2027, 3, 28, 1, 55, tzinfo=BRUSSELS)
    row = replace(at(0)[0], when=night)
    _, second = spread((row, row), datetime.timedelta(minutes=10), datetime.timedelta())
    assert second.when == datetime.datetime(2027, 3, 28, 3, 5, tzinfo=BRUSSELS)
