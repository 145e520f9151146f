"""The files that other programs import, to publish a kit's posts at their times."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kit.errors import Problem
from kit.platforms.counting import count, measure
from kit.platforms.model import Platform, TextLimit
from kit.platforms.schedulers import Scheduler, schedulers
from kit.post.schedule import Row, spread
from kit.publish.artefact import Artefact
from kit.publish.cells import csv_file, neutral
from kit.publish.notes import Note

PICTURE_NEEDED = ("instagram", "pinterest", "snapchat", "tiktok")  # platforms that take no post without one
PINS = "pinterest"
NO_ADDRESSES = "without --media-base-url files to import name no pictures, and these posts stand in none of them"
_SIGN_FIRST = (
    "these have a text that begins with =, +, - or @, which would be a formula, and so with an apostrophe before it in "
    "files to import"
)
_BEGIN = "begin with a word"
_COUNTED_BY = "utf16_conservative"  # no program says how it counts


@dataclass(slots=True)
class Imports:
    """Files, what is wrong with rows that were left out of them, and what people should know."""

    files: list[Artefact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def import_files(
    folder: str,
    name: str,
    scheduler: Scheduler,
    rows: Sequence[Row],
    *,
    locale: str,
    board: str,
    platforms: Mapping[str, Platform],
    addresses: Mapping[str, str],
    today: datetime.date | None = None,
) -> Imports:
    """The files of one program in a folder: `<name>/<platform>.csv`, or `<name>.csv` for all platforms at once.

    More posts than a file may have go into several, `<name>/<platform>.01.csv` and so on. rows: by their times. board:
    of Pinterest. platforms: by their names. addresses: of pictures on the web, by their paths; without any,
    rows that need a picture are left out. today: for notes on posts that lie too far ahead to be imported yet; None
    where nobody asks. The files are the same on every day.
    """
    made = Imports()
    groups = [("", list(scheduler.channels))] if scheduler.channels else [(p, [p]) for p in scheduler.platforms]
    for platform, taken in groups:
        kept: list[Row] = []
        for row in (row for row in rows if row.platform in taken):
            label = f"{row.message} in {locale} for {platforms[row.platform].title}"
            if note := _left_out(row, scheduler, addresses):
                made.notes.append(Note(note, label, None if note == NO_ADDRESSES else row.where))
            elif problems := tuple(_problems(row, scheduler, platforms[row.platform], label)):
                made.problems += problems
            else:
                kept.append(row)
        gap, step = (datetime.timedelta(minutes=m) for m in (scheduler.min_gap_minutes, scheduler.step_minutes))
        timed = spread(kept, gap, step)
        for row, planned in zip(timed, kept, strict=True):
            label = f"{row.message} in {locale} for {platforms[row.platform].title}"
            if row.when != planned.when:
                made.notes.append(Note(_moved(scheduler), label, row.dated))
            if today and scheduler.max_days_ahead and (row.when.date() - today).days > scheduler.max_days_ahead:
                made.notes.append(Note(_far(scheduler), label, row.dated, "import them later"))
            if any(neutral(text) != text for _, text, _ in _cell_texts(row, platforms[row.platform])):
                made.notes.append(Note(_SIGN_FIRST, label, row.where, _BEGIN))
        alone = not platform or platform == name  # one file for all, or a platform's own
        stem = f"{folder}/{name}" if alone else f"{folder}/{name}/{platform}"
        made.files += _files(stem, scheduler, platform, timed, board, addresses)
    return made


def _cell_texts(row: Row, platform: Platform) -> Iterator[tuple[str, str, TextLimit | None]]:
    """The texts of a row that cells begin with: what each is, and how long the platform takes it."""
    yield from (("post", text, platform.post) for text in row.parts[:2])  # all replies of a thread share a cell
    yield from (("alt text", each.alt, platform.alt) for each in row.attachments)
    if row.platform == PINS:
        yield "title", row.title, platform.texts.get("title")


def _left_out(row: Row, scheduler: Scheduler, addresses: Mapping[str, str]) -> str:
    """Why a row cannot stand in the file of a program, though nothing is wrong with it; "" where it can."""
    if row.is_thread and not scheduler.takes_threads:
        able = " and ".join(each.title for each in schedulers().values() if each.takes_threads)
        return f"threads stand in files for {able} alone, so otherwise publish these by hand"
    if (scheduler.needs_picture or row.platform in PICTURE_NEEDED) and scheduler.max_images != 0:
        if not row.attachments:
            return "these have no picture, which their platforms want, and stand in no file to import"
        if not addresses:
            return NO_ADDRESSES
    return ""


def _moved(scheduler: Scheduler) -> str:
    wants = f"{scheduler.min_gap_minutes} minutes between posts" if scheduler.min_gap_minutes else ""
    wants = wants or f"times in whole {scheduler.step_minutes} minutes"
    return f"{scheduler.title} wants {wants}, so these go out later"


def _far(scheduler: Scheduler) -> str:
    limit = f"{scheduler.title} takes posts at most {scheduler.max_days_ahead} days ahead"
    return f"{limit}, and these lie further"


def _problems(row: Row, scheduler: Scheduler, platform: Platform, label: str) -> Iterator[Problem]:
    """What breaks a rule of the program, or of the platform once its cell is neutral."""
    whose = f"{scheduler.title} imports"
    for name, text, limit in _cell_texts(row, platform):
        if limit and limit.maximum and neutral(text) != text and (more := measure(neutral(text), limit)).excess:
            what = f"{name} of {label} is {more.excess} {more.unit}{'' if more.excess == 1 else 's'} too long in files"
            yield Problem(row.where, f"{what} to import, where an apostrophe keeps it from being a formula", _BEGIN)
    excess = count(neutral(row.parts[0]), _COUNTED_BY) - (scheduler.max_text or 0)
    if scheduler.max_text and excess > 0:
        what = f"post of {label} is {excess} character{'' if excess == 1 else 's'} longer than {whose}"
        yield Problem(row.where, what, f"shorten it to {scheduler.max_text}; the link and the hashtags count too")
    if scheduler.needs_title and not row.title:
        what = f"post of {label} has no title: none of its texts is short enough, and in no other row"
        yield Problem(row.where, what, f"shorten the headline: {scheduler.title} wants a title for each row")
    for attachment in row.attachments[: scheduler.max_images]:
        if scheduler.max_image_bytes and attachment.size > scheduler.max_image_bytes:
            size = f"{attachment.size / 1e6:.1f} MB, and {whose} {scheduler.max_image_bytes / 1e6:g} MB at most"
            yield Problem(row.where, f"{attachment.path} of {label} has {size}", "choose another placement or picture")


def _files(
    stem: str,
    scheduler: Scheduler,
    platform: str,
    rows: Sequence[Row],
    board: str,
    addresses: Mapping[str, str],
) -> Iterator[Artefact]:
    columns = [*scheduler.columns, *(scheduler.pin_columns if platform == PINS else ())]
    most = scheduler.max_rows or len(rows) or 1
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    for number, part in enumerate(parts, start=1):
        path = f"{stem}.csv" if len(parts) == 1 else f"{stem}.{number:02}.csv"
        cells = [_cells(row, scheduler, columns, board, addresses) for row in part]
        header = columns if scheduler.header else []
        yield csv_file(path, header, cells, bom=scheduler.byte_order_mark, delimiter=scheduler.delimiter)


def _cells(
    row: Row, scheduler: Scheduler, columns: Sequence[str], board: str, addresses: Mapping[str, str]
) -> list[str]:
    when = row.when.astimezone(datetime.UTC) if scheduler.utc else row.when
    shown = [each for each in row.attachments if each.path in addresses][: scheduler.max_images]
    pin = row.platform == PINS
    contents = {
        "text": row.parts[0],
        "replies": scheduler.between_texts.join(row.parts[1:]),
        "moment": when.strftime(scheduler.moment),
        "date": when.strftime(scheduler.date),
        "time": when.strftime(scheduler.time),
        "images": scheduler.between_images.join(addresses[each.path] for each in shown),
        "alts": scheduler.between_texts.join(each.alt for each in shown),
        "link without picture": "" if shown else row.link,
        "pin title": row.title if pin else "",
        "pin link": row.link if pin else "",
        "pin board": board if pin else "",
    }
    for number, each in enumerate(shown, start=1):
        contents |= {f"image {number}": addresses[each.path], f"alt {number}": each.alt}
    filled = {column: contents.get(content, "") for column, content in scheduler.fill.items()}
    filled |= scheduler.always
    filled |= {
        column: "TRUE" if platform == row.platform else "FALSE" for platform, column in scheduler.channels.items()
    }
    return [filled.get(column, "") for column in columns]
