"""Short ways to write elements by hand, and a text whose every letter is 10 px wide and whose lines are 20 px high."""

from __future__ import annotations

import math
from typing import Any

from kit.layout.boxes import Box
from kit.layout.placement import place_root
from kit.layout.tree import Content, build
from kit.markup.model import BorderSide, Color, Element, Length, Sides, Style, Text

SIZES = {"width", "height", "min_width", "min_height", "max_width", "max_height", "flex_basis", "row_gap", "column_gap"}
SIDES = {"margin", "padding", "inset"}
AUTO = None

Number = float | int | str | None


def length(value: Number) -> Length | None:
    """A number is px, "50%" a percentage, None auto."""
    if value is None:
        return None
    if isinstance(value, str):
        share = float(value.removesuffix("%")) / 100
        return Length(0.0, share, share == 0)
    return Length(float(value))


def style(**values: Any) -> Style:
    """Sizes as numbers, "50%" or None; margin, padding and inset as one of them or as (top, right, bottom, left)."""
    computed: dict[str, Any] = {}
    for name, value in values.items():
        if name in SIZES:
            computed[name] = length(value)
        elif name in SIDES:
            four = value if isinstance(value, tuple) else (value,) * 4
            computed[name] = Sides(*map(length, four))
        elif name == "border":
            four = value if isinstance(value, tuple) else (value,) * 4
            computed[name] = tuple(BorderSide(float(width), Color(0, 0, 0)) for width in four)
        elif name == "border_radius":
            computed[name] = (length(value),) * 4
        else:
            computed[name] = value
    return Style(**computed)


def element(tag: str, *children: Element | str, slot: str = "", source: str = "", **values: Any) -> Element:
    attributes = {"data-slot": slot} if slot else {}
    if source:
        attributes["src"] = source
    content = tuple(Text(child) if isinstance(child, str) else child for child in children)
    return Element(tag, attributes, style(**values), content)


def block(*children: Element | str, **values: Any) -> Element:
    return element("div", *children, **values)


def flex(*children: Element | str, **values: Any) -> Element:
    return element("div", *children, display="flex", **values)


def column(*children: Element | str, **values: Any) -> Element:
    return flex(*children, flex_direction="column", **values)


class Letters:
    """A text leaf: letters of 10 px, lines of 20 px, a baseline 15 px below a line's top, breaks at spaces."""

    ratio = None

    def __init__(self, text: str) -> None:
        self.words = text.split()

    def narrowest(self) -> float:
        return max(map(len, self.words)) * 10.0

    def widest(self) -> float:
        return len(" ".join(self.words)) * 10.0

    def height(self, width: float) -> float:
        lines, left = 0, -math.inf
        for word in self.words:
            if left < len(word) * 10 + 10:
                lines, left = lines + 1, width - len(word) * 10
            else:
                left -= len(word) * 10 + 10
        return lines * 20.0

    def settle(self, width: float, height: float) -> bool:
        return False

    def baseline(self, width: float, height: float) -> float:
        return 15.0


def letters(element: Element, style: Style, content: Content) -> Letters | None:
    text = "".join(_words(content))
    return Letters(text) if text.split() else None


def _words(content: tuple[Element | Text, ...]) -> list[str]:
    return [child.text if isinstance(child, Text) else "".join(_words(child.children)) for child in content]


def laid_out(root: Element, width: float, height: float) -> Box:
    """The placed box tree of a card; pictures are naturally 200 x 100 px."""
    box = build(root, letters, lambda path: (200.0, 100.0))
    place_root(box, width, height)
    return box


def places(root: Element, width: float = 400, height: float = 300) -> list[tuple[float, float, float, float]]:
    """x, y, width and height of the root's children on a card."""
    return [place(box) for box in laid_out(root, width, height).children]


def place(box: Box) -> tuple[float, float, float, float]:
    return tuple(round(value, 3) for value in (box.x, box.y, box.width, box.height))  # type: ignore[return-value]
