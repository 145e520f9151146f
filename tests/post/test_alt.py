"""Alt texts: as written, or what stands on the card."""

from __future__ import annotations

from collections.abc import Callable

from kit.errors import Problem, Where
from kit.l10n.wording import Row, Wording
from kit.platforms.table import shipped_table
from kit.post.alt import alt_text

CATALOG = "locales/de/LC_MESSAGES/campaign.po"
WordingFactory = Callable[..., Wording]
PLATFORMS = shipped_table().platforms


def test_the_alt_text_as_written(make_wording: WordingFactory) -> None:
    wording = make_wording({"headline": "Kurz", "alt": "Ein Balken: \u206858\u00a0%\u2069 &amp; <b>mehr</b>"})
    assert alt_text(wording, PLATFORMS.values()) == ("Ein Balken: 58\u00a0% & mehr", ())


def test_without_one_it_is_what_stands_on_the_card(make_wording: WordingFactory) -> None:
    rows = (
        Row({"label": "nach \u20683\u2069 Wochen"}, {"value": "46\u00a0%", "after": "3"}, {"value": 46, "after": 3}),
        Row({"label": "nach \u20686\u2069 Wochen"}, {"value": "51\u00a0%", "after": "6"}, {"value": 51, "after": 6}),
    )
    texts = {
        "headline": "Meldungen <b>fielen</b><br>um \u206858\u00a0%\u2069.",
        "post": "Lang",
        "source": "NCMEC",
        "post_short": "L",
    }
    text, problems = alt_text(make_wording(texts, rows=rows), PLATFORMS.values())
    assert problems == ()
    assert text == "\n".join(
        ["Meldungen fielen um 58\u00a0%.", "NCMEC", "nach 3 Wochen: 46\u00a0%", "nach 6 Wochen: 51\u00a0%"]
    )


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


def test_without_texts_there_is_none(make_wording: WordingFactory) -> None:
    assert alt_text(make_wording({}), PLATFORMS.values()) == ("", ())


def test_a_figure_after_a_latin_name_stands_right_in_hebrew(make_wording: WordingFactory) -> None:
    """By rule W7 of UAX #9 a number after a Latin word would join it: its isolate must stay."""
    text = "הדיווחים ב־CyberTipline. \u206893.5%\u2069 מהם"
    assert alt_text(make_wording({"alt": text}, direction="rtl"), ()) == (text, ())
