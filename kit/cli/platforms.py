"""`kit platforms`: the table of platforms and placements."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kit.cli.options import find_workspace, nearest, output_option, report, workspace_option
from kit.errors import KitError
from kit.platforms.age import age, in_words
from kit.platforms.describe import as_bytes, as_ratios, described
from kit.platforms.links import parameters
from kit.platforms.model import CONFIDENCE, Evidence, Platform, TextLimit
from kit.platforms.table import read_platforms
from kit.workspace import Folder

PLAIN_WIDTH = 140  # of a table that goes to no terminal
_TAKEN = {"text": "text", "body": "text", "url": "link", "title": "title", "image": "picture"}


@click.command("platforms", short_help="Show the table of placements and limits.")
@click.argument("names", nargs=-1, metavar="[PLATFORM]...")
@output_option
@workspace_option
def command(names: Sequence[str], output: str, folder: Path | None) -> None:
    """Show every placement with its size, safe zone and files, and how much each platform takes and how it counts.

    With names of platforms, show all that is known of these, each value with its source. A workspace's own
    platforms.toml is taken in. The age says how long ago a value was read on the platform's page.
    """
    workspace = _workspace(folder)
    table, problems = read_platforms(workspace)
    for name in names:
        if name not in table.platforms:
            if problems:  # one of which may be why
                raise KitError(*problems)
            raise click.UsageError(f"There is no platform '{name}'. {nearest(name, table.platforms)}")
    chosen = [table.platforms[name] for name in names or table.platforms]
    today = workspace.today()

    def summary() -> None:
        console = Console(width=None if Console().is_terminal else PLAIN_WIDTH)
        for shown in [_details(platform, today) for platform in chosen] if names else _overview(chosen, today):
            console.print(shown)

    report(output, summary, {"platforms": [_for_programs(asdict(platform), today) for platform in chosen]}, problems)


def _workspace(folder: Path | None) -> Folder:
    """The workspace; outside of one the current folder, so that Kit's own table can be seen everywhere."""
    try:
        return find_workspace(folder)
    except click.UsageError:
        if folder:
            raise
        return Folder(Path.cwd())


def _overview(platforms: Sequence[Platform], today: datetime.date) -> tuple[Table, Table]:
    places = Table(
        *("Placement", "Size, px", "Ratios", "Safe zone, px\n(top right\nbottom left)", "Types", "At most", "Pictures"),
        *("Age", "Confidence"),
    )
    posts = Table("Platform", "Post", "Counted by", "Alt text", "Hashtags", "Share link takes", "Age", "Confidence")
    for platform in platforms:
        for place in platform.placements:
            evidence = [place.evidence, place.files.evidence]
            evidence += [place.safe_evidence] if place.safe_evidence else []
            evidence += [place.ratios.evidence] if place.ratios else []
            places.add_row(
                place.name,
                f"{place.width} × {place.height}",
                as_ratios(place),
                " ".join(map(str, place.safe)) if any(place.safe) else "all",
                ", ".join(place.types),
                as_bytes(place.max_bytes),
                str(place.max_images),
                *_sureness(evidence, today),
            )
        evidence = [limit.evidence for limit in (platform.post, platform.alt) if limit.evidence.source]
        evidence += [value.evidence for value in (platform.hashtags, platform.share) if value]
        posts.add_row(
            platform.name,
            _maximum(platform.post),
            platform.post.rule if platform.post.maximum else "",
            _maximum(platform.alt),
            _number(platform.max_hashtags) if platform.post.maximum else "",
            ", ".join(_TAKEN[name] for name in parameters(platform.share)) if platform.share else "none",
            *_sureness(evidence, today),
        )
    return places, posts


def _details(platform: Platform, today: datetime.date) -> Table:
    table = Table("Value", "What", "Age", "Confidence", title=f"{platform.title} ({platform.name})")
    table.add_column("Source", overflow="fold")  # an address that is cut short leads nowhere
    said = described(platform)
    for path, evidence in platform.evidence().items():
        source = evidence.source if evidence.checked is None else f"{evidence.source} ({evidence.checked})"
        what = f"{said[path]}\n{evidence.note}" if evidence.note else said[path]
        table.add_row(*map(escape, (path, what)), *_sureness([evidence], today), escape(source), end_section=True)
    return table


def _number(maximum: int | None) -> str:
    return "any number" if maximum is None else str(maximum or "none")


def _maximum(limit: TextLimit) -> str:
    return f"{limit.maximum:,}" if limit.maximum else "none"


def _sureness(evidence: Sequence[Evidence], today: datetime.date) -> tuple[str, str]:
    """The age of the oldest of some values, and the least confidence."""
    ages = [days for told in evidence if (days := age(told, today)) is not None]
    least = min((told.confidence for told in evidence), key=CONFIDENCE.index, default="")
    return in_words(max(ages, default=None)), least


def _for_programs(value: Any, today: datetime.date) -> Any:
    """What JSON can hold: dates as text, and the age of each value in days beside them."""
    if isinstance(value, dict):
        filled = {key: _for_programs(each, today) for key, each in value.items()}
        if isinstance(value.get("checked"), datetime.date):
            filled["age_days"] = (today - value["checked"]).days
        return filled
    if isinstance(value, list | tuple):
        return [_for_programs(each, today) for each in value]
    return value.isoformat() if isinstance(value, datetime.date) else value
