from __future__ import annotations

import re
from pathlib import Path

import pytest
import unicodedata2
from hypothesis import given
from hypothesis import strategies as st

from kit.text import bidi
from kit.text.bidi import levels, line_levels, visual_runs
from kit.text.brackets import PAIRED_BRACKETS

MIXED = st.text(
    st.sampled_from("abאבب12١+-$, ()[]\u0300\u00ad\n\t\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2068\u2069")
)


def _unicode_file(name: str) -> str:
    file = Path("/usr/share/unicode") / name
    if not file.is_file():
        pytest.skip(f"{name} is not here; it comes with Debian's package unicode-data")
    return file.read_text(encoding="utf-8")


def set_line(text: str, base: int | None = None) -> str:
    """The text as it stands from left to right."""
    found = levels(text, base)[1]
    return "".join(text[s:e][:: -1 if level & 1 else 1] for s, e, level in visual_runs(found))


def test_left_to_right_text_stays_at_level_0() -> None:
    assert levels("Jedes Kind hat Rechte – überall") == (0, [0] * 31)


def test_base_comes_from_the_first_strong_character_outside_isolates() -> None:
    assert levels("12 אב ab")[0] == 1
    assert levels("\u2068אב\u2069 ab")[0] == 0
    assert levels("12 !")[0] == 0
    assert levels("")[0] == 0


def test_a_given_base_holds() -> None:
    assert levels("ab", 1) == (1, [2, 2])
    assert levels("אב", 0) == (0, [1, 1])


def test_numbers_in_right_to_left_text_read_from_the_left() -> None:
    assert set_line("אב 12, 34") == "34 ,12 בא"


def test_brackets_go_with_what_they_hold() -> None:
    assert set_line("אב (cd) הו") == "וה )cd( בא"  # HarfBuzz mirrors the brackets of the odd level
    assert set_line("ab (אב) cd") == "ab (בא) cd"


def test_an_isolate_does_not_move_the_text_around_it() -> None:
    assert set_line("a \u2067אב 1\u2069 2 b").replace("\u2067", "").replace("\u2069", "") == "a 1 בא 2 b"


def test_paragraph_separators_end_embeddings() -> None:
    assert levels("\u202eab\ncd", 0)[1][4:] == [0, 0]


def test_unassigned_code_points_have_their_blocks_direction() -> None:
    assert levels("\u05ff")[1] == [1]
    assert levels("\u0378")[1] == [0]


def test_unassigned_code_points_have_unicodes_default_classes() -> None:
    file = _unicode_file("extracted/DerivedBidiClass.txt")
    long_names = {"Right_To_Left": "R", "Arabic_Letter": "AL", "European_Terminator": "ET"}
    for start, end, name in re.findall(r"@missing: (\w+)\.\.(\w+); (\w+)", file):
        points = range(int(start, 16), int(end, 16) + 1) if name in long_names else ()
        unassigned = {chr(point) for point in points if not unicodedata2.bidirectional(chr(point))}
        assert {bidi._class_of[char] for char in unassigned} <= {long_names.get(name, "L"), "BN"}


def test_white_space_at_the_end_of_a_line_goes_back_to_the_base() -> None:
    text = "אב גד"
    found = levels(text, 0)[1]
    assert found == [1, 1, 1, 1, 1]
    assert line_levels(text, found, 0, 3, 0) == [1, 1, 0]
    assert line_levels(text, found, 3, 5, 0) == [1, 1]


def test_visual_runs_count_from_the_start_given() -> None:
    assert visual_runs([0, 1, 2, 2, 1], 10) == [(10, 11, 0), (14, 15, 1), (12, 14, 2), (11, 12, 1)]
    assert visual_runs([]) == []


@given(MIXED, st.sampled_from([None, 0, 1]))
def test_levels_and_runs_cover_the_text(text: str, base: int | None) -> None:
    found_base, found = levels(text, base)
    assert len(found) == len(text)
    assert all(found_base <= level <= 126 for level in found)
    runs = visual_runs(found)
    assert sorted(place for start, end, _ in runs for place in range(start, end)) == list(range(len(text)))


@given(MIXED)
def test_the_shortcut_for_left_to_right_text_changes_nothing(text: str) -> None:
    whole = levels(text + "א", 0)[1][: len(text)]
    if not any(whole):
        assert levels(text, 0)[1] == whole


def test_the_shortcut_knows_every_character_that_can_raise_a_level() -> None:
    everything = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x110000))))
    left_to_right = [char for char in everything if not bidi._MAY_RAISE.match(char)]
    classes = {unicodedata2.bidirectional(char) or bidi._default_class(char) for char in left_to_right}
    assert classes.isdisjoint({"R", "AL", "AN", "LRE", "RLE", "LRO", "RLO", "LRI", "RLI", "FSI"})


def test_paired_brackets_are_unicodes() -> None:
    rows = [line.partition("#")[0].split(";") for line in _unicode_file("BidiBrackets.txt").splitlines()]
    wanted = {chr(int(row[0], 16)): chr(int(row[1], 16)) for row in rows if len(row) == 3 and row[2].strip() == "o"}
    newer = {"\u2e62"}  # of Unicode 18
    assert {opening: closing for opening, closing in PAIRED_BRACKETS.items() if opening in wanted} == wanted
    assert PAIRED_BRACKETS.keys() - wanted.keys() <= newer
