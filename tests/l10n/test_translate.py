from __future__ import annotations

from decimal import Decimal

import pytest

from kit.campaign.model import Message, Value
from kit.l10n.catalogs import path, read_catalog
from kit.l10n.translate import campaign_words, word
from kit.l10n.wording import Wording
from tests.l10n.samples import BODY, CHART, FACTS, FILE, HEADLINE, campaign, catalog_text, fact, message, slot

HEADLINE_IDS = (
    'msgctxt "chart.headline"\nmsgid "Reports <b>fell by {drop}</b> in {weeks} week"\n'
    'msgid_plural "Reports <b>fell by {drop}</b> in {weeks} weeks"\n'
)
BODY_ID = 'msgctxt "chart.body"\nmsgid "Since {since}, Smith & Co <3 harbours"\n'
HEBREW = (
    HEADLINE_IDS + 'msgstr[0] "שבוע {drop}"\nmsgstr[1] "שבועיים {drop}"\nmsgstr[2] "<b>{drop}</b> {weeks} שבועות"\n'
)


def put(body: str, *slots_message: Message, locale: str = "de") -> tuple[Wording | None, list[str]]:
    """The first message worded by a catalog of these entries, which begin in line 8."""
    sample = campaign(*slots_message)
    file = path("harbour", locale)
    catalog, faults = read_catalog(catalog_text(locale, body), file, locale)
    assert faults == ()
    wording, problems = word(sample, sample.messages[0], catalog, locale)
    return wording, [str(problem).removeprefix(file) for problem in problems]


def test_the_source_language_uses_the_campaigns_own_texts() -> None:
    wording, problems = word(campaign(), CHART, None, "en")
    assert problems == ()
    assert wording is not None
    assert wording.texts == {
        "headline": "Reports <b>fell by \u206858%\u2069</b> in \u206818\u2069 weeks",
        "body": "Since \u2068December 21, 2020\u2069, Smith &amp; Co &lt;3 harbours",
    }
    assert wording.plain("body") == "Since December 21, 2020, Smith & Co <3 harbours"
    assert wording.values == {"drop": "58%", "weeks": "18", "since": "December 21, 2020"}
    assert wording.numbers == {"drop": 58.0, "weeks": 18.0}
    assert (wording.language, wording.direction) == ("en", "ltr")
    assert wording.places["body"] == BODY.where


def test_slots_of_a_row_are_said_once_for_each_row() -> None:
    wording, _ = word(campaign(), CHART, None, "en")
    assert wording is not None
    assert [row.texts for row in wording.rows] == [
        {"label": "after \u20681\u2069 week"},
        {"label": "after \u206818\u2069 weeks"},
    ]
    assert [row.values for row in wording.rows] == [{"after": "1"}, {"after": "18"}]
    assert [row.numbers for row in wording.rows] == [{"after": 1.0}, {"after": 18.0}]
    assert "after" not in wording.values


def test_a_translation_with_its_place() -> None:
    wording, problems = put(BODY_ID + 'msgstr "Seit dem {since}: Smith & Co"\n', message(BODY))
    assert problems == []
    assert wording is not None
    assert wording.texts["body"] == "Seit dem \u206821. Dezember 2020\u2069: Smith &amp; Co"
    assert str(wording.places["body"]) == "locales/de/LC_MESSAGES/harbour.po:9"


@pytest.mark.parametrize(
    ("weeks", "text"), [("1", "שבוע 58%"), ("2", "שבועיים 58%"), ("3", "58% 3 שבועות"), ("18", "58% 18 שבועות")]
)
def test_plural_forms_with_and_without_the_count(weeks: str, text: str) -> None:
    sample = campaign(message(HEADLINE), facts={**FACTS, "weeks": fact("weeks", weeks, "number")})
    catalog, _ = read_catalog(catalog_text("he", HEBREW), "he.po", "he")
    wording, problems = word(sample, sample.messages[0], catalog, "he")
    assert problems == ()
    assert wording is not None
    assert wording.plain("headline") == text
    assert wording.direction == "rtl"


@pytest.mark.parametrize(
    ("locale", "counts"),
    [
        ("pl", {"1": 0, "2": 1, "5": 2, "22": 1, "36738": 2, "0": 2}),
        ("ar", {"0": 0, "1": 1, "2": 2, "6": 3, "18": 4, "100": 5, "36738": 4}),
    ],
)
def test_the_number_chooses_the_form(locale: str, counts: dict[str, int]) -> None:
    forms = 1 + max(counts.values())
    body = HEADLINE_IDS + "".join(f'msgstr[{n}] "{{drop}} form {n}"\n' for n in range(forms))
    catalog, _ = read_catalog(catalog_text(locale, body), "x.po", locale)
    for count, form in counts.items():
        sample = campaign(message(HEADLINE), facts={**FACTS, "weeks": fact("weeks", count, "number")})
        wording, _ = word(sample, sample.messages[0], catalog, locale)
        assert wording is not None
        assert wording.plain("headline").endswith(f"form {form}")


UPDATE = "kit update brings the catalog up to date"


