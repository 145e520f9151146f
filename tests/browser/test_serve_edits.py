"""Translators edit texts in `kit serve`: what they see, and what stands in their files then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.chromium import Desktop, expect
from tests.browser.served import CAMPAIGN, Repository, Server
from tests.browser.sheet import Sheet

# Sheets in their own words, and one in English.
sheets = pytest.mark.parametrize(("locale", "query"), [("de", "?ui=en"), ("ar", ""), ("ja", "")])
HEADLINE = "act.headline"
SCRIPT = "<script>document.title = 'broken'</script>"


def _picture(sheet: Sheet, name: str) -> str:
    """The address of the picture that is shown; of what was tried it holds the picture itself."""
    expect(sheet.picture(name)).to_be_visible()
    return str(sheet.picture(name).evaluate("image => image.src"))


def _outline(sheet: Sheet, name: str) -> str:
    """Where the text stands on the card."""
    return sheet.string(name).locator(".chosen .outline").first.evaluate("box => box.outerHTML")


@sheets
def test_the_worst_fit_is_shortened_until_it_fits_and_saved(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server], locale: str, query: str
) -> None:
    text = repository.says(locale, HEADLINE)
    long = " ".join([text] * 12)
    repository.say(locale, HEADLINE, long)
    repository.commit()
    sheet = Sheet(desktop.page(), serve(), locale, query).loaded()
    sheet.order("tight")
    assert sheet.shown()[0] == HEADLINE
    expect(sheet.field(HEADLINE)).to_have_value(long)
    expect(sheet.problems(HEADLINE).first).to_be_visible()
    sheet.field(HEADLINE).fill(text)
    expect(sheet.problems(HEADLINE)).to_have_count(0)
    sheet.field(HEADLINE).fill(long + text)
    expect(sheet.problems(HEADLINE).first).to_be_visible()
    sheet.field(HEADLINE).fill(text)
    expect(sheet.problems(HEADLINE)).to_have_count(0)
    assert repository.changed() == []
    sheet.button(HEADLINE, "save").click()
    expect(sheet.standing(HEADLINE)).to_have_text(sheet.word("saved"))
    assert repository.changed_lines() == [f'-msgstr "{long}"', f'+msgstr "{text}"']


@sheets
def test_the_picture_follows_while_a_text_is_typed(
    desktop: Desktop, repository: Repository, server: Server, locale: str, query: str
) -> None:
    sheet = Sheet(desktop.page(), server, locale, query).loaded()
    before = _picture(sheet, HEADLINE), _outline(sheet, HEADLINE)
    sheet.field(HEADLINE).focus()
    sheet.page.keyboard.press("ControlOrMeta+End")
    sheet.page.keyboard.insert_text(" x")
    expect(sheet.picture(HEADLINE)).not_to_have_js_property("src", before[0])
    assert _outline(sheet, HEADLINE) != before[1]
    expect(sheet.standing(HEADLINE)).to_have_text(sheet.word("unsaved"))
    sheet.button(HEADLINE, "revert").click()
    expect(sheet.field(HEADLINE)).to_have_value(repository.says(locale, HEADLINE))
    expect(sheet.picture(HEADLINE)).to_have_js_property("src", before[0])
    assert repository.changed() == []


@sheets
def test_a_fuzzy_text_is_marked_as_reviewed_and_that_is_taken_back(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server], locale: str, query: str
) -> None:
    text = repository.says(locale, "reports.body")
    repository.say(locale, "reports.body", text, fuzzy=True)
    repository.commit()
    sheet = Sheet(desktop.page(), serve(), locale, query).loaded()
    sheet.filter("fuzzy")
    assert sheet.shown() == ["reports.body"]
    sheet.button("reports.body", "reviewed").click()
    expect(sheet.string("reports.body")).to_have_attribute("data-state", "translated")
    assert all("fuzzy" in line for line in repository.changed_lines() if line[0] == "-")
    assert len(repository.changed_lines()) in (1, 2)
    sheet.button("reports.body", "undo").click()
    expect(sheet.string("reports.body")).to_have_attribute("data-state", "fuzzy")
    assert repository.changed() == []


def test_saves_are_taken_back_one_by_one_after_a_reload_too(
    desktop: Desktop, repository: Repository, server: Server
) -> None:
    page = desktop.page()
    sheet = Sheet(page, server, "de").loaded()
    text = repository.says("de", HEADLINE)
    expect(sheet.button(HEADLINE, "undo")).to_be_disabled()
    for new in ("Eins", "Zwei"):
        sheet.field(HEADLINE).fill(new)
        sheet.button(HEADLINE, "save").click()
        expect(sheet.standing(HEADLINE)).to_have_text(sheet.word("saved"))
        assert repository.says("de", HEADLINE) == new
    sheet.button(HEADLINE, "undo").click()
    expect(sheet.field(HEADLINE)).to_have_value("Eins")
    assert repository.says("de", HEADLINE) == "Eins"
    page.reload()
    sheet.loaded()
    sheet.button(HEADLINE, "undo").click()
    expect(sheet.field(HEADLINE)).to_have_value(text)
    expect(sheet.button(HEADLINE, "undo")).to_be_disabled()
    assert repository.changed() == []


def test_a_text_that_is_missing_is_translated(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server]
) -> None:
    text = repository.says("ja", HEADLINE)
    repository.say("ja", HEADLINE, "")
    repository.commit()
    sheet = Sheet(desktop.page(), serve(), "ja").loaded()
    sheet.filter("missing")
    assert sheet.shown() == [HEADLINE]
    sheet.field(HEADLINE).fill(text)
    sheet.button(HEADLINE, "save").click()
    expect(sheet.string(HEADLINE)).to_have_attribute("data-state", "translated")
    assert repository.changed_lines() == ['-msgstr ""', f'+msgstr "{text}"']


def test_a_script_in_a_translation_is_text(
    desktop: Desktop, repository: Repository, serve: Callable[..., Server]
) -> None:
    repository.say("de", "act.alt", SCRIPT)
    page = desktop.page()
    sheet = Sheet(page, serve(), "de").loaded()
    expect(sheet.field("act.alt")).to_have_value(SCRIPT)
    sheet.field("act.alt").fill(f"Bild {SCRIPT}")
    expect(sheet.problems("act.alt").first).to_be_visible()
    sheet.field("act.post_short").fill(f"{SCRIPT}<img src=x onerror=document.title='broken'>")
    expect(sheet.problems("act.post_short").first).to_be_visible()
    page.reload()
    sheet.loaded()
    expect(sheet.field("act.alt")).to_have_value(f"Bild {SCRIPT}")
    assert "broken" not in page.title()


def test_what_was_typed_outlives_a_reload(desktop: Desktop, repository: Repository, server: Server) -> None:
    page = desktop.page()
    sheet = Sheet(page, server, "de").loaded()
    sheet.field(HEADLINE).fill("Noch nicht fertig")
    expect(sheet.standing(HEADLINE)).to_have_text(sheet.word("unsaved"))
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    sheet.loaded()
    expect(sheet.field(HEADLINE)).to_have_value("Noch nicht fertig")
    assert repository.changed() == []


def test_everything_can_be_done_with_keys(desktop: Desktop, repository: Repository, server: Server) -> None:
    page = desktop.page()
    sheet = Sheet(page, server, "de").loaded()
    page.keyboard.press("Alt+ArrowDown")
    first = page.evaluate("document.activeElement.closest('article').querySelector('h3').innerText")
    page.keyboard.press("Alt+ArrowDown")
    second = page.evaluate("document.activeElement.closest('article').querySelector('h3').innerText")
    assert [first, second] == sheet.shown()[:2]
    text = repository.says("de", second)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Neu")
    page.keyboard.press("Escape")
    expect(sheet.field(second)).to_have_value(text)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Neu")
    page.keyboard.press("ControlOrMeta+S")
    expect(sheet.standing(second)).to_have_text(sheet.word("saved"))
    assert repository.changed_lines() == [f'-msgstr "{text}"', '+msgstr "Neu"']
    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.value") == "Neu"
    for _ in range(6):
        if page.evaluate("document.activeElement.dataset.do") == "undo":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(sheet.field(second)).to_have_value(text)
    expect(sheet.field(second)).to_be_focused()  # there is nothing more to take back
    assert repository.changed() == []


def test_from_the_printed_address_to_a_saved_text(desktop: Desktop, repository: Repository, server: Server) -> None:
    page = desktop.page()
    page.goto(server.address)
    assert "token" not in page.url
    page.locator(f"a[href*='/{CAMPAIGN}']").first.click()
    page.locator(f"a[href*='/{CAMPAIGN}/locales/de']").first.click()
    page.wait_for_selector("textarea")
    assert "token" not in page.url
    sheet = Sheet(page, server, "de").loaded()
    sheet.field(HEADLINE).fill("Neu")
    sheet.button(HEADLINE, "save").click()
    expect(sheet.standing(HEADLINE)).to_have_text(sheet.word("saved"))
    assert repository.changed() == [f"locales/de/LC_MESSAGES/{CAMPAIGN}.po"]
