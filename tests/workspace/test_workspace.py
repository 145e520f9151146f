from __future__ import annotations

import datetime
import os
import stat
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kit.workspace
from kit.errors import KitError
from kit.workspace import FONT_SUFFIXES, Folder, Memory, Workspace, inside, installed_fonts, shipped_files, write_whole

FILES = {
    "assets/campaigns/a/campaign.yaml": b"a",
    "assets/campaigns/b/campaign.yaml": b"b",
    "assets/campaigns/b/pictures/campaign.yaml": b"deeper",
    "assets/campaigns/c/other.yaml": b"c",
    "locales/de/LC_MESSAGES/a.po": b"po",
}


@pytest.fixture(params=["memory", "folder"])
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Workspace:
    if request.param == "memory":
        return Memory(FILES, ())
    for path, content in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return Folder(tmp_path)


@pytest.mark.parametrize("path", ["assets/campaigns/a/campaign.yaml", "./assets//campaigns/a/./campaign.yaml"])
def test_a_file_is_read_by_any_spelling_of_its_path(workspace: Workspace, path: str) -> None:
    assert workspace.exists(path)
    assert workspace.read(path) == b"a"


@pytest.mark.parametrize("path", ["absent", "assets", "", ".", "assets/campaigns/a/campaign.yaml/x", "a" * 5000])
def test_what_is_no_file(workspace: Workspace, path: str) -> None:
    assert not workspace.exists(path)
    with pytest.raises(KitError):
        workspace.read(path)


OUTSIDE = ["/etc/passwd", "../x", "a/../../x", "a/..", "..\\x", "\\x", "C:/x", "C:x", "a\0b"]


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leaves_the_workspace(workspace: Workspace, path: str) -> None:
    for ask in (workspace.read, workspace.exists, workspace.find, inside):
        with pytest.raises(KitError):
            ask(path)


@given(st.text(alphabet="ab./\\:", max_size=12))
def test_a_path_is_inside_or_refused(path: str) -> None:
    try:
        plain = inside(path)
    except KitError:
        return
    assert inside(plain) == plain
    assert not PurePosixPath(plain).is_absolute()
    assert ".." not in plain.split("/")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("assets/campaigns/*/campaign.yaml", ["assets/campaigns/a/campaign.yaml", "assets/campaigns/b/campaign.yaml"]),
        ("assets/campaigns/**/campaign.yaml", ["assets/campaigns/a/campaign.yaml", "assets/campaigns/b/campaign.yaml"]),
        ("assets/campaigns/[bc]/*.yaml", ["assets/campaigns/b/campaign.yaml", "assets/campaigns/c/other.yaml"]),
        ("./locales/d?/LC_MESSAGES/a**", ["locales/de/LC_MESSAGES/a.po"]),
        ("assets/*", []),
        ("*", []),
        ("", []),
        ("[", []),
        ("a" * 5000 + "/*", []),
    ],
)
def test_files_are_found_by_pattern_in_order(workspace: Workspace, pattern: str, found: list[str]) -> None:
    assert workspace.find(pattern) == tuple(found)


def test_templates_that_a_workspace_lacks_are_the_packages(workspace: Workspace) -> None:
    shipped = dict(shipped_files("templates"))
    path = "templates/cards/cards.css"
    assert workspace.exists(path)
    assert workspace.read(path) == shipped[path]
    assert not workspace.exists("templates/cards/absent.css")
    assert workspace.find("templates/cards/*") == ()


def test_only_the_words_of_kit_stand_in_for_catalogs(workspace: Workspace) -> None:
    assert workspace.exists("locales/de/LC_MESSAGES/kit.po")
    assert not workspace.exists("locales/de/LC_MESSAGES/child-safety-first.po")
    assert not workspace.exists("assets/brands/open-lantern/brand.yaml")


def test_a_workspaces_own_template_comes_first() -> None:
    path = "templates/cards/cards.css"
    assert Memory({path: b"own"}).read(path) == b"own"


def test_what_is_shipped_is_the_sample_workspace() -> None:
    assert "assets/campaigns/child-safety-first/campaign.yaml" in dict(shipped_files("assets"))
    paths = [path for top in ("assets", "locales", "templates") for path, _ in shipped_files(top)]
    assert len(paths) == len(set(paths))
    assert not any(part.startswith((".", "__")) for path in paths for part in path.split("/"))


