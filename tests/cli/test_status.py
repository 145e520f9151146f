"""`kit status`: the table, what programs read, the page, the threshold."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kit.cli.standing import in_short, table
from kit.errors import Problem, Where
from kit.status.model import CampaignStatus, Kind, LocaleStatus, Made, Reason, Strings
from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

PLACE = Where(GERMAN, 12)
FEW = ("-p", "bluesky.square", "-m", "reports", "--jobs", "1")


def reason(kind: Kind, what: str, line: int = 12) -> Reason:
    return Reason(kind, Problem(Where(GERMAN, line), what, "mend it"))


def locale(name: str = "de", *reasons: Reason, missing: int = 0, fuzzy: int = 0, bad: int = 0) -> LocaleStatus:
    total = Strings(60, 60 - missing - fuzzy, fuzzy)
    return LocaleStatus(name, "German", total, Strings(40, 40, 0), Made(10, 10 - bad, bad), Made(9, 9, 0), reasons)


def emptied(workspace: Workspace, *contexts: str) -> None:
    file = workspace.root / GERMAN
    text = file.read_text(encoding="utf-8")
    for context in contexts:
        text, count = re.subn(
            rf'(msgctxt "{re.escape(context)}"\nmsgid (?:".*"\n)+msgstr )(?:".*"\n)+', r'\1""\n', text
        )
        assert count == 1
    file.write_text(text, encoding="utf-8")


def test_the_table_has_a_row_for_each_locale(workspace: Workspace) -> None:
    result = workspace.kit("status", "-l", "de", "-l", "en", *FEW)
    assert result.status == 0
    title, headings, english, german = result.out.splitlines()
    assert title == "child-safety-first: 2 of 2 locales are ready"
    assert headings.split()[:3] == ["Locale", "Language", "Strings"]
    assert english.split()[:2] == ["en", "English"]
    assert german.split()[-1] == "yes"
    assert "100 %" in german


def test_what_is_missing_is_told_with_its_place_and_is_no_failure(workspace: Workspace) -> None:
    emptied(workspace, "reports.body", "reports.post")
    workspace.replace(GERMAN, 'msgctxt "reports.alt"', '#, fuzzy\nmsgctxt "reports.alt"')
    result = workspace.kit("status", "-l", "de", *FEW)
    assert result.status == 0
    assert "0 of 1 locale is ready" in result.out
    row = result.out.splitlines()[2]
    assert re.search(rf" no +2 strings missing, 1 fuzzy \({re.escape(GERMAN)}:\d+\)$", row)
    verbose = workspace.kit("status", "-l", "de", *FEW, "-v").out
    assert re.search(rf"^    {re.escape(GERMAN)}:\d+: body of reports is not translated$", verbose, re.M)
    assert "alt of reports is marked fuzzy (check the translation" in verbose


def test_less_than_the_threshold_is_a_failure_that_names_the_locale(workspace: Workspace) -> None:
    emptied(workspace, "reports.body", "reports.post")
    for threshold, status in ((90, 0), (100, 1)):
        result = workspace.kit("status", "-l", "de", "-l", "en", *FEW, "--at-least", str(threshold))
        assert result.status == status
    assert re.search(r"fewer than 100 % .*: de of child-safety-first \(9\d %\)$", result.err.strip())
    assert "en of" not in result.err
    told = json.loads(workspace.kit("status", *FEW, "-l", "de", "--at-least", "100", "--output", "json").out)
    assert [each["locale"] for each in told["below"]] == ["de"]
    assert workspace.kit("status", "--at-least", "101").status == 2


def test_programs_read_the_same(workspace: Workspace) -> None:
    emptied(workspace, "reports.body")
    told = json.loads(workspace.kit("status", *FEW, "-l", "de", "-l", "en", "--output", "json").out)
    (campaign,) = told["campaigns"]
    english, german = campaign["locales"]
    assert campaign["ready"] == ["en"]
    assert english["ready"]
    assert english["reasons"] == []
    assert german["strings"]["missing"] == german["campaign_strings"]["missing"] == 1
    assert german["strings"]["total"] == german["campaign_strings"]["total"] + german["page_strings"]["total"]
    assert german["percent"] < 100
    assert german["cards"] == {"total": 1, "good": 0, "bad": 0}
    assert german["why"].startswith("1 string missing (")
    (why,) = german["reasons"]
    assert (why["kind"], why["file"], why["what"]) == ("missing", GERMAN, "body of reports is not translated")
    assert why["line"] > 1
    assert told["problems"] == []


def test_a_catalog_that_cannot_be_read_is_a_failure_and_one_that_is_not_there_is_none(workspace: Workspace) -> None:
    workspace.replace(GERMAN, 'msgid "', 'msgid oops"')
    result = workspace.kit("status", "-l", "de", "-l", "en", *FEW)
    assert result.status == 1
    assert re.search(rf"{re.escape(GERMAN)}:\d+: this is not a line of a catalog", result.err)
    assert "1 of 2 locales are ready" in result.out
    (workspace.root / GERMAN).unlink()
    result = workspace.kit("status", "-l", "de", "-l", "en", *FEW)
    assert result.status == 0
    assert f"there is no catalog ({GERMAN})" in result.out


def test_a_campaign_that_cannot_be_read_is_a_failure(workspace: Workspace) -> None:
    workspace.replace(CAMPAIGN, "brand: open-lantern", "brand: [")
    result = workspace.kit("status", *FEW)
    assert result.status == 1
    assert CAMPAIGN in result.err
    assert result.out == ""


def test_a_problem_in_every_language_is_told_once_under_the_table(workspace: Workspace) -> None:
    workspace.replace(CAMPAIGN, "format: compact, as_of", "format: compact, expires: 2021-06-01, as_of")
    result = workspace.kit("status", "-l", "de", "-l", "en", "-p", "bluesky.square", "-m", "exception", "--jobs", "1")
    assert result.status == 0
    told = [line for line in result.out.splitlines() if line.startswith("in every language: ")]
    assert len(told) == 1
    assert "expired" in told[0]


@pytest.mark.parametrize("arguments", [("-l", "is"), ("-l", "xx"), ("-m", "nothing"), ("no-campaign",)])
def test_names_that_nothing_has_are_wrong_usage(arguments: tuple[str, ...], workspace: Workspace) -> None:
    assert workspace.kit("status", *arguments, "-p", "bluesky.square", "--jobs", "1").status == 2


@pytest.mark.parametrize("width", [70, 80, 100, 120, 200])
def test_the_table_goes_no_further_than_the_terminal(width: int) -> None:
    long = reason("card", "headline of drop in de, bluesky.square: the text does not fit, about 12 characters too long")
    found = CampaignStatus("drive", (locale("de", long, bad=1), locale("en")), ())
    lines = [re.sub(r"\x1b\[\d*m", "", line) for line in table(found, width)]
    assert max(map(len, lines)) <= width
    told = " ".join(" ".join(lines).split())
    assert "about 12 characters too long" in told
    assert f"({PLACE})" in told.replace("- ", "-")
    assert [line.split()[0] for line in lines if line.startswith(("de", "en"))] == ["de", "en"]
    assert ("Language" in lines[0]) == (width >= 100)


def test_in_a_pipe_a_locale_is_one_line() -> None:
    found = CampaignStatus("drive", (locale("de", reason("fuzzy", "alt of a is marked fuzzy")), locale("en")), ())
    assert len(list(table(found, None))) == 3


def test_the_first_reason_is_told_and_how_many_there_are_besides() -> None:
    assert in_short(locale()) == ""
    missing = [reason("missing", f"body of {name} is not translated", line) for line, name in enumerate("ab", 20)]
    found = locale("de", *missing, reason("fuzzy", "alt of a is marked fuzzy"), reason("check", "two spaces"))
    assert in_short(found) == f"2 strings missing, 1 fuzzy ({GERMAN}:20); 1 more"
    assert in_short(locale("de", reason("fuzzy", "alt of a is marked fuzzy"))) == f"1 string fuzzy ({PLACE})"
    cards = [f"body of a in de, {name}: the text does not fit" for name in ("x.landscape", "bluesky.square")]
    alike = locale("de", *(reason("card", what) for what in cards))
    assert in_short(alike) == f"{cards[0]}, and on 1 other card ({PLACE})"


class Page(HTMLParser):
    """What of a page matters here."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in ("meta", "br", "link", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.said.append(data.strip())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_is_whole_accessible_and_asks_nothing_of_the_network(workspace: Workspace) -> None:
    emptied(workspace, "reports.body")
    result = workspace.kit("status", *FEW, "-l", "de", "-l", "en", "--html", str(workspace.root / "status.html"))
    assert result.status == 0
    assert "status.html" in result.out
    text = (workspace.root / "status.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.open == []
    assert not page.of("script")
    assert not page.of("link")
    assert not page.of("img")
    assert "url(" not in text
    assert "http" not in re.sub(r"http-equiv", "", text)
    assert [each["href"] for each in page.of("a") if not (each["href"] or "").startswith("#")] == []
    assert len(page.of("caption")) == len(page.of("table")) == 2
    assert all("scope" in heading for heading in page.of("th"))
    assert {heading["scope"] for heading in page.of("th")} == {"row", "col"}
    german, english = (" ".join(page.said).index(name) for name in ("German", "English"))
    assert german < english, "what is not ready comes first"
    assert "body of reports is not translated" in " ".join(page.said)
    assert "viewport" in {each.get("name") for each in page.of("meta")}


def test_everything_on_the_page_is_escaped(workspace: Workspace) -> None:
    workspace.replace(
        GERMAN, 'msgctxt "reports.post_shortest"', '# kit: allow <script>x</script>\nmsgctxt "reports.post_shortest"'
    )
    workspace.kit("status", *FEW, "-l", "de", "--html", str(workspace.root / "status.html"))
    text = (workspace.root / "status.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_a_page_that_cannot_be_written_is_said(workspace: Workspace) -> None:
    result = workspace.kit("status", *FEW, "-l", "de", "--html", str(workspace.root / CAMPAIGN / "status.html"))
    assert result.status == 1
    assert "the page cannot be written" in result.err


def test_whatever_kit_check_complains_of_is_told_by_kit_status(workspace: Workspace) -> None:
    emptied(workspace, "exception.body")
    workspace.replace(GERMAN, 'msgctxt "drop.caption"', '#, fuzzy\nmsgctxt "drop.caption"')
    act = (workspace.root / GERMAN).read_text(encoding="utf-8").partition('msgctxt "act.first"')[2].splitlines()[2]
    workspace.replace(GERMAN, act, act[:-1] + ' {nobody}"')
    workspace.replace(
        GERMAN, 'msgstr[1] "<b>{count}</b>', 'msgstr[1] "' + "Das ist viel zu lang. " * 40 + "<b>{count}</b>"
    )
    workspace.replace("locales/de/LC_MESSAGES/kit.po", 'msgid "Copy post"\nmsgstr "', 'msgid "Copy post"\nmsgstr "  ')
    workspace.replace(CAMPAIGN, "format: compact, as_of", "format: compact, expires: 2021-06-01, as_of")
    few = ("-l", "de", "-p", "bluesky.square", "--jobs", "1", "--output", "json")
    checked = json.loads(workspace.kit("check", *few).out)["problems"]
    (campaign,) = json.loads(workspace.kit("status", *few).out)["campaigns"]
    told = [*campaign["locales"][0]["reasons"], *campaign["problems"]]
    assert {(each["file"], each["line"]) for each in checked} == {(each["file"], each["line"]) for each in told}
    assert {"missing", "fuzzy", "fault", "card", "check"} == {each.get("kind") for each in told} - {None}


def test_what_other_processes_ask_for_counts_too(workspace: Workspace) -> None:
    few = ("-l", "de", "-m", "exception", "-m", "reports", "-p", "bluesky.square", "--jobs", "2")
    assert "1 of 1 locale is ready" in workspace.kit("status", *few).out
    workspace.replace("templates/cards/figure.css", "{", "{ colour: red;")  # which cards alone ask for
    spoilt = workspace.kit("status", *few).out
    assert "0 of 1 locale is ready" in spoilt
    assert "templates/cards/figure.css:" in spoilt
    workspace.replace("templates/cards/figure.css", "{ colour: red;", "{")
    assert "1 of 1 locale is ready" in workspace.kit("status", *few).out


def test_without_the_cache_nothing_is_kept(workspace: Workspace, tmp_path: Path) -> None:
    result = workspace.kit("status", "-l", "de", *FEW, "--no-cache")
    assert result.status == 0
    assert [path for path in (tmp_path / "cache").rglob("*") if path.is_file()] == []
    assert workspace.kit("status", "-l", "de", *FEW).out == result.out
    assert len([path for path in (tmp_path / "cache").rglob("*.json") if path.is_file()]) == 2
