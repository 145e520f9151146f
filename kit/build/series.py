"""The cards of a series know each other, so that each can be drawn by itself and still be one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kit.build.job import CardJob


def with_companions(jobs: Iterable[CardJob]) -> Iterator[CardJob]:
    """The jobs, in their order; those of a series with all of its cards in the same placement and locale."""
    jobs = tuple(jobs)
    together: dict[tuple[str, str, str], list[CardJob]] = {}
    for job in jobs:
        if job.series is not None:
            together.setdefault(_group(job, job.series.name), []).append(job)
    companions = {group: tuple(cards) for group, cards in together.items()}
    for job in jobs:
        yield job if job.series is None else replace(job, companions=companions[_group(job, job.series.name)])


def _group(job: CardJob, series: str) -> tuple[str, str, str]:
    return series, job.placement.name, job.wording.locale
