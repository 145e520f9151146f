"""Words divided by language."""

from __future__ import annotations

import pytest

from kit.text.hyphenation import hyphenation_points


def divided(text: str, language: str) -> str:
    points = [*(point for _, _, points in hyphenation_points(text, language) for point in points), len(text)]
    return "-".join(text[start:end] for start, end in zip([0, *points], points, strict=False))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "LAS-TEN-SUO-JELU"),
        ("de", "Kin-des-miss-brauchs-dar-stel-lun-gen"),
        ("el", "δια-δί-κτυο"),
        ("nb-NO", "sik-ker-het"),
    ],
)
def test_divided(language: str, expected: str) -> None:
    assert divided(expected.replace("-", ""), language) == expected


def test_finnish_syllables() -> None:
    assert divided("lastensuojelujärjestelmissä", "fi") == "las-ten-suo-je-lu-jär-jes-tel-missä"


def test_german_compound() -> None:
    assert divided("Kindesmissbrauchs", "de") == "Kin-des-miss-brauchs"


def test_short_ends_and_other_scripts_are_left_whole() -> None:
    assert divided("über", "de") == "über"
    assert divided("सुरक्षाव्यवस्था", "hi") == "सुरक्षाव्यवस्था"
    assert divided("ความปลอดภัย", "th") == "ความปลอดภัย"


def test_language_without_dictionary() -> None:
    assert divided("perlindungananak", "xx") == "perlindungananak"


def test_spelling_never_changes() -> None:
    # Hungarian divides asszony as asz-szony.
    assert "asz-szony" not in divided("hosszasszony", "hu")
    assert divided("hosszasszony", "hu").replace("-", "") == "hosszasszony"


def test_offsets_count_from_the_beginning_of_the_text() -> None:
    assert divided("Die Sicherheit!", "de") == "Die Sicher-heit!"
