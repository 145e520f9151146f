"""A golden image beside what has become of it."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

FARTHEST = 64  # levels a pixel may be off, once slight shifts of an edge are blurred away
MEAN = 2.0  # levels; the palette of the kept images takes one
GAP = 12  # px
GROUND = "#808080"
STRENGTH = 4  # how many times stronger than it is the difference is shown


def assert_alike(old: Image.Image, new: Image.Image, folder: Path) -> None:
    """Fails where two images differ to the eye, and names a picture in the folder that shows how."""
    if old.size != new.size:
        found = f"it was {old.width} x {old.height} px and is {new.width} x {new.height} px"
    else:
        difference = ImageChops.difference(old, new).filter(ImageFilter.BoxBlur(1))
        farthest = max(high for _, high in difference.getextrema())
        mean = max(ImageStat.Stat(difference).mean)
        if farthest <= FARTHEST and mean <= MEAN:
            return
        found = f"it is up to {farthest} levels off, {mean:.1f} in the mean; {FARTHEST} and {MEAN} are allowed"
    path = folder / "old-new-difference.png"
    side_by_side(old, new).save(path)
    raise AssertionError(f"the card looks different: {found}. Old, new and difference side by side: {path}")


def side_by_side(old: Image.Image, new: Image.Image) -> Image.Image:
    """Old, new, and where they differ in white on black; all on a ground as large as the larger one."""
    width, height = max(old.width, new.width), max(old.height, new.height)
    padded = [Image.new("RGB", (width, height), GROUND) for _ in range(2)]
    for panel, image in zip(padded, (old, new), strict=True):
        panel.paste(image, (0, 0))
    red, green, blue = ImageChops.difference(*padded).split()
    difference = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    difference = difference.point([min(255, STRENGTH * level) for level in range(256)])
    sheet = Image.new("RGB", (3 * width + 4 * GAP, height + 2 * GAP), GROUND)
    for number, panel in enumerate((*padded, difference.convert("RGB"))):
        sheet.paste(panel, (GAP + number * (width + GAP), GAP))
    return sheet
