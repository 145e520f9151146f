from __future__ import annotations

from dataclasses import replace

import pytest

from kit.l10n.blocks import Placed, edited, with_entry
from kit.l10n.pofile import Entry, parse

FILE = """# Team notes.
msgid ""
msgstr "Language: de\\n"

# One.
#: a.yaml
#. Behind the file, as no tool has it.
#, fuzzy, \\
msgctxt  "a.b"
msgid ""
"One "
"text"
msgstr "Ein "
    "Text"
#~ msgid "Old"
#~ msgstr "Alt"

# The end.
"""


def test_an_entry_is_changed_and_the_rest_of_it_stays_as_it_is_written() -> None:
    po = parse(FILE.encode(), "de.po")
    (entry,) = po.entries
    assert with_entry(po, entry.key, entry) == FILE.encode()
    changed = with_entry(po, entry.key, replace(entry, strings=("Text",))).decode()
    assert changed == FILE.replace('msgstr "Ein "\n    "Text"\n', 'msgstr "Text"\n')


MANY = """#. Extracted.
#   Indented.
# Not needed.
#, fuzzy
#= c-format, no-wrap
#: a.yaml
#: b.yaml
#  Behind.
#| msgid "Old "
#| "text"
msgid "One"
msgid_plural ""
"Many"
msgstr[0] ""
"Ein"
"s"
msgstr[1]   "Viele"
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "after", ["\n", "", '\n#~ msgid "Gone"\n#~ msgstr ""\n', '\n# Notes.\n\n\nmsgid "x"\nmsgstr ""']
)
def test_only_those_lines_of_an_entry_change_that_say_something_else(ends: str, after: str) -> None:
    before = f'msgid ""{ends}msgstr ""{ends}{ends}'
    text = MANY.removesuffix("\n") + after

    def lines(text: str) -> bytes:
        return b"\xef\xbb\xbf" + (before + text.replace("\n", ends)).encode()

    po = parse(lines(text), "de.po")
    entry = next(entry for entry in po.entries if entry.plural)
    changes = [
        (replace(entry, strings=("Eins", "Zwei")), 'msgstr[1]   "Viele"', 'msgstr[1] "Zwei"'),
        (replace(entry, strings=("Ein", "Viele")), 'msgstr[0] ""\n"Ein"\n"s"', 'msgstr[0] "Ein"'),
        (replace(entry, comments=("Indented.", "Behind.")), "# Not needed.\n", ""),
        (replace(entry, flags=("c-format", "no-wrap")), "#, fuzzy\n", ""),
        (replace(entry, flags=("x", "fuzzy", "no-wrap")), "#, fuzzy\n#= c-format, no-wrap", "#, x, fuzzy\n#= no-wrap"),
        (replace(entry, previous=None), '#| msgid "Old "\n#| "text"\n', ""),
        (replace(entry, references=()), "#: a.yaml\n#: b.yaml\n", ""),
    ]  # fmt: skip
    for changed, old, new in changes:
        assert text.count(old) == 1
        data = with_entry(po, entry.key, changed)
        assert data == lines(text.replace(old, new))
        assert replace(parse(data, "de.po").blocks[1].entry, line=0) == replace(changed, line=0)


def test_of_two_entries_with_one_key_the_first_is_changed() -> None:
    data = b'msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n'
    po = parse(data, "de.po")
    assert with_entry(po, (None, "a"), replace(po.entries[0], strings=("3",))) == data.replace(b'"1"', b'"3"')


@pytest.mark.parametrize("key", [(None, "Old"), ("a.b", "another"), ("", "")])
def test_an_entry_that_is_not_in_use_cannot_be_changed(key: tuple[str | None, str]) -> None:
    with pytest.raises(KeyError):
        with_entry(parse(FILE.encode(), "de.po"), key, Entry(*key))


def test_entries_are_removed_put_elsewhere_and_added() -> None:
    po = parse(FILE.encode(), "de.po")
    header, entry, old = po.blocks
    back = Placed(replace(old.entry, obsolete=False), old)
    data = edited(po, [Placed(header.entry, header), back, Placed(Entry(None, "New"))]).decode()
    head, tail = FILE.split("\n\n")[0], FILE.split("\n\n")[-1]
    assert data == f'{head}\n\nmsgid "Old"\nmsgstr "Alt"\n\nmsgid "New"\nmsgstr ""\n\n{tail}'
    gone = edited(po, [Placed(replace(entry.entry, obsolete=True), entry)]).decode()
    assert '#~ msgctxt  "a.b"\n#~ msgid ""\n#~ "One "\n#~ "text"\n#~ msgstr "Ein "\n#~     "Text"\n' in gone
    assert parse(gone.encode(), "de.po").obsolete[0].strings == ("Ein Text",)


def test_a_file_of_comments_alone_keeps_them() -> None:
    data = edited(parse(b"# Nothing yet.\n", "de.po"), [Placed(Entry(None, "New"))])
    assert data == b'msgid "New"\nmsgstr ""\n\n# Nothing yet.\n'
    assert edited(parse(b" \n\n", "de.po"), [Placed(Entry(None, "New"))]) == b'msgid "New"\nmsgstr ""\n'
