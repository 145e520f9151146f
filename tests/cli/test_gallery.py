"""The sheets of docs/gallery.md show what Kit draws now."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from kit.build.proof import Marks, proof
from kit.build.sheet import Cell, Sheet, arrange, frames
from kit.cli.choice import selection
from kit.cli.preview import MOST_BYTES, cards_to_show, command
from kit.paint.canvas import LayerCache
from kit.paint.reduced import compact_jpeg, reduced
from kit.workspace import Folder
from tests.build.compare import side_by_side
from tests.build.sample import jobs

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
COMMANDS = [line.removeprefix("$ kit preview ") for line in PAGE.splitlines() if line.startswith("$ kit preview ")]
MOST_TILES = 6  # of a sheet that are drawn and looked at
LIGHT, MEAN, COLOR = 26, 3.5, 8  # levels; a JPEG of the lowest quality that sheets have takes 18, 2.7 and 6
RENEW = "docs/gallery: run make gallery"


def test_every_sheet_is_shown_and_every_picture_is_a_sheet() -> None:
    written = [arguments.rpartition(" --to docs/")[2] for arguments in COMMANDS]
    shown = [part.partition(")")[0] for part in PAGE.split("](")[1:]]
    assert written == [path for path in shown if path.endswith(".jpg")]
    assert sorted(written) == sorted(f"gallery/{path.name}" for path in (ROOT / "docs" / "gallery").iterdir()), RENEW


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments.rpartition("/")[2])
def test_a_sheet_is_fresh(arguments: str, tmp_path: Path) -> None:
    options = command.make_context("preview", arguments.split()).params
    chosen = selection(options["locales"], options["placements"], options["messages"], options["brand"])
    _, cards, problems = cards_to_show(Folder(ROOT), *options["names"], chosen, all_brands=options["all_brands"])
    assert problems == ()
    sheet = arrange(options["names"][0], cards)
    path = ROOT / options["target"]
    assert path.is_file(), RENEW
    assert path.stat().st_size <= MOST_BYTES
    marks = Marks(options["guides"], options["textless"])
    with Image.open(path) as kept:
        check(sheet, options["width"], marks, kept.convert("RGB"), tmp_path)


def check(sheet: Sheet, width: int, marks: Marks, kept: Image.Image, folder: Path) -> None:
    """Draws some tiles and compares them with the sheet, which a JPEG keeps well enough for that."""
    places = frames(sheet, width)
    assert kept.size == (places.width, places.height), RENEW
    layers = LayerCache()
    for cell in some(sheet):
        x, y, wide, high = places.tiles[cell]
        job = sheet.jobs[cell]
        card = proof(job, marks, layers, job.placement.width / wide)
        assert card.problems == ()
        assert card.image is not None
        old, new = kept.crop((x, y, x + wide, y + high)), reduced(card.image, wide, high)
        if not alike(old, new):
            path = folder / "old-new-difference.png"
            side_by_side(old, new).save(path)
            pytest.fail(f"{RENEW}: {job.label} looks different, see {path}", pytrace=False)


def alike(old: Image.Image, new: Image.Image) -> bool:
    """Whether two tiles differ by no more than a JPEG does: lightness pixel by pixel, colour by and large."""
    light, colors = (
        ImageChops.difference(*(prepared(image) for image in (old, new)))
        for prepared in (lambda image: image.convert("L"), lambda image: image.resize((8, 8), Image.Resampling.BOX))
    )
    light = light.filter(ImageFilter.BoxBlur(1))
    farthest = max(high for _, high in colors.getextrema())
    return light.getextrema()[1] <= LIGHT and ImageStat.Stat(light).mean[0] <= MEAN and farthest <= COLOR


def test_what_a_jpeg_does_is_no_change_and_another_word_is_one() -> None:
    job = next(job for job in jobs("en") if job.wording.message == "act" and job.placement.name == "bluesky.square")
    texts = {**job.wording.texts, "button": "Sign this petition"}
    changed = replace(job, wording=replace(job.wording, texts=texts))
    tiles = []
    for each in (job, changed):
        image = proof(each, Marks(), LayerCache()).image
        assert image is not None
        tiles.append(reduced(image, 240, 240))
    data = compact_jpeg(tiles[0], MOST_BYTES)
    assert data is not None
    with Image.open(io.BytesIO(data)) as kept:
        assert alike(kept, tiles[0])
        assert not alike(kept, tiles[1])


def some(sheet: Sheet) -> list[Cell]:
    """Cells of all rows and columns, as far as a few can be."""
    number = min(MOST_TILES, max(len(sheet.rows), len(sheet.columns)))
    cells = [
        (step * len(sheet.rows) // number % len(sheet.rows), step * len(sheet.columns) // number % len(sheet.columns))
        for step in range(number)
    ]
    return [cell for cell in dict.fromkeys(cells) if cell in sheet.jobs]
