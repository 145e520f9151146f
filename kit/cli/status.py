"""`kit status`: how far each language has come, and what keeps it from being shipped."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from kit.build.cache import Cache, usual_folder
from kit.build.grouping import grouped
from kit.build.plan import Selection
from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.cli.choice import Choice, choice_options, require
from kit.cli.extract import pages
from kit.cli.options import as_json as problem_as_json
from kit.cli.options import count, known_layouts, output_option, report, workers_option
from kit.cli.progress import progress
from kit.cli.standing import as_programs_read, table
from kit.cli.status_page import page
from kit.errors import KitError, Problem, fail, unique
from kit.l10n.extract import pages_template
from kit.markup.templates import environment
from kit.platforms.table import read_platforms
from kit.status.inspection import Question
from kit.status.model import CampaignStatus, LocaleStatus
from kit.status.remembered import campaign_status
from kit.workspace import Folder, Workspace, write_whole


@click.command("status", short_help="Show how far each language has come.")
@choice_options
@click.option(
    "--at-least",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Fail when a locale has fewer of its strings translated.",
)
@click.option("--html", "page_file", type=click.Path(path_type=Path, dir_okay=False), help="Also write a page.")
@workers_option("check")
@click.option("--no-cache", is_flag=True, help="Look at everything anew.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every reason, with its place and what may mend it.")
@output_option
def command(
    choice: Choice,
    at_least: int | None,
    page_file: Path | None,
    workers: int,
    no_cache: bool,
    verbose: bool,
    output: str,
) -> None:
    """Show how far each language has come: strings, cards and posts, and what keeps it from being ready.

    A locale is ready when all its strings are translated, every card and post can be made, and no check of
    translations found anything. kit build --ready ships those that are.

    The exit status is 1 where a campaign or a catalog cannot be read, or where a locale has fewer of its strings
    translated than --at-least asks for.
    """
    workspace, names, chosen = choice.resolve()
    cache = None if no_cache else Cache(usual_folder(), workspace.fonts())
    found, problems = statuses(workspace, names, chosen, workers, cache, bar=output == "text")
    if cache:
        cache.prune()
    below = [(each, locale) for each in found for locale in each.locales if _is_below(locale, at_least)]
    if page_file:
        _write(page_file, page(environment(workspace.read), found, workspace.today()))

    def summary() -> None:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        for line in _lines(found, width, verbose):
            click.echo(line, color=False if os.environ.get("NO_COLOR") else None)
        if page_file:
            click.echo(f"\n{page_file}: the page with all of this")
        if below:
            told = (f"{locale.locale} of {each.campaign} ({locale.strings.percent} %)" for each, locale in below)
            click.echo(f"fewer than {at_least} % of the strings are translated: {', '.join(told)}", err=True)

    content = {
        "campaigns": [
            {
                "campaign": each.campaign,
                "ready": each.ready,
                "locales": [as_programs_read(locale) for locale in each.locales],
                "problems": [problem_as_json(problem) for problem in each.problems],
            }
            for each in found
        ],
        "below": [
            {"campaign": each.campaign, "locale": locale.locale, "percent": locale.strings.percent}
            for each, locale in below
        ],
    }
    report(output, summary, content, problems)
    if below:
        raise SystemExit(1)


def statuses(
    workspace: Folder, names: Sequence[str], chosen: Selection, workers: int, cache: Cache | None, *, bar: bool
) -> tuple[tuple[CampaignStatus, ...], tuple[Problem, ...]]:
    """How far the locales of campaigns have come, and why campaigns and catalogs cannot be read."""
    layouts = known_layouts(workspace)
    table, told = read_platforms(workspace)
    found: list[CampaignStatus] = []
    problems: list[Problem] = []
    campaigns: list[Campaign] = []
    for name in names:
        try:
            campaign, wrong = read_campaign(
                workspace, name, layouts=layouts, placements=table.placements, platforms=table.writable
            )
            campaigns.append(campaign)
            if not _is_meant(campaign, chosen):
                continue
            question = Question(name, chosen, layouts, _page_words, workers)
            bars = partial(progress, "Checking", shown=bar)
            status = campaign_status(workspace, campaign, (*told, *wrong), question, bars, cache)
        except KitError as error:
            problems += error.problems
            continue
        found.append(status)
        problems += _unreadable(workspace, status)
    if not problems:
        require(chosen, campaigns)
    return tuple(found), unique(problems)


def _is_meant(campaign: Campaign, chosen: Selection) -> bool:
    """Whether a campaign has any of the messages that are chosen."""
    return any(chosen.takes("messages", message.id) for message in campaign.messages)


def _page_words(workspace: Workspace) -> bytes:
    return pages_template(pages(workspace))


def _unreadable(workspace: Workspace, status: CampaignStatus) -> Iterator[Problem]:
    """Why catalogs that are there cannot be read."""
    for locale in status.locales:
        for reason in locale.reasons:
            if reason.kind == "catalog" and workspace.exists(reason.problem.where.file):
                yield reason.problem


def _is_below(status: LocaleStatus, at_least: int | None) -> bool:
    return at_least is not None and 100 * status.strings.translated < at_least * status.strings.total


def _lines(found: Sequence[CampaignStatus], width: int | None, verbose: bool) -> Iterator[str]:
    for number, status in enumerate(found):
        if not status.locales:
            continue
        if number:
            yield ""
        ready = f"{len(status.ready)} of {count(len(status.locales), 'locale is', 'locales are')} ready"
        yield f"{status.campaign}: {ready}"
        yield from table(status, width, verbose=verbose)
        for problem in grouped(status.problems):
            yield f"in every language: {problem}"


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        what = f"the page cannot be written: {error.strerror}"
        raise fail(str(path), None, what, "name another file with --html") from error
