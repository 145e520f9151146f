"""How many strings of a campaign are translated in each locale, counted again only where a catalog has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from kit.campaign.model import CAMPAIGN_MESSAGE, Campaign
from kit.errors import KitError
from kit.l10n import catalogs
from kit.l10n.catalogs import read_catalog
from kit.status.model import Strings
from kit.status.words import campaign_strings
from kit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Counted:
    campaign: Campaign
    digest: bytes
    by_message: Mapping[str, Strings]


@dataclass(slots=True)
class Progress:
    """Counts the strings of campaigns in a workspace."""

    workspace: Workspace
    _counted: dict[tuple[str, str], _Counted] = field(default_factory=dict)

    def of(self, campaign: Campaign, locale: str) -> Strings:
        """How far a locale has come; nothing is translated where its catalog cannot be read."""
        return sum(self._by_message(campaign, locale).values(), Strings(0, 0, 0))

    def of_message(self, campaign: Campaign, message: str, locale: str) -> Strings:
        """How far a message of the campaign has come. Raises KeyError where it has none of that name."""
        return self._by_message(campaign, locale)[message]

    def _by_message(self, campaign: Campaign, locale: str) -> Mapping[str, Strings]:
        file = catalogs.path(campaign.name, locale)
        try:
            content = self.workspace.read(file)
        except KitError:
            content = b""
        digest = sha256(content).digest()
        kept = self._counted.get((campaign.name, locale))
        if kept is None or kept.campaign is not campaign or kept.digest != digest:
            kept = _Counted(campaign, digest, _count(campaign, content, file, locale))
            self._counted[campaign.name, locale] = kept
        return kept.by_message


def _count(campaign: Campaign, content: bytes, file: str, locale: str) -> Mapping[str, Strings]:
    try:
        catalog = read_catalog(content, file, locale)[0] if content else None
    except KitError:
        catalog = None
    own = campaign_strings(campaign, (), catalog, locale).strings
    found = {CAMPAIGN_MESSAGE: own}
    for message in campaign.messages:
        both = campaign_strings(campaign, (message,), catalog, locale).strings
        found[message.id] = Strings(both.total - own.total, both.translated - own.translated, both.fuzzy - own.fuzzy)
    return found
