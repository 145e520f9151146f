"""Chinese and Japanese punctuation half wide, the gap to Latin letters, and quotes that hang."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.text.fit import fit
from kit.text.fonts import FontLibrary
from kit.text.model import Direction, Line, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.spacing import PLAIN, Spacing, Trim, hanging_marks

TRIMMED = Spacing("normal")
SPACED = Spacing("space-all", gap=0.25)
HANGING = Spacing(hangs_first=True, hangs_last=True)


def setting(
    library: FontLibrary, text: str, language: str, spacing: Spacing = PLAIN, direction: Direction = "ltr"
) -> Paragraph:
    return set_paragraph((Span(text, TextStyle()),), library, language, direction, spacing=spacing)


def saved(library: FontLibrary, text: str, language: str, trim: Trim = "normal") -> float:
    """By how many em a text is shorter than with all its marks full."""
    full = setting(library, text, language).natural_width
    return full - setting(library, text, language, Spacing(trim)).natural_width


@pytest.mark.parametrize(
    ("language", "text", "halves"),
    [
        ("ja", "字「字」字", 0),
        ("ja", "字」「字", 1),  # the bracket that opens
        ("ja", "字「『字", 1),
        ("ja", "字』」字", 1),
        ("ja", "字、「字", 1),
        ("ja", "字」、字", 1),
        ("ja", "字」。「字", 2),
        ("ja", "字」・「字", 2),
        ("ja", "字　「字", 1),
        ("ja", "字」)字", 1),
        ("ja", "字(「字", 1),
        ("ja", "字」", 1),  # nothing is seen of its empty half at a line's end
        ("ja", "「字", 0),
        ("ja", "字：「字", 1),
        ("ja", "字」：字", 1),
        ("zh-Hans", "字：“字", 1),  # the colon stands at the left of its square
        ("zh-Hans", "字”：字", 1),
        ("zh-Hans", "字”。字", 1),
        ("ja", "字”。字", 0),  # quotes are Latin there
        ("zh-Hant", "字。「字", 1),
        ("zh-Hant", "字。」字", 0),  # a stop in the middle of its square is not set half wide
        ("en", "(word), “word”.", 0),
    ],
)
def test_one_of_two_marks_is_half_wide(library: FontLibrary, language: str, text: str, halves: int) -> None:
    assert saved(library, text, language) == pytest.approx(halves / 2)


def test_isolates_and_spans_do_not_come_between(library: FontLibrary) -> None:
    assert saved(library, "字」\u2068「字」\u2069。字", "ja") == pytest.approx(1)
    spans = (Span("字」", TextStyle()), Span("「字", TextStyle(weight=800)))
    trimmed = set_paragraph(spans, library, "ja", "ltr", spacing=TRIMMED)
    assert trimmed.natural_width == pytest.approx(3.5)


@pytest.mark.parametrize(
    ("trim", "first", "second"),
    [("space-all", 3, 3), ("normal", 3, 3), ("space-first", 3, 2.5), ("trim-start", 2.5, 2.5)],
)
def test_a_bracket_that_begins_a_line(library: FontLibrary, trim: Trim, first: float, second: float) -> None:
    lines = setting(library, "「文字「文字", "ja", Spacing(trim)).wrap(3)
    assert [line.width for line in lines] == pytest.approx([first, second])


def test_a_bracket_that_follows_another_is_full_again_where_it_begins_a_line(library: FontLibrary) -> None:
    paragraph = setting(library, "「字」「字」", "ja", TRIMMED)
    assert [line.width for line in paragraph.wrap(10)] == pytest.approx([5])
    first, second = paragraph.wrap(3)
    assert (first.width, second.width) == pytest.approx((2.5, 2.5))
    bracket, letter = (glyph.x for run in paragraph.place(second) for glyph in run.glyphs[:2])
    assert (bracket, letter) == pytest.approx((0, 1))


def test_glyphs_stand_where_they_are_measured(library: FontLibrary) -> None:
    paragraph = setting(library, "「『字』」字", "ja", Spacing("trim-start"))
    [line] = paragraph.wrap(10)
    [run] = paragraph.place(line)
    # Opening brackets have their ink in the right half of their square, which begins half an em further left.
    assert [glyph.x for glyph in run.glyphs] == pytest.approx([-0.5, 0, 1, 2, 2.5, 3.5])
    assert line.width == pytest.approx(4.5)


def test_marks_spaced_by_hand_are_left_alone(library: FontLibrary) -> None:
    by_hand = (Span("字」「字", TextStyle(features=(("palt", 1),))),)
    widths = {set_paragraph(by_hand, library, "ja", "ltr", spacing=how).natural_width for how in (PLAIN, TRIMMED)}
    assert len(widths) == 1


@pytest.mark.parametrize(
    ("language", "text", "gaps"),
    [
        ("ja", "字A字", 2),
        ("ja", "かA", 1),
        ("ja", "ー1", 1),
        ("ja", "2020年", 1),
        ("ja", "字 A 字", 0),
        ("ja", "字、A。", 0),
        ("ja", "字Ａ字", 0),
        ("ja", "字%字", 0),
        ("ja", "字\u2068EU\u2069字", 2),
        ("zh-Hans", "用Kit做", 2),
        ("zh-Hans", "αとЖ", 2),
        ("ko", "2020년에", 0),
        ("en", "A字B", 2),
        ("en", "AB 12", 0),
    ],
)
def test_gaps_between_ideographs_and_letters(library: FontLibrary, language: str, text: str, gaps: int) -> None:
    wider = setting(library, text, language, SPACED).natural_width - setting(library, text, language).natural_width
    assert wider == pytest.approx(gaps / 4)


def test_no_gap_is_left_at_the_edge_of_a_line(library: FontLibrary) -> None:
    for text in ("字字ABC", "ABC字字", "字字\u2068ABC\u2069字字"):
        spaced, plain = setting(library, text, "ja", SPACED), setting(library, text, "ja")
        lines = spaced.wrap(2.4)
        assert len(lines) > 1
        assert [line.width for line in lines] == pytest.approx([line.width for line in plain.wrap(2.4)])


def test_fitting_is_arithmetic_as_ever(library: FontLibrary) -> None:
    paragraph = setting(library, "「『字』、それが始まり」（1847年）。", "ja", Spacing("normal", 0.25))
    fitted = fit(paragraph, 300, 200, 10, 80, 1.2)
    assert fitted.fits
    assert max(line.width for line in fitted.lines) * fitted.size <= 300.01
    assert "".join(paragraph.text[line.start : line.end] for line in fitted.lines) == paragraph.text


# Quotes that hang

QUOTED: list[tuple[str, Direction, str]] = [
    ("en", "ltr", "“Nobody asked.”"),
    ("de", "ltr", "„Niemand fragte.“"),
    ("de", "ltr", "»Niemand fragte.«"),
    ("fr", "ltr", "«\u202fPersonne n’a demandé.\u202f»"),
    ("sv", "ltr", "”Ingen frågade.”"),
    ("ar", "rtl", "«لم يسأل أحد.»"),
    ("he", "rtl", "״אף אחד לא שאל.״"),
    ("he", "rtl", "„אף אחד לא שאל.”"),
    ("ja", "ltr", "「誰も聞かない」"),
]


@pytest.mark.parametrize(("language", "direction", "text"), QUOTED)
def test_quotes_hang_on_both_sides(library: FontLibrary, language: str, direction: Direction, text: str) -> None:
    start, end = hanging_marks(text)
    paragraph = setting(library, text, language, HANGING, direction)
    [line] = paragraph.wrap(100)
    left, right = paragraph.hang(line)
    assert left > 0.2
    assert right > 0.2
    alone = setting(library, text[start:end], language, PLAIN, direction)
    assert line.width == pytest.approx(alone.natural_width, abs=0.05)  # but for kerning
    places = [glyph.x for run in paragraph.place(line) for glyph in run.glyphs]
    assert min(places) == pytest.approx(-left, abs=0.51)  # of a Japanese bracket the left half is empty
    assert max(places) >= line.width - 0.01


def test_only_the_first_line_hangs_at_its_start_and_only_the_last_at_its_end(library: FontLibrary) -> None:
    paragraph = setting(library, "“Nobody asked her, and nobody asked me.”", "en", HANGING)
    lines = paragraph.wrap(6)
    assert len(lines) > 2
    assert [paragraph.hang(line) != (0, 0) for line in lines] == [True, *[False] * (len(lines) - 2), True]
    assert [paragraph.hang(line)[0] > 0 for line in lines] == [True, *[False] * (len(lines) - 1)]
    first_letters = [paragraph.place(line)[0].glyphs[0].x for line in lines]
    assert first_letters[1:] == pytest.approx([0] * (len(lines) - 1))


@pytest.mark.parametrize("text", ["“", "“ ”", "", "Nobody “asked”", "“\u2028”"])
def test_what_does_not_hang(text: str) -> None:
    assert hanging_marks(text)[0] == 0


def test_nothing_is_lost_of_a_text_that_hangs(library: FontLibrary) -> None:
    text = "“Nobody asked.”"
    glyphs = {
        spacing: sum(len(run.glyphs) for run in paragraph.place(Line(0, len(text), 0.0)))
        for spacing in (PLAIN, HANGING, replace(HANGING, hangs_last=False))
        for paragraph in [setting(library, text, "en", spacing)]
    }
    assert set(glyphs.values()) == {len(text) - 1}  # the space leaves no ink
