"""Chromium for the tests of pages: one for all of them, and a context of its own for each test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.chromium import Desktop, launched
from tests.browser.served import CAMPAIGN, Repository, Server, new_repository, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser


# Of the package, not of the session: a running Playwright keeps asyncio.run from working in tests elsewhere.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Desktop]:
    desktop = Desktop(browser)
    yield desktop
    desktop.close()
    assert desktop.faults == []


@pytest.fixture(scope="package")
def _committed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """The sample with three shapes of cards, so that a test takes a moment; in all its languages."""
    repository = new_repository(tmp_path_factory.mktemp("committed") / "workspace")
    file = repository.root / "assets" / "campaigns" / CAMPAIGN / "campaign.yaml"
    text = file.read_text(encoding="utf-8")
    head, rest = text.split("\nplacements:", 1)
    rest = rest.split("\nlink:", 1)[1]
    few = "\nplacements: [bluesky.square, x.landscape, instagram.story]\nplatforms: [email]\nlink:"
    file.write_text(head + few + rest, encoding="utf-8")
    repository.commit()
    return repository


@pytest.fixture(scope="package")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of Kit's cache, which the servers of all tests share: what one has drawn the next one knows."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def repository(tmp_path: Path, _committed: Repository) -> Repository:
    """The sample workspace under git, for one test to change."""
    return Repository(Path(shutil.copytree(_committed.root, tmp_path / "workspace")))


@pytest.fixture
def serve(desktop: Desktop, repository: Repository, cache: Path) -> Iterator[Callable[..., Server]]:
    """Starts `kit serve` on the workspace as it is then; with arguments of its own."""
    with ExitStack() as running:
        yield lambda *arguments: running.enter_context(serving(repository.root, cache, *arguments))
        desktop.close()


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    """`kit serve` on the workspace as it was committed."""
    return serve()
