"""What catalogs are looked at as: every text of them stands on its cards, and each entry in its lines."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.l10n import pofile
from kit.l10n.blocks import with_entry
from kit.l10n.catalog_checks import ALWAYS, check_catalog
from kit.l10n.glossary import Glossary
from kit.l10n.pofile import Block, Entry, PoFile
from kit.proof.shown import AsShown, as_shown
from kit.workspace import Memory
from tests.l10n.po_styles import catalogs
from tests.l10n.test_update_gettext import CATALOGS, REWRITES, ROOT, run

FILE = "locales/de/LC_MESSAGES/drive.po"
HEADER = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
)
_catalogs = catalogs("nplurals=2; plural=(n != 1);")


def broken(po: PoFile) -> set[pofile.Key]:
    return {each.key for each in check_catalog(po, "de", FILE, Glossary(), only=ALWAYS) if each.check in ALWAYS}


def reviewed(po: PoFile) -> PoFile:
    return replace(po, blocks=tuple(replace(each, entry=replace(each.entry, flags=())) for each in po.blocks))


def place(block: Block) -> tuple[object, ...]:
    return block.start, block.end, block.entry.line, block.entry.key, block.entry.plural, block.entry.obsolete


@given(_catalogs)
def test_every_entry_keeps_its_lines(made: tuple[bytes, list[Entry]]) -> None:
    before, after = pofile.parse(made[0], FILE), pofile.parse(as_shown(made[0], FILE, "de"), FILE)
    assert [*map(place, after.blocks)] == [*map(place, before.blocks)]
    assert len(after.lines) == len(before.lines)
    assert [replace(each, flags=()) for each in after.obsolete] == [replace(each, flags=()) for each in before.obsolete]


@given(_catalogs)
def test_every_text_is_translated_and_counts(made: tuple[bytes, list[Entry]]) -> None:
    assume(all(each.plural != "" for each in made[1]))
    for entry in pofile.parse(as_shown(made[0], FILE, "de"), FILE).entries:
        assert all(entry.strings)
        assert not entry.fuzzy


@given(_catalogs)
def test_what_is_translated_is_shown_and_what_cannot_be_is_the_source(made: tuple[bytes, list[Entry]]) -> None:
    before = pofile.parse(made[0], FILE)
    wrong = broken(reviewed(before))
    for was, now in zip(before.entries, pofile.parse(as_shown(made[0], FILE, "de"), FILE).entries, strict=True):
        assert replace(now, strings=(), flags=()) == replace(was, strings=(), flags=())
        for number, (one, other) in enumerate(zip(was.strings, now.strings, strict=True)):
            if one and was.key not in wrong:
                assert other == one
            else:
                sources = (was.msgid,) if was.plural is None else (was.msgid, was.plural)
                assert other == sources[-1 if len(was.strings) == 1 else min(number, len(sources) - 1)]


@given(_catalogs)
def test_it_is_the_same_when_it_is_done_again(made: tuple[bytes, list[Entry]]) -> None:
    once = as_shown(made[0], FILE, "de")
    if not broken(pofile.parse(once, FILE)):  # source texts may be broken, too
        assert as_shown(once, FILE, "de") == once


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('msgid "One"\nmsgstr ""\n', 'msgid "One"\nmsgstr "One"\n'),
        ('#, fuzzy\nmsgid "One"\nmsgstr "Eins"\n', '#,\nmsgid "One"\nmsgstr "Eins"\n'),
        ('msgid "{n} is"\nmsgstr ""\n"{m} "\n"ist"\n', 'msgid "{n} is"\nmsgstr "{n} is"\n""\n""\n'),
        (
            'msgid "A <b>\\"c\\"</b>\\n"\nmsgid_plural "B"\nmsgstr[0] "<b>"\nmsgstr[1] ""\n',
            'msgid "A <b>\\"c\\"</b>\\n"\nmsgid_plural "B"\nmsgstr[0] "A <b>\\"c\\"</b>\\n"\nmsgstr[1] "B"\n',
        ),
        ('#~ msgid "One"\n#~ msgstr ""\n', '#~ msgid "One"\n#~ msgstr ""\n'),
        ('msgid "One\nmsgstr ""\n', 'msgid "One\nmsgstr ""\n'),  # cannot be read
    ],
)
def test_what_stands_in_for_a_text(text: str, shown: str) -> None:
    found = as_shown((HEADER + text).encode(), FILE, "de").decode().removeprefix(HEADER)
    assert [line.rstrip() for line in found.split("\n")] == shown.split("\n")


@given(st.binary(max_size=60))
def test_what_is_no_catalog_stays_as_it_is(data: bytes) -> None:
    assume(b"fuzzy" not in data)
    try:
        pofile.parse(data, FILE)
    except KitError:
        assert as_shown(data, FILE, "de") == data


def test_only_catalogs_are_shown_otherwise() -> None:
    text = b'#, fuzzy\nmsgid "One"\nmsgstr ""\n'
    there = AsShown(Memory(dict.fromkeys((FILE, "locales/drive.pot", "locales/de/other.po"), text)))
    assert b"fuzzy" not in there.read(FILE)
    assert there.read("locales/drive.pot") == there.read("locales/de/other.po") == text


@pytest.mark.skipif(not shutil.which("msgfmt"), reason="needs GNU gettext (Debian's package gettext)")
@pytest.mark.parametrize("tool", ["as it is", "narrow", "escaped", "indented"])
def test_gettext_accepts_what_is_shown(tmp_path: Path, tool: str) -> None:
    file, other = tmp_path / "catalog.po", tmp_path / "shown.po"
    for path in CATALOGS[::13]:
        data = (ROOT / path).read_bytes()
        for number, entry in enumerate(pofile.parse(data, path).entries):
            said = ("", "{nothing} <script>", *entry.strings[:1])[number % 3]
            changed = replace(entry, strings=tuple(said for _ in entry.strings), flags=("fuzzy",) * (number % 2))
            data = with_entry(pofile.parse(data, path), entry.key, changed)
        file.write_bytes(data)
        if tool in REWRITES:
            file.write_bytes(run(REWRITES[tool], file))
        other.write_bytes(as_shown(file.read_bytes(), path, path.split("/")[1]))
        run(["msgfmt", "--check", "--output-file=/dev/null"], other)
        assert all(all(entry.strings) for entry in pofile.parse(other.read_bytes(), path).entries)
