"""What the pages of `kit serve` say of campaigns, locales and messages, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from kit.errors import Problem
from kit.l10n import locales
from kit.l10n.locales import Direction
from kit.status.model import Strings


@dataclass(frozen=True, slots=True)
class LocaleName:
    """A locale, and what it is called."""

    locale: str
    language: str  # BCP 47
    native: str
    english: str
    direction: Direction


def name_of(locale: str) -> LocaleName:
    """What a locale is called."""
    return LocaleName(
        locale,
        locales.language_tag(locale),
        locales.native_name(locale),
        locales.english_name(locale),
        locales.direction(locale),
    )


@dataclass(frozen=True, slots=True)
class LocaleCard:
    """How far a locale of a campaign is."""

    name: LocaleName
    strings: Strings | None  # None: nobody translates into it: the source, or a pseudo-locale


@dataclass(frozen=True, slots=True)
class CampaignCard:
    """A campaign among others. Without locales and messages it is shown in short."""

    name: str
    title: str
    messages: tuple[tuple[str, str], ...]  # id and title
    locales: tuple[LocaleCard, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A campaign in a locale. messages: id and title, in their order; that of `PAGES` is last, if there are any words.

    beside: what is wrong, and of no message. others: the locales that one can go to.
    """

    campaign: str
    title: str
    name: LocaleName
    source: LocaleName
    messages: tuple[tuple[str, str], ...]
    beside: tuple[Problem, ...] = ()
    others: tuple[LocaleName, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A placement to choose. Width and height are px of its card."""

    name: str
    platform: str  # its title, such as "Instagram"
    surface: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Cards:
    """Cards side by side, on one placement of several."""

    campaign: str
    campaign_title: str
    title: str
    placement: str
    placements: tuple[Shape, ...]

    @property
    def shape(self) -> Shape:
        """The placement that is shown."""
        return next(shape for shape in self.placements if shape.name == self.placement)


@dataclass(frozen=True, slots=True)
class SideHead(_Cards):
    """A message in all locales."""

    message: str
    messages: tuple[tuple[str, str], ...]  # id and title


@dataclass(frozen=True, slots=True)
class CardsHead(_Cards):
    """All messages in a locale. others: the locales that one can go to."""

    name: LocaleName
    others: tuple[LocaleName, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A message in one locale."""

    name: LocaleName
    strings: Strings | None  # of this message; None: nobody translates into the locale


@dataclass(frozen=True, slots=True)
class MessageCell:
    """A message among the others of a locale."""

    message: str
    title: str
    strings: Strings | None  # None: nobody translates into the locale
