"""Placed boxes -> the operations of a display list, in CSS's painting order (CSS 2.2, appendix E).

What is in flow and not positioned paints box after box, each with all that is in it: backgrounds of blocks do not come
before the texts of all. Box edges are rounded to whole px, as browsers snap them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from kit.errors import MissingFileError
from kit.layout.boxes import Box, PictureLeaf, border_width
from kit.layout.display import (
    SQUARE,
    Border,
    BoxShadow,
    Fill,
    Glyphs,
    Group,
    Legibility,
    Operation,
    Picture,
    PositionedRun,
    Radii,
    Rect,
)
from kit.layout.typeset import TextBlock
from kit.markup.model import BackgroundImage, BorderSide, Color, ImageReference, Style
from kit.text.model import PlacedGlyph

Pictures = Callable[[str], tuple[float, float]]


class _Text(NamedTuple):
    block: TextBlock
    legibility: Legibility | None


class _Read(NamedTuple):
    """What there is to read in boxes."""

    texts: Mapping[Box, _Text]
    lockups: Mapping[Box, Legibility]


def render(
    root: Box,
    blocks: Iterable[TextBlock],
    pictures: Pictures,
    legibility: Callable[[TextBlock], Legibility | None],
    lockups: Mapping[Box, Legibility] = MappingProxyType({}),
) -> tuple[Operation, ...]:
    """The operations that paint a placed tree. `pictures` gives the natural size of a background picture, px;
    `lockups` has the pictures that have to stand out."""
    read = _Read({block.box: _Text(block, legibility(block)) for block in blocks}, lockups)
    return tuple(operation for layer in _box(root, None, read, pictures).layers for operation in layer.operations)


class _Layer(NamedTuple):
    """What is painted at a level of the stacking context that it stands in."""

    z_index: int
    operations: list[Operation]


class _Painted(NamedTuple):
    """What a box adds to the one around it: in its place among the boxes in flow, and to the stacking context."""

    in_flow: list[Operation]
    layers: list[_Layer]  # in the order of the document


def _box(box: Box, parent: Box | None, read: _Read, pictures: Pictures) -> _Painted:
    """Sorts a box into its stacking context. The root, whose parent is `None`, makes one, and so does each box with a
    z-index that counts, with an opacity or with a filter."""
    style = box.style
    if style.opacity <= 0:
        return _Painted([], [])
    positioned = style.position != "static"
    z_index = style.z_index if positioned or (parent is not None and parent.kind == "flex") else None
    rect = _snapped(Rect(box.x, box.y, box.width, box.height))
    radii = _radii(style, rect)
    try:
        operations = list(_decoration(style, rect, radii, pictures)) if rect.width > 0 and rect.height > 0 else []
    except MissingFileError as missing:
        raise missing.named_at(box.element.where) from None
    content, layers = _content(box, read, pictures)
    if parent is None or z_index is not None or style.opacity < 1 or style.filter:
        layers.sort(key=lambda layer: layer.z_index)
        below = [operation for layer in layers if layer.z_index < 0 for operation in layer.operations]
        above = [operation for layer in layers if layer.z_index >= 0 for operation in layer.operations]
        operations += _clipped(box, rect, radii, [*below, *content, *above])
        if operations and style.opacity < 1:
            operations = [Group(tuple(operations), style.opacity)]
        return _Painted([], [_Layer(z_index or 0, operations)])
    operations += _clipped(box, rect, radii, content)
    layers = [layer._replace(operations=_clipped(box, rect, radii, layer.operations)) for layer in layers]
    return _Painted([], [_Layer(0, operations), *layers]) if positioned else _Painted(operations, layers)


def _content(box: Box, read: _Read, pictures: Pictures) -> _Painted:
    """The box's own text or picture and its children."""
    operations: list[Operation] = []
    layers: list[_Layer] = []
    if isinstance(box.leaf, PictureLeaf):
        operations += _replaced(box, box.leaf, read.lockups.get(box))
    text = read.texts.get(box)
    if text is not None:
        operations += _glyphs(*text)
    for child in box.children:
        painted = _box(child, box, read, pictures)
        operations += painted.in_flow
        layers += painted.layers
    return _Painted(operations, layers)


def _clipped(box: Box, rect: Rect, radii: Radii, content: list[Operation]) -> list[Operation]:
    """What is in a box whose border box is `rect`, cut off at its padding box if its overflow is hidden."""
    if not content or box.style.overflow != "hidden":
        return content
    inner = _inset(rect, box.style)
    if inner.width <= 0 or inner.height <= 0:
        return []
    return [Group(tuple(content), 1.0, inner, _inner_radii(radii, rect, inner))]


def _decoration(style: Style, rect: Rect, radii: Radii, pictures: Pictures) -> Iterable[Operation]:
    """Shadow, background and border, from the bottom to the top."""
    shadow = style.box_shadow
    if shadow is not None and shadow.color.alpha:
        yield BoxShadow(rect, radii, shadow)
    if style.background_color.alpha:
        yield Fill(rect, radii, style.background_color)
    for image in reversed(style.background_image):
        yield _background(image, style.color, rect, radii, pictures)
    if any(side.width and side.color.alpha for side in style.border):
        top, right, bottom, left = (BorderSide(border_width(side), side.color) for side in style.border)
        yield Border(rect, radii, (top, right, bottom, left))


