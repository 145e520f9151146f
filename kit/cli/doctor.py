"""`kit doctor`: what this computer has to draw with, and whether it is enough."""

from __future__ import annotations

import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib import metadata
from pathlib import Path, PurePath

import click

from kit import __version__
from kit.build.cache import size_of, usual_folder
from kit.build.coverage import LocaleCoverage, locale_coverage
from kit.build.fonts import brand_library
from kit.build.plan import families_not_there
from kit.campaign.brands import brand_names, read_brand
from kit.campaign.model import Brand
from kit.campaign.read import campaign_names, read_campaign
from kit.cli.options import find_workspace, output_option, report, workspace_option
from kit.errors import KitError, Problem, unique
from kit.text.advice import advice
from kit.text.coverage import ScriptCoverage, color_emoji, living_scripts
from kit.text.fonts import GENERIC, FontLibrary, open_library
from kit.text.scripts import EMOJI
from kit.workspace import Folder, installed_fonts


@dataclass(frozen=True, slots=True)
class BrandFamily:
    """A font family that a brand names."""

    brand: str
    role: str
    family: str
    installed: bool


@dataclass(frozen=True, slots=True)
class Examination:
    """What `kit doctor` has found."""

    versions: Mapping[str, str]
    cache: Path
    cache_bytes: int
    emoji: str | None
    scripts: tuple[ScriptCoverage, ...]
    workspace: Path | None = None
    families: tuple[BrandFamily, ...] = ()
    locales: tuple[LocaleCoverage, ...] = ()
    problems: tuple[Problem, ...] = ()


@click.command("doctor", short_help="List the scripts that the fonts cover, and what to install.")
@output_option
@workspace_option
def command(output: str, folder: Path | None) -> None:
    """Show the scripts that can be set, by which fonts, and what to install for the others.

    Inside a workspace also whether its brands' fonts are there, and whether every language of its campaigns is
    covered; the exit status is 1 where one is not.
    """
    found = examine(_workspace(folder))
    report(output, lambda: _show(found), _as_json(found), found.problems)


def examine(workspace: Folder | None) -> Examination:
    """Looks at fonts, libraries and the cache, and at a workspace where there is one."""
    library = open_library(workspace.fonts() if workspace else installed_fonts())
    found = Examination(
        versions=versions(),
        cache=usual_folder(),
        cache_bytes=size_of(usual_folder()),
        emoji=color_emoji(library),
        scripts=tuple(living_scripts(library)),
        problems=library.problems,
    )
    return _in_workspace(found, workspace) if workspace else found


def _in_workspace(found: Examination, workspace: Folder) -> Examination:
    """The examination with what the brands and campaigns of a workspace need."""
    families: list[BrandFamily] = []
    locales: list[LocaleCoverage] = []
    problems = list(found.problems)
    brands: dict[str, Brand] = {}
    for name in brand_names(workspace):
        try:
            brands[name], _ = read_brand(workspace, name)
        except KitError as error:
            problems += error.problems
            continue
        library = brand_library(workspace, brands[name])
        families += _families(brands[name], library)
        problems += [*library.problems, *families_not_there(brands[name], library)]
    for name in campaign_names(workspace):
        try:
            campaign, campaign_problems = read_campaign(workspace, name)
        except KitError as error:
            problems += error.problems
            continue
        if campaign.brand in brands:
            locales += locale_coverage(workspace, campaign, brands[campaign.brand])
        elif campaign.brand not in brand_names(workspace):
            problems += campaign_problems
    problems += [problem for locale in locales for problem in locale.problems]
    return replace(
        found,
        workspace=workspace.root,
        families=tuple(families),
        locales=tuple(locales),
        problems=unique(problems),
    )


def versions() -> dict[str, str]:
    """The versions of what decides how a card looks."""
    import icu4py
    import uharfbuzz
    import unicodedata2

    return {
        "Kit": __version__,
        "Python": platform.python_version(),
        "HarfBuzz": f"{uharfbuzz.version_string()} (uharfbuzz {metadata.version('uharfbuzz')})",
        "ICU": f"{icu4py.icu_version} (icu4py {metadata.version('icu4py')})",
        "Unicode": str(unicodedata2.unidata_version),
        "Pillow": metadata.version("pillow"),
    }


def _workspace(folder: Path | None) -> Folder | None:
    """The workspace, if one is named or at or above the current folder."""
    try:
        return find_workspace(folder)
    except click.UsageError:
        if folder is not None:
            raise
        return None


def _families(brand: Brand, library: FontLibrary) -> list[BrandFamily]:
    return [
        BrandFamily(brand.name, role, family, family.casefold() in GENERIC or library.has_family(family))
        for role, families in brand.families.items()
        for family in families
    ]


def _as_json(found: Examination) -> dict[str, object]:
    return {
        "versions": found.versions,
        "cache": {"folder": str(found.cache), "bytes": found.cache_bytes},
        "color_emoji": found.emoji,
        "scripts": [asdict(script) for script in found.scripts],
        "workspace": str(found.workspace) if found.workspace else None,
        "families": [asdict(family) for family in found.families],
        "locales": [
            {
                "campaign": locale.campaign,
                "locale": locale.locale,
                "covered": not locale.missing,
                "missing": [asdict(script) for script in locale.missing],
            }
            for locale in found.locales
        ],
    }


def _show(found: Examination) -> None:
    click.echo(" · ".join(f"{name} {version}" for name, version in found.versions.items()))
    click.echo(f"Cache: {found.cache}, {found.cache_bytes / 1_000_000:.1f} MB")
    click.echo(f"Colour emoji: {found.emoji or f'none; {advice(EMOJI)}'}")
    click.echo()
    _show_scripts([script for script in found.scripts if script.family])
    lacking = [script for script in found.scripts if not script.family]
    if lacking:
        click.echo("\nNo font for:")
    for hint in dict.fromkeys(script.advice for script in lacking):
        rows = [script for script in lacking if script.advice == hint]
        named = ", ".join(f"{script.name} ({script.code}: {script.languages})" for script in rows)
        click.echo(f"  {named}: {hint}")
    foreign = [script for script in found.scripts if script.family and script.advice]
    if foreign:
        click.echo("\nSet in the forms of another region:")
    for script in foreign:
        click.echo(f"  {script.name} ({script.code}: {script.languages}): {script.advice}")
    if found.workspace:
        _show_workspace(found)


def _show_scripts(covered: Sequence[ScriptCoverage]) -> None:
    rows = [("Script", "Code", "Languages", "Font", "File")]
    rows += [(s.name, s.code, s.languages, s.family or "", PurePath(s.file or "").name) for s in covered]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        click.echo("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[4]]))


def _show_workspace(found: Examination) -> None:
    click.echo(f"\n{found.workspace}:")
    fonts = [(f.brand, f"{f.role} {f.family}{'' if f.installed else ' (not there)'}") for f in found.families]
    locales = [(o.campaign, f"{o.locale}{' (not covered)' if o.missing else ''}") for o in found.locales]
    for kind, listed in (("brand", fonts), ("campaign", locales)):
        for name in dict.fromkeys(name for name, _ in listed):
            click.echo(f"  {kind} {name}: {', '.join(what for owner, what in listed if owner == name)}")
