"""How the lines of the sample's cards begin and end, in every language and shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

import pytest
from icu4py.breakers import WordBreaker

from kit.build.compose import settle
from kit.layout import flow
from kit.layout.boxes import Box
from kit.layout.typeset import TextBlock, set_texts
from kit.text.fonts import FontLibrary
from tests.build.sample import glyphs, jobs

LOCALES = ("en", "de", "fr", "pl", "el", "bg", "fi", "ar", "he", "hi", "th", "ja", "ko", "zh_Hans")

_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NEVER_FIRST = re.compile(
    r"[,.;:!?)\]}%‰…、。，．；：！？）］｝】〉》」』〕〗・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ؟،؛।॥]"
)
_NEVER_LAST = re.compile(r"[(\[{（［｛【〈《「『〔〖$€£#@]\Z")
_THAI_NEVER_FIRST = re.compile("[\u0e30-\u0e3a\u0e45-\u0e4e]")
_THAI_NEVER_LAST = re.compile("[\u0e40-\u0e44]\\Z")


@dataclass(frozen=True, slots=True)
class Broken:
    """A text that stands on a card, and where its lines start and end."""

    card: str
    text: str
    lines: tuple[tuple[int, int], ...]

    @property
    def bare(self) -> list[str]:
        """What one sees of each line."""
        return [_CONTROLS.sub("", self.text[start:end]) for start, end in self.lines]


@pytest.fixture(scope="module", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def texts(locale: str) -> tuple[Broken, ...]:
    """Every text of a locale on all of its cards."""
    found: list[Broken] = []
    with pytest.MonkeyPatch.context() as patch:
        for job in jobs(locale):

            def recorded(root: Box, library: FontLibrary, label: str = job.label) -> Iterable[TextBlock]:
                blocks = tuple(set_texts(root, library))
                found.extend(_broken(label, blocks))
                return blocks

            patch.setattr(flow, "set_texts", recorded)
            display = settle(job)
            assert not display.problems
            drawn = [glyph.glyph for each in glyphs(display.operations) for run in each.runs for glyph in run.glyphs]
            assert drawn
            assert 0 not in drawn, f"a missing glyph is drawn: {job.label}"
    assert len(found) > 200
    return tuple(found)


def _broken(label: str, blocks: Iterable[TextBlock]) -> Iterator[Broken]:
    for block in blocks:
        lines = tuple((line.line.start, line.line.end) for line in block.lines)
        yield Broken(label, block.leaf.paragraph.text, lines)


def test_no_line_begins_or_ends_with_the_wrong_sign(texts: tuple[Broken, ...]) -> None:
    for text in texts:
        assert not [line for line in text.bare if _NEVER_FIRST.match(line) or _NEVER_LAST.search(line)], text


def test_lines_lose_nothing_but_white_space(texts: tuple[Broken, ...]) -> None:
    for text in texts:
        ends = (0, *(end for _, end in text.lines))
        starts = (*(start for start, _ in text.lines), len(text.text))
        for end, start in zip(ends, starts, strict=True):
            assert not _CONTROLS.sub("", text.text[end:start]).strip(" \u2028\u200b\u00ad"), text


def test_a_number_and_its_sign_stay_on_one_line(texts: tuple[Broken, ...]) -> None:
    for text in texts:
        for before, after in zip(text.bare, text.bare[1:], strict=False):
            assert not re.search(r"\d\Z", before) or not re.match(r"[%°€$件人週年月日]", after), text


@pytest.mark.parametrize("locale", ["ko"], indirect=True)
def test_korean_breaks_between_words_only(texts: tuple[Broken, ...]) -> None:
    for text in texts:
        for start, _ in text.lines[1:]:
            assert not _CONTROLS.sub("", text.text[:start])[-1:].strip(), text


@pytest.mark.parametrize("locale", ["th"], indirect=True)
def test_thai_breaks_between_words_only(texts: tuple[Broken, ...]) -> None:
    for text in texts:
        bare = _CONTROLS.sub("", text.text)
        ends = set(accumulate(map(len, WordBreaker(bare, "th"))))
        for (start, _), line in zip(text.lines[1:], text.bare[1:], strict=True):
            assert len(_CONTROLS.sub("", text.text[:start])) in ends, text
            assert not _THAI_NEVER_FIRST.match(line), text
        assert not [line for line in text.bare if _THAI_NEVER_LAST.search(line)], text
