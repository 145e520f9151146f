"""`kit build`: kits of every campaign in every language."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

import click

from kit.build.cache import Cache, usual_folder
from kit.build.drafts import WithDrafts, marked
from kit.build.plan import Plan, Selection, plan
from kit.build.run import cards
from kit.cli.calendar import media_base_url_option, noted
from kit.cli.choice import Choice, choice_options, require
from kit.cli.options import count, known_layouts, output_option, report, workers_option
from kit.cli.progress import progress
from kit.cli.standing import in_short
from kit.cli.status import statuses
from kit.errors import KitError, Problem, Where, fail, unique
from kit.l10n.locales import known
from kit.markup.templates import environment
from kit.publish import contents
from kit.publish.kits import DRAFT, Form, Kit, kit_name, publish
from kit.publish.notes import Note
from kit.publish.target import staging
from kit.status.model import CampaignStatus
from kit.workspace import Folder


@click.command("build", short_help="Build the kits, one zip a language.")
@choice_options
@click.option("--to", "target", type=click.Path(path_type=Path), help="The folder for the kits. [default: dist]")
@click.option(
    "--format", "form", type=click.Choice(["zip", "folder"]), default="zip", show_default=True, help="What a kit is."
)
@click.option("--ready", "only_ready", is_flag=True, help="Build only the locales that are ready (see kit status).")
@click.option("--drafts", is_flag=True, help="Build with translations that nobody has reviewed, stamped DRAFT.")
@media_base_url_option
@workers_option("draw")
@click.option("--no-cache", is_flag=True, help="Draw every card anew.")
@click.option("-v", "--verbose", is_flag=True, help="Name every kit.")
@output_option
def command(
    choice: Choice,
    target: Path | None,
    form: Literal["zip", "folder"],
    only_ready: bool,
    drafts: bool,
    media_base_url: str,
    workers: int,
    no_cache: bool,
    verbose: bool,
    output: str,
) -> None:
    """Build the kits: for every language the pictures and posts of a campaign, in one zip.

    A build appears whole or not at all. What has a problem is left out and named, and the exit status is 1; the rest
    is built. Kits of other campaigns and languages in the target stay as they are, and so do all of them when nothing
    can be built.

    With --ready, a locale that is not ready is left out and named, and its kit of an earlier build is removed; that
    is no problem as long as any kit is made.

    With --drafts, texts that are marked fuzzy are built, too. Everything in a kit with any of them says DRAFT, and so
    does its name.
    """
    if drafts and only_ready:
        raise click.UsageError("--drafts and --ready exclude each other: a draft is never ready.")
    workspace, names, chosen = choice.resolve()
    cache = None if no_cache else Cache(usual_folder(), workspace.fonts())
    target = target or workspace.root / "dist"
    began = time.monotonic()
    found = statuses(workspace, names, chosen, workers, cache, bar=output == "text")[0] if only_ready else ()
    left_out = tuple(_left_out(found, target))
    kits, problems, notes = build(
        workspace,
        names,
        chosen,
        target,
        form,
        media_base_url,
        workers,
        cache,
        output == "text",
        {status.campaign: status.ready for status in found} if only_ready else None,
        drafts=drafts,
    )
    if only_ready and not kits and not problems:
        hint = "kit status tells what they lack"
        problems = (Problem(Where("locales"), "no locale is ready, so no kit was made", hint),)

    told = tuple(noted(notes))

    def summary() -> None:
        for note in told:
            click.echo(f"note: {note}")
        for each in left_out:
            click.echo(f"not ready, left out: {kit_name(each.campaign, each.locale)}: {each.why}{each.old}")
        if verbose:
            for kit in kits:
                click.echo(
                    f"{target / kit.name}: {count(kit.pictures, 'card', 'cards')}, {count(kit.posts, 'post', 'posts')}"
                )
        pictures, posts = sum(kit.pictures for kit in kits), sum(kit.posts for kit in kits)
        made = f"{count(len(kits), 'kit', 'kits')}, {count(pictures, 'card', 'cards')}, {count(posts, 'post', 'posts')}"
        found = f"; {count(len(problems), 'problem', 'problems')}" if problems else ""
        if kits:
            click.echo(f"{made} in {target} ({time.monotonic() - began:.1f} s){found}")
        else:
            click.echo(f"no kit was made, and nothing in {target} was changed{found}")

    content: dict[str, object] = {"target": str(target), "kits": [asdict(kit) for kit in kits], "notes": told}
    if only_ready:
        content["left_out"] = [asdict(each) for each in left_out]
    report(output, summary, content, problems)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A locale that is not built, since it is not ready."""

    campaign: str
    locale: str
    why: str
    old_kits: tuple[str, ...]  # those of earlier builds, before this one

    @property
    def old(self) -> str:
        """What has become of them, after the build."""
        if not self.old_kits:
            return ""
        there = any(map(os.path.exists, self.old_kits))
        return f"; its kit of an earlier build {'is still there' if there else 'was removed'}"


