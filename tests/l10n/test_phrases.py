from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kit.l10n.catalogs import read_catalog
from kit.l10n.phrases import Phrases, path
from tests.l10n.samples import catalog_text

BODY = """msgid "Download"
msgstr "Pobierz"

msgid "In {language}"
msgstr "Po: {jezyk}"

#, fuzzy
msgid "Post"
msgstr "Wpis"

msgid "{count} picture"
msgid_plural "{count} pictures"
msgstr[0] "{count} obraz"
msgstr[1] "{count} obrazy"
msgstr[2] "{count} obrazów"
"""


def polish() -> Phrases:
    catalog, problems = read_catalog(catalog_text("pl", BODY), path("pl"), "pl")
    assert problems == ()
    return Phrases(catalog, "pl")


def test_translated_phrases() -> None:
    phrases = polish()
    assert phrases.gettext("Download") == "Pobierz"
    said = [phrases.ngettext("{count} picture", "{count} pictures", n) for n in (1, 3, 12, 12345)]
    assert said == ["1 obraz", "3 obrazy", "12 obrazów", "12\u00a0345 obrazów"]
    assert phrases.missing == ()


def test_phrases_that_cannot_be_used_stay_english_and_are_recorded_once() -> None:
    phrases = polish()
    assert phrases.gettext("In {language}", language="polski") == "In polski"
    assert phrases.gettext("Post") == "Post"
    assert phrases.gettext("Unknown {thing}") == "Unknown {thing}"
    assert phrases.gettext("Post") == "Post"
    assert phrases.ngettext("{count} post", "{count} posts", 2) == "2 posts"
    assert phrases.missing == ("In {language}", "Post", "Unknown {thing}", "{count} post")


def test_english_needs_no_catalog() -> None:
    phrases = Phrases(None, "en")
    assert phrases.ngettext("{count} picture of {n}", "{count} pictures of {n}", 1, n="5") == "1 picture of 5"
    assert phrases.missing == ()


def test_without_a_catalog_everything_is_missing() -> None:
    phrases = Phrases(None, "de")
    assert phrases.gettext("Download") == "Download"
    assert phrases.missing == ("Download",)


@given(st.text(), st.integers(-(10**6), 10**6))
def test_no_phrase_ever_fails(text: str, count: int) -> None:
    phrases = polish()
    phrases.gettext(text, language="x")
    assert phrases.ngettext(text, text, count, language="x") is not None
