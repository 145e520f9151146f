"""The rules of UAX #9 within one isolating run sequence: weak types, brackets, neutrals and levels (W1 to I2)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import unicodedata2

from kit.text.brackets import PAIRED_BRACKETS

ISOLATE_INITIATORS = frozenset({"LRI", "RLI", "FSI"})
ISOLATES = ISOLATE_INITIATORS | {"PDI"}
_NEUTRAL = frozenset({"B", "S", "WS", "ON"}) | ISOLATES
_STRENGTH = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # numbers count as right-to-left in N0 to N2
_AROUND_NUMBERS = frozenset({"ES", "CS", "ET"})
_MAX_OPEN_BRACKETS = 63  # BD16
_CANONICAL = {
    char: unicodedata2.normalize("NFD", char) for char in (*PAIRED_BRACKETS, *PAIRED_BRACKETS.values())
}  # BD16 pairs brackets that are canonically equivalent


def direction(level: int) -> str:
    """The type of strong text at a level."""
    return "R" if level & 1 else "L"


def resolve_sequence(
    text: str,
    classes: Sequence[str],
    original: Sequence[str],
    levels: list[int],
    sequence: Sequence[int],
    start: str,
    end: str,
) -> None:
    """Resolves one isolating run sequence, and writes its levels (W1 to I2)."""
    if not sequence:
        return
    level = levels[sequence[0]]
    embedding = direction(level)
    types = [classes[place] for place in sequence]
    _resolve_weak(types, start)
    present = set(types)
    if not present <= {embedding}:
        if "ON" in present:
            _resolve_brackets(text, original, types, sequence, start, embedding)
        if not _NEUTRAL.isdisjoint(types):
            _resolve_neutral(types, start, end, embedding)
    for place, char_type in zip(sequence, types, strict=True):
        if char_type != embedding:  # I1, I2: in right-to-left text, numbers stand no higher than Latin letters
            levels[place] = level + 1 if level & 1 or char_type == "R" else level + 2


def _resolve_weak(types: list[str], start: str) -> None:
    """Rules W1 to W7, in place."""
    present = set(types)
    if "NSM" in present:
        _attach_marks(types, start)
    if "AL" in present:
        if "EN" in present:
            _number_by_strong(types, start, "AL", "AN")  # W2
        types[:] = ["R" if char_type == "AL" else char_type for char_type in types]  # W3
    if not present.isdisjoint(_AROUND_NUMBERS):
        _resolve_separators(types)
    if "EN" in present and ("L" in present or start == "L"):
        _number_by_strong(types, start, "L", "L")  # W7


def _attach_marks(types: list[str], start: str) -> None:
    """W1: a mark takes the type of what it stands on."""
    previous = start
    for place, char_type in enumerate(types):
        if char_type == "NSM":
            types[place] = "ON" if previous in ISOLATES else previous
        previous = types[place]


def _number_by_strong(types: list[str], start: str, strong: str, becomes: str) -> None:
    """W2 and W7: European numbers after a certain strong type become another type."""
    latest = start
    for place, char_type in enumerate(types):
        if char_type in ("L", "R", "AL"):
            latest = char_type
        elif char_type == "EN" and latest == strong:
            types[place] = becomes


def _resolve_separators(types: list[str]) -> None:
    """W4 to W6: separators and terminators of numbers."""
    places = [place for place, char_type in enumerate(types) if char_type in _AROUND_NUMBERS]
    for place in places:  # W4
        around = types[place - 1 : place] + types[place + 1 : place + 2]
        if (types[place] != "ET" and around == ["EN", "EN"]) or (types[place] == "CS" and around == ["AN", "AN"]):
            types[place] = around[0]
    for place in places:  # W5
        if types[place] == "ET" and types[place - 1 : place] == ["EN"]:
            types[place] = "EN"
    for place in reversed(places):
        if types[place] == "ET" and types[place + 1 : place + 2] == ["EN"]:
            types[place] = "EN"
    for place in places:  # W6
        if types[place] in _AROUND_NUMBERS:
            types[place] = "ON"


def _bracket_pairs(text: str, types: Sequence[str], sequence: Sequence[int]) -> list[tuple[int, int]]:
    """Bracket pairs as indices into the sequence, in the order of their opening brackets (BD16)."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, char_type in enumerate(types):
        if char_type != "ON" or (char := text[sequence[index]]) not in _CANONICAL:
            continue
        if char in PAIRED_BRACKETS:
            if len(waiting) == _MAX_OPEN_BRACKETS:
                return []
            waiting.append((_CANONICAL[PAIRED_BRACKETS[char]], index))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == _CANONICAL[char]:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def _resolve_brackets(
    text: str, original: Sequence[str], types: list[str], sequence: Sequence[int], start: str, embedding: str
) -> None:
    """N0: a pair of brackets goes with what it holds, or with what stands before it."""
    for opening, closing in _bracket_pairs(text, types, sequence):
        inside = {_STRENGTH.get(char_type) for char_type in types[opening + 1 : closing]}
        if embedding in inside:
            direction = embedding
        elif inside <= {None}:
            continue
        else:
            before = (_STRENGTH[t] for t in reversed(types[:opening]) if t in _STRENGTH)
            direction = next(before, start)
        for bracket in (opening, closing):
            types[bracket] = direction
            mark = bracket + 1
            while mark < len(types) and original[sequence[mark]] == "NSM":
                types[mark] = direction
                mark += 1


def _resolve_neutral(types: list[str], start: str, end: str, embedding: str) -> None:
    """N1 and N2: neutrals between two of a kind go with them, others with the embedding."""
    place = 0
    for is_neutral, group in groupby(types, _NEUTRAL.__contains__):
        stop = place + len(list(group))
        if is_neutral:
            before = _STRENGTH[types[place - 1]] if place else start
            after = _STRENGTH[types[stop]] if stop < len(types) else end
            types[place:stop] = [before if before == after else embedding] * (stop - place)
        place = stop
