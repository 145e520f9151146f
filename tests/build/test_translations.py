from __future__ import annotations

from kit.build.glossaries import read_glossary
from kit.build.plan import Selection
from kit.build.translations import translation_findings
from kit.l10n.glossary import Glossary, Term
from kit.workspace import Memory
from tests.l10n.samples import BODY, CATALOG, CHART, campaign, catalog_text, message

TEXTS = campaign(CHART, message(BODY, id="other"))
PAGES = "locales/{locale}/LC_MESSAGES/kit.po"
ENTRY = 'msgctxt "{context}"\nmsgid "Two words."\nmsgstr "Zwei Worte"\n\n'


def checks(files: dict[str, bytes], locale: str = "de", *messages: str) -> list[tuple[str | None, str]]:
    chosen = Selection(messages=messages)
    found = translation_findings(Memory(files), TEXTS, chosen, locale, Glossary())
    return [(finding.key[0], finding.problem.where.file) for finding in found]


def test_the_words_of_the_campaign_and_those_of_its_pages_are_looked_at() -> None:
    mine, pages = CATALOG.format(locale="de"), PAGES.format(locale="de")
    body = "".join(ENTRY.format(context=context) for context in ("campaign.title", "chart.body", "other.body"))
    files = {
        mine: catalog_text("de", body),
        pages: catalog_text("de", 'msgid "Copy post"\nmsgstr "Copy post"\n'),
    }
    assert checks(files) == [("campaign.title", mine), ("chart.body", mine), ("other.body", mine), (None, pages)]
    assert checks(files, "de", "chart") == [("campaign.title", mine), ("chart.body", mine), (None, pages)]


def test_of_the_campaigns_own_language_the_pages_alone_are_looked_at() -> None:
    files = {CATALOG.format(locale="en"): catalog_text("en", ENTRY.format(context="chart.body"))}
    assert checks(files, "en") == []
    assert checks(files, "en_XA") == []


def test_catalogs_that_are_missing_or_cannot_be_read_are_for_the_plan_to_tell() -> None:
    good = {PAGES.format(locale="de"): catalog_text("de", "")}
    assert checks(good) == []
    assert checks({**good, CATALOG.format(locale="de"): b"nonsense"}) == []


def test_the_glossary_of_a_workspace() -> None:
    path, head = "locales/glossary.csv", b"term,locale,translation,note\n"
    assert read_glossary(Memory({})) == (Glossary(), ())
    assert read_glossary(Memory({path: head + b"rule,de,Regel*,\n"})) == (
        Glossary((Term("rule", "de", ("Regel*",)),)),
        (),
    )
    glossary, (problem,) = read_glossary(Memory({path: b"\xff"}))
    assert (glossary, str(problem)) == (
        Glossary(),
        "locales/glossary.csv:1: this is not UTF-8 (save the glossary as CSV in UTF-8)",
    )
