"""YAML 1.2 as plain values that remember their lines.

The grammar is ruamel.yaml's; what a plain scalar means is decided here, by the core schema of YAML 1.2 (so the
language `no` is text), with two differences: numbers keep their exact decimal, and an ISO date is a date.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

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
from kit.errors import KitError, Problem, Where, fail, shown

KeyPath: TypeAlias = tuple[str | int, ...]
Scalar: TypeAlias = str | bool | Decimal | datetime.date | None

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
MAX_NODES = 100_000  # with every alias written out

_NUMBER = re.compile(r"[-+]?(?:\.\d{1,30}|\d{1,30}(?:\.\d{0,30})?)(?:[eE][-+]?\d{1,3})?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WORDS: dict[str, Scalar] = {"": None, "~": None}
_WORDS |= dict.fromkeys(("null", "Null", "NULL"), None)
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class _Node:
    """A value of the file with its lines, counted from 1. An alias is the very node of its anchor."""

    line: int
    end: int
    scalar: Scalar = None
    items: list[_Node] | None = None
    entries: dict[str, tuple[int, _Node]] | None = None  # key -> the key's line, and the value
    size: int = 1  # nodes in it, with every alias written out

    def children(self) -> Iterator[tuple[str | int, int, _Node]]:
        """Key or index, its line, and the value."""
        if self.entries is not None:
            for key, (line, node) in self.entries.items():
                yield key, line, node
        for index, node in enumerate(self.items or ()):
            yield index, node.line, node

    def plain(self) -> Any:
        if self.entries is not None:
            return {key: node.plain() for key, (_, node) in self.entries.items()}
        if self.items is not None:
            return [node.plain() for node in self.items]
        return self.scalar

    def without(self, paths: Collection[KeyPath]) -> _Node:
        """This value without what stands at the paths, which are never empty."""
        heads = {path[0] for path in paths}
        items: list[_Node] | None = None if self.items is None else []
        entries: dict[str, tuple[int, _Node]] | None = None if self.entries is None else {}
        for key, line, node in self.children():
            tails = [path[1:] for path in paths if path[0] == key] if key in heads else []
            if () in tails:
                continue
            kept = node.without(tails) if tails else node
            if items is not None:
                items.append(kept)
            elif entries is not None:
                entries[str(key)] = (line, kept)
        return _Node(self.line, self.end, self.scalar, items, entries)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of YAML: its value, and the lines of all that is in it."""

    file: str
    root: _Node
    source: tuple[str, ...]  # the file's lines
    repeated: tuple[tuple[KeyPath, Problem], ...] = ()  # keys that are there twice; the first one counts

    def value(self) -> Any:
        """The whole file as dicts, lists and scalars."""
        return self.root.plain()

    def where(self, path: KeyPath) -> Where:
        """The line of a key or of an item of a list; of the innermost one that is there."""
        line, _ = self._reach(path)
        return Where(self.file, line)

    def where_text(self, path: KeyPath, text: str) -> Where:
        """The first line below `path` that has `text` in it; as `where` when the text is not there as it stands."""
        line, node = self._reach(path)
        for number in range(line, max(line, node.end) + 1):
            if text in "".join(self.source[number - 1 : number]):
                return Where(self.file, number)
        return Where(self.file, line)

    def line(self, path: KeyPath) -> str:
        """The line of the file on which a key or an item stands, as it is written."""
        number, _ = self._reach(path)
        return "".join(self.source[number - 1 : number])

    def keys(self, path: KeyPath) -> tuple[str, ...]:
        """The keys of the mapping at a path; none where there is no mapping."""
        node: _Node | None = self.root
        for step in path:
            node = next((child for key, _, child in node.children() if key == step), None) if node else None
        return tuple(node.entries or ()) if node else ()

    def without(self, paths: Collection[KeyPath]) -> Document:
        """The document without what stands at the paths; the rest keeps its lines."""
        if not paths:
            return self
        return Document(self.file, self.root.without(paths), self.source, self.repeated)

    def _reach(self, path: KeyPath) -> tuple[int, _Node]:
        line, node = self.root.line, self.root
        for step in path:
            found = next(((at, child) for key, at, child in node.children() if key == step), None)
            if found is None:
                break
            line, node = found
        return line, node


def parse(content: bytes, file: str) -> Document:
    """The YAML of a file. `KitError` for what cannot be read: grammar, encoding, size, or aliases out of hand."""
    if len(content) > MAX_BYTES:
        raise fail(file, None, "the file is larger than 2 MB", "keep pictures and long texts out of it")
    text = _decode(content, file)
    reader = _Reader(file)
    try:
        for event in YAML(typ="safe", pure=True).parse(text or "\n"):
            reader.take(event)
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise fail(
            file, line, "there is an invisible control character here", "delete it and type the text anew"
        ) from None
    except MarkedYAMLError as error:
        raise grammar_error(error, file) from None
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

    node: _Node
    path: KeyPath
    key: tuple[str, int] | None = None  # in a mapping: the key that waits for its value, and its line


@dataclass(slots=True)
class _Reader:
    """Builds nodes from the events of the grammar, without recursion, so that no nesting can exhaust the stack."""

    file: str
    root: _Node | None = None
    repeated: list[tuple[KeyPath, Problem]] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _anchors: dict[str, _Node | None] = field(default_factory=dict)  # None while it is still open
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
        node = _Node(line, self._last_line(event), resolve(event.value) if plain else event.value)
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
        node = _Node(line, line, items=None if mapping else [], entries={} if mapping else None)
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

    def _add(self, node: _Node, line: int) -> None:
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

    def _aliased(self, anchor: str, line: int) -> _Node:
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


def resolve(text: str) -> Scalar:
    """What a scalar without quotes means: nothing, true or false, a number, a date, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    if _DATE.fullmatch(text):
        try:
            return datetime.date.fromisoformat(text)
        except ValueError:  # the 30th of February
            return text
    return text
