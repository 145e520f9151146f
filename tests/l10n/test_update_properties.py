"""Whatever happens to source texts and catalogs, no translation is lost, and an update leaves nothing to do."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.l10n import plurals
from kit.l10n.blocks import Placed, edited, with_entry
from kit.l10n.pofile import Entry, PoFile, Source, is_header, parse
from kit.l10n.poheader import fields
from kit.l10n.postrings import quoted
from kit.l10n.powriter import header_text, write
from kit.l10n.update import Merged, merge, read
from tests.l10n.catalog_entries import entries

HEADER = header_text(["Notes."], fields("harbour", "pl", plurals.header("pl")))
EMPTY = PoFile("", ())

_contexts = st.sampled_from(["a.headline", "a.body", "b.headline", "b.body", "c.body"])
_texts = st.sampled_from(["One", "Sign now", "Sign now!", "Children need us", "All children need us now"])
_plurals = st.sampled_from([None, None, "Ones", "Twos"])
_notes = st.sampled_from([(), ("A note.",)])
_sources = st.builds(Source, _contexts, _texts, _plurals)
_templates = st.lists(_sources, max_size=5, unique_by=lambda source: source.context)
_different = st.lists(_sources, max_size=5, unique_by=(lambda source: source.context, lambda source: source.msgid))
_pages = st.lists(st.builds(Source, st.none(), _texts, _plurals), max_size=4, unique_by=lambda source: source.msgid)


def template(sources: Iterable[Source], notes: tuple[str, ...] = ()) -> PoFile:
    made = (Entry(s.context, s.msgid, s.plural, ("",) * (2 if s.plural else 1), extracted=notes) for s in sources)
    return parse(write(HEADER, made), "harbour.pot")


def updated(pot: PoFile, data: bytes | None) -> Merged:
    return merge(pot, EMPTY if data is None else read(data, "pl.po"), "pl", "harbour")


def strings(data: bytes) -> set[str]:
    """Every string that a translator has written."""
    po = parse(data, "pl.po")
    return {string for entry in (*po.entries, *po.obsolete) for string in entry.strings if string}


def comments(data: bytes) -> set[str]:
    return {comment for block in parse(data, "pl.po").blocks for comment in block.entry.comments}


@st.composite
def translated(draw: st.DrawFn, data: bytes) -> bytes:
    """The catalog after a translator, whose every string differs, has worked at some of it."""
    po = parse(data, "pl.po")
    placed = []
    for block in po.blocks:
        entry = block.entry
        work = draw(st.sampled_from(["leave", "leave", "translate", "doubt"]))
        if work != "leave" and not is_header(entry) and not entry.obsolete:
            words = tuple(f"{draw(st.integers(0, 999_999))} {number}" for number, _ in enumerate(entry.strings))
            keep = () if work == "translate" else ("fuzzy",)
            entry = replace(entry, strings=words, flags=keep, previous=None)
        placed.append(Placed(entry, block))
    return edited(po, placed)


@settings(max_examples=100, deadline=None)
@given(st.data(), st.booleans())
def test_no_translation_is_ever_lost(data: st.DataObject, pages: bool) -> None:
    catalog: bytes | None = None
    for _ in range(4):
        pot = template(data.draw(_pages if pages else _templates), data.draw(_notes))
        merged = updated(pot, catalog)
        after = merged.data()
        po = parse(after, "pl.po")
        assert {entry.source for entry in po.entries} == {entry.source for entry in pot.entries}
        assert len({block.entry.key for block in po.blocks}) == len(po.blocks), "GNU gettext would refuse the file"
        if catalog is not None:
            kept = {comment.partition(" ")[2] for comment in comments(after)}
            assert all(string in strings(after) or quoted(string) in kept for string in strings(catalog))
        assert updated(pot, after).data() == after
        catalog = data.draw(translated(after))


@settings(max_examples=100, deadline=None)
@given(_different, _templates, st.data())
def test_texts_that_change_and_change_back_leave_no_trace(
    first: list[Source], other: list[Source], data: st.DataObject
) -> None:
    before = data.draw(translated(updated(template(first), None).data()))
    there = updated(template(other), before).data()
    back = {entry.source: entry for entry in parse(updated(template(first), there).data(), "x").entries}
    for entry in parse(before, "x").entries:
        if all(entry.strings) and not entry.fuzzy:
            assert (back[entry.source].strings, back[entry.source].fuzzy) == (entry.strings, False)


@given(entries(), entries(obsolete=True), st.randoms())
def test_whatever_a_catalog_looks_like_it_stays_so(used: list[Entry], gone: list[Entry], chance: random.Random) -> None:
    keys = {entry.key for entry in used}
    pot = parse(write(HEADER, (replace(e, flags=(), previous=None, strings=("",), plural=None) for e in used)), "x.pot")
    placed = [replace(e, plural=None, strings=e.strings[:1], previous=None) for e in used]
    placed += [entry for entry in gone if entry.key not in keys]
    chance.shuffle(placed)
    ends = chance.choice(["\n", "\r\n"])
    data = chance.choice([b"", b"\xef\xbb\xbf"]) + write(HEADER, placed).replace(b"\n", ends.encode())
    assert updated(pot, data).data() == data


@given(entries().filter(bool), st.text(st.characters(codec="utf-8")), st.data())
def test_one_entry_is_saved_and_nothing_else(used: list[Entry], string: str, data: st.DataObject) -> None:
    before = write(HEADER, used)
    po = parse(before, "pl.po")
    block = data.draw(st.sampled_from(po.blocks[1:]))
    changed = replace(block.entry, strings=(string, *block.entry.strings[1:]))
    after = with_entry(po, block.entry.key, changed)
    assert parse(after, "pl.po").blocks[po.blocks.index(block)].entry == changed
    head, tail = ("\n".join(lines).encode() for lines in (po.lines[: block.start], po.lines[block.end :]))
    assert after.startswith(head)
    assert after.endswith(tail)
