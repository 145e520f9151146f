"""How many hashtags, links and cashtags a post may have: counted as a whole, and filled up by the campaign's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from kit.campaign.model import Campaign
from kit.errors import Where
from kit.platforms.hashtags import hashtags
from kit.platforms.model import Hashtags, Platform
from kit.platforms.table import shipped_table
from kit.post.copy import compose
from kit.post.numbers import filled_up, too_many
from tests.post.conftest import CATALOG, WordingFactory

PLATFORMS = shipped_table().platforms
LINKS = " ".join(f"https://example.org/{number}" for number in range(6))
OWN = "Join #EndSilence and #KeepChildrenSafe and #ChildSafetyFirst."
SIX = ("ChildSafetyFirst", "ChildSafety", "Children", "Europe", "Petition", "Online")


def told(text: str, platform: str) -> list[str]:
    return [str(found) for found in too_many(text, PLATFORMS[platform])]


@pytest.mark.parametrize(
    ("platform", "text", "expected"),
    [
        ("threads", LINKS, ["6 links, and it takes at most 5"]),
        ("threads", LINKS.replace("https://", ""), ["6 links, and it takes at most 5"]),
        ("threads", LINKS.replace("example.org/5", "example.org/4"), []),  # one address twice
        ("x", LINKS, []),
        ("threads", "#a1 #b2", ["2 hashtags, and it takes at most 1"]),
        ("instagram", "#a1 #b2 #c3 #d4 #e5", []),
        ("instagram", "#a1 #b2 #c3 #d4 #e5 #f6", ["6 hashtags, and it takes at most 5"]),
        ("whatsapp", "#a1 #b2", []),  # they lead nowhere there, and are taken all the same
        ("x", "Shares of $AAPL and $GOOG fell", ["2 cashtags, and it takes at most 1"]),
        ("x", "Shares of $AAPL fell by $5 to $20", []),
        ("mastodon", "Shares of $AAPL and $GOOG fell", []),
    ],
)
def test_what_a_post_has_too_many_of(platform: str, text: str, expected: list[str]) -> None:
    assert told(text, platform) == expected


@pytest.mark.parametrize(
    ("platform", "count"), [("instagram", 5), ("tiktok", 5), ("threads", 1), ("x", 8), ("facebook", 8), ("line", 0)]
)
def test_the_campaign_s_hashtags_fill_up_what_the_text_leaves(platform: str, count: int) -> None:
    most = PLATFORMS[platform].max_hashtags
    assert len(filled_up("", SIX, PLATFORMS[platform])) == (6 if most is None else min(6, most))
    further = filled_up(OWN, SIX, PLATFORMS[platform])
    assert "ChildSafetyFirst" not in further
    assert len(further) == max(0, count - 3)


def test_no_hashtag_is_written_twice_whatever_its_capitals() -> None:
    x = PLATFORMS["x"]
    assert filled_up("For #CHILDSAFETY!", ("ChildSafety", "Straße", "strasse", "Straße"), x) == ("Straße",)


@given(st.lists(st.sampled_from(SIX)), st.lists(st.sampled_from(SIX)), st.sampled_from(sorted(PLATFORMS)))
def test_a_post_filled_up_has_no_more_than_is_taken_and_none_twice(own: list[str], tags: list[str], name: str) -> None:
    platform = PLATFORMS[name]
    text = " ".join(f"#{tag}" for tag in dict.fromkeys(own))
    further = filled_up(text, tags, platform)
    every = [*dict.fromkeys(own), *further]
    assert len(every) == len(set(every))
    if platform.max_hashtags is not None:
        assert len(every) <= max(platform.max_hashtags, len(set(own)))
    if platform.max_hashtags is None:
        assert set(every) == {*own, *tags}


@pytest.mark.parametrize(("platform", "tags"), [("x", 8), ("instagram", 5)])
def test_a_post_has_the_text_s_hashtags_and_as_many_of_the_campaign_s_as_fit(
    platform: str, tags: int, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, problems = compose(
        make_wording({"post": OWN}, "en"), replace(campaign, hashtags=SIX), PLATFORMS[platform], environment
    )
    assert problems == ()
    assert post is not None
    rule = PLATFORMS[platform].hashtags
    assert rule is not None
    found = hashtags(post.text, rule.rule)
    assert len(found) == len(set(found)) == tags
    assert found[:3] == ("EndSilence", "KeepChildrenSafe", "ChildSafetyFirst")


@pytest.mark.parametrize(
    ("platform", "text", "what", "hint"),
    [
        (
            "threads",
            f"See {LINKS}",
            "7 links, and it takes at most 5",
            "take 2 of them out of post; the campaign's link counts too",
        ),
        ("threads", OWN, "3 hashtags, and it takes at most 1", "take 2 of them out of post"),
        ("x", "$AAPL and $GOOG", "2 cashtags, and it takes at most 1", "take 1 of them out of post"),
    ],
)
def test_too_many_in_the_text_are_a_problem_at_its_line(
    platform: str,
    text: str,
    what: str,
    hint: str,
    campaign: Campaign,
    environment: Environment,
    make_wording: WordingFactory,
) -> None:
    post, (problem,) = compose(make_wording({"post": text}, "en"), campaign, PLATFORMS[platform], environment)
    assert post is None
    assert problem.where == Where(CATALOG, 10)
    assert problem.what == f"post of drop in en for {PLATFORMS[platform].title}: {what}"
    assert problem.hint == hint


def test_a_shorter_text_that_has_fewer_is_taken(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"post": f"See {LINKS}", "post_short": "See https://example.org/1"}, "en")
    post, problems = compose(wording, campaign, PLATFORMS["threads"], environment)
    assert problems == ()
    assert post is not None
    assert post.slot == "post_short"


def test_a_thread_may_have_more_links_than_one_of_its_parts(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    sentence = "Many people have written of it, and they say the same again and again, as here: "
    text = " ".join(f"{sentence}https://example.org/{number}. Read it." for number in range(8))
    post, problems = compose(make_wording({"post": text}, "en"), campaign, PLATFORMS["threads"], environment)
    assert problems == ()
    assert post is not None
    assert len(post.parts) > 1
    assert not any(any(too_many(part.text, PLATFORMS["threads"])) for part in post.parts)
    crowded = LINKS.replace(" ", ", ")
    many, (problem, crowd) = compose(
        make_wording({"post": f"{sentence * 6} {crowded}"}, "en"), campaign, PLATFORMS["threads"], environment
    )
    assert many is None
    assert "too long" in problem.what
    assert "7 links" in crowd.what


def test_the_hashtags_of_a_thread_leave_its_first_part_that_many_fewer(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    text = "One sentence that is neither long nor short, and says little. " * 10 + "Share it with #childsafetyfirst!"
    post, problems = compose(make_wording({"post": text}, "en"), campaign, PLATFORMS["threads"], environment)
    assert problems == ()
    assert post is not None
    assert len(post.parts) > 1
    assert [part.text.count("#") for part in post.parts] == [0] * (len(post.parts) - 1) + [1]


def test_a_platform_that_says_nothing_of_hashtags_gets_none_twice() -> None:
    plain = Platform("forum", "The forum")
    assert filled_up("For #ChildSafety.", ("ChildSafety", "Children"), plain) == ("Children",)
    none = replace(plain, hashtags=Hashtags("common_subset", PLATFORMS["x"].post.evidence, maximum=0))
    assert filled_up("", ("ChildSafety",), none) == ()
