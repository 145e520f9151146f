"""Line ends that read badly, by language."""

from __future__ import annotations

import pytest

from kit.text.breaks import find_breaks
from kit.text.fonts import FontLibrary
from kit.text.line_ends import line_end_costs, one_letter_words
from kit.text.model import Span, TextStyle
from kit.text.paragraph import set_paragraph


def costly(text: str, language: str) -> list[str]:
    """The text before each break opportunity that costs something, back to the one before."""
    positions = find_breaks(text, language).ordinary
    starts = (0, *positions)
    found = line_end_costs(text, positions, language, one_letter_words(text, positions))
    return [text[starts[index] : positions[index]].strip() for index, cost in sorted(found.items()) if cost > 0]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "vähenivät 18 viikossa", ["18"]),
        ("fi", "vähenivät \u206818\u2069 viikossa", ["\u206818\u2069"]),
        ("bg", "намаляха с 58% за година", ["с"]),
        ("el", "στην ΕΕ το 63% είναι", ["το"]),
        ("de", "Das sind die EU Regeln", ["die"]),
        ("en", "They have signed. Will you sign too?", ["Will"]),
        ("he", "הגן על הילדים", ["על"]),
        ("hi", "लोगों ने हस्ताक्षर किए", ["लोगों"]),
        ("th", "คนที่ลงชื่อ", ["ที่"]),
        ("en", "Nothing here reads badly", []),
        ("en", "referrals in 2020 showed", ["in"]),
        ("de", "die\u00a02021 gezählten", []),
        ("es", "más de 2000 personas", ["más", "de", "2000"]),
        ("ro", "36.738 de oameni au semnat", ["36.738", "de", "au"]),
        ("hr", "Potpisalo je 36.738 osoba", ["Potpisalo", "36.738"]),
        ("mt", "tar-riferimenti kollha", ["tar-"]),
        ("hu", "legalább 63%-ban volt", ["63%-"]),
        ("hu", "legalább \u206863%\u2069-ban volt", ["\u206863%\u2069-"]),
        ("bn", "অন্তত ৬৩%-এর মধ্যে ছিল", ["৬৩%-"]),
        ("en", "all 1987.2020 people", ["all", "1987.2020"]),
    ],
)
def test_where_a_line_had_better_not_end(language: str, text: str, expected: list[str]) -> None:
    assert costly(text, language) == expected


def test_a_pause_is_welcome() -> None:
    assert line_end_costs("First, then", (7, 11), "en", ())[0] < 0


def test_a_compound_on_two_lines_costs_as_much_as_a_hyphenated_word() -> None:
    assert line_end_costs("the image-based", (4, 10, 15), "en", ()) == {1: 0.1}


def test_balanced_lines_keep_a_figure_with_what_it_counts(library: FontLibrary) -> None:
    text = "Ilmoitukset vähenivät \u206818\u2069 viikossa paljon."
    paragraph = set_paragraph((Span(text, TextStyle()),), library, "fi", "ltr")
    for width in (11.0, 12.0, 13.0, 14.0, 16.0):
        lines = [text[line.start : line.end] for line in paragraph.wrap(width, "balance")]
        assert not any(line.endswith("18\u2069") for line in lines), lines


def test_a_word_that_fits_is_not_torn_because_another_is_tied_to_it(library: FontLibrary) -> None:
    text = "36\u00a0738\u00a0personnes ont signé"
    paragraph = set_paragraph((Span(text, TextStyle()),), library, "fr", "ltr")
    alone = set_paragraph((Span("personnes", TextStyle()),), library, "fr", "ltr").natural_width
    assert not any(line.hyphen for line in paragraph.wrap(alone * 1.1))
