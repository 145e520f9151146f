"""What `kit check` says of texts and boxes on cards that were laid out: the fit report, and what fails it."""

from __future__ import annotations

import json
import re
import shutil
from typing import Any

import pytest

from tests.build.sample import ROOT
from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

CSS = "templates/cards/cards.css"
SHEET = "templates/cards/statement.css"
STATEMENT = "templates/cards/statement.html"
STORY = ("-l", "de", "-p", "instagram.story", "-m", "exception", "--jobs", "1")


def entry_line(workspace: Workspace, context: str) -> int:
    """The line of an entry's msgid in the German catalog."""
    lines = (workspace.root / GERMAN).read_text(encoding="utf-8").splitlines()
    return lines.index(f'msgctxt "{context}"') + 2


def translate(workspace: Workspace, context: str, text: str) -> int:
    """Puts another translation in the place of one that stands on a line of its own; returns the line of the msgid."""
    file = workspace.root / GERMAN
    before, found, after = file.read_text(encoding="utf-8").partition(f'msgctxt "{context}"\n')
    assert found
    changed = re.sub(r'(?m)^msgstr ".*"$', lambda _: f'msgstr "{text}"', after, count=1)
    file.write_text(before + found + changed, encoding="utf-8")
    return entry_line(workspace, context)


def texts_of(workspace: Workspace, *part: str) -> dict[str, dict[str, Any]]:
    (card,) = json.loads(workspace.kit("check", *part, "--output", "json").out)["cards"]
    return {text["slot"]: text for text in card["texts"]}


def test_each_string_with_its_place_and_its_sizes(workspace: Workspace) -> None:
    found = texts_of(workspace, *STORY)
    assert list(found) == ["kicker", "headline", "body", "source"]
    headline, body = found["headline"], found["body"]
    assert headline["file"] == GERMAN
    assert headline["line"] == entry_line(workspace, "exception.headline")
    assert headline["smallest"] == pytest.approx(0.04 * 1080)  # --fit: 4vmin …
    assert headline["smallest"] <= headline["size"] <= headline["largest"]
    assert headline["spare"] == pytest.approx(headline["size"] * headline["room"] / headline["smallest"], rel=0.01)
    assert (body["smallest"], body["largest"], body["spare"]) == (None, None, None)
    assert body["size"] == pytest.approx(0.037 * 1080, rel=0.1)


def test_the_source_language_is_placed_in_the_campaign_file(workspace: Workspace) -> None:
    line = workspace.replace(CAMPAIGN, "kicker: Children’s safety online", "kicker: Children’s safety on line")
    found = texts_of(workspace, "-l", "en", *STORY[2:])
    assert (found["kicker"]["file"], found["kicker"]["line"]) == (CAMPAIGN, line)


def test_the_tightest_string_of_each_locale(workspace: Workspace) -> None:
    part = ("-l", "de", "-l", "ar", "-p", "instagram.story", "-p", "x.landscape", "--jobs", "1")
    cards = json.loads(workspace.kit("check", *part, "--output", "json").out)["cards"]
    shown = workspace.kit("check", "-v", *part).out.splitlines()
    named = r"tightest: (\w+) of (\w+) in (\w+), ([\w.]+): ([\d.]+) \(\d+ px in \d+ lines?, smallest \d+ px; (.+)\)"
    found = [re.fullmatch(named, line) for line in shown if line.startswith("tightest")]
    assert [match and match[3] for match in found] == ["ar", "de"]
    for match in found:
        assert match
        spare = {
            (text["slot"], card["message"], card["placement"]): text["spare"]
            for card in cards
            for text in card["texts"]
            if card["locale"] == match[3] and text["spare"]
        }
        assert float(match[5]) == pytest.approx(min(spare.values()), abs=0.01)
        assert spare[match[1], match[2], match[4]] == min(spare.values())
        assert match[6].startswith(f"locales/{match[3]}/LC_MESSAGES/child-safety-first.po:")


def test_a_text_that_does_not_fit(workspace: Workspace) -> None:
    line = translate(workspace, "exception.headline", "Sehr langer Text {directive_start}" + " ohne ein Ende" * 40)
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    assert re.search(
        rf"^{GERMAN}:{line}: headline of exception in de, instagram.story: the text does not fit, "
        r"about \d+ characters too long \(shorten the text, or let the template give it more room\)$",
        result.err,
        re.MULTILINE,
    )
    assert texts_of(workspace, *STORY)["headline"]["excess"] > 100
    assert texts_of(workspace, *STORY)["headline"]["spare"] < 1


def test_a_glyph_that_no_font_has(workspace: Workspace) -> None:
    line = translate(workspace, "exception.kicker", "Sicherheit \ua7dc")
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    said = f"{GERMAN}:{line}: kicker of exception in de, instagram.story: no installed font has '\ua7dc' (U+A7DC) "
    assert (
        f"{said}(add a font that has it to the brand, or install one, such as Debian's fonts-noto-core)" in result.err
    )


def test_a_character_of_a_script_without_a_font(workspace: Workspace) -> None:
    line = translate(workspace, "exception.kicker", "Sicherheit \U000105c0")
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    said = f"{GERMAN}:{line}: kicker of exception in de, instagram.story: no installed font has '\U000105c0' (U+105C0) "
    assert f"{said}(add a font for Todhri to the brand, or install one" in result.err
    assert workspace.kit("check", *STORY[:-3], "act", "--jobs", "1").status == 0


