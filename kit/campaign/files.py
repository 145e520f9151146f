"""The folders and files that campaigns and brands are made of."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from kit.campaign.lines import Document
from kit.campaign.parse import parse
from kit.errors import fail, shown
from kit.workspace import Workspace


def folders(workspace: Workspace, pattern: str) -> tuple[str, ...]:
    """The names of the folders of the files that a pattern finds, in their order."""
    return tuple(PurePosixPath(file).parent.name for file in workspace.find(pattern))


def mapping(workspace: Workspace, file: str) -> Document:
    """A YAML file that holds keys and values. `KitError` where it does not."""
    document = _parsed(workspace.read(file), file)
    if not isinstance(document.value(), dict):
        raise fail(file, 1, "the file must be a mapping of keys and values", "write key: value, one a line")
    return document


@lru_cache(maxsize=16)  # half of the time that a plan takes; a campaign of 20 messages takes a megabyte
def _parsed(content: bytes, file: str) -> Document:
    """The document of a file, which nobody may change."""
    return parse(content, file)


def file_path(workspace: Workspace, folder: str, written: str, kind: str) -> tuple[str, str]:
    """The path below the workspace of a file that is named relative to a folder, and what is wrong with it, or ""."""
    path = str(PurePosixPath(folder, written))
    return path, "" if workspace.exists(path) else f"there is no {kind} '{shown(written)}'"
