"""The page of `kit status --html`."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from jinja2 import Environment

from kit.cli.standing import every_reason, in_short
from kit.markup.templates import render
from kit.status.model import CampaignStatus, LocaleStatus

TEMPLATE = "templates/pages/status.html"


def page(environment: Environment, found: Sequence[CampaignStatus], today: datetime.date) -> bytes:
    """One page that needs nothing else, in UTF-8. Raises KitError for a template of the workspace's that is wrong."""
    campaigns = [
        {
            "name": status.campaign,
            "id": f"campaign-{number}",
            "total": len(status.locales),
            "waiting": [_row(each) for each in _by_need(status) if not each.ready],
            "ready": [_row(each) for each in _by_need(status) if each.ready],
            "problems": [str(problem) for problem in status.problems],
        }
        for number, status in enumerate(found, 1)
    ]
    return (render(environment, TEMPLATE, {"campaigns": campaigns, "date": today.isoformat()}).strip() + "\n").encode()


def _by_need(status: CampaignStatus) -> list[LocaleStatus]:
    """Those first that have the least of their strings translated; then by their English names."""
    return sorted(status.locales, key=lambda each: (each.strings.percent, each.language))


def _row(status: LocaleStatus) -> dict[str, object]:
    return {
        "status": status,
        "why": in_short(status),
        "reasons": every_reason(status),
        "checks": status.found("check"),
    }
