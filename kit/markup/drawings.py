"""Inline drawings: a small closed part of SVG 2 that a template may hold, to a drawing that needs nothing else.

`faults` looks at one tag as it is read; `drawing` writes the whole once the style of its `<svg>` is known, with every
colour settled, so that a drawing is the same wherever its text is.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import tinycss2

from kit.errors import Problem, Where
from kit.markup.colors import color as color_of
from kit.markup.model import InlineDrawing
from kit.markup.names import nearest
from kit.markup.values import BadValueError, Node, Units, significant
from kit.markup.variables import substitute

PAINTS = ("fill", "stroke")
COMMON = frozenset(
    (*PAINTS, "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity", "transform", "style"),
)
SHAPES: Mapping[str, frozenset[str]] = {
    "g": frozenset(),
    "path": frozenset({"d"}),
    "rect": frozenset({"x", "y", "width", "height", "rx", "ry"}),
    "circle": frozenset({"cx", "cy", "r"}),
    "line": frozenset({"x1", "y1", "x2", "y2"}),
    "polyline": frozenset({"points"}),
    "polygon": frozenset({"points"}),
}
DRAWING_ATTRIBUTES = frozenset({"viewbox", "data-mirror"})  # tag and attribute names are read in lower case
MOST = 2000  # shapes in one drawing

_NUMBER = r"(?>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"  # never given back: reading stays quick
_GAP = r"(?:\s*,\s*|\s+|(?=[+.-]))"
_NUMBERS = re.compile(rf"\s*{_NUMBER}(?:{_GAP}{_NUMBER})*\s*")
_ONE = re.compile(rf"\s*{_NUMBER}\s*")
_FIND = re.compile(_NUMBER)
_STEP = re.compile(rf"([MLHVCSQTAZ])\s*((?:{_NUMBER}(?:{_GAP}{_NUMBER})*)?)\s*", re.IGNORECASE)
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7}
_TURN = re.compile(rf"(translate|scale|rotate|matrix)\(\s*({_NUMBER}(?:{_GAP}{_NUMBER})*)\s*\)[\s,]*")
_TURN_TAKES = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,)}
_KEYWORDS = {"stroke-linecap": ("butt", "round", "square"), "stroke-linejoin": ("miter", "round", "bevel")}
_TEXT_HINT = "words are HTML: put an element over the drawing with position: absolute"


class Box(NamedTuple):
    """A viewBox, in the drawing's own units."""

    x: float
    y: float
    width: float
    height: float


