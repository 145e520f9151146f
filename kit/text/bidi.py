"""The Unicode bidirectional algorithm (UAX #9): which way each character of a text runs.

Everything counts in code points. A level is even for left-to-right and odd for right-to-left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

import regex
import unicodedata2

from kit.text.bidi_runs import ISOLATE_INITIATORS, ISOLATES, direction, resolve_sequence

# The class of code points that are not assigned yet, by block (DerivedBidiClass.txt); no library tells it.
_UNASSIGNED = (
    (0x0590, 0x05FF, "R"),
    (0x0600, 0x07BF, "AL"),
    (0x07C0, 0x085F, "R"),
    (0x0860, 0x08FF, "AL"),
    (0x20A0, 0x20CF, "ET"),
    (0xFB1D, 0xFB4F, "R"),
    (0xFB50, 0xFDCF, "AL"),
    (0xFDF0, 0xFDFF, "AL"),
    (0xFE70, 0xFEFF, "AL"),
    (0x10800, 0x10CFF, "R"),
    (0x10D00, 0x10D3F, "AL"),
    (0x10D40, 0x10EBF, "R"),
    (0x10EC0, 0x10EFF, "AL"),
    (0x10F00, 0x10F2F, "R"),
    (0x10F30, 0x10F6F, "AL"),
    (0x10F70, 0x10FFF, "R"),
    (0x1E800, 0x1EC6F, "R"),
    (0x1EC70, 0x1ECBF, "AL"),
    (0x1ECC0, 0x1ECFF, "R"),
    (0x1ED00, 0x1ED4F, "AL"),
    (0x1ED50, 0x1EDFF, "R"),
    (0x1EE00, 0x1EEFF, "AL"),
    (0x1EF00, 0x1EFFF, "R"),
)
_NEUTRAL_BOUNDARY = regex.compile(r"[\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]")


class _Classes(dict[str, str]):
    """Bidi classes by character, found as they are met."""

    def __missing__(self, char: str) -> str:
        self[char] = found = unicodedata2.bidirectional(char) or _default_class(char)
        return found


def _default_class(char: str) -> str:
    if _NEUTRAL_BOUNDARY.match(char):
        return "BN"
    return next((name for first, last, name in _UNASSIGNED if first <= ord(char) <= last), "L")


_class_of = _Classes()

_MAX_DEPTH = 125  # BD2
_EMBEDDINGS = frozenset({"LRE", "RLE", "LRO", "RLO"})
_REMOVED = _EMBEDDINGS | {"PDF", "BN"}  # X9
_EXPLICIT = _REMOVED | ISOLATES
_TRAILING = frozenset({"WS"}) | ISOLATES | _REMOVED  # L1

# Every character that can raise a level in left-to-right text lies in these blocks (a test goes through them all).
_MAY_RAISE = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def levels(text: str, base: int | None = None) -> tuple[int, list[int]]:
    """The level of the paragraph and of each character, by rules P2 to L1 of UAX #9.

    `base` is 0 or 1, or None to take that of the first strong character. Paragraph separators inside the text end
    its embeddings; the base holds for all of it.
    """
    if base != 1 and (text.isascii() or not _MAY_RAISE.search(text)):
        return 0, [0] * len(text)
    classes = [_class_of[char] for char in text]
    if base is None:
        base = _first_strong(classes, 0, len(classes)) or 0
    result: list[int] = []
    ends = [place + 1 for place, char_class in enumerate(classes) if char_class == "B"]
    for start, end in pairwise((0, *ends, len(classes))):
        result += _paragraph_levels(text[start:end], classes[start:end], base)
    return base, result


def line_levels(text: str, levels: Sequence[int], start: int, end: int, base: int) -> list[int]:
    """The levels of the line text[start:end] of a paragraph: white space at its end goes back to the base (L1)."""
    line = list(levels[start:end])
    place = end
    while place > start and _class_of[text[place - 1]] in _TRAILING:
        place -= 1
        line[place - start] = base
    return line


def visual_runs(levels: Sequence[int], start: int = 0) -> list[tuple[int, int, int]]:
    """The runs of a line in visual order from the left, by rule L2: (start, end, level), counted from `start`."""
    runs: list[tuple[int, int, int]] = []
    for level, group in groupby(levels):
        end = start + len(list(group))
        runs.append((start, end, level))
        start = end
    odd = [level for _, _, level in runs if level & 1]
    for threshold in range(max(levels), min(odd) - 1, -1) if odd else ():
        _reverse_stretches(runs, threshold)
    return runs


def _reverse_stretches(runs: list[tuple[int, int, int]], threshold: int) -> None:
    first = 0
    while first < len(runs):
        last = first
        while last < len(runs) and runs[last][2] >= threshold:
            last += 1
        runs[first:last] = runs[first:last][::-1]
        first = last + 1


def _first_strong(classes: Sequence[str], start: int, end: int) -> int | None:
    """The level of the first strong character outside isolates (P2, P3); None when there is none."""
    depth = 0
    for place in range(start, end):
        found = classes[place]
        if found in ISOLATE_INITIATORS:
            depth += 1
        elif found == "PDI":
            depth = max(0, depth - 1)
        elif found == "B":
            return None
        elif depth == 0 and found in ("L", "R", "AL"):
            return int(found != "L")
    return None


def _paragraph_levels(text: str, original: Sequence[str], base: int) -> list[int]:
    if _EXPLICIT.isdisjoint(original):
        found = [base] * len(original)
        resolve_sequence(text, original, original, found, range(len(original)), direction(base), direction(base))
    else:
        matches = _match_isolates(original)
        found, classes = _explicit_levels(original, matches, base)
        for sequence, start, end in list(_run_sequences(original, matches, found, base)):
            resolve_sequence(text, classes, original, found, sequence, start, end)
        _level_removed(original, found, base)
    _level_white_space(original, found, base)
    return found


def _match_isolates(classes: Sequence[str]) -> dict[int, int]:
    """Places of isolate initiators to those of their PDI, and back (BD9)."""
    matches: dict[int, int] = {}
    waiting: list[int] = []
    for place, found in enumerate(classes):
        if found in ISOLATE_INITIATORS:
            waiting.append(place)
        elif found == "PDI" and waiting:
            opening = waiting.pop()
            matches[opening], matches[place] = place, opening
    return matches


def _explicit_levels(original: Sequence[str], matches: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Levels, and classes after overrides, from embeddings and isolates (X1 to X8)."""
    found, classes = [base] * len(original), list(original)
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]  # level, override, whether an isolate
    excess_isolates = excess_embeddings = open_isolates = 0
    for place, char_class in enumerate(original):
        if char_class == "B":  # X8
            continue
        if char_class == "PDI":  # X6a
            if excess_isolates:
                excess_isolates -= 1
            elif open_isolates:
                excess_embeddings = 0
                while not stack.pop()[2]:
                    pass
                open_isolates -= 1
        level, override, _ = stack[-1]
        found[place] = level
        if override and char_class not in _REMOVED:
            classes[place] = override
        if char_class in _EMBEDDINGS or char_class in ISOLATE_INITIATORS:  # X2 to X5c
            isolate = char_class in ISOLATE_INITIATORS
            rightward = _opens_right_to_left(original, matches, place)
            inner = (level + 1) | 1 if rightward else (level + 2) & ~1
            if inner <= _MAX_DEPTH and not excess_isolates and not excess_embeddings:
                open_isolates += isolate
                stack.append((inner, char_class[0] if char_class in ("LRO", "RLO") else None, isolate))
            elif isolate:
                excess_isolates += 1
            elif not excess_isolates:
                excess_embeddings += 1
        elif char_class == "PDF" and not excess_isolates:  # X7
            if excess_embeddings:
                excess_embeddings -= 1
            elif len(stack) > 1 and not stack[-1][2]:
                stack.pop()
    return found, classes


