"""A calendar file (iCalendar, RFC 5545): what goes out when, for every program that shows calendars.

Times are UTC (form 2 of RFC 5545, 3.3.5). Programs show them by the reader's own clocks, in another country, too; and
the file needs no copy of a time zone's rules, which would change with the database that it is made from.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from urllib.parse import quote

from kit import __version__
from kit.post.schedule import Row
from kit.publish.artefact import Artefact

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST = 75  # octets of a line, without its end (3.1)
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f]")  # control characters, but for tab and line feed (3.1, CONTROL)
_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_STAMP = "19800101T000000Z"
_LENGTH = "PT15M"
_URI = "%:/?#[]@!$&'()*+,;=~"  # reserved characters (RFC 3986), and %, since a link is encoded already


def ics_file(
    path: str,
    rows: Iterable[Row],
    *,
    calendar: str,
    title: str,
    language: str,
    link: str,
    platforms: Mapping[str, str],
    addresses: Mapping[str, str],
) -> Artefact:
    """The calendar of rows that stand by their times: an event for each message and moment.

    calendar: the stem of the events' identifiers, which stay the same from build to build, also when a date changes.
    language: BCP 47. platforms: the names that people read. addresses: of pictures on the web, by their paths. The
    events' time stamps are constant, so that the same input gives the same bytes.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//campaign-kit//Kit {__version__}//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME;LANGUAGE={language}:{text_value(title)}", f"X-WR-CALNAME:{text_value(title)}"]
    for _, group in groupby(sorted(rows, key=_event), key=_event):
        lines += _event_lines(list(group), calendar, language, link, platforms, addresses)
    lines.append("END:VCALENDAR")
    return Artefact(path, MEDIA_TYPE, b"".join(folded(line) for line in lines))


def text_value(text: str) -> str:
    """A text as a value of type TEXT (3.3.11): escaped, and without control characters."""
    return _NO_TEXT.sub("", _LINE_END.sub("\n", text)).translate(_ESCAPED)


def folded(line: str) -> bytes:
    """A content line with its CRLF, in lines of at most 75 octets of which none ends within a character (3.1)."""
    rest = line.encode()
    pieces: list[bytes] = []
    while len(rest) > (room := LONGEST - (1 if pieces else 0)):  # lines that go on begin with a space
        while rest[room] & 0b1100_0000 == 0b1000_0000:  # this octet goes on with a character
            room -= 1
        pieces.append(rest[:room])
        rest = rest[room:]
    return b"\r\n ".join([*pieces, rest]) + b"\r\n"


def _event(row: Row) -> tuple[datetime.datetime, str]:
    return row.when.astimezone(datetime.UTC), row.message


def _event_lines(
    rows: Sequence[Row],
    calendar: str,
    language: str,
    link: str,
    platforms: Mapping[str, str],
    addresses: Mapping[str, str],
) -> Iterator[str]:
    first = rows[0]
    # What goes out at the message's own date keeps its identifier; a platform with its own date has one of its own.
    own = f"/{first.platform}" if all(row.named for row in rows) else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{calendar}/{first.message}{own}@campaign-kit"
    yield f"DTSTAMP:{_STAMP}"
    yield f"DTSTART:{first.when.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
    yield f"DURATION:{_LENGTH}"
    yield f"SUMMARY;LANGUAGE={language}:{text_value(first.headline or first.message)}"
    yield f"DESCRIPTION;LANGUAGE={language}:{text_value(_description(rows, platforms))}"
    if link:
        yield f"URL:{quote(link, safe=_URI)}"
    yield "CATEGORIES:" + ",".join(text_value(platforms[row.platform]) for row in rows)
    paths = dict.fromkeys(attachment.path for row in rows for attachment in row.attachments)
    yield from (f"ATTACH:{addresses[path]}" for path in paths if path in addresses)
    yield "TRANSP:TRANSPARENT"  # nobody is busy
    yield "END:VEVENT"


def _description(rows: Sequence[Row], platforms: Mapping[str, str]) -> str:
    """The posts, each once, below the names of its platforms."""
    posts: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        posts.setdefault(row.parts, []).append(platforms[row.platform])
    return "\n\n\n".join(f"{', '.join(names)}:\n\n" + "\n\n".join(parts) for parts, names in posts.items())
