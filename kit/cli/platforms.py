"""`kit platforms`: the table of platforms and placements."""

from __future__ import annotations

from dataclasses import asdict

import click

from kit.cli.options import echo_json, output_option
from kit.platforms.table import platforms


@click.command("platforms", short_help="Show the table of placements and limits.")
@output_option
def command(output: str) -> None:
    """Show every placement with its size, safe zone, file types and limits, and how each platform counts a post."""
    table = platforms()
    if output == "json":
        echo_json([asdict(platform) for platform in table.values()])
        return
    from rich.console import Console
    from rich.table import Table

    placements = Table(
        "Placement", "Size, px", "Safe zone, px\n(top right bottom left)", "Types", "At most", "Checked", "Confidence"
    )
    posts = Table("Platform", "Post", "Counted in", "Alt text", "Checked", "Confidence")
    for platform in table.values():
        for place in platform.placements:
            safe = " ".join(map(str, place.safe)) if any(place.safe) else "all"
            size = f"{place.width} × {place.height}"
            limit = f"{place.max_bytes / 1_000_000:.3g} MB"
            placements.add_row(place.name, size, safe, ", ".join(place.types), limit, place.checked, place.confidence)
        post, alt = platform.post, platform.alt
        posts.add_row(
            platform.title,
            f"{post.maximum:,}",
            post.rule,
            f"{alt.maximum:,}" if alt.maximum else "none",
            post.checked,
            post.confidence,
        )
    console = Console(width=None if Console().is_terminal else 120)
    console.print(placements)
    console.print(posts)
