"""`kit preview`: cards side by side on one sheet, to be looked at."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import click

from kit.build.job import CardJob
from kit.build.plan import Selection, plan
from kit.build.proof import Marks, Tile, contact_sheet, prints
from kit.build.sheet import arrange
from kit.campaign.brands import brand_names
from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.cli.choice import Choice, choice_options, require
from kit.cli.launch import launch
from kit.cli.options import count, known_layouts, output_option, report, workers_option
from kit.cli.progress import progress
from kit.errors import KitError, Problem, fail, unique
from kit.paint.encode import png
from kit.paint.reduced import Pixels, compact_jpeg
from kit.platforms.table import read_platforms
from kit.workspace import Folder, write_whole

FOLDER = "preview"
SUFFIXES = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg"}
ALIKE = 1.1  # how many times wider a card may be than another one without being of another shape
MOST_BYTES = 400_000  # of a JPEG sheet: it is for web pages


@dataclass(frozen=True, slots=True)
class Preview:
    """What was written, and how many cards it shows; in a folder, how many files were written."""

    path: Path
    cards: int


@click.command("preview", short_help="Show cards side by side on one sheet.")
@choice_options
@click.option("--brands", "all_brands", is_flag=True, help="Draw in every brand, side by side.")
@click.option("--guides", is_flag=True, help="Draw safe zones, boxes and baselines over the cards.")
@click.option("--textless", is_flag=True, help="Leave the words out, for designers who set them elsewhere.")
@click.option("--width", type=click.IntRange(200, 10000), default=2400, show_default=True, help="The sheet's, px.")
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path),
    help="A .png or .jpg file for the sheet; or a folder, and then every card is a file of its full size. "
    "[default: preview/CAMPAIGN.png]",
)
@workers_option("draw")
@click.option("--open", "opened", is_flag=True, help="Open what was written.")
@output_option
def command(
    choice: Choice,
    all_brands: bool,
    guides: bool,
    textless: bool,
    width: int,
    target: Path | None,
    workers: int,
    opened: bool,
    output: str,
) -> None:
    """Write a contact sheet: a campaign's messages in every shape, in one language.

    With one --message it shows that message in every language. With several languages and messages, or --brands,
    the shape is the campaign's first unless --placement names others. A card that has a problem is shown with it.
    """
    if choice.brand and all_brands:
        raise click.UsageError("Use --brand or --brands, not both.")
    workspace, names, chosen = choice.resolve()
    kind = _kind(target)
    began = time.monotonic()
    problems: list[Problem] = []
    read: list[Campaign] = []
    shown: dict[str, tuple[CardJob, ...]] = {}
    for name in names:
        try:
            campaign, jobs, found = cards_to_show(workspace, name, chosen, all_brands=all_brands)
        except KitError as error:
            problems += error.problems
            continue
        read.append(campaign)
        problems += found
        if jobs:
            shown[name] = jobs
    if not problems:
        require(chosen, read)
    if len(shown) > 1 and target is not None and kind != "folder":
        raise click.UsageError(f"{target} can hold one sheet. Name one campaign of {', '.join(shown)}.")
    made: list[Preview] = []
    marks = Marks(guides, textless)
    for name, jobs in shown.items():
        path = target or workspace.root / FOLDER / f"{name}.png"
        with progress("Drawing", len(jobs), shown=output == "text") as drawn:
            cards = len(jobs)
            if kind == "folder":
                cards, found = write_cards(jobs, marks, path, drawn, workers)
                problems += found
            else:
                image, found = contact_sheet(arrange(name, jobs), width, marks, drawn, workers)
                problems += found
                _write(path, _as_jpeg(image, path) if kind == "jpeg" else png(image))
        made.append(Preview(path, cards))

    def summary() -> None:
        for preview in made:
            seconds = time.monotonic() - began
            click.echo(f"{preview.path}: {count(preview.cards, 'card', 'cards')} ({seconds:.1f} s)")

    if opened and made and not launch(made[-1].path):
        click.echo(f"No program here could open it; it is at {made[-1].path.absolute()}", err=True)
    content = {"previews": [{"path": str(preview.path), "cards": preview.cards} for preview in made]}
    report(output, summary, content, problems)


def cards_to_show(
    workspace: Folder, name: str, chosen: Selection, *, all_brands: bool = False
) -> tuple[Campaign, tuple[CardJob, ...], tuple[Problem, ...]]:
    """The cards of a campaign that belong on its sheet, and the problems of their plans."""
    layouts = known_layouts(workspace)
    table, _ = read_platforms(workspace)
    campaign, _ = read_campaign(workspace, name, layouts=layouts, placements=table.placements)
    if chosen.messages and not any(message.id in chosen.messages for message in campaign.messages):
        return campaign, (), ()  # another campaign is meant
    if not chosen.locales and (all_brands or len(chosen.messages) != 1):
        own = campaign.language if campaign.language in campaign.locales else campaign.locales[0]
        chosen = replace(chosen, locales=(own,))
    brands = [chosen.brand]
    if all_brands:
        brands = sorted(brand_names(workspace), key=lambda brand: brand != campaign.brand)
    jobs: list[CardJob] = []
    problems: list[Problem] = []
    for brand in brands:
        try:
            planned = plan(workspace, name, replace(chosen, brand=brand), layouts)
        except KitError as error:
            problems += error.problems
            continue
        jobs += planned.jobs
        problems += planned.problems
    return campaign, tuple(jobs) if chosen.placements else _one_a_shape(jobs), unique(problems)


def _one_a_shape(jobs: Sequence[CardJob]) -> tuple[CardJob, ...]:
    """The cards on the first placement of each shape; of the first shape only, where the sheet has no room for more."""
    shapes: dict[str, float] = {}
    for job in jobs:
        ratio = job.placement.width / job.placement.height
        if all(max(ratio, other) > ALIKE * min(ratio, other) for other in shapes.values()):
            shapes[job.placement.name] = ratio
    differing = (
        {job.wording.locale for job in jobs},
        {job.wording.message for job in jobs},
        {job.brand.name for job in jobs},
    )
    names = tuple(shapes)[: 1 if sum(len(values) > 1 for values in differing) > 1 else None]
    return tuple(job for job in jobs if job.placement.name in names)


def write_cards(
    jobs: Sequence[CardJob], marks: Marks, folder: Path, drawn: Callable[[object], None], workers: int = 1
) -> tuple[int, tuple[Problem, ...]]:
    """Every card of its full size as a PNG in the folder, named by what it shows: how many, and the problems."""
    sizes = ((job, job.placement.width, job.placement.height) for job in jobs)
    tiles = [Tile(job, width, height, max(1.0, width / 500)) for job, width, height in sizes]
    brands = {job.brand.name for job in jobs}
    problems: list[Problem] = []
    written = 0
    with closing(prints(tiles, marks, workers)) as printed:
        for job, card in zip(jobs, printed, strict=True):
            problems += card.untold
            if card.data is not None:
                parts = (job.wording.message, job.placement.name, job.wording.locale, job.brand.name)
                _write(folder / f"{'-'.join(parts if len(brands) > 1 else parts[:3])}.png", card.data)
                written += 1
            drawn(job)
    return written, unique(problems)


def _kind(target: Path | None) -> str:
    """png, jpeg or folder."""
    if target is None:
        return "png"
    if target.is_dir() or not target.suffix:
        return "folder"
    if target.suffix.lower() not in SUFFIXES:
        raise click.UsageError(f"A sheet is a .png or .jpg, and {target} is neither.")
    return SUFFIXES[target.suffix.lower()]


def _as_jpeg(image: Pixels, path: Path) -> bytes:
    data = compact_jpeg(image, MOST_BYTES)
    if data is None:
        what = f"the sheet takes more than {MOST_BYTES:,} bytes as JPEG"
        raise fail(str(path), None, what, "choose fewer cards, a smaller --width, or a .png")
    return data


def _write(path: Path, data: bytes) -> None:
    try:
        write_whole(path, data)
    except OSError as error:
        what = f"the preview cannot be written: {error.strerror}"
        raise fail(str(path), None, what, "name another place with --to") from error