def test_a_post_may_have_what_no_font_has(workspace: Workspace) -> None:
    before = (workspace.root / GERMAN).read_text(encoding="utf-8").partition('msgctxt "act.post"\n')[2]
    (text,) = re.findall(r'(?m)^msgstr "(.*)"$', before)[:1]
    translate(workspace, "act.post", text.replace("Bitte", "\U000105c0 Bitte"))
    assert workspace.kit("check", "-l", "de", "-m", "act", "-p", "instagram.story", "--jobs", "1").status == 0


def test_a_box_that_leaves_the_canvas(workspace: Workspace) -> None:
    workspace.replace(SHEET, ".statement .body {", ".statement .body { background: black; margin-inline-end: -40vmin;")
    line = workspace.replace(STATEMENT, '<p class="body"', '<p class="body"')
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    assert re.fullmatch(
        rf"{STATEMENT}:{line}: body of exception in de, instagram.story: the box leaves the card by \d+ px at the "
        r"right \(move it in the template, or .*\)\n",
        result.err,
    )


def test_a_text_outside_of_the_safe_zone(workspace: Workspace) -> None:
    workspace.replace(CSS, "var(--safe-top)) max(var(--pad)", "0px) max(var(--pad)")
    workspace.replace(STATEMENT, '    <div class="words">', '    <div class="words" style="justify-content: start">')
    workspace.replace(CSS, "header { display: flex;", "header { display: none;")
    line = entry_line(workspace, "exception.kicker")
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    assert re.search(
        rf"{GERMAN}:{line}: kicker of exception in de, instagram.story: "
        r"the text leaves the safe zone by \d+ px at the top",
        result.err,
    )
    assert workspace.kit("check", "-l", "de", "-p", "bluesky.square", "-m", "exception", "--jobs", "1").status == 0


def test_a_text_that_leaves_the_card(workspace: Workspace) -> None:
    workspace.replace(SHEET, ".statement .body {", ".statement .body { position: absolute; bottom: -20vmin;")
    line = entry_line(workspace, "exception.body")
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    assert re.search(rf"{GERMAN}:{line}: body of .*: the text leaves the card by \d+ px at the bottom", result.err)


def test_text_over_text(workspace: Workspace) -> None:
    workspace.replace(SHEET, ".statement .body {", ".statement .body { margin-top: -12vmin !important;")
    line = entry_line(workspace, "exception.headline")
    result = workspace.kit("check", *STORY)
    assert result.status == 1
    assert (
        f"{GERMAN}:{line}: headline of exception in de, instagram.story: the text runs into body "
        "(shorten one of the texts, or let the template set them apart)" in result.err
    )


def test_what_a_check_fails_is_not_built(workspace: Workspace) -> None:
    workspace.replace(SHEET, ".statement .body {", ".statement .body { margin-top: -12vmin !important;")
    part = ("-l", "de", "-p", "instagram.story", "--jobs", "1")
    checked, built = workspace.kit("check", *part), workspace.kit("build", *part, "--format", "folder")
    assert (checked.status, built.status) == (1, 1)
    assert checked.err == built.err
    assert "exception" not in {path.stem for path in (workspace.root / "dist").rglob("*.*") if "images" in path.parts}


SUMMER = "assets/campaigns/read-a-summer/campaign.yaml"
SUMMER_GERMAN = "locales/de/LC_MESSAGES/read-a-summer.po"


@pytest.fixture
def summer(workspace: Workspace) -> Workspace:
    """The workspace with the second sample in it, which has every kind of chart."""
    for folder in ("assets/campaigns/read-a-summer", "assets/brands"):
        shutil.copytree(ROOT / folder, workspace.root / folder, dirs_exist_ok=True)
    shutil.copy(ROOT / SUMMER_GERMAN, workspace.root / SUMMER_GERMAN)
    return workspace


def check_chart(workspace: Workspace, message: str) -> list[str]:
    """What is said of a chart in German, in two shapes."""
    part = ("-l", "de", "-p", "instagram.square", "-p", "x.landscape", "-m", message, "--jobs", "1")
    result = workspace.kit("check", "read-a-summer", *part)
    assert result.status == 1
    return result.err.splitlines()


@pytest.mark.parametrize(
    ("message", "fact", "written", "shown"),
    [
        ("weekdays", "visits_saturday: {value: ", "7900", "123.456.789.012.345"),
        ("months", "readers_august: {value: ", "7720", "123.456.789.012.345"),
        ("weeks", "lent_week_5: {value: ", "13100", "123.456.789.012.345"),
        ("shelves", "novels: {value: ", "41", "40,0123456789 %"),
        ("children", "children_with_card: {value: ", "68", "68,0123456789 %"),
    ],
)
def test_a_figure_that_is_too_long_is_told_of_where_its_fact_is(
    summer: Workspace, message: str, fact: str, written: str, shown: str
) -> None:
    number = shown.removesuffix(" %").replace(".", "").replace(",", ".")
    line = summer.replace(SUMMER, f"{fact}{written}", f"{fact}{number}")
    told = check_chart(summer, message)
    assert any(
        text.startswith(f"{SUMMER}:{line}: “{shown}” of {message} in de, ".replace(" %", "\u00a0%"))
        and "the text does not fit" in text
        and "(round it, or give it a shorter format such as compact-short, " in text
        for text in told
    ), told
    assert not any(text.startswith("templates/") for text in told), told


def test_a_name_that_is_too_long_for_a_chart_is_told_of_in_its_catalog(summer: Workspace) -> None:
    line = summer.replace(SUMMER_GERMAN, 'msgid "Novels"', 'msgid "Novels"')
    summer.replace(SUMMER_GERMAN, 'msgstr "Romane"', 'msgstr "Unterhaltungsromanliteratur"')
    told = check_chart(summer, "shelves")
    assert told
    for text in told:
        assert text.startswith(f"{SUMMER_GERMAN}:{line}: first of shelves in de, "), told
