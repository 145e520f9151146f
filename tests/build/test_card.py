"""What is told of a card that cannot be shipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit.build.card import draw
from kit.build.grouping import grouped
from kit.build.job import CardJob
from kit.errors import Problem, Where
from kit.paint.canvas import LayerCache
from tests.build.sample import jobs


def too_heavy(job: CardJob) -> Problem:
    """What is told where the card's placement takes no file of its size."""
    files = replace(job.placement.files, max_bytes=900)
    (problem,) = draw(replace(job, placement=replace(job.placement, files=files)), LayerCache()).problems
    return problem


@pytest.mark.parametrize("placement", ["x.landscape", "instagram.square"])
def test_a_card_that_takes_too_many_bytes_is_told_with_its_message(placement: str) -> None:
    job = next(job for job in jobs("de") if job.placement.name == placement and not job.pictures)
    problem = too_heavy(job)
    assert problem.where == job.where
    assert problem.where.file == "assets/campaigns/child-safety-first/campaign.yaml"
    assert problem.where.line
    assert problem.what.startswith(f"the image of {job.label} takes ")
    assert problem.what.endswith(", and at most 900 are allowed")


def test_a_card_with_a_photograph_is_told_where_that_is_named() -> None:
    job = next(job for job in jobs("el", "read-a-summer") if job.pictures)
    (photo,) = job.pictures.values()
    assert photo.where is not None
    assert photo.where != job.where
    assert too_heavy(job).where == photo.where


def test_cards_of_one_message_are_told_once() -> None:
    told = [
        Problem(
            Where("a.yaml", 7), f"the image of act in {locale}, x.square takes {size:,} bytes as PNG, and at most 9"
        )
        for locale, size in (("de", 52_148), ("ar", 9_001))
    ]
    assert len(grouped(told)) == 1
