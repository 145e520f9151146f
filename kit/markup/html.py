"""HTML text to a tree of elements, strictly: what a browser would mend in silence is an error with its line.

The text is what Jinja2 made of a template, so its own line numbers mean nothing to an author. `kit.markup.templates`
therefore stamps every tag with its place (`data-line="FILE:LINE"`); the stamps are read here and taken away. Tags
without a stamp, those of a slot's text, stand where the last stamped tag stood. HTML without stamps has its own.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache

from kit.errors import KitError, Problem, Where
from kit.markup import drawings
from kit.markup.images import picture_path
from kit.markup.names import nearest
from kit.markup.values import BadValueError
from kit.markup.vocabulary import ATTRIBUTES, BLOCKS, ELEMENTS, IMAGE_ATTRIBUTES, VOID

STAMP = "data-line"
DEEPEST = 64  # elements inside each other: more is a template that includes itself
_TAG = re.compile(r"""<(?:!--.*?-->|(/?)([A-Za-z][A-Za-z0-9-]*)((?:[^<>"']+|"[^"]*"|'[^']*')*+)>)""", re.DOTALL)
_ATTRIBUTE = re.compile(r"""\s+([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?""")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_INSTEAD = {
    "a": "nobody can follow a link in a picture; use <span>",
    "table": "cards have block and flex layout: use <div> with display: flex",
    "script": "a card is a picture",
    "style": "styles stand in the stylesheet or in a style attribute",
    "html": "a card begins with <body>",
    "head": "a card begins with <body>",
    "mark": "use <span> with a background",
}
_OWN_ATTRIBUTES = {"img": IMAGE_ATTRIBUTES, "svg": drawings.DRAWING_ATTRIBUTES}


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """A parsed template: the root element, and where each element stands in the templates."""

    root: ET.Element
    file: str
    places: dict[ET.Element, Where]


@dataclass(frozen=True, slots=True)
class _Tag:
    """A start or end tag as written, with what is wrong with it: (what, hint)."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    stamp: Where | None
    closed: bool  # <path ... />
    faults: tuple[tuple[str, str], ...]


def parse(text: str, file: str) -> Document:
    """The tree of an HTML fragment with one root. `KitError` with everything that is wrong in it."""
    return _Parser(text, file).document()


class _Parser:
    """One pass over the tags, with a stack of the elements that are open."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.roots: list[ET.Element] = []
        self.open: list[ET.Element] = []
        self.drawings = 0  # how many of them are an <svg>
        self.places: dict[ET.Element, Where] = {}
        self.stamp: Where | None = None
        self.last: ET.Element | None = None  # the element whose tail the next text is, if it has just ended
        self.problems: list[Problem] = []

    def document(self) -> Document:
        position = 0
        for match in _TAG.finditer(self.text):
            self._characters(position, match.start())
            position = match.end()
            if match[2]:
                self._tag(match)
        self._characters(position, len(self.text))
        for element in reversed(self.open):
            self._problem(self.places[element], f"<{element.tag}> is never closed", f"write </{element.tag}>")
        if not self.roots and not self.problems:
            self._problem(Where(self.file), "there is no element", "a card begins with <body>")
        for extra in self.roots[1:]:
            self._problem(self.places[extra], f"<{extra.tag}> stands outside", "a card has one root, <body>")
        if self.problems:
            raise KitError(*self.problems)
        return Document(self.roots[0], self.file, self.places)

    def _problem(self, where: Where, what: str, hint: str) -> None:
        self.problems.append(Problem(where, what, hint))

    def _where(self, position: int) -> Where:
        return self.stamp or Where(self.file, self.text.count("\n", 0, position) + 1)

    def _characters(self, start: int, end: int) -> None:
        if start == end:
            return
        text = self.text[start:end]
        if "<" in text:
            at = start + text.index("<")
            found = self.text[at : at + 20].split("\n")[0]
            hint = "a card begins with <body>" if found.startswith("<!") else "write &lt; for the character <"
            self._problem(self._where(at), f"this is no tag: {found}", hint)
        text = html.unescape(text)
        if self.open:
            if self.drawings and text.strip():
                self._problem(self._where(start), *drawings.text_fault())
            if self.last is None:
                self.open[-1].text = (self.open[-1].text or "") + text
            else:
                self.last.tail = (self.last.tail or "") + text
        elif text.strip():
            self._problem(
                self._where(start), f"this text stands outside: {text.strip()[:20]}", "put it into an element"
            )

    def _tag(self, match: re.Match[str]) -> None:
        tag = _read_tag(match[2].lower(), match[3])
        self.stamp = tag.stamp or self.stamp
        where = self._where(match.start())
        if match[1]:
            self._close(tag, where)
            return
        for what, hint in tag.faults:
            self._problem(where, what, hint)
        self._check_nesting(tag.name, where)
        element = ET.Element(tag.name, dict(tag.attributes))
        self.places[element] = where
        (self.open[-1] if self.open else self.roots).append(element)
        if len(self.open) == DEEPEST:
            self._problem(where, f"<{tag.name}> is nested too deeply", f"it is inside {DEEPEST} others")
            raise KitError(*self.problems)
        if tag.name in VOID or tag.closed:
            self.last = element
        else:
            self.open.append(element)
            self.drawings += tag.name == "svg"
            self.last = None

    def _pop(self) -> ET.Element:
        element = self.open.pop()
        self.drawings -= element.tag == "svg"
        return element

    def _check_nesting(self, name: str, where: Where) -> None:
        if self.drawings:
            names = [drawings.stray(name)] if name not in drawings.SHAPES else []
        elif name in drawings.SHAPES:
            names = [(f"<{name}> stands outside of a drawing", "put it into an <svg>")]
        else:
            names = _element_faults(name)
        for what, hint in names:
            self._problem(where, what, hint)
        if name in BLOCKS and name not in ("img", "svg") and any(element.tag == "p" for element in self.open):
            self._problem(
                where, f"<{name}> cannot stand in a <p>", "a browser would close the <p> before it; use <div>"
            )

    def _close(self, tag: _Tag, where: Where) -> None:
        if tag.name in VOID:
            self._problem(where, f"</{tag.name}> has nothing to close", f"write <{tag.name}> alone")
            return
        if not any(element.tag == tag.name for element in self.open):
            self._problem(where, f"</{tag.name}> closes nothing", "take it away, or write the tag that it closes")
            return
        while self.open[-1].tag != tag.name:
            left = self._pop()
            hint = f"write </{left.tag}> before the </{tag.name}> of line {where.line}"
            self._problem(self.places[left], f"<{left.tag}> is not closed", hint)
        self.last = self._pop()


@lru_cache(maxsize=4096)
def _read_tag(name: str, attributes: str) -> _Tag:
    """A tag from its name and what follows it. Remembered, because a template's tags come again in every language."""
    faults: list[tuple[str, str]] = []
    pairs: dict[str, str] = {}
    position = 0
    while match := _ATTRIBUTE.match(attributes, position):
        position = match.end()
        key = match[1].lower()
        if key in pairs:
            faults.append((f"<{name}> has {key} twice", "take one away"))
        pairs[key] = html.unescape(match[2] or match[3] or "")
    rest = attributes[position:].strip()
    if rest not in ("", "/"):
        faults.append((f"<{name}> has an attribute that cannot be read: {rest[:20]}", 'write NAME="VALUE"'))
    closed = rest == "/" and name in drawings.SHAPES
    if rest == "/" and name not in VOID and not closed:
        faults.append((f"<{name}/> does not close <{name}>", f"write <{name}></{name}>"))
    stamp = _place(pairs.pop(STAMP, ""))
    if name in drawings.SHAPES or name == "svg":
        faults += drawings.faults(name, pairs)
    if name in ELEMENTS:
        faults += [fault for key, value in pairs.items() for fault in _attribute_faults(name, key, value)]
    if name == "img" and "src" not in pairs:
        faults.append(("<img> has no src", "write the path of a picture"))
    return _Tag(name, tuple(pairs.items()), stamp, closed, tuple(faults))


def _place(stamp: str) -> Where | None:
    file, _, line = stamp.rpartition(":")
    return Where(file, int(line)) if file and line.isdecimal() else None


def _element_faults(name: str) -> list[tuple[str, str]]:
    if name in ELEMENTS:
        return []
    hint = _INSTEAD.get(name) or nearest(name, ELEMENTS) or "docs/templates.md lists the elements"
    return [(f"a card has no element <{name}>", hint)]


def _attribute_faults(element: str, name: str, value: str) -> list[tuple[str, str]]:
    allowed = ATTRIBUTES | _OWN_ATTRIBUTES.get(element, frozenset())
    if name not in allowed and not name.startswith("data-"):
        hint = nearest(name, {*allowed, "data-slot"}) or f"it takes {', '.join(sorted(allowed))} and data-..."
        return [(f"<{element}> takes no attribute {name}", hint)]
    if name == "dir" and value not in ("ltr", "rtl"):
        return [(f"dir cannot be {value or 'empty'}", "write ltr | rtl")]
    if name == "lang" and not _LANGUAGE.fullmatch(value):
        return [(f"lang cannot be {value or 'empty'}", "write a language tag, such as pt-BR")]
    if name == "src":
        try:
            picture_path(value)
        except BadValueError as error:
            return [(f"src cannot be {value or 'empty'}", error.hint)]
    return []
