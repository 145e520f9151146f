"""What could be better in QR codes: links that make them so fine that cameras do not read them from a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kit.build.compose import card_html
from kit.build.job import CardJob
from kit.errors import KitError

# What version 8 holds with error correction M (ISO/IEC 18004, table 7): 57 modules across with the quiet zone. On most
# cards of Kit's layouts such a code is still read at half the card's size, and the next finer one is not.
LONGEST = 152


def fine_codes(jobs: Iterable[CardJob]) -> Iterator[str]:
    """For each message whose cards have a code that is too fine, the one with the longest link."""
    longest: dict[str, CardJob] = {}
    for job in jobs:
        message = job.wording.message
        if len(job.url) > max(LONGEST, len(longest[message].url) if message in longest else 0):
            longest[message] = job
    for job in longest.values():
        if _has_code(job):
            length = len(job.url)
            what = f"QR code of {job.label}: a link of {length} characters makes it fine"
            yield (
                f"{job.where}: {what}, and cameras may not read it "
                f"(at most {LONGEST}: shorten the link or its tracking)"
            )


def _has_code(job: CardJob) -> bool:
    try:
        return '<svg class="qr"' in card_html(job)
    except KitError:  # told where the card is made
        return False
