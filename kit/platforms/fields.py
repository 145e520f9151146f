"""The keys of a platform's table: models that both validate it and yield its JSON schema.

The descriptions are what an editor shows beside a key. docs/platforms.md tells the same at greater length.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from typing import Annotated, Self, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from kit.campaign.fields import Block
from kit.campaign.values import wrong
from kit.errors import nearest, shown
from kit.platforms.counting import RULES as COUNTING_RULES
from kit.platforms.hashtags import RULES as HASHTAG_RULES
from kit.platforms.model import CONFIDENCE, WRITTEN_TYPES

IMAGE_TYPES = (*WRITTEN_TYPES, "gif", "bmp", "tiff", "avif")
PLACEHOLDERS = ("text", "body", "url", "title", "image")  # of share links

_SHARE = re.compile(r"(?:https://|mailto:|sms:)[^\s{}]*[?&#][\w.-]+=\{\w+\}(?:&[\w.-]+=\{\w+\})*", re.ASCII)
_RATIO = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)", re.ASCII)


def ratio(text: str) -> float:
    """Width through height, of "4:5" or "1.91:1". ValueError where it is none."""
    found = _RATIO.fullmatch(text)
    if not found or not float(found[1]) or not float(found[2]):
        raise ValueError(text)
    return float(found[1]) / float(found[2])


def _ratio(text: str) -> str:
    try:
        ratio(text)
    except ValueError:
        raise wrong(f"'{shown(text)}' is not a ratio", 'width and height: "4:5" or "1.91:1"') from None
    return text


def _one_of(names: Collection[str], kind: str) -> AfterValidator:
    def check(text: str) -> str:
        if text not in names:
            raise wrong(f"unknown {kind} '{shown(text)}'", nearest(text, names) or "known: " + ", ".join(names))
        return text

    return AfterValidator(check)


def _from(least: int) -> AfterValidator:
    def check(number: int) -> int:
        if number < least:
            raise wrong(f"{number} is too small", f"write {least} or more")
        return number

    return AfterValidator(check)


def _name(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", text, re.ASCII):
        raise wrong(f"'{shown(text)}' cannot be a name here", "small letters a-z, digits, - and _, a letter first")
    return text


def _share(text: str) -> str:
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", text) if name not in PLACEHOLDERS]
    if unknown:
        raise wrong(f"unknown placeholder '{{{shown(unknown[0])}}}'", "known: {" + "}, {".join(PLACEHOLDERS) + "}")
    if not _SHARE.fullmatch(text):
        hint = "https://example.org/share?text={text}&url={url}: what is filled in comes last; or mailto: or sms:"
        raise wrong(f"'{shown(text)}' is not a share link", hint)
    return text


Text: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Name: TypeAlias = Annotated[str, AfterValidator(_name)]
Count: TypeAlias = Annotated[int, _from(0)]
Size: TypeAlias = Annotated[int, _from(1)]
Ratio: TypeAlias = Annotated[str, AfterValidator(_ratio)]
ImageType: TypeAlias = Annotated[str, _one_of(IMAGE_TYPES, "type of image")]
Confidence: TypeAlias = Annotated[str, _one_of(CONFIDENCE, "confidence")]
CountingRule: TypeAlias = Annotated[str, _one_of(COUNTING_RULES, "counting rule")]
HashtagRule: TypeAlias = Annotated[str, _one_of(HASHTAG_RULES, "hashtag rule")]


class Stated(Block):
    """Values that were read somewhere."""

    source: Text | None = None
    """Where the values were read: the address of the page, or a reference in full."""
    checked: datetime.date | None = None
    """The day on which they were read: 2026-11-22, without quotes."""
    confidence: Confidence | None = None
    """high (the platform's own page or code), medium (official but ambiguous, or several that agree) or low."""
    own: bool = False
    """true for values of your own, which need no source and do not age."""
    note: str = ""
    """What else one should know."""

    @model_validator(mode="after")
    def _says_where_from(self) -> Self:
        about = ("source", "checked", "confidence")
        missing = [key for key in about if getattr(self, key) is None]
        if self.own and len(missing) < len(about):
            raise wrong("own = true goes without source, checked and confidence", "delete one or the other")
        if missing and not self.own:
            keys = " and ".join(f"'{key}'" for key in missing)
            verb = "is" if len(missing) == 1 else "are"
            raise wrong(
                f"{keys} {verb} missing", "say where the values were read and when, or own = true if they are yours"
            )
        return self


class FilesBlock(Stated):
    """What pictures are taken."""

    types: Annotated[list[ImageType], Field(min_length=1)]
    """The types of image that are taken."""
    max_bytes: Size
    """How large a file may be, in bytes."""
    max_images: Size = 1
    """How many pictures one post may have."""
    min_images: Size = 1
    """How many pictures a post must have that has several."""
    narrowest: Ratio | None = None
    """The narrowest ratio that is taken: "4:5"."""
    widest: Ratio | None = None
    """The widest ratio that is taken: "1.91:1"."""
    min_width: Size | None = None
    """The least width, px."""
    min_height: Size | None = None
    """The least height, px."""
    max_width: Size | None = None
    """The greatest width, px."""
    max_height: Size | None = None
    """The greatest height, px."""
    max_pixels: Size | None = None
    """The greatest product of width and height."""

    @model_validator(mode="after")
    def _kit_writes_one(self) -> Self:
        if not set(self.types) & set(WRITTEN_TYPES):
            raise wrong("none of these types of image is one that Kit writes", "Kit writes " + ", ".join(WRITTEN_TYPES))
        return self


class SafeBlock(Stated):
    """What the platform's own buttons and words may cover, px from the edges."""

    top: Count
    """From the upper edge, px."""
    right: Count
    """From the right edge, px."""
    bottom: Count
    """From the lower edge, px."""
    left: Count
    """From the left edge, px."""


class RatiosBlock(Stated):
    """The ratios that are taken or shown whole."""

    narrowest: Ratio | None = None
    """The narrowest ratio: "4:5"."""
    widest: Ratio | None = None
    """The widest ratio: "1.91:1"."""


class PlacementBlock(Stated):
    """A surface on which a card appears."""

    width: Size
    """The width of the card, px."""
    height: Size
    """The height of the card, px."""
    max_images: Size | None = None
    """How many pictures one post may have here, if not as many as elsewhere."""
    safe: SafeBlock | None = None
    """What the platform's own buttons and words may cover, px from the edges."""
    ratios: RatiosBlock | None = None
    """The ratios that are taken or shown whole here, if more is known than what files are taken."""
    files: FilesBlock | None = None
    """What pictures are taken here, if not what the platform takes elsewhere."""


class LimitBlock(Stated):
    """How much text is taken."""

    maximum: Count
    """How long the text may be; 0 where there is no such field."""
    rule: CountingRule
    """How the platform counts."""
    max_bytes: Size | None = None
    """A second limit, in bytes of UTF-8."""
    recommended: Size | None = None
    """How long it should be at most, by the same counting."""
    visible: Size | None = None
    """How much is seen before the rest is folded away, by the same counting."""
    forbidden: list[Text] = Field(default_factory=list)
    """What may not stand in it."""


class HashtagBlock(Stated):
    """Which hashtags work."""

    rule: HashtagRule
    """How the platform finds hashtags in a text."""
    maximum: Count | None = None
    """How many a post may have."""
    longest: Size | None = None
    """How long one may be without its sign."""


class CashtagBlock(Stated):
    """Signs of shares, such as $AAPL, which lead to what is said of these."""

    maximum: Count
    """How many a post may have."""


class LinkBlock(Stated):
    """What becomes of links in a post."""

    in_text: bool = True
    """Whether a link in a post can be opened."""
    maximum: Size | None = None
    """How many links a post may have."""


class ThreadBlock(Stated):
    """Posts that answer each other: what a text becomes that is too long for one."""

    maximum: Annotated[int, _from(2)]
    """How many posts a thread may have that is published at once."""


class ShareBlock(Stated):
    """The address that opens the platform's form with a post in it."""

    link: Annotated[str, AfterValidator(_share)]
    """The address with {text} for the post, {body} for the post without its link, {url}, {title} and {image}."""
    maximum: Annotated[int, _from(100)] | None = None
    """How many characters the address may have when it is filled."""


class PlatformBlock(Block):
    """A platform: what it takes, and how it counts."""

    title: Text
    """The name that people read."""
    files: FilesBlock | None = None
    """What pictures are taken."""
    post: LimitBlock | None = None
    """The text of a post."""
    texts: dict[Name, LimitBlock] = Field(default_factory=dict)
    """Other texts, such as a title or a caption, by their names."""
    alt: LimitBlock | None = None
    """The description of a picture for those who do not see it."""
    hashtags: HashtagBlock | None = None
    """Which hashtags work."""
    cashtags: CashtagBlock | None = None
    """Signs of shares, such as $AAPL."""
    link: LinkBlock | None = None
    """What becomes of links in a post."""
    thread: ThreadBlock | None = None
    """Threads, where a text that is too long for one post may be several."""
    share: ShareBlock | None = None
    """The address that opens the platform's form."""
    placements: dict[Name, PlacementBlock] = Field(default_factory=dict)
    """The surfaces on which cards appear, by their names."""
