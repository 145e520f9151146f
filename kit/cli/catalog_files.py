"""The catalogs of a workspace on the disk: which there are, writing them, and what killed runs have left."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from kit.campaign.model import PSEUDO_LOCALES
from kit.cli.extract import Template
from kit.errors import Problem, Where
from kit.l10n.catalogs import PAGES
from kit.l10n.catalogs import path as catalog_path
from kit.l10n.locales import known
from kit.publish.target import alive
from kit.serve.locks import locked
from kit.workspace import Folder, Workspace, write_whole


def own_catalogs(workspace: Workspace) -> dict[tuple[str, str], str]:
    """The paths of the workspace's own catalogs, by locale and name. Those of no known locale are passed over."""
    found: dict[tuple[str, str], str] = {}
    for path in workspace.find(catalog_path("*", "*")):
        _, locale, _, file = path.split("/")
        if known(locale):
            found[locale, file.removesuffix(".po")] = path
    return found


def wanted_catalogs(templates: Sequence[Template], own: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """By locale and name, the catalogs that belong to templates: those that there are, and those that are missing.

    A campaign is translated into its locales. The pages are written in English, and need their words in all others.
    """
    names = {template.name for template in templates}
    wanted = {(locale, name) for locale, name in own if name in names}
    for campaign in (template.campaign for template in templates if template.campaign):
        wanted |= {(locale, campaign.name) for locale in campaign.locales if locale != campaign.language}
        wanted |= {(locale, PAGES) for locale in campaign.locales if locale.split("_")[0] != "en"}
    return tuple(sorted((locale, name) for locale, name in wanted if locale not in PSEUDO_LOCALES))


def write(workspace: Folder, path: str, before: bytes | None, data: bytes) -> Problem | None:
    """Writes a file whole, if it still is what it was when it was read; None: it was not there. Says why it can't."""
    target = workspace.root / path
    try:
        with locked(target.parent):
            same = (target.read_bytes() if target.exists() else None) == before
            if not same or not write_whole(target, data, lasting=True, before=before):
                what = "the file was changed by somebody else in this moment, and is left as it is"
                return Problem(Where(path), what, "run kit update again")
    except TimeoutError:
        return Problem(Where(path), "another program is writing this file", "run the command again")
    except OSError as error:
        return Problem(Where(path), f"the file cannot be written: {error.strerror}")
    return None


def sweep(workspace: Folder) -> None:
    """Removes files that were being written by processes that are no more."""
    locales = workspace.root / "locales"
    for part in (*locales.glob(".*.part"), *locales.glob("*/LC_MESSAGES/.*.part")):
        with contextlib.suppress(OSError):
            if not _held(part):
                part.unlink()


def _held(part: Path) -> bool:
    """Whether the process that writes the file still runs; its number stands in the name (`write_whole`)."""
    number = part.name.split(".")[-3]
    return number.isdigit() and alive(int(number))
