from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.campaign.texts import PLACEHOLDER
from kit.l10n import checks, locales, placeholders, pseudo
from kit.l10n.numbers import format_value
from kit.l10n.phrases import PseudoPhrases
from kit.l10n.translate import campaign_words, word
from kit.text.bidi import levels, visual_runs
from tests.l10n.samples import BODY, CHART, FACTS, FILE, campaign, message, slot

_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile("</?(?:b|em)>|<br>")
_WORDS = st.sampled_from(
    ["a", "week", "Directive", "{drop}", "{weeks}", "<b>", "</b>", "<br>", " ", " ", "58", "…", "é"]
)


def visual(text: str, base: int) -> str:
    """What one sees from left to right."""
    runs = visual_runs(levels(text, base)[1])
    pieces = (text[start:end][::-1] if level % 2 else text[start:end] for start, end, level in runs)
    return _CONTROLS.sub("", "".join(pieces))


def test_accents_brackets_and_more_words() -> None:
    assert pseudo.text("Sign <b>the petition</b>.", "en_XA") == "[Šîğñ <b>ţĥé péţîţîöñ</b>. Šîğñ ţĥ]"


def test_posts_that_a_limit_asks_for_are_not_made_longer() -> None:
    short = message(slot("post_short", "Sign the petition"), slot("post", "Sign the petition"))
    wording, problems = word(campaign(short), short, pseudo.catalog(campaign(short), "en_XA"), "en_XA")
    assert problems == ()
    assert wording is not None
    assert wording.texts["post_short"] == "[Šîğñ ţĥé péţîţîöñ]"
    assert wording.texts["post"] == "[Šîğñ ţĥé péţîţîöñ Šîğñ ţĥ]"


def test_words_run_from_right_to_left() -> None:
    text = pseudo.text("After 3 weeks, <b>{drop}</b> fell", "ar_XB")
    assert visual(_TAG.sub("", text).replace("{drop}", "\u206858%\u2069"), 1) == "llef 58% ,skeew 3 retfA"


def test_one_override_for_words_that_stand_together() -> None:
    assert pseudo.text("Sign the petition", "ar_XB") == "\u202eSign the petition\u202c"


@pytest.mark.parametrize("piece", ["https://example.org/a", "@example", "#Hashtag", "{drop}", "<br>", "18", "", " "])
@pytest.mark.parametrize("locale", ["en_XA", "ar_XB"])
def test_what_is_no_word_stays_as_it_is(piece: str, locale: str) -> None:
    assert pseudo.text(piece, locale) == piece
    assert piece in pseudo.text(f"Look: {piece}", locale)


@given(st.lists(_WORDS).map("".join) | st.text(), st.sampled_from(["en_XA", "ar_XB"]))
def test_placeholders_and_tags_survive(source: str, locale: str) -> None:
    text = pseudo.text(source, locale)
    assert placeholders.find(text) == placeholders.find(source)
    assert PLACEHOLDER.findall(text) == PLACEHOLDER.findall(source)
    assert _TAG.findall(text) == _TAG.findall(source)
    if not _CONTROLS.search(source):
        assert checks.unpaired_control(text) is None


@given(st.lists(st.sampled_from(["a", "week", "Directive", "the", "reports"]), min_size=1).map(" ".join))
def test_accents_are_about_two_fifths_longer(source: str) -> None:
    text = pseudo.text(source, "en_XA")
    assert 1.4 * len(source) - 1 <= len(text) - len("[ ]") <= 1.4 * len(source) + 1


@given(st.lists(_WORDS).map("".join))
def test_mirrored_text_has_the_same_characters(source: str) -> None:
    assert _CONTROLS.sub("", pseudo.text(source, "ar_XB")) == source


def test_other_locales_are_not_made_up() -> None:
    with pytest.raises(ValueError, match="de is not a pseudo-locale"):
        pseudo.text("Sign", "de")


@pytest.mark.parametrize(("locale", "direction", "tag"), [("en_XA", "ltr", "en-XA"), ("ar_XB", "rtl", "ar-XB")])
def test_a_message_in_a_pseudo_locale(locale: str, direction: str, tag: str) -> None:
    texts = campaign()
    wording, problems = word(texts, CHART, pseudo.catalog(texts, locale), locale)
    assert problems == ()
    assert wording is not None
    assert (wording.language, wording.direction) == (tag, direction)
    model = locale[:2]
    assert wording.values["since"] == format_value(FACTS["since"].value, "date", model)
    assert f"\u2068{wording.values['since']}\u2069" in wording.texts["body"]
    assert wording.places["body"].file == FILE
    assert wording.places["body"].line == BODY.where.line
    labels = [_CONTROLS.sub("", row.texts["label"]) for row in wording.rows]
    assert ["weeks" in label or "ŵééķš" in label for label in labels] == [False, True]
    assert campaign_words(texts, pseudo.catalog(texts, locale), locale)[0] is not None


def test_the_words_of_pages() -> None:
    accents, bidi = PseudoPhrases("en_XA"), PseudoPhrases("ar_XB")
    assert accents.gettext("Post for {platform}", platform="X") == "[Pöšţ föŕ X Pöšţ]"
    assert accents.ngettext("{count} card", "{count} cards", 1) == "[1 çåŕď çå]"
    assert accents.ngettext("{count} card", "{count} cards", 1200) == "[1,200 çåŕďš çå]"
    assert visual(bidi.gettext("Copy post"), 1) == "tsop ypoC"
    assert (accents.missing, bidi.missing) == ((), ())


def test_pseudo_locales_are_known_by_name() -> None:
    assert all(map(locales.known, ("en_XA", "ar_XB")))
    assert locales.nearest("en-xa") == "en_XA"
    assert locales.native_name("en_XA") == "English (Pseudo-Accents)"
    assert locales.english_name("ar_XB") == "Arabic (Pseudo-Bidi)"