def test_links_that_leave_the_workspace_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "real").write_text("real")
    (root / "good").symlink_to("real")
    (root / "bad").symlink_to(tmp_path / "secret")
    (root / "up").symlink_to(tmp_path)
    (root / "loop").symlink_to("loop")
    here = Folder(root)
    assert here.read("good") == b"real"
    assert here.find("*") == ("good", "real")
    assert here.find("up/*") == ()
    for path in ("bad", "up/secret", "loop"):
        assert not here.exists(path)
        with pytest.raises(KitError):
            here.read(path)


def test_a_workspace_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real/file").write_bytes(b"x")
    (tmp_path / "link").symlink_to("real")
    assert Folder(tmp_path / "link").read("file") == b"x"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "file").chmod(0)
    with pytest.raises(KitError, match="file: the file cannot be read"):
        Folder(tmp_path).read("file")


def test_a_file_that_the_disk_fails_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"x")

    def broken(_: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(KitError, match="file: the file cannot be read: Input/output error"):
        Folder(tmp_path).read("file")


def test_the_date() -> None:
    assert Memory({}, date=datetime.date(2022, 2, 2)).today() == datetime.date(2022, 2, 2)
    assert isinstance(Folder(Path()).today(), datetime.date)


def test_workspaces_can_be_keys() -> None:
    assert len({Folder(Path("a")), Folder(Path("a")), Memory({}), Memory({})}) == 3


def test_installed_fonts_are_font_files_and_packages_come_first() -> None:
    fonts = installed_fonts()
    assert len(fonts) == len(set(fonts))
    assert all(Path(font).is_absolute() and font.lower().endswith(FONT_SUFFIXES) for font in fonts)
    packaged = ["-packages" in font for font in fonts]  # site-packages, or Debian's dist-packages
    assert packaged == sorted(packaged, reverse=True)
    assert any(Path(font).name.startswith("NotoSans[") for font in fonts[: sum(packaged)])
    assert Memory({}).fonts() == Folder(Path()).fonts() == fonts
    assert Memory({}, ("own.ttf",)).fonts() == ("own.ttf",)


def test_the_systems_fonts_are_found_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("b.TTF", "deep/a.otf", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    monkeypatch.setattr(kit.workspace, "_system_font_folders", lambda: (tmp_path, tmp_path / "absent", tmp_path))
    own = [font for font in installed_fonts() if font.startswith(str(tmp_path))]
    assert own == [str(tmp_path / "b.TTF"), str(tmp_path / "deep/a.otf")]


def test_a_user_without_a_home_has_the_systems_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", homeless)
    assert Path("/usr/share/fonts") in kit.workspace._system_font_folders()


def test_a_file_is_replaced_whole_and_only_when_it_changes(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    os.utime(path, (1, 1))
    write_whole(path, b"one")
    assert path.stat().st_mtime == 1
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["file"]


def test_a_file_that_cannot_be_replaced_is_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]
    assert path.read_bytes() == b"old"


def test_a_file_is_replaced_only_if_it_is_what_it_was(tmp_path: Path) -> None:
    file = tmp_path / "file"
    assert not write_whole(file, b"new", before=b"old")
    assert not file.exists()
    file.write_bytes(b"old")
    assert write_whole(file, b"new", before=b"old")
    assert not write_whole(file, b"newer", before=b"old")
    assert file.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_file_that_is_replaced_keeps_its_permissions_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "file", tmp_path / "link"
    real.write_bytes(b"old")
    real.chmod(0o664)
    link.symlink_to("real/file")
    write_whole(link, b"new", lasting=True)
    assert link.is_symlink()
    assert (real.read_bytes(), stat.S_IMODE(real.stat().st_mode)) == (b"new", 0o664)


def test_what_the_package_ships_does_not_stand_in_for_a_folder_or_a_broken_link(tmp_path: Path) -> None:
    css, page = "templates/cards/cards.css", "templates/pages/index.html"
    (tmp_path / css).mkdir(parents=True)
    (tmp_path / page).parent.mkdir(parents=True)
    (tmp_path / page).symlink_to("nowhere.html")
    for path in (css, page):
        with pytest.raises(KitError, match="this is a folder or a link to nothing"):
            Folder(tmp_path).read(path)
