from __future__ import annotations

import pytest

from kit.l10n.glossary import Glossary, Term
from kit.l10n.terms import do_not_translate, glossary
from tests.l10n.told import told

TERMS = Glossary(
    (
        Term("petition", "pl", ("petycj*",)),
        Term("petition", "ar", ("عريضة*",)),
        Term("petition", "he", ("עצומ*",)),
        Term("petition", "ja", ("請願",)),
        Term("petition", "tr", ("imza kampanya*", "ilk imza")),
        Term("petition", "de", ("Petition",)),
        Term("petition", "fa", ("دادخواست‌نامه*",)),
        Term("sign", "de", ("unterschr*",)),
        Term("sign the petition", "de", ("mitzeichn*",)),
        Term("children’s safety", "de", ("Sicherheit* von Kindern",)),
        Term("workable", "ja", ("機能する",)),
        Term("post", "de", ("Beitr*",)),
        Term("NCMEC", "*", ()),
    )
)


@pytest.mark.parametrize(
    ("source", "translation", "locale"),
    [
        ("The petition", "Treść petycji", "pl"),
        ("The Petitions", "PETYCJE", "pl"),
        ("The petitioner", "Wnioskodawca", "pl"),  # another word
        ("The petition", "تطالب العريضةُ بذلك", "ar"),  # with the article, and a vowel sign
        ("The petition", "وبالعريضة", "ar"),
        ("The petition", "בעצומה", "he"),
        ("The petition", "この請願は", "ja"),
        ("The petition", "İMZA KAMPANYASI", "tr"),
        ("The petition", "İLK İMZA", "tr"),
        ("The petition", "دادخواست نامه", "tr_CY"),
        ("The petition", "دادخواستنامه‌ها", "fa"),  # with and without the joiner
        ("A workable EU rule", "機能するEUのルール", "ja"),
        ("<b>Children’s</b> safety", "die Sicherheit <b>von Kindern</b>", "de"),
        ("children's safety", "Sicherheiten von\u00a0Kindern", "de"),
        ("Sign the petition", "Bitte mitzeichnen", "de"),  # the longest term alone
        ("Sign it", "Bitte unterschreiben", "de"),
        ("posts holds one folder", "posts enthält einen Ordner", "de"),  # the name of a folder
        ("See posts.csv and posts/x", "Siehe posts.csv und posts/x", "de"),
        ("A signal", "Ein Signal", "de"),
        ("The petition", "The petition", "en_GB"),
    ],
)
def test_terms_that_are_translated(source: str, translation: str, locale: str) -> None:
    terms = TERMS if locale != "tr_CY" else Glossary()
    assert told(glossary, source, translation, locale, terms) == []


@pytest.mark.parametrize(
    ("source", "translation", "locale", "term"),
    [
        ("The petition", "Apel", "pl", "petition"),
        ("The petition", "Kompetycja", "pl", "petition"),  # not at the beginning of a word
        ("Petitions", "Petitionen", "de", "petition"),  # another ending than none
        ("Sign the petition", "Petition unterschreiben", "de", "sign the petition"),
        ("Please sign", "Bitte zeichnen", "de", "sign"),
        ("posts holds one folder", "Texte enthält einen Ordner", "de", "post"),
        ("The petition", "この署名は", "ja", "petition"),
        ("children’s safety", "Sicherheit der Kinder", "de", "children’s safety"),
    ],
)
def test_terms_that_are_translated_otherwise(source: str, translation: str, locale: str, term: str) -> None:
    assert told(glossary, source, translation, locale, TERMS) == [f"“{term}” is not translated as in the glossary"]


def test_every_plural_form_has_the_term() -> None:
    source = ("{n} petition", "{n} petitions")
    assert told(glossary, source, ("{n} petycja", "{n} petycje", "{n} petycji"), "pl", TERMS) == []
    assert told(glossary, source, ("{n} petycja", "{n} apele", "{n} petycji"), "pl", TERMS)


def test_names_stay_letter_for_letter() -> None:
    for right in ("Bericht des NCMEC", "NCMECs Bericht", "NCMEC-Bericht", "тНЦМЕЦ NCMEC"):
        assert told(do_not_translate, "NCMEC’s report", right, "de", TERMS) == []
    for wrong in ("Bericht", "Ncmec-Bericht", "НЦМЕЦ"):
        assert told(do_not_translate, "NCMEC’s report", wrong, "de", TERMS) == [
            "NCMEC is missing, which is never translated"
        ]
    assert told(do_not_translate, "Its report", "Bericht", "de", TERMS) == []
