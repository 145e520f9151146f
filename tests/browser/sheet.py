"""The page of a translator in `kit serve`, as tests use it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.browser.served import CAMPAIGN, Server

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


class Sheet:
    """A sheet in a browser. Strings are named as in catalogs: "reports.headline"."""

    def __init__(self, page: Page, server: Server, locale: str, query: str = "", campaign: str = CAMPAIGN) -> None:
        self.page = page
        self.address = server.at(f"/{campaign}/locales/{locale}{query}")
        page.goto(self.address)

    def loaded(self) -> Sheet:
        """Waits until all messages are there; only the first comes with the page."""
        self.page.locator("#kit\\.sections > .waiting").first.wait_for(state="detached")
        return self

    def order(self, order: str) -> None:
        """campaign: as the campaign has the strings; tight: the worst fit first."""
        self.page.locator("select[name=order]").select_option(order)

    def filter(self, kind: str) -> None:
        """all, problems, missing or fuzzy."""
        self.page.locator(f"input[name=filter][value={kind}]").check()

    def shown(self) -> list[str]:
        """The names of the strings that are shown, in their order."""
        return self.page.locator("article.string:visible h3 code").all_inner_texts()

    def string(self, name: str) -> Locator:
        return self.page.locator("article.string", has=self.page.locator("h3 code", has_text=_exactly(name)))

    def field(self, name: str) -> Locator:
        return self.string(name).locator("textarea").first

    def button(self, name: str, does: str) -> Locator:
        """does: save, reviewed, revert, undo, mine or theirs."""
        return self.string(name).locator(f"button[data-do={does}]")

    def problems(self, name: str) -> Locator:
        return self.string(name).locator("[data-part=problems] li")

    def standing(self, name: str) -> Locator:
        """Where it says that a text is saved, or is not."""
        return self.string(name).locator(".standing")

    def picture(self, name: str) -> Locator:
        """The card that is shown large."""
        return self.string(name).locator(".chosen img")

    def conflict(self, name: str) -> Locator:
        return self.string(name).locator(".conflict")

    def word(self, name: str) -> str:
        """A word of the page's own, such as `saved`."""
        return str(self.page.evaluate("name => document.getElementById('kit.words').dataset[name]", name))


def _exactly(text: str) -> re.Pattern[str]:
    return re.compile(f"^{re.escape(text)}$")
