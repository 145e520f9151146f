"""Catalogs that translators' tools have written anew give the same cards and posts to the byte."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kit.build.compose import compose
from kit.build.plan import Selection, plan
from kit.cli.options import known_layouts
from kit.workspace import Folder
from tests.cli.conftest import Workspace

LOCALES = ("de", "ar", "ja", "pl")
REWRITES = (
    ["msgcat", "--sort-output", "--width=40"],
    ["msgattrib", "--no-wrap", "--escape", "--no-obsolete"],
)


def made(root: Path) -> object:
    """What a build draws and writes, in all: each card by the hash of what it is made of, each post as it is."""
    workspace = Folder(root)
    planned = plan(workspace, "child-safety-first", Selection(LOCALES), known_layouts(workspace))
    posts = [
        (kit.locale, kit.title, kit.summary, message.alt, [(post.platform, post.text) for post in message.posts])
        for kit in planned.kits
        for message in kit.messages
    ]
    return [compose(job).key for job in planned.jobs], posts, planned.problems


@pytest.mark.skipif(not shutil.which("msgcat"), reason="needs GNU gettext (Debian's package gettext)")
@pytest.mark.parametrize("rewrite", REWRITES, ids=["sorted and narrow", "escaped"])
def test_rewritten_catalogs_give_the_same_kits(workspace: Workspace, rewrite: list[str]) -> None:
    before = made(workspace.root)
    for locale in LOCALES:
        for file in (workspace.root / "locales" / locale / "LC_MESSAGES").glob("*.po"):
            old = file.read_bytes()
            subprocess.run([*rewrite, f"--output-file={file}", str(file)], check=True)
            assert file.read_bytes() != old
    assert made(workspace.root) == before
