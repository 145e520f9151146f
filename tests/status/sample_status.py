"""The sample's status, of a few cards, from files that a test may change."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from kit.build.cache import Cache
from kit.build.plan import Selection
from kit.campaign.read import read_campaign
from kit.cli.extract import pages
from kit.cli.options import known_layouts
from kit.l10n.extract import pages_template
from kit.platforms.table import read_platforms
from kit.status.inspection import Question
from kit.status.model import CampaignStatus, LocaleStatus
from kit.status.remembered import campaign_status
from kit.workspace import Memory, Workspace

ROOT = Path(__file__).parents[2]
CAMPAIGN = "child-safety-first"
FILE = f"assets/campaigns/{CAMPAIGN}/campaign.yaml"
PLACEMENT = "bluesky.square"
TODAY = datetime.date(2026, 11, 22)


@cache
def files() -> Mapping[str, bytes]:
    """The repository as a workspace, with the catalogs of two locales and no glossary."""
    tops = ("assets/brands", "assets/campaigns", "templates", "locales/de", "locales/ar")
    found = [path for top in tops for path in (ROOT / top).rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in found}


@contextmanager
def silent(total: int) -> Iterator[Callable[[object], None]]:
    yield lambda _: None


def status(
    workspace: Workspace,
    *locales: str,
    messages: tuple[str, ...] = ("reports",),
    placements: tuple[str, ...] = (PLACEMENT,),
    campaign: str = CAMPAIGN,
    cache: Cache | None = None,
) -> CampaignStatus:
    """How far those locales have come with a message on a placement; German, if no other is named."""
    layouts = known_layouts(workspace)
    table, told = read_platforms(workspace)
    read, wrong = read_campaign(
        workspace, campaign, layouts=layouts, placements=table.placements, platforms=table.writable
    )
    question = Question(
        campaign, Selection(locales or ("de",), placements, messages), layouts, lambda of: pages_template(pages(of))
    )
    return campaign_status(workspace, read, (*told, *wrong), question, silent, cache)


def changed(path: str, change: Callable[[str], str], *, date: datetime.date = TODAY) -> Memory:
    """The workspace with one file changed."""
    text = files()[path].decode()
    new = change(text)
    assert new != text, f"nothing was changed in {path}"
    return Memory({**files(), path: new.encode()}, date=date)


def of_german(workspace: Workspace, **options: tuple[str, ...]) -> LocaleStatus:
    return status(workspace, "de", **options).locales[0]
