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
    changed = lines != whole
    return (_BOM if po.marked else b"") + ("\n".join(lines) if changed else po.text).encode()


def _gaps(blocks: Sequence[Block], lines: Sequence[str]) -> dict[int, Sequence[str]]:
    """The lines before each block that belong to none, by the block's start."""
    ends = (0, *(block.end for block in blocks))
    return {block.start: lines[end : block.start] for end, block in zip(ends, blocks, strict=False)}


def _lines(item: Placed, lines: Sequence[str], end: str) -> Sequence[str]:
    if item.block is None:
        return [line + end for line in entry_lines(item.entry)]
    raw = lines[item.block.start : item.block.end]
    if item.entry == item.block.entry:
        return raw
    before, after, written = entry_parts(item.block.entry), entry_parts(item.entry), _written(raw)
    kept = {
        name: written.get(name, []) if part == before[name] else [line + end for line in part]
        for name, part in after.items()
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
