"""What the sample's kits offer on twenty platforms: pictures that are taken there, and links that share the posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from kit.campaign.links import tracked_link
from kit.post.copy import compose
from kit.post.share import LONGEST, fitting_link
from kit.publish.fitting import fitting_picture
from kit.publish.kits import Picture
from kit.publish.offers import Offer
from tests.build.sample import sample
from tests.publish.sample_kits import LOCALES, kit_of, offers_of, templates_environment

PLATFORMS = sample().table.platforms
LINK_ALONE = {"facebook", "linkedin", "snapchat", "vk"}
LINK_APART = {"line", "telegram", "pinterest"}
NO_FORM = {"instagram", "youtube", "tiktok", "discord", "opengraph"}
TEXT = "text"


def decoded(address: str) -> dict[str, str]:
    """The parameters of an address as the standard library reads them, by name."""
    parts = urlsplit(address)
    query = (parts.query or parts.fragment).removeprefix("&" if parts.scheme == "sms" else "")  # as iPhones want it
    found = parse_qs(query, keep_blank_values=True, strict_parsing=True)
    assert all(len(values) == 1 for values in found.values())
    loose = {name: value.replace("\r\n", "\n") for name, [value] in found.items()}
    strict = dict(pair.split("=", 1) for pair in query.split("&") if pair)
    assert loose == {name: unquote(value, errors="strict").replace("\r\n", "\n") for name, value in strict.items()}
    return loose


def all_offers() -> Iterator[Offer]:
    return (offer for locale in LOCALES for offer in offers_of(locale))


def test_every_message_is_on_every_platform_in_every_language() -> None:
    offers = list(all_offers())
    assert len(offers) == 41 * 6 * 20
    assert all(offer.post for offer in offers)
    assert {offer.platform.name for offer in offers} == PLATFORMS.keys()


def test_every_platform_that_takes_pictures_has_one() -> None:
    for offer in all_offers():
        files = offer.platform.files
        assert bool(offer.pictures) == (files is not None), offer.platform.name
        for picture in offer.pictures:
            assert offer.own == picture.placement.startswith(offer.platform.name + ".")
            assert files is None or picture.media_type.removeprefix("image/") in {
                kind for place in offer.platform.placements for kind in place.files.accepted
            }


def test_which_picture_goes_where_none_was_made() -> None:
    chosen = {
        offer.platform.name: offer.pictures[0].placement for offer in all_offers() if offer.pictures and not offer.own
    }
    assert chosen["youtube"] == "x.landscape"
    assert chosen["snapchat"] in ("whatsapp.status", "instagram.story")
    assert chosen["tiktok"] == "instagram.story"  # no PNG is taken there
    assert chosen["opengraph"] == "facebook.link"
    assert chosen["threads"] == "instagram.portrait"


@pytest.mark.parametrize(
    ("change", "taken"),
    [
        ({}, True),
        ({"media_type": "image/webp"}, False),
        ({"size": 5_000_001}, False),
        ({"width": 719, "height": 1280}, False),
    ],
)
def test_a_picture_that_a_platform_refuses_does_not_fit(change: dict[str, int | str], taken: bool) -> None:
    picture = Picture("images/a.b/c.png", "c", "a.b", 720, 1280, "image/png", 5_000_000, "")
    assert bool(fitting_picture(PLATFORMS["snapchat"], [replace(picture, **change)])) == taken  # type: ignore[arg-type]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_share_link_gives_the_post_and_its_link_back(locale: str) -> None:
    for offer in offers_of(locale):
        name, post = offer.platform.name, offer.post
        assert post is not None
        assert bool(offer.share) == (name not in NO_FORM)
        if not offer.share:
            continue
        assert offer.share.isascii()
        held = decoded(offer.share)
        whole = "\n".join(held.values())
        assert whole.count(offer.link) == 1, name
        assert name not in LINK_APART | LINK_ALONE or offer.link in held.values()
        if name in LINK_ALONE:
            assert list(held.values()) == [offer.link]
        elif name in LINK_APART:
            assert re.sub(r"\n+", "\n", post.text.replace(offer.link, "")).strip() in {
                re.sub(r"\n+", "\n", value) for value in held.values()
            }
        else:
            assert post.text in held.values()


@pytest.mark.parametrize("locale", LOCALES)
def test_no_share_link_is_longer_than_is_taken(locale: str) -> None:
    for offer in offers_of(locale):
        assert offer.platform.share is None or len(offer.share) <= (offer.platform.share.maximum or LONGEST)


def test_a_post_is_as_long_as_its_share_link_has_room() -> None:
    """Thai takes nine characters of an address for each of its own."""
    offer = next(
        offer for offer in offers_of("th") if offer.platform.name == "email" and offer.message.wording.message == "act"
    )
    assert offer.post is not None
    assert offer.post.slot == "post_short"
    wording = offer.message.wording
    texts = MappingProxyType({slot: text for slot, text in wording.texts.items() if slot != "post_short"})
    alone, problems = compose(
        replace(wording, texts=MappingProxyType({**texts, "post": wording.texts["post"] * 3})),
        sample().campaign,
        offer.platform,
        templates_environment(),
        title=kit_of("th").title,
    )
    assert problems == ()
    assert alone is not None
    assert (alone.slot, len(alone.text) > 3 * len(wording.plain("post_short"))) == ("post", True)
    assert fitting_link(offer.platform, alone.text, offer.link, alone.beside, kit_of("th").title) == ""


def test_where_a_text_is_too_long_there_is_no_link() -> None:
    offer = next(offer for offer in offers_of("en") if offer.platform.name == "whatsapp")
    assert offer.post is not None
    assert offer.platform.share is not None
    narrow = replace(offer.platform, share=replace(offer.platform.share, maximum=50))
    assert fitting_link(narrow, offer.post.text, offer.link, (), "Title") == ""


def test_links_are_those_that_are_counted() -> None:
    campaign = replace(sample().campaign, tracking={"utm_source": "{platform}", "utm_content": "{message}-{locale}"})
    offer = next(offer for offer in offers_of("ja") if offer.platform.name == "telegram")
    assert offer.post is not None
    wording = offer.message.wording
    link = tracked_link(campaign, wording.message, "ja", "telegram")
    assert "utm_source=telegram" in link
    text = offer.post.text.replace(offer.link, link)
    held = decoded(fitting_link(offer.platform, text, link, (), ""))
    assert held["url"] == link
    assert link not in held[TEXT]


@pytest.mark.parametrize(
    "text",
    [
        "100 % & more: a+b = c? #tag;/\\\"'<>",
        "اللغة العربية \u2068CyberTipline\u2069 58‎%‎",
        "ภาษาไทย ค.ศ. 2020",
        "中文，「好」！",
        "👩🏽‍👩🏻‍👧🏿‍👦 🏳️‍🌈 🇪🇺 1️⃣ ❤️",
        "one\n\ntwo\nthree",
    ],
)
def test_any_text_comes_back(text: str) -> None:
    shared = {offer.platform.name: offer for offer in offers_of("en") if offer.share}
    assert len(shared) == 15
    for name, offer in shared.items():
        whole = f"{text}\n\n{offer.link}"
        held = decoded(fitting_link(offer.platform, whole, offer.link, (), text))
        if name in LINK_ALONE:
            assert list(held.values()) == [offer.link]
        else:
            assert (text if name in LINK_APART else whole) in held.values()
