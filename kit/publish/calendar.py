"""The calendar of a kit: what goes out when, as a calendar file and as files that other programs import."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from kit.build.plan import Plan, PlannedKit
from kit.campaign.links import address_in
from kit.campaign.model import Message
from kit.platforms.schedulers import schedulers
from kit.post.schedule import Attachment, Row, schedule
from kit.publish.fitting import fitting_picture
from kit.publish.ics import ics_file
from kit.publish.imports import Imports, import_files
from kit.publish.kits import Picture, going_out, kit_name
from kit.publish.notes import Note

FOLDER = "calendar"
_PASSED = "these publish dates have passed, so that the posts stand in no file to import"
_NEW_DATE = "write a new date, or publish them by hand"


def calendar(
    plan: Plan,
    kit: PlannedKit,
    pictures: Sequence[Picture],
    media_base_url: str = "",
    today: datetime.date | None = None,
) -> Imports:
    """The files of a kit's folder `calendar`; none where no message has a publish date.

    pictures: the kit's own. media_base_url: where the kits' folders can be read on the web, with a "/" at its end; ""
    where they are not, and then files name no pictures. today: posts of earlier days stand in the calendar file, as a
    record, and not in files to import, which no program would take; None where all are taken for days to come.
    """
    rows = _rows(plan, kit, pictures)
    if not rows:
        return Imports()
    name = kit_name(plan.campaign.name, kit.locale, draft=kit.draft)
    base = f"{media_base_url}{name}/" if media_base_url else ""
    attached = {each.path for row in rows for each in row.attachments} if base else ()
    addresses = {path: base + quote(path) for path in attached}
    titles = {name: platform.title for name, platform in plan.table.platforms.items()}
    ics = ics_file(
        f"{FOLDER}/{name}.ics",
        rows,
        calendar=name,
        title=kit.title,
        language=kit.language,
        link=address_in(plan.campaign, kit.locale),
        platforms=titles,
        addresses=addresses,
    )
    made = Imports([ics])
    for row in (row for row in rows if row.moved):
        what = "these go out on the next free day, since their own is quiet in their locale"
        made.notes.append(Note(what, f"{row.message} in {kit.locale} on {row.when.date()}", row.dated))
    for row in (row for row in rows if _has_passed(row, today)):
        made.notes.append(Note(_PASSED, f"{row.message} on {row.when.date()}", row.dated, _NEW_DATE))
    to_come = [row for row in rows if not _has_passed(row, today)]
    for tool, scheduler in schedulers().items():
        found = import_files(
            *(FOLDER, tool, scheduler, to_come),
            locale=kit.locale,
            board=kit.title,
            platforms=plan.table.platforms,
            addresses=addresses,
            today=today,
        )
        made.files += found.files
        made.problems += found.problems
        made.notes += found.notes
    return made


def _has_passed(row: Row, today: datetime.date | None) -> bool:
    return today is not None and row.when.date() < today


def _rows(plan: Plan, kit: PlannedKit, pictures: Sequence[Picture]) -> tuple[Row, ...]:
    posts = [(each.wording, each.posts) for each in going_out(kit, pictures)]
    alts = {each.wording.message: each.alt for each in kit.messages}
    found: dict[tuple[str, str], list[Attachment]] = {}
    for message in plan.campaign.messages:
        for platform in plan.table.platforms:
            chosen = _pictures(plan, message, platform, pictures)
            found[message.id, platform] = [Attachment(p.path, p.size, alts[p.message]) for p in chosen]
    rows = schedule(plan.campaign, posts, found, plan.table.platforms, kit.title)
    return tuple(replace(row, headline=f"DRAFT: {row.headline}") for row in rows) if kit.draft else rows


def _pictures(plan: Plan, message: Message, platform: str, pictures: Sequence[Picture]) -> list[Picture]:
    """The pictures of a post: that of its platform's first placement, or else the one of another that fits best.

    Of a series there are as many as one post may have.
    """
    places = dict.fromkeys((*message.placements, *plan.campaign.placements))
    for name in (name for name in places if name.partition(".")[0] == platform):
        cards = [message.id]
        if message.series:
            series = [m.id for m in plan.campaign.messages if m.series and m.series.name == message.series.name]
            cards = series[: plan.table.placements[name].max_images]
        by_message = {picture.message: picture for picture in pictures if picture.placement == name}
        if message.id in by_message:
            return [by_message[card] for card in cards if card in by_message]
    own = [picture for picture in pictures if picture.message == message.id]
    fitting = fitting_picture(plan.table.platforms[platform], own)
    return [fitting] if fitting else []
