"""The tests of pages notice what goes wrong in one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import Watch, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'">"""


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<script>console.error('broken')</script>", "console: broken"),
        ("<script>throw new Error('broken')</script>", "error in the page: broken"),
        ("<img src='http://example.org/a.png' alt=''>", "a request to http://example.org/a.png"),
        (f"{POLICY}<img src='a.png' alt=''>", "policy img-src refused"),
        (f"{POLICY}<p style='color: red'>Red</p>", "policy style-src-attr refused inline"),
    ],
)
def test_a_fault_in_a_page_is_noticed(browser: Browser, tmp_path: Path, body: str, fault: str) -> None:
    context = browser.new_context()
    watch = Watch(context)
    page = context.new_page()
    (tmp_path / "page.html").write_text(f"<!DOCTYPE html><title>A page</title>{body}")
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_timeout(100)
    context.close()
    assert any(fault in each for each in watch.faults), watch.faults


def test_what_is_meant_to_come_is_no_fault(browser: Browser) -> None:
    context = browser.new_context()
    watch = Watch(context)
    watch.expect("a conflict")
    page = context.new_page()
    page.evaluate("console.error('a conflict'); console.error('another')")
    context.close()
    assert watch.faults == ["console: another"]


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<main><h1>A page</h1><img src='data:,'></main>", "image-alt"),
        ("<main><h1>A page</h1><p style='color: #999; background: #fff'>Pale</p></main>", "color-contrast"),
        ("<main><h1>A page</h1><h4>A part</h4></main>", "heading-order"),
        ("<main><h1>A page</h1>" + "<button style='all: unset'>x</button>" * 3 + "</main>", "target-size"),
    ],
)
def test_axe_judges_by_wcag_and_good_practice(browser: Browser, body: str, rule: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f"<!DOCTYPE html><html lang='en'><title>A page</title>{body}</html>")
    found = violations(page)
    context.close()
    assert [each.split(":")[0] for each in found][:1] == [rule], found
