"""One entry is edited, and nothing else in the file changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.l10n.edits import ChangedError, edited_entry, saved, undone
from kit.l10n.pofile import HEADER, Entry, Key, PoFile, Source, parse
from tests.l10n.catalog_entries import texts
from tests.l10n.po_styles import catalogs

NOTE = "Machine draft by libre, 2026-11-22; not reviewed."
DRAFT = Entry(
    "a.b",
    "One",
    strings=("Ein",),
    flags=("fuzzy", "python-brace-format"),
    comments=("Look here.", NOTE, "Machine draft by hand."),
    references=("a.yaml",),
    previous=Source(None, "Once"),
)
FILE = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"

# Look here.
# Machine draft by libre, 2026-11-22; not reviewed.
#, fuzzy, python-brace-format
#| msgid "Once"
msgctxt "a.b"
msgid "One"
msgstr "Ein"

msgid "{n} week"
msgid_plural "{n} weeks"
msgstr[0] ""
msgstr[1] ""

#~ msgid "Gone"
#~ msgstr "Weg"
"""
ONE: Key = ("a.b", "One")
WEEKS: Key = (None, "{n} week")
FORMS = "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"


@dataclass(frozen=True)
class Said:
    """What a page has kept of an entry."""

    strings: tuple[str, ...]
    fuzzy: bool


def edit(text: str, key: Key, base: Said | Entry, *strings: str, reviewed: bool = True) -> str:
    return saved(text.encode(), "de.po", "de", key, base, strings, reviewed).data.decode()


def test_what_is_reviewed_is_a_translation_like_any_other() -> None:
    entry = edited_entry(DRAFT, ["Eins"], reviewed=True)
    assert entry == replace(
        DRAFT,
        strings=("Eins",),
        flags=("python-brace-format",),
        comments=("Look here.", "Machine draft by hand."),
        previous=None,
    )
    assert edited_entry(entry, ["Eins"], reviewed=True) == entry


def test_what_nobody_has_reviewed_is_fuzzy_and_keeps_what_is_said_of_it() -> None:
    assert edited_entry(DRAFT, ["Eins"], reviewed=False) == replace(DRAFT, strings=("Eins",))
    plain = Entry("a.b", "One", flags=("python-brace-format",))
    assert edited_entry(plain, ["Eins"], reviewed=False).flags == ("fuzzy", "python-brace-format")


@pytest.mark.parametrize("reviewed", [True, False])
def test_what_is_empty_is_neither_fuzzy_nor_reviewed(reviewed: bool) -> None:
    entry = edited_entry(DRAFT, [""], reviewed)
    assert (entry.strings, entry.fuzzy, entry.previous) == (("",), False, None)
    assert NOTE not in entry.comments


def test_line_ends_are_those_of_catalogs_and_all_else_is_kept_as_typed() -> None:
    assert edited_entry(DRAFT, [" a\r\n\rb\t<\\n \u202f"], reviewed=True).strings == (" a\n\nb\t<\\n \u202f",)


def test_one_entry_changes_in_the_file() -> None:
    first = edit(FILE, ONE, Said(("Ein",), True), "Eins")
    assert first == FILE.replace(
        '#, fuzzy, python-brace-format\n#| msgid "Once"\n', "#, python-brace-format\n"
    ).replace(f"# {NOTE}\n", "").replace('msgstr "Ein"', 'msgstr "Eins"')
    assert edit(FILE, WEEKS, Said(("",), False), "{n} Woche", "", reviewed=False) == FILE.replace(
        'msgid "{n} week"\n', '#, fuzzy\nmsgid "{n} week"\n'
    ).replace('[0] ""', '[0] "{n} Woche"')


@pytest.mark.parametrize("base", [Said(("Ein",), False), Said(("Eine",), True), Said(("Ein", "mehr"), True)])
def test_what_somebody_else_has_changed_is_not_overwritten(base: Said) -> None:
    with pytest.raises(ChangedError) as caught:
        edit(FILE, ONE, base, "Eins")
    assert (caught.value.entry.strings, caught.value.entry.fuzzy) == (("Ein",), True)


def test_what_is_so_already_is_no_conflict() -> None:
    assert edit(FILE, ONE, Said(("",), False), "Ein", reviewed=False) == FILE


