"""The values of a YAML file, which remember their lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from kit.campaign.scalars import Scalar
from kit.errors import Problem, Where

KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(slots=True)
class Node:
    """A value of the file with its lines, counted from 1. An alias is the very node of its anchor."""

    line: int
    end: int
    scalar: Scalar = None
    items: list[Node] | None = None
    entries: dict[str, tuple[int, Node]] | None = None  # key -> the key's line, and the value
    size: int = 1  # nodes in it, with every alias written out

    def children(self) -> Iterator[tuple[str | int, int, Node]]:
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

    def without(self, paths: Collection[KeyPath]) -> Node:
        """This value without what stands at the paths, which are never empty."""
        heads = {path[0] for path in paths}
        items: list[Node] | None = None if self.items is None else []
        entries: dict[str, tuple[int, Node]] | None = None if self.entries is None else {}
        for key, line, node in self.children():
            tails = [path[1:] for path in paths if path[0] == key] if key in heads else []
            if () in tails:
                continue
            kept = node.without(tails) if tails else node
            if items is not None:
                items.append(kept)
            elif entries is not None:
                entries[str(key)] = (line, kept)
        return Node(self.line, self.end, self.scalar, items, entries)


@dataclass(frozen=True, slots=True)
class Document:
    """A file of YAML: its value, and the lines of all that is in it."""

    file: str
    root: Node
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
        node: Node | None = self.root
        for step in path:
            node = next((child for key, _, child in node.children() if key == step), None) if node else None
        return tuple(node.entries or ()) if node else ()

    def without(self, paths: Collection[KeyPath]) -> Document:
        """The document without what stands at the paths; the rest keeps its lines."""
        if not paths:
            return self
        return Document(self.file, self.root.without(paths), self.source, self.repeated)

    def _reach(self, path: KeyPath) -> tuple[int, Node]:
        line, node = self.root.line, self.root
        for step in path:
            found = next(((at, child) for key, at, child in node.children() if key == step), None)
            if found is None:
                break
            line, node = found
        return line, node
