"""The page of a kit and that of `kit status`, as people open them from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kit.cli.main import group
from tests.browser.chromium import NARROW, WIDE, Desktop, violations
from tests.browser.served import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOCALES = ("en", "ar", "ja")
PLACEMENTS = ("bluesky.square", "facebook.link")
looks = pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (WIDE, True), (NARROW, False), (NARROW, True)])


def _kit(*arguments: str) -> None:
    options = [option for name in LOCALES for option in ("-l", name)]
    options += [option for name in PLACEMENTS for option in ("-p", name)]
    done = CliRunner().invoke(group, [arguments[0], "-C", str(ROOT), *options, "--jobs", "1", *arguments[1:]])
    assert done.exit_code == 0, done.output


@pytest.fixture(scope="package")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kits")
    _kit("build", "child-safety-first", "--no-cache", "--format", "folder", "--to", str(folder))
    return folder


@pytest.fixture(scope="package")
def status(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("status") / "status.html"
    _kit("status", "-l", "en-XA", "--no-cache", "--html", str(file))
    return file


def _opened(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@looks
@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_in_the_page_of_a_kit(
    desktop: Desktop, kits: Path, locale: str, width: int, dark: bool
) -> None:
    page = desktop.page(width=width, dark=dark)
    _opened(page, kits / f"child-safety-first-{locale}" / "index.html")
    assert violations(page) == []


@looks
def test_axe_finds_nothing_in_the_page_of_the_status(desktop: Desktop, status: Path, width: int, dark: bool) -> None:
    page = desktop.page(width=width, dark=dark)
    _opened(page, status)
    assert violations(page) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_is_wider_than_the_page(desktop: Desktop, kits: Path, status: Path, width: int) -> None:
    page = desktop.page(width=width)
    for file in (*(kits / f"child-safety-first-{locale}" / "index.html" for locale in LOCALES), status):
        _opened(page, file)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, file
