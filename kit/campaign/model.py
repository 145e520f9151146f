"""A campaign, its messages, its facts and its brand, as frozen data."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from kit.errors import Where

FactFormat = Literal[
    "number", "percent", "compact", "compact-short", "plain", "date", "date-short", "day", "month", "year"
]
ChartKind = Literal["bars", "columns", "line", "area", "donut", "waffle", "ring"]
LONGEST_SERIES = 10  # cards that a carousel takes
Theme = Literal["light", "dark", "calm", "bright"]
THEMES: tuple[Theme, ...] = get_args(Theme)
THEME_ROLES = ("ground", "panel", "text", "quiet", "emphasis", "fill", "on-fill", "line")
CAMPAIGN_MESSAGE = "campaign"  # the message id under which the campaign's own title and summary are translated
POST_SLOTS = ("post", "post_short", "post_shortest")  # texts of posts, from the longest to that for tight limits
ALT_SLOT = "alt"
EVERY_PLATFORM = "all"  # in publish dates: the platforms that have none of their own
EVERY_LOCALE = "all"  # in quiet days: what holds everywhere
PSEUDO_ACCENTS, PSEUDO_BIDI = "en_XA", "ar_XB"
PSEUDO_LOCALES = (PSEUDO_ACCENTS, PSEUDO_BIDI)  # made from the source texts, to try cards out; CLDR has their names


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or a date that lives once, and is formatted for each locale."""

    name: str
    value: Decimal | datetime.date
    format: FactFormat
    as_of: str  # ISO date, or year and month
    source: str  # a Source's id
    expires: datetime.date | None
    where: Where


@dataclass(frozen=True, slots=True)
class Value:
    """What a placeholder stands for: a fact, in its own format or in another."""

    fact: str
    format: FactFormat | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A named text of a message in the source language, with {placeholders} and <b>, <em>, <br>."""

    name: str
    text: str  # the singular, where there is a plural
    plural: str | None
    count: str | None  # the placeholder whose number chooses the plural form
    note: str  # for the translator
    where: Where


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of a message, and whose it is."""

    file: str  # path below the workspace
    credit: str
    licence: str
    focal: tuple[float, float]  # what matters most in it, as fractions of its width and height from the top left
    where: Where | None = None  # of its focal point; of the picture where that is not written


@dataclass(frozen=True, slots=True)
class SeriesPlace:
    """Where a message stands in a series: cards to be swiped through, one after the other."""

    name: str
    number: int  # from 1
    count: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """Days on which nothing is published: from the first to the last, or each week."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    weekday: int | None = None  # 0: Monday

    def takes(self, day: datetime.date) -> bool:
        """Whether a day is one of them."""
        if self.weekday is not None:
            return day.weekday() == self.weekday
        return self.first is not None and self.last is not None and self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say, in one layout."""

    id: str
    layout: str
    slots: tuple[Slot, ...]
    values: Mapping[str, Value]  # placeholder -> fact; a fact's own name needs no entry
    rows: tuple[Mapping[str, Value], ...]  # of a chart: placeholder -> fact; slots that use them are said once a row
    pictures: Mapping[str, Photo]  # by their names in the layout
    placements: tuple[str, ...]  # empty: the campaign's
    where: Where
    theme: Theme | None = None  # of the brand; None: the layout's
    chart: ChartKind | None = None
    series: SeriesPlace | None = None
    # Platform, or EVERY_PLATFORM for the others -> when its post goes out, in the campaign's time zone.
    publish: Mapping[str, datetime.datetime] = field(default_factory=dict)
    publish_places: Mapping[str, Where] = field(default_factory=dict)  # the same keys -> where the moment is written

    def slot(self, name: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.name == name), None)


@dataclass(frozen=True, slots=True)
class Campaign:
    """Everything that campaign.yaml says. `name` is its folder's."""

    name: str
    file: str
    brand: str
    language: str  # the locale of the texts in the file
    locales: tuple[str, ...]
    placements: tuple[str, ...]
    link: str  # where a locale has none of its own: see kit.campaign.links
    hashtags: tuple[str, ...]  # without the sign
    slots: tuple[Slot, ...]  # title, summary
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    messages: tuple[Message, ...]
    partners: tuple[str, ...] = ()  # brands whose lockups stand beside ours
    platforms: tuple[str, ...] = ()  # those that get posts beside the platforms of the placements
    links: Mapping[str, str] = field(default_factory=dict)  # locale -> its own link
    tracking: Mapping[str, str] = field(default_factory=dict)  # parameter -> the pattern of its value
    time_zone: str = ""  # IANA name
    quiet_days: Mapping[str, tuple[Quiet, ...]] = field(default_factory=dict)  # by locale, and EVERY_LOCALE
    places: Mapping[str, Where] = field(default_factory=dict)  # hashtag -> where it is written


@dataclass(frozen=True, slots=True)
class Look:
    """How a brand uses type, shapes, photographs and lockups, beside its colours. Lengths are vmin."""

    weight_text: int = 400
    weight_strong: int = 700
    weight_display: int = 800
    scale: float = 1.0  # of headlines
    kicker: str = "none"  # a text-transform
    tracking: float = 0.0  # of kickers, em
    corner: float = 3.0
    rule: float = 1.0
    pattern: str = "none"
    tone: str = "natural"
    duotone: tuple[str, str] | None = None  # the colours that black and white become
    scrim: float = 0.7  # opacity of the veil behind words on a photograph
    clear_space: float = 0.5  # round a lockup, as a share of its height
    smallest: float = 0.0  # the least height of a lockup, px


@dataclass(frozen=True, slots=True)
class Brand:
    """What brand.yaml says. Paths are below the workspace."""

    name: str  # its folder
    file: str
    title: str
    palette: Mapping[str, str]  # role -> CSS colour; reaches templates as --color-<role>
    themes: Mapping[str, Mapping[str, str]]  # of THEMES: role of THEME_ROLES -> CSS colour; as --<theme>-<role>
    families: Mapping[str, tuple[str, ...]]  # role, or role-Script -> font families; as --font-<role>
    lockups: Mapping[str, str]  # name -> path of an SVG or PNG
    fonts: tuple[str, ...]  # the brand's own font files
    absent: frozenset[str] = frozenset()  # paths of lockups that no file stands for: a problem that is told already
    places: Mapping[str, Where] = field(default_factory=dict)  # family -> where it is named
    # Custom property that gives a colour -> what an author calls that colour, and where it is written.
    color_places: Mapping[str, tuple[str, Where]] = field(default_factory=dict)
    look: Look = field(default_factory=lambda: Look())
