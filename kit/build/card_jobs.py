"""The cards of a campaign as jobs, in the order message, placement, locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from kit.build.job import CardJob
from kit.campaign.links import link_in, tracked_link
from kit.campaign.model import Brand, Campaign, Message, Photo
from kit.l10n.wording import Wording
from kit.platforms.links import shown
from kit.platforms.model import Placement
from kit.workspace import Workspace

Takes = Callable[[str, str], bool]
"""Whether a name of a kind (locales, placements, messages) is to be built."""


def card_jobs(
    workspace: Workspace,
    campaign: Campaign,
    brand: Brand,
    partners: tuple[Brand, ...],
    places: Mapping[str, Placement],
    takes: Takes,
    wordings: Iterable[Wording],
    alts: Mapping[tuple[str, str], str],
) -> Iterator[CardJob]:
    """A job for each card.

    places: all placements by their names. wordings: those of every message and locale that has one, in the order of
    locales. alts: alt texts by message and locale.
    """
    by_message: dict[str, list[Wording]] = {}
    for wording in wordings:
        by_message.setdefault(wording.message, []).append(wording)
    for message in campaign.messages:
        for place in (places[name] for name in _placements(campaign, message, takes)):
            for wording in by_message.get(message.id, ()):
                locale, surface = wording.locale, place.name.partition(".")[2]
                yield CardJob(
                    workspace=workspace,
                    brand=brand,
                    layout=message.layout,
                    pictures=_pictures(workspace, campaign, message, locale),
                    wording=wording,
                    placement=place,
                    link=f"\u2066{shown(link_in(campaign, locale))}\u2069",  # left to right in any text (UAX #9)
                    where=message.where,
                    theme=message.theme,
                    chart=message.chart,
                    series=message.series,
                    partners=partners,
                    url=tracked_link(campaign, message.id, locale, place.platform, surface),
                    alt=alts.get((message.id, locale), ""),
                )


def _pictures(workspace: Workspace, campaign: Campaign, message: Message, locale: str) -> Mapping[str, Photo]:
    """A message's pictures; a file of the same path in the locale's folder comes before the common one."""
    folder = campaign.file.rpartition("/")[0]
    found = {}
    for name, photo in message.pictures.items():
        own = f"{folder}/{locale}{photo.file.removeprefix(folder)}"
        found[name] = replace(photo, file=own) if workspace.exists(own) else photo
    return found


def _placements(campaign: Campaign, message: Message, takes: Takes) -> tuple[str, ...]:
    return tuple(name for name in message.placements or campaign.placements if takes("placements", name))
