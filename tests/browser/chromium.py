"""Headless Chromium, what goes wrong in a page of it, and what axe finds there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, LocatorAssertions, Page, Request

WIDE, NARROW = 1200, 400  # px: a laptop's window and a phone's
PATIENCE = 20_000  # ms; far more than anything takes on a machine that is not busy
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",  # Chromium's sandbox does not work for root, as which tests often run in containers
    "--disable-gpu",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no name leads to another machine
)
# WCAG 2.2 at levels A and AA and what its parts before were; and what axe holds to be good practice.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # new in WCAG 2.2, and off by itself
    "resultTypes": ["violations"],
}
# A script of the page's cannot tell what its policy refused where it has none: the browser tells it.
_REFUSALS = """document.addEventListener("securitypolicyviolation", (event) =>
    console.error(`policy ${event.effectiveDirective} refused ${event.blockedURI}`))"""


def path() -> str | None:
    """Where the browser is, if it is there."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser without a window; skips the test where there is none.

    While it lives, the thread has a running event loop, Playwright's: nothing else can call asyncio.run in it.
    """
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    executable = path()
    if executable is None:
        pytest.skip("there is no Chromium here; it comes with Debian's package chromium")
    playwright.expect.set_options(timeout=PATIENCE)
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=list(FLAGS))
        yield browser
        browser.close()


def expect(subject: Locator) -> LocatorAssertions:
    """What has to become true of a part of a page before long."""
    from playwright.sync_api import expect  # here, so that tests without Playwright are skipped and don't fail

    return expect(subject)


@dataclass
class Watch:
    """What went wrong in the pages of a browser context: it looks at everything from its making on."""

    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)  # addresses, without those of data that stand in a page
    expected: tuple[str, ...] = ()  # parts of faults that a test brings about on purpose

    def __post_init__(self) -> None:
        self.context.add_init_script(_REFUSALS)
        self.context.on("console", lambda message: self._said(message.type, message.text))
        self.context.on("weberror", lambda error: self._fault(f"error in the page: {error.error}"))
        self.context.on("request", self._asked)

    def expect(self, *parts: str) -> None:
        """Faults with one of these parts are meant to come."""
        self.expected += parts

    def _fault(self, what: str) -> None:
        if not any(part in what for part in self.expected):
            self.faults.append(what)

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning", "assert"):
            self._fault(f"console: {text}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("data", "blob", "about"):
            return
        self.requests.append(request.url)
        if address.scheme != "file" and address.hostname != "127.0.0.1":
            self._fault(f"a request to {request.url}")


class Desktop:
    """Opens pages, each in a context of its own, as another person's browser would."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.watches: list[Watch] = []

    def page(self, *, width: int = WIDE, dark: bool = False, script: bool = True, **options: Any) -> Page:
        """An empty page in a new context; what goes wrong in it fails the test at its end."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
            **options,
        )
        context.set_default_timeout(PATIENCE)
        self.watches.append(Watch(context))
        return context.new_page()

    def watch(self, page: Page) -> Watch:
        """What went wrong in a page that this opened."""
        return next(watch for watch in self.watches if watch.context == page.context)

    def close(self) -> None:
        """Closes everything, before the server does that the pages listen to."""
        for watch in self.watches:
            watch.context.close()

    @property
    def faults(self) -> list[str]:
        """What went wrong in any page."""
        return [fault for watch in self.watches for fault in watch.faults]


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it stands: the rule, and each element with what is wrong with it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found: list[dict[str, Any]] = axe.Axe().run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:200]} at {node['target']}: {node.get('failureSummary', rule['help'])}"
        for rule in found
        for node in rule["nodes"]
    ]
