"""The patterns of brands: decoration drawn by code for the shape of each card, in the colours of its theme.

A pattern is an inline drawing of the frame: its colours are CSS, so they follow the theme, and `data-mirror` turns it
round where writing runs from right to left. Units are hundredths of the card's shorter side, y downward.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import cycle

from markupsafe import Markup

from kit.platforms.model import Placement

_SPINES = ((3.4, 1.0), (2.2, 0.78), (4.4, 0.9), (1.8, 1.0), (2.8, 0.7), (3.8, 0.94), (2.2, 0.84), (5.0, 0.74))
_BOOK_COLORS = ("var(--text-color)", "var(--fill)", "var(--text-color)", "var(--quiet)")
_GAP = 0.5  # between books
_OVER = 1.0  # by how much a drawing reaches over the edge of the card
_ROOM = 15.0  # below the words, where the platform has its buttons: enough for a picture
_TREES = ((0.66, 0.05, 5.0), (0.75, 0.16, 7.5), (0.9, 0.08, 6.0))  # across and down the hill, and how large


@lru_cache(maxsize=64)  # the same in all cards of a brand and a placement
def backdrop(pattern: str, place: Placement) -> Markup:
    """What stands behind the words: drawings at the edges of the card; "" for patterns that have nothing there."""
    unit = min(place.width, place.height) / 100
    width, height, free = place.width / unit, place.height / unit, place.safe.bottom / unit
    match pattern:
        case "waves":
            high, radius = 1.34 * max(free, _ROOM) + 6, 0.3 * min(width, 130)
            walk = _walk(width, high, free) if free > _ROOM else ()
            sun = _corner(1.25 * radius, 1.15 * radius, _sun(radius))
            return sun + _foot(width, high, (*_hills(width, high, free), *walk))
        case "leaves":
            wide = min(78.0, width, height)
            return _drawing("pattern sprig", wide, wide, _leaves(wide))
        case "books" if free > _ROOM:
            return _foot(width, 0.72 * free, _shelf(width, 0.72 * free))
    return Markup("")


@lru_cache(maxsize=8)
def ornament(pattern: str) -> Markup:
    """What stands at the end of the header; "" for patterns that have nothing there."""
    if pattern != "books":
        return Markup("")
    books, scale, tall = _SPINES[:7], 0.62, 8.0
    width = sum(thick for thick, _ in books) * scale + (len(books) - 1) * _GAP
    return _drawing("ornament", width, tall, _books(books, 0, tall, tall, scale))


def _foot(width: float, height: float, shapes: Iterable[str]) -> Markup:
    """A drawing along the lower edge; it reaches over the edges, so that no row of pixels is left between."""
    moved = f'<g transform="translate({_OVER:g} 0)">{"".join(shapes)}</g>'
    return _drawing("pattern foot", width + 2 * _OVER, height + _OVER, (moved,))


def _corner(width: float, height: float, shapes: Iterable[str]) -> Markup:
    """A drawing in the upper corner at the end of the line, over both edges; its shapes count from that corner."""
    moved = f'<g transform="translate({width:.2f} {_OVER:g})">{"".join(shapes)}</g>'
    return _drawing("pattern corner", width + _OVER, height + _OVER, (moved,))


def _drawing(name: str, width: float, height: float, shapes: Iterable[str]) -> Markup:
    """Only as large as what it shows: a drawing costs time by its area."""
    size = "" if name == "ornament" else f' style="width: {width:.4f}vmin"'
    view = f"0 0 {width:.4f} {height:.4f}"
    return Markup(f'<svg class="{name}"{size} viewBox="{view}" data-mirror="yes">{"".join(shapes)}</svg>')


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


def _shelf(width: float, tall: float) -> Iterator[str]:
    """A row of books from side to side, each whole: they are a little wider rather than one more cut to a sliver."""
    width += 2 * _OVER
    books: list[tuple[float, float]] = []
    wide = -_GAP
    for thick, share in cycle(_SPINES):
        if wide + _GAP + 0.5 * thick > width:
            break
        books.append((thick, share))
        wide += 1.5 * thick + _GAP
    gaps = (len(books) - 1) * _GAP
    yield from _books(tuple(books), -_OVER, tall + _OVER, tall + _OVER, 1.5 * (width - gaps) / (wide - gaps))


def _books(spines: tuple[tuple[float, float], ...], x: float, foot: float, tall: float, scale: float) -> Iterator[str]:
    """Spines side by side on a line at `foot`, the highest of them `tall`; thick ones have bands."""
    for (thick, share), color in zip(spines, cycle(_BOOK_COLORS), strict=False):
        wide, high = thick * scale, tall * share
        yield _rect(x, foot - high, wide, high, color)
        if thick > 3:
            yield _rect(x, foot - 0.86 * high, wide, 0.03 * tall, "var(--ground)")
            yield _rect(x, foot - 0.78 * high, wide, 0.03 * tall, "var(--ground)")
        x += wide + _GAP


def _sun(radius: float) -> Iterator[str]:
    yield _circle(-0.2 * radius, 0.1 * radius, radius, _mixed(10))
    yield _circle(-0.2 * radius, 0.1 * radius, 0.66 * radius, _mixed(17))


def _hills(width: float, height: float, free: float) -> Iterator[str]:
    """Three rows of hills, the nearest of which may be seen well where no words stand on it."""
    base, near = max(free, _ROOM), 30 if free > _ROOM else 14
    for rise, swing, shift, percent in ((1.34, 6.0, 0.0, 5), (0.9, 5.0, 0.45, 9), (0.58, 4.0, 0.8, near)):
        top, step = height - rise * base, width / 2
        x = -shift * step
        steps: list[str | float] = ["M", x, top]
        while x < width + _OVER:
            steps += ["S", x + 0.62 * step, top - 0.5 * swing, x + step, top]
            x, swing = x + step, -swing
        foot = height + _OVER
        yield _path(_mixed(percent), *steps, "L", x, foot, "L", -width, foot, "Z")


def _walk(width: float, height: float, free: float) -> Iterator[str]:
    """A path over the nearest hill, narrower the further it goes, and trees beside it."""
    crest, foot, x, bend = height - 0.58 * free, height + _OVER, 0.3 * width, 0.16 * width
    far = x + 0.6 * bend
    there = ("M", x - 7, foot, "C", x + bend, foot - 0.2 * free, x + 2, crest + 0.26 * free, far, crest + 0.6)
    back = (x + 0.4 * bend, crest + 0.28 * free, x + 2.2 * bend, foot - 0.2 * free, x + 12, foot)
    yield _path(_mixed(12), *there, "L", far + 1.8, crest + 0.6, "C", *back, "Z")
    for across, down, size in _TREES:
        size *= min(1.0, free / 48)  # they end below the words
        x, y = across * width, crest + down * free
        yield _rect(x - 0.1 * size, y - size, 0.2 * size, size, _mixed(62))
        one = ("C", 0.9, -1.7, 0.8, -0.5, 0, -0.5)
        other = ("C", -0.8, -0.5, -0.9, -1.7, 0, -2.6)
        yield _path(_mixed(50), "M", 0, -2.6, *one, *other, "Z", turn=f"translate({x:.2f} {y:.2f}) scale({size:g})")


def _leaves(wide: float) -> Iterator[str]:
    """A sprig that grows from the lower end corner of a square."""
    long = 0.8 * wide
    for number in range(6):
        share = number / 6
        x, y = wide - 2 - 0.5 * long * share**1.6, wide - long * share
        leaf = long * (0.34 - 0.03 * number)
        for angle, percent in ((-118 + 8 * number, 7), (-28 - 6 * number, 10)):
            turn = f"translate({x:.2f} {y:.2f}) rotate({angle}) scale({leaf:.2f})"
            upper, lower = ("C", 0.3, -0.42, 0.8, -0.3, 1, 0), ("C", 0.8, 0.3, 0.3, 0.42, 0, 0)
            yield _path(_mixed(percent), "M", 0, 0, *upper, *lower, "Z", turn=turn)
