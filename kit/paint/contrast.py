"""How far texts and lockups stand out from what really lies behind them: contrast ratios by WCAG 2.2."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import accumulate, compress
from typing import NamedTuple, cast

from PIL import Image

from kit.errors import Problem
from kit.layout.display import Legibility, Operation, Rect
from kit.markup.model import Color
from kit.paint.blending import glazed_color
from kit.paint.operations import photographs
from kit.paint.pixels import PixelBox

IGNORED = 0.03  # of the pixels under a line's ink, the worst: a speck behind one letter hides no word
SAMPLES = 8000  # pixels of a line that are looked at, about: more do not change the result
OWN_GROUND = 0.75  # of its box: a lockup that fills more of it, as a disc does, brings the ground that it stands on

_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_WEIGHTS = (0.2126, 0.7152, 0.0722)
_SOLID = [0] * 128 + [255] * 128  # of alpha: the edges of shapes are no colours of theirs


class Standing(NamedTuple):
    """How a text or a lockup stands on its ground."""

    ratio: float  # 1 to 21
    lighter: bool  # than what lies behind it
    plain: bool  # the ground is one colour


Extremes = tuple[Color, Color]  # no pixel has less of any primary than the first, nor more than the second


class Contrasts:
    """The least contrast of each text and each lockup of a card that has to be read."""

    def __init__(self, named: Callable[[tuple[str, ...]], str] = lambda sources: "") -> None:
        """`named` says whose colour it is that custom properties gave; "" where nobody knows."""
        self._named = named
        self._least: dict[Legibility, tuple[Standing, Color, tuple[str, ...]]] = {}
        self._behind: dict[Legibility, Extremes] = {}
        self._operations: tuple[Operation, ...] = ()

    def begin(self, operations: tuple[Operation, ...]) -> None:
        """Remember all that the card is painted with."""
        self._operations = operations

    def behind(self, legibility: Legibility, image: Image.Image, box: PixelBox) -> Extremes:
        """What lies behind a text, as it was before any of it was painted."""
        if legibility not in self._behind:
            bands = _sampled(image, box).getextrema()
            red, green, blue = cast(tuple[tuple[int, int], ...], bands)
            self._behind[legibility] = Color(red[0], green[0], blue[0]), Color(red[1], green[1], blue[1])
        return self._behind[legibility]

    def note(self, legibility: Legibility, standing: Standing, color: Color, sources: tuple[str, ...] = ()) -> None:
        """Remember a part of a text, its colour, and the custom properties that gave it."""
        least = self._least.get(legibility)
        if least is None or standing < least[0]:
            self._least[legibility] = standing, color, sources

    def problems(self) -> tuple[Problem, ...]:
        """The texts and lockups that do not stand out enough."""
        faint = [(text, *least) for text, least in self._least.items() if least[0].ratio < text.contrast]
        pictures = tuple(photographs(self._operations)) if faint else ()
        return tuple(
            _problem(text, found, color, self._named(sources) or "the text", pictures)
            for text, found, color, sources in faint
        )


def _problem(text: Legibility, found: Standing, color: Color, whose: str, pictures: Iterable[Rect]) -> Problem:
    ratio = math.floor(found.ratio * 10) / 10  # what falls short is never rounded to what is needed
    what = f"{text.name}: contrast {ratio:.1f}:1 against what lies behind it, {text.contrast:.1f}:1 is needed"
    change = _change(color, found.lighter, text.contrast)
    if text.lockup:
        what = what.replace(": contrast", ": the lockup has a contrast of", 1)
        return Problem(text.where, what, f"{change} the scrim, or choose a lockup of another colour")
    if change is None:
        return Problem(text.where, what, f"choose another colour for {whose}: no ground is far enough from this one")
    if not found.plain and any(_meet(text.ink, picture) for picture in pictures):
        return Problem(text.where, what, f"{change} the scrim, or choose another colour for {whose}")
    return Problem(text.where, what, f"choose another colour for {whose}, or {change} its ground")


def _change(color: Color, lighter: bool, contrast: float) -> str | None:
    """What lets a text stand out from its ground; `None` where no ground does.

    The side on which the ground is already comes first: the other is always further away.
    """
    ends = (("darken", _BLACK), ("lighten", _WHITE))
    for change, end in ends if lighter else ends[::-1]:
        if on_plain(color, end).ratio >= contrast:
            return change
    return None


def _meet(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@lru_cache(maxsize=512)
def on_plain(color: Color, ground: Color) -> Standing:
    """A text on a ground of one opaque colour; a translucent text is mixed with it first."""
    letters, behind = luminance(glazed_color(ground, color)), luminance(ground)
    return Standing(contrast_ratio(letters, behind), letters > behind, True)


@lru_cache(maxsize=512)
def stands_out(color: Color, ground: Extremes, contrast: float) -> bool:
    """Whether a text is sure to reach a contrast on any ground between two colours, without a look at its pixels."""
    darkest, lightest = (on_plain(color, end) for end in ground)
    return darkest.lighter == lightest.lighter and min(darkest, lightest).ratio >= contrast


def on_pixels(color: Color, image: Image.Image, box: PixelBox, mask: Image.Image) -> Standing:
    """A text on whatever an RGB image shows under its ink. `mask` is the ink's coverage, as large as the box.

    The worst pixels count, but for the `IGNORED` share of them. Under a translucent text they are taken for greys of
    the same luminance.
    """
    behind = _sampled(image, box)
    if colors := behind.getcolors(1):
        red, green, blue = cast(tuple[int, int, int], colors[0][1])
        return on_plain(color, Color(red, green, blue))._replace(plain=False)
    ink = mask.resize(behind.size, Image.Resampling.NEAREST)
    counts = _luminances(behind).histogram(ink if ink.getbbox() else None)
    ignored = sum(counts) * IGNORED
    ranked = _from_the_worst(color)
    reached = accumulate(counts[level] for _, level in ranked)
    return next(standing for (standing, _), so_far in zip(ranked, reached, strict=True) if so_far > ignored)


def of_lockup(
    lockup: Image.Image, image: Image.Image, box: PixelBox, opacity: float, contrast: float
) -> tuple[Standing, Color] | None:
    """How an RGBA lockup stands on whatever an RGB image shows in its box; with a grey as light as its worst part.

    Each of its pixels that is more solid than not counts against what lies behind that very pixel, but for the
    `IGNORED` share of the worst. `None` for a lockup that is sure to reach the contrast, or that brings a ground of
    its own.
    """
    behind = _sampled(image, box)
    drawn = lockup.resize(behind.size, Image.Resampling.NEAREST)
    solid = drawn.getchannel("A").point(_SOLID)
    inked = solid.histogram()[255]
    if not inked or inked > OWN_GROUND * solid.width * solid.height:
        return None
    colors = drawn.convert("RGB") if opacity == 1 else Image.blend(behind, drawn.convert("RGB"), opacity)
    inks, grounds = _luminances(colors), _luminances(behind)
    if _apart(inks.histogram(solid), grounds.histogram()) >= contrast:
        return None
    pairs = Counter(compress(zip(inks.tobytes(), grounds.tobytes(), strict=True), solid.tobytes()))
    ranked = sorted((contrast_ratio(ink / 255, ground / 255), ink, ground) for ink, ground in pairs)
    reached = accumulate(pairs[ink, ground] for _, ink, ground in ranked)
    ratio, ink, ground = next(pair for pair, so_far in zip(ranked, reached, strict=True) if so_far > inked * IGNORED)
    grey = _encoded(ink / 255)
    return Standing(ratio, ink > ground, False), Color(grey, grey, grey)


def _apart(inks: list[int], grounds: list[int]) -> float:
    """The contrast ratio between two histograms of luminances where they are nearest to each other; 1 if they meet."""
    (darkest, lightest), (low, high) = (
        (
            next(level for level in range(256) if counts[level]),
            next(level for level in range(255, -1, -1) if counts[level]),
        )
        for counts in (inks, grounds)
    )
    if darkest > high:
        return contrast_ratio(darkest / 255, high / 255)
    return contrast_ratio(lightest / 255, low / 255) if lightest < low else 1.0


def _luminances(image: Image.Image) -> Image.Image:
    """The relative luminance of each pixel of an RGB image, times 255."""
    return image.point(_LINEAR_BYTES * 3).convert("L", (*_WEIGHTS, 0.0))


def _sampled(image: Image.Image, box: PixelBox) -> Image.Image:
    """The box, or of a large one every second, third ... pixel in each direction."""
    width, height = box[2] - box[0], box[3] - box[1]
    step = max(1, math.isqrt(width * height // SAMPLES))
    return image.resize((max(1, width // step), max(1, height // step)), Image.Resampling.NEAREST, box)


def contrast_ratio(first: float, second: float) -> float:
    """Of two relative luminances, in either order: 1 to 21."""
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)


def luminance(color: Color) -> float:
    """The relative luminance of an opaque colour: black is 0, white 1."""
    return sum(weight * _LINEAR[value] for weight, value in zip(_WEIGHTS, color[:3], strict=True))


@lru_cache(maxsize=64)
def _from_the_worst(color: Color) -> tuple[tuple[Standing, int], ...]:
    """How a text stands on each of 256 luminances, the least contrast first."""
    found = []
    for level in range(256):
        grey = _encoded(level / 255)
        letters = luminance(glazed_color(Color(grey, grey, grey), color)) if color.alpha < 255 else luminance(color)
        found.append((Standing(contrast_ratio(letters, level / 255), letters > level / 255, False), level))
    return tuple(sorted(found))


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _encoded(share: float) -> int:
    """The sRGB grey of a luminance."""
    return round(255 * (share * 12.92 if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))


_LINEAR = tuple(map(_linear, range(256)))
_LINEAR_BYTES = [round(share * 255) for share in _LINEAR]
