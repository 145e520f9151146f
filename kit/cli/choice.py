"""Choosing what to build, check or show: the options that these commands share, and what they come to."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from kit.build.plan import Selection
from kit.campaign.brands import brand_names
from kit.campaign.model import PSEUDO_LOCALES, Campaign
from kit.cli.options import chosen_campaigns, find_workspace, nearest, workspace_option
from kit.l10n.locales import known
from kit.l10n.locales import nearest as nearest_locale
from kit.platforms.table import PlatformTable, read_platforms, shipped_table
from kit.workspace import Folder, Workspace

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Choice:
    """What the command line names, not looked at yet; nothing named stands for everything."""

    names: tuple[str, ...]
    locales: tuple[str, ...]
    placements: tuple[str, ...]
    messages: tuple[str, ...]
    brand: str
    folder: Path | None

    def resolve(self) -> tuple[Folder, tuple[str, ...], Selection]:
        """The workspace, its campaigns that are named, and what of them.

        Wrong usage where a name cannot exist; `KitError` where there is no campaign.
        """
        workspace = find_workspace(self.folder)
        brand, (table, _) = chosen_brand(workspace, self.brand), read_platforms(workspace)
        chosen = selection(self.locales, self.placements, self.messages, brand, table)
        return workspace, chosen_campaigns(workspace, self.names), chosen


def choice_options(function: F) -> F:
    """CAMPAIGN… -l -p -m --brand -C: gives the command its `choice`."""

    @functools.wraps(function)
    def choosing(
        *arguments: Any,
        names: Sequence[str],
        locales: Sequence[str],
        placements: Sequence[str],
        messages: Sequence[str],
        brand: str,
        folder: Path | None,
        **options: Any,
    ) -> Any:
        choice = Choice(tuple(names), tuple(locales), tuple(placements), tuple(messages), brand, folder)
        return function(*arguments, choice=choice, **options)

    decorated = cast(F, choosing)
    for decorator in (
        workspace_option,
        click.option("--brand", metavar="BRAND", default="", help="Draw in this brand. [default: the campaign's]"),
        click.option("-m", "--message", "messages", multiple=True, metavar="MESSAGE", help="Only this message."),
        click.option(
            "-p", "--placement", "placements", multiple=True, metavar="PLACEMENT", help="Only this placement."
        ),
        click.option("-l", "--locale", "locales", multiple=True, metavar="LOCALE", help="Only this locale."),
        click.argument("names", nargs=-1, metavar="[CAMPAIGN]..."),
    ):
        decorated = decorator(decorated)
    return decorated


def chosen_brand(workspace: Workspace, name: str) -> str:
    """The brand named, or "" for the campaign's own."""
    there = brand_names(workspace)
    if name and name not in there:
        raise click.UsageError(f"There is no brand '{name}'. {nearest(name, there)}")
    return name


def selection(
    locales: Sequence[str],
    placements: Sequence[str],
    messages: Sequence[str],
    brand: str = "",
    table: PlatformTable | None = None,
) -> Selection:
    """The part that was asked for; a name that cannot exist is wrong usage. table: Kit's own, if no other is given."""
    table = table or shipped_table()
    locales = tuple(locale.replace("-", "_") for locale in locales)
    for locale in locales:
        if not known(locale):
            meant = nearest_locale(locale)
            hint = f"Did you mean '{meant}'?" if meant else "Locales read like de, pt_BR or zh_Hans."
            raise click.UsageError(f"There is no locale '{locale}'. {hint}")
    for name in placements:
        if name not in table.placements:
            meant = " or ".join(f"'{near}'" for near in table.near(name))
            hint = f"Did you mean {meant}?" if meant else "kit platforms shows all there are."
            raise click.UsageError(f"There is no placement '{name}'. {hint}")
    return Selection(locales, tuple(placements), tuple(messages), brand)


def require(chosen: Selection, campaigns: Sequence[Campaign]) -> None:
    """Refuses a locale, placement or message that none of the campaigns has: nothing would be built, without a word."""
    has = {
        "locale": [*(locale for campaign in campaigns for locale in campaign.locales), *PSEUDO_LOCALES],
        "placement": [name for campaign in campaigns for name in _placements(campaign)],
        "message": [message.id for campaign in campaigns for message in campaign.messages],
    }
    for kind, names in has.items():
        wanted: tuple[str, ...] = getattr(chosen, f"{kind}s")
        for name in wanted:
            if name not in names:
                raise click.UsageError(f"No campaign has the {kind} '{name}'. {nearest(name, dict.fromkeys(names))}")


def _placements(campaign: Campaign) -> tuple[str, ...]:
    return (*campaign.placements, *(name for message in campaign.messages for name in message.placements))
