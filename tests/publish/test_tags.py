"""Previews of links: tags that a page can hold as they are, read by the standard library."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from kit.markup.templates import environment
from kit.publish.offers import offers
from kit.publish.tags import tags, territorial
from kit.workspace import Folder
from tests.build.sample import sample
from tests.publish.sample_kits import LOCALES, ROOT, files_of, kit_of, offers_of, pictures_of, templates_environment

NAMES = [
    *("og:type", "og:site_name", "og:title", "og:description", "og:url", "og:locale"),
    *("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt"),
    *("twitter:card", "twitter:image:alt"),
]
FACEBOOKS = {  # https://developers.facebook.com/docs/internationalization: Facebook's names of the sample's locales
    *("en_US", "de_DE", "fr_FR", "pl_PL", "el_GR", "bg_BG", "fi_FI", "ar_AR", "he_IL", "hi_IN", "th_TH", "ja_JP"),
    *("ko_KR", "zh_CN", "bn_IN", "cs_CZ", "da_DK", "es_ES", "et_EE", "fa_IR", "ga_IE", "hr_HR", "hu_HU", "id_ID"),
    *("it_IT", "lt_LT", "lv_LV", "mt_MT", "nl_NL", "pt_PT", "ro_RO", "sk_SK", "sl_SI", "sv_SE", "sw_KE", "ta_IN"),
    *("tr_TR", "uk_UA", "ur_PK", "vi_VN", "zh_TW"),
}


def held(html: str) -> dict[str, str]:
    found: dict[str, str] = {}

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert tag == "meta"
            (kind, name), (content, value) = attrs
            assert kind == ("name" if (name or "").startswith("twitter:") else "property")
            assert content == "content"
            found[name or ""] = value or ""

        def handle_data(self, data: str) -> None:
            assert not data.strip()

    Reader().feed(html)
    return found


@pytest.mark.parametrize("locale", LOCALES)
def test_the_tags_of_every_message(locale: str) -> None:
    files, kit = files_of(locale), kit_of(locale)
    paths = {picture.path for picture in pictures_of(locale)}
    for message in kit.messages:
        found = held(files[f"posts/opengraph/{message.wording.message}.txt"].decode())
        post = next(post for post in message.posts if post.platform == "opengraph")
        assert list(found) == NAMES
        assert found["og:description"] == post.text
        assert 0 < len(found["og:title"].encode("utf-16-le")) / 2 <= 70
        assert len(found["og:description"].encode("utf-16-le")) / 2 <= 200
        assert found["og:image"] in paths
        assert found["og:image:alt"] == found["twitter:image:alt"] == message.alt
        assert len(found["og:image:alt"].encode("utf-16-le")) / 2 <= 420
        assert found["og:url"] == sample().campaign.link
        assert found["og:locale"] in FACEBOOKS
        assert found["og:locale"].split("_")[0] == locale.split("_")[0]


def test_what_is_said_is_escaped() -> None:
    kit = kit_of("en")
    message = kit.messages[0]
    post = replace(next(post for post in message.posts if post.platform == "opengraph"), text='"><script>&amp;\n<b>')
    made = tags(
        templates_environment(), sample().campaign, kit, replace(message, alt="<i>'\""), post, pictures_of("en")[0], ""
    )
    assert held(made)["og:description"] == '"><script>&amp; <b>'
    assert held(made)["og:image:alt"] == "<i>'\""


def test_the_address_of_the_picture_is_whole_where_it_is_known() -> None:
    made, _ = offers(templates_environment(), sample(), kit_of("de"), pictures_of("de"), "https://example.org/kit/")
    offer = next(offer for offer in made[0] if offer.platform.name == "opengraph")
    assert held(offer.tags)["og:image"] == f"https://example.org/kit/{offer.pictures[0].path}"
    assert "<!--" not in offer.tags
    pin = next(offer for offer in made[0] if offer.platform.name == "pinterest")
    assert "media=https%3A%2F%2Fexample.org%2Fkit%2Fimages%2Fpinterest.pin%2F" in pin.share


@pytest.mark.parametrize("locale", LOCALES)
def test_else_a_comment_says_what_to_do(locale: str) -> None:
    for offer in offers_of(locale):
        if offer.tags:
            comment = offer.tags.partition("<!--")[2].partition("-->")[0]
            assert "og:image" in comment
            assert "--" not in comment


def test_other_platforms_have_none() -> None:
    assert {offer.platform.name for offer in offers_of("en") if offer.tags} == {"opengraph"}


def test_a_template_that_cannot_be_used_is_told_once_and_leaves_out_its_posts() -> None:
    path = "templates/pages/opengraph.tags.html"

    def read(name: str) -> bytes:
        return b"{{ nothing }}" if name == path else Folder(ROOT).read(name)

    made, problems = offers(environment(read), sample(), kit_of("en"), pictures_of("en"))
    assert [str(problem.where) for problem in problems] == [f"{path}:1"]
    assert {offer.platform.name for of_message in made for offer in of_message if offer.post is None} == {"opengraph"}


@pytest.mark.parametrize(
    ("locale", "named"), [("pt_BR", "pt_BR"), ("zh_Hant", "zh_TW"), ("ar_EG", "ar_EG"), ("sr_Latn", "sr_RS")]
)
def test_territories(locale: str, named: str) -> None:
    assert territorial(locale) == named
