"""The keys of campaign.yaml: models that both validate the file and yield its JSON schema.

The descriptions are what an editor shows beside a key. docs/campaign.md tells the same at greater length.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kit.campaign.model import ChartKind, FactFormat, Theme
from kit.campaign.values import (
    AsOf,
    Day,
    Figure,
    FilePath,
    FolderName,
    Hashtag,
    Link,
    LocaleName,
    MessageId,
    Name,
    ParameterName,
    Percent,
    SourceId,
    SourceLocale,
    Text,
    TrackingPattern,
)
from kit.campaign.values_of_dates import PublishMoment, QuietDay, TimeOfDay, TimeZone

# The shapes that a text and a value may have, as they appear in pydantic's locations. No key of a file has a NUL in it.
PLAIN, NOTED, PLURAL, NAMED, FORMATTED = "\0plain", "\0noted", "\0plural", "\0named", "\0formatted"
ONE, BY_LOCALE, BY_PLATFORM = "\0one", "\0by locale", "\0by platform"
SHAPES = frozenset({PLAIN, NOTED, PLURAL, NAMED, FORMATTED, ONE, BY_LOCALE, BY_PLATFORM})


class Block(BaseModel):
    """A mapping whose keys are known."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class NotedText(Block):
    """A text with a note for the translator."""

    text: Text
    """The text, with {placeholders} and the tags <b>, <em> and <br>."""
    note: str = ""
    """What the translator should know: where the text stands, what it goes on from."""


class PluralText(Block):
    """A text that depends on a number."""

    one: Text
    """The text for one."""
    other: Text
    """The text for any other number."""
    count: Name
    """The placeholder whose number chooses the form."""
    note: str = ""
    """What the translator should know."""


def _text_shape(value: object) -> str | None:
    if isinstance(value, str):
        return PLAIN
    if isinstance(value, dict):
        return PLURAL if "one" in value or "other" in value else NOTED
    return None


SlotText: TypeAlias = Annotated[
    Annotated[Text, Tag(PLAIN)] | Annotated[NotedText, Tag(NOTED)] | Annotated[PluralText, Tag(PLURAL)],
    Discriminator(_text_shape, custom_error_type="kit_type", custom_error_message="text"),
]


class FormattedValue(Block):
    """A fact in another format than its own."""

    fact: Name
    """The name of a fact."""
    format: FactFormat
    """How to write it here."""


def _value_shape(value: object) -> str | None:
    return NAMED if isinstance(value, str) else FORMATTED if isinstance(value, dict) else None


ValueText: TypeAlias = Annotated[
    Annotated[Name, Tag(NAMED)] | Annotated[FormattedValue, Tag(FORMATTED)],
    Discriminator(_value_shape, custom_error_type="kit_type", custom_error_message="the name of a fact"),
]


def _link_shape(value: object) -> str | None:
    return ONE if isinstance(value, str) else BY_LOCALE if isinstance(value, dict) else None


LinkValue: TypeAlias = Annotated[
    Annotated[Link, Tag(ONE)] | Annotated[dict[LocaleName, Link], Tag(BY_LOCALE)],
    Discriminator(_link_shape, custom_error_type="kit_type", custom_error_message="a link, or a link for each locale"),
]


def _publish_shape(value: object) -> str:
    return BY_PLATFORM if isinstance(value, dict) else ONE


PublishValue: TypeAlias = Annotated[
    Annotated[PublishMoment, Tag(ONE)] | Annotated[dict[Text, PublishMoment], Tag(BY_PLATFORM)],
    Discriminator(_publish_shape),
]


def _quiet_shape(value: object) -> str:
    return BY_LOCALE if isinstance(value, dict) else ONE


QuietValue: TypeAlias = Annotated[
    Annotated[list[QuietDay], Tag(ONE)] | Annotated[dict[Text, list[QuietDay]], Tag(BY_LOCALE)],
    Discriminator(_quiet_shape),
]


class SourceBlock(Block):
    """Where facts come from."""

    title: Text
    """The title of the page or report, with its publisher."""
    url: Link
    """The page itself."""


