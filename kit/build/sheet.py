"""A contact sheet: which cards stand in which row and column, and where on the sheet, px from its top left corner."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kit.build.job import CardJob
from kit.errors import fail
from kit.l10n.locales import native_name

MOST_PIXELS = 80_000_000
MOST_ACROSS = 8  # columns that a sheet gets only to be wide
_EM_BOLD, _EM = 0.6, 0.56  # about the width of a letter of a title, and of a detail
_DETAIL = 0.85  # how large a detail is set, as a share of the title's size
_MAY_BREAK = "\u200b"  # in names that are longer than a tall card is wide
LONGEST_ROW = 5  # tiles of a sheet of one column that stand side by side in any case
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
    scale: float = 1.0  # of the type of heads, whose longest word may be wider than a narrow tile


def arrange(campaign: str, jobs: Sequence[CardJob]) -> Sheet:
    """Locales stand in rows where there are several, or else messages, or else brands; the rest stands in columns.

    With one shape it is the other way round where that gives a wide sheet rather than a tall one. Columns go from tall
    cards to wide ones. What is the same on the whole sheet stands in its title.
    """
    by_width = sorted(jobs, key=lambda job: job.placement.width / job.placement.height)
    axes = (
        _Axis("message", jobs, lambda job: job.wording.message, lambda job: Label(job.wording.message, job.layout)),
        _Axis("placement", by_width, lambda job: job.placement.name, _shape_label),
        _Axis("brand", jobs, lambda job: job.brand.name, lambda job: Label(job.brand.title, job.brand.name)),
        _Axis("locale", jobs, lambda job: job.wording.locale, _locale_label),
    )
    by_name = {axis.name: axis for axis in axes}
    several = [by_name[name] for name in ("locale", "message", "brand") if by_name[name].count > 1]
    in_rows = several[0] if several else axes[0]
    if by_name["placement"].count == 1 and len(several) == 2 and several[1].count < in_rows.count <= MOST_ACROSS:
        in_rows = several[1]
    across = [axis for axis in axes if axis is not in_rows]
    columns = {key: number for number, key in enumerate(sorted({_place(job, across) for job in jobs}))}
    rows, heads, cells = {}, {}, {}
    for job in jobs:
        row, column = in_rows.number(job), columns[_place(job, across)]
        rows[row] = in_rows.label(job)
        heads[column] = _joined(
            [axis.label(job) for axis in across if axis.count > 1] or [by_name["placement"].label(job)]
        )
        cells[row, column] = job
    alike = [axis.label(jobs[0]) for axis in axes if axis is not in_rows and axis.count == 1]
    return Sheet(
        " · ".join((campaign, *(label.title.replace(_MAY_BREAK, "") for label in alike))),
        tuple(rows[number] for number in sorted(rows)),
        tuple(heads[number] for number in sorted(heads)),
        cells,
    )


class _Axis:
    """Something that cards differ in, and its values in the order in which they come."""

    def __init__(
        self, name: str, jobs: Sequence[CardJob], value: Callable[[CardJob], str], label: Callable[[CardJob], Label]
    ) -> None:
        self.name = name
        self.label = label
        self._value = value
        self._numbers = {value: number for number, value in enumerate(dict.fromkeys(map(value, jobs)))}

    @property
    def count(self) -> int:
        return len(self._numbers)

    def number(self, job: CardJob) -> int:
        return self._numbers[self._value(job)]


def _place(job: CardJob, axes: Iterable[_Axis]) -> tuple[int, ...]:
    return tuple(axis.number(job) for axis in axes)


def _shape_label(job: CardJob) -> Label:
    place = job.placement
    return Label(place.name.replace(".", f".{_MAY_BREAK}"), f"{place.width} × {place.height}")


def _locale_label(job: CardJob) -> Label:
    return Label(native_name(job.wording.locale), job.wording.locale)


def _joined(labels: Sequence[Label]) -> Label:
    return Label(" · ".join(label.title for label in labels), " · ".join(label.detail for label in labels))


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
    margin, gap, side = round(1.8 * unit), round(1.1 * unit), round(8 * unit)
    shapes = {column: _shape(job) for (_, column), job in sheet.jobs.items()}
    room = width - 2 * margin - side - gap * len(sheet.columns)
    sizes = _sizes([shapes[column] for column in range(len(sheet.columns))], room)
    over = [(label, size[0]) for label, size in zip(sheet.columns, sizes, strict=True)]
    scale = _scale(over, unit)
    head = max(round(4.2 * unit), *(_height(label, across, scale * unit) for label, across in over))
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
    return Frames(left + margin, top - below + margin, unit, title, tuple(heads), tuple(labels), tiles, scale)


def _wrapped(sheet: Sheet, width: int, unit: float) -> Frames:
    """One column, set in several: each tile under its label."""
    margin, gap = round(1.8 * unit), round(1.1 * unit)
    number = len(sheet.rows)
    shape = _shape(next(iter(sheet.jobs.values())))
    wanted = math.sqrt(WRAPPED_RATIO * number * shape[1] / shape[0])
    near = range(max(1, math.floor(wanted)), min(number, math.ceil(wanted) + 1) + 1)
    across = min(near, key=lambda columns: (-number % columns, abs(columns - wanted)))
    across = number if number <= LONGEST_ROW else across
    wide, tall = _sizes([shape] * across, width - 2 * margin - gap * (across - 1))[0]
    scale = _scale([(label, wide) for label in sheet.rows], unit)
    head = max(round(3.6 * unit), *(_height(label, wide, scale * unit) for label in sheet.rows))
    title = _title(margin, unit)
    heads, tiles = [], {}
    for row, label in enumerate(sheet.rows):
        left = margin + row % across * (wide + gap)
        top = title.y + title.height + row // across * (head + tall + gap)
        heads.append((label, Frame(left, top, wide, head)))
        tiles[row, 0] = Frame(left, top + head, wide, tall)
    right = max(tile.x + tile.width for tile in tiles.values())
    bottom = max(tile.y + tile.height for tile in tiles.values())
    return Frames(right + margin, bottom + margin, unit, title, tuple(heads), (), tiles, scale)


def _height(label: Label, width: int, unit: float) -> int:
    """What a label over a tile takes, px, with what lies between them."""
    title = _lines(label.title, width / (unit * _EM_BOLD))
    detail = _lines(label.detail, width / (unit * _DETAIL * _EM))
    return math.ceil((1.15 * title + 1.25 * _DETAIL * detail + 0.3) * unit) + 2


def _lines(text: str, room: float) -> int:
    """How many lines a text takes where each has room for so many letters."""
    lines, taken = 1, 0
    for word in _words(text):
        if taken and taken + len(word.rstrip()) > room:
            lines, taken = lines + 1, 0
        taken += len(word)
    return lines


def _words(text: str) -> list[str]:
    """What may stand on lines of its own, each with the space behind it."""
    return [
        word.replace(_MAY_BREAK, "")
        for word in re.findall(rf"[^\s{_MAY_BREAK}-]*[\s{_MAY_BREAK}-]+|[^\s{_MAY_BREAK}-]+", text)
    ]


def _scale(over: Sequence[tuple[Label, int]], unit: float) -> float:
    """How large labels over tiles of these widths, px, are set: 1 where their longest words have room."""
    rooms = (
        width / (len(word.rstrip()) * em * unit)
        for label, width in over
        for text, em in ((label.title, _EM_BOLD), (label.detail, _EM * _DETAIL))
        for word in _words(text)
        if word.rstrip()
    )
    return min(1.0, *rooms)


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
