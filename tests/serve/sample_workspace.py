"""A small workspace on the disk: one message of the sample campaign, in two languages."""

from __future__ import annotations

import shutil
from pathlib import Path

from kit.l10n import catalogs
from kit.workspace import Folder

ROOT = Path(__file__).parents[2]
CAMPAIGN = "child-safety-first"
LOCALES = ("en", "de", "ar")


def workspace(folder: Path) -> Folder:
    """The sample with its messages and brands, and the catalogs of German and Arabic; what may change are copies."""
    for top in ("assets/brands", f"assets/campaigns/{CAMPAIGN}", "locales/de", "locales/ar"):
        shutil.copytree(ROOT / top, folder / top)
    shutil.copy(ROOT / "locales/glossary.csv", folder / "locales/glossary.csv")
    return Folder(folder)


def catalog(folder: Folder, locale: str = "de", name: str = CAMPAIGN) -> Path:
    return folder.root / catalogs.path(name, locale)


def replace(path: Path, old: str, new: str) -> None:
    """Changes a file as another program would."""
    text = path.read_text()
    assert old in text, f"{old!r} does not stand in {path}"
    path.write_text(text.replace(old, new))
