"""Proofs: cards to be looked at, with guides or without their words, and contact sheets of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kit.build.card import untold
from kit.build.compose import settle
from kit.build.fonts import brand_library
from kit.build.job import CardJob
from kit.build.sheet import Cell, Frames, Sheet, frames
from kit.build.sheet_page import lay_out_sheet, picture_path
from kit.errors import KitError, Problem, unique
from kit.paint.canvas import LayerCache, paint
from kit.paint.contrast import Contrasts
from kit.paint.encode import png
from kit.paint.guides import BASELINES, BOXES, SAFE_ZONE, with_guides
from kit.paint.reduced import Pixels, reduced


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
    contrasts = Contrasts()
    try:
        display = settle(job, with_guides=marks.guides)
        shown = with_guides(display, job.placement.safe, thickness) if marks.guides else display
        library = brand_library(job.workspace, job.brand)
        image = paint(shown, library, job.workspace.read, layers, contrasts, textless=marks.textless)
    except KitError as error:
        return Proof(None, error.problems, untold(job, error))
    found = unique((*display.problems, *contrasts.problems()))
    return Proof(image, found, found)


def contact_sheet(
    sheet: Sheet, width: int, marks: Marks, drawn: Callable[[object], None] = lambda _: None
) -> tuple[Pixels, tuple[Problem, ...]]:
    """The sheet as an image of about this width, px, and the problems to be told. `drawn` is called for each card."""
    places = frames(sheet, width)
    layers = LayerCache()
    pictures: dict[str, bytes] = {}
    problems: dict[Cell, Sequence[Problem]] = {}
    told: list[Problem] = []
    for cell, job in sheet.jobs.items():
        frame = places.tiles[cell]
        card = proof(job, marks, layers, job.placement.width / frame.width)
        told += card.untold
        if card.problems:
            problems[cell] = card.problems
        if card.image is not None:
            pictures[picture_path(cell)] = png(reduced(card.image, frame.width, frame.height))
        drawn(cell)
    shown = {cell: picture_path(cell) in pictures for cell in sheet.jobs}
    first = next(iter(sheet.jobs.values()))
    library = brand_library(first.workspace, first.brand)
    legend = _legend(places, marks)
    display = lay_out_sheet(sheet, places, shown, problems, legend, library)
    image = paint(display, library, pictures.__getitem__, layers)
    return image, unique(told)


def _legend(places: Frames, marks: Marks) -> tuple[tuple[str, str], ...]:
    if not marks.guides:
        return ()
    colors = (("safe zone", SAFE_ZONE), ("boxes", BOXES), ("baselines", BASELINES))
    return tuple((words, f"rgb({color.red}, {color.green}, {color.blue})") for words, color in colors)
