"""Opens a file or an address with the program that the desktop has for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

PATIENCE = 3.0  # seconds in which a desktop that has no program for a file says so


def launch(target: Path | str) -> bool:
    """Whether it could be opened, as far as the desktop tells. Nothing that the desktop says is shown."""
    if not sys.platform.startswith("linux"):
        return click.launch(str(target)) == 0
    quiet = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(
            ["xdg-open", str(target)], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError:
        return False
    try:
        return opener.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:  # some programs stay in the foreground until they are closed
        return True
