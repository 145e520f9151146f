from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.errors import KitError
from kit.l10n.pofile import Entry, Source, parse
from kit.l10n.powriter import entry_lines, header_text, write
from tests.l10n.catalog_entries import entries

HEADER = '# Notes.\n#\nmsgid ""\nmsgstr ""\n"Language: de\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
ENTRIES = """
# A note of the translator.
#
# And another.
#. From the source.
#: assets/campaign.yaml
#, fuzzy, python-brace-format
#| msgid "Old"
msgctxt "chart.body"
msgid "New {a}"
msgstr "Neu {a}"

msgid "one"
msgid_plural "many"
msgstr[0] "eins"
msgstr[1] "viele \\"so\\"\\tund\\nmehr"

# Kept.
#~ msgctxt "chart.gone"
#~ msgid "Gone"
#~ msgstr "Weg"
"""


def test_entries_have_everything_that_is_written() -> None:
    po = parse((HEADER + ENTRIES).encode(), "de.po")
    first, second = po.entries
    assert first == Entry(
        "chart.body",
        "New {a}",
        strings=("Neu {a}",),
        flags=("fuzzy", "python-brace-format"),
        comments=("A note of the translator.", "", "And another."),
        extracted=("From the source.",),
        references=("assets/campaign.yaml",),
        line=16,
        previous=Source(None, "Old"),
    )
    assert (second.key, second.plural) == ((None, "one"), "many")
    assert second.strings == ("eins", 'viele "so"\tund\nmehr')
    assert [(entry.key, entry.strings) for entry in po.obsolete] == [(("chart.gone", "Gone"), ("Weg",))]
    assert po.header_fields()["language"] == "de"


def test_writing_what_was_read_changes_nothing() -> None:
    po = parse((HEADER + ENTRIES).encode(), "de.po")
    assert write(HEADER, [*po.entries, *po.obsolete]).decode() == HEADER + ENTRIES


def test_each_entry_knows_its_lines() -> None:
    text = HEADER + ENTRIES
    po = parse(text.encode(), "de.po")
    found = ["\n".join(po.lines[block.start : block.end]) for block in po.blocks]
    assert found == text.rstrip("\n").split("\n\n")


def test_strings_over_several_lines_are_joined() -> None:
    po = parse(b'msgid ""\n"one "\n"two"\nmsgstr\n'.replace(b"msgstr\n", b'msgstr ""\n"eins "\n  "zwei"\n'), "de.po")
    assert (po.entries[0].msgid, po.entries[0].strings) == ("one two", ("eins zwei",))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('msgid "a\nmsgstr "b"\n', 1, "this is not a line of a catalog"),
        ('msgid "a"\nmsgstr "b" c\n', 2, "this is not a line of a catalog"),
        ('msgid "a"\nmsgstr "say "hello""\n', 2, "this is not a line of a catalog"),
        ('msgid "a"\nmsgstr "b"\n\nHello\n', 4, "this is not a line of a catalog"),
        ('msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', 3, "msgid cannot stand here"),
        ('msgid "a"\n# note\nmsgstr "c"\n', 2, "the entry before this line has no msgstr"),
        ('\nmsgstr "c"\n', 2, "msgstr cannot stand here"),
        ('msgid "a"\nmsgstr[0] "c"\n', 2, "msgstr[0] cannot stand here"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', 3, "msgstr cannot stand here"),
        ('"lost"\n', 1, "a string stands here that belongs to nothing"),
        ('msgid "a"', 1, "the entry before this line has no msgstr"),
        ('msgid "a"\n#~ msgstr "b"\n', 2, "the entry before this line has no msgstr"),
        ('msgctxt "a"\n# note\nmsgid "b"\nmsgstr ""\n', 2, "the entry before this line has no msgstr"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] ""\n', 3, "msgstr[1] stands where msgstr[0] belongs"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[0] ""\n', 4, "msgstr[0] stands where msgstr[1] belongs"),
    ],
)
def test_wrong_syntax_is_told_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(KitError) as caught:
        parse(text.encode(), "de.po")
    (problem,) = caught.value.problems
    assert (problem.where.line, problem.what) == (line, what)


def test_other_encodings_are_refused_with_the_line() -> None:
    with pytest.raises(KitError, match=r"de\.po:2: this is not UTF-8"):
        parse('msgid "a"\nmsgstr "ü"\n'.encode("latin-1"), "de.po")


def test_a_byte_order_mark_and_windows_lines_do_not_matter() -> None:
    po = parse(b'\xef\xbb\xbfmsgid "a"\r\nmsgstr "b"\r\n', "de.po")
    assert po.entries[0].strings == ("b",)


def test_header_text() -> None:
    assert header_text(["Words."], {"Language": "de"}) == '# Words.\nmsgid ""\nmsgstr ""\n"Language: de\\n"\n'


