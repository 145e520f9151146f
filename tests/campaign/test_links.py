from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kit.campaign.links import address_in, link_in, tracked_link
from kit.campaign.model import Campaign
from kit.platforms.urls import MASTODON, Grammar, X, links

from .samples import CAMPAIGN, changed, read

PAGE = (Path(__file__).resolve().parents[2] / "docs/campaign.md").read_text(encoding="utf-8")
ONE = "link: https://example.org/spring\n"


def with_links(links: str, locales: str = "[no, de, zh_Hans]") -> Campaign:
    text = changed(changed(CAMPAIGN, ONE, links), "locales: [no, de, zh_Hans]", f"locales: {locales}")
    campaign, problems = read(text)
    assert problems == ()
    return campaign


def test_one_link_is_that_of_every_locale() -> None:
    campaign = with_links(ONE)
    assert {link_in(campaign, locale) for locale in ("en", "no", "ar_XB")} == {"https://example.org/spring"}


def test_each_locale_has_its_own_link_or_that_of_the_source_language() -> None:
    campaign = with_links("link:\n  en: https://example.org/en\n  de: https://example.org/de?a=1#b\n")
    assert link_in(campaign, "de") == "https://example.org/de?a=1#b"
    assert (
        link_in(campaign, "en") == link_in(campaign, "no") == link_in(campaign, "zh_Hans") == "https://example.org/en"
    )
    assert campaign.link == "https://example.org/en"


def test_a_language_has_one_link_for_its_countries_and_scripts() -> None:
    links = "link: {en: https://example.org/en, pt: https://example.org/pt, pt_BR: https://example.org/br, zh: https://example.org/zh}\n"
    campaign = with_links(links, "[pt, pt_BR, pt_AO, zh_Hans]")
    found = [link_in(campaign, locale) for locale in campaign.locales]
    assert found == [f"https://example.org/{page}" for page in ("pt", "br", "pt", "zh")]


def test_a_wrong_link_of_one_locale_leaves_the_others() -> None:
    campaign, problems = read(changed(CAMPAIGN, ONE, "link:\n  en: https://example.org/en\n  de: example\n"))
    assert len(problems) == 1
    assert link_in(campaign, "de") == link_in(campaign, "en") == "https://example.org/en"


def test_a_campaign_may_have_no_link_at_all() -> None:
    campaign = with_links("")
    assert link_in(campaign, "de") == tracked_link(campaign, "one", "de", "x") == ""


def test_tracking_keeps_its_order() -> None:
    campaign = with_links(ONE + 'tracking: {b: "{partner}", a: "{message}.{placement}", c: kit}\n')
    link = tracked_link(campaign, "one", "de", "instagram", "story")
    assert link == "https://example.org/spring?b=lantern&a=one.story&c=kit"


@pytest.mark.parametrize(
    ("written", "ascii_link"),
    [
        ("https://example.org/署名?x=é#ж", "https://example.org/%E7%BD%B2%E5%90%8D?x=%C3%A9#%D0%B6"),
        ("https://example.org/%E7%BD%B2名", "https://example.org/%E7%BD%B2%E5%90%8D"),
        ("https://例え.テスト/署名", "https://xn--r8jz45g.xn--zckzah/%E7%BD%B2%E5%90%8D"),
    ],
)
def test_a_link_is_as_its_author_writes_it_for_people_and_in_ascii_for_programs(written: str, ascii_link: str) -> None:
    campaign = with_links(f"link: {written}\n")
    assert link_in(campaign, "de") == written
    assert address_in(campaign, "de") == tracked_link(campaign, "one", "de", "x") == ascii_link


@pytest.mark.parametrize("grammar", [X, MASTODON])
def test_platforms_link_the_whole_of_a_link_beyond_ascii(grammar: Grammar) -> None:
    campaign = with_links('link: https://example.org/署名?x=é#ж\ntracking: {b: "{partner}"}\n')
    link = tracked_link(campaign, "one", "de", "x")
    assert link == "https://example.org/%E7%BD%B2%E5%90%8D?x=%C3%A9&b=lantern#%D0%B6"
    text = f"Sign:\n\n{link}\n\n#Spring"
    found = [text[start:end] for start, end in links(text, grammar, bare=False)]
    assert found == [link]


def test_the_page_tells_the_truth() -> None:
    example = next(text for text in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL) if "tracking:" in text)
    campaign = replace(with_links(example), brand="open-lantern")
    assert f"`{tracked_link(campaign, 'petition', 'de', 'x')}`" in PAGE
