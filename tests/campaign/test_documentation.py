"""docs/campaign.md is true: its examples read, and it leaves out no key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from kit.campaign.brands import read_brand
from kit.campaign.model import ALT_SLOT, POST_SLOTS, FactFormat
from kit.campaign.parse import parse
from kit.campaign.read import read_campaign
from kit.campaign.schema import schemas
from kit.errors import KitError
from kit.workspace import Memory

PAGE = (Path(__file__).resolve().parents[2] / "docs/campaign.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
CAMPAIGN = next(text for text in EXAMPLES if text.startswith("brand:"))
BRAND = next(text for text in EXAMPLES if text.startswith("title:"))
BRAND_FOLDER = "assets/brands/open-lantern"


def test_the_whole_examples_have_no_problems() -> None:
    here = Memory(
        {
            "assets/campaigns/a/campaign.yaml": CAMPAIGN.encode(),
            f"{BRAND_FOLDER}/brand.yaml": BRAND.encode(),
            f"{BRAND_FOLDER}/logos/lockup-light.svg": b"<svg/>",
        }
    )
    campaign, problems = read_campaign(here, "a")
    assert problems == read_brand(here, "open-lantern")[1] == ()
    assert len(campaign.messages) == 1


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_is_yaml(text: str) -> None:
    if text.startswith("#"):
        with pytest.raises(KitError, match="the file is empty"):
            parse(text.encode(), "example")
    else:
        assert parse(text.encode(), "example").value()


@pytest.mark.parametrize("name", ["campaign", "brand"])
def test_every_key_has_its_row(name: str) -> None:
    schema = schemas()[name]
    for block in (schema, *schema.get("$defs", {}).values()):
        for key in block["properties"]:
            if block.get("title") == "FormattedValue":  # shown by an example
                assert re.search(rf"\{{.*{key}: ", PAGE)
            else:
                assert f"| `{key}` | " in PAGE


def test_every_format_and_common_slot_has_its_row() -> None:
    for name in (*get_args(FactFormat), *POST_SLOTS, ALT_SLOT):
        assert f"| `{name}` | " in PAGE


WRONG = re.findall(r"^\| `([a-z]+: .+)` \| (.+?) \| `(.+)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("wrong", "said", "right"), WRONG)
def test_the_table_of_mistakes_is_right(wrong: str, said: str, right: str) -> None:
    key = wrong.partition(":")[0]
    indent, whole = ("  ", BRAND) if key == "ink" else ("      ", CAMPAIGN)
    old = 'ink: "#122a3a"' if key == "ink" else 'headline: "<b>{share}</b> of the reports led abroad."'
    assert whole.count(indent + old) == 1
    if key in ("ink", "headline", "figure"):
        files = {f"{BRAND_FOLDER}/brand.yaml": BRAND.encode()}
        file = f"{BRAND_FOLDER}/brand.yaml" if key == "ink" else "assets/campaigns/a/campaign.yaml"
        files[file] = whole.replace(old, wrong).encode()
        assert said in _told(Memory(files), brand=key == "ink")
    else:
        with pytest.raises(KitError, match=said):
            parse(wrong.encode(), "example")
    assert isinstance(parse(right.encode(), "example").value()[key], str)


def _told(here: Memory, *, brand: bool) -> str:
    try:
        problems = read_brand(here, "open-lantern")[1] if brand else read_campaign(here, "a")[1]
    except KitError as error:
        problems = error.problems
    return "\n".join(map(str, problems))


def test_the_table_of_mistakes_is_found() -> None:
    assert len(WRONG) >= 6
