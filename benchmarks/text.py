"""Measures the typesetting of one headline: `python benchmarks/text.py`.

Prints, for each language, what it takes to set a headline of about 100 characters (60 in Japanese), to fit it to a box,
to balance its lines and to place its glyphs, with fonts open and nothing else kept: medians of many runs, each with a
text of its own, and the quickest run, which a busy machine disturbs least.
"""

from __future__ import annotations

import statistics
import time

from kit.l10n.locales import direction, language_tag
from kit.text.fit import fit
from kit.text.fonts import open_library
from kit.text.model import Span, TextStyle
from kit.text.paragraph import set_paragraph
from kit.workspace import installed_fonts

RUNS = 100
HEADLINES = {
    "en": "A change in EU rules left no explicit exception for the tools that find child sexual abuse material.",
    "de": "Am 21. Dezember 2020 änderten sich die EU-Regeln, ohne ausdrückliche Ausnahme für solche Programme.",
    "ar": (
        "تعديل على قواعد الاتحاد الأوروبي في 21 ديسمبر 2020 ترك أدوات الكشف عن هذه المواد دون استثناء صريح في iCloud."
    ),
    "he": "שינוי בכללי האיחוד האירופי ב־21 בדצמבר 2020 הותיר את הכלים לאיתור חומרים כאלה ללא שום חריג מפורש ב־EU.",
    "hi": ("21 दिसंबर 2020 को यूरोपीय संघ के नियमों में हुए बदलाव ने ऐसी सामग्री खोजने वाले टूल के लिए अपवाद नहीं छोड़ा।"),
    "th": "กฎของสหภาพยุโรปที่เปลี่ยนไปเมื่อวันที่ 21 ธันวาคม ค.ศ. 2020 ไม่มีข้อยกเว้นที่ระบุชัดเจนสำหรับเครื่องมือ",
    "ja": (
        "2020年12月21日に変わったEUのルールでは、そのようなコンテンツを検出するツールに明示的な例外がありませんでした。"
    ),
}


def main() -> None:
    """Runs the measurements."""
    library = open_library(installed_fonts())
    print("ms        characters      set  fit and balance   place   whole  quickest")
    for locale, headline in HEADLINES.items():
        language, way = language_tag(locale), direction(locale)
        times: list[tuple[float, float, float]] = []
        for run in range(RUNS):
            text = f"{headline} {run}"  # paragraphs are kept by their text
            began = time.perf_counter()
            paragraph = set_paragraph((Span(text, TextStyle(weight=800)),), library, language, way)
            set_at = time.perf_counter()
            fitted = fit(paragraph, 900, 500, 40, 120, max(1.12, paragraph.least_line_height))
            fitted_at = time.perf_counter()
            for line in fitted.lines:
                paragraph.place(line)
            placed_at = time.perf_counter()
            times.append((set_at - began, fitted_at - set_at, placed_at - fitted_at))
        setting, fitting, placing = (statistics.median(column) * 1000 for column in zip(*times[5:], strict=True))
        wholes = [sum(each) * 1000 for each in times[5:]]
        figures = f"{setting:9.2f}{fitting:17.2f}{placing:8.2f}{statistics.median(wholes):8.2f}{min(wholes):10.2f}"
        print(f"{locale:10}{len(headline):11}{figures}")


if __name__ == "__main__":
    main()
