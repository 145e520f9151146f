"""What could be better in posts that fit."""

from __future__ import annotations

import dataclasses

import pytest

from kit.campaign.model import Campaign
from kit.errors import Where
from kit.platforms.table import shipped_table
from kit.post.advice import on_hashtags, on_post
from kit.post.copy import Post
from tests.post.conftest import CATALOG, WordingFactory

PLATFORMS = shipped_table().platforms


def post(platform: str, text: str) -> Post:
    return Post(platform, text, 0, 0, "post")


def test_hashtags_are_divided_by_the_words_of_the_campaign(campaign: Campaign) -> None:
    texts = ["Child safety first", "Sécurité d’abord"]
    places = {"childsafetyfirst": Where(campaign.file, 9)}
    tags = dataclasses.replace(campaign, hashtags=("childsafetyfirst", "ChildSafetyFirst", "petition"), places=places)
    assert list(on_hashtags(tags, texts)) == [
        f"{campaign.file}:9: #childsafetyfirst: screen readers read its words apart as #ChildSafetyFirst"
    ]


@pytest.mark.parametrize("written", ["Sign now", "Please sign #childsafety", "#ChildSafety first", "＃childsafety!"])
def test_a_hashtag_in_a_text_is_none_of_its_words(written: str, campaign: Campaign) -> None:
    tags = dataclasses.replace(campaign, hashtags=("childsafety",))
    assert list(on_hashtags(tags, ["Child Safety", written])) == [
        f"{campaign.file}: #childsafety: screen readers read its words apart as #ChildSafety"
    ]


@pytest.mark.parametrize(
    ("platform", "text", "told"),
    [
        ("x", "Now #ChildSafety", []),
        ("x", "Now #child-safety", ["#child-safety: linked only as #child, up to -"]),
        ("bluesky", "Now #child-safety", []),
        ("sms", "Now #child-safety", []),  # hashtags lead nowhere there
        ("sms", "Don’t " + "a" * 80, ["2 segments for ’, which GSM-7 lacks; 1 without"]),
    ],
)
def test_posts(platform: str, text: str, told: list[str], make_wording: WordingFactory) -> None:
    whose = f"{CATALOG}:10: post of drop in de for {PLATFORMS[platform].title}: "
    wording = make_wording({"post": text})
    assert list(on_post(post(platform, text), PLATFORMS[platform], wording)) == [whose + each for each in told]


def test_a_platform_without_a_rule_for_hashtags_has_none_to_doubt(make_wording: WordingFactory) -> None:
    platform = dataclasses.replace(PLATFORMS["x"], hashtags=None)
    assert list(on_post(post("x", "#child-safety"), platform, make_wording({"post": ""}))) == []
