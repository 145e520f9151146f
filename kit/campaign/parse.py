"""YAML 1.2 read into values that remember their lines.

The grammar is ruamel.yaml's; what a plain scalar means is decided in kit.campaign.scalars.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError, YAMLStreamError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from kit.campaign.grammar import grammar_error
from kit.campaign.lines import Document, KeyPath, Node
from kit.campaign.scalars import resolve
from kit.errors import KitError, Problem, Where, fail, shown

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000  # with every alias written out

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def parse(content: bytes, file: str) -> Document:
    """The YAML of a file. `KitError` for what cannot be read: grammar, encoding, size, or aliases out of hand."""
    if len(content) > MAX_BYTES:
        raise fail(file, None, "the file is larger than 2 MB", "keep pictures and long texts out of it")
    text = _decode(content, file)
    reader = _Reader(file)
    event: Any = None
    try:
        for event in YAML(typ="safe", pure=True).parse(text or "\n"):
            reader.take(event)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise fail(
            file, line, "there is an invisible control character here", "delete it and type the text anew"
        ) from None
    except MarkedYAMLError as error:
        raise grammar_error(error, file, event if isinstance(event, ScalarEvent) else None) from None
    except (YAMLError, YAMLStreamError, ValueError, IndexError, AssertionError) as error:
        # ruamel.yaml lets a few of its own slips through on input that is not YAML at all.
        raise fail(file, None, "this is not YAML", str(error).partition("\n")[0]) from None
    if reader.root is None:
        raise fail(file, 1, "the file is empty")
    # A mark may stand behind the last line.
    return Document(file, reader.root, tuple(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)), tuple(reader.repeated))


def _decode(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise fail(file, line, "the file is not UTF-8", "save it in the encoding UTF-8") from None


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    path: KeyPath
    key: tuple[str, int] | None = None  # in a mapping: the key that waits for its value, and its line


@dataclass(slots=True)
class _Reader:
    """Builds nodes from the events of the grammar, without recursion, so that no nesting can exhaust the stack."""

    file: str
    root: Node | None = None
    repeated: list[tuple[KeyPath, Problem]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _anchors: dict[str, Node | None] = field(default_factory=dict)  # None while it is still open
    _names: dict[int, str] = field(default_factory=dict)  # id of an open node -> its anchor

    def take(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if isinstance(event, DocumentStartEvent) and self.root is not None:
            raise fail(self.file, line, "a second document begins here", "keep one document, without '---' between")
        if isinstance(event, AliasEvent):
            self._add(self._aliased(event.anchor, line), line)
        elif isinstance(event, ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, SequenceStartEvent | MappingStartEvent):
            self._begin(event, line)
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            self._end(event)

    def _scalar(self, event: ScalarEvent, line: int) -> None:
        if event.tag is not None and event.tag not in ("!", "tag:yaml.org,2002:str"):
            raise self._tagged(line)
        if _UNPRINTABLE.search(event.value):
            raise fail(self.file, line, "this text holds a character that cannot be shown", "delete the \\ code in it")
        if self._waits_for_key():
            self._key(event.value, line)
            return
        plain = event.style is None and event.tag is None
        node = Node(line, self._last_line(event), resolve(event.value) if plain else event.value)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._add(node, line)

    def _begin(self, event: SequenceStartEvent | MappingStartEvent, line: int) -> None:
        if event.tag is not None:
            raise self._tagged(line)
        if self._waits_for_key():
            raise fail(self.file, line, "a key must be a plain word", 'text in braces needs quotes: "{name}"')
        if len(self._open) >= MAX_DEPTH:
            raise fail(self.file, line, "lists and mappings are nested too deeply here")
        mapping = isinstance(event, MappingStartEvent)
        node = Node(line, line, items=None if mapping else [], entries={} if mapping else None)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
            self._names[id(node)] = event.anchor
        self._open.append(_Open(node, self._path()))

    def _end(self, event: SequenceEndEvent | MappingEndEvent) -> None:
        node = self._open.pop().node
        node.end = self._last_line(event)
        anchor = self._names.pop(id(node), None)
        if anchor is not None:
            self._anchors[anchor] = node
        self._add(node, node.line)

    def _add(self, node: Node, line: int) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.node.size += node.size
        if parent.node.size > MAX_NODES:
            raise fail(self.file, line, f"the file holds more than {MAX_NODES} values", "write fewer aliases (*)")
        if parent.node.items is not None:
            parent.node.items.append(node)
            return
        assert parent.node.entries is not None
        if parent.key is None:
            raise fail(self.file, line, "a key must be a plain word, not an alias")
        key, key_line = parent.key
        parent.key = None
        if key in parent.node.entries:
            first = parent.node.entries[key][0]
            what = f"the key '{shown(key)}' is here twice"
            problem = Problem(Where(self.file, key_line), what, f"the first is on line {first}; keep one")
            self.repeated.append(((*parent.path, key), problem))
        else:
            parent.node.entries[key] = (key_line, node)

    def _key(self, key: str, line: int) -> None:
        self._open[-1].key = (key, line)

    def _waits_for_key(self) -> bool:
        return bool(self._open) and self._open[-1].node.entries is not None and self._open[-1].key is None

    def _path(self) -> KeyPath:
        """The path of the value that comes next."""
        if not self._open:
            return ()
        parent = self._open[-1]
        step = len(parent.node.items) if parent.node.items is not None else parent.key[0] if parent.key else ""
        return (*parent.path, step)

    def _aliased(self, anchor: str, line: int) -> Node:
        node = self._anchors.get(anchor)
        if node is None:
            what = "stands inside of what it names" if anchor in self._anchors else "has no anchor before it"
            raise fail(self.file, line, f"the alias '*{shown(anchor)}' {what}", "put text that begins with * in quotes")
        return node

    def _tagged(self, line: int) -> KitError:
        return fail(
            self.file, line, "YAML tags such as !this are not used here", "put text that begins with ! in quotes"
        )

    def _last_line(self, event: Any) -> int:
        """The line on which a value ends: a mark at the start of a line belongs to the one before."""
        start, end = event.start_mark, event.end_mark
        line = end.line + 1 if end.column > 0 else end.line
        return int(max(start.line + 1, line))
