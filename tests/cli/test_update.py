"""`kit update` on a workspace: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kit.cli.catalog_files
from kit.l10n.pofile import parse
from kit.serve.locks import locked
from tests.cli.conftest import CAMPAIGN, GERMAN, Workspace

PAGES = "locales/de/LC_MESSAGES/kit.po"
POT = "locales/child-safety-first.pot"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all these tests: the templates of unchanged campaigns are there."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def updated(small: Workspace, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """The sample in German alone, with catalogs that are up to date; the catalogs of other languages are gone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for catalog in small.root.glob("locales/*/LC_MESSAGES/*.po"):
        if catalog.parts[-3] != "de":
            catalog.unlink()
    assert small.kit("update").status == 0
    return small


def contents(workspace: Workspace) -> dict[str, tuple[bytes, int]]:
    files = (path for path in (workspace.root / "locales").rglob("*") if path.is_file())
    return {str(path.relative_to(workspace.root)): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def entry_of(workspace: Workspace, context: str, path: str = GERMAN) -> tuple[str, str, bool]:
    po = parse((workspace.root / path).read_bytes(), path)
    return next((e.msgid, e.strings[0], e.fuzzy) for e in po.entries if e.context == context)


def test_nothing_is_written_where_nothing_has_changed(updated: Workspace) -> None:
    before = contents(updated)
    result = updated.kit("update")
    assert (result.status, result.out, result.err) == (0, "0 files updated, 4 files up to date\n", "")
    assert updated.kit("update", "--check").status == 0
    assert contents(updated) == before


def test_a_change_of_the_campaign_reaches_template_and_catalogs(updated: Workspace) -> None:
    context = "petition.button"
    old, words, _ = entry_of(updated, context)
    updated.replace(CAMPAIGN, old, f"{old} today")
    before = contents(updated)
    asked = updated.kit("update", "--check")
    assert (asked.status, contents(updated)) == (1, before)
    assert asked.out.endswith("2 files to be updated, 2 files up to date\n")
    result = updated.kit("update")
    assert (result.status, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[0] == f"{POT}: changed"
    assert lines[1].startswith(f"{GERMAN}: 1 fuzzy, ")
    assert lines[2:] == ["2 files updated, 2 files up to date"]
    assert entry_of(updated, context) == (f"{old} today", words, True)
    updated.replace(CAMPAIGN, f"{old} today", old)
    assert "1 current again" in updated.kit("update").out
    assert {path: data for path, (data, _) in contents(updated).items()} == {
        path: data for path, (data, _) in before.items()
    }


def test_a_correction_that_means_the_same(updated: Workspace) -> None:
    context = "petition.button"
    old, words, _ = entry_of(updated, context)
    updated.replace(CAMPAIGN, old, f"{old}!")
    wrong = updated.kit("update", "--same-meaning", "petition.buton")
    assert wrong.status == 2
    assert "There is no text 'petition.buton'. Did you mean 'petition.button'?" in wrong.err
    assert "1 kept" in updated.kit("update", "--same-meaning", context).out
    assert entry_of(updated, context) == (f"{old}!", words, False)


def test_a_correction_that_is_told_too_late_is_noted(updated: Workspace) -> None:
    context = "petition.button"
    old, words, _ = entry_of(updated, context)
    updated.replace(CAMPAIGN, old, f"{old}!")
    assert "note" not in updated.kit("update").out
    late = updated.kit("update", "--same-meaning", context)
    assert late.status == 0
    assert late.out.startswith("note: --same-meaning kept no translation: it is for the update that first sees")
    assert entry_of(updated, context) == (f"{old}!", words, True)


def test_a_new_locale_gets_its_catalogs(updated: Workspace) -> None:
    updated.replace(CAMPAIGN, "locales: [de]", "locales: [de, is]")
    result = updated.kit("update")
    number = len(parse((updated.root / POT).read_bytes(), POT).entries)
    assert f"locales/is/LC_MESSAGES/child-safety-first.po: new catalog, {number} added\n" in result.out
    data = (updated.root / "locales/is/LC_MESSAGES/child-safety-first.po").read_bytes()
    assert data.startswith(b"# Icelandic translations of the campaign child-safety-first.\nmsgid")
    assert (updated.root / "locales/is/LC_MESSAGES/kit.po").is_file()


def test_pages_that_the_package_has_words_for_need_no_catalog(updated: Workspace) -> None:
    (updated.root / PAGES).unlink()
    updated.kit("update")
    assert not (updated.root / PAGES).exists()
    page = updated.root / "templates/pages/README.txt"
    page.write_text(page.read_text(encoding="utf-8") + '{{ _("See you!") }}\n', encoding="utf-8")
    assert f"{PAGES}: 1 added" in updated.kit("update").out
    assert "See you!" in (updated.root / PAGES).read_text(encoding="utf-8")


def test_a_catalog_of_a_language_that_the_campaign_does_not_name_is_updated_too(updated: Workspace) -> None:
    path = updated.root / "locales/sv/LC_MESSAGES/child-safety-first.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b'msgctxt "petition.old"\nmsgid "Old"\nmsgstr "Gammal"\n')
    assert updated.kit("update").status == 0
    assert b'#~ msgstr "Gammal"' in path.read_bytes()


def test_only_some_locales(updated: Workspace) -> None:
    updated.replace(CAMPAIGN, "locales: [de]", "locales: [de, zh_Hans, is]")
    updated.kit("update", "-l", "zh-Hans")
    assert (updated.root / "locales/zh_Hans/LC_MESSAGES/child-safety-first.po").exists()
    assert not (updated.root / "locales/is").exists()
    for locale, said in [("xx", "There is no locale 'xx'"), ("fr", "No campaign has the locale 'fr'")]:
        result = updated.kit("update", "-l", locale)
        assert (result.status, said in result.err) == (2, True)


def test_the_words_of_another_campaign_are_offered(updated: Workspace) -> None:
    other = updated.root / "assets/campaigns/again"
    other.mkdir()
    text = (updated.root / CAMPAIGN).read_text(encoding="utf-8").replace("child-safety-first", "again")
    (other / "campaign.yaml").write_text(text, encoding="utf-8")
    for picture in (updated.root / CAMPAIGN).parent.iterdir():
        if picture.suffix != ".yaml":
            os.symlink(picture, other / picture.name)
    result = updated.kit("update", "again")
    number = len(parse((updated.root / POT).read_bytes(), POT).entries)
    assert f"again.po: new catalog, {number} fuzzy" in result.out
    _, words, _ = entry_of(updated, "petition.button")
    assert entry_of(updated, "petition.button", "locales/de/LC_MESSAGES/again.po")[1:] == (words, True)
    assert updated.kit("update").out.startswith("0 files updated")


BROKEN = [
    (b"<<<<<<< HEAD\n", r"two versions of the catalog stand here"),
    (b'msgid "a\n', r"this is not a line of a catalog"),
    ("# Übersetzung\n".encode("latin-1"), r"this is not UTF-8"),
    (b'msgctxt "petition.button"\nmsgid "x"\nmsgstr ""\n\n' * 2, r"petition.button stands here again"),
]


@pytest.mark.parametrize(("wrong", "what"), BROKEN)
def test_a_catalog_that_cannot_be_read_is_told_and_left_as_it_is(updated: Workspace, wrong: bytes, what: str) -> None:
    path = updated.root / GERMAN
    data = path.read_bytes() + b"\n" + wrong
    path.write_bytes(data)
    (updated.root / PAGES).write_bytes(
        (updated.root / PAGES).read_bytes().replace(b"MIME-Version: 1.0", b"MIME-Version:")
    )
    result = updated.kit("update")
    assert result.status == 1
    assert result.err.startswith(f"{GERMAN}:")
    assert what in result.err
    assert path.read_bytes() == data
    assert f"{PAGES}: header mended" in result.out, "the others are updated"


def test_a_catalog_with_a_mark_and_lines_of_windows_stays_so(updated: Workspace) -> None:
    path = updated.root / GERMAN
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert updated.kit("update").out.startswith("0 files updated")
    updated.replace(CAMPAIGN, entry_of(updated, "petition.button")[0], "Add your name")
    assert updated.kit("update").status == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# ")
    assert data.count(b"\r\n") == data.count(b"\n")


def test_the_report_for_programs(updated: Workspace) -> None:
    updated.replace(CAMPAIGN, entry_of(updated, "petition.button")[0], "Add your name")
    told = json.loads(updated.kit("update", "--check", "--output", "json").out)
    assert (told["check"], told["problems"]) == (True, [])
    files = {file["file"]: file for file in told["files"]}
    assert files[POT] == {"file": POT, "changed": True, "new": False}
    assert files[GERMAN]["entries"]["fuzzy"] == 1
    assert (files[GERMAN]["locale"], files[GERMAN]["header"], files[GERMAN]["changed"]) == ("de", False, True)
    assert files[PAGES]["changed"] is False


def test_a_campaign_with_problems_keeps_its_catalogs_as_they_are(updated: Workspace) -> None:
    before = (updated.root / GERMAN).read_bytes()
    updated.replace(CAMPAIGN, "locales: [de]", "locales: [de, nowhere]")
    result = updated.kit("update")
    assert (result.status, "nowhere" in result.err) == (1, True)
    assert (updated.root / GERMAN).read_bytes() == before


def test_a_catalog_that_somebody_saves_in_this_moment_is_left_to_them(
    updated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    updated.replace(CAMPAIGN, entry_of(updated, "petition.button")[0], "Add your name")
    path = updated.root / GERMAN

    def saving(*_: object) -> None:
        path.write_bytes(path.read_bytes() + b"\n# Saved by a translator.\n")

    monkeypatch.setattr("kit.cli.update.sweep", saving)
    result = updated.kit("update")
    assert result.status == 1
    assert "the file was changed by somebody else in this moment" in result.err
    assert path.read_bytes().endswith(b"\n# Saved by a translator.\n")


def test_a_file_that_cannot_be_written_is_told(updated: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    updated.replace(CAMPAIGN, entry_of(updated, "petition.button")[0], "Add your name")
    before = (updated.root / GERMAN).read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kit.cli.catalog_files, "write_whole", full)
    result = updated.kit("update")
    assert result.status == 1
    assert f"{GERMAN}: the file cannot be written: No space left on device" in result.err
    assert (updated.root / GERMAN).read_bytes() == before


def test_a_catalog_that_another_process_is_writing_is_told(updated: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    updated.replace(CAMPAIGN, entry_of(updated, "petition.button")[0], "Add your name")
    monkeypatch.setattr(kit.cli.catalog_files, "locked", lambda folder: locked(folder, 0.05))
    with locked((updated.root / GERMAN).parent):
        result = updated.kit("update")
    assert result.status == 1
    assert f"{GERMAN}: another program is writing this file (run the command again)" in result.err


def test_what_killed_runs_have_left_is_swept_up_and_what_others_write_is_not(updated: Workspace) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    folder = (updated.root / GERMAN).parent
    left = [updated.root / f"locales/.kit.pot.{gone.pid}.abc.part", folder / f".kit.po.{gone.pid}.def.part"]
    held = folder / f".kit.po.{os.getpid()}.def.part"
    for path in (*left, held):
        path.write_bytes(b"half")
    updated.kit("update", "--check")
    assert all(path.exists() for path in left)
    updated.kit("update")
    assert not any(path.exists() for path in left)
    assert held.exists()