def test_a_catalog_that_is_not_there() -> None:
    wording, problems = word(campaign(), CHART, None, "de")
    assert wording is None
    assert [str(problem) for problem in problems] == [
        "locales/de/LC_MESSAGES/harbour.po: there is no catalog for de (kit update makes one)"
    ]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("", f": body of chart is not translated (it is not in the catalog: {UPDATE})"),
        (
            'msgctxt "chart.body"\nmsgid "Since May"\nmsgstr "Seit Mai"\n',
            f":9: body of chart is not translated (its source text has changed: {UPDATE})",
        ),
        (BODY_ID + 'msgstr ""\n', ":9: body of chart is not translated (fill in msgstr)"),
        (
            "#, fuzzy\n" + BODY_ID + 'msgstr "Seit {since}"\n',
            ":10: body of chart is marked fuzzy (check the translation and take the mark out)",
        ),
        (
            BODY_ID + 'msgstr "Seit {sicne}"\n',
            ":9: body of chart: unknown placeholder {sicne} (did you mean '{since}'?)",
        ),
        (
            BODY_ID + 'msgstr "Seit <b>{since}"\n',
            ":9: body of chart: <b> is never closed (write </b> where it ends)",
        ),
        (
            BODY_ID + 'msgstr "Seit <i>{since}</i>"\n',
            ":9: body of chart: '<i>' is not a tag that texts may have (there are <b>, <em> and <br>)",
        ),
        (
            BODY_ID + 'msgstr "Seit \u202e{since}"\n',
            ":9: body of chart: a bidi control (U+202E) has no partner (take it out, or close it in the same text)",
        ),
    ],
)
def test_what_is_wrong_is_told_in_its_line_and_left_out(body: str, problem: str) -> None:
    wording, problems = put(body, message(BODY))
    assert wording is None
    assert problem in problems


def test_a_missing_placeholder() -> None:
    _, problems = put(BODY_ID + 'msgstr "Seit damals"\n', message(BODY))
    assert problems == [
        ":9: body of chart: the placeholder {since} is missing (put it where the figure or date belongs)"
    ]


def test_every_plural_form_is_checked() -> None:
    _, problems = put(HEADLINE_IDS + 'msgstr[0] "{drop}"\nmsgstr[1] "{weeks}"\n', message(HEADLINE))
    assert problems == [
        ":9: headline of chart: the placeholder {drop} is missing (put it where the figure or date belongs)"
    ]
    _, problems = put(HEADLINE_IDS + 'msgstr[0] "{drop}"\nmsgstr[1] ""\n', message(HEADLINE))
    assert problems == [":9: headline of chart is not translated in every plural form (fill in every msgstr)"]


def test_a_text_that_won_a_plural_is_not_translated() -> None:
    body = 'msgctxt "chart.headline"\nmsgid "Reports <b>fell by {drop}</b> in {weeks} week"\nmsgstr "{drop} {weeks}"\n'
    _, problems = put(body, message(HEADLINE))
    assert problems == [f":9: headline of chart is not translated (its plural forms have changed: {UPDATE})"]


def test_all_problems_of_a_message_are_told_at_once() -> None:
    _, problems = put("", CHART)
    assert [problem.split(" ", 2)[1] for problem in problems] == ["headline", "label", "body"]


def test_problems_of_the_source_are_told_at_the_source() -> None:
    wording, problems = word(campaign(), message(slot("body", "In {wekes} <b>weeks")), None, "en")
    assert wording is None
    assert [str(problem) for problem in problems] == [
        f"{FILE}:20: body of chart: unknown placeholder {{wekes}} (did you mean '{{weeks}}'?)",
        f"{FILE}:20: body of chart: <b> is never closed (write </b> where it ends)",
    ]


def test_a_date_cannot_be_a_count() -> None:
    wrong = slot("body", "{since} day", "{since} days", "since")
    wording, problems = word(campaign(), message(wrong), None, "en")
    assert wording is None
    assert [problem.what for problem in problems] == ["body of chart has a plural, and since is not a number"]


def test_a_value_that_does_not_fit_its_format() -> None:
    odd = Message(
        "chart", "chart", (slot("body", "{day}"),), {"day": Value("since", "percent")}, (), {}, (), CHART.where
    )
    wording, problems = word(campaign(odd), odd, None, "en")
    assert wording is None
    assert [problem.what for problem in problems] == ["since is a date, which cannot be written as percent"]


def test_one_fact_in_two_formats() -> None:
    both = Message(
        "chart",
        "chart",
        (slot("body", "{day}, {year}"),),
        {"day": Value("since"), "year": Value("since", "year")},
        (),
        {},
        (),
        CHART.where,
    )
    wording, _ = word(campaign(both), both, None, "en")
    assert wording is not None
    assert wording.plain("body") == "December 21, 2020, 2020"


def test_a_value_is_escaped_and_isolated() -> None:
    body = BODY_ID + 'msgstr "<br>{since}<br>"\n'
    wording, _ = put(body.replace("de", "de"), message(BODY), locale="ar")
    assert wording is not None
    assert wording.texts["body"] == "<br>\u206821 ديسمبر 2020\u2069<br>"
    assert wording.plain("body") == "21 ديسمبر 2020"


def test_the_campaigns_own_words() -> None:
    wording, problems = campaign_words(campaign(), None, "en")
    assert problems == ()
    assert wording is not None
    assert (wording.plain("title"), wording.plain("summary")) == ("Safe Harbour", "Pictures about harbours.")
    body = 'msgctxt "campaign.title"\nmsgid "Safe Harbour"\nmsgstr "Sicherer Hafen"\n'
    catalog, _ = read_catalog(catalog_text("de", body), "de.po", "de")
    wording, problems = campaign_words(campaign(), catalog, "de")
    assert wording is None
    assert [problem.what for problem in problems] == ["summary of campaign is not translated"]


def test_the_source_language_has_its_own_plural_rule() -> None:
    sample = campaign(language="fr", facts={**FACTS, "weeks": fact("weeks", "0", "number")})
    wording, _ = word(sample, message(HEADLINE), None, "fr")
    assert wording is not None
    assert wording.plain("headline").endswith("0 week")
    assert wording.numbers["weeks"] == float(Decimal(0))
