"""Campaigns in the locales that somebody looks at, planned anew when their files change."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from kit.campaign.model import PSEUDO_LOCALES, Campaign
from kit.campaign.read import campaign_names, read_campaign
from kit.errors import KitError
from kit.l10n import catalogs
from kit.overlays import Snapshot
from kit.platforms.table import PlatformTable, read_platforms
from kit.proof.worded import Worded, looking_at, worded
from kit.serve.errors import NotThereError
from kit.workspace import Workspace

_LOCALES = 6  # that are kept planned
_ALONE = 12  # messages that are kept planned by themselves, for pages that show one in all locales
_CATALOG = re.compile(r"locales/([^/]+)/LC_MESSAGES/([^/]+)\.po")


@dataclass(frozen=True, slots=True)
class Change:
    """What has to be looked at anew. locales: None stands for all."""

    campaigns: tuple[str, ...]
    locales: tuple[str, ...] | None


@dataclass(slots=True)
class Wordings:
    """The campaigns of a workspace, as far as somebody looks at them.

    names: the campaigns that may be looked at; all, where none is named. layouts: finds those of a workspace.
    """

    workspace: Workspace
    names: tuple[str, ...]
    layouts: Callable[[Workspace], tuple[str, ...]]
    _looking: Snapshot = field(init=False)
    _campaigns: dict[str, Campaign] = field(default_factory=dict)
    _planned: OrderedDict[tuple[str, str, str], Worded] = field(default_factory=OrderedDict)
    _known: dict[str, bytes] = field(default_factory=dict)  # catalogs that were read, by the hash of their content

    def __post_init__(self) -> None:
        self._looking = looking_at(self.workspace)

    def campaigns(self) -> tuple[str, ...]:
        """The names of those that may be looked at and are there."""
        there = campaign_names(self.workspace)
        return tuple(name for name in there if not self.names or name in self.names)

    def campaign(self, name: str) -> Campaign:
        """The campaign as it is written. Raises NotThereError and KitError."""
        if name not in self._campaigns:
            if name not in self.campaigns():
                raise NotThereError(f"there is no campaign '{name}'")
            table = self.table()
            self._campaigns[name], _ = read_campaign(
                self._looking,
                name,
                layouts=self.layouts(self._looking),
                placements=table.placements,
                platforms=table.writable,
            )
        return self._campaigns[name]

    def table(self) -> PlatformTable:
        """The platforms of the workspace."""
        return read_platforms(self._looking)[0]

    def locales(self, name: str) -> tuple[str, ...]:
        """The locales of a campaign, then the pseudo-locales."""
        own = self.campaign(name).locales
        return (*own, *(locale for locale in PSEUDO_LOCALES if locale not in own))

    def of(self, name: str, locale: str) -> Worded:
        """The whole campaign in a locale. Raises NotThereError and KitError."""
        return self._of(name, locale, "")

    def of_message(self, name: str, locale: str, message: str) -> Worded:
        """A campaign in a locale with this message, and perhaps with others. Raises NotThereError and KitError."""
        if (name, locale, "") in self._planned:
            return self.of(name, locale)
        if all(each.id != message for each in self.campaign(name).messages):
            raise NotThereError(f"{name} has no message '{message}'")
        return self._of(name, locale, message)

    def _of(self, name: str, locale: str, message: str) -> Worded:
        if locale not in self.locales(name):
            raise NotThereError(f"{name} has no locale '{locale}'")
        key = name, locale, message
        if key not in self._planned:
            self._keep_room(alone=bool(message))
            for path in (catalogs.path(name, locale), catalogs.path(catalogs.PAGES, locale)):
                self._known[path] = self._digest(path)
            layouts = self.layouts(self._looking)
            chosen = (message,) if message else ()
            self._planned[key] = worded(self.workspace, self._looking, name, locale, layouts, chosen)
        self._planned.move_to_end(key)
        return self._planned[key]

    def _keep_room(self, *, alone: bool) -> None:
        alike = [key for key in self._planned if bool(key[2]) == alone]
        for key in alike[: len(alike) + 1 - (_ALONE if alone else _LOCALES)]:
            del self._planned[key]

    def changed(self, paths: Iterable[str]) -> Change:
        """Takes notice of files that may have changed, new ones and deleted ones included."""
        changed = [path for path in paths if not path.endswith(".pot") and self._known.get(path) != self._digest(path)]
        of_catalogs = [match for match in map(_CATALOG.fullmatch, changed) if match]
        if len(of_catalogs) < len(changed):
            self._looking = looking_at(self.workspace)
            self._planned.clear()
            known = sorted({*self.campaigns(), *self._campaigns})  # those that are gone, too
            self._campaigns.clear()
            return Change(tuple(known), None)
        for path in changed:
            self._known.pop(path, None)
            self._looking.forget(path)
        names, locales = {match[2] for match in of_catalogs}, {match[1] for match in of_catalogs}
        everywhere = catalogs.PAGES in names
        for key in [key for key in self._planned if key[1] in locales and (everywhere or key[0] in names)]:
            del self._planned[key]
        return Change(self.campaigns() if everywhere else tuple(sorted(names)), tuple(sorted(locales)))

    def _digest(self, path: str) -> bytes:
        try:
            return sha256(self.workspace.read(path)).digest()
        except KitError:
            return b""
