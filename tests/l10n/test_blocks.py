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
    assert changed.split("\n\n")[0] == FILE.split("\n\n")[0]
    assert '# One.\n#. Behind the file, as no tool has it.\n#: a.yaml\n#, fuzzy, \\\nmsgctxt  "a.b"\n' in changed
    assert 'msgid ""\n"One "\n"text"\nmsgstr "Text"\n#~ msgid "Old"\n#~ msgstr "Alt"\n\n# The end.\n' in changed


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
