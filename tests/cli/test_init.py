from __future__ import annotations

import os
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli.init import init
from kit.cli.main import group
from kit.errors import KitError

ROOT = Path(__file__).resolve().parents[2]
TOP = [".gitignore", "assets", "locales", "templates"]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("path", ["demo", "not/there/yet", "with spaces", "Ünï ﺔ"])
def test_a_new_folder(tmp_path: Path, path: str) -> None:
    made = init(tmp_path / path)
    assert names(tmp_path / path) == TOP
    assert made == sum(file.is_file() for file in (tmp_path / path).rglob("*"))
    assert len(names((tmp_path / path).parent)) == 1
    assert {"dist/", "preview/", "proof/"} == set((tmp_path / path / ".gitignore").read_text().split())


def test_one_campaign_and_every_brand(tmp_path: Path) -> None:
    init(tmp_path / "demo")
    assert names(tmp_path / "demo/assets/campaigns") == ["child-safety-first"]
    assert names(tmp_path / "demo/assets/brands") == names(ROOT / "assets/brands")
    catalogs = {path.stem for path in (tmp_path / "demo/locales").rglob("*.po*")}
    assert catalogs == {"child-safety-first", "kit"}


def test_the_empty_folder_in_which_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    result = CliRunner().invoke(group, ["init", "."])
    assert result.exit_code == 0
    assert result.output.endswith("Next: kit build\n")
    assert (names(Path()), Path().stat().st_ino) == (TOP, before)


def test_what_to_type_next_can_be_typed(tmp_path: Path) -> None:
    result = CliRunner().invoke(group, ["init", str(tmp_path / "two words")])
    assert f"Next: cd {shlex.quote(str(tmp_path / 'two words'))} && kit build" in result.output


@pytest.mark.parametrize("path", ["file", "file/demo", "full"])
def test_what_is_there_stays(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("text")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.odt").write_text("years of work")
    with pytest.raises(KitError):
        init(tmp_path / path)
    assert names(tmp_path) == ["file", "full"]
    assert names(tmp_path / "full") == ["thesis.odt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_may_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(KitError, match="the workspace cannot be written: Permission denied"):
        init(tmp_path / "demo")
