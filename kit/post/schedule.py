"""When which post goes out where: the rows of a campaign's calendar in one locale."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kit.campaign.dates import moment_in
from kit.campaign.links import tracked_link
from kit.campaign.model import EVERY_PLATFORM, Campaign
from kit.errors import Where
from kit.l10n.wording import Wording, without_tags
from kit.platforms.counting import measure
from kit.platforms.model import Platform
from kit.post.copy import Post
from kit.post.direction import readable
from kit.post.headline import headline

NEVER_POSTED = ("opengraph",)  # the preview of a link: it is shown with the posts of others


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture that goes with a post. `path` is below the kit's folder."""

    path: str
    size: int  # bytes; 0 where it is not drawn
    alt: str


@dataclass(frozen=True, slots=True)
class Row:
    """One post on one platform at one time."""

    when: datetime.datetime  # in the campaign's time zone
    moved: bool  # from its date, which is a quiet day in this locale alone
    platform: str
    message: str
    headline: str
    parts: tuple[str, ...]  # the post; of a thread, one after the other
    title: str  # for platforms that ask for one; "" where none of the message's texts fits
    link: str  # with its tracking
    attachments: tuple[Attachment, ...]
    named: bool  # the platform has a publish date of its own
    where: Where  # the text
    dated: Where | None = None  # the publish date

    @property
    def is_thread(self) -> bool:
        return len(self.parts) > 1


def schedule(
    campaign: Campaign,
    posts: Iterable[tuple[Wording, Sequence[Post]]],
    attachments: Mapping[tuple[str, str], Sequence[Attachment]],
    platforms: Mapping[str, Platform],
    title: str,
) -> tuple[Row, ...]:
    """The posts that have a publish date, by their time, and at one time in the order of the campaign.

    posts: the messages of one locale in their order, with their posts. attachments: of a message on a platform.
    title: the campaign's, in the locale.
    """
    messages = {message.id: message for message in campaign.messages}
    rows: list[Row] = []
    for wording, made in posts:
        message = messages.get(wording.message)
        if message is None:
            continue
        for post in made:
            key = post.platform if post.platform in message.publish else EVERY_PLATFORM
            if key not in message.publish or post.platform in NEVER_POSTED:
                continue
            planned = message.publish[key]
            when = moment_in(campaign, wording.locale, planned)
            used = {row.title for row in rows if row.platform == post.platform}
            row = Row(
                when=when,
                moved=when != planned,
                platform=post.platform,
                message=wording.message,
                headline=headline(wording),
                parts=tuple(part.text for part in post.parts),
                title=next(_titles(post, wording, platforms[post.platform], title, used), ""),
                link=tracked_link(campaign, wording.message, wording.locale, post.platform),
                attachments=tuple(attachments.get((wording.message, post.platform), ())),
                named=key != EVERY_PLATFORM,
                where=wording.places[post.slot],
                dated=message.publish_places.get(key),
            )
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: row.when))


def _titles(post: Post, wording: Wording, platform: Platform, campaign: str, used: Collection[str]) -> Iterator[str]:
    """Titles that fit the platform and that no other of its posts has: the headline, what stands above it, or the
    campaign's title; or before these what the platform's template made."""
    made = (beside.text for beside in post.beside if beside.name == "title")
    kicker = readable(without_tags(wording.texts.get("kicker", "")), wording.direction)
    limit = platform.texts.get("title")
    for text in (*made, headline(wording), kicker, campaign):
        if text and text not in used and not (limit and measure(text, limit).excess):
            yield text


def spread(rows: Iterable[Row], gap: datetime.timedelta, step: datetime.timedelta) -> tuple[Row, ...]:
    """The rows, which stand in the order of their times, no nearer to each other than a gap and at whole steps.

    Each row keeps its time, or has the next one that is a whole step of the hour and at least a gap after the row
    before it. So nothing is earlier than planned, and the order stays. A gap or step of 0 asks for nothing.
    """
    made: list[Row] = []
    for row in rows:
        when = row.when.astimezone(datetime.UTC)
        if made and gap:
            when = max(when, made[-1].when.astimezone(datetime.UTC) + gap)
        if step:
            hour = when.replace(minute=0, second=0, microsecond=0)
            when = hour - (hour - when) // step * step  # the division rounds down what is negative: away from the hour
        made.append(row if when == row.when else replace(row, when=when.astimezone(row.when.tzinfo)))
    return tuple(made)
