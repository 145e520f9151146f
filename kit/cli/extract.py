"""`kit extract`: the templates (.pot) from which translators work."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from kit.build.cache import TEXT, Cache, usual_folder
from kit.build.glossaries import read_glossary
from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.cli.options import chosen_campaigns, find_workspace, known_layouts, output_option, report, workspace_option
from kit.errors import KitError, Problem, fail
from kit.l10n.catalogs import PAGES as CATALOG_OF_PAGES
from kit.l10n.extract import pages_template, template
from kit.l10n.glossary import PATH as GLOSSARY
from kit.markup.templates import environment
from kit.platforms.table import FILE as PLATFORMS
from kit.platforms.table import read_platforms
from kit.workspace import Folder, Workspace, shipped_files, write_whole

PAGES = "templates/pages/"
_INPUTS = (GLOSSARY, PLATFORMS, "templates/*/*", *(f"assets/*/*/{depth}" for depth in ("*", "*/*", "*/*/*")))


@click.command("extract", short_help="Write the templates (.pot) for translators.")
@click.argument("names", nargs=-1, metavar="[CAMPAIGN]...")
@output_option
@workspace_option
def command(names: Sequence[str], output: str, folder: Path | None) -> None:
    """Write locales/<campaign>.pot for each campaign, and locales/kit.pot with the words of the pages."""
    workspace = find_workspace(folder)
    written, problems = extract(workspace, chosen_campaigns(workspace, names))

    def summary() -> None:
        for path in written:
            click.echo(path)

    report(output, summary, {"written": list(written)}, problems)


@dataclass(frozen=True, slots=True)
class Template:
    """A catalog template, and the campaign that it is of; None for the words of the pages."""

    name: str
    data: bytes
    campaign: Campaign | None = None

    @property
    def path(self) -> str:
        return f"locales/{self.name}.pot"


def extract(workspace: Folder, names: Sequence[str]) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Writes the templates that have changed; returns the paths of all of them."""
    made, problems = templates(workspace, names)
    for each in made:
        try:
            write_whole(workspace.root / each.path, each.data)
        except OSError as error:
            raise fail(each.path, None, f"the file cannot be written: {error.strerror}") from error
    return tuple(each.path for each in made), problems


def templates(workspace: Folder, names: Sequence[str]) -> tuple[tuple[Template, ...], tuple[Problem, ...]]:
    """The template of the words of the pages, and those of campaigns.

    A campaign with problems gets no template: translators would work from half of it.
    """
    problems: list[Problem] = []
    cache = Cache(usual_folder(), workspace.fonts())
    glossary, faults = read_glossary(workspace)
    problems += faults
    made = [Template(CATALOG_OF_PAGES, pages_template(pages(workspace), glossary))]
    for name in names:
        try:
            table, _ = read_platforms(workspace)
            campaign, found = read_campaign(
                workspace,
                name,
                layouts=known_layouts(workspace),
                placements=table.placements,
                platforms=table.writable,
            )
        except KitError as error:
            problems += error.problems
            continue
        problems += found
        if not found:
            made.append(Template(name, campaign_template(workspace, campaign, cache), campaign))
    return tuple(made), tuple(problems)


def campaign_template(workspace: Workspace, campaign: Campaign, cache: Cache | None = None) -> bytes:
    """The template of a campaign's texts, with where they stand and the room that they have."""
    key = _key(workspace, campaign) if cache else ""
    if cache and (kept := cache.get(key)):
        return kept[1]
    # Laying out cards takes longer to import than all the rest, and is seldom needed.
    from kit.build.plan import Selection, plan
    from kit.build.string_notes import string_notes

    planned = plan(workspace, campaign.name, Selection(locales=(campaign.language,)), known_layouts(workspace))
    notes = string_notes(planned, environment(workspace.read), cache)
    made = template(campaign, notes, read_glossary(workspace)[0])
    if cache:
        cache.put(key, TEXT, made)
    return made


def _key(workspace: Workspace, campaign: Campaign) -> str:
    """Names everything that a template depends on: every file of assets and templates, and what the package ships.

    Other campaigns are none of it, but for their pictures.
    """
    digest = hashlib.sha256(f"template of {campaign.name}".encode())
    found = [path for pattern in _INPUTS for path in workspace.find(pattern)]
    own = [path for path in found if path == campaign.file or not path.endswith("/campaign.yaml")]
    for path, content in (*((path, workspace.read(path)) for path in own), *shipped_files("templates")):
        digest.update(b"%s\0%s" % (path.encode(), hashlib.sha256(content).digest()))
    return digest.hexdigest()


def pages(workspace: Workspace) -> dict[str, str]:
    """The templates of pages by their path, a workspace's own in place of those that the package ships."""
    names = {path for path, _ in shipped_files("templates") if path.startswith(PAGES)} | {*workspace.find(PAGES + "*")}
    return {path: workspace.read(path).decode() for path in sorted(names)}
