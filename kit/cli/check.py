"""`kit check`: everything that a build would complain of, without drawing."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import click

from kit.build.job import Card
from kit.build.plan import plan
from kit.build.run import cards
from kit.campaign.model import Campaign
from kit.cli.options import (
    chosen_campaigns,
    count,
    find_workspace,
    known_layouts,
    output_option,
    report,
    require,
    selection,
    selection_options,
    workspace_option,
)
from kit.cli.progress import progress
from kit.errors import KitError, Problem, unique
from kit.markup.templates import environment
from kit.publish import pages


@click.command("check")
@selection_options
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes check. [default: one a processor]")
@output_option
@workspace_option
def command(
    names: Sequence[str],
    locales: Sequence[str],
    placements: Sequence[str],
    messages: Sequence[str],
    jobs: int | None,
    output: str,
    folder: Path | None,
) -> None:
    """Check campaigns, catalogs and templates: every text set, every card laid out, every post counted."""
    workspace = find_workspace(folder)
    chosen = selection(locales, placements, messages)
    problems: list[Problem] = []
    settled: list[Card] = []
    campaigns: list[Campaign] = []
    layouts = known_layouts(workspace)
    templates = environment(workspace.read)
    for name in chosen_campaigns(workspace, names):
        try:
            planned = plan(workspace, name, chosen, layouts)
        except KitError as error:
            problems += error.problems
            continue
        problems += planned.problems
        campaigns.append(planned.campaign)
        workers = jobs or os.cpu_count() or 1
        with (
            closing(cards(planned.jobs, workers, pixels=False)) as checked,
            progress("Checking", len(planned.jobs), shown=output == "text") as done,
        ):
            for card in checked:
                problems += card.problems
                settled.append(card)
                done(card)
        problems += pages.problems(templates, planned)
    found = unique(problems)
    if not problems:
        require(chosen, campaigns)

    def summary() -> None:
        verdict = count(len(found), "problem", "problems") if found else "no problem"
        click.echo(f"{count(len(settled), 'card', 'cards')} checked: {verdict}")

    report(output, summary, {"cards": [_fits(card) for card in settled]}, found)


def _fits(card: Card) -> dict[str, object]:
    """The fit of a card's texts, for programs: sizes in px; room 1.0 is a tight fit."""
    return {
        "message": card.message,
        "locale": card.locale,
        "placement": card.placement,
        "texts": [
            {
                "slot": text.slot,
                "size": round(text.size, 2),
                "lines": text.lines,
                "room": round(text.room, 3),
                "excess": text.excess,
            }
            for text in card.texts
            if text.slot
        ],
    }
