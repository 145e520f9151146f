"""The sample's kits as they will be published, found out without drawing their cards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment

from kit.build.plan import PlannedKit
from kit.markup.templates import environment
from kit.publish.contents import contents
from kit.publish.kits import Picture, expected_picture
from kit.publish.offers import Offer, offers
from kit.workspace import Folder
from tests.build.sample import sample

ROOT = Path(__file__).parents[2]
LOCALES = tuple(sample().campaign.locales)


@cache
def templates_environment() -> Environment:
    return environment(Folder(ROOT).read)


def kit_of(locale: str) -> PlannedKit:
    return next(kit for kit in sample().kits if kit.locale == locale)


@cache
def pictures_of(locale: str) -> tuple[Picture, ...]:
    return tuple(picture for where, picture in map(expected_picture, sample().jobs) if where == locale)


@cache
def offers_of(locale: str) -> tuple[Offer, ...]:
    made, problems = offers(templates_environment(), sample(), kit_of(locale), pictures_of(locale))
    assert problems == ()
    return tuple(offer for of_message in made for offer in of_message)


@cache
def files_of(locale: str) -> Mapping[str, bytes]:
    made, problems = contents(templates_environment(), sample(), kit_of(locale), pictures_of(locale))
    assert problems == ()
    assert len({file.path for file in made}) == len(made)
    return {file.path: file.data for file in made}


def page_of(locale: str) -> str:
    return files_of(locale)["index.html"].decode()
