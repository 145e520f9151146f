"""Every emoji of Unicode's list in Debian's colour font: one picture, in one piece, on the baseline of its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.l10n.locales import direction
from kit.text.breaks import find_breaks
from kit.text.fonts import FontLibrary
from kit.text.model import GlyphRun, Span, TextStyle
from kit.text.paragraph import Paragraph, set_paragraph
from tests.debian import require_font

_LIST = Path("/usr/share/unicode/emoji/emoji-test.txt")
_ROW = re.compile(r"([0-9A-F ]+?) *; (\S+)")
_NEWEST = 16.0  # of Unicode's emoji that Debian's font has to know, should the list be newer than the font

# Emoji amid the words of a language.
AMID = {
    "en": "word%sword",
    "de": "Kinder %s schützen",
    "ar": "نص%sعربي",
    "he": "שלום %s ילד",
    "hi": "बच्चों%sकी",
    "ja": "日本語%sです",
    "ko": "어린이%s보호",
    "th": "สวัสดี%sครับ",
    "km": "ស្ត្រី%sខ្ញុំ",
    "zh-Hans": "保护%s儿童",
}
PLAIN = TextStyle()
TRICKY = ["👩‍👩‍👧‍👦", "🧑‍🚀", "🏳️‍🌈", "🇪🇺", "🇧🇬", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👍🏽", "🧑🏻‍🤝‍🧑🏿", "1️⃣", "☎️", "❤️", "❤‍🔥", "😀"]


@pytest.fixture(scope="module")
def emoji_library(package_fonts: tuple[str, ...]) -> FontLibrary:
    return FontLibrary.load((*package_fonts, require_font("NotoColorEmoji.ttf")))


def _sequences() -> Iterator[str]:
    """Emoji as people write them, those without the variation selector that they should have included."""
    if not _LIST.is_file():
        pytest.skip(f"{_LIST.name} is not here; it comes with Debian's package unicode-data")
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        row = _ROW.match(line)
        version = re.search(r" E(\d+\.\d+) ", line)
        if row and version and float(version[1]) <= _NEWEST:
            emoji = "".join(chr(int(code, 16)) for code in row[1].split())
            if row[2] != "unqualified" or "\u200d" in emoji:
                yield emoji


def _set(text: str, library: FontLibrary, language: str = "en", style: TextStyle = PLAIN) -> Paragraph:
    return set_paragraph((Span(text, style),), library, language, direction(language.replace("-", "_")))


def _glyph_runs(found: Paragraph, width: float = 1000.0) -> Iterator[GlyphRun]:
    return (run for line in found.wrap(width) for run in found.place(line))


def test_every_emoji_is_one_picture(emoji_library: FontLibrary) -> None:
    sequences = list(_sequences())
    assert len(sequences) > 4000
    for emoji in sequences:
        (run,) = _glyph_runs(_set(emoji, emoji_library))
        assert (run.color, len(run.glyphs), run.glyphs[0].x) == (True, 1, 0.0), emoji


@pytest.mark.parametrize("language", AMID)
def test_no_line_ends_inside_an_emoji(language: str) -> None:
    for emoji in _sequences():
        text = AMID[language] % emoji
        start = text.index(emoji)
        inside = range(start + 1, start + len(emoji))
        breaks = find_breaks(text, language, phrases=True)
        assert not {*breaks.ordinary, *breaks.emergency}.intersection(inside), emoji


@pytest.mark.parametrize("language", AMID)
def test_emoji_are_drawn_once_on_lines_of_any_width(emoji_library: FontLibrary, language: str) -> None:
    for style in (PLAIN, TextStyle(weight=800, italic=True)):
        text = "".join(AMID[language] % emoji for emoji in TRICKY)
        found = _set(text, emoji_library, language, style)
        assert found.missing == ()
        for width in (0.5, 1.3, 3.0, 7.0, 1000.0):
            runs = [run for run in _glyph_runs(found, width) if run.color]
            assert sum(len(run.glyphs) for run in runs) == len(TRICKY)
            assert {(run.font.slant, run.font.embolden) for run in runs} == {(0.0, 0.0)}


@pytest.mark.parametrize("emoji", TRICKY)
def test_an_emoji_alone_or_at_either_end(emoji_library: FontLibrary, emoji: str) -> None:
    for text in (emoji, f"{emoji} word", f"word {emoji}", f"{emoji}{emoji}"):
        runs = [run for run in _glyph_runs(_set(text, emoji_library)) if run.color]
        assert sum(len(run.glyphs) for run in runs) == text.count(emoji)


def test_emoji_stand_on_the_line_like_letters(emoji_library: FontLibrary) -> None:
    """As high as a letter with its accent, no deeper than one with a tail, and with room around the ink."""
    plain, with_emoji = _set("Hj", emoji_library), _set("Hj 😀", emoji_library)
    assert (with_emoji.ascent, with_emoji.descent) == (plain.ascent, plain.descent)
    for emoji in TRICKY:
        alone = _set(emoji, emoji_library)
        (run,) = _glyph_runs(alone)
        ink = emoji_library.ink(run.font)
        assert 0.85 < ink.above[run.glyphs[0].glyph] < 1.0
        assert 0.15 < ink.below[run.glyphs[0].glyph] < 0.3
        assert 1.1 < alone.natural_width < 1.3


def test_presentation_decides(emoji_library: FontLibrary) -> None:
    colored = {
        text: [run.color for run in _glyph_runs(_set(text, emoji_library))] for text in ("☎", "☎\ufe0e", "☎\ufe0f")
    }
    assert colored == {"☎": [False], "☎\ufe0e": [False], "☎\ufe0f": [True]}
    digits = _set("10 # * ©", emoji_library)
    assert not any(run.color for run in _glyph_runs(digits))


@pytest.mark.parametrize("emoji", [emoji for emoji in TRICKY if emoji != "☎️"])
def test_without_an_emoji_font_each_is_missing(library: FontLibrary, emoji: str) -> None:
    found = _set(f"a {emoji} b", library)
    assert {missing.script for missing in found.missing} == {"Zsye"}
    assert len(found.missing) == 1  # the sequence, not each of its characters
    assert not any(run.color for run in _glyph_runs(found))


def test_a_sequence_that_the_font_has_only_the_parts_of_is_missing(emoji_library: FontLibrary) -> None:
    torn = "👩\u200d🍳\u200d🚀"
    found = _set(f"a {torn} 👩\u200d🚀", emoji_library)
    assert [missing.char for missing in found.missing] == [torn]
