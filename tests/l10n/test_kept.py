from __future__ import annotations

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.catalog_checks import check_catalog
from kit.l10n.glossary import Glossary, Term
from kit.l10n.kept import addresses, numbers, same_as_source
from kit.l10n.pofile import parse
from tests.l10n.samples import catalog_text
from tests.l10n.told import told


@pytest.mark.parametrize(
    ("source", "translation", "locale"),
    [
        ("1,000 people", "1.000 Menschen", "de"),
        ("1,000 people", "1\u202f000 personnes", "fr"),
        ("1,000 people", "1 000 osób", "pl"),
        ("1,000 people", "1’000 Personen", "de_CH"),
        ("1,000,000 people", "10,00,000 लोग", "hi"),
        ("1,000 people", "۱٬۰۰۰ نفر", "fa"),
        ("1,000 people", "১,০০০ জন", "bn"),
        ("1,000 people", "١٬٠٠٠ شخص", "ar"),
        ("3 of 5", "五个中的三个", "zh_Hans"),
        ("in 2021", "在2021年", "zh_Hans"),
        ("2.5 percent", "2,5 Prozent", "de"),
        ("at 10:30", "um 10.30 Uhr", "de"),
        ("at 5 pm", "um 17 Uhr", "de"),
        ("29 million reports", "2900万件", "ja"),
        ("29 million reports", "2.9 करोड़ रिपोर्टें", "hi"),
        ("the CO2 and H1N1 story", "la historia", "es"),
        ("see https://example.org/2020", "siehe dort", "de"),  # told as an address
        ("three people", "3 Menschen", "de"),
        ("3D pictures of the 2nd day", "räumliche Bilder vom zweiten Tag", "de"),
        ("0,4,8 and 12,16", "0, 4, 8 und 12, 16", "de"),
        ("version 2.1", "Version 2.1", "de"),
    ],
)
def test_numbers_that_are_kept(source: str, translation: str, locale: str) -> None:
    assert told(numbers, source, translation, locale) == []


def test_numbers_that_are_missing_or_changed() -> None:
    assert told(numbers, "18 of 1,000", "18 von 100", "de") == ["the number 1,000 of the source text is missing"]
    assert told(numbers, "after 3 weeks", "nach drei Wochen", "de") == ["the number 3 of the source text is missing"]
    assert told(numbers, "29 million", "viele Millionen", "de") == ["the number 29 of the source text is missing"]


def test_the_singular_may_be_a_word() -> None:
    assert told(numbers, ("1 book of 5", "{n} books of 5"), ("ein Buch von 5", "{n} Bücher von 5"), "de") == []


@given(st.integers(0, 10**9), st.sampled_from(["de", "fr", "pl", "ar_EG", "fa", "bn", "hi", "de_CH", "ja", "sv"]))
def test_a_number_as_the_locale_writes_it_is_the_same(number: int, locale: str) -> None:
    written = format_decimal(number, locale=locale, numbering_system="default")
    assert told(numbers, f"about {number:,} people", f"… {written} …", locale) == []
    assert told(numbers, f"about {number:,} people", f"… {number + 1} …", locale)


@pytest.mark.parametrize(
    "piece",
    [
        "https://example.org/a?b=c",
        "www.example.org",
        "change.org",
        "press@example.org",
        "#ChildSafety",
        "@NCMEC",
        "index.html",
        "posts.csv",
        "images/story.png",
        "alt.txt",
    ],
)
def test_addresses_tags_and_names_of_files(piece: str) -> None:
    source = f"Look at {piece}, please."
    assert told(addresses, source, f"Bitte {piece} ansehen.", "de") == []
    assert told(addresses, source, f"请看{piece}。", "zh_Hans") == []
    assert told(addresses, source, f"انظر \u2066{piece}\u2069.", "ar") == []
    assert told(addresses, source, "Bitte ansehen.", "de") == [f"{piece} of the source text is missing"]
    assert told(addresses, source, f"Bitte {piece[:-1]}x ansehen.", "de") == [f"{piece} of the source text is missing"]


@pytest.mark.parametrize(
    "source", ["A and/or B", "e.g. one, i.e. two", "It is 10 a.m.", "Wait...then", "5 #1", "a @ b"]
)
def test_words_that_only_look_like_addresses(source: str) -> None:
    assert told(addresses, source, "etwas anderes", "de") == []


def test_a_translation_that_is_its_source_text() -> None:
    what = ["the translation is the source text"]
    assert told(same_as_source, "Save picture", "Save picture", "de") == what
    assert told(same_as_source, "Save <b>picture</b>", "Save  picture", "de") == what
    assert told(same_as_source, "Save picture", "Save picture", "en_GB") == []
    assert told(same_as_source, "Save picture", "Bild sichern", "de") == []


@pytest.mark.parametrize(
    "text", ["Start", "{count}", "2021", "Mira Okafor", "index.html", "NCMEC", "NCMEC, {year}", "#SafeOnline", "E-mail"]
)
def test_what_may_be_the_same(text: str) -> None:
    assert told(same_as_source, text, text, "de") == []


def test_names_are_those_whose_words_nobody_writes_small() -> None:
    def entries(first: str) -> bytes:
        return catalog_text("de", f'msgid "{first}"\nmsgstr "{first}"\n\nmsgid "Please sign it now."\nmsgstr ""\n')

    def checks(first: str) -> list[str]:
        return [found.check for found in check_catalog(parse(entries(first), "de.po"), "de", "de.po", Glossary())]

    assert checks("Mira Okafor") == []
    assert checks("Sign Now") == ["same-as-source"]


def test_names_of_the_glossary_are_no_words() -> None:
    names = Glossary((Term("open lantern", "*", ()),))
    assert told(same_as_source, "open lantern", "open lantern", "de", names) == []
    assert told(same_as_source, "open lantern", "open lantern", "de")
