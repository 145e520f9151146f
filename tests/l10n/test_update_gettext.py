"""GNU gettext's own tools as judges, and as the tools of translators who rewrite whole files."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from kit.l10n.catalogs import read_catalog
from kit.l10n.pofile import Entry, PoFile, parse
from kit.l10n.update import merge, read

pytestmark = pytest.mark.skipif(not shutil.which("msgmerge"), reason="needs GNU gettext (Debian's package gettext)")

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("locales/*/LC_MESSAGES/*.po"))
REWRITES = {
    "sorted": ["msgcat", "--sort-output"],
    "sorted by file": ["msgcat", "--sort-by-file"],
    "narrow": ["msgcat", "--width=40"],
    "not wrapped": ["msgcat", "--no-wrap"],
    "without files": ["msgcat", "--no-location"],
    "escaped": ["msgcat", "--escape"],
    "indented": ["msgcat", "--indent"],
    "attributes": ["msgattrib", "--no-obsolete"],
    "merged": ["msgmerge", "--previous", "--quiet"],
}


def run(arguments: list[str], *files: Path) -> bytes:
    result = subprocess.run([*arguments, *map(str, files)], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr.decode()
    return result.stdout


def template(path: str) -> Path:
    return ROOT / "locales" / f"{Path(path).stem}.pot"


def updated(path: str, data: bytes) -> bytes:
    """What `kit update` makes of a catalog that stands at the path."""
    pot = read(template(path).read_bytes(), "template.pot")
    return merge(pot, read(data, path), path.split("/")[1], Path(path).stem).data()


@pytest.fixture
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A catalog of the repository, up to date, in a file of its own; its header as other tools make it."""
    path: str = request.param
    file = tmp_path / "catalog.po"
    file.write_bytes(updated(path, (ROOT / path).read_bytes()))
    return path, file


def words(po: PoFile) -> dict[tuple[str | None, str], Entry]:
    """What matters of entries, by what they translate: order, lines, wrapping and places are of no account."""
    plain = (replace(e, line=0, flags=tuple(sorted(e.flags))) for e in (*po.entries, *po.obsolete))
    return {entry.key: replace(entry, references=tuple(sorted(entry.references))) for entry in plain}


def test_there_are_catalogs() -> None:
    assert len(CATALOGS) > 10


@pytest.mark.parametrize("path", [*CATALOGS, *(f"locales/{file.name}" for file in sorted(ROOT.glob("locales/*.pot")))])
def test_every_catalog_passes_the_check(path: str) -> None:
    run(["msgfmt", "--check", "--output-file=/dev/null"], ROOT / path) if path.endswith(".po") else None
    run(["msgcat", "--output-file=/dev/null"], ROOT / path)


@pytest.mark.parametrize("catalog", CATALOGS, indirect=True)
def test_merging_changes_nothing_that_matters(catalog: tuple[str, Path]) -> None:
    path, file = catalog
    merged = parse(run(["msgmerge", "--previous", "--quiet"], file, template(path)), path)
    assert words(merged) == words(parse(file.read_bytes(), path))


@pytest.mark.parametrize("catalog", CATALOGS, indirect=True)
def test_a_catalog_that_a_tool_has_written_anew_says_the_same_and_needs_no_update(catalog: tuple[str, Path]) -> None:
    path, file = catalog
    locale, before = path.split("/")[1], file.read_bytes()
    said = {key: (t.strings, t.fuzzy) for key, t in read_catalog(before, path, locale)[0].entries.items()}
    for name, command in REWRITES.items():
        again = run(command, file, *([template(path)] if command[0] == "msgmerge" else []))
        found, problems = read_catalog(again, path, locale)
        assert problems == (), name
        assert {key: (t.strings, t.fuzzy) for key, t in found.entries.items()} == said, name
        assert updated(path, again) == again, name


def test_gettext_reads_what_an_update_writes(tmp_path: Path) -> None:
    """Fuzzy entries with what they were, obsolete ones with theirs, forms in comments, every escape."""
    header = '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    sources = [
        'msgctxt "a.b"\nmsgid "One \\"\\t\\\\ {n} ü"\nmsgstr ""\n',
        'msgctxt "a.c"\nmsgid "{n} week"\nmsgid_plural "{n} weeks"\nmsgstr[0] ""\nmsgstr[1] ""\n',
        'msgctxt "a.d"\nmsgid "Something else"\nmsgstr ""\n',
    ]
    pot = parse(f'msgid ""\nmsgstr ""\n{header}\n{chr(10).join(sources)}'.encode(), "x.pot")
    first = merge(pot, PoFile("", ()), "de", "x").data()
    filled = first.replace(b'msgstr ""\n\n#', b'msgstr "Eins"\n\n#').replace(b'msgstr[0] ""', b'msgstr[0] "{n} Woche"')
    filled = filled.replace(b'msgstr[1] ""', b'msgstr[1] "{n} Wochen"').replace(
        b'else"\nmsgstr ""', b'else"\nmsgstr "X"'
    )
    changed = f'msgid ""\nmsgstr ""\n{header}\n{sources[0].replace("One", "Two")}'
    changed += '\nmsgctxt "a.c"\nmsgid "{n} weeks"\nmsgstr ""\n'
    data = merge(parse(changed.encode(), "x.pot"), read(filled, "de.po"), "de", "x").data()
    file = tmp_path / "de.po"
    file.write_bytes(data)
    assert b"#~ msgid" in data
    assert b"#| msgid_plural" in data
    run(["msgfmt", "--check", "--output-file=/dev/null"], file)
    assert words(parse(run(["msgcat"], file), "de.po")) == words(parse(data, "de.po"))


def test_forms_of_entries_are_those_that_gettext_counts(tmp_path: Path) -> None:
    path = tmp_path / "ar.po"
    pot = parse(
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\n',
        "x",
    )
    path.write_bytes(merge(pot, PoFile("", ()), "ar", "x").data())
    run(["msgfmt", "--check", "--output-file=/dev/null"], path)