def faults(name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the attributes of an `<svg>` or of a shape in it: what, and a hint."""
    if name == "svg":
        if view_box(attributes.get("viewbox", "")) is None:
            yield "<svg> has no viewBox that can be used", 'write viewBox="0 0 WIDTH HEIGHT"'
        if attributes.get("data-mirror", "yes") != "yes":
            yield f"data-mirror cannot be {attributes['data-mirror'] or 'empty'}", "write yes, or take it away"
        return
    allowed = SHAPES[name] | COMMON
    for key, value in attributes.items():
        if key not in allowed:
            hint = nearest(key, allowed) or f"it takes {', '.join(sorted(allowed))}"
            yield f"<{name}> takes no attribute {key}", hint
        elif key not in (*PAINTS, "style") and (hint := _geometry_hint(key, value)):
            yield f"{key} cannot be {value[:30] or 'empty'}", hint


def stray(name: str) -> tuple[str, str]:
    """What is wrong with an element in a drawing that is none of its shapes."""
    hint = _TEXT_HINT if name in ("text", "tspan") else f"it takes {', '.join(SHAPES)}"
    return f"<svg> takes no element <{name}>", nearest(name, SHAPES) or hint


def text_fault() -> tuple[str, str]:
    """What is wrong with words in a drawing."""
    return "<svg> takes no text", _TEXT_HINT


@lru_cache(maxsize=256)
def view_box(value: str) -> Box | None:
    """The four numbers of a viewBox; `None` where they are not four, or its width or height is nothing."""
    if not _NUMBERS.fullmatch(value):
        return None
    numbers = [float(number) for number in _FIND.findall(value)]
    return Box(*numbers) if len(numbers) == 4 and numbers[2] > 0 and numbers[3] > 0 else None


@lru_cache(maxsize=4096)
def _geometry_hint(name: str, value: str) -> str:
    """What to write instead of a value that cannot be used; "" where it can."""
    if name == "d":
        return "" if _is_path(value) else "write a path of SVG: M, L, H, V, C, S, Q, T, A and Z with their numbers"
    if name == "points":
        even = bool(_NUMBERS.fullmatch(value)) and len(_FIND.findall(value)) % 2 == 0
        return "" if even else "write pairs of numbers"
    if name == "transform":
        return "" if _is_transform(value) else "write translate(), scale(), rotate() or matrix() with plain numbers"
    if name in _KEYWORDS:
        return "" if value in _KEYWORDS[name] else f"write {' | '.join(_KEYWORDS[name])}"
    if not _ONE.fullmatch(value):
        return "write a plain number, in the units of the viewBox"
    negative = float(value) < 0 and name in ("width", "height", "r", "rx", "ry", "stroke-width", "opacity")
    return "write a number that is not negative" if negative else ""


def _is_path(value: str) -> bool:
    position = len(value) - len(value.lstrip())
    first = True
    while match := _STEP.match(value, position):
        position = match.end()
        command = match[1].lower()
        count = len(_FIND.findall(match[2]))
        takes = _TAKES.get(command, 0)
        if (first and command != "m") or (count == 0) != (takes == 0) or (takes and count % takes):
            return False
        first = False
    return position == len(value) and not first


def _is_transform(value: str) -> bool:
    position = len(value) - len(value.lstrip())
    while match := _TURN.match(value, position):
        position = match.end()
        if len(_FIND.findall(match[2])) not in _TURN_TAKES[match[1]]:
            return False
    return position == len(value) > 0


_Written = tuple[str | None, ...]  # an element's attributes that give it colours; equal ones are settled once


def drawing(
    source: ET.Element,
    places: Mapping[ET.Element, Where],
    variables: Mapping[str, tuple[Node, ...]],
    units: Units,
    mirrored: bool,
) -> tuple[InlineDrawing, tuple[Problem, ...]]:
    """The drawing of an `<svg>` whose custom properties and colour are known.

    `mirrored` turns it round about its vertical axis if it asks for that with data-mirror.
    """
    box = view_box(source.attrib["viewbox"])
    assert box is not None  # the tag was read
    problems: list[Problem] = []
    known: dict[_Written, dict[str, str]] = {}
    inside = "".join(_shape(child, places, variables, units, known, problems) for child in source)
    if len(list(source.iter())) > MOST:
        problems.append(Problem(places[source], f"the drawing has more than {MOST} shapes", "join them in one path"))
    if mirrored and source.get("data-mirror") == "yes":
        inside = f'<g transform="translate({2 * box.x + box.width:g} 0) scale(-1 1)">{inside}</g>'
    view = " ".join(f"{number:g}" for number in box)
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">{inside}</svg>'
    return InlineDrawing(box.width, box.height, text), tuple(problems)


def _shape(
    element: ET.Element,
    places: Mapping[ET.Element, Where],
    variables: Mapping[str, tuple[Node, ...]],
    units: Units,
    known: dict[_Written, dict[str, str]],
    problems: list[Problem],
) -> str:
    attributes = {key: value for key, value in element.attrib.items() if key not in (*PAINTS, "style")}
    written = tuple([element.get(name) for name in (*PAINTS, "style")])
    try:
        if written not in known:
            known[written] = {name: _settled(name, value, variables, units) for name, value in _paints(element)}
        attributes |= known[written]
    except BadValueError as error:
        problems.append(Problem(places[element], f"<{element.tag}>: a colour cannot be used", error.hint))
    said = "".join(f' {key}="{value}"' for key, value in attributes.items())
    inside = "".join(_shape(child, places, variables, units, known, problems) for child in element)
    return f"<{element.tag}{said}>{inside}</{element.tag}>" if inside else f"<{element.tag}{said}/>"


def _paints(element: ET.Element) -> Iterator[tuple[str, list[Node]]]:
    """Fill and stroke as attributes, then as the style attribute has them, which comes first in CSS."""
    for name in PAINTS:
        if name in element.attrib:
            yield name, _value(element.attrib[name])
    if "style" in element.attrib:
        yield from _declared(element.attrib["style"])


@lru_cache(maxsize=256)  # a drawing repeats few of them on every shape
def _value(text: str) -> list[Node]:
    tokens: list[Node] = tinycss2.parse_component_value_list(text)
    return tokens


@lru_cache(maxsize=256)
def _declared(text: str) -> tuple[tuple[str, list[Node]], ...]:
    declared = []
    for node in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration" or node.lower_name not in PAINTS:
            raise BadValueError("its style attribute takes fill and stroke, such as fill: var(--fill)")
        declared.append((node.lower_name, node.value))
    return tuple(declared)


def _settled(name: str, value: list[Node], variables: Mapping[str, tuple[Node, ...]], units: Units) -> str:
    tokens = significant(substitute(value, variables.get, variables))
    if len(tokens) != 1:
        raise BadValueError(f"{name} is none or one colour")
    if tokens[0].type == "ident" and tokens[0].lower_value == "none":
        return "none"
    red, green, blue, alpha = color_of(tokens[0], units)
    return f"#{red:02x}{green:02x}{blue:02x}" + (f"{alpha:02x}" if alpha < 255 else "")