def _left_out(found: Sequence[CampaignStatus], target: Path) -> Iterator[LeftOut]:
    for status in found:
        for locale in (each for each in status.locales if not each.ready):
            path = str(target / kit_name(status.campaign, locale.locale))
            old = tuple(kit for kit in (path, f"{path}.zip") if os.path.exists(kit))
            yield LeftOut(status.campaign, locale.locale, in_short(locale), old)


def build(
    workspace: Folder,
    names: Sequence[str],
    chosen: Selection,
    target: Path,
    form: Form,
    media_base_url: str,
    workers: int,
    cache: Cache | None,
    bar: bool,
    ready: Mapping[str, tuple[str, ...]] | None = None,
    *,
    drafts: bool = False,
) -> tuple[tuple[Kit, ...], tuple[Problem, ...], tuple[Note, ...]]:
    """Builds the campaigns into the target, and says what is wrong, and what people should know.

    ready: the locales to be built of campaigns, if not all that are chosen; the old kits of others go nevertheless.
    drafts: build with translations that are fuzzy, too, and say so in everything that holds any.
    Raises KitError where the target cannot be written.
    """
    _refuse_sources(workspace, target)
    plans: list[Plan] = []
    problems: list[Problem] = []
    layouts = known_layouts(workspace)
    words = WithDrafts(workspace) if drafts else workspace
    for name in names:
        locales = (ready or {}).get(name)
        if locales == ():
            continue
        try:
            planned = plan(words, name, replace(chosen, locales=locales or chosen.locales), layouts)
            plans.append(marked(planned, workspace) if drafts else planned)
        except KitError as error:
            problems += error.problems
    for planned in plans:
        problems += planned.problems
    if not problems and ready is None:
        require(chosen, [planned.campaign for planned in plans])
    kits: list[Kit] = []
    total = sum(len(planned.jobs) for planned in plans)
    today = workspace.today()
    templates = environment(workspace.read)
    beside_pictures = partial(contents.contents, templates, media_base_url=media_base_url, today=today)
    notes = tuple(note for each in plans for note in contents.notes(templates, each, media_base_url, today))
    settled = dict.fromkeys((*(planned.campaign.name for planned in plans), *(ready or ())))
    replaced = partial(_replaced, tuple(settled), chosen)
    with staging(target, replaced) as new, progress("Drawing", total, shown=bar) as drawn:
        for planned in plans:
            with closing(cards(planned.jobs, workers, cache)) as drawing:
                made, found = publish(planned, drawing, new, form, beside_pictures, drawn)
            kits += made
            problems += found
    if cache:
        cache.prune()
    return tuple(kits), unique(problems), notes


def _refuse_sources(workspace: Folder, target: Path) -> None:
    """Refuses a target among the files that kits are made of: another build would take kits for pictures or fonts."""
    for top in ("assets", "locales", "templates"):
        if target.resolve().is_relative_to((workspace.root / top).resolve()):
            raise fail(str(target), None, f"kits cannot go into {top}/", "name a folder beside it with --to")


def _replaced(names: Sequence[str], chosen: Selection, entry: str) -> bool:
    """Whether an entry of the old build belongs to what is built now, so that it goes even if nothing replaces it."""
    stem = entry.removesuffix(".zip").removeprefix(DRAFT)
    for name in names:
        locale = stem.removeprefix(kit_name(name, ""))
        if locale != stem and known(locale) and chosen.takes("locales", locale):
            return True
    return False
