"""Paragraphs in the languages of the sample campaign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.text.breaks import standard_breaks
from kit.text.fonts import FontLibrary
from kit.text.model import Direction, GlyphRun, Line, MissingGlyph, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from kit.text.wrap import WrapMode

SAMPLES: dict[str, tuple[Direction, str]] = {
    "de": (
        "ltr",
        "Seit dem \u206821. Dezember 2020\u2069 fehlt eine Ausnahme für Werkzeuge gegen Missbrauchsdarstellungen.",
    ),
    "fi": ("ltr", "Lainmuutos poisti poikkeuksen lastensuojelujärjestelmien tunnistustyökaluilta."),
    "ar": ("rtl", "منذ \u206821 ديسمبر 2020\u2069 لم يعد هناك استثناء صريح للأدوات (NCMEC) التي تكتشف الإساءة."),
    "he": ("rtl", "מאז \u206821 בדצמבר 2020\u2069 אין חריג מפורש לכלים שמאתרים פגיעה בילדים."),
    "hi": ("ltr", "बच्चों के यौन शोषण की सामग्री खोजने वाले औज़ारों के लिए कोई स्पष्ट छूट नहीं रही।"),
    "th": ("ltr", "กฎใหม่ทำให้ไม่มีข้อยกเว้นที่ชัดเจนสำหรับเครื่องมือค้นหาสื่อการล่วงละเมิดเด็ก"),
    "ja": ("ltr", "EU規則の変更により、検出ツールに対する「明示的な例外」がなくなりました。"),
    "ko": ("ltr", "EU 규칙 변경으로 아동 성착취물을 찾는 도구에 대한 명시적 예외가 사라졌습니다."),
    "zh-Hans": ("ltr", "欧盟规则的变更，没有为发现儿童性虐待材料的工具留下明确的例外。"),
}
MODES: tuple[WrapMode, ...] = ("wrap", "balance", "pretty", "nowrap")


def paragraph(
    text: str, library: FontLibrary, language: str = "en", direction: Direction = "ltr", style: TextStyle | None = None
) -> Paragraph:
    return set_paragraph((Span(text, style or TextStyle(weight=700)),), library, language, direction)


def texts(found: Paragraph, lines: tuple[Line, ...]) -> list[str]:
    return [found.text[line.start : line.end] + ("-" if line.hyphen else "") for line in lines]


def placed_width(found: Paragraph, line: Line) -> float:
    """About the width of the ink of a line, from its first glyph's origin to its last one's."""
    xs = [glyph.x for run in found.place(line) for glyph in run.glyphs]
    return max(xs) - min(xs) if xs else 0.0


def glyph_count(runs: tuple[GlyphRun, ...]) -> int:
    return sum(len(run.glyphs) for run in runs)


@pytest.mark.parametrize("language", SAMPLES)
@pytest.mark.parametrize("mode", MODES)
def test_lines_cover_the_text_once_and_in_order(library: FontLibrary, language: str, mode: WrapMode) -> None:
    direction, text = SAMPLES[language]
    found = paragraph(text, library, language, direction)
    assert found.missing == ()
    for width in (3.0, 8.0, 15.0, 100.0):
        lines = found.wrap(width, mode)
        end = 0
        for line in lines:
            assert found.text[end : line.start].strip() == ""
            end = line.end
        assert end == len(text)
        assert all(found.place(line) for line in lines)


@pytest.mark.parametrize("language", SAMPLES)
def test_a_line_is_as_wide_as_its_glyphs(library: FontLibrary, language: str) -> None:
    direction, text = SAMPLES[language]
    found = paragraph(text, library, language, direction)
    for line in found.wrap(9.0, "balance"):
        assert 0.0 < placed_width(found, line) <= line.width + 0.05
        assert all(-0.05 <= glyph.x <= line.width + 0.05 for run in found.place(line) for glyph in run.glyphs)


def test_japanese_lines_begin_with_phrases(library: FontLibrary) -> None:
    found = paragraph(SAMPLES["ja"][1], library, "ja")
    lines = texts(found, found.wrap(11.0))
    assert lines[0] == "EU規則の変更により、"
    assert not any(line[0] in "、。」を" or line[-1] == "「" for line in lines)


def test_korean_lines_end_with_words(library: FontLibrary) -> None:
    found = paragraph(SAMPLES["ko"][1], library, "ko")
    words = found.text.split()
    assert [word for line in texts(found, found.wrap(7.0)) for word in line.split()] == words


def test_thai_lines_end_with_words_and_marks_take_no_room(library: FontLibrary) -> None:
    found = paragraph(SAMPLES["th"][1], library, "th")
    assert all(line[0] not in "ะาำิีึืุูๆ่้" for line in texts(found, found.wrap(6.0)))
    assert paragraph("ปู่กี่", library, "th").natural_width == pytest.approx(paragraph("ปก", library, "th").natural_width)


def test_words_are_divided_only_where_they_alone_are_too_wide(library: FontLibrary) -> None:
    found = paragraph("Die Kinderschutzorganisation hilft", library, "de")
    assert not any(line.hyphen for line in found.wrap(found.longest_word))
    assert texts(found, found.wrap(9.0)) == ["Die Kinderschutz-", "organisation hilft"]
    assert texts(found, found.wrap(9.0, hyphenate=False)) == ["Die", "Kinderschutzorganisation", "hilft"]


def test_a_hyphen_takes_its_real_width(library: FontLibrary) -> None:
    found = paragraph("Kinderschutzorganisation", library, "de")
    first = found.wrap(9.0)[0]
    hyphenless = paragraph(found.text[: first.end], library, "de")
    hyphen = paragraph("\u2010", library, "de")
    assert first.hyphen
    assert first.width == pytest.approx(hyphenless.natural_width + hyphen.natural_width, abs=0.02)
    assert glyph_count(found.place(first)) == first.end - first.start + 1


def test_a_hyphen_of_a_right_to_left_paragraph_stands_at_the_left(library: FontLibrary) -> None:
    found = paragraph("ילדים Kinder\u00adschutz", library, "he", "rtl")
    line = found.wrap(8.0)[0]
    assert line.hyphen
    hyphen = paragraph("\u2010", library, "he").wrap(9.0)[0]
    glyphs = [glyph for run in found.place(line) for glyph in run.glyphs]
    assert glyphs[0].x == pytest.approx(0.0, abs=0.05)
    assert glyphs[1].x >= hyphen.width


def test_soft_hyphen_shows_only_at_a_line_end(library: FontLibrary) -> None:
    found = paragraph("Kinder\u00adschutz", library)
    assert [line.hyphen for line in found.wrap(100.0)] == [False]
    assert texts(found, found.wrap(4.5)) == ["Kinder-", "schutz"]
    assert [line.hyphen for line in paragraph("Kinder\u00ad", library).wrap(100.0)] == [False]


def test_an_address_is_broken_after_its_signs(library: FontLibrary) -> None:
    found = paragraph("Sign https://change.org/childsafetyfirst now", library)
    assert texts(found, found.wrap(10.0)) == ["Sign https://", "change.org/", "childsafetyfirst now"]
    assert not any(line.hyphen for line in found.wrap(3.0))


def test_right_to_left_lines_are_in_visual_order(library: FontLibrary) -> None:
    found = paragraph("אב 12 גד", library, "he", "rtl")
    [line] = found.wrap(100.0)
    glyphs = [glyph.glyph for run in found.place(line) for glyph in run.glyphs]
    after_hebrew = [paragraph(f"א{char}", library, "he").place(Line(1, 2, 1.0))[0] for char in "דג12בא"]
    assert glyphs == [run.glyphs[0].glyph for run in after_hebrew]


def test_a_value_of_the_other_direction_keeps_its_order(library: FontLibrary) -> None:
    found = paragraph("ab \u2068אב\u2069 cd", library)
    [line] = found.wrap(100.0)
    letters = [paragraph(char, library).place(Line(0, 1, 1.0))[0].glyphs[0].glyph for char in "abבאcd"]
    assert [glyph.glyph for run in found.place(line) for glyph in run.glyphs] == letters


def test_isolates_change_nothing_in_plain_text(library: FontLibrary) -> None:
    plain = paragraph("on 21 May 2021 it fell", library)
    isolated = paragraph("on \u206821 May 2021\u2069 it fell", library)
    assert isolated.natural_width == pytest.approx(plain.natural_width)
    assert isolated.place(isolated.wrap(99)[0]) == plain.place(plain.wrap(99)[0])


def test_tags_do_not_divide_shaping(library: FontLibrary) -> None:
    style = TextStyle()
    spans = (Span("AV", style, 1), Span("AV", style, 2))
    found = set_paragraph(spans, library, "en", "ltr")
    [line] = found.wrap(100.0)
    assert found.natural_width == paragraph("AVAV", library, style=style).natural_width
    assert [(run.tag, len(run.glyphs)) for run in found.place(line)] == [(1, 2), (2, 2)]


def test_styles_make_runs(library: FontLibrary) -> None:
    spans = (Span("one ", TextStyle(weight=400)), Span("two", TextStyle(weight=700, size=1.5)))
    found = set_paragraph(spans, library, "en", "ltr")
    runs = found.place(found.wrap(100.0)[0])
    assert [(dict(run.font.variations)["wght"], run.size) for run in runs] == [(400, 1.0), (700, 1.5)]
    assert found.ascent == pytest.approx(1.5 * paragraph("one", library).ascent)


def test_letters_that_a_break_parts_are_shaped_anew(library: FontLibrary) -> None:
    whole = paragraph("ببب", library, "ar", "rtl")
    first = whole.place(Line(0, 1, 1.0))
    alone = paragraph("ب", library, "ar", "rtl").place(Line(0, 1, 1.0))
    assert first == alone


@pytest.mark.parametrize(
    ("language", "text"), [("ja", "（スクリーンショット）ソート、ターン。ーン「」"), ("en", "AV-To-Ta-WA–Ya")]
)
def test_a_line_that_parts_kerned_letters_is_measured_without_the_kerning(
    library: FontLibrary, language: str, text: str
) -> None:
    found = Paragraph((Span(text, TextStyle(features=(("kern", 1),))),), library, language, "ltr", standard_breaks)
    positions = (0, *found.opportunities.positions)
    for width in (1.5, 2.5, 3.5, 5.5):
        for line in found.wrap(width, hyphenate=False):
            assert line.start in positions
            alone = Paragraph(
                (Span(text[line.start : line.end], TextStyle()),), library, language, "ltr", standard_breaks
            )
            assert line.width == pytest.approx(alone.natural_width)


def test_hard_breaks(library: FontLibrary) -> None:
    found = paragraph("one\ntwo\n\nthree\n", library)
    assert texts(found, found.wrap(100.0)) == ["one", "two", "", "three"]
    assert found.place(found.wrap(100.0)[2]) == ()
    assert found.natural_width == pytest.approx(paragraph("three", library).natural_width)


def test_missing_characters_are_listed_once_and_never_drawn(library: FontLibrary) -> None:
    found = paragraph("a\U000f1234\U000f1234b\U000f1235 \u2060\u200b\n", library)
    assert found.missing == (MissingGlyph("\U000f1234", "Latn"), MissingGlyph("\U000f1235", "Latn"))
    runs = found.place(found.wrap(100.0)[0])
    assert glyph_count(runs) == 2
    assert all(glyph.glyph for run in runs for glyph in run.glyphs)


def test_scripts_say_their_least_line_height(library: FontLibrary) -> None:
    latin, arabic = paragraph("Kinder", library), paragraph("حماية", library, "ar", "rtl")
    assert latin.least_line_height < arabic.least_line_height
    assert latin.ascent > latin.descent > 0.0
    assert arabic.ascent + arabic.descent > latin.ascent + latin.descent


def test_no_text(library: FontLibrary) -> None:
    for spans in ((), (Span("", TextStyle()),)):
        found = set_paragraph(spans, library, "en", "ltr")
        assert found.wrap(10.0, "balance") == ()
        assert found.natural_width == found.longest_word == 0.0
        assert found.ascent > found.descent > 0.0


def test_the_same_text_is_set_once(library: FontLibrary) -> None:
    assert paragraph("again", library) is paragraph("again", library)
    assert paragraph("again", library) is not paragraph("again", library, "de")


@given(
    text=st.text(alphabet="ab VA fi–-5.%é\u0301\u00ad\u2068\u2069\nאבبلا12กี่日本、ー한국क्षि#/", max_size=25),
    language=st.sampled_from(["en", "de", "ar", "th", "ja", "ko", "zh-Hans"]),
    direction=st.sampled_from(["ltr", "rtl"]),
    width=st.floats(0.3, 12.0),
    mode=st.sampled_from(MODES),
)
def test_any_text(
    library: FontLibrary, text: str, language: str, direction: Direction, width: float, mode: WrapMode
) -> None:
    found = Paragraph((Span(text, TextStyle()),), library, language, direction)
    lines = found.wrap(width, mode)
    end = 0
    for line in lines:
        assert found.text[end : line.start].strip(" \n\u00ad\u2068\u2069") == ""
        assert line.end >= line.start >= end
        end = line.end
        for run in found.place(line):
            assert run.glyphs
    assert found.text[end:].strip(" \n\u00ad\u2068\u2069") == ""


def test_bold_in_the_middle_of_an_arabic_word_keeps_its_joins(library: FontLibrary) -> None:
    def drawn(*spans: Span) -> list[int]:
        found = set_paragraph(spans, library, "ar", "rtl")
        [line] = found.wrap(100)
        return [glyph.glyph for run in found.place(line) for glyph in run.glyphs]

    plain, bold = TextStyle(weight=400), TextStyle(weight=700)
    assert drawn(Span("مست", plain), Span("قبل", bold), Span("نا", plain)) == drawn(Span("مستقبلنا", plain))


def test_a_zero_width_non_joiner_parts_letters(library: FontLibrary) -> None:
    """The letter before it takes its final form, as at the end of a word; nothing is drawn for the joiner itself."""
    parted = paragraph("می\u200cخواهم", library, "fa", "rtl")
    apart = sum(paragraph(text, library, "fa", "rtl").natural_width for text in ("می", "خواهم"))
    assert parted.missing == ()
    assert parted.natural_width == pytest.approx(apart)
    assert parted.natural_width != pytest.approx(paragraph("میخواهم", library, "fa", "rtl").natural_width)


@pytest.mark.parametrize(("decomposed", "composed"), [("Cafe\u0301", "Café"), ("A\u030angstro\u0308m", "Ångström")])
def test_decomposed_letters_are_as_wide_as_composed_ones(decomposed: str, composed: str, library: FontLibrary) -> None:
    assert paragraph(decomposed, library).natural_width == pytest.approx(paragraph(composed, library).natural_width)
    assert paragraph(decomposed, library).missing == ()
