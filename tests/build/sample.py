"""The sample campaign of the repository, planned and settled."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kit.build.job import CardJob
from kit.build.plan import Plan, Selection, plan
from kit.cli.options import known_layouts
from kit.layout.display import Glyphs, Group, Operation
from kit.workspace import Folder

ROOT = Path(__file__).parents[2]
CAMPAIGN = "child-safety-first"


@cache
def sample(campaign: str = CAMPAIGN, pseudo: tuple[str, ...] = ()) -> Plan:
    """A campaign of the repository, in its own locales or in pseudo-locales."""
    workspace = Folder(ROOT)
    return plan(workspace, campaign, Selection(locales=pseudo), known_layouts(workspace))


def jobs(locale: str, campaign: str = CAMPAIGN) -> tuple[CardJob, ...]:
    found = tuple(job for job in sample(campaign).jobs if job.wording.locale == locale)
    assert found
    return found


def glyphs(operations: tuple[Operation, ...]) -> Iterator[Glyphs]:
    for operation in operations:
        if isinstance(operation, Glyphs):
            yield operation
        elif isinstance(operation, Group):
            yield from glyphs(operation.operations)
