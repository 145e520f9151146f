"""CSS values of the numeric kinds: numbers, lengths, percentages, angles, and calc() over them.

Everything works on component values (tokens) of tinycss2, and gives computed values: lengths are px, percentages
stay apart, because only layout knows what they refer to. CSS Values and Units 4, as far as docs/templates.md goes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from kit.markup.model import Color, Length

Node = Any  # a component value of tinycss2, which has no types
Tokens = Sequence[Node]

LENGTH_UNITS = ("px", "em", "rem", "vw", "vh", "vmin", "vmax")
ANGLE_UNITS = {"deg": 1.0, "turn": 360.0}
FUNCTIONS = ("calc", "min", "max", "clamp")


class BadValueError(Exception):
    """A value that a property does not take. `hint` says what to write; "" leaves that to the property."""

    def __init__(self, hint: str = "") -> None:
        super().__init__(hint)
        self.hint = hint


class Units(NamedTuple):
    """What relative values refer to: font sizes and the card's size in px, and the element's own colour."""

    em: float = 16.0
    rem: float = 16.0
    width: float = 1080.0
    height: float = 1080.0
    color: Color = Color(0, 0, 0)

    def pixels(self, unit: str) -> float | None:
        """How many px a unit is; None for a unit that Kit does not know."""
        match unit:
            case "px":
                return 1.0
            case "em":
                return self.em
            case "rem":
                return self.rem
            case "vw":
                return self.width / 100
            case "vh":
                return self.height / 100
            case "vmin":
                return min(self.width, self.height) / 100
            case "vmax":
                return max(self.width, self.height) / 100
        return None


class Quantity(NamedTuple):
    """A number, a length in px with a percentage beside it (1.0 is 100 %), or an angle in degrees."""

    kind: Literal["number", "length", "angle"]
    value: float
    percent: float = 0.0
    relative: bool = False  # there is a percentage in it, if only 0 %


def significant(tokens: Iterable[Node]) -> list[Node]:
    """The tokens without white space and comments."""
    return [token for token in tokens if token.type not in ("whitespace", "comment")]


def comma_separated(tokens: Iterable[Node]) -> list[list[Node]]:
    """The significant tokens between the commas; `BadValueError` where nothing stands between two."""
    parts: list[list[Node]] = [[]]
    for token in significant(tokens):
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    if not all(parts):
        raise BadValueError("a comma too many, or nothing between two")
    return parts


def one(tokens: Tokens) -> Node:
    """The only token; `BadValueError` where there are none or several."""
    if len(tokens) != 1:
        raise BadValueError
    return tokens[0]


def keyword(token: Node) -> str | None:
    """The token's word in lower case, if it is a word."""
    return token.lower_value if token.type == "ident" else None


def quantity(token: Node, units: Units) -> Quantity:
    """The value of a numeric token or of calc(), min(), max(), clamp()."""
    match token.type:
        case "number":
            found = Quantity("number", token.value)
        case "percentage":
            found = Quantity("length", 0.0, token.value / 100, True)
        case "dimension":
            found = _dimension(token, units)
        case "function" if token.lower_name in FUNCTIONS:
            found = _function(token, units)
        case _:
            raise BadValueError
    if not (math.isfinite(found.value) and math.isfinite(found.percent)):
        raise BadValueError("the number is too large")
    return found


def _dimension(token: Node, units: Units) -> Quantity:
    unit = token.lower_unit
    if unit in ANGLE_UNITS:
        return Quantity("angle", token.value * ANGLE_UNITS[unit])
    pixels = units.pixels(unit)
    if pixels is None:
        raise BadValueError(f"there is no unit {unit}; lengths have one of {' '.join(LENGTH_UNITS)} %")
    return Quantity("length", token.value * pixels)


def _function(token: Node, units: Units) -> Quantity:
    parts = _separated(token.arguments)
    values = [_sum(part, units) for part in parts]
    match token.lower_name, len(values):
        case "calc", 1:
            return values[0]
        case "min" | "max" as name, _:
            return _extreme(values, min if name == "min" else max)
        case "clamp", 3:
            low, wanted, high = values
            return _extreme([low, _extreme([wanted, high], min)], max)
    raise BadValueError(f"{token.lower_name}() does not take {len(values)} values")


