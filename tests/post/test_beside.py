"""What a platform asks for beside a post: the subject of an e-mail, the title of a video."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jinja2 import Environment

from kit.campaign.model import Campaign
from kit.errors import Where
from kit.l10n.wording import Wording
from kit.platforms.table import shipped_table
from kit.post.beside import Beside
from kit.post.copy import compose

PLATFORMS = shipped_table().platforms
WordingFactory = Callable[..., Wording]


@pytest.mark.parametrize(
    ("platform", "field", "limit"), [("email", "subject", 998), ("reddit", "title", 300), ("youtube", "title", 100)]
)
def test_the_headline_is_the_title(
    platform: str,
    field: str,
    limit: int,
    campaign: Campaign,
    environment: Environment,
    make_wording: WordingFactory,
) -> None:
    wording = make_wording({"headline": "Reports <b>fell</b> by<br>\u206858%\u2069.", "post": "Text"})
    post, problems = compose(wording, campaign, PLATFORMS[platform], environment, title="Children first")
    assert problems == ()
    assert post is not None
    assert post.beside == (Beside(field, "Reports fell by 58%.", 20, limit),)


def test_a_headline_that_is_too_long_gives_way_to_the_campaign_s_title(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"headline": "long " * 15, "post": "Text"})
    post, _ = compose(wording, campaign, PLATFORMS["email"], environment, title="Children first")
    assert post is not None
    assert post.beside[0].text == "Children first"
    post, _ = compose(wording, campaign, PLATFORMS["email"], environment)
    assert post is not None
    assert post.beside[0].text == ("long " * 15).strip()  # longer than is recommended, and the only one


def test_where_none_fits_it_is_a_problem_and_the_post_is_there(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"headline": "x" * 101, "post": "Text"})
    post, problems = compose(wording, campaign, PLATFORMS["youtube"], environment, title="y" * 103)
    assert post is not None
    assert post.beside == ()
    assert [problem.what for problem in problems] == [
        "title of drop in de for YouTube: 1 character too long by its counting"
    ]
    assert problems[0].where == Where("locales/de/LC_MESSAGES/campaign.po", 10)


def test_what_a_platform_does_not_take_is_a_problem(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, problems = compose(make_wording({"post": "1 &lt; 2"}), campaign, PLATFORMS["youtube"], environment)
    assert post is None
    assert problems[0].what == "post of drop in de for YouTube: it does not take <"
    wording = make_wording({"headline": "1 &lt; 2", "post": "Text"})
    post, _ = compose(wording, campaign, PLATFORMS["youtube"], environment, title="Title")
    assert post is not None
    assert post.beside[0].text == "Title"
