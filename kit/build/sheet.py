"""A contact sheet: which cards stand in which row and column, and where on the sheet, px from its top left corner."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kit.build.job import CardJob
from kit.errors import fail
from kit.l10n.locales import native_name

MOST_PIXELS = 80_000_000
_MAY_BREAK = "\u200b"
WRAPPED_RATIO = 1.5  # width to height that a sheet of one column, set in several, comes near to


class Label(NamedTuple):
    """What a row, a column or a tile is called."""

    title: str
    detail: str


class Frame(NamedTuple):
    """A place on the sheet, whole px."""

    x: int
    y: int
    width: int
    height: int


Cell = tuple[int, int]  # row and column


@dataclass(frozen=True, slots=True)
class Sheet:
    """Cards in rows and columns. Not every cell has one: a message may be for some placements only."""

    title: str
    rows: tuple[Label, ...]
    columns: tuple[Label, ...]
    jobs: Mapping[Cell, CardJob]


@dataclass(frozen=True, slots=True)
class Frames:
    """Where everything on a sheet stands."""

    width: int
    height: int
    unit: float  # a hundredth of the width that was asked for: what type and gaps are measured in
    title: Frame
    heads: tuple[tuple[Label, Frame], ...]  # of columns and single tiles: they stand at the bottom of their frames
    labels: tuple[tuple[Label, Frame], ...]  # of rows
    tiles: Mapping[Cell, Frame]


def arrange(campaign: str, jobs: Sequence[CardJob]) -> Sheet:
    """Several locales stand in rows, and what else there is several of in columns; otherwise messages stand in rows.

    Columns go from tall cards to wide ones. What is the same on the whole sheet stands in its title.
    """
    by_width = sorted(jobs, key=lambda job: job.placement.width / job.placement.height)
    messages = _numbered(job.wording.message for job in jobs)
    locales = _numbered(job.wording.locale for job in jobs)
    brands = _numbered(job.brand.name for job in jobs)
    places = _numbered(job.placement.name for job in by_width)
    by_locale = len(locales) > 1

    def row(job: CardJob) -> int:
        return locales[job.wording.locale] if by_locale else messages[job.wording.message]

    def column(job: CardJob) -> tuple[int, int, int]:
        return messages[job.wording.message] if by_locale else 0, places[job.placement.name], brands[job.brand.name]

    columns = {key: number for number, key in enumerate(sorted({column(job) for job in jobs}))}
    rows, heads, cells = {}, {}, {}
    for job in jobs:
        said, place = job.wording, job.placement
        message = Label(said.message, job.layout)
        shape = Label(place.name.replace(".", f".{_MAY_BREAK}"), f"{place.width} × {place.height}")
        rows[row(job)] = Label(native_name(said.locale), said.locale) if by_locale else message
        parts = [message] if by_locale and len(messages) > 1 else []
        parts += [shape] if len(places) > 1 else []
        parts += [Label(job.brand.title, job.brand.name)] if len(brands) > 1 else []
        heads[columns[column(job)]] = Label(*map(" · ".join, zip(*(parts or [shape]), strict=True)))
        cells[row(job), columns[column(job)]] = job
    first = jobs[0]
    title = [campaign]
    title += [first.brand.title] if len(brands) == 1 else []
    title += [first.wording.message] if len(messages) == 1 and by_locale else []
    title += [native_name(first.wording.locale)] if not by_locale else []
    title += [first.placement.name] if len(places) == 1 else []
    return Sheet(
        " · ".join(title),
        tuple(rows[number] for number in sorted(rows)),
        tuple(heads[number] for number in sorted(heads)),
        cells,
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(dict.fromkeys(names))}


def frames(sheet: Sheet, width: int) -> Frames:
    """Where everything stands on a sheet of about this width: less where the cards themselves are not as wide.

    Raises KitError where the sheet would be larger than anybody can open.
    """
    unit = width / 100
    found = _wrapped(sheet, width, unit) if len(sheet.columns) == 1 else _table(sheet, width, unit)
    if found.width * found.height > MOST_PIXELS:
        what = f"a sheet of {found.width} × {found.height} px is more than anybody can open"
        raise fail("sheet", None, what, "choose fewer cards with -l, -p and -m, or a smaller --width")
    return found


def _table(sheet: Sheet, width: int, unit: float) -> Frames:
    margin, gap, side, head = round(1.8 * unit), round(1.1 * unit), round(8 * unit), round(4.2 * unit)
    shapes = {column: _shape(job) for (_, column), job in sheet.jobs.items()}
    room = width - 2 * margin - side - gap * len(sheet.columns)
    sizes = _sizes([shapes[column] for column in range(len(sheet.columns))], room)
    below = round(1.6 * unit)
    title = _title(margin, unit)
    heads, labels = [], []
    tiles: dict[Cell, Frame] = {}
    lefts = []
    left = margin + side
    top = title.y + title.height
    for label, size in zip(sheet.columns, sizes, strict=True):
        left += gap
        lefts.append(left)
        heads.append((label, Frame(left, top, size[0], head)))
        left += size[0]
    top += head
    for row, label in enumerate(sheet.rows):
        there = [column for column in range(len(sheet.columns)) if (row, column) in sheet.jobs]
        tall = max(sizes[column][1] for column in there)
        labels.append((label, Frame(margin, top, side, tall)))
        for column in there:
            tiles[row, column] = Frame(lefts[column], top, *sizes[column])
        top += tall + below
    return Frames(left + margin, top - below + margin, unit, title, tuple(heads), tuple(labels), tiles)


def _wrapped(sheet: Sheet, width: int, unit: float) -> Frames:
    """One column, set in several: each tile under its label."""
    margin, gap, head = round(1.8 * unit), round(1.1 * unit), round(3.6 * unit)
    number = len(sheet.rows)
    shape = _shape(next(iter(sheet.jobs.values())))
    wanted = math.sqrt(WRAPPED_RATIO * number * shape[1] / shape[0])
    near = range(max(1, math.floor(wanted)), min(number, math.ceil(wanted) + 1) + 1) or range(number, number + 1)
    across = min(near, key=lambda columns: (-number % columns, abs(columns - wanted)))
    wide, tall = _sizes([shape] * across, width - 2 * margin - gap * (across - 1))[0]
    title = _title(margin, unit)
    heads, tiles = [], {}
    for row, label in enumerate(sheet.rows):
        left = margin + row % across * (wide + gap)
        top = title.y + title.height + row // across * (head + tall + gap)
        heads.append((label, Frame(left, top, wide, head)))
        tiles[row, 0] = Frame(left, top + head, wide, tall)
    right = max(tile.x + tile.width for tile in tiles.values())
    bottom = max(tile.y + tile.height for tile in tiles.values())
    return Frames(right + margin, bottom + margin, unit, title, tuple(heads), (), tiles)


def _title(margin: int, unit: float) -> Frame:
    return Frame(margin, margin, round(90 * unit), round(2.4 * unit))


def _shape(job: CardJob) -> tuple[int, int]:
    return job.placement.width, job.placement.height


def _sizes(shapes: Sequence[tuple[int, int]], room: int) -> list[tuple[int, int]]:
    """The sizes of tiles side by side in `room` px, none larger than its card.

    Between those of equal heights, where tall cards come out tiny, and those of equal areas, which leave holes.
    """
    widths = [(width / height) ** 0.7 for width, height in shapes]
    scale = min(room / sum(widths), *(shape[0] / width for shape, width in zip(shapes, widths, strict=True)))
    if scale * min(widths) < 1:
        raise fail("sheet", None, "there are too many cards side by side", "choose fewer with -l, -p and -m")
    return [
        (math.floor(scale * width), max(1, round(scale * width * shape[1] / shape[0])))
        for shape, width in zip(shapes, widths, strict=True)
    ]