_LINES = ['msgid "a"', 'msgid ""', 'msgstr ""', 'msgstr "b\\n"', 'msgctxt "c"', 'msgid_plural "d"', 'msgstr[0] "e"']
_LINES += [
    'msgstr[1] ""',
    '"f"',
    "# g",
    "#, fuzzy",
    "#: x:1 \u2068y",
    "#. h",
    '#~ msgid "a"',
    '#~ msgstr "b"',
    "",
    "#|",
    "#~",
]
_LINES += [
    '"Content-Type: text/plain; charset=nonsense\\n"',
    '"Plural-Forms: nplurals=x\\n"',
    '"POT-Creation-Date: ?\\n"',
]


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from(_LINES), max_size=12).map(lambda lines: "\n".join(lines).encode())
)
def test_any_bytes_are_a_catalog_or_a_kit_error(data: bytes) -> None:
    try:
        po = parse(data, "de.po")
    except KitError as error:
        where = error.problems[0].where
        assert str(where) == f"de.po:{where.line}"
        return
    again = parse(write(header_text([], {}), [*po.entries, *po.obsolete]), "de.po")
    assert [said(entry) for entry in again.entries] == [said(entry) for entry in po.entries]
    assert [said(entry) for entry in again.obsolete] == [said(entry) for entry in po.obsolete]


@given(entries(), entries(obsolete=True))
def test_what_is_written_is_read_again(used: list[Entry], obsolete: list[Entry]) -> None:
    po = parse(write(HEADER, [*used, *obsolete]), "de.po")
    assert [said(entry) for entry in (*po.entries, *po.obsolete)] == [said(entry) for entry in (*used, *obsolete)]


def said(entry: Entry) -> Entry:
    return replace(entry, line=0)


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> theirs", "||||||| 1f2e3d"])
def test_what_version_control_could_not_merge_is_told(mark: str) -> None:
    with pytest.raises(KitError, match=r"de\.po:2: two versions of the catalog stand here"):
        parse(f'msgid "a"\n{mark}\nmsgstr "b"\n'.encode(), "de.po")


def test_escapes_are_those_of_gettext() -> None:
    po = parse(
        rb"""msgid "\a\b\t\n\v\f\r\"\\"
msgstr "\x41\102 \303\274 \xc3\xbc"
""",
        "de.po",
    )
    assert (po.entries[0].msgid, po.entries[0].strings[0]) == ('\a\b\t\n\v\f\r"\\', "AB ü ü")


@pytest.mark.parametrize("text", [r"\q", r"\303", r"\xff"])
def test_other_escapes_are_refused_with_the_line(text: str) -> None:
    with pytest.raises(KitError, match=r"de\.po:2: .* \(a backslash is written"):
        parse(f'msgid "a"\nmsgstr "{text}"\n'.encode(), "de.po")


def test_what_is_obsolete_has_comments_flags_and_a_former_text_in_every_writing() -> None:
    written = '# Note.\n#, fuzzy\n#~| msgctxt "a.b"\n#~| msgid "Old"\n#~ msgid "New"\n#~ msgstr "Neu"\n'
    po = parse(written.encode(), "de.po")
    assert said(po.obsolete[0]) == Entry(
        None, "New", None, ("Neu",), ("fuzzy",), ("Note.",), previous=Source("a.b", "Old"), obsolete=True
    )
    assert "\n".join(entry_lines(po.obsolete[0])) + "\n" == written
    behind = '#~ # Note.\n#~ #, fuzzy\n#~| msgctxt "a.b"\n#~| msgid "Old"\n#~ msgid "New"\n#~ msgstr "Neu"\n'
    assert said(parse(behind.encode(), "de.po").obsolete[0]) == said(po.obsolete[0])


def test_references_to_names_with_spaces() -> None:
    po = parse('#: a.py:3 \u2068my file.py:7\u2069 b.py\nmsgid "a"\nmsgstr ""\n'.encode(), "de.po")
    assert po.entries[0].references == ("a.py:3", "my file.py:7", "b.py")
    assert entry_lines(po.entries[0])[0] == "#: a.py:3 \u2068my file.py:7\u2069 b.py"


def test_flags_of_two_lines_and_of_the_new_kind() -> None:
    po = parse(b'#, fuzzy, c-format\n#= no-wrap\nmsgid "a"\nmsgstr ""\n', "de.po")
    assert po.entries[0].flags == ("fuzzy", "c-format", "no-wrap")


def test_what_stands_behind_the_last_entry_belongs_to_none() -> None:
    po = parse(b'msgid "a"\nmsgstr "b"\n\n# The end.\n', "de.po")
    assert (po.blocks[0].start, po.blocks[0].end) == (0, 2)