@pytest.mark.parametrize("key", [HEADER, (None, "Gone"), (None, "One"), ("a.b", "Two")])
def test_what_is_not_there_cannot_be_saved(key: Key) -> None:
    with pytest.raises(KeyError):
        edit(FILE, key, Said(("",), False), "X")


@pytest.mark.parametrize(
    ("key", "strings", "told"),
    [
        (ONE, ["a", "b"], "de.po:9: a.b needs 1 text, not 2"),
        (WEEKS, ["a"], "de.po:12: “{n} week” needs 2 texts, not 1"),
        (ONE, ["a\0"], r"a.b has the character U\+0000"),
        (ONE, ["a\x04"], r"a.b has the character U\+0004"),
        (ONE, ["\ud83d"], r"a.b has the character U\+D83D"),
    ],
)
def test_what_no_catalog_can_hold_is_refused(key: Key, strings: list[str], told: str) -> None:
    base = next(entry for entry in parse(FILE.encode(), "de.po").entries if entry.key == key)
    with pytest.raises(KitError, match=told):
        edit(FILE, key, base, *strings)


def test_a_form_that_has_no_place_is_not_thrown_away() -> None:
    many = FILE.replace('msgstr[1] ""', 'msgstr[1] "b"\nmsgstr[2] "c"')
    with pytest.raises(KitError, match="has 3 plural forms, and the header says 2"):
        edit(many, WEEKS, Said(("", "b", "c"), False), "a", "b")


def test_a_catalog_that_cannot_be_read_is_not_written() -> None:
    with pytest.raises(KitError, match="this is not a line of a catalog"):
        edit(FILE.replace('msgid "One"', 'msgid "One'), ONE, Said(("Ein",), True), "Eins")


def test_undoing_keeps_what_others_have_done_beside_it() -> None:
    step = saved(FILE.encode(), "de.po", "de", ONE, Said(("Ein",), True), ["Eins"], reviewed=True).step
    after = edit(FILE, ONE, Said(("Ein",), True), "Eins").replace("# Look here.", "# Look here.\n# And here.")
    entry = parse(undone(after.encode(), "de.po", step).data, "de.po").entries[0]
    assert entry.comments == ("Look here.", "And here.", NOTE)
    assert entry.flags == ("fuzzy", "python-brace-format")
    assert (entry.strings, entry.previous) == (("Ein",), Source(None, "Once"))
    for other in ('msgstr "Eins!"', 'msgid_plural "x"\nmsgstr[0] "Eins"'):
        with pytest.raises(ChangedError):
            undone(after.replace('msgstr "Eins"', other).encode(), "de.po", step)
    with pytest.raises(KeyError):
        undone(after.replace("a.b", "a.c").encode(), "de.po", step)


_typed = st.text(st.characters(codec="utf-8", exclude_characters="\0\x04"), max_size=12)


@given(catalogs(FORMS), st.booleans(), st.data())
def test_whatever_a_catalog_looks_like_one_entry_changes_and_comes_back(
    catalog: tuple[bytes, list[Entry]], reviewed: bool, data: st.DataObject
) -> None:
    before, used = catalog
    po = parse(before, "x.po")
    assert {entry.key for entry in po.entries} == {entry.key for entry in used}
    assume(used)
    key = data.draw(st.sampled_from([entry.key for entry in used]))
    at = next(index for index, block in enumerate(po.blocks) if block.entry.key == key and not block.entry.obsolete)
    block = po.blocks[at]
    assume(not any(block.entry.strings[3:]))
    count = 1 if block.entry.plural is None else 3
    strings = data.draw(
        st.lists(_typed | texts.filter(lambda t: t in block.entry.strings), min_size=count, max_size=count)
    )
    done = saved(before, "x.po", "gd", key, block.entry, strings, reviewed)
    after = parse(done.data, "x.po")
    wanted = edited_entry(block.entry, strings, reviewed)
    assert replace(after.blocks[at].entry, line=0) == replace(wanted, line=0)
    assert _others(po, at) == _others(after, at)
    assert done.step.empty == (done.data == before)
    assert undone(done.data, "x.po", done.step).data == before


def _others(po: PoFile, at: int) -> tuple[bool, list[str], list[str]]:
    """All that stands around an entry."""
    return po.marked, po.lines[: po.blocks[at].start], po.lines[po.blocks[at].end :]
