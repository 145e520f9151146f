"""What all commands have in common: finding the workspace, naming campaigns, and saying what was found."""

from __future__ import annotations

import difflib
import functools
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kit.build.grouping import grouped
from kit.build.layouts import layouts
from kit.campaign.read import CAMPAIGNS, campaign_names
from kit.errors import KitError, Problem, fail, unique
from kit.workspace import Folder, Workspace, shipped_files

F = TypeVar("F", bound=Callable[..., Any])


def workspace_option(function: F) -> F:
    """-C DIR: the workspace to work in."""
    return click.option(
        "-C",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path, file_okay=False),
        help="The workspace to work in. [default: the one that holds this folder]",
    )(function)


def output_option(function: F) -> F:
    """--output text|json. With json, what makes a command give up is JSON, too."""

    @functools.wraps(function)
    def reporting(*arguments: Any, output: str, **options: Any) -> Any:
        try:
            return function(*arguments, output=output, **options)
        except KitError as error:
            if output == "json":
                report(output, lambda: None, {}, error.problems)
            raise

    return click.option(
        "--output", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to report."
    )(cast(F, reporting))


def workers_option(doing: str) -> Callable[[F], F]:
    """--jobs N, as `workers`: how many processes do what the command is for."""
    return click.option(
        "--jobs",
        "workers",
        type=click.IntRange(min=1),
        default=lambda: os.cpu_count() or 1,
        help=f"How many processes {doing}. [default: one a processor]",
    )


def find_workspace(folder: Path | None) -> Folder:
    """The workspace named, or the nearest one at or above the current folder."""
    start = (folder or Path.cwd()).absolute()
    for place in (start,) if folder else (start, *start.parents):
        if (place / "assets" / "campaigns").is_dir():
            return Folder(place)
    raise click.UsageError(f"{start} is no workspace: it has no assets/campaigns. `kit init` makes a workspace.")


def chosen_campaigns(workspace: Workspace, names: Sequence[str]) -> tuple[str, ...]:
    """The campaigns named, or all of them. `KitError` where the file of one is a link out of the workspace."""
    there = campaign_names(workspace)
    for name in _beyond_reach(workspace, there):
        if name in names or not names:
            workspace.read(f"{CAMPAIGNS}/{name}/campaign.yaml")  # says why not
    for name in names:
        if name not in there:
            raise click.UsageError(f"There is no campaign '{name}'. {nearest(name, there)}")
    if not there:
        raise fail(
            "assets/campaigns", None, "this workspace has no campaign", "add assets/campaigns/<name>/campaign.yaml"
        )
    return tuple(names) or there


def _beyond_reach(workspace: Workspace, there: Sequence[str]) -> tuple[str, ...]:
    """The campaigns whose file is in its folder, but cannot be read."""
    if not isinstance(workspace, Folder):
        return ()
    try:
        folders = sorted((workspace.root / CAMPAIGNS).iterdir())
    except OSError:
        return ()
    return tuple(f.name for f in folders if f.name not in there and os.path.lexists(f / "campaign.yaml"))


def known_layouts(workspace: Workspace) -> tuple[str, ...]:
    """The layouts that campaigns of this workspace can use."""
    return layouts(
        workspace,
        [
            path
            for path, _ in shipped_files("templates")
            if path.startswith("templates/cards/") and path.endswith(".html")
        ],
    )


def nearest(name: str, names: Iterable[str]) -> str:
    """What was probably meant by a name that is none of some names; or those names."""
    names = tuple(names)
    near = difflib.get_close_matches(name, names, 1, 0.6)
    return f"Did you mean '{near[0]}'?" if near else f"There are: {', '.join(names)}."


def report(
    output: str, summary: Callable[[], None], content: Mapping[str, object], problems: Iterable[Problem]
) -> None:
    """Says what was found, and ends the program with status 1 where there are problems.

    JSON has each problem; in text those that many cards share are told once.
    """
    found = unique(problems)
    if output == "json":
        echo_json({**content, "problems": [as_json(p) for p in found]})
    else:
        for line in grouped(found):
            click.echo(line, err=True)
        summary()
    if found:
        raise SystemExit(1)


def echo_json(content: object) -> None:
    """Writes JSON, which is UTF-8 whatever the terminal's encoding (RFC 8259, 8.1)."""
    click.echo(json.dumps(content, ensure_ascii=False, indent=2).encode())


def as_json(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    return {"file": problem.where.file, "line": problem.where.line, "what": problem.what, "hint": problem.hint}


def count(number: int, one: str, other: str) -> str:
    """A number with its noun, for the terminal."""
    return f"{number} {one if number == 1 else other}"
