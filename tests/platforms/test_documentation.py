"""docs/platforms.md says what the tables hold."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from kit.platforms import fields
from kit.platforms.counting import RULES
from kit.platforms.table import read_platforms
from kit.workspace import Memory

PAGE = (Path(__file__).parents[2] / "docs" / "platforms.md").read_text(encoding="utf-8")
BLOCKS = [each for each in vars(fields).values() if isinstance(each, type) and issubclass(each, fields.Block)]


def test_the_example_of_a_workspace_s_file_can_be_used() -> None:
    found = re.search(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    table, problems = read_platforms(Memory({"platforms.toml": found[1].encode()}, (), datetime.date(2026, 11, 22)))
    assert problems == ()
    assert table.platforms["mastodon"].post.maximum == 11_000
    assert {"forum.banner", "linkedin.event"} <= table.placements.keys()


@pytest.mark.parametrize("block", BLOCKS)
def test_every_key_is_named(block: type[fields.Block]) -> None:
    for key in block.model_fields:
        assert re.search(rf"`[^`]*\b{key}\b[^`]*`", PAGE), key


def test_every_counting_rule_is_told() -> None:
    section = PAGE.partition("## How text is counted")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(RULES)


def test_every_placeholder_of_share_links_is_told() -> None:
    section = PAGE.partition("## Share links")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `\{(\w+)\}` \|", section, re.MULTILINE) == list(fields.PLACEHOLDERS)
