"""The patterns of brands: decoration drawn by code for the shape of each card, in the colours of its theme.

A pattern is an inline drawing of the frame: its colours are CSS, so they follow the theme, and `data-mirror` turns it
round where writing runs from right to left. Units are hundredths of the card's shorter side, y downward.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from markupsafe import Markup

from kit.platforms.model import Placement

_SPINES = ((3.4, 1.0), (2.2, 0.78), (4.4, 0.9), (1.8, 1.0), (2.8, 0.7), (3.8, 0.94), (2.2, 0.84), (5.0, 0.74))
_BOOK_COLORS = ("var(--text-color)", "var(--fill)", "var(--text-color)", "var(--quiet)")
_GAP = 0.5  # between books
_ROOM = 15.0  # below the words, where the platform has its buttons: enough for a picture
_TREES = ((0.66, 0.05, 5.0), (0.75, 0.16, 7.5), (0.9, 0.08, 6.0))  # across and down the hill, and how large


def backdrop(pattern: str, place: Placement) -> Markup:
    """What stands behind the words, as wide and high as the card; "" for patterns that have nothing there."""
    unit = min(place.width, place.height) / 100
    width, height, free = place.width / unit, place.height / unit, place.safe.bottom / unit
    shapes: list[str] = []
    match pattern:
        case "waves":
            shapes += _hills(width, height, free)
            shapes += _walk(width, height, free) if free > _ROOM else ()
        case "leaves":
            shapes += _leaves(width, height)
        case "books" if free > _ROOM:
            shapes += _shelf(width, height, 0.72 * free)
    return _drawing("pattern", width, height, shapes) if shapes else Markup("")


def ornament(pattern: str) -> Markup:
    """What stands at the end of the header; "" for patterns that have nothing there."""
    if pattern != "books":
        return Markup("")
    books, scale, tall = _SPINES[:7], 0.62, 8.0
    width = sum(thick for thick, _ in books) * scale + (len(books) - 1) * _GAP
    return _drawing("ornament", width, tall, list(_books(books, 0, tall, tall, scale)))


def _drawing(name: str, width: float, height: float, shapes: list[str]) -> Markup:
    view = f"0 0 {width:.2f} {height:.2f}"
    return Markup(f'<svg class="{name}" viewBox="{view}" data-mirror="yes">{"".join(shapes)}</svg>')


def _mixed(percent: float) -> str:
    """The theme's fill, thinned with its ground so that words may stand on it."""
    return f"color-mix(in srgb, var(--fill) {percent:g}%, var(--ground))"


def _rect(x: float, y: float, width: float, height: float, color: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{color}"/>'


def _circle(x: float, y: float, radius: float, color: str) -> str:
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{color}"/>'


def _path(color: str, *steps: str | float, turn: str = "") -> str:
    """A filled path; `turn` is its transform."""
    data = " ".join(step if isinstance(step, str) else f"{step:.2f}" for step in steps)
    return f'<path d="{data}" fill="{color}"{f" transform={chr(34)}{turn}{chr(34)}" if turn else ""}/>'


def _shelf(width: float, height: float, tall: float) -> Iterator[str]:
    """A row of books along the bottom edge, from side to side."""
    books: list[tuple[float, float]] = []
    wide = -_GAP
    for thick, share in cycle(_SPINES):
        if wide > width:
            break
        books.append((thick, share))
        wide += 1.5 * thick + _GAP
    yield from _books(tuple(books), (width - wide) / 2, height, tall, 1.5)


def _books(spines: tuple[tuple[float, float], ...], x: float, foot: float, tall: float, scale: float) -> Iterator[str]:
    """Spines side by side on a line at `foot`, the highest of them `tall`; thick ones have bands."""
    for (thick, share), color in zip(spines, cycle(_BOOK_COLORS), strict=False):
        wide, high = thick * scale, tall * share
        yield _rect(x, foot - high, wide, high, color)
        if thick > 3:
            yield _rect(x, foot - 0.86 * high, wide, 0.03 * tall, "var(--ground)")
            yield _rect(x, foot - 0.78 * high, wide, 0.03 * tall, "var(--ground)")
        x += wide + _GAP


def _hills(width: float, height: float, free: float) -> Iterator[str]:
    """A sun and three rows of hills."""
    base = max(free, _ROOM)
    sun = 0.30 * min(width, 130)
    yield _circle(width - 0.2 * sun, 0.1 * sun, sun, _mixed(10))
    yield _circle(width - 0.2 * sun, 0.1 * sun, 0.66 * sun, _mixed(17))
    near = 30 if free > _ROOM else 14
    for rise, swing, shift, percent in ((1.34, 6.0, 0.0, 5), (1.0, 5.0, 0.45, 9), (0.58, 4.0, 0.8, near)):
        top, step = height - rise * base, width / 2
        x = -shift * step
        steps: list[str | float] = ["M", x, top]
        while x < width:
            steps += ["S", x + 0.62 * step, top - 0.5 * swing, x + step, top]
            x, swing = x + step, -swing
        yield _path(_mixed(percent), *steps, "L", x, height + 1, "L", -width, height + 1, "Z")


def _walk(width: float, height: float, free: float) -> Iterator[str]:
    """A path over the nearest hill, narrower the further it goes, and trees beside it."""
    crest, foot, x, bend = height - 0.58 * free, height + 1, 0.3 * width, 0.16 * width
    far = x + 0.6 * bend
    there = ("M", x - 7, foot, "C", x + bend, foot - 0.2 * free, x + 2, crest + 0.26 * free, far, crest + 0.6)
    back = (x + 0.4 * bend, crest + 0.28 * free, x + 2.2 * bend, foot - 0.2 * free, x + 12, foot)
    yield _path(_mixed(12), *there, "L", far + 1.8, crest + 0.6, "C", *back, "Z")
    for across, down, size in _TREES:
        x, y = across * width, crest + down * free
        yield _rect(x - 0.1 * size, y - size, 0.2 * size, size, _mixed(62))
        one = ("C", 0.9, -1.7, 0.8, -0.5, 0, -0.5)
        other = ("C", -0.8, -0.5, -0.9, -1.7, 0, -2.6)
        yield _path(_mixed(50), "M", 0, -2.6, *one, *other, "Z", turn=f"translate({x:.2f} {y:.2f}) scale({size:g})")


def _leaves(width: float, height: float) -> Iterator[str]:
    """A sprig that grows from the lower end corner."""
    long = 0.62 * min(width, height)
    for number in range(6):
        share = number / 6
        x, y = width - 2 - 0.5 * long * share**1.6, height - long * share
        leaf = long * (0.34 - 0.03 * number)
        for angle, percent in ((-118 + 8 * number, 7), (-28 - 6 * number, 10)):
            turn = f"translate({x:.2f} {y:.2f}) rotate({angle}) scale({leaf:.2f})"
            upper, lower = ("C", 0.3, -0.42, 0.8, -0.3, 1, 0), ("C", 0.8, 0.3, 0.3, 0.42, 0, 0)
            yield _path(_mixed(percent), "M", 0, 0, *upper, *lower, "Z", turn=turn)
