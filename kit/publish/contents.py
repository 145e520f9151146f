"""Everything that a kit holds beside its pictures: posts, alt texts, tables, pages and a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from jinja2 import Environment

from kit.build.plan import Plan, PlannedKit
from kit.campaign.model import POST_SLOTS
from kit.errors import Problem, Where
from kit.publish.artefact import Artefact
from kit.publish.calendar import calendar
from kit.publish.kits import Picture, expected_picture, kit_name
from kit.publish.notes import Note
from kit.publish.offers import Offer, offers, unshared
from kit.publish.pages import pages
from kit.publish.posts_table import posts_table


def contents(
    environment: Environment,
    plan: Plan,
    kit: PlannedKit,
    pictures: tuple[Picture, ...],
    media_base_url: str = "",
    today: datetime.date | None = None,
) -> tuple[tuple[Artefact, ...], tuple[Problem, ...]]:
    """The files of one kit, and what is wrong with its words or templates; what cannot be made is left out.

    media_base_url, today: see `kit.publish.calendar`.
    """
    dates = calendar(plan, kit, pictures, media_base_url, today)
    offered, found = offers(environment, plan, kit, pictures, _base(plan, kit, media_base_url))
    each = [offer for of_message in offered for offer in of_message]
    files = (
        *(file for offer in each for file in _post_files(offer)),
        *_sidecars(kit, pictures),
        posts_table(each),
    )
    made, problems = pages(environment, plan, kit, pictures, offered, dates.files[0].path if dates.files else "")
    return (*files, *made, *dates.files), (*found, *problems, *dates.problems)


def problems(
    environment: Environment, plan: Plan, media_base_url: str = "", today: datetime.date | None = None
) -> tuple[Problem, ...]:
    """What is wrong with what a plan's kits hold beside their pictures, found out without drawing these."""
    found: list[Problem] = []
    for kit in plan.kits:
        pictures = tuple(expected_picture(job)[1] for job in plan.jobs if job.wording.locale == kit.locale)
        found += contents(environment, plan, kit, pictures, media_base_url, today)[1]
    return tuple(found)


def notes(
    environment: Environment, plan: Plan, media_base_url: str = "", today: datetime.date | None = None
) -> Iterator[Note]:
    """What people should know of what a plan's kits hold beside their pictures, found out without drawing these."""
    yield from _without_posts(plan)
    for kit in plan.kits:
        pictures = tuple(expected_picture(job)[1] for job in plan.jobs if job.wording.locale == kit.locale)
        offered, _ = offers(environment, plan, kit, pictures, _base(plan, kit, media_base_url))
        yield from unshared(offer for of_message in offered for offer in of_message)
        yield from calendar(plan, kit, pictures, media_base_url, today).notes


def _base(plan: Plan, kit: PlannedKit, media_base_url: str) -> str:
    """The address of a kit's folder on the web, with a "/" at its end; "" where it has none."""
    return f"{media_base_url}{kit_name(plan.campaign.name, kit.locale, draft=kit.draft)}/" if media_base_url else ""


def _without_posts(plan: Plan) -> Iterator[Note]:
    """That no message has a text for posts, or which of those with a publish date has none."""
    without = [m for m in plan.campaign.messages if not any(slot.name in POST_SLOTS for slot in m.slots)]
    if without and len(without) == len(plan.campaign.messages):
        what = "no message has a text for posts, so that there are neither posts nor a calendar"
        yield Note(what, where=Where(plan.campaign.file), hint=f"write {POST_SLOTS[0]} among the texts of a message")
        return
    for message in (message for message in without if message.publish):
        what = "these messages have a publish date and no text for posts, and stand in no calendar"
        place = next(iter(message.publish_places.values()), message.where)
        yield Note(what, message.id, place, f"write {POST_SLOTS[0]} among their texts")


def _post_files(offer: Offer) -> Iterator[Artefact]:
    """A post; the parts of a thread one by one; and what goes into fields of its own, such as a subject."""
    post, path = offer.post, f"posts/{offer.platform.name}/{offer.message.wording.message}"
    if post is None:
        return
    if offer.tags:
        yield _text_file(f"{path}.txt", offer.tags)
        return
    for number, part in enumerate(post.parts, start=1):
        yield _text_file(f"{path}.{number:02}.txt" if post.replies else f"{path}.txt", part.text)
    for beside in post.beside:
        yield _text_file(f"{path}.{beside.name}.txt", beside.text)


def _sidecars(kit: PlannedKit, pictures: Sequence[Picture]) -> Iterator[Artefact]:
    alts = {message.wording.message: message.alt for message in kit.messages}
    return (_text_file(picture.sidecar, alts[picture.message]) for picture in pictures if alts[picture.message])


def _text_file(path: str, text: str) -> Artefact:
    return Artefact(path, "text/plain; charset=utf-8", (text + "\n").encode())
