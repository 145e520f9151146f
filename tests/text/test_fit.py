"""The largest size that fits."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.text.fit import Fitted, fit
from kit.text.fonts import FontLibrary
from kit.text.model import Direction, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.wrap import WrapMode


def paragraph(text: str, library: FontLibrary, language: str = "en", direction: Direction = "ltr") -> Paragraph:
    return set_paragraph((Span(text, TextStyle(weight=700)),), library, language, direction)


def texts(found: Paragraph, fitted: Fitted) -> list[str]:
    return [found.text[line.start : line.end] + ("-" if line.hyphen else "") for line in fitted.lines]


def test_a_short_text_takes_the_largest_size_and_has_room(library: FontLibrary) -> None:
    fitted = fit(paragraph("Now", library), 400, 400, 20, 60, 1.2)
    assert (fitted.size, fitted.fits, fitted.excess) == (60, True, 0)
    assert fitted.room == 2.0


def test_room_tells_how_much_larger_the_text_could_be(library: FontLibrary) -> None:
    found = paragraph("Now", library)
    largest = fit(found, 400, 400, 20, 1000, 1.2).size
    fitted = fit(found, 400, 400, 20, largest / 1.5, 1.2)
    assert fitted.room == pytest.approx(1.5, abs=0.05)


def test_a_fitted_text_fills_its_box(library: FontLibrary) -> None:
    found = paragraph("Keep children safe from harm on the internet, today and tomorrow", library)
    fitted = fit(found, 500, 300, 10, 200, 1.2)
    assert fitted.fits
    assert fitted.room == 1.0
    assert not fit(found, 500, 300, fitted.size + 0.5, 200, 1.2).fits
    assert len(fitted.lines) * 1.2 * fitted.size <= 300
    assert all(line.width * fitted.size <= 500.01 for line in fitted.lines)


def test_a_text_too_long_says_by_how_much(library: FontLibrary) -> None:
    text = "Far too long a text for such a small box, which holds but the first few words of it"
    found = paragraph(text, library)
    fitted = fit(found, 150, 50, 20, 60, 1.2)
    assert (fitted.size, fitted.fits) == (20, False)
    assert 0.0 < fitted.room < 1.0
    assert fit(paragraph(text[: len(text) - fitted.excess].rstrip(), library), 150, 50, 20, 60, 1.2).fits
    assert not fit(paragraph(text[: len(text) - fitted.excess + 10], library), 150, 50, 20, 60, 1.2).fits


def test_a_word_too_wide_says_by_how_much(library: FontLibrary) -> None:
    fitted = fit(paragraph("#KinderschutzJetzt", library), 100, 100, 20, 60, 1.2)
    assert not fitted.fits
    assert 4 <= fitted.excess <= 14


def test_words_are_divided_only_if_the_text_gains_a_fifth(library: FontLibrary) -> None:
    found = paragraph("Kindesmissbrauchsdarstellungen stoppen", library, "de")
    whole = fit(found, 400, 400, 20, 90, 1.2, hyphenate=False)
    assert texts(found, whole) == ["Kindesmissbrauchsdarstellungen", "stoppen"]
    divided = fit(found, 400, 400, 20, 90, 1.2)
    assert divided.size >= whole.size * 1.2
    assert any(line.hyphen for line in divided.lines)
    # One of the same words in a box as low as one line a word gains nothing by it.
    flat = fit(found, 400, 62, 20, 90, 1.2)
    assert not any(line.hyphen for line in flat.lines)


def test_words_are_divided_where_nothing_else_fits(library: FontLibrary) -> None:
    found = paragraph("Lastensuojelujärjestelmä", library, "fi")
    assert not fit(found, 200, 200, 30, 32, 1.2, hyphenate=False).fits
    fitted = fit(found, 200, 200, 30, 32, 1.2)
    assert fitted.fits
    assert fitted.lines[0].hyphen


def test_korean_words_are_divided_without_a_hyphen(library: FontLibrary) -> None:
    found = paragraph("안녕하세요대한민국어린이안전", library, "ko")
    fitted = fit(found, 200, 400, 20, 60, 1.2)
    assert fitted.size == 60
    assert not any(line.hyphen for line in fitted.lines)


def test_nowrap_stays_on_one_line(library: FontLibrary) -> None:
    fitted = fit(paragraph("Kinder schützen", library, "de"), 200, 400, 5, 60, 1.2, mode="nowrap")
    assert fitted.fits
    assert len(fitted.lines) == 1


def test_no_text_fits(library: FontLibrary) -> None:
    assert fit(paragraph("", library), 0, 0, 20, 60, 1.2) == Fitted(60, (), True, 2.0, 0)


def test_an_empty_box_takes_nothing(library: FontLibrary) -> None:
    fitted = fit(paragraph("Now", library), 0, 0, 20, 60, 1.2)
    assert not fitted.fits
    assert fitted.excess >= 3


@settings(max_examples=60)
@given(
    words=st.lists(
        st.sampled_from(
            ["a", "Kinder", "schützen", "Kindesmissbrauchsdarstellungen", "\u206893,5 %\u2069", "–", "W W"]
        ),
        min_size=1,
        max_size=15,
    ),
    width=st.floats(20, 1000),
    height=st.floats(10, 600),
    smallest=st.sampled_from([8.0, 20.0, 33.3]),
    largest=st.sampled_from([20.0, 60.0, 120.0]),
    mode=st.sampled_from(["wrap", "balance", "pretty"]),
)
def test_what_fits_does_not_overflow(
    library: FontLibrary, words: list[str], width: float, height: float, smallest: float, largest: float, mode: WrapMode
) -> None:
    fitted = fit(paragraph(" ".join(words), library, "de"), width, height, smallest, largest, 1.25, mode=mode)
    tall = len(fitted.lines) * fitted.size * 1.25
    wide = max(line.width for line in fitted.lines) * fitted.size
    overflows = tall > height + 0.02 or wide > width + 0.02
    assert overflows is not fitted.fits
    assert smallest <= fitted.size <= max(smallest, largest)
    assert (fitted.excess == 0) is fitted.fits
    assert (fitted.room >= 1.0) is fitted.fits


def test_no_ladder_of_hyphens_where_a_smaller_size_does_without(library: FontLibrary) -> None:
    text = "Bildmeldungen an die Schweizer Polizei enthielten 2020 Missbrauchsdarstellungen."
    paragraph = set_paragraph((Span(text, TextStyle(weight=800)),), library, "de", "ltr")
    fitted = fit(paragraph, 790, 690, 36, 120, 1.12)
    hyphens = [line.hyphen for line in fitted.lines]
    assert fitted.fits
    assert True in hyphens
    assert not any(a and b for a, b in pairwise(hyphens))


def test_a_little_size_is_given_up_for_lines_that_end_well(
    library: FontLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = paragraph("Together readers finished 120 books in 24 libraries over 12 weeks of summer.", library)

    def torn(fitted: Fitted) -> bool:
        return any(text.endswith(("120", "24", "12")) for text in texts(found, fitted)[:-1])

    kept = [fit(found, width, 300, 10, 200, 1.2) for width in range(300, 900, 10)]
    monkeypatch.setattr("kit.text.fit._SMALLER", ())
    largest = [fit(found, width, 300, 10, 200, 1.2) for width in range(300, 900, 10)]
    assert sum(map(torn, kept)) < sum(map(torn, largest)) / 2
    assert all(one.size >= 0.78 * other.size - 0.5 for one, other in zip(kept, largest, strict=True))
    assert all(
        one == other for one, other in zip(kept, largest, strict=True) if not torn(other) and one.size == other.size
    )


@given(st.integers(200, 900), st.integers(60, 500), st.sampled_from(["en", "de", "ar", "th"]))
@settings(max_examples=60, deadline=None)
def test_in_a_box_that_closed_round_it_a_text_is_set_the_same(
    library: FontLibrary, width: int, height: int, language: str
) -> None:
    words = {
        "en": "A change in EU rules on December 21, 2020 left no explicit exception for the tools.",
        "de": "Am 21. Dezember 2020 änderten sich die EU-Regeln, ohne Ausnahme für Programme.",
        "ar": "تعديل على قواعد الاتحاد الأوروبي في 21 ديسمبر 2020 ترك أدوات الكشف دون استثناء.",
        "th": "กฎของสหภาพยุโรปที่เปลี่ยนไปเมื่อวันที่ 21 ธันวาคม ค.ศ. 2020 ไม่มีข้อยกเว้น",
    }
    found = paragraph(words[language], library, language, "rtl" if language == "ar" else "ltr")
    once = fit(found, width, height, 10, 120, 1.2)
    if once.fits:
        again = fit(found, width, len(once.lines) * 1.2 * once.size, 10, 120, 1.2)
        assert (again.size, again.lines) == (once.size, once.lines)


@pytest.mark.parametrize("width", range(420, 700, 20))
def test_what_is_found_in_any_height_is_found_in_just_that_height(width: int, library: FontLibrary) -> None:
    """A box closes round the lines of its text, and must then show the same lines."""
    found = paragraph("\u206836.738\u2069\u00a0Unterschriften sind da. Wer macht mit?", library, "de")
    free = fit(found, width, 1e6, 25, 81, 1.1, mode="pretty")
    closed = fit(found, width, len(free.lines) * 1.1 * free.size, 25, 81, 1.1, mode="pretty")
    assert (closed.size, closed.lines) == (free.size, free.lines)
