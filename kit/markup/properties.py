"""Every longhand property: how its value is read, what it is at first, and whether children inherit it.

The names are physical (margin-left); kit.markup.logical gives the physical name of a logical one for a direction. Which
names an author may write is settled in kit.markup.names: physical left and right are not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kit.markup import values
from kit.markup.colors import EXPECTED as COLOR
from kit.markup.colors import color
from kit.markup.filters import EXPECTED as FILTERS
from kit.markup.filters import EXPECTED_DUOTONE, duotone, filters
from kit.markup.images import image, position
from kit.markup.logical import CORNERS, SIDES
from kit.markup.model import BackgroundImage, Color, Length, Shadow
from kit.markup.typography import (
    NUMERIC,
    font_family,
    font_feature_settings,
    font_variant_numeric,
    font_weight,
    hanging_punctuation,
)
from kit.markup.values import BadValueError, Node, Tokens, Units, comma_separated, keyword, one

Parser = Callable[[Tokens, Units], object]


@dataclass(frozen=True, slots=True)
class Property:
    """A longhand. `parse` gets the significant tokens and gives the computed value, or raises `BadValueError`."""

    parse: Parser
    expects: str  # what an author may write, in words
    initial: object
    inherited: bool = False


def _words(*words: str, **synonyms: str) -> tuple[Parser, str]:
    """One of some keywords, or a synonym of one (written with _ for -)."""
    known = {word: word for word in words} | {name.replace("_", "-"): word for name, word in synonyms.items()}

    def parse(tokens: Tokens, units: Units) -> str:
        word = keyword(one(tokens))
        if word not in known:
            raise BadValueError
        return known[word]

    return parse, " | ".join(known)


def _single(parse: Callable[[Node, Units], object], **words: object) -> Parser:
    """One token: a keyword with a fixed value (written with _ for -), or what `parse` reads."""
    fixed = {word.replace("_", "-"): value for word, value in words.items()}

    def parse_tokens(tokens: Tokens, units: Units) -> object:
        token = one(tokens)
        if token.type == "ident" and token.lower_value in fixed:
            return fixed[token.lower_value]
        return parse(token, units)

    return parse_tokens


def _size(token: Node, units: Units) -> Length:
    return values.length(token, units, negative=False)


def _font_size(token: Node, units: Units) -> float:
    return values.length(token, units, negative=False).against(units.em)


def _border_width(token: Node, units: Units) -> float:
    return values.pixels(token, units, negative=False)


def _non_negative(token: Node, units: Units) -> float:
    return values.number(token, units, least=0)


def _line_height(token: Node, units: Units) -> float:
    if token.type in ("dimension", "percentage"):
        raise BadValueError("write a plain number, such as 1.2: it grows with the font size, which --fit may change")
    return values.number(token, units, least=0)


def _opacity(token: Node, units: Units) -> float:
    share = values.percentage(token, units) if token.type == "percentage" else values.number(token, units)
    return max(0.0, min(1.0, share))


def _aspect_ratio(tokens: Tokens, units: Units) -> float | None:
    if len(tokens) == 1 and keyword(tokens[0]) == "auto":
        return None
    if len(tokens) not in (1, 3) or (len(tokens) == 3 and tokens[1] != "/"):
        raise BadValueError
    width = values.number(tokens[0], units, least=0)
    height = values.number(tokens[2], units, least=0) if len(tokens) == 3 else 1.0
    if not width or not height:
        raise BadValueError("neither side of a ratio can be 0")
    return width / height


def _images(tokens: Tokens, units: Units) -> tuple[BackgroundImage, ...]:
    if len(tokens) == 1 and keyword(tokens[0]) == "none":
        return ()
    return tuple(image(one(part), units) for part in comma_separated(tokens))


def _shadow(tokens: Tokens, units: Units) -> Shadow | None:
    if len(tokens) == 1 and keyword(tokens[0]) == "none":
        return None
    if any(token == "," for token in tokens):
        raise BadValueError("a box has one shadow")
    if any(keyword(token) == "inset" for token in tokens):
        raise BadValueError("there are no inner shadows")
    lengths: list[Node] = []
    shades: list[Node] = []
    for token in tokens:
        numeric = token.type in ("number", "dimension") or getattr(token, "lower_name", "") in values.FUNCTIONS
        (lengths if numeric else shades).append(token)
    if not 2 <= len(lengths) <= 4 or len(shades) > 1:
        raise BadValueError
    x, y, *rest = (values.pixels(token, units) for token in lengths)
    blur, spread = (*rest, 0.0, 0.0)[:2]
    if blur < 0:
        raise BadValueError("the blur cannot be negative")
    return Shadow(x, y, blur, spread, color(shades[0], units) if shades else units.color)


def _fit(tokens: Tokens, units: Units) -> tuple[float, float] | None:
    if len(tokens) == 1 and keyword(tokens[0]) == "none":
        return None
    if len(tokens) != 2:
        raise BadValueError
    smallest, largest = (values.pixels(token, units, negative=False) for token in tokens)
    if not 0 < smallest <= largest:
        raise BadValueError("the smallest font size comes first, and is above 0")
    return smallest, largest


def _yes(tokens: Tokens, units: Units) -> bool:
    word = keyword(one(tokens))
    if word not in ("yes", "no"):
        raise BadValueError
    return word == "yes"


_LENGTH = "a length or a percentage, such as 4vmin"
_AUTO = "auto | " + _LENGTH
_ALIGN = {"flex_start": "start", "flex_end": "end"}
_SPACES = ("center", "space-between", "space-around", "space-evenly")


def _longhands() -> dict[str, Property]:
    auto_size = _single(_size, auto=None)
    zero = Length()
    table = {
        "color": Property(_single(color), COLOR, Color(0, 0, 0), True),
        "font-family": Property(
            font_family, "names of families, such as 'Noto Sans', sans-serif", ("Noto Sans",), True
        ),
        "font-size": Property(_single(_font_size), _LENGTH, 16.0, True),
        "font-weight": Property(_single(font_weight, normal=400, bold=700), "normal | bold | 1 to 1000", 400, True),
        "font-style": Property(*_words("normal", "italic"), "normal", True),
        "font-variant-numeric": Property(font_variant_numeric, "normal, or some of " + " | ".join(NUMERIC), (), True),
        "font-feature-settings": Property(
            font_feature_settings, 'normal | OpenType features, such as "ss01" 1, "kern" off', (), True
        ),
        "line-height": Property(_single(_line_height, normal=None), "normal | a plain number, such as 1.2", None, True),
        "letter-spacing": Property(_single(values.pixels, normal=0.0), "normal | a length, such as 0.05em", 0.0, True),
        "text-align": Property(*_words("start", "end", "center"), "start", True),
        "text-transform": Property(*_words("none", "uppercase", "lowercase", "capitalize"), "none", True),
        "text-wrap-mode": Property(*_words("wrap", "nowrap"), "wrap", True),
        "text-wrap-style": Property(*_words("auto", "balance", "pretty"), "auto", True),
        "hyphens": Property(*_words("none", "auto"), "none", True),
        "text-spacing-trim": Property(*_words("normal", "space-all", "space-first", "trim-start"), "normal", True),
        "text-autospace": Property(*_words("normal", "no-autospace"), "normal", True),
        "hanging-punctuation": Property(hanging_punctuation, "none | first | last | first last", (), True),
        "font-optical-sizing": Property(*_words("auto", "none"), "auto", True),
        "display": Property(*_words("block", "flex", "inline", "none"), "inline"),
        "position": Property(*_words("static", "relative", "absolute"), "static"),
        "aspect-ratio": Property(_aspect_ratio, "auto | a ratio, such as 16 / 9", None),
        "overflow": Property(*_words("visible", "hidden"), "visible"),
        "flex-direction": Property(*_words("row", "row-reverse", "column", "column-reverse"), "row"),
        "flex-wrap": Property(*_words("nowrap", "wrap"), "nowrap"),
        "flex-grow": Property(_single(_non_negative), "a number, not negative", 0.0),
        "flex-shrink": Property(_single(_non_negative), "a number, not negative", 1.0),
        "flex-basis": Property(auto_size, _AUTO, None),
        "justify-content": Property(*_words("normal", "start", "end", "flex-start", "flex-end", *_SPACES), "normal"),
        "align-items": Property(*_words("normal", "stretch", "start", "end", "center", "baseline", **_ALIGN), "normal"),
        "align-self": Property(
            *_words("auto", "normal", "stretch", "start", "end", "center", "baseline", **_ALIGN), "auto"
        ),
        "align-content": Property(*_words("normal", "stretch", "start", "end", *_SPACES, **_ALIGN), "normal"),
        "row-gap": Property(_single(_size, normal=zero), "normal | " + _LENGTH, zero),
        "column-gap": Property(_single(_size, normal=zero), "normal | " + _LENGTH, zero),
        "order": Property(_single(values.integer), "a whole number", 0),
        "z-index": Property(_single(values.integer, auto=None), "auto | a whole number", None),
        "opacity": Property(_single(_opacity), "a number from 0 to 1, or a percentage", 1.0),
        "background-color": Property(_single(color), COLOR, Color(0, 0, 0, 0)),
        "background-image": Property(_images, "none | linear-gradient(), radial-gradient() and url()", ()),
        "box-shadow": Property(_shadow, "none | X Y BLUR SPREAD COLOUR, such as 0 1vmin 3vmin rgb(0 0 0 / 35%)", None),
        "object-fit": Property(*_words("fill", "cover", "contain"), "fill"),
        "object-position": Property(position, "one or two of center and percentages, such as 50% 30%", (0.5, 0.5)),
        "filter": Property(filters, FILTERS, ()),
        "--duotone": Property(duotone, EXPECTED_DUOTONE, None),
        "--fit": Property(_fit, "none | SMALLEST LARGEST, such as 4vmin 11vmin", None),
        "--decorative": Property(_yes, "yes | no", False),
    }
    for size in ("width", "height"):
        table[size] = Property(auto_size, _AUTO, None)
        table[f"min-{size}"] = Property(auto_size, _AUTO, None)
        table[f"max-{size}"] = Property(_single(_size, none=None), "none | " + _LENGTH, None)
    for side in SIDES:
        table[side] = Property(_single(values.length, auto=None), _AUTO, None)
        table[f"margin-{side}"] = Property(_single(values.length, auto=None), _AUTO, zero)
        table[f"padding-{side}"] = Property(_single(_size), _LENGTH, zero)
        table[f"border-{side}-width"] = Property(_single(_border_width), "a length, such as 2px", 3.0)
        table[f"border-{side}-style"] = Property(*_words("none", "solid"), "none")
        table[f"border-{side}-color"] = Property(_single(color), COLOR, None)  # None: the element's own colour
    for corner in CORNERS:
        table[f"border-{corner}-radius"] = Property(_single(_size), _LENGTH, zero)
    return table


LONGHANDS: Mapping[str, Property] = _longhands()
INITIAL: Mapping[str, object] = {name: longhand.initial for name, longhand in LONGHANDS.items()}
INHERITED: tuple[str, ...] = tuple(name for name, longhand in LONGHANDS.items() if longhand.inherited)
