"""What the commands say of calendars, and the address of the pictures that calendars name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit

import click

from kit.publish.notes import Note

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
    """A line for all notes that say the same, with the first few posts that they are about.

    It reads as problems do, with the place of the first: `file:line: what: items (hint)`.
    """
    alike: dict[tuple[str, str], list[Note]] = {}
    for note in notes:
        alike.setdefault((note.what, note.hint), []).append(note)
    for (what, hint), same in alike.items():
        items = [item for item in dict.fromkeys(note.item for note in same) if item]
        named, more = ", ".join(items[:_NAMED]), len(items) - _NAMED
        others = f" and {more} {'other' if more == 1 else 'others'}" if more > 0 else ""
        where = next((f"{note.where}: " for note in same if note.where), "")
        yield f"{where}{what}{': ' if items else ''}{named}{others}" + (f" ({hint})" if hint else "")