class FactBlock(Block):
    """A figure or a date that lives once and is formatted for each locale."""

    value: Figure
    """The number, in figures without separators, or the date: 29000000, 93.5, 2021-05-31."""
    format: FactFormat
    """How to write it: number 36,738 · percent 46% · compact 29 million · compact-short 29M · plain 36738 · year 2021 ·
    month January 2021 · date January 31, 2021 · date-short Jan 31, 2021 · day January 31."""
    as_of: AsOf
    """When it was true: a day, a month or a year (2021-05-31, 2021-05, 2021)."""
    source: SourceId
    """The id of one of the campaign's sources."""
    expires: Day | None = None
    """The last day on which it may be used."""


class PictureBlock(Block):
    """A picture, and whose it is."""

    file: FilePath
    """The picture; the path begins at the campaign's folder."""
    credit: Text
    """Who made it, as it is to be named."""
    licence: Text
    """What allows its use: CC0-1.0, CC-BY-4.0, "used with permission"."""
    focal: Annotated[list[Percent], Field(min_length=2, max_length=2)] | None = None
    """What matters most in it, in percent from its left and its top: [40, 30]. Crops keep it in view."""


class MessageBlock(Block):
    """One thing to say, in one layout."""

    id: MessageId
    """The message's name in file names and catalogs. Do not change it once translators have begun."""
    layout: Annotated[str, Field(min_length=1)]
    """The card template: the name of a file in templates/cards, without .html."""
    text: Annotated[dict[Name, SlotText], Field(min_length=1)]
    """The texts by their slots: those that the layout shows, and alt, post, post_short and post_shortest."""
    values: dict[Name, ValueText] = {}
    """What placeholders stand for: a fact each. A fact's own name needs no entry."""
    rows: list[dict[Name, ValueText]] = []
    """The rows of a chart: placeholders and facts, the same placeholders in every row."""
    pictures: dict[Name, PictureBlock] = {}
    """Pictures by their names in the layout."""
    placements: list[str] = []
    """Where this message goes, if not to all of the campaign's placements."""
    theme: Theme | None = None
    """The brand's theme for this card: light, dark, calm or bright; if not the layout's."""
    chart: ChartKind | None = None
    """How the layout chart shows the rows: bars, columns, line, area, donut, waffle or ring."""
    series: MessageId | None = None
    """The name of a carousel: messages that follow each other with the same name are its cards, 10 at most."""
    publish: PublishValue | None = None
    """When its posts go out: 2026-12-01 09:30, or by platform, {all: 2026-12-01 09:30, x: 2026-12-01 18:00}."""


class CampaignBlock(Block):
    """A campaign of Kit: what to say, in which languages, and where."""

    brand: FolderName
    """The name of a folder in assets/brands."""
    language: SourceLocale
    """The language of the texts in this file."""
    locales: list[LocaleName]
    """The languages to build kits for, as CLDR writes them: de, pt_BR, zh_Hans."""
    placements: list[str]
    """Where cards appear: instagram.story, x.landscape … `kit platforms` lists them."""
    platforms: list[str] = []
    """Platforms that get posts without pictures, beside those of the placements: email, sms …"""
    link: LinkValue | None = None
    """Where the posts lead: a link, or one for each locale that has its own, {en: https://…, de: https://…}."""
    tracking: dict[ParameterName, TrackingPattern] = {}
    """Parameters that tell visits apart, added to the link in posts and QR codes: utm_source: "{platform}". There are
    {campaign}, {locale}, {message}, {partner}, {placement} and {platform}."""
    hashtags: list[Hashtag] = []
    """Hashtags without the sign."""
    time_zone: TimeZone = ""
    """The time zone of the publish dates, by its IANA name: Europe/Brussels."""
    publish_at: TimeOfDay | None = None
    """The time of publish dates that have none: 09:30."""
    quiet_days: QuietValue = []
    """Days on which nothing is published: [2026-12-24, 2026-12-24..2027-01-01, saturday], or by locale,
    {all: [saturday], de: [2026-10-03]}."""
    partners: list[FolderName] = []
    """Brands whose lockups stand beside ours: names of folders in assets/brands."""
    title: SlotText
    """The campaign's title."""
    summary: SlotText | None = None
    """What the campaign is about, in a sentence, for the pages of the kits."""
    sources: dict[SourceId, SourceBlock] = {}
    """Where facts come from, by ids of your own."""
    facts: dict[Name, FactBlock] = {}
    """Every figure and date, once, by names of your own."""
    messages: Annotated[list[MessageBlock], Field(json_schema_extra={"minItems": 1})]
    """What to say, in the order of the kits."""
