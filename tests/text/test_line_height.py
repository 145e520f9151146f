"""Lines that neither touch nor leave their box, in the scripts that stack marks on their letters."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kit.l10n.locales import direction
from kit.text.fonts import FontLibrary, open_library
from kit.text.line_height import GAP, OVERHANG
from kit.text.model import Line, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from tests.debian import require_font

SAMPLES = {
    "en": "Keep every child safe, gently and quickly",
    "de": "Überall schützen Ängste Ökologie jäh über Übergänge",
    "vi": "Bảo vệ trẻ em: Ế Ẫ Ự ở Nghệ Ọ, những Ề Ể Ỡ",
    "th": "ผู้ใหญ่ที่ญี่ปุ่นรู้ว่าปู่กี่ฏุฐู้ป้องกันเด็ก",
    "lo": "ຜູ້ຊ່ວຍປ້ອງກັນເດັກນ້ອຍຢູ່ທຸກບ່ອນຫຼື້",
    "my": "ကလေးများကို ကြွေးကြော်၍ မြွှင့်တင်ရန် ဪ ဦး",
    "km": "ស្ត្រីខ្ញុំក្រុមស្រ្តីកម្ពុជាស៊្រីត្រឹមត្រូវ ប៉ុន្តែ ង្គ្រោះ",
    "he": "שָׁלוֹם לְכֻלָּם הַיְלָדִים בְּטוּחִים לֹ֣א תִּרְצָֽח",
    "ar": "حِمَايَةُ الأَطْفَالِ مِنَ الإِسَاءَةِ إِلَىٰ أَيِّ طِفْلٍ ٱللَّهِ",
    "ur": "بچّوں کی حفاظت کے لیے آواز اُٹھائیں، ؓ ڑھ گھے",
    "ur-Aran": "گھنٹوں تک چیخنے چلّانے والے جھگڑے، پیچ و خم کشتی ٹھٹھہ کیجئیے، کِیجِیے گا ٹھکٹھکٹھکانا وسلَّم ؓ",
    "hi": "बच्चों की सुरक्षा के र्कीं ट्ठ्यू ङ्क्ष्रू हृदय ऑँ",
    "bn": "শিশুদের সুরক্ষা র্ক্ষ্যৈঁ ষ্ট্রু",
    "ta": "தமிழ் குழந்தைகளின் பாதுகாப்பு ஸ்ரீ கூ மூ",
    "bo": "བྱིས་པ་རྣམས་སྲུང་སྐྱོབ་བྱེད་དགོས། ཧཱུྃ་རྐྱེན་",
    "ja": "子どもの安全を守ってください",
}
# Languages that need a font of the system, beside those of packages.
FONTS = {"bo": "NotoSerifTibetan-Regular.ttf", "ur-Aran": "NotoNastaliqUrdu-Regular.ttf"}


def ink(found: Paragraph, library: FontLibrary, line: Line) -> tuple[float, float]:
    """The highest and the lowest ink of a line, in em from its baseline, upward."""
    reached = []
    for run in found.place(line):
        font, scale = library.font(run.font), run.size / library.units(run.font)
        for glyph in run.glyphs:
            extents = font.get_glyph_extents(glyph.glyph)
            if extents is not None and extents.height:
                top = glyph.y + extents.y_bearing * scale
                reached += [top, top + extents.height * scale]
    return max(reached, default=0.0), min(reached, default=0.0)


def paragraph(text: str, library: FontLibrary, language: str, weight: int = 700) -> Paragraph:
    spans = (Span(text, TextStyle(weight=weight)),)
    return set_paragraph(spans, library, language, direction(language.partition("-")[0]))


@pytest.fixture
def fonts(language: str, package_fonts: tuple[str, ...]) -> FontLibrary:
    """The fonts of packages, and those that the language needs of the system."""
    if language not in FONTS:
        return open_library(package_fonts)
    regular = require_font(FONTS[language])
    return open_library((*package_fonts, regular, regular.replace("-Regular", "-Bold")))


@pytest.mark.parametrize("weight", [400, 900])
@pytest.mark.parametrize("language", SAMPLES)
def test_lines_never_touch(fonts: FontLibrary, language: str, weight: int) -> None:
    found = paragraph(SAMPLES[language], fonts, language, weight)
    assert found.missing == ()
    for width in (1.0, 2.5, 4.0, 6.0, 9.0):
        extents = [ink(found, fonts, line) for line in found.wrap(width)]
        for (_, lowest), (highest, _) in pairwise(extents):
            assert found.least_line_height >= highest - lowest + GAP - 0.01


@pytest.mark.parametrize("language", SAMPLES)
def test_line_boxes_hold_the_ink(fonts: FontLibrary, language: str) -> None:
    found = paragraph(SAMPLES[language], fonts, language)
    highest, lowest = ink(found, fonts, found.wrap(1000.0)[0])
    assert found.ascent >= highest - 1e-6
    assert found.descent >= -lowest - 1e-6
    for line_height in (max(1.1, found.least_line_height), 1.5 * found.least_line_height):
        baseline = (line_height + found.ascent - found.descent) / 2  # from the top of the line box
        assert baseline >= highest - OVERHANG - 1e-6
        assert line_height - baseline >= -lowest - OVERHANG - 1e-6


def test_text_without_marks_stands_where_its_font_says(library: FontLibrary) -> None:
    """So that baselines of neighbours meet, whatever letters they have."""
    words = ("jpg", "Safe", "58 %", "Keep children safe")
    assert len({(found.ascent, found.descent) for found in (paragraph(text, library, "en") for text in words)}) == 1


def test_text_without_marks_may_be_set_tighter(library: FontLibrary) -> None:
    with_vowels, without = (
        paragraph(text, library, "ar").least_line_height for text in (SAMPLES["ar"], "حماية الأطفال من الإساءة")
    )
    assert without < 1.4 < with_vowels
    assert paragraph("Kinder schützen", library, "de").least_line_height < 1.17
    assert paragraph("58 %", library, "de").least_line_height < 1.0


def test_only_what_comes_first_stands_in_the_line_above(library: FontLibrary) -> None:
    first, last = (paragraph(text, library, "de").least_line_height for text in ("Ärger ging", "ging Ärger"))
    assert last > first + 0.1


def test_sizes_of_spans_count(library: FontLibrary) -> None:
    spans = (Span("ging ", TextStyle()), Span("Äh", TextStyle(size=2.0)))
    found = set_paragraph(spans, library, "de", "ltr")
    assert found.least_line_height > 2 * 0.9 + 0.2


def test_heaps_of_marks_are_given_no_more_than_sense_allows(library: FontLibrary) -> None:
    found = paragraph("g" + "\u0301\u0323" * 20 + " ho", library, "en")
    assert found.least_line_height <= 4.0
    assert found.ascent + found.descent < 8.0
