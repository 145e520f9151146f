"""From a plan and its cards to kits on the disk: pictures, what stands beside them, a manifest for each language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kit import __version__
from kit.build.card import Card
from kit.build.job import CardJob
from kit.build.plan import Plan, PlannedKit, PlannedMessage
from kit.campaign.links import address_in
from kit.campaign.model import Campaign
from kit.errors import Problem
from kit.platforms.model import Placement
from kit.publish.archive import write_zip
from kit.publish.artefact import SUFFIXES, Artefact

Form = Literal["zip", "folder"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A card as a kit lists it."""

    path: str
    message: str
    placement: str
    width: int
    height: int
    media_type: str
    size: int  # bytes
    sha256: str

    @property
    def sidecar(self) -> str:
        """The path of the file beside it that describes it."""
        return self.path.rpartition(".")[0] + ".alt.txt"


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit as it was published."""

    campaign: str
    locale: str
    language: str  # BCP 47
    name: str  # the file or folder in the target
    pictures: int
    posts: int


@dataclass(slots=True)
class _Open:
    """A kit that is being written."""

    planned: PlannedKit
    folder: Path
    pictures: list[Picture] = field(default_factory=list)

    def write(self, artefact: Artefact) -> None:
        path = self.folder / artefact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artefact.data)


Contents = Callable[[Plan, PlannedKit, tuple[Picture, ...]], tuple[tuple[Artefact, ...], tuple[Problem, ...]]]


DRAFT = "DRAFT-"  # before the name of a kit with words that nobody has reviewed


def kit_name(campaign: str, locale: str, *, draft: bool = False) -> str:
    """What a kit's file or folder is called; ASCII."""
    return f"{DRAFT * draft}{campaign}-{locale}"


def publish(
    plan: Plan,
    cards: Iterable[Card],
    folder: Path,
    form: Form,
    contents: Contents,
    drawn: Callable[[Card], None] = lambda card: None,
) -> tuple[tuple[Kit, ...], tuple[Problem, ...]]:
    """Writes the kits of a plan into the folder; cards are taken one by one and not kept in memory.

    contents: makes the files of a kit beside its pictures. `drawn` is told of each card, for a progress bar. A kit
    without a single card is left out.
    """
    names = {kit.locale: kit_name(plan.campaign.name, kit.locale, draft=kit.draft) for kit in plan.kits}
    work = folder if form == "folder" else folder / ".work"
    kits = {kit.locale: _Open(kit, work / names[kit.locale]) for kit in plan.kits}
    problems: list[Problem] = []
    for card in cards:
        problems += card.problems
        if card.data is not None:
            _add(kits[card.locale], card, plan.table.placements[card.placement], card.data)
        drawn(card)
    made = []
    for locale, kit in kits.items():
        if not kit.pictures:
            continue
        posts, page_problems = _finish(plan, kit, contents)
        problems += page_problems
        name = names[locale]
        if form == "zip":
            name += ".zip"
            _pack(kit.folder, folder / name)
        made.append(Kit(plan.campaign.name, locale, kit.planned.language, name, len(kit.pictures), posts))
    if form == "zip" and work.exists():
        work.rmdir()
    return tuple(made), tuple(problems)


def going_out(kit: PlannedKit, pictures: Iterable[Picture]) -> tuple[PlannedMessage, ...]:
    """The messages that a kit publishes, with all of their posts: those that have a picture at all.

    A post whose own platform's card could not be drawn goes out all the same, with another picture of its message or
    without one (see `kit.publish.fitting`).
    """
    shown = {picture.message for picture in pictures}
    return tuple(message for message in kit.messages if message.wording.message in shown)


def expected_picture(job: CardJob) -> tuple[str, Picture]:
    """The locale of a card that is not drawn yet, and how a kit will list it; its size and checksum are not known."""
    media_type = f"image/{job.placement.types[0]}"
    return job.wording.locale, _picture(job.wording.message, job.placement, media_type, b"")


def _picture(message: str, place: Placement, media_type: str, data: bytes) -> Picture:
    path = f"images/{place.name}/{message}{SUFFIXES[media_type]}"
    checksum = hashlib.sha256(data).hexdigest()
    return Picture(path, message, place.name, place.width, place.height, media_type, len(data), checksum)


def _add(kit: _Open, card: Card, place: Placement, data: bytes) -> None:
    picture = _picture(card.message, place, card.media_type, data)
    kit.write(Artefact(picture.path, card.media_type, data))
    kit.pictures.append(picture)


def _finish(plan: Plan, kit: _Open, contents: Contents) -> tuple[int, tuple[Problem, ...]]:
    """Everything that stands beside the pictures. Returns the number of posts."""
    messages = going_out(kit.planned, kit.pictures)
    made, problems = contents(plan, kit.planned, tuple(kit.pictures))
    for artefact in made:
        kit.write(artefact)
    kit.write(_manifest(plan.campaign, kit, messages, made))
    return sum(len(message.posts) for message in messages), problems


def _manifest(
    campaign: Campaign, kit: _Open, messages: Iterable[PlannedMessage], others: Iterable[Artefact]
) -> Artefact:
    """What the kit holds, for programs: checksums, sizes and what each picture is for."""
    alts = {message.wording.message: message.alt for message in messages}
    content = {
        "made_with": f"campaign-kit {__version__}",
        "campaign": campaign.name,
        "title": kit.planned.title,
        "locale": kit.planned.language,
        "direction": next(message.wording.direction for message in kit.planned.messages),
        "link": address_in(campaign, kit.planned.locale),
        "images": [
            {
                "path": picture.path,
                "sha256": picture.sha256,
                "bytes": picture.size,
                "media_type": picture.media_type,
                "width": picture.width,
                "height": picture.height,
                "placement": picture.placement,
                "message": picture.message,
                "locale": kit.planned.language,
                "alt": alts[picture.message],
            }
            for picture in sorted(kit.pictures, key=lambda picture: picture.path)
        ],
        "files": [
            {"path": a.path, "sha256": a.sha256, "bytes": len(a.data), "media_type": a.media_type}
            for a in sorted(others, key=lambda artefact: artefact.path)
        ],
    }
    data = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    return Artefact("manifest.json", "application/json", data.encode())


def _pack(folder: Path, archive: Path) -> None:
    files = [path for path in folder.rglob("*") if path.is_file()]
    with archive.open("wb") as file:
        write_zip(file, ((path.relative_to(folder).as_posix(), path) for path in files))
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
