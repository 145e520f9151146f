"""Long texts as threads: parted where sentences end, in as few parts as that takes, none much longer than another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from kit.platforms.hashtags import RULES
from kit.platforms.urls import MASTODON, X, links
from kit.text.sentences import End, ends


class Part(NamedTuple):
    """A part of a thread, by its place in the text and among the others."""

    start: int
    end: int
    number: int  # from 1
    parts: int


# How much of its post a part fills, in the platform's counting; None where that is too much.
Fill = Callable[[Part], int | None]

_FEW = 9  # parts, whose number has one digit
_MORE = 3  # parts than are needed, if fewer sentences are torn apart by that
_WORDS = 6  # of the words at which a part may end, and of the guesses, those that are tried
_Torn = tuple[int, int, int]  # parts that end at a guess, within a clause, within a sentence


def places(text: str, language: str) -> Mapping[int, End]:
    """Where a text may be parted: as `ends` has it, and not within what any platform takes for a link or hashtag."""
    spans = [span for grammar in (X, MASTODON) for span in links(text, grammar, bare=True)]
    spans += [span for rule in RULES.values() for span in rule(text)]
    kept = {offset for start, end in spans for offset in range(start + 1, end)}
    return {place: end for place, end in ends(text, language).items() if place not in kept}


def divide(text: str, places: Mapping[int, End], most: int, fill: Fill) -> tuple[str, ...]:
    """The text in 2 parts or more, which joined are the text again; () where at most `most` parts cannot hold it.

    places: where the text may be parted, ascending, as the function `places` finds them.
    Sentences are kept whole where that is possible, then clauses; words always, as far as one knows where they end.
    Of what is equal in that the fewest parts are taken, and of these the most even ones.
    """
    thread = _Thread(len(text), places, fill)
    best: tuple[_Torn, tuple[int, ...]] | None = None
    first = most
    for count in range(max(2, thread.least(most)), most + 1):
        if count > first + _MORE or (best and not any(best[0])):
            break
        found = thread.parted(count)
        if found is None:
            continue
        first = min(first, count)
        torn, cuts = found
        if best is None or torn < best[0]:
            best = torn, cuts
    if best is None:
        return ()
    bounds = (0, *best[1], len(text))
    return tuple(text[start:end] for start, end in pairwise(bounds))


@dataclass
class _Thread:
    """The ways to part a text, and what is known of the parts."""

    length: int
    places: Mapping[int, End]
    fill: Fill
    _known: dict[tuple[int, int, bool, int], int | None] = field(default_factory=dict)
    _reached: dict[tuple[int, bool, int], tuple[int, ...]] = field(default_factory=dict)

    def least(self, most: int) -> int:
        """No fewer parts than these hold the text: each as long as can be, and none with what the last one has besides.

        One more than `most` where so many do not.
        """
        start = 0
        for number in range(1, most + 1):
            if number > 1 and self._used(start, self.length, 2, _FEW) is not None:
                return number
            stops = self._stops(start, min(number, 2), _FEW)
            if not stops:
                break
            start = stops[-1]
        return most + 1

    def parted(self, count: int) -> tuple[_Torn, tuple[int, ...]] | None:
        """The best places at which the text makes so many parts, and how many tear something."""
        ways: dict[int, tuple[_Torn, int, tuple[int, ...]]] = {0: ((0, 0, 0), 0, ())}  # with unevenness
        for number in range(1, count + 1):
            further: dict[int, tuple[_Torn, int, tuple[int, ...]]] = {}
            for start, ((guesses, words, clauses), uneven, cuts) in ways.items():
                stops = (self.length,) if number == count else self._stops(start, number, count)
                for end in stops:
                    used = self._used(start, end, number, count)
                    if used is None:
                        continue
                    grade = self.places.get(end)
                    torn = (
                        guesses + (grade is End.GUESS),
                        words + (grade is End.WORD),
                        clauses + (grade is End.CLAUSE),
                    )
                    new = torn, uneven + used * used
                    if end not in further or new < further[end][:2]:
                        further[end] = *new, (*cuts, end)
            ways = further
        if self.length not in ways:
            return None
        torn, _, cuts = ways[self.length]
        return torn, cuts[:-1]

    def _used(self, start: int, end: int, number: int, count: int) -> int | None:
        # The number is as long as the largest: it has as many digits, and a digit is like the other.
        last = number == count
        key = (start, end, last, len(str(count)))
        if key not in self._known:
            self._known[key] = self.fill(Part(start, end, 1 if start == 0 else count if last else count - 1, count))
        return self._known[key]

    def _stops(self, start: int, number: int, count: int) -> tuple[int, ...]:
        """The places worth trying as the end of a part: sentences and clauses that fit, some words and guesses."""
        key = (start, number == 1, len(str(count)))
        if key not in self._reached:
            after = [place for place in self.places if place > start]
            low, high = 0, len(after)  # so many fit, so many do not
            while low < high:
                middle = (low + high) // 2
                if self._used(start, after[middle], number, count) is None:
                    high = middle
                else:
                    low = middle + 1
            self._reached[key] = tuple(self._worth_trying(after[:low]))
        return self._reached[key]

    def _worth_trying(self, fitting: list[int]) -> Iterator[int]:
        some: set[int] = set()
        for grade in (End.WORD, End.GUESS):
            words = [place for place in fitting if self.places[place] is grade]
            some.update(_spread(words[len(words) // 2 :]))
        return (place for place in fitting if self.places[place] < End.WORD or place in some)


def _spread(words: list[int]) -> Iterable[int]:
    """The last of them and a few others."""
    return [*words[:: max(1, len(words) // _WORDS)], *words[-1:]]
