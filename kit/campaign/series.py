"""Series: messages that follow each other and are swiped through, one card after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kit.campaign.model import LONGEST_SERIES, Message, SeriesPlace
from kit.errors import Problem


def in_series(
    messages: Sequence[Message], names: Sequence[str | None]
) -> tuple[tuple[Message, ...], tuple[Problem, ...]]:
    """The messages with their places in series, and what is wrong. `names` has the series that each one asks for."""
    placed: list[Message] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for name, group in groupby(zip(messages, names, strict=True), key=lambda pair: pair[1]):
        cards = [message for message, _ in group]
        if name is None:
            placed += cards
            continue
        problems += _faults(name, cards, name in seen)
        seen.add(name)
        placed += (
            replace(card, series=SeriesPlace(name, number, len(cards))) for number, card in enumerate(cards, start=1)
        )
    return tuple(placed), tuple(problems)


def _faults(name: str, cards: Sequence[Message], again: bool) -> Iterator[Problem]:
    first = cards[0]
    if again:
        yield Problem(first.where, f"the series '{name}' goes on after other messages", "put its messages together")
    if len(cards) == 1 and not again:
        yield Problem(first.where, f"the series '{name}' has one message", "a series has two at least: take it out")
    if len(cards) > LONGEST_SERIES:
        what = f"the series '{name}' has {len(cards)} messages, and platforms take {LONGEST_SERIES}"
        yield Problem(cards[LONGEST_SERIES].where, what, "split it in two")
    for card in cards[1:]:
        if card.placements != first.placements:
            what = f"'{card.id}' and '{first.id}' are of one series and go to different placements"
            yield Problem(card.where, what, "give them the same placements")
