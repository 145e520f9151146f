"""CSS colours as sRGB: names, hex, rgb(), hsl(), hwb(), currentcolor and color-mix(in srgb, ...)."""

from __future__ import annotations

import math

from tinycss2 import color4

from kit.markup.model import Color
from kit.markup.values import BadValueError, Node, Tokens, Units, comma_separated, keyword, percentage

EXPECTED = "a colour, such as #0d2850, rgb(13 40 80 / 50%), navy or color-mix(in srgb, red 30%, white)"
FUNCTIONS = ("rgb", "rgba", "hsl", "hsla", "hwb")


def color(token: Node, units: Units) -> Color:
    """The colour that a token stands for; currentcolor is the element's own."""
    if token.type == "function":
        if token.lower_name == "color-mix":
            return _mixed(token.arguments, units)
        if token.lower_name not in FUNCTIONS:
            raise BadValueError(f"write {EXPECTED}")
    elif token.type not in ("ident", "hash"):
        raise BadValueError(f"write {EXPECTED}")
    parsed = _parsed(token)
    if parsed is None:
        raise BadValueError(f"write {EXPECTED}")
    if parsed == "currentcolor":
        return units.color
    red, green, blue = parsed.to("srgb").coordinates
    return Color(_byte(red), _byte(green), _byte(blue), _byte(parsed.alpha))


def _parsed(token: Node) -> Node | None:
    try:
        return color4.parse_color(token)
    except (IndexError, TypeError, ValueError, AttributeError):
        # tinycss2 trips over some malformed arguments, such as a bare slash
        return None


def _byte(fraction: float | None) -> int:
    return max(0, min(255, math.floor((fraction or 0.0) * 255 + 0.5)))


def _mixed(arguments: Tokens, units: Units) -> Color:
    """CSS Color 5, color-mix(), in sRGB alone."""
    parts = comma_separated(arguments)
    if len(parts) != 3 or [keyword(token) for token in parts[0]] != ["in", "srgb"]:
        raise BadValueError("write color-mix(in srgb, COLOUR PERCENTAGE, COLOUR)")
    (first, share), (second, other) = (_component(part, units) for part in parts[1:])
    if share is None and other is None:
        share = other = 0.5
    elif share is None:
        share = 1 - (other or 0.0)
    elif other is None:
        other = 1 - share
    total = share + (other or 0.0)
    if total <= 0:
        raise BadValueError("the percentages of color-mix() cannot both be 0")
    return _blend(first, second, share / total, min(1.0, total))


def _component(tokens: list[Node], units: Units) -> tuple[Color, float | None]:
    shares = [token for token in tokens if token.type == "percentage"]
    colors = [token for token in tokens if token.type != "percentage"]
    if len(colors) != 1 or len(shares) > 1:
        raise BadValueError("each side of color-mix() is a colour and at most one percentage")
    share = percentage(shares[0], units) if shares else None
    if share is not None and not 0 <= share <= 1:
        raise BadValueError("the percentages of color-mix() lie between 0% and 100%")
    return color(colors[0], units), share


def _blend(first: Color, second: Color, share: float, opacity: float) -> Color:
    """The mean of two colours, premultiplied by their alpha; `share` is the first one's."""
    weights = share * first.alpha, (1 - share) * second.alpha
    alpha = sum(weights)
    if alpha == 0:
        return Color(0, 0, 0, 0)
    red, green, blue = (
        math.floor((a * weights[0] + b * weights[1]) / alpha + 0.5) for a, b in zip(first[:3], second[:3], strict=True)
    )
    return Color(red, green, blue, math.floor(alpha * opacity + 0.5))
