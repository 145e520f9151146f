"""A workspace of one's own for each test, and the command `kit` in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli.init import init
from kit.cli.main import group
from kit.errors import KitError

CAMPAIGN = "assets/campaigns/child-safety-first/campaign.yaml"
BRAND = "assets/brands/open-lantern/brand.yaml"
GERMAN = "locales/de/LC_MESSAGES/child-safety-first.po"


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Workspace:
    """A workspace on the disk that a test may break."""

    root: Path

    def kit(self, *arguments: str) -> Result:
        """Runs `kit` in the workspace, as the program would."""
        result = CliRunner().invoke(group, [arguments[0], "-C", str(self.root), *arguments[1:]])
        if isinstance(result.exception, KitError):
            return Result(1, result.stdout, "".join(f"{p}\n" for p in result.exception.problems))
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Result(result.exit_code, result.stdout, result.stderr)

    def replace(self, path: str, old: str, new: str) -> int:
        """Changes a text that stands in a file, and says in which line it stood."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def kits(self) -> list[str]:
        """The names of what is in dist/."""
        return sorted(path.name for path in (self.root / "dist").glob("*"))


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine") / "demo"
    init(folder)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, pristine: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "demo"
    shutil.copytree(pristine, root)
    return Workspace(root)


@pytest.fixture
def small(workspace: Workspace) -> Workspace:
    """The sample in German alone, on one placement, so that a build takes a moment."""
    text = (workspace.root / CAMPAIGN).read_text(encoding="utf-8")
    head, rest = text.split("locales: [", 1)
    rest = "locales: [de]\nplacements: [bluesky.square]\nlink:" + rest.split("\nlink:", 1)[1]
    (workspace.root / CAMPAIGN).write_text(head + rest, encoding="utf-8")
    return workspace
