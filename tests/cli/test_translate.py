"""`kit translate` against a server on this machine: what it drafts, refuses, saves and tells."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import kit.cli.translate
from kit.l10n import drafts
from kit.l10n.pofile import Entry, parse
from tests.cli.conftest import GERMAN, Result, Workspace
from tests.l10n.libretranslate import Fault, Server, answering, serving, translated

EMPTIED = ("petition.button", "petition.body", "exception.headline", "exception.source")
NAME = "child-safety-first"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits between two calls."""
    monkeypatch.setattr(kit.cli.translate.time, "sleep", lambda seconds: None)
    monkeypatch.delenv("LIBRE_API_KEY", raising=False)


def entries(workspace: Workspace, path: str = GERMAN) -> dict[str | None, Entry]:
    po = parse((workspace.root / path).read_bytes(), path)
    return {entry.context: entry for entry in po.entries}


def text_of(data: bytes) -> list[str]:
    return data.decode().splitlines()


def emptied(workspace: Workspace, *contexts: str, path: str = GERMAN) -> bytes:
    """Takes translations out of a catalog."""
    for context in contexts:
        text = (workspace.root / path).read_text(encoding="utf-8")
        head, found, rest = text.partition(f'msgctxt "{context}"\n')
        assert found
        msgid, _, tail = rest.partition("\nmsgstr ")
        (workspace.root / path).write_text(
            f'{head}{found}{msgid}\nmsgstr ""\n{tail.partition(chr(10))[2]}', encoding="utf-8"
        )
    return (workspace.root / path).read_bytes()


def run(workspace: Workspace, server: Server, *more: str) -> Result:
    return workspace.kit("translate", "-e", "libre", "--server", server.url, "-l", "de", *more, NAME)


def test_what_is_missing_is_drafted_and_nothing_else_changes(small: Workspace, server: Server) -> None:
    before = emptied(small, *EMPTIED)
    result = run(small, server)
    assert (result.status, result.err) == (0, "")
    assert f"{GERMAN}: 4 drafts\n" in result.out
    assert result.out.endswith("4 drafts by libre, to be reviewed; none is shipped before that\n")
    after = (small.root / GERMAN).read_bytes()
    gone = [line[2:] for line in difflib.ndiff(text_of(before), text_of(after)) if line.startswith("- ")]
    assert gone == ["#, python-brace-format", *['msgstr ""'] * 4]
    for context in EMPTIED:
        entry = entries(small)[context]
        assert entry.fuzzy
        assert entry.comments[-1].startswith("Machine draft by libre, ")
    headline = entries(small)["exception.headline"].strings[0]
    assert "{directive_start}" in headline
    assert "<b>" in headline
    assert entries(small)["exception.source"].strings == ("wort: NCMEC",)
    assert run(small, server).out == "0 drafts by libre, to be reviewed; none is shipped before that\n"
    assert (small.root / GERMAN).read_bytes() == after


def test_a_draft_is_not_built(small: Workspace, server: Server) -> None:
    emptied(small, "petition.button")
    run(small, server)
    result = small.kit("build", "-m", "petition")
    assert result.status == 1
    assert "marked fuzzy" in result.err


def test_a_dry_run_sends_nothing(small: Workspace, server: Server) -> None:
    before = emptied(small, *EMPTIED)
    result = run(small, server, "--dry-run")
    assert result.status == 0
    assert f"{GERMAN}: 4 strings, " in result.out
    assert result.out.endswith("characters; nothing was sent\n")
    assert server.asked == []
    assert (small.root / GERMAN).read_bytes() == before


@pytest.mark.parametrize(
    ("answer", "what"),
    [
        ("Sign the petition", "gave the text back"),
        ("", "gave nothing back"),
        ("Подписать", "written in Cyrillic letters"),
        ("{oops}", "unknown placeholder"),
    ],
)
def test_a_bad_answer_is_refused_with_its_place_and_the_next_goes_on(
    small: Workspace, server: Server, answer: str, what: str
) -> None:
    emptied(small, *EMPTIED)
    text = entries(small)["petition.button"].msgid
    answer = text if "gave the text" in what else answer
    server.answer = lambda sent, target: answering(answer) if sent == text else translated(sent, target)
    result = run(small, server)
    entry = entries(small)["petition.button"]
    assert result.status == 1
    [line] = result.err.splitlines()
    assert line.startswith(f"{GERMAN}:")
    assert "petition.button has no draft" in line
    assert what in line
    assert not entry.translated
    assert all(entries(small)[context].fuzzy for context in EMPTIED if context != "petition.button")


def test_faults_that_pass_are_waited_for(small: Workspace, server: Server) -> None:
    emptied(small, *EMPTIED)
    server.faults = [
        Fault(429, headers={"Retry-After": "2"}),
        Fault(500),
        Fault(body=b'{"translatedText": "ha', length=80),
        Fault(body=b"<html>"),
    ]
    result = run(small, server)
    assert result.status == 1  # the first string was tried four times
    assert result.err.count("has no draft") == 1
    assert run(small, server).status == 0
    assert all(entries(small)[context].fuzzy for context in EMPTIED)


