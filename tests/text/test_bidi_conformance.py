"""The Unicode consortium's own tests of the bidirectional algorithm, every one of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kit.text.bidi import levels, visual_runs

_UNICODE = Path("/usr/share/unicode")  # Debian's package unicode-data
_BASES = ((1, None), (2, 0), (4, 1))  # BidiTest.txt's bits
_CHARS = {
    "L": "a",
    "R": "\u05d0",
    "AL": "\u0628",
    "EN": "1",
    "ES": "+",
    "ET": "$",
    "AN": "\u0661",
    "CS": ",",
    "NSM": "\u0300",
    "BN": "\u00ad",
    "B": "\u2029",
    "S": "\t",
    "WS": " ",
    "ON": "!",
    "LRE": "\u202a",
    "RLE": "\u202b",
    "PDF": "\u202c",
    "LRO": "\u202d",
    "RLO": "\u202e",
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}


def _lines(name: str) -> Iterator[str]:
    file = _UNICODE / name
    if not file.is_file():
        pytest.skip(f"{name} is not here; it comes with Debian's package unicode-data")
    with file.open(encoding="utf-8") as stream:
        yield from (line for raw in stream if (line := raw.partition("#")[0].strip()))


def _order(found: list[int]) -> list[int]:
    """Places of characters from left to right."""
    return [
        place
        for start, end, level in visual_runs(found)
        for place in (range(end - 1, start - 1, -1) if level & 1 else range(start, end))
    ]


def test_bidi_character_test() -> None:
    failures, count = [], 0
    for line in _lines("BidiCharacterTest.txt"):
        points, direction, base, wanted, order = line.split(";")
        text = "".join(chr(int(point, 16)) for point in points.split())
        got = levels(text, None if direction == "2" else int(direction))
        kept = [place for place, level in enumerate(wanted.split()) if level != "x"]
        levels_right = [int(level) for level in wanted.split() if level != "x"] == [got[1][place] for place in kept]
        visible = set(kept)
        order_right = [place for place in _order(got[1]) if place in visible] == list(map(int, order.split()))
        if not (got[0] == int(base) and levels_right and order_right):
            failures.append(line)
        count += 1
    assert not failures
    assert count >= 91_000


def test_bidi_test() -> None:
    failures: list[tuple[str, int | None]] = []
    count = 0
    kept: list[int] = []
    wanted: list[int] = []
    for line in _lines("BidiTest.txt"):
        if line.startswith("@Levels:"):
            given = line.partition(":")[2].split()
            kept = [place for place, level in enumerate(given) if level != "x"]
            wanted = [int(level) for level in given if level != "x"]
        elif line.startswith("@Reorder:"):
            order = [int(place) for place in line.partition(":")[2].split()]
            assert [kept[place] for place in _order(wanted)] == order
        else:
            classes, _, bits = line.partition(";")
            text = "".join([_CHARS[name] for name in classes.split()])
            for bit, base in _BASES:
                if int(bits) & bit:
                    found = levels(text, base)[1]
                    count += 1
                    if [found[place] for place in kept] != wanted:
                        failures.append((line, base))
    assert not failures
    assert count >= 770_000
