"""Element tree -> box tree: which elements make boxes, and where anonymous ones are needed (CSS 2.2, 9.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from kit.errors import MissingFileError
from kit.layout.boxes import Box, Leaf, PictureLeaf
from kit.layout.display import INLINE_DRAWING
from kit.markup.model import Element, Style, Text
from kit.markup.styles import inheriting

Content = tuple[Element | Text, ...]
TextMaker = Callable[[Element, Style, Content], Leaf | None]
"""Makes the leaf of a run of inline content in an element with a style; `None` if nothing of it is visible."""


def build(root: Element, make_text: TextMaker, pictures: Callable[[str], tuple[float, float]]) -> Box:
    """The box tree of an element tree."""
    return _Builder(make_text, pictures).box(root, False)


class _Builder:
    def __init__(self, make_text: TextMaker, pictures: Callable[[str], tuple[float, float]]) -> None:
        self.make_text = make_text
        self.pictures = pictures

    def box(self, element: Element, decorative: bool) -> Box:
        style = element.style
        decorative = decorative or style.decorative
        if element.tag == "img":
            path = element.attributes.get("src", "")
            try:
                width, height = self.pictures(path)
            except MissingFileError as missing:
                raise missing.named_at(element.where) from None
            return Box(element, style, "picture", [], PictureLeaf(path, width, height), decorative)
        if element.drawing is not None:
            shown = element.drawing
            drawn = PictureLeaf(INLINE_DRAWING + shown.text, shown.width, shown.height)
            return Box(element, style, "picture", [], drawn, decorative)
        kind: Literal["block", "flex"] = "flex" if style.display == "flex" else "block"
        content = tuple(child for child in element.children if not _hidden(child))
        flowing = tuple(child for child in content if not _out_of_flow(child))
        if not flowing or not any(map(_visible, flowing)):
            return Box(element, style, kind, self._boxes(content, decorative), None, decorative)
        if all(map(_inline, flowing)) and (kind == "block" or style.fit is not None):
            rest = self._boxes([child for child in content if _out_of_flow(child)], decorative)
            leaf = self.make_text(element, style, flowing)
            if leaf is None:
                return Box(element, style, kind, rest, None, decorative)
            box = Box(element, style, "text", rest, leaf, decorative)
            box.slot = _slot(element, flowing)
            return box
        return Box(element, style, kind, self._mixed(element, content, decorative), None, decorative)

    def _boxes(self, content: Sequence[Element | Text], decorative: bool) -> list[Box]:
        return [self.box(child, decorative) for child in content if isinstance(child, Element)]

    def _mixed(self, element: Element, content: Content, decorative: bool) -> list[Box]:
        """Wraps each run of inline content in an anonymous block (CSS 2.2, 9.2.1.1).

        In a flex container inline elements alone are items, as in CSS; beside words they stay with the words, so that
        a translation with a <b> in it remains one text.
        """
        boxes: list[Box] = []
        run: list[Element | Text] = []

        def close() -> None:
            words = any(isinstance(child, Text) and _visible(child) for child in run)
            if element.style.display == "flex" and element.slot is None and not words:
                boxes.extend(self._boxes(run, decorative))
            elif any(map(_visible, run)):
                style = inheriting(element.style)
                leaf = self.make_text(element, style, tuple(run))
                if leaf is not None:
                    box = Box(element, style, "text", [], leaf, decorative)
                    box.slot = _slot(element, run)
                    boxes.append(box)
            run.clear()

        for child in content:
            if _inline(child) and not _out_of_flow(child):
                run.append(child)
                continue
            close()
            boxes.extend(self._boxes([child], decorative))
        close()
        return boxes


def _slot(element: Element, content: Sequence[Element | Text]) -> str | None:
    """The slot that a run of inline content shows: that of its element, or of the first inline element with one."""
    if element.slot is not None:
        return element.slot
    inner = (_slot(child, child.children) for child in content if isinstance(child, Element))
    return next((slot for slot in inner if slot is not None), None)


def _hidden(child: Element | Text) -> bool:
    return isinstance(child, Element) and child.style.display == "none"


def _out_of_flow(child: Element | Text) -> bool:
    return isinstance(child, Element) and child.style.position == "absolute"


def _inline(child: Element | Text) -> bool:
    return isinstance(child, Text) or (child.style.display == "inline" and child.tag not in ("img", "svg"))


def _visible(child: Element | Text) -> bool:
    return isinstance(child, Element) or (not child.text.isspace() and child.text != "")
