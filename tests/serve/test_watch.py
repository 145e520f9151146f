"""Every change of a workspace's files is told once, soon, and by the names of the files."""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from pathlib import Path

import pytest

import kit.serve.watch
from kit.serve.watch import changes, files, is_passing
from kit.workspace import write_whole

CATALOG = "locales/de/LC_MESSAGES/walk.po"
CAMPAIGN = "assets/campaigns/walk/campaign.yaml"
SOON = 20.0  # seconds; far more than a change takes, since machines may be busy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in (CATALOG, CAMPAIGN, "assets/brands/lamp/logo.svg", ".git/index", "dist/walk-de.zip"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("one")
    return tmp_path


Step = Callable[[Path], object]


def told(root: Path, *steps: Step, first: float = SOON, quiet: float = 0.3) -> list[list[frozenset[str]]]:
    """What is told after each step: it may take `first` seconds until something is, and ends when all is `quiet`."""

    async def run() -> list[list[frozenset[str]]]:
        found: list[list[frozenset[str]]] = []
        async with aclosing(changes(root, pytest.fail)) as watched:
            news: asyncio.Queue[frozenset[str]] = asyncio.Queue()
            task = asyncio.create_task(_into(watched, news))
            await asyncio.sleep(0.3)  # the watch has begun
            for step in steps:
                await asyncio.to_thread(step, root)
                got: list[frozenset[str]] = []
                with suppress(TimeoutError):
                    while True:
                        got.append(await asyncio.wait_for(news.get(), quiet if got else first))
                found.append(got)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        return found

    return asyncio.run(run())


async def _into(watched: AsyncIterator[frozenset[str]], news: asyncio.Queue[frozenset[str]]) -> None:
    async for paths in watched:
        news.put_nowait(paths)


def in_place(path: str, text: str = "two") -> Step:
    return lambda root: (root / path).write_text(text)


def by_renaming(path: str, between: str) -> Step:
    """Saves as editors do: into another file, which then takes the old one's place."""

    def save(root: Path) -> None:
        other = (root / path).with_name(between)
        other.write_text("three")
        os.replace(other, root / path)

    return save


@pytest.mark.parametrize(
    "save",
    [
        in_place(CATALOG),
        in_place(CATALOG, "ONE"),  # of the same size
        lambda root: write_whole(root / CATALOG, b"two"),
        by_renaming(CATALOG, ".walk.po.swp"),
        by_renaming(CATALOG, "walk.po.tmp"),
        by_renaming(CATALOG, "walk.po~"),
        lambda root: (root / CATALOG).unlink(),
    ],
)
def test_a_saved_or_deleted_file_is_told_once(root: Path, save: Step) -> None:
    assert told(root, save) == [[{CATALOG}]]


@pytest.mark.parametrize(
    "path", ["locales/el/LC_MESSAGES/walk.po", "platforms.toml", "templates/cards/big.html", "assets/brands/b/c/d.svg"]
)
def test_a_new_file_is_told_also_in_new_folders(root: Path, path: str) -> None:
    def make(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("new")

    first, second, third = told(root, make, in_place(path), lambda root: (root / path).unlink())
    assert [first, second, third] == [[{path}]] * 3


def test_a_folder_that_is_moved_is_told_by_its_files(root: Path) -> None:
    there = "locales/el/LC_MESSAGES/walk.po"
    moved, away, back = told(
        root,
        lambda root: os.replace(root / "locales/de", root / "locales/el"),
        lambda root: os.replace(root / "locales", root / "elsewhere"),
        lambda root: os.replace(root / "elsewhere", root / "locales"),
    )
    assert moved == [{CATALOG, there}]
    assert away == back == [{there}]


def test_a_top_folder_that_is_made_anew_is_watched_anew(root: Path) -> None:
    gone, made, saved = told(
        root,
        lambda root: shutil.rmtree(root / "locales"),
        lambda root: ((root / CATALOG).parent.mkdir(parents=True), (root / CATALOG).write_text("x")),
        in_place(CATALOG, "again"),
    )
    assert gone == made == saved == [{CATALOG}]


def test_many_files_at_once_are_one_change(root: Path) -> None:
    paths = [f"locales/x{number}/LC_MESSAGES/walk.po" for number in range(300)]

    def check_out(root: Path) -> None:
        for path in paths:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("other branch")

    written, away, back = told(
        root,
        check_out,
        lambda root: os.replace(root / "locales", root / "elsewhere"),
        lambda root: os.replace(root / "elsewhere", root / "locales"),
    )
    assert frozenset().union(*written) == {*paths}
    assert len(written) < 6  # one, but where the machine is too busy to write them in one go
    assert away == back == [{*paths, CATALOG}]


@pytest.mark.parametrize(
    "path",
    [
        ".git/index",
        "dist/walk-de.zip",
        "preview/walk.png",
        "notes.txt",
        "locales/de/LC_MESSAGES/.walk.po.4711.abc.part",
        "locales/de/LC_MESSAGES/.walk.po.swp",
        "locales/de/LC_MESSAGES/walk.po~",
        "locales/de/LC_MESSAGES/4913",
        "locales/de/LC_MESSAGES/#walk.po#",
        "assets/.DS_Store",
        "assets/.git/objects/1",
    ],
)
def test_what_is_no_part_of_the_workspace_is_not_told(root: Path, path: str) -> None:
    def write(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("noise")
        (root / CATALOG).read_text()

    assert told(root, write, first=0.6) == [[]]


@pytest.mark.parametrize("name", ["walk.po", "campaign.yaml", "a#b.png", "part.svg", "temp", "4914", "photo.part.jpg"])
def test_files_of_the_workspace_are_never_passing(name: str) -> None:
    assert not is_passing(name)


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot watch, as Linux is when its inotify watches are used up."""

    def cannot(*_: object, **__: object) -> None:
        raise OSError('OS file watch limit reached. about ["assets"] (Error { kind: MaxFilesWatch })')

    monkeypatch.setattr(kit.serve.watch, "awatch", cannot)


@pytest.mark.usefixtures("deaf")
def test_where_the_system_cannot_watch_the_files_are_compared_and_that_is_said_once(root: Path) -> None:
    async def run() -> tuple[frozenset[str], list[str]]:
        said: list[str] = []
        async with aclosing(changes(root, said.append)) as watched:
            asyncio.get_running_loop().call_later(0.3, in_place(CATALOG), root)
            return await asyncio.wait_for(anext(watched), SOON), said

    changed, said = asyncio.run(run())
    assert changed == {CATALOG}
    why = "OS file watch limit reached"
    assert said == [f"The system cannot watch the workspace ({why}). Kit looks at its files twice a second."]


def test_a_file_system_that_tells_nothing_is_looked_at_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object, **__: object) -> AsyncIterator[set[object]]:
        await asyncio.sleep(60)
        yield set()

    monkeypatch.setattr(kit.serve.watch, "awatch", silent)
    monkeypatch.setattr(kit.serve.watch, "_LOOK", 0.2)
    assert told(root, in_place(CATALOG)) == [[{CATALOG}]]


def test_the_list_holds_what_pages_are_made_of_and_nothing_else(root: Path) -> None:
    (root / "platforms.toml").write_text("")
    (root / "locales/nowhere").symlink_to(root / "gone")
    assert set(files(root)) == {CATALOG, CAMPAIGN, "assets/brands/lamp/logo.svg", "platforms.toml"}


def test_the_watch_ends_at_once(root: Path) -> None:
    began = time.monotonic()
    told(root)
    assert time.monotonic() - began < SOON