def _separated(tokens: Iterable[Node]) -> list[list[Node]]:
    """The arguments between commas, white space kept: in a sum it matters."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        elif token.type != "comment":
            parts[-1].append(token)
    return parts


def _extreme(values: list[Quantity], choose: Callable[..., Quantity]) -> Quantity:
    first = values[0]
    if any(v.kind != first.kind for v in values):
        raise BadValueError("numbers, lengths and angles cannot be compared")
    if all(v.percent == first.percent for v in values):
        chosen = choose(values, key=lambda v: v.value)
        return chosen._replace(relative=any(v.relative for v in values))
    if all(v.value == 0 for v in values):
        return choose(values, key=lambda v: v.percent)
    raise BadValueError("a percentage cannot be compared with a length before the box is laid out")


def _sum(tokens: Tokens, units: Units) -> Quantity:
    total: Quantity | None = None
    sign, term = 1, list[Node]()
    for index, token in enumerate(tokens):
        if token.type == "literal" and token.value in "+-":
            spaced = 0 < index < len(tokens) - 1 and tokens[index - 1].type == tokens[index + 1].type == "whitespace"
            if not spaced:
                raise BadValueError("in calc(), + and - need a space on both sides")
            total = _added(total, _product(term, units), sign)
            sign, term = (1 if token.value == "+" else -1), []
        else:
            term.append(token)
    return _added(total, _product(term, units), sign)


def _added(total: Quantity | None, term: Quantity, sign: int) -> Quantity:
    if total is None:
        return term
    if total.kind != term.kind:
        raise BadValueError("a number and a length cannot be added")
    relative = total.relative or term.relative
    return Quantity(total.kind, total.value + sign * term.value, total.percent + sign * term.percent, relative)


def _product(tokens: Tokens, units: Units) -> Quantity:
    factors = significant(tokens)
    if len(factors) % 2 == 0:
        raise BadValueError
    product = _factor(factors[0], units)
    for operator, token in zip(factors[1::2], factors[2::2], strict=True):
        product = _scaled(product, operator, _factor(token, units))
    return product


def _factor(token: Node, units: Units) -> Quantity:
    if token.type == "() block":
        return _sum(token.content, units)
    return quantity(token, units)


def _scaled(left: Quantity, operator: Node, right: Quantity) -> Quantity:
    if operator == "*":
        if right.kind != "number":
            left, right = right, left
        if right.kind != "number":
            raise BadValueError("in a product, one side must be a plain number")
        return Quantity(left.kind, left.value * right.value, left.percent * right.value, left.relative)
    if operator == "/":
        if right.kind != "number" or right.value == 0:
            raise BadValueError("divide by a plain number other than 0")
        return Quantity(left.kind, left.value / right.value, left.percent / right.value, left.relative)
    raise BadValueError


def length(token: Node, units: Units, *, percent: bool = True, negative: bool = True) -> Length:
    """A length, px, with a percentage where `percent` allows it. What calc() makes negative becomes 0, as in CSS."""
    found = quantity(token, units)
    if found.kind == "number" and found.value == 0 and token.type == "number":
        return Length()
    if found.kind == "number":
        raise BadValueError(f"{found.value:g} needs a unit, such as {found.value:g}px")
    if found.kind != "length" or (found.relative and not percent):
        raise BadValueError
    if not negative and (found.value < 0 or found.percent < 0):
        if token.type != "function":
            raise BadValueError("it cannot be negative")
        if found.percent == 0 or found.value == 0:
            return Length()
    return Length(found.value, found.percent, found.relative and found.percent == 0)


def pixels(token: Node, units: Units, *, negative: bool = True) -> float:
    """A length without percentages, px."""
    return length(token, units, percent=False, negative=negative).px


def number(token: Node, units: Units, *, least: float = -math.inf) -> float:
    """A plain number, not below `least` (calc() is raised to it)."""
    found = quantity(token, units)
    if found.kind != "number":
        raise BadValueError
    if found.value < least and token.type != "function":
        raise BadValueError(f"it cannot be less than {least:g}")
    return max(least, found.value)


def integer(token: Node, units: Units) -> int:
    """A whole number; calc() is rounded, as in CSS."""
    if token.type == "number" and token.int_value is None:
        raise BadValueError("it must be a whole number")
    return math.floor(number(token, units) + 0.5)


def percentage(token: Node, units: Units) -> float:
    """A percentage as a fraction: 0.5 for 50 %."""
    found = quantity(token, units)
    if found.kind != "length" or found.value != 0:
        raise BadValueError("write a percentage")
    return found.percent


def angle(token: Node, units: Units) -> float:
    """An angle, degrees."""
    found = quantity(token, units)
    if found.kind != "angle":
        raise BadValueError(f"write an angle, in {' or '.join(ANGLE_UNITS)}")
    return found.value
