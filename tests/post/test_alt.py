"""Alt texts: as written, or what stands on the card."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from kit.errors import Problem, Where
from kit.l10n.wording import Row, Wording
from kit.platforms.table import shipped_table
from kit.post.alt import alt_text, composed
from kit.post.stops import ended
from tests.build.sample import sample

CATALOG = "locales/de/LC_MESSAGES/campaign.po"
WordingFactory = Callable[..., Wording]
PLATFORMS = shipped_table().platforms
CAMPAIGNS = ("child-safety-first", "read-a-summer")


def test_the_alt_text_as_written(make_wording: WordingFactory) -> None:
    wording = make_wording({"headline": "Kurz", "alt": "Ein Balken: \u206858\u00a0%\u2069 &amp; <b>mehr</b>"})
    assert alt_text(wording, PLATFORMS.values()) == ("Ein Balken: 58\u00a0% & mehr", ())


def rows() -> tuple[Row, ...]:
    return (
        Row({"label": "nach \u20683\u2069 Wochen"}, {"value": "46\u00a0%", "after": "3"}, {"value": 46, "after": 3}),
        Row({"label": "nach \u20686\u2069 Wochen"}, {"value": "51\u00a0%", "after": "6"}, {"value": 51, "after": 6}),
    )


def test_without_one_it_is_what_stands_on_the_card_in_the_order_of_its_layout(make_wording: WordingFactory) -> None:
    texts = {
        "source": "Quelle: NCMEC",
        "headline": "Meldungen <b>fielen</b><br>um \u206858\u00a0%\u2069.",
        "button": "Jetzt unterschreiben",
        "caption": "Rückgang",
        "post": "Lang",
        "post_short": "L",
    }
    text, problems = alt_text(make_wording(texts, rows=rows()), PLATFORMS.values(), "chart", "bars", "Diagramm")
    assert problems == ()
    assert text == (
        "Diagramm: Meldungen fielen um 58\u00a0%."
        " Rückgang: nach 3 Wochen: 46\u00a0%; nach 6 Wochen: 51\u00a0%. Quelle: NCMEC."
    )


def test_a_layout_that_kit_does_not_know_is_read_as_it_is_written(make_wording: WordingFactory) -> None:
    texts = {"second": "Zwei!", "first": "Eins", "source": "Quelle", "own": "Drei"}
    assert composed(make_wording(texts, rows=rows()), "ours", None) == (
        "Zwei! Eins. Drei. nach \u20683\u2069 Wochen: 46\u00a0%; nach \u20686\u2069 Wochen: 51\u00a0%. Quelle."
    )


@pytest.mark.parametrize(
    ("layout", "texts", "told"),
    [
        (
            "figure",
            {"figure": "29 million", "kicker": "More than", "label": "reports"},
            "More than 29 million reports.",
        ),
        ("myth", {"myth_label": "The claim", "myth": "“No.”", "fact": "Yes"}, "The claim: “No.” Yes."),
        ("quote", {"quote": "“Read!”", "name": "Ada", "role": "reader"}, "Ada, reader: “Read!”"),
        ("quote", {"quote": "“Read!”"}, "“Read!”"),
        ("compare", {"headline": "New?", "after": "Open", "after_label": "Now"}, "New? Now: Open."),
        ("thanks", {"headline": "Thank you", "partners_label": "Together with"}, "Thank you."),
        ("statement", {"headline": "Now", "badge": "New", "own": "More"}, "New. Now. More."),
    ],
)
def test_layouts(layout: str, texts: dict[str, str], told: str, make_wording: WordingFactory) -> None:
    assert composed(make_wording(texts, "en"), layout, None) == told


def test_a_chart_s_names_may_be_texts_of_their_own(make_wording: WordingFactory) -> None:
    texts = {"headline": "Why?", "first": "To read", "second": "To meet"}
    own = tuple(Row({}, {"value": value}, {}) for value in ("45%", "27%"))
    assert composed(make_wording(texts, "en", rows=own), "chart", "columns") == "Why? To read: 45%; To meet: 27%."


def test_a_ring_s_label_goes_on_from_its_figure(make_wording: WordingFactory) -> None:
    own = (Row({"label": "of the goal"}, {"value": "87%"}, {}),)
    assert composed(make_wording({"headline": "Soon"}, "en", rows=own), "chart", "ring") == "Soon. 87% of the goal."


def test_a_timeline_tells_each_date_with_what_happens(make_wording: WordingFactory) -> None:
    texts = {"headline": "Four days", "first": "We begin", "second": "We end."}
    wording = dataclasses.replace(make_wording(texts, "en"), values={"first": "12 June", "second": "3 July"})
    assert composed(wording, "timeline", None) == "Four days. 12 June: We begin. 3 July: We end."


def test_nothing_is_said_twice(make_wording: WordingFactory) -> None:
    texts = {"kicker": "Reports fell.", "headline": "EU reports fell", "body": "eu reports fell!", "source": "NCMEC"}
    assert composed(make_wording(texts, "en"), "statement", None) == "EU reports fell. NCMEC."


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("de", "Eins: Zwei. Drei."),
        ("fr", "Eins\u00a0: Zwei. Drei."),
        ("hi", "Eins: Zwei। Drei।"),
        ("th", "Eins: Zwei Drei"),
        ("ja", "Eins：Zwei。Drei。"),
        ("zh-Hant", "Eins：Zwei。Drei。"),
        ("ur", "Eins: Zwei۔ Drei۔"),
        ("am", "Eins: Zwei። Drei።"),
    ],
)
def test_sentences_end_as_they_do_in_the_language(locale: str, told: str, make_wording: WordingFactory) -> None:
    texts = {"after_label": "Eins", "after": "Zwei", "source": "Drei"}
    assert composed(make_wording(texts, locale), "compare", None) == told


@pytest.mark.parametrize("end", [".", "?", "!", "…", "。", "؟", "।", ".”", "? »", "\u00a0!", ":"])
def test_a_sentence_that_ends_gets_no_other_end(end: str, make_wording: WordingFactory) -> None:
    assert composed(make_wording({"headline": "So" + end}, "fr"), "statement", None) == "So" + end


def test_joiners_of_lines_are_left_out(make_wording: WordingFactory) -> None:
    assert composed(make_wording({"headline": "ห้อง\u2060สมุด"}, "th"), "statement", None) == "ห้องสมุด"


@pytest.mark.parametrize("campaign", CAMPAIGNS)
def test_every_card_of_the_samples_can_be_told(campaign: str) -> None:
    """In each language all of a card's figures are said, nothing is empty, and no two marks come together."""
    planned = sample(campaign)
    layouts = {message.id: message for message in planned.campaign.messages}
    told = 0
    for kit in planned.kits:
        for each in kit.messages:
            bare = {slot: text for slot, text in each.wording.texts.items() if slot != "alt"}
            wording = dataclasses.replace(each.wording, texts=bare)
            message = layouts[wording.message]
            text, problems = alt_text(wording, (), message.layout, message.chart, "Kind")
            assert problems == ()
            assert text.removeprefix("\u200f").startswith("Kind")
            assert not any(twice in text for twice in ("..", "。。", "::", ";;", "  ", "\n", "\u2060", "<", "None"))
            if wording.message in ("act", "petition"):
                assert ended(wording.plain("button"), wording.language) not in text
            for row in wording.rows:
                assert row.values["value"] in text
            told += 1
    assert told > 80


