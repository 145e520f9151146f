"""Where emoji stand in a text: by Unicode's newest list, and by the older one that X's published library holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

_JOINER = "\u200d"
_SELECTOR = "\ufe0f"  # VARIATION SELECTOR-16: shown as an emoji
_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_SIGNS = ("©", "®")  # letters like others unless the selector follows
_START = regex.compile(r"[\p{Emoji}--[0-9#*]]|[0-9#*](?=\uFE0F?\u20E3)", regex.VERSION1)

# What twemoji-parser 11.0.2, which twitter-text 3.1.0 uses, knows of the emoji of its time.
_OLDER_VERSION = 11
_OLDER_LACKS = ("\U0001f441\ufe0f\u200d\U0001f5e8\ufe0f", "\u267e\ufe0f")  # the eye in a speech bubble, infinity
_OLDER_KNOWS = (  # what was listed later or never
    "\U0001f441\u200d\U0001f5e8",
    *(f"🤵{tone}\u200d{sex}\ufe0f" for tone in ("", *_TONES) for sex in "♀♂"),
    *(f"🕴{tone}\u200d{sex}\ufe0f" for tone in (_SELECTOR, *_TONES) for sex in "♀♂"),
)
# These need no selector and may have one.
_OLDER_SELECTED = "⌚⌛◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛔⛪⛲⛳⛵⛺⛽❗⬛⬜⭐⭕🀄🈚🈯"
_OLDER_TONED = "☝⛷⛹✌✍🏋🏌🕴🕵🖐"  # may have a selector before the tone


class Emoji(NamedTuple):
    """Sequences of code points that are one emoji each."""

    sequences: frozenset[str]
    longest: int  # code points


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each emoji of Unicode's list (emoji-test.txt), the longest that there is at each place.

    Those that lack a selector, and those with one that they need not have, are emoji too; © and ® are only with it.
    What is well formed but not listed, such as a family of robots, is several emoji with joiners between them.
    """
    return _spans(text, newest)


def older_spans(text: str) -> Iterator[tuple[int, int]]:
    """The same by twitter-text 3.1.0 (2020), which takes apart most of what Unicode has listed since version 11."""
    return _spans(text, older)


def _spans(text: str, known: Callable[[], Emoji]) -> Iterator[tuple[int, int]]:
    position = 0
    while found := _START.search(text, position):
        start = found.start()
        sequences, longest = known()  # only now: most posts hold no emoji, and the list takes time to load
        ends = range(min(start + longest, len(text)), start, -1)
        end = next((end for end in ends if text[start:end] in sequences), None)
        if end is not None:
            yield start, end
        position = end or start + 1


@cache
def newest() -> Emoji:
    """The emoji of the newest version of Unicode that the package emoji holds."""
    from emoji import EMOJI_DATA

    selected = (emoji + _SELECTOR for emoji, told in EMOJI_DATA.items() if "variant" in told)
    return _emoji((*EMOJI_DATA, *(emoji for emoji in selected if emoji.count(_SELECTOR) == 1)))


@cache
def older() -> Emoji:
    """The emoji of twitter-text 3.1.0."""
    from emoji import EMOJI_DATA, STATUS

    listed = {
        emoji
        for emoji, told in EMOJI_DATA.items()
        if told["E"] <= _OLDER_VERSION and (_JOINER not in emoji or told["status"] == STATUS["fully_qualified"])
    }
    selected = {emoji + _SELECTOR for emoji in _OLDER_SELECTED}
    toned = {base + selector + tone for base in _OLDER_TONED for selector in ("", _SELECTOR) for tone in _TONES}
    return _emoji((listed | selected | toned).union(_OLDER_KNOWS).difference(_OLDER_LACKS))


def _emoji(sequences: Iterable[str]) -> Emoji:
    known = frozenset(sequences).difference(_SIGNS)
    return Emoji(known, max(map(len, known)))
