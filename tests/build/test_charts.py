"""Charts on cards: every kind is drawn without a problem, and what would mislead is told before anything is drawn."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from kit.build.charts import chart_problems
from kit.build.compose import settle
from kit.campaign.read import read_campaign
from kit.charts.faults import MOST_ROWS
from kit.l10n.numbers import format_value
from kit.layout.display import INLINE_DRAWING, Group, Picture
from kit.workspace import Folder
from tests.build.sample import CAMPAIGN, ROOT, jobs

SHAPES = ("instagram.story", "instagram.portrait", "instagram.square", "x.landscape", "facebook.link")


def drop(locale, placement, kind, values=(12, 27, 53)):
    """The sample's chart in another kind, with other figures."""
    job = next(job for job in jobs(locale) if job.wording.message == "drop" and job.placement.name == placement)
    rows = tuple(
        dataclasses.replace(
            row,
            numbers={**row.numbers, "value": value},
            values={**row.values, "value": format_value(Decimal(value), "percent", locale)},
        )
        for row, value in zip(job.wording.rows, values, strict=True)
    )
    return dataclasses.replace(job, chart=kind, wording=dataclasses.replace(job.wording, rows=rows))


def drawings(operations):
    for operation in operations:
        if isinstance(operation, Group):
            yield from drawings(operation.operations)
        elif isinstance(operation, Picture) and operation.path.startswith(INLINE_DRAWING):
            yield operation


@pytest.mark.parametrize("placement", SHAPES)
@pytest.mark.parametrize("kind", sorted(MOST_ROWS))
@pytest.mark.parametrize("locale", ["en", "ar", "th"])
def test_every_kind_stands_in_every_shape(locale, kind, placement):
    display = settle(drop(locale, placement, kind))
    assert display.problems == ()
    texts = " ".join(text.text for text in display.texts)
    for value in (12, 27, 53):
        assert format_value(Decimal(value), "percent", locale) in texts


@pytest.mark.parametrize("kind", ["line", "area", "donut", "waffle", "ring"])
def test_a_chart_runs_from_right_to_left_where_the_script_does(kind):
    english, arabic = (drop(locale, "instagram.square", kind) for locale in ("en", "ar"))
    assert all("scale(-1 1)" not in drawing.path for drawing in drawings(settle(english).operations))
    assert any("scale(-1 1)" in drawing.path for drawing in drawings(settle(arabic).operations))


def test_a_chart_that_would_mislead_is_told_with_its_place():
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "drop")
    assert list(chart_problems(message, campaign.facts)) == []
    (problem,) = chart_problems(dataclasses.replace(message, chart="donut"), campaign.facts)
    assert problem.where == message.where
    assert "add up to 155 %" in problem.what


def test_a_row_without_a_value_is_told():
    campaign, _ = read_campaign(Folder(ROOT), CAMPAIGN)
    message = next(message for message in campaign.messages if message.id == "drop")
    rows = tuple({"after": row["after"]} for row in message.rows)
    (problem,) = chart_problems(dataclasses.replace(message, rows=rows), campaign.facts)
    assert "without value" in problem.what
