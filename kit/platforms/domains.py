"""Where domains stand in running text, by the grammar of twitter-text, in time that grows with the text alone.

A subdomain may hold the low line, the name before the top-level domain may not; neither begins or ends with a hyphen.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import regex

_SPACES = r"\u0009-\u000d\u0020\u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of direction
_NOT_IN_DOMAINS = rf"!'#%&()*+,\\/:;<=>?@\[\]^{{|}}~$\ufffe\ufeff\uffff{_SPACES}{_MARKS}"
_LABEL = rf"[^.{_NOT_IN_DOMAINS}]"
_RUN = regex.compile(rf"(?<!{_LABEL}){_LABEL}*+(?:\.{_LABEL}++)++")
_FULL_STOP = regex.compile(r"\.")
_TOP_LEVEL = r"(?:\L<domains>(?![0-9a-z@+\-])|xn--[\-0-9a-z]+)"


class Run:
    """Labels with full stops between them, within which domains may stand. Positions are those of the whole text."""

    def __init__(self, text: str, start: int, stops: list[int], final: frozenset[int]) -> None:
        """stops: the full stops. final: those that a top-level domain follows."""
        self.start = start
        self.last = max(final, default=start)
        self._text, self._stops, self._final = text, stops, final
        self._beyond: list[int | None] = [None] * len(stops)  # the last stop of a domain that goes on after each label
        for label in range(len(stops) - 2, -1, -1):
            self._beyond[label] = self._last_stop(stops[label] + 1, label + 1)

    def last_stop(self, start: int) -> int | None:
        """The full stop before the top-level domain of the longest domain that starts there; None where none does."""
        return self._last_stop(start, bisect_left(self._stops, start))

    def _last_stop(self, start: int, label: int) -> int | None:
        if label == len(self._stops) or start == self._stops[label]:
            return None  # after the last full stop, or at one
        end, beyond = self._stops[label], self._beyond[label]
        first, last = self._text[start], self._text[end - 1]
        if beyond is not None and first not in "-_" and last not in "-_":
            return beyond
        if end not in self._final or first == "-" or last == "-" or self._text.find("_", start, end) >= 0:
            return None
        return end


def runs(text: str, *, newer: bool) -> Iterator[Run]:
    """Every run of a text, in small letters, that holds a top-level domain. newer: as for top_level_domains."""
    top_level = top_level_after_stop(newer=newer)
    for run in _RUN.finditer(text):
        stops = [stop.start() for stop in _FULL_STOP.finditer(text, run.start(), run.end())]
        final = frozenset(stop for stop in stops if top_level.match(text, stop))
        if final:
            yield Run(text, run.start(), stops, final)


@cache
def top_level_after_stop(*, newer: bool) -> regex.Pattern[str]:
    """The pattern of a full stop and a top-level domain."""
    return regex.compile(rf"\.{_TOP_LEVEL}", domains=top_level_domains(newer=newer))


@cache
def domain_of(letters: str, *, newer: bool) -> regex.Pattern[str]:
    """The pattern of a domain whose labels hold nothing but these letters and hyphens."""
    return regex.compile(rf"(?:[\-{letters}]+\.)+{_TOP_LEVEL}", domains=top_level_domains(newer=newer))


@cache
def top_level_domains(*, newer: bool) -> frozenset[str]:
    """The top-level domains of twitter-text 3.1.0, in small letters. newer: also those that it does not know yet."""
    table = tomllib.loads(files("kit.platforms").joinpath("tlds.toml").read_text("utf-8"))
    return frozenset(name for part in ("twitter_text", "newer")[: 1 + newer] for name in table[part]["names"].split())
