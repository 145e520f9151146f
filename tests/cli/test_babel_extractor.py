"""Babel's own `pybabel extract` reads campaigns by the extraction method `kit`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from kit.l10n import pofile
from tests.cli.conftest import Workspace

MAPPING = """\
[kit: assets/campaigns/*/campaign.yaml]
[jinja2: templates/pages/**.*]
silent = false
"""


def pybabel(root: Path) -> subprocess.CompletedProcess[str]:
    (root / "babel.cfg").write_text(MAPPING)
    command = "from babel.messages.frontend import main; main()"
    arguments = ["extract", "-F", "babel.cfg", "-c", "Translators:", "--no-location", "-o", "all.pot", "."]
    return subprocess.run(
        [sys.executable, "-c", command, *arguments], cwd=root, capture_output=True, text=True, check=False
    )


def entries(path: Path) -> dict[tuple[str | None, str], pofile.Entry]:
    return {entry.key: entry for entry in pofile.parse(path.read_bytes(), path.name).entries}


def test_babel_finds_what_kit_extract_finds(workspace: Workspace) -> None:
    done = pybabel(workspace.root)
    assert done.returncode == 0, done.stderr
    assert workspace.kit("extract").status == 0
    found = entries(workspace.root / "all.pot")
    wanted = {}
    for path in sorted((workspace.root / "locales").glob("*.pot")):
        wanted |= entries(path)
    assert found.keys() == wanted.keys()
    for key, entry in wanted.items():
        assert (found[key].plural, len(found[key].strings)) == (entry.plural, len(entry.strings))
        if entry.context:
            assert " ".join(found[key].extracted) == " ".join(entry.extracted)  # Babel wraps comments


def test_a_broken_campaign_is_told_without_a_traceback(workspace: Workspace) -> None:
    workspace.replace("assets/campaigns/child-safety-first/campaign.yaml", "layout: chart", "layout: chat")
    done = pybabel(workspace.root)
    assert done.returncode == 1
    assert "campaign.yaml:" in done.stderr
    assert "Traceback" not in done.stderr
