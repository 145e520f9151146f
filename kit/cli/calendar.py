"""What the commands say of calendars, and the address of the pictures that calendars name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from kit.campaign.model import Campaign
from kit.publish.imports import Note

F = TypeVar("F", bound=Callable[..., Any])
_NAMED = 3  # posts that a note names


def media_base_url_option(function: F) -> F:
    """--media-base-url URL: where the kits' folders can be read on the web; with a "/" at its end, or ""."""
    return click.option(
        "--media-base-url",
        metavar="URL",
        default="",
        callback=_checked,
        help="Where you put the kits' folders on the web, for the pictures in calendars and files to import.",
    )(function)


def _checked(context: click.Context, parameter: click.Parameter, url: str) -> str:
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise click.BadParameter(f"'{url}' is not an address.") from None
    if parts.scheme not in ("http", "https") or not host:
        raise click.BadParameter("it begins with https:// and a host: https://cdn.example.org/kits/")
    if "?" in url or "#" in url:
        raise click.BadParameter("it has a '?' or '#', after which no path can follow.")
    if found := re.search(r"[^!-~]|[\"\\^`{|}<>,]", url):
        raise click.BadParameter(f"it holds '{found[0]}', which must be percent-encoded.")
    return url.rstrip("/") + "/"


def noted(notes: Iterable[Note]) -> Iterator[str]:
    """A line for all notes that say the same, with the first few posts that they are about."""
    alike: dict[str, dict[str, None]] = {}
    for note in notes:
        alike.setdefault(note.what, {})[note.item] = None
    for what, items in alike.items():
        named, more = list(items)[:_NAMED], len(items) - _NAMED
        others = f" and {more} {'other' if more == 1 else 'others'}" if more > 0 else ""
        yield f"{what}: {', '.join(named)}{others}"


def passed(campaign: Campaign, today: datetime.date) -> Iterator[Note]:
    """The messages whose publish dates lie before today; they stay in the calendar, as a record."""
    for message in campaign.messages:
        days = sorted({moment.date() for moment in message.publish.values() if moment.date() < today})
        if days:
            yield Note(f"these publish dates of {campaign.name} have passed", f"{message.id} on {days[0]}")
