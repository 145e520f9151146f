"""Posts: the longest text that fits, with link and hashtags, as each platform takes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from kit.campaign.model import Campaign
from kit.errors import Problem, Where
from kit.l10n.wording import Wording
from kit.platforms.counting import measure
from kit.platforms.table import shipped_table
from kit.post.copy import compose

CATALOG = "locales/de/LC_MESSAGES/campaign.po"
WordingFactory = Callable[..., Wording]
TEMPLATES = Path(__file__).parents[2] / "templates" / "posts"
PLATFORMS = {name: each for name, each in shipped_table().platforms.items() if (TEMPLATES / f"{name}.txt").is_file()}
TEXT = "Since \u206821 December 2020\u2069 reports &amp; referrals <b>fell</b> by \u206858%\u2069."


def test_a_post_is_text_link_and_hashtags(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, problems = compose(make_wording({"post": TEXT}, "en"), campaign, PLATFORMS["x"], environment)
    assert problems == ()
    assert post is not None
    assert post.text == (
        "Since 21 December 2020 reports & referrals fell by 58%.\n\n"
        "https://change.org/childsafetyfirst\n\n"
        "#ChildSafetyFirst"
    )
    assert (post.platform, post.slot, post.limit) == ("x", "post", 280)
    assert post.length == 55 + 2 + 23 + 2 + 17


def test_instagram_shows_the_link_as_one_would_type_it(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, _ = compose(make_wording({"post": TEXT}), campaign, PLATFORMS["instagram"], environment)
    assert post is not None
    assert "\n\nchange.org/childsafetyfirst\n\n" in post.text


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_template_makes_a_post(
    name: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, problems = compose(make_wording({"post": TEXT}), campaign, PLATFORMS[name], environment)
    assert problems == ()
    assert post is not None
    assert post.text.startswith("Since 21 December 2020")
    assert ("change.org/childsafetyfirst" in post.text) == (name != "opengraph")  # its link has a tag of its own
    assert post.length == measure(post.text, PLATFORMS[name].post).used
    assert all(line == line.rstrip() for line in post.text.split("\n"))
    assert "\n\n\n" not in post.text
    assert post.text == post.text.strip()


def test_the_short_text_is_taken_where_the_long_one_does_not_fit(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"post": "long " * 60, "post_short": "short"})
    slots = {}
    for name, platform in PLATFORMS.items():
        post, problems = compose(wording, campaign, platform, environment)
        assert problems == ()
        assert post is not None
        slots[name] = post.slot
    short = {name for name, slot in slots.items() if slot == "post_short"}
    assert short == {"x", "bluesky", "snapchat", "sms", "opengraph"}


def test_the_shortest_text_is_taken_where_the_short_one_does_not_fit(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"post": "long " * 60, "post_short": "brief " * 21, "post_shortest": "short"})
    posts = [compose(wording, campaign, platform, environment)[0] for platform in PLATFORMS.values()]
    assert {post.platform for post in posts if post and post.slot == "post_shortest"} == {"snapchat"}


def test_a_post_may_fill_its_limit_to_the_last_character(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    room = 280 - 2 - 23 - 2 - 17
    post, problems = compose(make_wording({"post": "a" * room}), campaign, PLATFORMS["x"], environment)
    assert problems == ()
    assert post is not None
    assert post.length == 280
    post, problems = compose(make_wording({"post": "a" * (room + 1)}), campaign, PLATFORMS["x"], environment)
    assert post is None
    assert problems[0].what == "post of drop in de for X: 1 character too long by its counting"


def test_where_none_fits_the_shortest_is_the_problem(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"headline": "x", "post": "a" * 400, "post_short": "a" * 260})
    post, problems = compose(wording, campaign, PLATFORMS["x"], environment)
    assert post is None
    assert problems == (
        Problem(
            Where(CATALOG, 12),
            "post of drop in de for X: 24 characters too long by its counting",
            "shorten post_short, or write a shorter text in the slot post_shortest;"
            " the link and the hashtags count too",
        ),
    )


def test_a_message_with_one_text_is_told_of_the_other(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    _, problems = compose(make_wording({"post": "a" * 400}), campaign, PLATFORMS["x"], environment)
    assert problems[0].where == Where(CATALOG, 10)
    assert "post_short" in problems[0].hint


def test_bytes_are_named_where_only_they_are_too_many(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466"
    alone = replace(PLATFORMS["bluesky"], threads=None)  # which would be parted between two of them
    _, problems = compose(make_wording({"post": family * 140}), campaign, alone, environment)
    assert "bytes too long" in problems[0].what


def test_a_message_without_texts_for_posts_has_no_post_and_no_problem(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    assert compose(make_wording({"headline": "x"}), campaign, PLATFORMS["x"], environment) == (None, ())


def test_hashtags_that_are_none_are_left_out_and_reported(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    line = Where(campaign.file, 7)
    tags = ("ChildSafety", "child-safety first", "2021")
    mixed = replace(campaign, hashtags=tags, places={"2021": line})
    post, problems = compose(make_wording({"post": TEXT}), mixed, PLATFORMS["x"], environment)
    assert post is not None
    assert post.text.endswith("\n\n#ChildSafety")
    assert [problem.where for problem in problems] == [Where(campaign.file), line]
    assert "ChildSafetyFirst" in problems[0].hint


def test_no_more_hashtags_than_a_platform_takes(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    many = replace(campaign, hashtags=tuple(f"Tag{number}x" for number in range(8)))
    counts = {}
    for name in ("instagram", "x"):
        post, problems = compose(make_wording({"post": TEXT}), many, PLATFORMS[name], environment)
        assert problems == ()
        assert post is not None
        counts[name] = post.text.count("#")
    assert counts == {"instagram": 5, "x": 8}


def test_without_link_and_hashtags_nothing_is_left_of_their_lines(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    bare = replace(campaign, link="", hashtags=())
    post, _ = compose(make_wording({"post": "One.<br>Two. "}), bare, PLATFORMS["x"], environment)
    assert post is not None
    assert post.text == "One.\nTwo."


def test_a_template_knows_title_and_platform(campaign: Campaign, make_wording: WordingFactory) -> None:
    own = Environment(
        loader=DictLoader({"templates/posts/x.txt": "{{ title }} ({{ platform.title }}): {{ text }}"}), autoescape=False
    )
    post, _ = compose(make_wording({"post": "Text"}), campaign, PLATFORMS["x"], own, title="Kinder zuerst")
    assert post is not None
    assert post.text == "Kinder zuerst (X): Text"


def test_a_text_is_no_template(campaign: Campaign, environment: Environment, make_wording: WordingFactory) -> None:
    post, _ = compose(make_wording({"post": "{{ 7 * 7 }}"}), campaign, PLATFORMS["x"], environment)
    assert post is not None
    assert post.text.startswith("{{ 7 * 7 }}\n")


def test_right_to_left_posts_keep_links_bare_and_tags_readable(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    text = "ירידה של \u206858%\u2069 בדיווחים ל-\u2068CyberTipline\u2069."
    for platform in PLATFORMS.values():
        post, problems = compose(make_wording({"post": text}, "he", "rtl"), campaign, platform, environment)
        assert problems == ()
        assert post is not None
        lines = post.text.split("\n")
        assert lines[0] == "ירידה של 58% בדיווחים ל-CyberTipline."
        link = next((place for place, line in enumerate(lines) if "change.org" in line), None)
        assert (link is None) == (platform.name == "opengraph")  # its link has a tag of its own
        if link is not None:
            assert lines[link].removeprefix("https://") == "change.org/childsafetyfirst"
            assert lines[link + 1 :] in (["", "\u200e #ChildSafetyFirst"], [])
        assert post.length == measure(post.text, platform.post).used


def test_a_text_message_has_spaces_of_its_cheaper_alphabet(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    wording = make_wording({"post": "29\u00a0Millionen, 58\u202f%"})
    post, _ = compose(wording, campaign, PLATFORMS["sms"], environment)
    assert post is not None
    assert post.text.startswith("29 Millionen, 58 %\n")
    assert post.limit == 1530
    post, _ = compose(wording, campaign, PLATFORMS["facebook"], environment)
    assert post is not None
    assert post.text.startswith("29\u00a0Millionen, 58\u202f%\n")


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("« Oui », l’un dit – „ja“…", '"Oui", l\'un dit - "ja"...'),
        ("«\u202fOui\u202f»", '"Oui"'),
        ("«\u202fÊtre\u202f», l’un", "« Être », l’un"),  # Ê needs UCS-2 anyhow
        ("“ไทย”", "“ไทย”"),
    ],
)
def test_a_text_message_has_plain_quotes_where_that_makes_it_cheaper(
    text: str, sent: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    post, _ = compose(make_wording({"post": text}), campaign, PLATFORMS["sms"], environment)
    assert post is not None
    assert post.text.split("\n")[0] == sent


def test_the_short_text_is_taken_where_the_long_one_is_longer_than_recommended(
    campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    sms = PLATFORMS["sms"]
    assert sms.post.recommended == 2
    slots = {}
    for length in (100, 300):
        wording = make_wording({"post": "a" * length, "post_short": "short"})
        post, _ = compose(wording, replace(campaign, hashtags=()), sms, environment)
        assert post is not None
        slots[length] = post.slot
    assert slots == {100: "post", 300: "post_short"}


@pytest.mark.parametrize("name", ["x", "sms", "instagram"])
def test_a_link_beyond_ascii_is_sent_in_ascii_and_shown_as_it_is_written(
    name: str, campaign: Campaign, environment: Environment, make_wording: WordingFactory
) -> None:
    written = replace(campaign, link="https://example.org/署名", hashtags=(), tracking={"a": "b"})
    post, _ = compose(make_wording({"post": "Sign"}), written, PLATFORMS[name], environment)
    assert post is not None
    sent = "https://example.org/%E7%BD%B2%E5%90%8D?a=b"
    assert post.text.split("\n")[-1] == ("example.org/署名" if name == "instagram" else sent)
