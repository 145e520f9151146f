"""SVG drawings: checked, then rasterised by resvg. Nothing outside the file is ever read, and no script runs."""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree
from xml.parsers import expat

import resvg_py
from PIL import Image

from kit.errors import fail
from kit.markup.model import Color

SIZE_LIMIT = 4_000_000  # bytes
ELEMENT_LIMIT = 100_000  # after every <use> is replaced by what it shows
DEPTH_LIMIT = 200
EMBEDDED_PIXEL_LIMIT = 20_000_000

_SVG = "{http://www.w3.org/2000/svg}"
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6}
_LENGTH = re.compile(r"\s*([0-9.]+(?:e[+-]?\d+)?)\s*([a-z%]*)\s*\Z", re.IGNORECASE)
_OUTSIDE = re.compile(r"""url\(\s*['"]?\s*(?!\s|['"]|\#)|@import""", re.IGNORECASE)
_BITMAP = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_NOT_SVG = "this is not an SVG file that can be read"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A checked SVG: its natural size in px, and its text without document type and entities."""

    width: float
    height: float
    text: str


@lru_cache(maxsize=32)
def drawing(path: str, data: bytes) -> Drawing:
    """Read and check an SVG; `KitError` where it is broken or asks for anything that it does not hold itself."""
    if len(data) > SIZE_LIMIT:
        raise fail(path, None, f"the SVG is larger than {SIZE_LIMIT // 1_000_000} MB", "simplify it")
    _check_declarations(path, data)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError) as error:
        raise fail(path, None, f"{_NOT_SVG}: {error}", "export it again") from error
    if root.tag != f"{_SVG}svg":
        raise fail(path, None, _NOT_SVG, 'it must begin with <svg xmlns="http://www.w3.org/2000/svg">')
    _check_growth(path, root)
    for element in root.iter():
        _check_element(path, element)
    width, height = _natural_size(path, root)
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {width:g} {height:g}")
    return Drawing(width, height, ElementTree.tostring(root, encoding="unicode"))


def rasterise(path: str, data: bytes, size: tuple[int, int], color: Color) -> Image.Image:
    """The drawing at exactly this size in px, RGBA; currentColor is `color` unless the drawing sets one itself."""
    root = ElementTree.fromstring(drawing(path, data).text)
    root.set("width", str(size[0]))
    root.set("height", str(size[1]))
    if root.get("color") is None:
        red, green, blue, alpha = color
        root.set("color", f"rgba({red}, {green}, {blue}, {alpha / 255:.4f})")
    try:
        png = resvg_py.svg_to_bytes(svg_string=ElementTree.tostring(root, encoding="unicode"), skip_system_fonts=True)
    except ValueError as error:
        raise fail(path, None, f"{_NOT_SVG}: {error}", "export it again") from error
    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        return image.convert("RGBA")


def _check_declarations(path: str, data: bytes) -> None:
    """Refuse entities and style sheets before anything is expanded or fetched."""
    parser = expat.ParserCreate()

    def refuse_entity(name: str, *_: object) -> None:
        raise fail(path, parser.CurrentLineNumber, f"the SVG declares the entity {name}", "export it as plain SVG")

    def refuse_stylesheet(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise fail(
                path, parser.CurrentLineNumber, "the SVG refers to a style sheet outside", "export it as plain SVG"
            )

    parser.EntityDeclHandler = refuse_entity
    parser.ProcessingInstructionHandler = refuse_stylesheet
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        what = f"{_NOT_SVG}: {expat.ErrorString(error.code)}"
        raise fail(path, error.lineno, what, "export it again") from error


def _check_growth(path: str, root: ElementTree.Element) -> None:
    """Refuse drawings in which <use> of <use> grows without bound, or that nest too deeply to be walked."""
    targets = {element.get("id"): element for element in root.iter() if element.get("id")}
    counts: dict[ElementTree.Element, int] = {}

    def count(element: ElementTree.Element, depth: int) -> int:
        if depth > DEPTH_LIMIT:
            raise fail(path, None, "the SVG nests its elements too deeply", "simplify it")
        if counts.get(element) == 0:
            raise fail(path, None, "the SVG uses an element inside itself", "export it as plain SVG")
        if element not in counts:
            counts[element] = 0  # not known yet
            total = 1 + sum(count(child, depth + 1) for child in element)
            if element.tag == f"{_SVG}use":
                for reference in _references(element):
                    target = targets.get(reference.lstrip("#"))
                    total += 0 if target is None else count(target, depth + 1)
            counts[element] = min(total, ELEMENT_LIMIT + 1)
        return counts[element]

    if count(root, 0) > ELEMENT_LIMIT:
        raise fail(path, None, "the SVG has too many elements", "simplify it")


def _references(element: ElementTree.Element) -> Iterator[str]:
    for name, value in element.items():
        if name.rpartition("}")[2] == "href":
            yield value.strip()


def _check_element(path: str, element: ElementTree.Element) -> None:
    tag = element.tag.rpartition("}")[2]
    if tag == "script":
        raise fail(path, None, "the SVG holds a script", "export it as plain SVG")
    if element.tag == f"{_SVG}text":
        raise fail(
            path, None, "the SVG holds text, which would be drawn in any font or none", "turn text into outlines"
        )
    references = () if tag == "a" else tuple(_references(element))
    for reference in references:
        if _BITMAP.match(reference):
            _check_bitmap(path, reference)
    style = element.text if tag == "style" and element.text else ""
    if any(not reference.startswith("#") and not _BITMAP.match(reference) for reference in references) or any(
        _OUTSIDE.search(value) for value in (style, *element.attrib.values())
    ):
        raise fail(path, None, f"the SVG refers to something outside itself in <{tag}>", "embed it or leave it out")


def _check_bitmap(path: str, reference: str) -> None:
    """An embedded picture must not be a bomb."""
    try:
        data = base64.b64decode(reference.partition(",")[2], validate=False)
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP")) as image:
            width, height = image.size
    except (
        OSError,
        ValueError,
        SyntaxError,
        binascii.Error,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise fail(path, None, "a picture embedded in the SVG cannot be read", "embed it as PNG or JPEG") from error
    if width * height > EMBEDDED_PIXEL_LIMIT:
        raise fail(path, None, "a picture embedded in the SVG is too large", "scale it down")


def _natural_size(path: str, root: ElementTree.Element) -> tuple[float, float]:
    width, height = _length(root.get("width")), _length(root.get("height"))
    box = _view_box(root)
    if width and height:
        return width, height
    if box is None:
        raise fail(path, None, "the SVG does not say how large it is", "give it a viewBox")
    ratio = box[0] / box[1]
    if width:
        return width, width / ratio
    if height:
        return height * ratio, height
    return box


def _view_box(root: ElementTree.Element) -> tuple[float, float] | None:
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None


def _length(value: str | None) -> float | None:
    """An absolute length in px; `None` for others and for none."""
    match = _LENGTH.match(value or "")
    unit = _UNITS.get(match[2].lower()) if match else None
    return float(match[1]) * unit if match and unit else None