def test_no_network_is_one_clear_error_and_loses_nothing(small: Workspace, server: Server) -> None:
    emptied(small, *EMPTIED)
    before = (small.root / GERMAN).read_bytes()
    result = small.kit("translate", "-e", "libre", "--server", "http://127.0.0.1:1", "-l", "de")
    assert result.status == 1
    (line,) = result.err.splitlines()
    assert line.startswith("libre: the server cannot be reached (is there a network")
    assert (small.root / GERMAN).read_bytes() == before


def test_without_a_key_one_line_says_so(small: Workspace) -> None:
    emptied(small, "petition.button")
    result = small.kit("translate", "-e", "deepl", "-l", "de")
    assert (result.status, result.err) == (
        1,
        "deepl: there is no key in the environment variable DEEPL_API_KEY (export DEEPL_API_KEY=…)\n",
    )


def test_a_key_is_never_told(small: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied(small, *EMPTIED)
    monkeypatch.setenv("LIBRE_API_KEY", "secret-key-0123")
    server.faults = [Fault(403, b'{"error": "secret-key-0123"}')]
    result = run(small, server, "--output", "json")
    assert result.status == 1
    assert "refuses the key" in json.loads(result.out)["problems"][0]["what"]
    assert "secret-key-0123" not in result.out + result.err
    assert server.asked[0]["api_key"] == "secret-key-0123"


def test_a_locale_that_the_engine_does_not_know_is_said_once(small: Workspace, server: Server) -> None:
    for name in ("child-safety-first", "read-a-summer", "kit"):
        path = f"locales/mt/LC_MESSAGES/{name}.po"
        if (small.root / path).exists():
            text = (small.root / path).read_text(encoding="utf-8")
            (small.root / path).write_text(text + '\nmsgctxt "x.y"\nmsgid "new"\nmsgstr ""\n', encoding="utf-8")
    result = small.kit("translate", "-e", "libre", "--server", server.url, "-l", "mt")
    assert (result.status, server.asked) == (0, [])
    assert result.out.count("libre has no drafts for Maltese (mt)") == 1


def test_an_edit_between_reading_and_saving_is_kept(small: Workspace, server: Server) -> None:
    """A translator saves the same catalog while the engine thinks: another entry, and the entry itself."""
    emptied(small, *EMPTIED)
    path = small.root / GERMAN
    first = min(EMPTIED, key=lambda context: entries(small)[context].line)
    words = {first: "Von Hand", "petition.button": "Auch von Hand"}

    def edit(text: str, target: str) -> str:
        if len(server.asked) == 1:
            for context, word in words.items():
                head, found, rest = path.read_text(encoding="utf-8").partition(f'msgctxt "{context}"\n')
                path.write_text(head + found + rest.replace('msgstr ""', f'msgstr "{word}"', 1), encoding="utf-8")
        return translated(text, target)

    server.answer = edit
    result = run(small, server)
    assert (result.status, result.err) == (0, "")
    for context in EMPTIED:
        entry = entries(small)[context]
        assert (entry.strings[0], entry.fuzzy) == (words[context], False) if context in words else entry.fuzzy


def test_an_edit_in_the_moment_of_saving_is_kept(
    small: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied(small, "petition.button")
    path: Path = small.root / GERMAN
    write = kit.cli.translate.write

    def late(*arguments: object) -> object:
        monkeypatch.setattr(kit.cli.translate, "write", write)
        path.write_bytes(path.read_bytes() + b"\n# by hand\n")
        return write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(kit.cli.translate, "write", late)
    assert run(small, server).status == 0
    assert path.read_bytes().endswith(b"# by hand\n")
    assert entries(small)["petition.button"].fuzzy


def test_stopped_by_hand_it_says_that_all_is_saved(
    small: Workspace, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    emptied(small, *EMPTIED)
    draft = drafts.draft
    made: list[Entry] = []

    def stopping(*arguments: object) -> object:
        if len(made) == 2:
            raise KeyboardInterrupt
        found = draft(*arguments)  # type: ignore[arg-type]
        made.append(found[0])
        return found

    monkeypatch.setattr(kit.cli.translate, "draft", stopping)
    result = run(small, server)
    assert result.status == 1
    assert "stopped; every draft so far is saved" in result.err
    assert sum(entries(small)[context].fuzzy for context in EMPTIED) == 2


def test_a_broken_catalog_is_told_and_the_others_are_drafted(small: Workspace, server: Server) -> None:
    emptied(small, "petition.button")
    broken = small.root / "locales/fr/LC_MESSAGES/child-safety-first.po"
    broken.write_bytes(broken.read_bytes() + b"\n<<<<<<< mine\n")
    before = broken.read_bytes()
    result = small.kit("translate", "-e", "libre", "--server", server.url, NAME)
    assert result.status == 1
    assert "two versions of the catalog" in result.err
    assert broken.read_bytes() == before
    assert entries(small)["petition.button"].fuzzy


def test_wrong_usage_is_told(small: Workspace) -> None:
    assert small.kit("translate").status == 2
    assert small.kit("translate", "-e", "google", "--server", "http://localhost").status == 2
    assert "There is no catalog for the locale 'oc'" in small.kit("translate", "-e", "google", "-l", "oc").err
    assert "Did you mean" in small.kit("translate", "-e", "google", "-l", "dee").err
