"""The shorthand properties, and the longhands that each stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import tinycss2

from kit.markup import images
from kit.markup.values import FUNCTIONS, BadValueError, Node, Tokens, keyword, significant

Expanded = Iterator[tuple[str, Tokens]]


@dataclass(frozen=True, slots=True)
class Shorthand:
    """A property that stands for several. `expand` gets the significant tokens and gives a value for each of them."""

    longhands: tuple[str, ...]
    expand: Callable[[list[Node]], Expanded]
    expects: str


@lru_cache(maxsize=64)
def written(css: str) -> tuple[Node, ...]:
    """A value as tokens."""
    return tuple(significant(tinycss2.parse_component_value_list(css)))


def _text(token: Node) -> str:
    return str(tinycss2.serialize([token]))


def _four(tokens: list[Node]) -> tuple[Node, Node, Node, Node]:
    """One to four values as four, in the order in which CSS gives them to the sides."""
    match tokens:
        case [a]:
            return a, a, a, a
        case [a, b]:
            return a, b, a, b
        case [a, b, c]:
            return a, b, c, b
        case [a, b, c, d]:
            return a, b, c, d
    raise BadValueError("one to four values")


def _four_sides(name: str) -> Shorthand:
    """margin and its like. Four values name left and right, which a card does not: they must be the same."""
    prefix, _, suffix = name.partition("-")
    suffix = f"-{suffix}" if suffix else ""
    longhands = tuple(f"{prefix}-{side}{suffix}" for side in ("block-start", "inline-end", "block-end", "inline-start"))

    def expand(tokens: list[Node]) -> Expanded:
        top, right, bottom, left = _four(tokens)
        if _text(right) != _text(left):
            raise BadValueError(f"right and left are not the same: write {longhands[3]} and {longhands[1]}")
        for longhand, token in zip(longhands, (top, right, bottom, left), strict=True):
            yield longhand, [token]

    return Shorthand(longhands, expand, "one to four values, left and right the same")


def _pair(*longhands: str) -> Shorthand:
    """Start and end, or row and column: one value for both, or two."""

    def expand(tokens: list[Node]) -> Expanded:
        if not 1 <= len(tokens) <= 2:
            raise BadValueError("one or two values")
        yield longhands[0], [tokens[0]]
        yield longhands[1], [tokens[-1]]

    return Shorthand(longhands, expand, "one or two values")


def _radius() -> Shorthand:
    longhands = (
        "border-start-start-radius",
        "border-start-end-radius",
        "border-end-end-radius",
        "border-end-start-radius",
    )

    def expand(tokens: list[Node]) -> Expanded:
        if any(token == "/" for token in tokens):
            raise BadValueError("corners are round: one radius each")
        corners = _four(tokens)
        words = [_text(token) for token in corners]
        if words[0] != words[1] or words[2] != words[3]:
            raise BadValueError("left and right corners are not the same: write border-start-start-radius and its like")
        for longhand, token in zip(longhands, corners, strict=True):
            yield longhand, [token]

    return Shorthand(longhands, expand, "one to four radii, left and right the same")


def _border(*sides: str) -> Shorthand:
    longhands = tuple(f"border-{side}-{part}" for side in sides for part in ("width", "style", "color"))

    def expand(tokens: list[Node]) -> Expanded:
        parts: dict[str, Tokens] = {"width": written("3px"), "style": written("none"), "color": written("currentcolor")}
        seen: list[str] = []
        for token in tokens:
            if keyword(token) in ("none", "solid", "dashed", "dotted", "double"):
                part = "style"
            elif token.type in ("dimension", "number") or getattr(token, "lower_name", "") in FUNCTIONS:
                part = "width"
            else:
                part = "color"
            seen.append(part)
            parts[part] = [token]
        if not seen or len(set(seen)) < len(seen):
            raise BadValueError
        for side in sides:
            for part, value in parts.items():
                yield f"border-{side}-{part}", value

    return Shorthand(longhands, expand, "none | WIDTH solid COLOUR")


def _flex(tokens: list[Node]) -> Expanded:
    grow, shrink, basis = written("1"), written("1"), written("0px")
    word = keyword(tokens[0]) if len(tokens) == 1 else None
    numbers = [token for token in tokens if token.type == "number"]
    rest = [token for token in tokens if token.type != "number"]
    if word == "none":
        grow, shrink, basis = written("0"), written("0"), written("auto")
    elif word == "auto":
        basis = written("auto")
    else:
        if len(numbers) == 3 and not rest and numbers[2].value == 0:
            rest = [numbers.pop()]
        if not tokens or len(numbers) > 2 or len(rest) > 1:
            raise BadValueError
        grow = (numbers[0],) if numbers else grow
        shrink = (numbers[1],) if len(numbers) > 1 else shrink
        basis = (rest[0],) if rest else basis
    yield "flex-grow", grow
    yield "flex-shrink", shrink
    yield "flex-basis", basis


def _flex_flow(tokens: list[Node]) -> Expanded:
    wraps = [token for token in tokens if keyword(token) in ("wrap", "nowrap", "wrap-reverse")]
    directions = [token for token in tokens if token not in wraps]
    if not tokens or len(wraps) > 1 or len(directions) > 1:
        raise BadValueError
    yield "flex-direction", directions or written("row")
    yield "flex-wrap", wraps or written("nowrap")


_PLACING = ("center", "cover", "no-repeat")


def _background(tokens: list[Node]) -> Expanded:
    """Layers, topmost first; the colour stands in the last. A url() may say how it is drawn anyway."""
    layers: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            layers.append([])
        else:
            layers[-1].append(token)
    pictures: list[Node] = []
    shade: Tokens = written("transparent")
    for index, layer in enumerate(layers):
        found = [token for token in layer if images.is_image(token)]
        placing = [token for token in layer if token == "/" or keyword(token) in _PLACING]
        rest = [token for token in layer if token not in found and token not in placing and keyword(token) != "none"]
        if not layer or len(found) > 1 or len(rest) > 1 or (rest and index < len(layers) - 1):
            raise BadValueError
        if placing and not (found and found[0].type in ("url", "function") and "gradient" not in _text(found[0])):
            raise BadValueError("only a url() is placed: url(...) center / cover no-repeat")
        if found and pictures:
            pictures.append(written(",")[0])
        pictures += found
        shade = rest or shade
    yield "background-color", shade
    yield "background-image", pictures or written("none")


def _text_wrap(tokens: list[Node]) -> Expanded:
    word = keyword(tokens[0]) if len(tokens) == 1 else None
    if word not in ("wrap", "nowrap", "balance", "pretty"):
        raise BadValueError
    yield "text-wrap-mode", written("nowrap" if word == "nowrap" else "wrap")
    yield "text-wrap-style", tokens if word in ("balance", "pretty") else written("auto")


def _white_space(tokens: list[Node]) -> Expanded:
    word = keyword(tokens[0]) if len(tokens) == 1 else None
    if word not in ("normal", "nowrap"):
        raise BadValueError
    yield "text-wrap-mode", written("nowrap" if word == "nowrap" else "wrap")


def _only(word: str) -> Shorthand:
    """A property that a card always has at this value: it may be said, for browsers."""

    def expand(tokens: list[Node]) -> Expanded:
        if len(tokens) != 1 or keyword(tokens[0]) != word:
            raise BadValueError(f"it is always {word}")
        yield from ()

    return Shorthand((), expand, word)


def _shorthands() -> dict[str, Shorthand]:
    table = {
        name: _four_sides(name)
        for name in ("margin", "padding", "inset", "border-width", "border-style", "border-color")
    }
    for prefix in ("margin", "padding", "inset"):
        for axis in ("block", "inline"):
            table[f"{prefix}-{axis}"] = _pair(f"{prefix}-{axis}-start", f"{prefix}-{axis}-end")
    for axis in ("block", "inline"):
        table[f"border-{axis}"] = _border(f"{axis}-start", f"{axis}-end")
        table[f"border-{axis}-start"] = _border(f"{axis}-start")
        table[f"border-{axis}-end"] = _border(f"{axis}-end")
        for part in ("width", "style", "color"):
            table[f"border-{axis}-{part}"] = _pair(f"border-{axis}-start-{part}", f"border-{axis}-end-{part}")
    table["border"] = _border("block-start", "inline-end", "block-end", "inline-start")
    table["border-top"] = _border("block-start")
    table["border-bottom"] = _border("block-end")
    table["border-radius"] = _radius()
    table["gap"] = _pair("row-gap", "column-gap")
    table["flex"] = Shorthand(("flex-grow", "flex-shrink", "flex-basis"), _flex, "none | auto | GROW SHRINK BASIS")
    table["flex-flow"] = Shorthand(
        ("flex-direction", "flex-wrap"), _flex_flow, "a flex-direction, a flex-wrap, or both"
    )
    table["background"] = Shorthand(
        ("background-color", "background-image"), _background, "none | a colour | gradients and url(), then a colour"
    )
    table["text-wrap"] = Shorthand(
        ("text-wrap-mode", "text-wrap-style"), _text_wrap, "wrap | nowrap | balance | pretty"
    )
    table["white-space"] = Shorthand(("text-wrap-mode",), _white_space, "normal | nowrap")
    for name, word in (
        ("box-sizing", "border-box"),
        ("list-style", "none"),
        ("background-size", "cover"),
        ("background-position", "center"),
        ("background-repeat", "no-repeat"),
    ):
        table[name] = _only(word)
    return table


SHORTHANDS: Mapping[str, Shorthand] = _shorthands()
