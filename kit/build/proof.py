"""Proofs: cards to be looked at, with guides or without their words, and contact sheets of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from kit.build.card import contrasts_of, untold
from kit.build.compose import settle
from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.build.pool import map_batches
from kit.build.run import process_layers
from kit.build.sheet import Cell, Frames, Sheet, frames
from kit.build.sheet_page import lay_out_sheet, picture_path
from kit.errors import KitError, Problem, unique
from kit.paint.canvas import LayerCache, paint
from kit.paint.encode import png
from kit.paint.guides import BASELINES, BOXES, SAFE_ZONE, with_guides
from kit.paint.reduced import Pixels, reduced

WORTH_A_PROCESS = 64  # cards that a process has to draw before its start has paid
MOST_TOGETHER = 8


@dataclass(frozen=True, slots=True)
class Marks:
    """How a proof differs from the card that is shipped."""

    guides: bool = False
    textless: bool = False


@dataclass(frozen=True, slots=True)
class Proof:
    """A card of its full size as it would look, problems or not; no image where its template cannot be used."""

    image: Pixels | None
    problems: tuple[Problem, ...]  # that stand on it
    untold: tuple[Problem, ...]  # those of them that the plan of the cards has not told of


def proof(job: CardJob, marks: Marks, layers: LayerCache, thickness: float = 1.0) -> Proof:
    """Draws a card to be looked at. Guides are `thickness` px of the card thick."""
    contrasts = contrasts_of(job)
    try:
        display = settle(job, with_guides=marks.guides)
        shown = with_guides(display, job.placement.safe, thickness) if marks.guides else display
        library = brand_library(job.workspace, job.brand)
        image = paint(shown, library, job.workspace.read, layers, contrasts, textless=marks.textless)
    except KitError as error:
        return Proof(None, error.problems, untold(job, error))
    found = unique((*display.problems, *contrasts.problems()))
    return Proof(image, found, found)


@dataclass(frozen=True, slots=True)
class Tile:
    """A proof to be made, of this size, px."""

    job: CardJob
    width: int
    height: int
    thickness: float  # of guides, px of the card


@dataclass(frozen=True, slots=True)
class Print:
    """A proof as a PNG; otherwise as `Proof`."""

    data: bytes | None
    problems: tuple[Problem, ...]
    untold: tuple[Problem, ...]


def prints(tiles: Sequence[Tile], marks: Marks, workers: int = 1) -> Generator[Print, None, None]:
    """The proofs in their order, drawn by at most so many processes: fewer where they are not worth starting."""
    batches = [
        tuple(part)
        for _, group in itertools.groupby(tiles, key=lambda tile: (tile.job.wording.message, tile.job.placement.name))
        for part in _parts(tuple(group))
    ]
    return map_batches(partial(_printed, marks=marks), batches, min(workers, len(tiles) // WORTH_A_PROCESS))


def contact_sheet(
    sheet: Sheet, width: int, marks: Marks, drawn: Callable[[object], None] = lambda _: None, workers: int = 1
) -> tuple[Pixels, tuple[Problem, ...]]:
    """The sheet as an image of about this width, px, and the problems to be told. `drawn` is called for each card."""
    places = frames(sheet, width)
    sizes = ((job, places.tiles[cell]) for cell, job in sheet.jobs.items())
    tiles = [Tile(job, frame.width, frame.height, job.placement.width / frame.width) for job, frame in sizes]
    pictures: dict[str, bytes] = {}
    problems: dict[Cell, Sequence[Problem]] = {}
    told: list[Problem] = []
    with closing(prints(tiles, marks, workers)) as printed:
        for cell, card in zip(sheet.jobs, printed, strict=True):
            told += card.untold
            if card.problems:
                problems[cell] = card.problems
            if card.data is not None:
                pictures[picture_path(cell)] = card.data
            drawn(cell)
    shown = {cell: picture_path(cell) in pictures for cell in sheet.jobs}
    first = next(iter(sheet.jobs.values()))
    library = brand_library(first.workspace, first.brand)
    legend = _legend(places, marks)
    display = lay_out_sheet(sheet, places, shown, problems, legend, library)
    image = paint(display, library, pictures.__getitem__, process_layers())
    return image, unique(told)


def _parts(tiles: Sequence[Tile]) -> Iterator[Sequence[Tile]]:
    """What shares layers, in parts that processes can be given."""
    for start in range(0, len(tiles), MOST_TOGETHER):
        yield tiles[start : start + MOST_TOGETHER]


def _printed(tiles: Sequence[Tile], marks: Marks) -> tuple[Print, ...]:
    return tuple(_print(tile, marks) for tile in tiles)


def _print(tile: Tile, marks: Marks) -> Print:
    made = proof(tile.job, marks, process_layers(), tile.thickness)
    data = None if made.image is None else png(reduced(made.image, tile.width, tile.height))
    return Print(data, made.problems, made.untold)


def _legend(places: Frames, marks: Marks) -> tuple[tuple[str, str], ...]:
    if not marks.guides:
        return ()
    colors = (("safe zone", SAFE_ZONE), ("boxes", BOXES), ("baselines", BASELINES))
    return tuple((words, f"rgb({color.red}, {color.green}, {color.blue})") for words, color in colors)
