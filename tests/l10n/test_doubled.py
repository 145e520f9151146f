from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.doubled import doubled_words
from tests.l10n.told import told

SOURCE = "A workable rule"


@pytest.mark.parametrize(
    ("translation", "locale"),
    [
        ("eine eine Regel", "de"),
        ("Die die Regel", "de"),
        ("eine <b>Regel</b> Regel", "de"),
        ("la la regla", "es"),
        ("το το σπίτι", "el"),
        ("di di più", "it"),
        ("во во имя", "uk"),
        ("l’été l’été", "fr"),
        ("una una", "it"),
    ],
)
def test_words_that_stand_twice_by_mistake(translation: str, locale: str) -> None:
    assert len(told(doubled_words, SOURCE, translation, locale)) == 1


@pytest.mark.parametrize(
    ("translation", "locale"),
    [
        ("Menschen, die die Petition unterschreiben", "de"),
        ("si nous nous engageons, vous vous engagez", "fr"),
        ("yavaş yavaş", "tr"),
        ("धीरे धीरे", "hi"),
        ("σελίδα σελίδα", "el"),
        ("piano piano", "it"),
        ("لحظة لحظة", "ar"),
        ("pelan pelan", "id"),
        ("từ từ", "vi"),
        ("pole pole", "sw"),
        ("Nein. Nein", "de"),
        ("so-so so", "de"),
        ("10 10", "de"),
        ("an and", "en_GB"),
        ("Nieznane dane DANE", "pl"),
        ("oibrinn A a bheith", "ga"),
        ("Indica se se mostra", "gl"),
        ("{a} {a}", "de"),
        ("a-b b", "nl"),
    ],
)
def test_words_that_stand_twice_on_purpose(translation: str, locale: str) -> None:
    assert told(doubled_words, SOURCE, translation, locale) == []


def test_a_source_text_that_doubles_a_word_itself() -> None:
    assert told(doubled_words, "Knock knock", "Klopf klopf", "de") == []


@given(st.lists(st.sampled_from(["eins", "zwei", "drei"]), max_size=8))
def test_neighbours_that_are_the_same_are_found(words: list[str]) -> None:
    doubled = any(first == second for first, second in pairwise(words))
    assert bool(told(doubled_words, SOURCE, " ".join(words), "de")) == doubled
