"""The pages of `kit proof`, as translators open them from the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kit.cli.main import group
from tests.browser.chromium import NARROW, WIDE, Desktop, violations
from tests.browser.served import CAMPAIGN, new_repository

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOCALES = ("en", "ar", "ja", "en-XA")
PLACEMENTS = ("bluesky.square", "x.landscape")
MESSAGES = ("reports", "act")
SCRIPT = "<script>document.title = 'broken'</script>"
looks = pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (WIDE, True), (NARROW, False), (NARROW, True)])
locales = pytest.mark.parametrize("locale", LOCALES)


@pytest.fixture(scope="package")
def proofs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages with something of each kind in Arabic and Japanese: missing, fuzzy, too long, and a script."""
    folder = tmp_path_factory.mktemp("proofs")
    repository = new_repository(folder / "workspace")
    for locale in ("ar", "ja"):
        repository.say(locale, "reports.body", "")
        repository.say(locale, "reports.source", repository.says(locale, "reports.source"), fuzzy=True)
        repository.say(locale, "act.headline", " ".join([repository.says(locale, "act.headline")] * 12))
        repository.say(locale, "reports.alt", SCRIPT)
    options = [option for name in LOCALES for option in ("-l", name)]
    options += [option for name in PLACEMENTS for option in ("-p", name)]
    options += [option for name in MESSAGES for option in ("-m", name)]
    command = ["proof", CAMPAIGN, "-C", str(repository.root), *options, "--no-cache", "--jobs", "1"]
    done = CliRunner().invoke(group, [*command, "--to", str(folder / "proof")])
    assert done.exit_code == 0, done.output
    return folder / "proof"


def _open(page: Page, proofs: Path, locale: str) -> str:
    address = (proofs / f"{CAMPAIGN}-{locale.replace('-', '_')}.html").as_uri()
    page.goto(address)
    return address


@looks
@locales
def test_axe_finds_nothing(desktop: Desktop, proofs: Path, locale: str, width: int, dark: bool) -> None:
    page = desktop.page(width=width, dark=dark)
    _open(page, proofs, locale)
    assert violations(page) == []
    page.locator(".enlarge").first.click()
    assert page.locator("dialog").is_visible()
    assert violations(page) == []


@locales
def test_a_page_needs_nothing_else(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page()
    address = _open(page, proofs, locale)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert desktop.watch(page).requests == [address]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@locales
def test_nothing_is_wider_than_the_page(desktop: Desktop, proofs: Path, locale: str, width: int) -> None:
    page = desktop.page(width=width)
    _open(page, proofs, locale)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("locale", ["ar", "ja"])
def test_a_choice_shows_the_texts_of_a_kind(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page()
    _open(page, proofs, locale)
    everything = page.locator(".string:visible").count()
    found = {}
    for kind in ("wrong", "missing", "fuzzy", "all"):
        choice = page.locator(f"input[name=show][value={kind}]")
        choice.check()
        shown = page.locator(".string:visible")
        found[kind] = shown.locator("h3 code").all_inner_texts()
        assert f"({shown.count()})" in choice.locator("xpath=..").inner_text()
    assert found["missing"] == ["reports.body"]
    assert found["fuzzy"] == ["reports.source"]
    assert {"act.headline", "reports.alt"} <= set(found["wrong"])
    assert len(found["all"]) == everything


@pytest.mark.parametrize("locale", ["ar", "ja"])
def test_the_worst_fit_comes_first(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page()
    _open(page, proofs, locale)
    names = page.locator(".string:visible h3 code").all_inner_texts()
    page.locator("input[name=order][value=fit]").check()
    sorted_names = page.locator(".string:visible h3 code").all_inner_texts()
    assert sorted_names[0] == "act.headline"
    assert sorted(sorted_names) == sorted(names)
    page.locator("input[name=order][value=campaign]").check()
    assert page.locator(".string:visible h3 code").all_inner_texts() == names


def test_choices_are_made_with_keys(desktop: Desktop, proofs: Path) -> None:
    page = desktop.page()
    _open(page, proofs, "ja")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "all"
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.locator(".string:visible h3 code").all_inner_texts() == ["reports.body"]
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.value") == "fit"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.locator("dialog").is_visible()
    page.keyboard.press("Escape")
    assert page.locator("dialog").is_hidden()
    assert "enlarge" in page.evaluate("document.activeElement.className")


@locales
def test_without_a_script_everything_is_shown(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page(script=False)
    _open(page, proofs, locale)
    strings = page.locator(".string")
    assert strings.count() > 10
    assert page.locator(".string:visible").count() == strings.count()
    assert page.locator(".string svg:visible").count() == page.locator(".string svg").count() > 0
    assert page.locator("form:visible").count() == 0


@pytest.mark.parametrize("locale", ["ar", "ja"])
def test_a_script_in_a_translation_is_text(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page()
    _open(page, proofs, locale)
    assert page.get_by_text(SCRIPT).first.is_visible()
    assert "broken" not in page.title()


@pytest.mark.parametrize("locale", ["ar", "ja"])
def test_it_prints_every_text_that_is_shown(desktop: Desktop, proofs: Path, locale: str) -> None:
    page = desktop.page()
    _open(page, proofs, locale)
    everything = page.pdf(format="A4")
    page.locator("input[name=show][value=fuzzy]").check()
    one = page.pdf(format="A4")
    assert everything.startswith(b"%PDF-")
    assert everything.count(b"/Type /Page\n") > one.count(b"/Type /Page\n") == 1
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator("form:visible").count() == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
