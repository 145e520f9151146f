"""Whatever is in a file, it is read into whole data or refused with a place: never anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.campaign.brands import read_brand
from kit.campaign.model import Campaign
from kit.campaign.read import read_campaign
from kit.errors import KitError
from kit.workspace import Memory

from .samples import BRAND, BRAND_FILE, CAMPAIGN, CAMPAIGN_FILE, FILES, LAYOUTS, PLACEMENTS, read, workspace

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = (ROOT / "assets/campaigns/child-safety-first/campaign.yaml").read_text(encoding="utf-8")


def check_whole(campaign: Campaign) -> None:
    """Every name in a campaign stands for something, however wrong its file was."""
    assert all(fact.source in campaign.sources for fact in campaign.facts.values())
    ids = [message.id for message in campaign.messages]
    assert len(ids) == len(set(ids))
    for message in campaign.messages:
        for values in (message.values, *message.rows):
            assert all(value.fact in campaign.facts for value in values.values())
        names = {*campaign.facts, *message.values, *(name for row in message.rows for name in row)}
        for slot in message.slots:
            assert (slot.plural is None) == (slot.count is None)
            assert slot.count is None or slot.count in names


@given(st.text(max_size=200))
@settings(max_examples=150)
def test_any_text_reads_or_raises_kit_error(text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    for file, reading in ((CAMPAIGN_FILE, read_campaign), (BRAND_FILE, read_brand)):
        with pytest.raises(KitError):
            reading(Memory({**FILES, file: content}, ()), file.split("/")[2])


# Pieces that mean something to YAML or to Kit: mutations with them reach deeper than plain characters do.
PIECES = st.one_of(
    st.text(max_size=3),
    st.sampled_from(list("{}[]:,-#&*!|>'\"%@`~\n\t<>/. ")),
    st.sampled_from(
        ["\n  ", ": ", "- ", "{part}", "{", "<b>", "</em>", "null", "*a", "&a ", "!!int ", "1e999", "..", "\\"]
    ),
    st.sampled_from(
        ["messages:", "facts:", "one:", "other:", "2021-02-30", "0.5", "true", "[key]", "\u202e", "é", "𝒳"]
    ),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """The text with one to four pieces cut out, put in or replaced, or lines swapped."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        match draw(st.sampled_from(("replace", "cut", "copy", "drop line"))):
            case "replace":
                text = text[:start] + draw(PIECES) + text[end:]
            case "cut":
                text = text[:start] + text[end:]
            case "copy":
                text = text[:start] + text[start:end] * 2 + text[end:]
            case _:
                lines = text.split("\n")
                del lines[draw(st.integers(0, len(lines) - 1))]
                text = "\n".join(lines)
    return text


@given(mutated(CAMPAIGN))
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_a_mutated_campaign_reads_whole_or_raises_kit_error(text: str) -> None:
    try:
        campaign, problems = read(text)
    except KitError as error:
        problems = error.problems
    else:
        check_whole(campaign)
        assert all(problem.where.line for problem in problems)
    assert all(problem.where.file == CAMPAIGN_FILE for problem in problems)


@given(mutated(SAMPLE))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_the_mutated_sample_reads_whole_or_raises_kit_error(text: str) -> None:
    here = Memory({CAMPAIGN_FILE: text.encode("utf-8", "surrogatepass"), BRAND_FILE: b""}, ())
    try:
        campaign, _ = read_campaign(here, "spring", layouts=LAYOUTS, placements=PLACEMENTS)
    except KitError:
        return
    check_whole(campaign)


@given(mutated(BRAND))
@settings(max_examples=100)
def test_a_mutated_brand_reads_or_raises_kit_error(text: str) -> None:
    try:
        brand, problems = read_brand(workspace(brand=text), "lantern")
    except KitError as error:
        problems = error.problems
    else:
        assert all(path in FILES for path in {*brand.lockups.values()} - brand.absent)
        assert all(problem.where.line for problem in problems)
    assert all(problem.where.file == BRAND_FILE for problem in problems)
