"""Chromium for the tests of pages: one for all of them, and a context of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDE, NARROW = 1200, 400  # px: a laptop's window and a phone's


# Of the package, not of the session: a running Playwright keeps asyncio.run from working in tests elsewhere.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


class Desktop:
    """Opens pages, each in a context of its own, as another person's browser would."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.watches: list[chromium.Watch] = []

    def page(self, *, width: int = WIDE, dark: bool = False, script: bool = True, **options: Any) -> Page:
        """An empty page in a new context; what goes wrong in it fails the test at its end."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            **options,
        )
        context.set_default_timeout(20_000)
        self.watches.append(chromium.Watch(context))
        return context.new_page()

    def watch(self, page: Page) -> chromium.Watch:
        """What went wrong in a page that this opened."""
        return next(watch for watch in self.watches if watch.context == page.context)

    def close(self) -> list[str]:
        """Closes everything, and says what went wrong."""
        for watch in self.watches:
            watch.context.close()
        return [fault for watch in self.watches for fault in watch.faults]


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Desktop]:
    desktop = Desktop(browser)
    yield desktop
    assert desktop.close() == []
