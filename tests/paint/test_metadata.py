"""What image files say about themselves, read back by Pillow, an XML parser and exiftool."""

from __future__ import annotations

import io
import json
import re
import shutil
import struct
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, IptcImagePlugin

from kit.paint.encode import jpeg, png, webp
from kit.paint.metadata import MAX_JPEG_PACKET, NOTHING, Metadata, with_jpeg_metadata, with_webp_metadata
from kit.paint.srgb import srgb_profile

Encode = Callable[[Image.Image, Metadata], bytes]
ENCODERS: dict[str, Encode] = {
    "png": lambda image, about: png(image, about),
    "jpg": lambda image, about: jpeg(image, 90, about),
    "lossless.webp": lambda image, about: webp(image, None, about),
    "lossy.webp": lambda image, about: webp(image, 80, about),
}
ALTS = {
    "ar": "رسم بياني: انخفضت البلاغات بنسبة \u206858%\u2069 & <شيء>\nسطر ثانٍ",
    "th": "แผนภูมิแท่ง: รายงานลดลง ๕๘% ใน ๑๘ สัปดาห์",
    "ja": "「46％」と書かれた図。👩\u200d👩\u200d👧\u200d👦 👍🏽 葛\U000e0100飾区",
    "fa": "می\u200cخواهیم",
}
WHOLE = Metadata(
    language="ar",
    alt=ALTS["ar"],
    credit="Ada Wintér / Open Lantern",
    rights="Ada Wintér, CC-BY-4.0",
    terms="CC-BY-4.0",
    statement="https://creativecommons.org/licenses/by/4.0/",
)
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
PREFIXES = {
    "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}": "Iptc4xmpCore:",
    "{http://purl.org/dc/elements/1.1/}": "dc:",
    "{http://ns.adobe.com/photoshop/1.0/}": "photoshop:",
    "{http://ns.adobe.com/xap/1.0/rights/}": "xmpRights:",
}


def sample() -> Image.Image:
    image = Image.linear_gradient("L").resize((301, 203)).convert("RGB")
    image.paste((244, 182, 63), (20, 20, 120, 90))
    return image


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def properties(packet: bytes) -> dict[str, str | dict[str | None, str]]:
    """The simple values, and the items of arrays by their languages."""
    (description,) = ET.fromstring(packet).iter(f"{RDF}Description")
    found: dict[str, str | dict[str | None, str]] = {}
    for element in description:
        space, name = re.fullmatch(r"(\{.*\})(.*)", element.tag).groups()  # type: ignore[union-attr]
        items = {item.get(LANGUAGE): item.text or "" for item in element.iter(f"{RDF}li")}
        found[PREFIXES[space] + name] = items or (element.text or "")
    return found


def iptc(data: bytes) -> dict[tuple[int, int], bytes]:
    read = IptcImagePlugin.getiptcinfo(opened(data))  # type: ignore[no-untyped-call]
    return dict(read or {})


@pytest.mark.parametrize("kind", ENCODERS)
@pytest.mark.parametrize("language", ALTS)
def test_pillow_reads_every_text_back(kind: str, language: str) -> None:
    about = Metadata(language, ALTS[language], "Ada", "Ada, CC0-1.0", "CC0-1.0", "https://example.org/?a=1&b=2")
    image = opened(ENCODERS[kind](sample(), about))
    assert properties(image.info["xmp"]) == {
        "Iptc4xmpCore:AltTextAccessibility": {"x-default": about.alt, language: about.alt},
        "dc:description": {"x-default": about.alt, language: about.alt},
        "dc:language": {None: language},
        "dc:rights": {"x-default": "Ada, CC0-1.0", language: "Ada, CC0-1.0"},
        "photoshop:Credit": "Ada",
        "xmpRights:UsageTerms": {"x-default": "CC0-1.0"},
        "xmpRights:WebStatement": "https://example.org/?a=1&b=2",
    }
    assert not image.getexif()


@pytest.mark.parametrize("kind", ENCODERS)
def test_pillow_parses_the_packet_itself(kind: str) -> None:
    pytest.importorskip("defusedxml", reason="Pillow parses XMP with defusedxml, which is not here")
    described = opened(ENCODERS[kind](sample(), WHOLE)).getxmp()["xmpmeta"]["RDF"]["Description"]
    said = {each["lang"]: each["text"] for each in described["AltTextAccessibility"]["Alt"]["li"]}
    assert said == {"x-default": ALTS["ar"], "ar": ALTS["ar"]}
    assert described["Credit"] == WHOLE.credit


@pytest.mark.parametrize("kind", ENCODERS)
def test_metadata_change_no_pixel_and_no_byte_from_run_to_run(kind: str) -> None:
    encode = ENCODERS[kind]
    with_it, without = encode(sample(), WHOLE), encode(sample(), NOTHING)
    assert opened(with_it).tobytes() == opened(without).tobytes()
    assert with_it == encode(sample(), WHOLE)
    assert "xmp" not in opened(without).info
    assert not iptc(without)


@pytest.mark.parametrize("kind", ENCODERS)
def test_nothing_comes_along_from_the_image_that_was_read(kind: str) -> None:
    photograph = sample()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)  # GPS latitude
    photograph.info |= {"exif": exif.tobytes(), "comment": b"secret", "xmp": b"<secret/>", "icc_profile": b"secret"}
    assert ENCODERS[kind](photograph, WHOLE) == ENCODERS[kind](sample(), WHOLE)
    assert not opened(ENCODERS[kind](photograph, WHOLE)).getexif()


