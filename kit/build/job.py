"""One card to be made: what a worker is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit.campaign.model import Brand, Photo, SeriesPlace
from kit.errors import Where
from kit.l10n.wording import Wording
from kit.platforms.model import Placement
from kit.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CardJob:
    """Everything that decides how one card looks, and what its file says about it."""

    workspace: Workspace
    brand: Brand
    layout: str
    pictures: Mapping[str, Photo]  # those of the card's locale
    wording: Wording
    placement: Placement
    link: str  # as it is shown on the card
    where: Where  # the message
    theme: str | None = None  # of the brand; None: the layout's own
    chart: str | None = None
    series: SeriesPlace | None = None
    partners: tuple[Brand, ...] = ()
    url: str = ""  # where a QR code leads
    alt: str = ""  # what the card shows, in words
    draft: bool = False  # whether DRAFT is stamped across the card
    companions: tuple[CardJob, ...] = ()  # all cards of its series in its placement and locale, itself included

    @property
    def label(self) -> str:
        """How problems name the card."""
        return f"{self.wording.message} in {self.wording.locale}, {self.placement.name}"
