"""The extraction method `kit` of Babel: with it `pybabel extract` reads campaigns.

A mapping file says `[kit: assets/campaigns/*/campaign.yaml]`, and `[jinja2: templates/pages/**.*]` for the pages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from kit.campaign.read import read_campaign
from kit.cli.extract import campaign_template
from kit.cli.options import known_layouts
from kit.errors import KitError
from kit.l10n import pofile
from kit.platforms.table import read_platforms
from kit.workspace import Folder

Found = tuple[int, str, tuple[str, ...], list[str]]


def extract(
    fileobj: BinaryIO, keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[Found]:
    """The texts of a campaign file as calls of pgettext and npgettext, with the comments of `kit extract`.

    Babel's interface for extraction methods; keywords, tags and options make no difference. A campaign that cannot be
    used ends the program with its problems.
    """
    file = Path(fileobj.name).absolute()
    workspace = Folder(file.parents[3])
    try:
        table, _ = read_platforms(workspace)
        known = {"layouts": known_layouts(workspace), "placements": table.placements, "platforms": table.writable}
        campaign, problems = read_campaign(workspace, file.parent.name, **known)
        if problems:
            raise KitError(*problems)
        entries = pofile.parse(campaign_template(workspace, campaign), file.name).entries
    except KitError as error:
        raise SystemExit(str(error)) from None
    lines = {f"{message.id}.{slot.name}": slot.where.line for message in campaign.messages for slot in message.slots}
    lines |= {f"campaign.{slot.name}": slot.where.line for slot in campaign.slots}
    for entry in entries:
        context = entry.context or ""
        words = (context, entry.msgid) if entry.plural is None else (context, entry.msgid, entry.plural)
        keyword = "pgettext" if entry.plural is None else "npgettext"
        yield lines.get(context) or 1, keyword, words, list(entry.extracted)
