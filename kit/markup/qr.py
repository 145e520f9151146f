"""QR codes (ISO/IEC 18004) as inline drawings: dark on light whatever the card's colours are, with their quiet zone."""

from __future__ import annotations

from functools import lru_cache

import segno
from markupsafe import Markup

from kit.campaign.addresses import in_ascii

QUIET_ZONE = 4  # modules on each side, as the standard asks


@lru_cache(maxsize=64)
def qr(link: str) -> Markup:
    """The code of a link as an `<svg class="qr">`, with error correction M, or better at the same size.

    It holds the link in ASCII: what else a code holds, readers guess the encoding of.
    """
    matrix = segno.make_qr(in_ascii(link), error="m", boost_error=True).matrix
    side = len(matrix) + 2 * QUIET_ZONE
    dark = "".join(_row(y + QUIET_ZONE, row) for y, row in enumerate(matrix))
    return Markup(
        '<svg class="qr" viewBox="0 0 {side} {side}"><rect width="{side}" height="{side}" fill="#ffffff"/>'
        '<path d="{dark}" fill="#000000"/></svg>'
    ).format(side=side, dark=dark)


def _row(y: int, row: bytes | bytearray) -> str:
    """The dark modules of a row, each run of them as one rectangle, so that no seam shows between them."""
    found = []
    x = 0
    while x < len(row):
        end = x
        while end < len(row) and row[end]:
            end += 1
        if end > x:
            found.append(f"M{x + QUIET_ZONE} {y}h{end - x}v1h-{end - x}Z")
        x = end + 1
    return "".join(found)
