"""A catalog file changed entry by entry: whatever does not change keeps its bytes, its place and its wrapping.

Translators' tools order, wrap and mark catalogs each in their own way. So a file is not written anew from what was
read: only the parts of an entry that say something else than before are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kit.l10n.pofile import Block, Entry, Key, PoFile
from kit.l10n.powriter import arranged, entry_lines, entry_parts

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


def with_entry(po: PoFile, key: Key, entry: Entry) -> bytes:
    """The catalog with one of its entries changed, and nothing else.

    Raises `KeyError` where it has no entry in use of that key (msgctxt and msgid).
    """
    if not any(block.entry.key == key and not block.entry.obsolete for block in po.blocks):
        raise KeyError(key)
    changed = (block.entry.key == key and not block.entry.obsolete for block in po.blocks)
    return edited(
        po, [Placed(entry if it else block.entry, block) for it, block in zip(changed, po.blocks, strict=True)]
    )


def edited(po: PoFile, placed: Sequence[Placed]) -> bytes:
    """The file with these entries in this order, and with what stands behind the last of them now."""
    end = "\r" if "\r\n" in po.text else ""
    gaps = _gaps(po)
    lines: list[str] = []
    for number, item in enumerate(placed):
        gap = gaps[item.block.start] if item.block and item.stays else [end]
        if number == 0:
            gap = gap if item.block is po.blocks[0] else []
        elif not gap and item.block is po.blocks[0]:
            gap = [end]
        lines += gap
        lines += _lines(po, item, end)
    tail = po.lines[po.blocks[-1].end :] if po.blocks else _tail(po)
    lines += tail or [""]
    if not tail and lines[-2:-1]:
        lines[-2] = lines[-2].removesuffix("\r") + end
    text = "\n".join(lines)
    if not tail and text == f"{po.text}{end}\n":
        text = po.text  # it did not end with a line end, and nothing else has changed either
    return (_BOM if po.marked else b"") + text.encode()


def _tail(po: PoFile) -> list[str]:
    """What stands in a file without any entry: comments, if anything."""
    return ["", *po.lines] if po.text.strip() else [""]


def _gaps(po: PoFile) -> dict[int, list[str]]:
    """The lines before each block that belong to none, by the block's start."""
    ends = (0, *(block.end for block in po.blocks))
    return {block.start: po.lines[end : block.start] for end, block in zip(ends, po.blocks, strict=False)}


def _lines(po: PoFile, item: Placed, end: str) -> Iterable[str]:
    if item.block is None:
        return [line + end for line in entry_lines(item.entry)]
    raw = po.lines[item.block.start : item.block.end]
    if item.entry == item.block.entry:
        return raw
    before, after, written = entry_parts(item.block.entry), entry_parts(item.entry), _written(raw)
    kept = {
        name: written.get(name, []) if lines == before[name] else [line + end for line in lines]
        for name, lines in after.items()
    }
    return arranged(kept, item.entry.obsolete)


def _written(raw: Iterable[str]) -> dict[str, list[str]]:
    """A block's lines by the parts of its entry, as they would be if it were in use."""
    parts: dict[str, list[str]] = {}
    part = former = "comments"
    for line in raw:
        plain = line.lstrip()
        if plain.startswith("#~"):
            rest = plain[2:]
            plain = f"#{rest}" if rest.lstrip().startswith("|") else rest.lstrip() or line
            line = plain
        if plain.startswith("#"):
            part = former = _COMMENTS.get(plain[1:2], "comments")
        elif plain.strip():
            keyword = plain.split('"', 1)[0].strip()
            part = _KEYWORDS.get(keyword, "strings" if keyword else former)
            former = part
        parts.setdefault(part, []).append(line)
    return parts
