"""All posts of a kit as one table, for spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.publish.artefact import Artefact
from kit.publish.cells import csv_file
from kit.publish.offers import Offer

FILE = "posts.csv"
COLUMNS = (
    *("locale", "platform", "message", "part", "title", "text"),
    *("link", "share_link", "length", "limit", "alt", "pictures"),
)


def posts_table(offers: Iterable[Offer]) -> Artefact:
    """posts.csv: one row a post, of a thread one a part.

    title is what goes into a field of its own, such as the subject of an e-mail. length and limit are in the platform's
    own counting. The pictures' paths are parted by "; "; of a thread they go with the first part, as the share link.
    """
    return csv_file(FILE, COLUMNS, (row for offer in offers if offer.post for row in _rows(offer)))


def _rows(offer: Offer) -> Iterator[tuple[str, ...]]:
    assert offer.post is not None
    wording = offer.message.wording
    for number, part in enumerate(offer.post.parts, start=1):
        first = number == 1
        yield (
            wording.language,
            offer.platform.name,
            wording.message,
            str(number),
            "; ".join(beside.text for beside in offer.post.beside) if first else "",
            part.text,
            offer.link,
            offer.share if first else "",
            str(part.length),
            str(part.limit),
            offer.message.alt if first else "",
            "; ".join(picture.path for picture in offer.pictures) if first else "",
        )