def _background(image: BackgroundImage, color: Color, rect: Rect, radii: Radii, pictures: Pictures) -> Fill | Picture:
    if not isinstance(image, ImageReference):
        return Fill(rect, radii, image)
    size, offset = _cover(pictures(image.path), rect, (0.5, 0.5))
    return Picture(rect, radii, image.path, size, offset, color)


def _replaced(box: Box, leaf: PictureLeaf, legibility: Legibility | None) -> Iterable[Operation]:
    style = box.style
    outer = _snapped(Rect(box.x, box.y, box.width, box.height))
    rect = _snapped(box.content)
    if rect.width <= 0 or rect.height <= 0:
        return
    radii = _inner_radii(_radii(style, outer), outer, rect)
    natural = (leaf.width, leaf.natural_height)
    size: tuple[float, float] = (rect.width, rect.height)
    offset = (0.0, 0.0)
    # An inline drawing keeps its proportions, as in a browser (SVG 2, preserveAspectRatio), whatever object-fit says.
    fit = "contain" if box.element.drawing is not None else style.object_fit
    if fit == "cover":
        size, offset = _cover(natural, rect, style.object_position)
    elif fit == "contain":
        whole = rect
        rect = _contain(natural, rect, style.object_position if box.element.drawing is None else (0.5, 0.5))
        size = (rect.width, rect.height)
        radii = radii if rect == whole else SQUARE
    filters = style.filter if style.duotone is None else (*style.filter, style.duotone)
    yield Picture(rect, radii, leaf.path, size, offset, style.color, filters, legibility)


def _cover(
    natural: tuple[float, float], rect: Rect, position: tuple[float, float]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The size of a picture that covers a box, and how far its corner lies left and above the box's."""
    if natural[0] <= 0 or natural[1] <= 0:
        return (rect.width, rect.height), (0.0, 0.0)
    scale = max(rect.width / natural[0], rect.height / natural[1])
    width, height = natural[0] * scale, natural[1] * scale
    return (width, height), ((width - rect.width) * position[0], (height - rect.height) * position[1])


def _contain(natural: tuple[float, float], rect: Rect, position: tuple[float, float]) -> Rect:
    """The largest part of a box that has a picture's proportions."""
    if natural[0] <= 0 or natural[1] <= 0:
        return rect
    scale = min(rect.width / natural[0], rect.height / natural[1])
    width, height = natural[0] * scale, natural[1] * scale
    return _snapped(
        Rect(rect.x + (rect.width - width) * position[0], rect.y + (rect.height - height) * position[1], width, height)
    )


def _glyphs(block: TextBlock, legibility: Legibility | None) -> Iterable[Glyphs]:
    """The text, one operation for each of its colours."""
    size = block.size
    by_tag: dict[int, list[PositionedRun]] = {}
    for line in block.lines:
        x, baseline = line.x, line.baseline
        for run in line.runs:
            glyphs = tuple(
                [PlacedGlyph(glyph, x + right * size, baseline - up * size) for glyph, right, up in run.glyphs]
            )
            by_tag.setdefault(run.tag, []).append(PositionedRun(run.font, run.size * size, glyphs, run.color))
    for tag, runs in by_tag.items():
        color = block.leaf.colors[tag]
        if color.alpha:
            yield Glyphs(tuple(runs), color, legibility, block.leaf.color_sources[tag])


def _snapped(rect: Rect) -> Rect:
    left, top = math.floor(rect.x + 0.5), math.floor(rect.y + 0.5)
    return Rect(left, top, math.floor(rect.x + rect.width + 0.5) - left, math.floor(rect.y + rect.height + 0.5) - top)


def _inset(rect: Rect, style: Style) -> Rect:
    """The padding box."""
    top, right, bottom, left = map(border_width, style.border)
    return Rect(rect.x + left, rect.y + top, rect.width - left - right, rect.height - top - bottom)


def _radii(style: Style, rect: Rect) -> Radii:
    """The used corner radii: scaled down together where they would meet (CSS Backgrounds 3, 5.5)."""
    shorter = min(rect.width, rect.height)
    first, second, third, fourth = (max(0.0, radius.against(shorter)) for radius in style.border_radius)
    if not (first or second or third or fourth):
        return SQUARE
    scale = 1.0
    for along, sum_of_two in (
        (rect.width, first + second),
        (rect.height, second + third),
        (rect.width, third + fourth),
        (rect.height, fourth + first),
    ):
        if sum_of_two > along:
            scale = min(scale, along / sum_of_two)
    return (first * scale, second * scale, third * scale, fourth * scale)


def _inner_radii(radii: Radii, outer: Rect, inner: Rect) -> Radii:
    """The radii of a box inside another one, whose edges run in parallel."""
    if radii == SQUARE or outer == inner:
        return radii
    left, top = inner.x - outer.x, inner.y - outer.y
    right, bottom = outer.right - inner.right, outer.bottom - inner.bottom
    insets = (max(left, top), max(right, top), max(right, bottom), max(left, bottom))
    first, second, third, fourth = (max(0.0, radius - inset) for radius, inset in zip(radii, insets, strict=True))
    return (first, second, third, fourth)
