"""`kit proof`: for each language one page with every text beside the cards and posts in which it stands."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from kit.build.cache import Cache, usual_folder
from kit.build.catalogs import read_phrases
from kit.build.plan import Selection
from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.cli.choice import Choice, choice_options, require
from kit.cli.launch import launch
from kit.cli.options import count, known_layouts, output_option, report, workers_option
from kit.cli.progress import progress
from kit.errors import KitError, Problem, fail
from kit.l10n.phrases import SOURCE, Phrases
from kit.markup.templates import environment
from kit.platforms.table import read_platforms
from kit.proof.page import Counts, counts, page
from kit.proof.sheets import Sheet, Wanted, sheets
from kit.proof.worded import looking_at
from kit.publish.kits import kit_name
from kit.workspace import Folder, write_whole

FOLDER = "proof"


@dataclass(frozen=True, slots=True)
class Written:
    """A page that was written, and how many texts it shows."""

    path: Path
    campaign: str
    locale: str
    counts: Counts
    size: int  # bytes


@click.command("proof", short_help="Write pages for translators: each text beside its pictures.")
@choice_options
@click.option("--to", "target", type=click.Path(path_type=Path, file_okay=False), help="The folder. [default: proof]")
@workers_option("draw")
@click.option("--no-cache", is_flag=True, help="Draw every card anew.")
@click.option("--open", "opened", is_flag=True, help="Open what was written.")
@output_option
def command(choice: Choice, target: Path | None, workers: int, no_cache: bool, opened: bool, output: str) -> None:
    """Write a page for each language: every text of a campaign beside the cards and posts in which it stands.

    A page is one file that needs nothing else: mail it to translators, or print it. It shows fuzzy texts, too, and the
    source text where there is no translation; pictures of such a message say DRAFT.

    What is wrong with translations stands on the pages. The exit status is 1 where a page cannot be made.
    """
    workspace, names, chosen = choice.resolve()
    target = target or workspace.root / FOLDER
    cache = None if no_cache else Cache(usual_folder(), workspace.fonts())
    began = time.monotonic()
    layouts = known_layouts(workspace)
    campaigns, problems = _campaigns(workspace, names, chosen, layouts)
    looking = looking_at(workspace)
    written: list[Written] = []
    for campaign in campaigns:
        wanted = [
            Wanted(workspace, looking, campaign.name, locale, layouts, chosen) for locale in chosen.locales_of(campaign)
        ]
        try:
            with (
                progress(f"Drawing {campaign.name}", len(wanted), shown=output == "text") as drawn,
                closing(sheets(wanted, cache, workers)) as made,
            ):
                for sheet in made:
                    written.append(_write(workspace, sheet, target))
                    drawn(sheet)
        except KitError as error:
            problems += error.problems
    if cache:
        cache.prune()

    def summary() -> None:
        for each in written:
            click.echo(_line(each))
        click.echo(f"{count(len(written), 'page', 'pages')} ({time.monotonic() - began:.1f} s)")

    if opened and written and not launch(written[0].path if len(written) == 1 else target):
        click.echo(f"No program here could open it; it is at {target.absolute()}", err=True)
    content = {
        "pages": [
            {"path": str(each.path), "campaign": each.campaign, "locale": each.locale, "bytes": each.size}
            | asdict(each.counts)
            for each in written
        ]
    }
    report(output, summary, content, problems)


def _campaigns(
    workspace: Folder, names: Sequence[str], chosen: Selection, layouts: Sequence[str]
) -> tuple[list[Campaign], list[Problem]]:
    """The campaigns that have any of what is chosen, and why others cannot be read."""
    table, _ = read_platforms(workspace)
    read: list[Campaign] = []
    problems: list[Problem] = []
    for name in names:
        try:
            campaign, _ = read_campaign(workspace, name, layouts=layouts, placements=table.placements)
        except KitError as error:
            problems += error.problems
        else:
            read.append(campaign)
    if not problems:
        require(chosen, read)
    meant = [each for each in read if any(chosen.takes("messages", message.id) for message in each.messages)]
    return meant, problems


def _write(workspace: Folder, sheet: Sheet, target: Path) -> Written:
    path = target / f"{kit_name(sheet.campaign, sheet.locale)}.html"
    data = page(
        sheet, environment(workspace.read), workspace.read, _phrases(workspace, sheet.locale), workspace.today()
    )
    try:
        write_whole(path, data)
    except OSError as error:
        what = f"the page cannot be written: {error.strerror}"
        raise fail(str(path), None, what, "name another folder with --to") from error
    return Written(path, sheet.campaign, sheet.locale, counts(sheet), len(data))


def _phrases(workspace: Folder, locale: str) -> Phrases:
    """The words of pages; English ones, where the locale has no catalog of them that can be read."""
    try:
        return read_phrases(workspace, locale)[0] or Phrases(None, SOURCE)
    except KitError:
        return Phrases(None, SOURCE)


def _line(page: Written) -> str:
    """A page with what is to be done on it."""
    told = (
        (page.counts.missing, "not translated"),
        (page.counts.fuzzy, "fuzzy"),
        (page.counts.wrong, "with problems"),
    )
    found = ", ".join(f"{number} {words}" for number, words in told if number)
    return f"{page.path}: {count(page.counts.all, 'text', 'texts')}{', ' if found else ''}{found}"
