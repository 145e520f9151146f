"""A catalog file changed entry by entry: whatever does not change keeps its bytes, its place and its wrapping.

Translators' tools order, wrap and mark catalogs each in their own way. So a file is not written anew from what was
read: only those lines of an entry are that say something else than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kit.l10n.pofile import Block, Entry, Key, PoFile
from kit.l10n.powriter import entry_lines, entry_parts, marked

_BOM = b"\xef\xbb\xbf"
_COMMENTS = {".": "extracted", ":": "references", ",": "flags", "=": "flags", "|": "previous"}
_KEYWORDS = {"msgctxt": "context", "msgid": "msgid", "msgid_plural": "plural"}


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry as it is to be, and the block of the file that it comes from; None where it is new."""

    entry: Entry
    block: Block | None = None

    @property
    def stays(self) -> bool:
        """Whether it stands where it stood: what becomes obsolete, or comes back, goes elsewhere."""
        return self.block is not None and self.block.entry.obsolete == self.entry.obsolete


def in_use(po: PoFile, key: Key) -> Block:
    """The block of an entry in use; the first one, which counts, where a file has two of that key.

    Raises `KeyError` where the catalog has none of that key (msgctxt and msgid).
    """
    for block in po.blocks:
        if block.entry.key == key and not block.entry.obsolete:
            return block
    raise KeyError(key)


def block_lines(po: PoFile, block: Block) -> tuple[str, ...]:
    """The lines of an entry as they stand in the file, without LF."""
    return tuple(po.lines[block.start : block.end])


def with_entry(po: PoFile, key: Key, entry: Entry) -> bytes:
    """The catalog with one of its entries changed, and not one byte beside it. Raises `KeyError` as `in_use`."""
    block = in_use(po, key)
    end = "\r" if po.lines[block.start].endswith("\r") else ""
    return with_lines(po, block, _lines(Placed(entry, block), po.lines, end))


def with_lines(po: PoFile, block: Block, lines: Sequence[str]) -> bytes:
    """The catalog with other lines in the place of an entry's."""
    if block.end == len(po.lines):  # no line ends after the last one
        lines = [*lines[:-1], lines[-1].removesuffix("\r")]
    return _encoded(po, [*po.lines[: block.start], *lines, *po.lines[block.end :]])


def edited(po: PoFile, placed: Sequence[Placed]) -> bytes:
    """The file with these entries in this order, and with what stands behind the last of them now."""
    end = "\r" if "\r\n" in po.text else ""
    whole = po.lines if po.lines[-1] == "" else [*po.lines[:-1], po.lines[-1] + end, ""]
    gaps = _gaps(po.blocks, whole)
    lines: list[str] = []
    for item in placed:
        gap = gaps[item.block.start] if item.block and item.stays else [end]
        first = bool(item.block) and item.block is po.blocks[0]
        if lines:
            lines += gap or [end] * first
        elif first:
            lines += gap
        lines += _lines(item, whole, end)
    lines += whole[po.blocks[-1].end :] if po.blocks else [end, *po.lines] if po.text.strip() else [""]
    return _encoded(po, po.lines if lines == whole else lines)


def _encoded(po: PoFile, lines: Iterable[str]) -> bytes:
    return (_BOM if po.marked else b"") + "\n".join(lines).encode()


def _gaps(blocks: Sequence[Block], lines: Sequence[str]) -> dict[int, Sequence[str]]:
    """The lines before each block that belong to none, by the block's start."""
    ends = (0, *(block.end for block in blocks))
    return {block.start: lines[end : block.start] for end, block in zip(ends, blocks, strict=False)}


def _lines(item: Placed, lines: Sequence[str], end: str) -> Sequence[str]:
    """The lines of an entry: those that say the same as before as and where they are, the others anew."""
    if item.block is None:
        return [line + end for line in entry_lines(item.entry)]
    raw = lines[item.block.start : item.block.end]
    if item.entry == item.block.entry:
        return raw
    pieces = _pieces(raw)
    before, after = entry_parts(item.block.entry), entry_parts(item.entry)
    anew: dict[str, Iterator[list[str]]] = {}
    for part in dict.fromkeys(part for part, _ in pieces):
        if before[part] != after[part]:
            written = [piece for other, piece in pieces if other == part]
            flags = _flags(written, item, end) if part == "flags" else None
            anew[part] = iter(flags or _changed(written, before[part], after[part], end))
    pieces = [(part, next(anew[part]) if part in anew else piece) for part, piece in pieces]
    order = list(after)
    for part in order:
        if all(part != other for other, _ in pieces):
            behind = order[order.index(part) :]
            place = next((at for at, (other, _) in enumerate(pieces) if other in behind), len(pieces))
            pieces.insert(place, (part, [line + end for line in after[part]]))
    return [marked(line, part) if item.entry.obsolete else line for part, piece in pieces for line in piece]


def _changed(pieces: Sequence[Sequence[str]], before: Sequence[str], after: Sequence[str], end: str) -> list[list[str]]:
    """What stands in the place of each piece of a part; pieces that say what they said stay, if each says one thing."""
    anew: list[list[str]] = [[] for _ in pieces]
    if len(pieces) != len(before):
        anew[0] = [line + end for line in after]
        return anew
    for same, first, last, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if same == "equal":
            for place in range(first, last):
                anew[place] += pieces[place]
        else:
            anew[min(first, len(pieces) - 1)] += (line + end for line in after[start:stop])
    return anew


def _flags(pieces: Iterable[Iterable[str]], item: Placed, end: str) -> list[list[str]] | None:
    """The same of flags, of which a line has several; None where those that stay stand in another order."""
    assert item.block is not None
    added = [flag for flag in item.entry.flags if flag not in item.block.entry.flags]
    said: list[str] = []
    anew: list[list[str]] = []
    for line, *_ in pieces:
        mark, flags = line.lstrip()[:2], [flag.strip() for flag in line.lstrip()[2:].split(",")]
        left = [flag for flag in flags if flag in item.entry.flags]
        if mark == "#,":
            left, added = [*added, *left], []
        said += left
        anew.append([] if not left else [line] if left == flags else [f"{mark} {', '.join(left)}{end}"])
    return anew if tuple(dict.fromkeys(said)) == item.entry.flags else None


def _pieces(raw: Iterable[str]) -> list[tuple[str, list[str]]]:
    """A block's lines, as they would be if it were in use: comment by comment, string by string, each with its part."""
    pieces: list[tuple[str, list[str]]] = []
    for line in raw:
        plain = line.lstrip()
        if plain.startswith("#~"):
            rest = plain[2:]
            plain = f"#{rest}" if rest.lstrip().startswith("|") else rest.lstrip() or line
            line = plain
        if plain.startswith("#"):
            part = _COMMENTS.get(plain[1:2], "comments")
            begins = part != "previous" or not plain[2:].lstrip().startswith('"')
        else:
            keyword = plain.split('"', 1)[0].strip()
            part, begins = _KEYWORDS.get(keyword, "strings"), bool(keyword)
        if begins or not pieces:
            pieces.append((part, [line]))
        else:
            pieces[-1][1].append(line)
    return pieces