@pytest.mark.parametrize("size", [(1, 1), (2, 301), (300, 7), (4000, 3)])
@pytest.mark.parametrize("kind", ENCODERS)
def test_every_size_is_told_right(kind: str, size: tuple[int, int]) -> None:
    image = opened(ENCODERS[kind](sample().resize(size), WHOLE))
    assert (image.size, image.mode) == (size, "RGB")


@given(st.text(), st.text(min_size=1))
def test_any_text_makes_a_packet_that_can_be_parsed(alt: str, credit: str) -> None:
    about = Metadata("de", alt, credit)
    if about.xmp:
        read = properties(about.xmp)
        legal = re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", credit)
        assert read["photoshop:Credit"] == re.sub("\r\n?", "\n", legal)


def test_nothing_to_say_adds_nothing() -> None:
    assert (NOTHING.xmp, NOTHING.iim) == (b"", b"")
    assert b"iTXt" not in png(sample())
    assert with_jpeg_metadata(b"\xff\xd8" + bytes(30), NOTHING) == b"\xff\xd8" + bytes(30)


def test_iptc_is_marked_as_utf_8_and_holds_what_has_room() -> None:
    read = iptc(jpeg(sample(), 90, WHOLE))
    assert read[1, 90] == b"\x1b%G"
    assert read[2, 0] == b"\0\4"
    assert read[2, 110].decode() == WHOLE.credit
    assert read[2, 116].decode() == WHOLE.rights
    assert read[2, 120].decode() == WHOLE.alt
    assert read[2, 135] == b"ar"
    long = Metadata("th", "ก" * 667, "ก" * 11, "c" * 129)
    assert long.iim == b"", "32 octets, 128 and 2,000: a text is whole or left to XMP"
    assert (2, 110) in iptc(jpeg(sample(), 90, Metadata("th", "ก" * 667, "ก" * 10)))


def test_the_jfif_segment_comes_first_and_xmp_next() -> None:
    data = jpeg(sample(), 90, WHOLE)
    place, markers = 2, []
    while data[place + 1] != 0xDA:
        (length,) = struct.unpack_from(">H", data, place + 2)
        markers.append((data[place + 1], data[place + 4 : place + 8]))
        place += 2 + length
    assert markers[:4] == [(0xE0, b"JFIF"), (0xE1, b"http"), (0xE2, b"ICC_"), (0xED, b"Phot")]


def test_what_no_segment_of_a_jpeg_holds_is_refused() -> None:
    assert properties(opened(png(sample(), Metadata(alt="a" * MAX_JPEG_PACKET))).info["xmp"])
    with pytest.raises(ValueError, match="does not fit"):
        jpeg(sample(), 90, Metadata(alt="a" * MAX_JPEG_PACKET))


def test_only_the_simple_format_of_webp_is_extended() -> None:
    with pytest.raises(ValueError, match="simple format"):
        with_webp_metadata(webp(sample(), None, WHOLE), WHOLE)


@pytest.mark.parametrize("kind", ["jpg", "lossless.webp", "lossy.webp"])
def test_files_carry_the_profile_of_srgb(kind: str) -> None:
    assert opened(ENCODERS[kind](sample(), NOTHING)).info["icc_profile"] == srgb_profile()


def test_png_says_srgb_in_its_own_word() -> None:
    assert opened(png(sample())).info["srgb"] == 0


def test_our_profile_is_srgb_as_little_cms_has_it() -> None:
    profile = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    assert ImageCms.getProfileDescription(profile).strip() == "sRGB"
    steps = bytes(level for red in range(0, 256, 15) for green in range(0, 256, 15) for level in (red, green, 128))
    shades = Image.frombytes("RGB", (18, 18), steps)
    seen = ImageCms.profileToProfile(shades, profile, ImageCms.createProfile("sRGB"))
    assert seen is not None
    assert max(high for _, high in ImageChops.difference(shades, seen).getextrema()) <= 1


@pytest.mark.parametrize("kind", ENCODERS)
def test_exiftool_finds_no_fault_and_reads_the_same(kind: str, tmp_path: Path) -> None:
    tool = shutil.which("exiftool")
    if tool is None:
        pytest.skip("exiftool is not here; it comes with Debian's package libimage-exiftool-perl")
    path = tmp_path / f"card.{kind}"
    path.write_bytes(ENCODERS[kind](sample(), WHOLE))
    command = [tool, "-j", "-G1", "-a", "-validate", "-warning", "-error", "-all", str(path)]
    (read,) = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    assert read["ExifTool:Validate"] == "OK"
    assert not [tag for tag in read if tag.partition(":")[0] in ("ExifIFD", "IFD0", "GPS") or "Warning" in tag]
    # exiftool shows line ends as dots.
    shown = {name: str(value).replace("..", "\n") for name, value in read.items()}
    assert shown["XMP-iptcCore:AltTextAccessibility"].split() == WHOLE.alt.split()
    assert shown["XMP-iptcCore:AltTextAccessibility-ar"].split() == WHOLE.alt.split()
    assert shown["XMP-dc:Language"] == "ar"
    assert shown["XMP-photoshop:Credit"] == WHOLE.credit
    assert shown["XMP-dc:Rights"] == WHOLE.rights
    assert shown["XMP-xmpRights:UsageTerms"] == WHOLE.terms
    assert shown["XMP-xmpRights:WebStatement"] == WHOLE.statement
    if kind == "jpg":
        assert shown["IPTC:CodedCharacterSet"] == "UTF8"
        assert shown["IPTC:Credit"] == WHOLE.credit
        assert read["Photoshop:IPTCDigest"] == read["File:CurrentIPTCDigest"]
