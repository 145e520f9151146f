"""The keys of campaign.yaml and brand.yaml: models that both validate the files and yield their JSON schemas.

The descriptions are what an editor shows beside a key. docs/campaign.md tells the same at greater length.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from kit.campaign.model import FactFormat
from kit.campaign.values import (
    AsOf,
    CssColor,
    Day,
    Family,
    Figure,
    FilePath,
    FolderName,
    Hashtag,
    Link,
    LocaleName,
    Lockup,
    MessageId,
    Name,
    Role,
    SourceId,
    SourceLocale,
    Text,
)

# The shapes that a text and a value may have, as they appear in pydantic's locations. No key of a file has a NUL in it.
PLAIN, NOTED, PLURAL, NAMED, FORMATTED = "\0plain", "\0noted", "\0plural", "\0named", "\0formatted"
SHAPES = frozenset({PLAIN, NOTED, PLURAL, NAMED, FORMATTED})


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
    month January 2021 · date January 31, 2021 · date-short Jan 31, 2021."""
    as_of: AsOf
    """When it was true: a day, a month or a year (2021-05-31, 2021-05, 2021)."""
    source: SourceId
    """The id of one of the campaign's sources."""
    expires: Day | None = None
    """The last day on which it may be used."""


class MessageBlock(Block):
    """One thing to say, in one layout."""

    id: MessageId
    """The message's name in file names and catalogs. Do not change it once translators have begun."""
    layout: Annotated[str, Field(min_length=1)]
    """The card template: the name of a file in templates/cards, without .html."""
    text: Annotated[dict[Name, SlotText], Field(min_length=1)]
    """The texts by their slots: those that the layout shows, and alt, post and post_short."""
    values: dict[Name, ValueText] = {}
    """What placeholders stand for: a fact each. A fact's own name needs no entry."""
    rows: list[dict[Name, ValueText]] = []
    """The rows of a chart: placeholders and facts, the same placeholders in every row."""
    pictures: dict[Name, FilePath] = {}
    """Pictures by their names in the layout; paths begin at the campaign's folder."""
    placements: list[str] = []
    """Where this message goes, if not to all of the campaign's placements."""


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
    link: Link | None = None
    """Where the posts lead."""
    hashtags: list[Hashtag] = []
    """Hashtags without the sign."""
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


class BrandBlock(Block):
    """A brand: colours, fonts and lockups."""

    title: Text
    """The brand's name, as people read it."""
    palette: Annotated[dict[Role, CssColor], Field(min_length=1)]
    """Colours by their roles, such as ink and paper. Templates name them --color-ink."""
    fonts: dict[Role, Annotated[list[Family], Field(min_length=1)]] = {}
    """Font families by their roles, such as text and display, the first choice first. Font files go into fonts/."""
    lockups: dict[Role, Lockup] = {}
    """Logos by their names, as SVG or PNG; paths begin at the brand's folder."""
