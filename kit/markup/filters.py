"""What is done to the colours of a picture: `filter` as far as it is a matrix (Filter Effects 1), and `--duotone`."""

from __future__ import annotations

from collections.abc import Callable

from kit.markup.colors import color
from kit.markup.model import Color, ColorMatrix
from kit.markup.values import BadValueError, Tokens, Units, keyword, number, percentage, significant

EXPECTED = "none, or some of grayscale(), sepia(), saturate(), brightness() and contrast(), such as grayscale(1)"
EXPECTED_DUOTONE = "none | what black and what white become, such as #10243a #fdf6e8"
_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722  # shares of a grey
_SEPIA = ((0.393, 0.769, 0.189), (0.349, 0.686, 0.168), (0.272, 0.534, 0.131))


def filters(tokens: Tokens, units: Units) -> tuple[ColorMatrix, ...]:
    """The functions of a `filter`, in their order."""
    if len(tokens) == 1 and keyword(tokens[0]) == "none":
        return ()
    found = []
    for token in tokens:
        if token.type != "function" or token.lower_name not in _FUNCTIONS:
            raise BadValueError
        found.append(_FUNCTIONS[token.lower_name](_amount(significant(token.arguments), units)))
    return tuple(found)


def duotone(tokens: Tokens, units: Units) -> ColorMatrix | None:
    """The matrix that makes black the one colour, white the other, and all greys what lies between."""
    if len(tokens) == 1 and keyword(tokens[0]) == "none":
        return None
    if len(tokens) != 2:
        raise BadValueError
    dark, light = (color(token, units) for token in tokens)
    if dark.alpha < 255 or light.alpha < 255:
        raise BadValueError("both colours are opaque")
    return _between(dark, light)


def _amount(tokens: Tokens, units: Units) -> float:
    if not tokens:
        return 1.0
    if len(tokens) > 1:
        raise BadValueError
    amount = percentage(tokens[0], units) if tokens[0].type == "percentage" else number(tokens[0], units)
    if amount < 0:
        raise BadValueError("it cannot be less than 0")
    return amount


def _between(dark: Color, light: Color) -> ColorMatrix:
    rows = []
    for low, high in zip(dark[:3], light[:3], strict=True):
        share = (high - low) / 255
        rows += [share * _RED, share * _GREEN, share * _BLUE, float(low)]
    return tuple(rows)


def _towards(target: tuple[tuple[float, float, float], ...], amount: float) -> ColorMatrix:
    """Between the picture as it is and the target, or beyond."""
    rows = []
    for index, row in enumerate(target):
        rows += [value * amount + (1 - amount) * (index == place) for place, value in enumerate(row)] + [0.0]
    return tuple(rows)


def _greyscale(amount: float) -> ColorMatrix:
    return _towards(((_RED, _GREEN, _BLUE),) * 3, min(amount, 1.0))


def _sepia(amount: float) -> ColorMatrix:
    return _towards(_SEPIA, min(amount, 1.0))


def _saturate(amount: float) -> ColorMatrix:
    return _towards(((_RED, _GREEN, _BLUE),) * 3, 1 - amount)


def _linear(slope: float, intercept: float) -> ColorMatrix:
    rows = []
    for band in range(3):
        rows += [slope * (place == band) for place in range(3)] + [intercept * 255]
    return tuple(rows)


_FUNCTIONS: dict[str, Callable[[float], ColorMatrix]] = {
    "grayscale": _greyscale,
    "sepia": _sepia,
    "saturate": _saturate,
    "brightness": lambda amount: _linear(amount, 0.0),
    "contrast": lambda amount: _linear(amount, 0.5 - 0.5 * amount),
}
