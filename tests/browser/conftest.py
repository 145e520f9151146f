"""Chromium for the tests of pages: one for all of them, and a context of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import Desktop, launched

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# Of the package, not of the session: a running Playwright keeps asyncio.run from working in tests elsewhere.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Desktop]:
    desktop = Desktop(browser)
    yield desktop
    assert desktop.close() == []
