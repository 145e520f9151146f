"""GNU gettext judges what is saved: it reads the catalog, and finds one entry changed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kit.l10n.catalog_checks import form_count
from kit.l10n.edits import saved, undone
from kit.l10n.pofile import Entry, parse
from tests.l10n.test_update_gettext import CATALOGS, REWRITES, ROOT, run

pytestmark = pytest.mark.skipif(not shutil.which("msgcat"), reason="needs GNU gettext (Debian's package gettext)")


def texts(entry: Entry, forms: int) -> list[str]:
    """A translation that keeps the placeholders, and that nobody has written yet."""
    return [f"{entry.msgid} «\\»"] if entry.plural is None else [f"{entry.plural} “{index}”" for index in range(forms)]


@pytest.mark.parametrize(
    "tool", ["as it is", *(name for name, command in REWRITES.items() if command[0] != "msgmerge")]
)
def test_gettext_finds_one_entry_changed(tmp_path: Path, tool: str) -> None:
    for path in CATALOGS[::11]:
        locale, file, other = path.split("/")[1], tmp_path / "catalog.po", tmp_path / "saved.po"
        data = (ROOT / path).read_bytes()
        file.write_bytes(data)
        if tool in REWRITES:
            data = run(REWRITES[tool], file)
            file.write_bytes(data)
        po = parse(data, path)
        forms = form_count(po, locale)
        chosen = {bool(entry.plural): entry for entry in po.entries}  # one with a plural, and one without
        for reviewed, entry in [(reviewed, entry) for entry in chosen.values() for reviewed in (True, False)]:
            done = saved(data, path, locale, entry.key, entry, texts(entry, forms), reviewed)
            other.write_bytes(done.data)
            run(["msgfmt", "--check", "--output-file=/dev/null"], other)
            one, two = (parse(run(["msgcat"], each), path).entries for each in (file, other))
            assert [replace(e, line=0) for e in one if e.key != entry.key] == [
                replace(e, line=0) for e in two if e.key != entry.key
            ]
            now = next(each for each in two if each.key == entry.key)
            assert (now.strings, now.fuzzy) == (tuple(texts(entry, forms)), not reviewed)
            assert undone(done.data, path, done.step).data == data
