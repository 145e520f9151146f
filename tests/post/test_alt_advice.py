"""What could be better in alt texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kit.l10n.wording import Wording
from kit.post.alt_advice import LONG, on_alt, on_long_alts
from kit.post.openings import OPENINGS
from tests.build.sample import sample

CATALOG = "locales/de/LC_MESSAGES/campaign.po"
WordingFactory = Callable[..., Wording]
PICTURES = {  # "a picture of a child with a lamp", as people write it
    "ar": "صورة لطفل يحمل مصباحًا.",
    "bg": "Снимка на дете с лампа.",
    "de": "Ein Bild von einem Kind mit Lampe.",
    "el": "Εικόνα με ένα παιδί και μια λάμπα.",
    "en": "Picture of a child with a lamp.",
    "fi": "Kuvassa on lapsi ja lamppu.",
    "fr": "Image d’un enfant avec une lampe.",
    "he": "תמונה של ילד עם מנורה.",
    "hi": "लैंप लिए एक बच्चे की तस्वीर।",
    "ja": "ランプを持つ子どもの写真。",
    "ko": "등불을 든 아이의 사진.",
    "pl": "Zdjęcie dziecka z lampą.",
    "th": "ภาพของเด็กกับตะเกียง",
    "zh-Hans": "提灯的孩子的照片。",
}
SEEN = {  # the same without
    "ar": "طفل يحمل مصباحًا.",
    "bg": "Дете с лампа.",
    "de": "Bildschirm, auf dem ein Kind mit Lampe steht.",
    "el": "Ένα παιδί με μια λάμπα.",
    "en": "Imagery of lamps: a child holds one.",
    "fi": "Lapsi ja lamppu.",
    "fr": "Un enfant avec une lampe.",
    "he": "ילד עם מנורה.",
    "hi": "लैंप लिए एक बच्चा।",
    "ja": "ランプを持つ子ども。",
    "ko": "등불을 든 아이.",
    "pl": "Dziecko z lampą.",
    "th": "เด็กกับตะเกียง",
    "zh-Hans": "提灯的孩子。",
}


def told(wording: Wording) -> list[str]:
    return list(on_alt(wording, wording.plain("alt")))


@pytest.mark.parametrize("language", PICTURES)
def test_nobody_needs_to_be_told_that_it_is_a_picture(language: str, make_wording: WordingFactory) -> None:
    (note,) = told(make_wording({"alt": PICTURES[language]}, language))
    assert note.startswith(f"{CATALOG}:10: alt text of drop in {language} says “")
    assert told(make_wording({"alt": SEEN[language]}, language)) == []


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("el", "Εικόνα ενός παιδιού.", "Εικόνα ενός"),
        ("el", "Φωτογραφία της πόλης.", "Φωτογραφία της"),
        ("el", "Εικόνα παιδιού με λάμπα.", "Εικόνα παιδιού"),
        ("el", "Φωτογραφία δύο παιδιών.", "Φωτογραφία δύο"),
        ("el", "Εικόνα 1: δύο παιδιά.", ""),
        ("el", "Εικόνα οθόνης: ένα μήνυμα.", ""),
        ("el", "Εικόνες σε έναν τοίχο.", ""),
        ("el", "Εικονογράφηση του βιβλίου.", ""),
        ("fi", "Kuva lapsesta.", "Kuva lapsesta"),
        ("fi", "Valokuva pienen lapsen käsistä.", "Valokuva pienen lapsen käsistä"),
        ("fi", "Kuvassa lapsi ja lamppu.", "Kuvassa"),
        ("fi", "Kuvagalleria lapsesta.", ""),
        ("fi", "Kuva seinällä esittää lasta.", ""),
        ("fi", "Kuvaus lapsesta.", ""),
    ],
)
def test_the_form_of_what_follows_tells_where_no_word_does(
    language: str, text: str, said: str, make_wording: WordingFactory
) -> None:
    notes = told(make_wording({"alt": text}, language))
    assert [note.partition("“")[2].partition("”")[0] for note in notes] == ([said] if said else [])


def test_the_table_has_every_language_of_the_sample() -> None:
    assert {locale.split("_")[0] for locale in sample().campaign.locales} == OPENINGS.keys()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("A lamp. More at https://example.org.", "has a link in it"),
        ("A lamp #ChildSafety.", "has the hashtag #ChildSafety in it"),
        ("A LAMP IN A WINDOW.", "is all in capitals"),
        ("A lamp in a window", "does not end as a sentence"),
    ],
)
def test_what_reads_badly(text: str, what: str, make_wording: WordingFactory) -> None:
    (note,) = told(make_wording({"alt": text}, "en"))
    assert what in note


@pytest.mark.parametrize(
    "text", ["A chart: 58%.", "NCMEC: “Act!”", "Drawing of a lamp.", "No. 1 of 3…", "EU, UN, WHO."]
)
def test_what_reads_well(text: str, make_wording: WordingFactory) -> None:
    assert told(make_wording({"alt": text}, "en")) == []


def test_thai_has_no_stops(make_wording: WordingFactory) -> None:
    assert told(make_wording({"alt": "เด็กกับตะเกียง"}, "th")) == []


def test_what_kit_made_itself_is_not_judged(make_wording: WordingFactory) -> None:
    assert list(on_alt(make_wording({"headline": "x"}), "Bild von x")) == []


def test_long_ones_are_told_once_with_the_longest(make_wording: WordingFactory) -> None:
    alts = [(make_wording({"alt": "a" * length}), "a" * length) for length in (LONG, LONG + 1, LONG + 40, 20)]
    assert list(on_long_alts(alts)) == [
        f"{CATALOG}:10: 2 alt texts are longer than about 160 characters, the longest: drop in de, 200 characters"
        " (say it in fewer words)"
    ]
    assert list(on_long_alts(alts[:1])) == []


def test_the_samples_need_no_advice_but_on_length() -> None:
    for campaign in ("child-safety-first", "read-a-summer"):
        messages = [message for kit in sample(campaign).kits for message in kit.messages]
        assert [note for message in messages for note in on_alt(message.wording, message.alt)] == []
