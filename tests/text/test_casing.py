from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.casing import capitalize, lower, upper

UPPER = [
    ("en", "straight", "STRAIGHT"),
    ("de", "Straße", "STRASSE"),
    ("el", "Κάθε παιδί έχει δικαίωμα", "ΚΑΘΕ ΠΑΙΔΙ ΕΧΕΙ ΔΙΚΑΙΩΜΑ"),
    ("el", "Μάιος, άυλος, μαΐου, ΰ", "ΜΑΪΟΣ, ΑΫΛΟΣ, ΜΑΪΟΥ, Ϋ"),
    ("el", "και, το ρολόι, εύκολα", "ΚΑΙ, ΤΟ ΡΟΛΟΪ, ΕΥΚΟΛΑ"),
    ("el", "αγόρι ή κορίτσι, ήθος", "ΑΓΟΡΙ Ή ΚΟΡΙΤΣΙ, ΗΘΟΣ"),
    ("el", "ᾳ ἀρχή café", "ΑΙ ΑΡΧΗ CAFÉ"),
    ("tr", "istanbul ılık", "İSTANBUL ILIK"),
    ("az-Latn", "bilik", "BİLİK"),
    ("nl", "ijs", "IJS"),
    ("ga", "an tAthair, hÉireann, bPáirc, ag an nDún", "AN tATHAIR, hÉIREANN, bPÁIRC, AG AN nDÚN"),
    ("ga", "san t-uisce, n-athair", "SAN tUISCE, nATHAIR"),
    ("lt", "i\u0307\u0301 į\u0307\u0303", "Í Į\u0303"),
    ("hy", "և Երևան", "ԵՎ ԵՐԵՎԱՆ"),
    ("ka", "ბავშვი, abc", "ბავშვი, ABC"),
    ("ar", "أطفال", "أطفال"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), UPPER)
def test_upper(language: str, text: str, wanted: str) -> None:
    assert upper(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "CHILD", "child"),
        ("tr", "İSTANBUL ILIK I\u0307", "istanbul ılık i"),
        ("el", "ΟΔΟΣ", "οδος"),
        ("lt", "Ì Í Ĩ I", "i\u0307\u0300 i\u0307\u0301 i\u0307\u0303 i"),
        ("ga", "nAthair, tUisce, hÉireann", "n-athair, t-uisce, héireann"),
    ],
)
def test_lower(language: str, text: str, wanted: str) -> None:
    assert lower(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "protect children's rights, now", "Protect Children's Rights, Now"),
        ("en", "UNICEF and ßeta", "UNICEF And Sseta"),
        ("fr", "l'enfant", "L'enfant"),
        ("nl", "ijs en íj́s, ij", "IJs En ÍJ́s, IJ"),
        ("tr", "istanbul", "İstanbul"),
        ("el", "άλλη ώρα", "Άλλη Ώρα"),
        ("hr", "ǆep", "ǅep"),
        ("ga", "san t-uisce, hÉireann", "San t-Uisce, hÉireann"),
        ("hy", "և երևան", "Եվ Երևան"),
        ("lt", "i\u0307\u0301mes", "Ímes"),
        ("ka", "ბავშვი", "ბავშვი"),
    ],
)
def test_capitalize(language: str, text: str, wanted: str) -> None:
    assert capitalize(text, language) == wanted


@given(st.text(), st.sampled_from(["en", "el", "tr", "de", "nl", "lt", "hy", "ka"]))
def test_upper_twice_is_upper_once(text: str, language: str) -> None:
    assert upper(upper(text, language), language) == upper(text, language)
