"""Renews docs/sample.jpg from the kits in dist/: run `make kit`, then `python docs/sample.py`."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
WIDTH, GAP, GROUND = 1600, 16, "#dfe3e6"
ROWS = (
    (("de", "instagram.portrait", "exception"), ("ar", "bluesky.square", "drop"), ("en", "x.landscape", "petition")),
    (("ja", "linkedin.landscape", "review"), ("fr", "whatsapp.status", "act"), ("hi", "instagram.square", "reports")),
    (("th", "pinterest.pin", "exception"), ("he", "facebook.link", "drop"), ("el", "instagram.portrait", "petition")),
)


def card(locale: str, placement: str, message: str) -> Image.Image:
    """A card of the sample, from its kit."""
    with zipfile.ZipFile(ROOT / "dist" / f"child-safety-first-{locale}.zip") as kit:
        name = next(name for name in kit.namelist() if name.startswith(f"images/{placement}/{message}."))
        return Image.open(io.BytesIO(kit.read(name))).convert("RGB")


def main() -> None:
    """Lays the cards out in rows of one width."""
    rows = []
    for names in ROWS:
        cards = [card(*name) for name in names]
        height = (WIDTH - GAP * (len(cards) + 1)) / sum(image.width / image.height for image in cards)
        rows.append([image.resize((round(height * image.width / image.height), round(height))) for image in cards])
    sheet = Image.new("RGB", (WIDTH, GAP + sum(row[0].height + GAP for row in rows)), GROUND)
    top = GAP
    for row in rows:
        left = GAP
        for image in row:
            sheet.paste(image, (left, top))
            left += image.width + GAP
        top += row[0].height + GAP
    sheet.save(ROOT / "docs" / "sample.jpg", quality=88, optimize=True)


if __name__ == "__main__":
    main()