def _opens_right_to_left(classes: Sequence[str], matches: dict[int, int], place: int) -> bool:
    if classes[place] == "FSI":  # X5c
        return _first_strong(classes, place + 1, matches.get(place, len(classes))) == 1
    return classes[place][0] == "R"


def _run_sequences(
    original: Sequence[str], matches: dict[int, int], explicit: Sequence[int], base: int
) -> Iterator[tuple[list[int], str, str]]:
    """Isolating run sequences with the directions at their two ends, sos and eos (X9, X10)."""
    kept = [place for place, char_class in enumerate(original) if char_class not in _REMOVED]
    runs = [list(group) for _, group in groupby(kept, key=explicit.__getitem__)]
    starts = {run[0]: run for run in runs}
    following = dict(pairwise(kept))
    preceding = {after: before for before, after in following.items()}
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in matches:
            continue  # the rest of an earlier sequence
        sequence = list(run)
        while original[sequence[-1]] in ISOLATE_INITIATORS and sequence[-1] in matches:
            sequence += starts[matches[sequence[-1]]]
        first, last = sequence[0], sequence[-1]
        before = explicit[preceding[first]] if first in preceding else base
        after = explicit[following[last]] if last in following else base
        if original[last] in ISOLATE_INITIATORS:
            after = base
        level = explicit[first]
        yield sequence, direction(max(level, before)), direction(max(level, after))


def _level_removed(original: Sequence[str], levels: list[int], base: int) -> None:
    """Characters that X9 removes take the level of what precedes them, so that they split no run."""
    previous = base
    for place, char_class in enumerate(original):
        if char_class in _REMOVED:
            levels[place] = previous
        previous = levels[place]


def _level_white_space(original: Sequence[str], levels: list[int], base: int) -> None:
    """L1: separators, and the white space before them and at the end, go back to the base."""
    has_separators = "S" in original or "B" in original
    at_end = True
    for place in range(len(original) - 1, -1, -1):
        char_class = original[place]
        if char_class in ("B", "S"):
            at_end = True
        elif char_class not in _TRAILING:
            if not has_separators:
                break
            at_end = False
        if at_end:
            levels[place] = base
