"""`kit init`: a new workspace with the sample campaign, to be changed into one's own."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from pathlib import Path

import click

from kit.errors import fail
from kit.l10n.glossary import PATH as GLOSSARY
from kit.workspace import shipped_files

SAMPLE, PAGES = "child-safety-first", "kit"  # a campaign's name, and that of the catalogs with the words of the pages


@click.command("init", short_help="Make a workspace with a sample campaign.")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a workspace in FOLDER, with a sample campaign, a brand, its translations and the card templates."""
    made = init(folder)
    there = "" if folder == Path(".") else f"cd {shlex.quote(str(folder))} && "
    click.echo(f"{folder}: a workspace of {made} files. Next: {there}kit build")


def init(folder: Path) -> int:
    """Writes the sample workspace; all of it or nothing. Returns the number of files.

    Raises KitError where the folder holds something already or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise fail(str(folder), None, "there is something there already", "name a new or an empty folder")
        place = folder if folder.exists() else folder.absolute().parent
        place.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".kit-init-", dir=place))
        try:
            new = aside / "workspace"
            made = _write(new)
            if place == folder:  # it stays the folder in which somebody may be standing
                for entry in sorted(new.iterdir()):
                    entry.rename(folder / entry.name)
            else:
                new.rename(folder)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    except OSError as error:
        raise fail(
            str(folder), None, f"the workspace cannot be written: {error.strerror}", "name another folder"
        ) from error
    return made


def _write(folder: Path) -> int:
    files = [file for top in ("assets", "locales", "templates") for file in shipped_files(top) if _is_wanted(file[0])]
    for path, data in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    (folder / ".gitignore").write_text("dist/\npreview/\nproof/\n", encoding="utf-8")
    return len(files) + 1


def _is_wanted(path: str) -> bool:
    """Whether a shipped file is of the sample campaign, or of none: one campaign is enough to begin with."""
    top, *folders, name = path.split("/")
    if top == "assets":
        return folders[0] != "campaigns" or folders[1] == SAMPLE
    return top != "locales" or path == GLOSSARY or name.partition(".")[0] in (SAMPLE, PAGES)
