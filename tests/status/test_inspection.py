"""What keeps a locale from being ready."""

from __future__ import annotations

import re

from kit.status.model import Made
from kit.workspace import Memory
from tests.status.sample_status import FILE, TODAY, changed, files, of_german, status

GERMAN = "locales/de/LC_MESSAGES/child-safety-first.po"
PAGES = "locales/de/LC_MESSAGES/kit.po"


def without(context: str) -> Memory:
    """The catalog with one string emptied."""
    return changed(GERMAN, lambda text: re.sub(_entry(context), r'\1""\n', text))


def said(context: str, text: str) -> Memory:
    return changed(GERMAN, lambda old: re.sub(_entry(context), lambda found: f'{found[1]}"{text}"\n', old))


def _entry(context: str) -> str:
    return rf'(msgctxt "{re.escape(context)}"\nmsgid (?:".*"\n)+msgstr )(?:".*"\n)+'


def test_the_sample_is_ready() -> None:
    found = of_german(Memory(files(), date=TODAY), messages=("reports", "exception"))
    assert found.reasons == ()
    assert found.ready
    assert found.cards == Made(2, 2, 0)
    assert found.posts.good == found.posts.total > 0
    assert found.strings.percent == 100


def test_a_missing_string_is_one_reason_and_its_message_is_not_made() -> None:
    found = of_german(without("reports.body"), messages=("reports", "exception"))
    assert [reason.kind for reason in found.reasons] == ["missing"]
    assert found.reasons[0].problem.what == "body of reports is not translated"
    assert found.reasons[0].problem.where.line
    assert found.strings.missing == 1
    assert found.cards == Made(2, 1, 0)
    assert found.posts.good < found.posts.total
    assert found.posts.bad == 0


def test_without_the_title_no_card_can_be_made() -> None:
    found = of_german(without("campaign.title"))
    assert [reason.kind for reason in found.reasons] == ["missing"]
    assert found.cards == Made(1, 0, 0)


def test_a_fuzzy_string_is_not_translated() -> None:
    found = of_german(
        changed(GERMAN, lambda text: text.replace('msgctxt "reports.body"', '#, fuzzy\nmsgctxt "reports.body"'))
    )
    assert [reason.kind for reason in found.reasons] == ["fuzzy"]
    assert found.strings.fuzzy == 1
    assert not found.ready


def test_a_string_of_a_message_that_is_not_chosen_keeps_nobody_waiting() -> None:
    assert of_german(without("reports.body"), messages=("exception",)).ready


def test_a_text_that_does_not_fit_is_a_card_that_is_bad() -> None:
    found = of_german(said("reports.body", "Wer das liest, dem fehlt <b>{outside}</b> hier etwas Platz. " * 40))
    assert {"card"} <= {reason.kind for reason in found.reasons}
    assert found.cards == Made(1, 0, 1)
    problem = next(reason.problem for reason in found.reasons if reason.kind == "card")
    assert problem.where.file == GERMAN
    assert problem.where.line


def test_a_post_beyond_its_limit_is_bad() -> None:
    text = files()[GERMAN].decode()
    for slot, also in (("post", " {outside}"), ("post_short", " {outside}"), ("post_shortest", "")):
        long = f"Im Jahr {{year}} waren es {{reports}} Meldungen{also}. " * 80
        text = re.sub(_entry(f"reports.{slot}"), rf'\1"{long}"\n', text)
    found = of_german(Memory({**files(), GERMAN: text.encode()}, date=TODAY), placements=("instagram.square",))
    assert found.posts == Made(1, 0, 1)
    assert found.cards == Made(1, 1, 0)
    problem = next(reason.problem for reason in found.reasons if reason.kind == "post")
    assert problem.where.line


def test_a_wrong_placeholder_is_a_fault_told_once() -> None:
    found = of_german(said("reports.post_shortest", "Im Jahr {yaer} waren es {reports}."))
    assert {reason.kind for reason in found.reasons} == {"fault"}
    assert found.strings.missing == 0
    assert found.cards == Made(1, 0, 0)


def test_what_a_check_finds_keeps_a_locale_from_being_ready() -> None:
    found = of_german(said("reports.post_shortest", " Im Jahr {year} waren es {reports}."))
    assert {reason.kind for reason in found.reasons} == {"check"}
    assert "surrounding-space" in {reason.check for reason in found.reasons}
    assert found.cards == Made(1, 1, 0)


def test_a_catalog_that_is_not_there_is_the_one_reason() -> None:
    found = of_german(Memory({path: data for path, data in files().items() if path != GERMAN}, date=TODAY))
    assert [(reason.kind, reason.problem.what) for reason in found.reasons] == [("catalog", "there is no catalog")]
    assert found.campaign.translated == 0
    assert found.pages.percent == 100


def test_a_catalog_that_cannot_be_read_is_named_with_its_line() -> None:
    found = of_german(changed(GERMAN, lambda text: text.replace('msgid "', 'msgid oops"', 1)))
    assert [reason.kind for reason in found.reasons] == ["catalog"]
    assert found.reasons[0].problem.where.line


def test_the_words_of_pages_are_needed_too() -> None:
    found = of_german(changed(PAGES, lambda text: re.sub(r'(msgid "Copy post"\nmsgstr )".*"', r'\1""', text)))
    assert [reason.kind for reason in found.reasons] == ["missing"]
    assert found.reasons[0].problem.where.file == PAGES
    assert found.pages.missing == 1
    assert found.campaign.missing == 0


def test_a_page_whose_template_is_wrong_keeps_every_locale_from_being_ready() -> None:
    broken = changed("templates/pages/README.txt", lambda text: text + "{% if %}")
    assert all(not each.ready for each in status(broken, "de", "en").locales)


def test_a_problem_of_the_campaign_is_of_no_locale() -> None:
    expired = changed(
        FILE, lambda text: text.replace("format: compact, as_of", "format: compact, expires: 2026-01-01, as_of", 1)
    )
    found = status(expired, "de", "en", messages=())
    assert [each.ready for each in found.locales] == [True, True]
    assert any("expired" in problem.what for problem in found.problems)


def test_the_source_language_has_the_places_of_the_campaign_file() -> None:
    long = changed(
        FILE, lambda text: text.replace("of them led to places", "of them led to places " + "and places " * 200, 1)
    )
    found = status(long, "en").locales[0]
    assert found.cards == Made(1, 0, 1)
    assert found.reasons[0].problem.where.file == FILE
    assert found.reasons[0].problem.where.line


def test_a_pseudo_locale_is_there_for_the_asking() -> None:
    found = status(Memory(files(), date=TODAY), "en_XA").locales[0]
    assert found.strings.percent == 100
    assert found.cards.total == 1


def test_terms_of_the_glossary_are_checked_and_a_wrong_glossary_is_of_no_locale() -> None:
    row = b"term,locale,translation,note\nreports,de,Berichte,\n"
    found = of_german(Memory({**files(), "locales/glossary.csv": row}, date=TODAY))
    assert {reason.check for reason in found.reasons} == {"glossary"}
    wrong = status(Memory({**files(), "locales/glossary.csv": b"term;locale\n"}, date=TODAY), "de")
    assert wrong.ready == ("de",)
    assert wrong.problems[0].where.file == "locales/glossary.csv"