def test_too_long_is_a_problem_of_each_platform_that_it_is_too_long_for(make_wording: WordingFactory) -> None:
    wording = make_wording({"headline": "x", "alt": "a" * 1001})
    text, problems = alt_text(wording, [PLATFORMS[name] for name in ("x", "bluesky", "pinterest", "whatsapp")])
    assert text == "a" * 1001
    assert problems == (
        Problem(
            Where(CATALOG, 11), "alt text of drop in de for X: 1 character too long by its counting", "shorten alt"
        ),
        Problem(
            Where(CATALOG, 11),
            "alt text of drop in de for Pinterest: 501 characters too long by its counting",
            "shorten alt",
        ),
    )


def test_a_text_made_of_the_card_is_mended_by_writing_one(make_wording: WordingFactory) -> None:
    _, problems = alt_text(make_wording({"post": "p", "headline": "x" * 600}), [PLATFORMS["pinterest"]])
    assert problems[0].where == Where(CATALOG, 11)
    assert problems[0].hint.startswith("write one in the slot alt")


@pytest.mark.parametrize("name", ["act.png", "IMG_4031.JPG", "card (1).webp"])
def test_the_name_of_a_file_is_no_alt_text(name: str, make_wording: WordingFactory) -> None:
    _, problems = alt_text(make_wording({"headline": "x", "alt": name}), ())
    assert problems == (
        Problem(Where(CATALOG, 11), "alt text of drop in de is the name of a file", "say what the picture shows"),
    )


def test_without_texts_there_is_none(make_wording: WordingFactory) -> None:
    assert alt_text(make_wording({}), PLATFORMS.values(), "chart", "bars", "Chart") == ("", ())


def test_a_figure_after_a_latin_name_stands_right_in_hebrew(make_wording: WordingFactory) -> None:
    """By rule W7 of UAX #9 a number after a Latin word would join it: its isolate must stay."""
    text = "הדיווחים ב־CyberTipline. \u206893.5%\u2069 מהם"
    assert alt_text(make_wording({"alt": text}, direction="rtl"), ()) == (text, ())
