"""Pictures as CSS has them: linear-gradient(), radial-gradient() and url(). CSS Images 3, section 3."""

from __future__ import annotations

from kit.errors import KitError
from kit.markup.colors import color
from kit.markup.model import BackgroundImage, Color, ColorStop, ImageReference, LinearGradient, RadialGradient
from kit.markup.values import BadValueError, Node, Tokens, Units, angle, comma_separated, keyword, percentage
from kit.workspace import inside

FUNCTIONS = ("linear-gradient", "radial-gradient", "url")
_TOWARDS = {"top": 0.0, "right": 90.0, "bottom": 180.0, "left": 270.0}
_CENTRES = {"center": 0.5, "top": 0.0, "bottom": 1.0}


def is_image(token: Node) -> bool:
    """Whether a token is meant to be a picture, well-formed or not."""
    if token.type == "url":
        return True
    return bool(token.type == "function" and (token.lower_name in FUNCTIONS or "gradient" in token.lower_name))


def image(token: Node, units: Units) -> BackgroundImage:
    """The picture that a token stands for."""
    if token.type == "url":
        return ImageReference(picture_path(token.value))
    if token.type == "function":
        match token.lower_name:
            case "url" if len(token.arguments) == 1 and token.arguments[0].type == "string":
                return ImageReference(picture_path(token.arguments[0].value))
            case "linear-gradient":
                return _linear(comma_separated(token.arguments), units)
            case "radial-gradient":
                return _radial(comma_separated(token.arguments), units)
    raise BadValueError("write linear-gradient(), radial-gradient() or url(); no other picture can be drawn")


def picture_path(path: str) -> str:
    """The path of a picture below the workspace; `BadValueError` for addresses and for paths that leave it."""
    if not path or ":" in path:
        raise BadValueError("a picture is a file of the workspace: write its path, such as assets/brands/us/logo.svg")
    try:
        return inside(path)
    except KitError as error:
        raise BadValueError(error.problems[0].what) from error


def _linear(parts: list[list[Node]], units: Units) -> LinearGradient:
    head = parts[0]
    if keyword(head[0]) == "to":
        sides = [keyword(token) or "" for token in head[1:]]
        if len(sides) != 1 or sides[0] not in _TOWARDS:
            raise BadValueError("a gradient runs to one side (to bottom) or at an angle (135deg)")
        return LinearGradient(_TOWARDS[sides[0]], _stops(parts[1:], units))
    if len(head) == 1 and head[0].type == "dimension":
        return LinearGradient(angle(head[0], units), _stops(parts[1:], units))
    if len(head) == 1 and head[0].type == "function" and head[0].lower_name == "calc":
        return LinearGradient(angle(head[0], units), _stops(parts[1:], units))
    return LinearGradient(180.0, _stops(parts, units))


def _radial(parts: list[list[Node]], units: Units) -> RadialGradient:
    words = [keyword(token) for token in parts[0]]
    circle, x, y = False, 0.5, 0.5
    if not {"circle", "ellipse", "farthest-corner", "at"} & set(words):
        return RadialGradient(circle, x, y, _stops(parts, units))
    place = parts[0][words.index("at") + 1 :] if "at" in words else None
    shape = words[: words.index("at")] if "at" in words else words
    if sorted(word or "" for word in shape) not in ([], ["circle"], ["ellipse"], ["farthest-corner"]) and set(
        shape
    ) not in ({"circle", "farthest-corner"}, {"ellipse", "farthest-corner"}):
        raise BadValueError("a radial gradient is a circle or an ellipse, out to the farthest-corner")
    if place is not None:
        x, y = position(place, units)
    return RadialGradient("circle" in shape, x, y, _stops(parts[1:], units))


def position(tokens: Tokens, units: Units) -> tuple[float, float]:
    """A place as fractions from the left and from the top: `center`, `50% 30%`, `center top`."""
    if not 1 <= len(tokens) <= 2:
        raise BadValueError("write one or two of center and percentages, such as 50% 30%")
    words = [keyword(token) for token in tokens]
    if "left" in words or "right" in words:
        raise BadValueError("write 0% for the left edge and 100% for the right one, in either direction of writing")
    if words[0] in ("top", "bottom"):
        tokens = [*tokens[1:], tokens[0]]
        if len(tokens) == 1:
            return 0.5, _CENTRES[words[0]]
    x = 0.5 if keyword(tokens[0]) == "center" else percentage(tokens[0], units)
    if len(tokens) == 1:
        return x, 0.5
    down = keyword(tokens[1])
    return x, _CENTRES[down] if down in _CENTRES else percentage(tokens[1], units)


def _stops(parts: list[list[Node]], units: Units) -> tuple[ColorStop, ...]:
    """Colour stops with their places settled (CSS Images 3, 3.4.3): never before an earlier one, gaps spread evenly."""
    found: list[tuple[Color, float | None]] = []
    for tokens in parts:
        if len(tokens) > 3:
            raise BadValueError("a colour of a gradient is followed by at most two percentages")
        shade = color(tokens[0], units)
        places = [percentage(token, units) for token in tokens[1:]]
        found += [(shade, place) for place in places] or [(shade, None)]
    if len(found) < 2:
        raise BadValueError("a gradient needs two colours")
    return _settled(found)


def _settled(stops: list[tuple[Color, float | None]]) -> tuple[ColorStop, ...]:
    places = [place for _, place in stops]
    highest = places[0] = places[0] or 0.0
    if places[-1] is None:
        places[-1] = 1.0
    for index, place in enumerate(places):
        if place is not None:
            places[index] = highest = max(highest, place)
    settled: list[float] = []
    for index, place in enumerate(places):
        if place is None:
            ahead = next(i for i in range(index, len(places)) if places[i] is not None)
            end = places[ahead]
            assert end is not None
            place = settled[-1] + (end - settled[-1]) / (ahead - index + 1)
        settled.append(place)
    return tuple(ColorStop(shade, place) for (shade, _), place in zip(stops, settled, strict=True))
