"""Links by locale and tracking, from campaign.yaml to the kits: posts, QR codes and pages."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from kit.cli.main import group
from tests.cli.conftest import CAMPAIGN, Result, Workspace

LINK = "link: https://change.org/childsafetyfirst\n"
LINKS = """\
link:
  en: https://change.org/childsafetyfirst
  de: https://change.org/childsafetyfirst/de?a=%C3%A4&a=2#unterzeichnen
tracking:
  utm_source: "{platform}"
  utm_medium: social
  utm_campaign: "{campaign}"
  utm_content: "{message}-{locale}-{placement}"
  utm_term: "{partner}"
"""
SHOWN = "change.org/childsafetyfirst"


def built(workspace: Workspace, *options: str) -> Result:
    result = workspace.kit("build", "--format", "folder", "-m", "act", *options)
    assert result.status == 0, result.err
    return result


def link_of(text: str) -> str:
    (found,) = [line for line in text.split("\n") if "change.org" in line]
    return found


def post(workspace: Workspace, locale: str, platform: str) -> str:
    file = workspace.root / f"dist/child-safety-first-{locale}/posts/{platform}/act.txt"
    return link_of(file.read_text(encoding="utf-8"))


def code(folder: Path, placement: str) -> str:
    (picture,) = [file for file in (folder / f"images/{placement}").glob("act.*") if file.suffix != ".txt"]
    image = Image.open(io.BytesIO(picture.read_bytes())).convert("RGB")
    (found,) = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCodeModel2)
    return found.text


def test_posts_codes_and_pages_lead_where_they_should(workspace: Workspace) -> None:
    workspace.replace(CAMPAIGN, LINK, LINKS)
    placements = ("instagram.portrait", "x.landscape", "mastodon.landscape")
    built(workspace, "-l", "de", "-l", "fr", *(option for name in placements for option in ("-p", name)))

    for locale, base, fragment in (("de", "/de?a=%C3%A4&a=2&", "#unterzeichnen"), ("fr", "?", "")):
        folder = workspace.root / f"dist/child-safety-first-{locale}"
        for platform in ("x", "mastodon"):
            link = post(workspace, locale, platform)
            tracking = f"utm_source={platform}&utm_medium=social&utm_campaign=child-safety-first"
            tracking += f"&utm_content=act-{locale}-post&utm_term=open-lantern"
            assert link == f"https://{SHOWN}{base}{tracking}{fragment}"
            # The code of the card differs in nothing but the placement.
            assert code(folder, f"{platform}.landscape") == link.replace("-post&", "-landscape&")
        # No link can be opened on Instagram: its posts have the short address, its codes the tracked one.
        short = f"{SHOWN}/de?a=%C3%A4&a=2#unterzeichnen" if locale == "de" else SHOWN
        assert post(workspace, locale, "instagram") == short
        asked = dict(parse_qsl(urlsplit(code(folder, "instagram.portrait")).query))
        assert asked["utm_source"] == "instagram"
        assert asked["utm_content"] == f"act-{locale}-portrait"
        # What leads the volunteers themselves to the page is not counted among the campaign's visits.
        plain = f"https://{short}"
        assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["link"] == plain
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert f'href="{plain.replace("&", "&amp;")}"' in page
        assert plain in (folder / "README.txt").read_text(encoding="utf-8")


def test_a_partner_s_kit_is_told_from_ours(small: Workspace) -> None:
    small.replace(CAMPAIGN, LINK, LINK + 'tracking: {source: "{partner}"}\n')
    built(small)
    assert post(small, "de", "bluesky") == f"https://{SHOWN}?source=open-lantern"
    built(small, "--brand", "river-library")
    assert post(small, "de", "bluesky") == f"https://{SHOWN}?source=river-library"


def test_a_campaign_without_tracking_has_its_link_as_it_is(small: Workspace) -> None:
    built(small)
    assert post(small, "de", "bluesky") == f"https://{SHOWN}"


@pytest.mark.parametrize(
    ("written", "where", "told"),
    [
        ('tracking:\n  utm_medium: social\n  utm_source: "{plattform}"\n', "  utm_source", "did you mean 'platform'?"),
        (
            "tracking:\n  utm_campaign: spring%20sale\n",
            "  utm_campaign",
            "write the characters themselves: spring sale",
        ),
        ("tracking:\n  utm source: kit\n", "  utm source", "'utm source' is not the name of a parameter"),
    ],
)
def test_a_mistake_in_tracking_is_told_by_its_line(small: Workspace, written: str, where: str, told: str) -> None:
    small.replace(CAMPAIGN, LINK, LINK + written)
    line = small.replace(CAMPAIGN, where, where)
    result = small.kit("check", "-m", "act")
    assert result.status == 1
    (problem,) = [each for each in result.err.split("\n") if each.startswith(f"{CAMPAIGN}:{line}: ")]
    assert told in problem


def test_a_link_that_is_missing_for_the_source_language_is_told(small: Workspace) -> None:
    line = small.replace(CAMPAIGN, LINK, "link:\n  de: https://change.org/childsafetyfirst/de\n")
    result = small.kit("check", "-m", "act")
    assert result.status == 1
    assert f"{CAMPAIGN}:{line}: there is no link for en, the language of this file" in result.err


def test_a_link_that_makes_a_code_too_fine_is_noted(small: Workspace) -> None:
    small.replace(CAMPAIGN, LINK, LINK + f"tracking: {{source: {'a' * 120}}}\n")
    result = small.kit("check", "-m", "act")
    assert result.status == 0
    assert ": QR code of act in de, bluesky.square: a link of 163 characters" in result.out


def test_editors_know_links_by_locale_and_the_placeholders() -> None:
    schema = json.loads(CliRunner().invoke(group, ["schema", "campaign"]).stdout)
    forms = {form["type"] for form in schema["properties"]["link"]["anyOf"][0]["oneOf"]}
    assert forms == {"string", "object"}
    (patterns,) = schema["properties"]["tracking"]["patternProperties"].values()
    assert re.search(patterns["pattern"], "{message}-{placement}")
    assert not re.search(patterns["pattern"], "{plattform}")
