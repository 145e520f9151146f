"""The brands that Kit ships: their colours, their lockups, and what a style sheet gets of them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PIL import Image
from tinycss2.color4 import parse_color

from kit.build.card import draw
from kit.build.patterns import backdrop, ornament
from kit.build.properties import brand_values, custom_properties
from kit.campaign.brands import brand_names, read_brand
from kit.campaign.model import THEMES, Brand
from kit.markup.cascade import style
from kit.markup.html import parse
from kit.markup.model import Element
from kit.markup.stylesheet import parse_stylesheet
from kit.paint.canvas import LayerCache
from kit.paint.pictures import natural_size
from kit.platforms.table import shipped_table
from kit.text.fonts import open_library
from kit.workspace import Folder
from tests.build.sample import jobs

ROOT = Path(__file__).resolve().parents[2]
WORKSPACE = Folder(ROOT)
NAMES = brand_names(WORKSPACE)
PATTERNS = ("books", "leaves", "waves")
PLACEMENTS = shipped_table().placements
Rgb = tuple[float, float, float]


def shipped(name: str) -> Brand:
    brand, problems = read_brand(WORKSPACE, name)
    assert problems == ()
    return brand


def over(color: str, ground: Rgb) -> Rgb:
    """A colour laid over another one, each part from 0 to 1."""
    parsed = parse_color(color)
    red, green, blue = (
        under + parsed.alpha * (part - under) for part, under in zip(parsed.to("srgb").coordinates, ground, strict=True)
    )
    return red, green, blue


def luminance(color: Rgb) -> float:
    """WCAG 2.2, relative luminance."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    white: Rgb = (1.0, 1.0, 1.0)
    assert contrast(white, (0.0, 0.0, 0.0)) == pytest.approx(21)
    assert contrast(white, over("#767676", white)) == pytest.approx(4.54, abs=0.005)  # the lightest grey for words


@pytest.mark.parametrize(("name", "theme"), tuple(product(NAMES, THEMES)))
def test_words_stand_out_from_what_they_stand_on(name: str, theme: str) -> None:
    roles = shipped(name).themes[theme]
    ground = over(roles["ground"], (1.0, 1.0, 1.0))
    panel, fill = over(roles["panel"], ground), over(roles["fill"], ground)
    pairs = {
        f"{words} on {there}": contrast(over(roles[words], behind), behind)
        for words in ("text", "quiet", "emphasis")
        for there, behind in (("ground", ground), ("panel", panel))
    }
    pairs["on-fill on fill"] = contrast(over(roles["on-fill"], fill), fill)
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_brand_has_its_fonts_and_its_lockups(name: str) -> None:
    brand = shipped(name)
    library = open_library(WORKSPACE.fonts(), ())
    assert [
        family for families in brand.families.values() for family in families if not library.has_family(family)
    ] == []
    assert {"light", "dark", "mark"} <= brand.lockups.keys()
    for lockup in brand.lockups.values():
        width, height = natural_size(lockup, WORKSPACE.read(lockup))
        assert width / height > 3 if "lockup" in lockup else width / height < 3 or "mono" in lockup


def test_the_lockup_suits_the_ground() -> None:
    values = brand_values(shipped("river-library"), PLACEMENTS["x.landscape"])
    assert values["lockup_on"] == {"light": "dark", "dark": "light", "calm": "dark", "bright": "light"}


def test_a_script_has_fonts_of_its_own() -> None:
    brand = shipped("green-mile")
    families = {"text": ("One",), "display": ("Two",), "display-Arab": ("Three",), "kufic-Arab": ("Four",)}
    brand = Brand(brand.name, brand.file, brand.title, {}, brand.themes, families, {}, ())

    def fonts(language: str) -> dict[str, str]:
        found = custom_properties(brand, PLACEMENTS["x.landscape"], language)
        return {name: value for name, value in found.items() if name.startswith("--font-")}

    assert fonts("de") == fonts("") == {"--font-text": '"One"', "--font-display": '"Two"'}
    arabic = {"--font-text": '"One"', "--font-display": '"Three", "Two"', "--font-kufic": '"Four"'}
    assert fonts("ar") == fonts("fa") == fonts("ur-PK") == fonts("az-Arab") == arabic
    assert fonts("az") == fonts("de")


@pytest.mark.parametrize(("pattern", "place"), tuple(product(PATTERNS, PLACEMENTS)))
def test_patterns_are_drawings_that_a_card_can_hold(pattern: str, place: str) -> None:
    at = PLACEMENTS[place]
    sheet = parse_stylesheet("body { --ground: white; --fill: red; --text-color: black; --quiet: gray; }", "card.css")
    drawn = backdrop(pattern, at) + ornament(pattern)
    root = style(
        parse(f"<body>{drawn}</body>", "card.html"),
        (sheet,),
        width=at.width,
        height=at.height,
        language="en",
        direction="ltr",
        properties={},
    )
    assert all(isinstance(child, Element) for child in root.children)


@pytest.mark.parametrize("place", PLACEMENTS)
def test_hills_reach_from_edge_to_edge(place: str) -> None:
    at = PLACEMENTS[place]
    widths = re.findall(r'style="width: ([\d.]+)vmin" viewBox="0 0 ([\d.]+) ', backdrop("waves", at))
    assert [width for width, _ in widths] == [box for _, box in widths]
    assert float(widths[-1][0]) >= 100 * at.width / min(at.width, at.height)


def test_plain_patterns_draw_nothing() -> None:
    for pattern in ("none", "glow"):
        assert backdrop(pattern, PLACEMENTS["instagram.story"]) == ornament(pattern) == ""


@pytest.mark.parametrize(("locale", "place"), tuple(product(("de", "ar"), ("facebook.link", "instagram.story"))))
def test_no_line_of_pixels_is_left_at_the_edges(locale: str, place: str) -> None:
    job = next(job for job in jobs(locale) if job.layout == "statement" and job.placement.name == place)
    job = replace(
        job,
        brand=shipped("green-mile"),
        placement=replace(job.placement, files=replace(job.placement.files, accepted=("png",))),
    )
    data = draw(job, LayerCache()).data
    assert data is not None
    image = Image.open(io.BytesIO(data)).convert("RGB")
    low, right = image.height - 1, image.width - 1
    for edge, inside in (
        ((0, low - 2), (1, low - 2)),
        ((right, low - 2), (right - 1, low - 2)),
        ((5, low), (5, low - 1)),
    ):
        assert image.getpixel(edge) == image.getpixel(inside)
