"""What the files of cards say about them, and when a card has to be made anew for that."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kit.build.about import about, licence_address
from kit.build.cache import Cache
from kit.build.card import draw
from kit.build.compose import compose
from kit.build.job import CardJob
from kit.build.plan import Selection, plan
from kit.campaign.model import Photo
from kit.cli.options import known_layouts
from kit.paint.canvas import LayerCache
from kit.platforms.model import Placement
from kit.platforms.table import read_platforms
from kit.workspace import Memory, shipped_files
from tests.build.sample import jobs, sample


def card_job(message: str = "exception", locale: str = "ar", place: str = "x.landscape") -> CardJob:
    return next(job for job in jobs(locale) if (job.wording.message, job.placement.name) == (message, place))


def placements() -> dict[str, Placement]:
    return dict(read_platforms(Memory({}))[0].placements)


def photo(credit: str, licence: str) -> Photo:
    return Photo("a.jpg", credit, licence, (0.5, 0.5))


def test_a_card_without_pictures_names_the_brand_and_no_licence() -> None:
    said = about(card_job())
    assert said.language == "ar"
    planned = next(kit for kit in sample().kits if kit.locale == "ar").messages
    assert said.alt == next(message.alt for message in planned if message.wording.message == "exception") != ""
    assert (said.credit, said.rights, said.terms, said.statement) == ("Open Lantern", "", "", "")


def test_those_who_made_pictures_are_named_first_each_once() -> None:
    two = {"a": photo("Ada", "CC-BY-4.0"), "b": photo("Ada", "CC-BY-4.0")}
    said = about(replace(card_job(), pictures=two))
    assert (said.credit, said.rights, said.terms) == ("Ada / Open Lantern", "Ada, CC-BY-4.0", "CC-BY-4.0")
    assert said.statement == "https://creativecommons.org/licenses/by/4.0/"
    said = about(replace(card_job(), pictures={**two, "c": photo("Bo", "by kind permission")}))
    assert said.credit == "Ada / Bo / Open Lantern"
    assert said.rights == "Ada, CC-BY-4.0; Bo, by kind permission"
    assert said.terms == "CC-BY-4.0; by kind permission"
    assert said.statement == "", "no one page says it all"


def test_a_credit_with_words_is_named_in_the_language_of_the_card() -> None:
    job = card_job(locale="de")
    wording = replace(job.wording, texts={**job.wording.texts, "photo_credit": "Foto: \u2068Ada\u2069 &amp; Bo"})
    said = about(replace(job, wording=wording, pictures={"photo": photo("Photo: Ada & Bo", "CC0-1.0")}))
    assert said.credit == "Foto: Ada & Bo / Open Lantern"


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-SA 3.0", "https://creativecommons.org/licenses/by-sa/3.0/"),
        ("cc-by-nc-nd-2.5", "https://creativecommons.org/licenses/by-nc-nd/2.5/"),
        ("CC-BY-SA-3.0-DE", "https://creativecommons.org/licenses/by-sa/3.0/de/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/licence", "https://example.org/licence"),
        ("by kind permission", ""),
        ("CC-BY", ""),
    ],
)
def test_licences_by_their_names(licence: str, address: str) -> None:
    assert licence_address(licence) == address


def test_another_alt_text_is_another_file_of_the_same_pixels(tmp_path: Path) -> None:
    cache, layers = Cache(tmp_path, ()), LayerCache()
    job = card_job()
    other = replace(job, alt="وصف آخر")
    first, second = draw(job, layers, cache).data, draw(other, layers, cache).data
    assert first is not None
    assert second is not None
    assert first != second
    with Image.open(io.BytesIO(first)) as one, Image.open(io.BytesIO(second)) as two:
        assert one.tobytes() == two.tobytes()
        assert "وصف آخر".encode() in two.info["xmp"]
    assert draw(job, layers, cache).data == first
    assert len({compose(each).key for each in (job, other, replace(job, alt=""))}) == 3


def test_no_platform_gets_a_type_that_it_does_not_take() -> None:
    """Instagram's interface takes JPEG alone, TikTok's JPEG and WebP."""
    starts = {"image/png": b"\x89PNG", "image/jpeg": b"\xff\xd8\xff", "image/webp": b"RIFF"}
    job, layers = card_job(), LayerCache()
    seen: dict[str, set[str]] = {}
    for place in placements().values():
        if place.platform in ("instagram", "tiktok", "bluesky", "snapchat"):
            card = draw(replace(job, placement=place), layers)
            if card.data is None:  # a shape that this layout is not made for
                continue
            assert card.media_type.removeprefix("image/") in place.files.accepted
            assert card.data.startswith(starts[card.media_type])
            assert len(card.data) <= place.max_bytes
            seen.setdefault(place.platform, set()).add(card.media_type)
    assert seen["instagram"] == {"image/jpeg"}
    assert seen["tiktok"] == {"image/webp"}
    assert seen["bluesky"] == {"image/png"}


def test_what_a_camera_wrote_into_a_photograph_does_not_come_along() -> None:
    files = {path: data for top in ("assets", "locales", "templates") for path, data in shipped_files(top)}
    path = "assets/campaigns/read-a-summer/pictures/river.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Spy camera"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)})
    out = io.BytesIO()
    with Image.open(io.BytesIO(files[path])) as river:
        river.save(out, "JPEG", exif=exif, xmp=b"<x>Spy camera</x>", comment=b"Spy camera")
    assert b"Spy camera" in out.getvalue()
    workspace = Memory({**files, path: out.getvalue()})
    chosen = Selection(("el",), ("instagram.square", "x.landscape"))
    planned = plan(workspace, "read-a-summer", chosen, known_layouts(workspace))
    found = [job for job in planned.jobs if any(photo.file == path for photo in job.pictures.values())]
    assert found
    for job in found:
        data = draw(job, LayerCache()).data
        assert data is not None
        assert b"Spy camera" not in data
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert not image.getexif()
            assert b"Kit (CC0), CC0-1.0" in image.info["xmp"]
            assert b"https://creativecommons.org/publicdomain/zero/1.0/" in image.info["xmp"]
