"""The pages of `kit serve`: for everybody, in every look, and read-only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import NARROW, WIDE, Desktop, expect, violations
from tests.browser.served import CAMPAIGN, Repository, Server
from tests.browser.sheet import Sheet

if TYPE_CHECKING:
    from playwright.sync_api import Page

looks = pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (WIDE, True), (NARROW, False), (NARROW, True)])
HOME, MESSAGE = f"/{CAMPAIGN}", f"/{CAMPAIGN}/messages/act"


def _opened(page: Page, server: Server, path: str) -> Page:
    page.goto(server.at(path))
    page.wait_for_load_state("load")
    return page


@pytest.fixture
def varied(repository: Repository, serve: Callable[..., Server]) -> Server:
    """A workspace with something of each kind in Arabic and Japanese: missing, fuzzy, and too long."""
    for locale in ("ar", "ja"):
        repository.say(locale, "reports.body", "")
        repository.say(locale, "reports.source", repository.says(locale, "reports.source"), fuzzy=True)
        repository.say(locale, "reports.label", " ".join([repository.says(locale, "reports.label")] * 30))
    return serve()


def _sound(page: Page) -> list[str]:
    """What is wrong with the page as it stands, for any reader."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*violations(page), *([f"{wide} px wider than its window"] if wide > 0 else [])]


@looks
def test_axe_finds_nothing_on_overviews(desktop: Desktop, varied: Server, width: int, dark: bool) -> None:
    page = desktop.page(width=width, dark=dark)
    for path in ("/", HOME, MESSAGE, f"{MESSAGE}?ui=ar&placement=instagram.story", f"/{CAMPAIGN}/cards/ja"):
        assert _sound(_opened(page, varied, path)) == [], path


@looks
@pytest.mark.parametrize("locale", ["en", "ar", "ja"])
def test_axe_finds_nothing_on_a_sheet(
    desktop: Desktop, repository: Repository, varied: Server, locale: str, width: int, dark: bool
) -> None:
    page = desktop.page(width=width, dark=dark)
    sheet = Sheet(page, varied, locale).loaded()
    if locale != "en":  # the source language has no editors
        sheet.field("act.headline").fill("x")
        repository.say(locale, "act.headline", "y")
        expect(sheet.conflict("act.headline")).to_be_visible()
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")
    assert _sound(page) == []
    page.locator("button[data-do=keys]").click()
    assert _sound(page) == []


@pytest.mark.parametrize(("locale", "direction"), [("ar", "rtl"), ("ja", "ltr"), ("en", "ltr")])
def test_a_sheet_is_in_its_own_words_and_direction(
    desktop: Desktop, server: Server, locale: str, direction: str
) -> None:
    page = desktop.page()
    Sheet(page, server, locale)
    assert page.locator("html").get_attribute("dir") == direction
    assert page.locator("html").get_attribute("lang") == locale
    Sheet(page, server, locale, "?ui=en")
    assert page.locator("html").get_attribute("lang") == "en"


def test_home_names_every_language_and_message(desktop: Desktop, server: Server) -> None:
    page = _opened(desktop.page(), server, "/")
    for campaign in (CAMPAIGN, "read-a-summer"):
        expect(page.locator(f"a[href^='{server.origin}/{campaign}'], a[href^='/{campaign}']").first).to_be_visible()
    _opened(page, server, HOME)
    assert page.locator(f"a[href*='/{CAMPAIGN}/locales/']").count() >= 41
    assert page.locator(f"a[href*='/{CAMPAIGN}/messages/']").count() == 6


def test_all_languages_of_a_message_stand_side_by_side(
    desktop: Desktop, repository: Repository, server: Server
) -> None:
    page = _opened(desktop.page(), server, MESSAGE)
    assert page.locator("main img[data-locale]").count() >= 41
    picture = page.locator("main img[data-locale=en]")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 100
    german = page.locator("main img[data-locale=de]")
    german.scroll_into_view_if_needed()
    expect(german).to_have_js_property("complete", True)
    before = german.evaluate("image => image.src")
    repository.say("de", "act.headline", "Anders")
    expect(page.locator("main img[data-locale=de]")).not_to_have_js_property("src", before)


def test_pseudo_locales_come_first_while_nothing_is_translated(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server]
) -> None:
    server = serve()
    page = _opened(desktop.page(), server, MESSAGE)
    desktop.watch(page).expect("404")  # pictures of languages that go while they are asked for
    translated = page.locator("main img[data-locale]").evaluate_all("all => all.map((one) => one.dataset.locale)")
    for catalog in repository.root.glob(f"locales/*/LC_MESSAGES/{CAMPAIGN}.po"):
        catalog.unlink()
    expect(page.locator("main img[data-locale]").first).to_have_attribute("data-locale", "en_XA")
    now = page.locator("main img[data-locale]").evaluate_all("all => all.map((one) => one.dataset.locale)")
    assert now[:2] == ["en_XA", "ar_XB"]
    assert translated[:2] != now[:2]


def test_read_only_shows_everything_and_takes_nothing(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server]
) -> None:
    server = serve("--read-only")
    assert "token" not in server.address
    page = desktop.page()
    sheet = Sheet(page, server, "de").loaded()
    assert len(sheet.shown()) > 50
    assert page.locator("textarea, [data-do=save], [data-do=reviewed], [data-do=undo]").count() == 0
    expect(sheet.picture("act.headline")).to_be_visible()
    assert violations(page) == []
    for path in ("/try", "/save", "/undo"):
        answer = page.request.post(server.origin + path, data={}, headers={"Origin": server.origin})
        assert answer.status in (403, 404, 405), path
    repository.say("de", "act.headline", "Anders")
    expect(sheet.string("act.headline")).to_contain_text("Anders")
    assert repository.changed() == [f"locales/de/LC_MESSAGES/{CAMPAIGN}.po"]


def test_without_the_token_texts_are_shown_and_not_edited(
    desktop: Desktop, repository: Repository, server: Server
) -> None:
    page = desktop.page()
    page.goto(f"{server.origin}/{CAMPAIGN}/locales/de")
    expect(page.locator("#kit\\.locked")).to_be_visible()
    field = page.locator("textarea").first
    expect(field).not_to_be_editable()
    assert violations(page) == []
    body = {"campaign": CAMPAIGN, "locale": "de", "context": "act.headline", "msgid": "x"}
    answer = page.request.post(f"{server.origin}/undo", data=body, headers={"Origin": server.origin})
    assert answer.status == 403
    assert repository.changed() == []


def test_a_page_of_another_site_can_neither_read_nor_write(desktop: Desktop, server: Server) -> None:
    page = desktop.page()
    desktop.watch(page).expect("Failed to load", "CORS", "a request to", "refused")
    _opened(page, server, "/")
    port = server.origin.rpartition(":")[2]
    answer = page.request.get(f"{server.origin}/", headers={"Host": f"evil.example:{port}"})
    assert answer.status in (400, 403, 421)
    token = server.address.partition("token=")[2]
    answer = page.request.post(
        f"{server.origin}/undo", data={}, headers={"Origin": "http://evil.example", "X-Kit-Token": token}
    )
    assert answer.status == 403
