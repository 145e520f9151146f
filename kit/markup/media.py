"""Media queries: the shape and the size of the card. Media Queries 4, as far as docs/templates.md goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kit.markup.names import nearest
from kit.markup.values import (
    BadValueError,
    Node,
    Tokens,
    Units,
    comma_separated,
    keyword,
    number,
    one,
    pixels,
    significant,
)

FEATURES = (
    "orientation",
    *(least + feature for feature in ("aspect-ratio", "width", "height") for least in ("", "min-", "max-")),
)
# Ratios such as 1200/628 against 1.91/1 differ in the last digits only by rounding.
TOLERANCE = 1e-9

_MEASURES: dict[str, Callable[[float, float], float]] = {
    "aspect-ratio": lambda width, height: width / height,
    "width": lambda width, height: width,
    "height": lambda width, height: height,
}

Condition = Callable[[float, float], bool]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Conditions on width and height that must all hold, or, `negated`, must not all hold."""

    negated: bool
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class MediaQuery:
    """Alternatives, of which one must hold."""

    alternatives: tuple[Alternative, ...]

    def matches(self, width: float, height: float) -> bool:
        """Whether a card of this size, px, is meant."""
        return any(
            all(condition(width, height) for condition in alternative.conditions) != alternative.negated
            for alternative in self.alternatives
        )


def parse_media(prelude: Tokens) -> MediaQuery:
    """The query after @media; `BadValueError` for anything that Kit does not know."""
    return MediaQuery(tuple(_alternative(part) for part in comma_separated(prelude)))


def _alternative(tokens: list[Node]) -> Alternative:
    negated = keyword(tokens[0]) == "not"
    terms = tokens[1:] if negated else tokens
    if any(keyword(token) == "or" for token in terms):
        raise BadValueError("separate alternatives by a comma")
    if len(terms) % 2 == 0 or any(keyword(token) != "and" for token in terms[1::2]):
        raise BadValueError("join conditions by and, such as (min-aspect-ratio: 3/2) and (min-width: 1200px)")
    words = [keyword(token) for token in terms[::2]]
    typed = words[0] in ("all", "screen")
    if negated and not typed and len(terms) > 1:
        raise BadValueError("not stands before a single condition, or write not all and (...)")
    conditions = terms[2::2] if typed else terms[::2]
    return Alternative(negated, tuple(_condition(token) for token in conditions))


def _condition(token: Node) -> Condition:
    content = significant(token.content) if token.type == "() block" else []
    if not content or content[0].type != "ident":
        raise BadValueError("a condition reads (min-aspect-ratio: 3/2)")
    name = content[0].lower_value
    if name not in FEATURES:
        raise BadValueError(nearest(name, FEATURES) or f"a card has {', '.join(FEATURES)}")
    if len(content) < 3 or content[1] != ":":
        raise BadValueError(f"write ({name}: VALUE)")
    return _feature(name, content[2:])


def _feature(name: str, value: list[Node]) -> Condition:
    if name == "orientation":
        word = keyword(one(value))
        if word not in ("portrait", "landscape"):
            raise BadValueError("portrait | landscape")
        return lambda width, height: (height >= width) == (word == "portrait")
    bound = name[:3] if name.startswith(("min-", "max-")) else ""
    feature = name.removeprefix("min-").removeprefix("max-")
    wanted = _ratio(value) if feature == "aspect-ratio" else _pixels(value)
    measure = _MEASURES[feature]
    slack = TOLERANCE * max(1.0, wanted)
    if bound == "min":
        return lambda width, height: measure(width, height) >= wanted - slack
    if bound == "max":
        return lambda width, height: measure(width, height) <= wanted + slack
    return lambda width, height: abs(measure(width, height) - wanted) <= slack


def _ratio(tokens: list[Node]) -> float:
    if len(tokens) not in (1, 3) or (len(tokens) == 3 and tokens[1] != "/"):
        raise BadValueError("write a ratio, such as 3/2")
    sides = [number(token, Units(), least=0) for token in tokens[::2]]
    if not all(sides):
        raise BadValueError("neither side of a ratio can be 0")
    return sides[0] / sides[1] if len(sides) == 2 else sides[0]


def _pixels(tokens: list[Node]) -> float:
    token = one(tokens)
    if token.type == "dimension" and token.lower_unit != "px":
        raise BadValueError("write px: the card's size is in px")
    return pixels(token, Units(), negative=False)
