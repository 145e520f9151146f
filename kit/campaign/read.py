"""Reads campaign.yaml of a workspace into frozen data, and tells what is wrong in them by line."""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from kit.campaign.brands import BRANDS, brand_names, brands_there_are
from kit.campaign.dates import quiet_problems, read_quiet_days, scheduled
from kit.campaign.fields import CampaignBlock, FactBlock
from kit.campaign.files import file_path, folders, mapping
from kit.campaign.lines import Document, KeyPath
from kit.campaign.links import link_problems, read_links
from kit.campaign.messages import Known, campaign_scope, check_slot, facts_used, format_fault, read_message, read_slot
from kit.campaign.model import Campaign, Fact, Message, Slot, Source
from kit.campaign.series import in_series
from kit.campaign.words import validate
from kit.errors import Problem, fail, nearest, shown, unique
from kit.workspace import Workspace

CAMPAIGNS = "assets/campaigns"
CAMPAIGN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*", re.ASCII)  # names catalogs and kits, whose names are ASCII
_WHERE_LISTED = {
    "placement": "kit platforms shows all there are",
    "platform": "kit platforms shows all there are, of which some take no posts",
}
RESERVED = "kit"  # the catalog of the words of pages


def campaign_names(workspace: Workspace) -> tuple[str, ...]:
    """The names of the workspace's campaigns, sorted: the folders that have a campaign.yaml."""
    return folders(workspace, f"{CAMPAIGNS}/*/campaign.yaml")


def read_campaign(
    workspace: Workspace,
    name: str,
    *,
    layouts: Collection[str] | None = None,
    placements: Collection[str] | None = None,
    platforms: Collection[str] | None = None,
) -> tuple[Campaign, tuple[Problem, ...]]:
    """The campaign of a folder, and what is wrong in its file, by line.

    What is wrong by itself is left out: a message, a fact (and the messages that use it), a locale. So every name in
    the campaign that comes back stands for something. Expired facts are told, but stay. Layouts, placements
    and the platforms that take posts are checked where they are given. `KitError` when the file cannot be used at all.
    """
    file = f"{CAMPAIGNS}/{name}/campaign.yaml"
    if not workspace.exists(file):
        raise fail(file, None, "there is no such campaign", nearest(name, campaign_names(workspace)))
    if name == RESERVED or not CAMPAIGN_NAME.fullmatch(name):
        what = f"the folder's name '{shown(name)}' cannot be a campaign's"
        hint = "Kit's own words have it" if name == RESERVED else "use letters a-z, digits, '.', '_' and '-'"
        raise fail(file, None, what, hint)
    whole = mapping(workspace, file)
    for key in ("messages", "locales", "placements"):
        if whole.value().get(key) == []:
            raise fail(file, whole.where((key,)).line, f"the campaign has no {key}", "write at least one")
    block, document, found = validate(CampaignBlock, whole)
    problems = [*found, *_brand_problems(workspace, block.brand, document)]

    sources = {id: Source(id, source.title, source.url) for id, source in block.sources.items()}
    facts, fact_problems = _facts(block.facts, sources, document)
    known = Known(
        facts=facts,
        broken={name: whole.where(("facts", name)).line or 1 for name in whole.keys(("facts",)) if name not in facts},
        layouts=layouts,
        placements=placements,
        picture=lambda path: file_path(workspace, str(PurePosixPath(file).parent), path, "picture"),
    )
    messages, message_problems = _messages(block, document, known)
    messages, date_problems = scheduled(block, document, whole, messages, platforms)
    slots, slot_problems = _slots(block, document, known)
    locales, locale_problems = _listed(block.locales, "locale", "locales", document, None)
    shown_on, placement_problems = _listed(block.placements, "placement", "placements", document, placements)
    written_for, platform_problems = _listed(block.platforms, "platform", "platforms", document, platforms)
    hashtags, hashtag_problems = _listed(block.hashtags, "hashtag", "hashtags", document, None)
    partners, partner_problems = _listed(block.partners, "partner", "partners", document, brand_names(workspace))
    problems += [*fact_problems, *message_problems, *date_problems, *slot_problems]
    problems += [*locale_problems, *placement_problems, *platform_problems, *hashtag_problems]
    problems += partner_problems
    problems += link_problems(block, document, whole, locales)
    problems += quiet_problems(block, document, locales)
    problems += _expired(workspace.today(), facts, messages, document)
    link, links = read_links(block)
    campaign = Campaign(
        name=name,
        file=file,
        brand=block.brand,
        language=block.language,
        locales=locales,
        placements=shown_on,
        link=link,
        hashtags=hashtags,
        slots=slots,
        sources=sources,
        facts=facts,
        messages=messages,
        partners=partners,
        platforms=written_for,
        links=links,
        tracking=block.tracking,
        time_zone=block.time_zone,
        quiet_days=read_quiet_days(block),
        places={tag: document.where(("hashtags", block.hashtags.index(tag))) for tag in hashtags},
    )
    return campaign, unique(sorted(problems))


def _brand_problems(workspace: Workspace, brand: str, document: Document) -> Iterator[Problem]:
    if not workspace.exists(f"{BRANDS}/{brand}/brand.yaml"):
        yield Problem(document.where(("brand",)), f"unknown brand '{brand}'", brands_there_are(workspace))


def _facts(
    blocks: Mapping[str, FactBlock], sources: Mapping[str, Source], document: Document
) -> tuple[dict[str, Fact], list[Problem]]:
    """The facts that can be used, and what is wrong with the others."""
    facts: dict[str, Fact] = {}
    problems: list[Problem] = []
    for name, block in blocks.items():
        path = ("facts", name)
        wrong = []
        if block.source not in sources:
            hint = nearest(block.source, sources) or "write it under sources:"
            wrong.append(Problem(document.where((*path, "source")), f"unknown source '{block.source}'", hint))
        fault = format_fault(block.value, block.format)
        if fault:
            wrong.append(Problem(document.where((*path, "format")), *fault))
        if wrong:
            problems += wrong
            continue
        where = document.where(path)
        facts[name] = Fact(name, block.value, block.format, block.as_of, block.source, block.expires, where)
    return facts, problems


def _messages(block: CampaignBlock, document: Document, known: Known) -> tuple[tuple[Message, ...], list[Problem]]:
    """The messages with nothing wrong, and what is wrong with the others."""
    messages: list[Message] = []
    names: list[str | None] = []
    problems: list[Problem] = []
    first: dict[str, int | None] = {}
    for index, each in enumerate(block.messages):
        path = ("messages", index)
        message, found = read_message(each, path, document, known)
        problems += found
        where = document.where((*path, "id"))
        if each.id in first:
            hint = f"the first is on line {first[each.id]}"
            problems.append(Problem(where, f"the message id '{each.id}' is used twice", hint))
            continue
        first[each.id] = where.line
        if message is not None:
            messages.append(message)
            names.append(each.series)
    placed, found = in_series(messages, names)
    return placed, [*problems, *found]


def _slots(block: CampaignBlock, document: Document, known: Known) -> tuple[tuple[Slot, ...], list[Problem]]:
    """The campaign's own texts."""
    slots: list[Slot] = []
    problems: list[Problem] = []
    for name, text in (("title", block.title), ("summary", block.summary)):
        if text is None:
            continue
        slot = read_slot(name, text, (name,), document)
        found = list(check_slot(slot, (name,), document, campaign_scope(known), known.broken))
        problems += found
        if not found:
            slots.append(slot)
    return tuple(slots), problems


def _listed(
    names: list[str], kind: str, key: str, document: Document, known: Collection[str] | None
) -> tuple[tuple[str, ...], list[Problem]]:
    """The names of a list that are known, each once, and what is wrong with the others."""
    kept: dict[str, None] = {}
    problems: list[Problem] = []
    for index, name in enumerate(names):
        path: KeyPath = (key, index)
        if name in kept:
            problems.append(Problem(document.where(path), f"the {kind} '{shown(name)}' is listed twice", "keep one"))
        elif known is not None and name not in known:
            hint = nearest(name, known) or _WHERE_LISTED.get(kind, "")
            problems.append(Problem(document.where(path), f"unknown {kind} '{shown(name)}'", hint))
        else:
            kept[name] = None
    return tuple(kept), problems


def _expired(
    today: datetime.date, facts: Mapping[str, Fact], messages: tuple[Message, ...], document: Document
) -> Iterator[Problem]:
    """Facts that may not be used any more. They stay: catalogs must not change with the calendar."""
    used = {message.id: facts_used(message, facts) for message in messages}
    for name, fact in facts.items():
        if fact.expires is None or fact.expires >= today:
            continue
        users = ", ".join(id for id, names in used.items() if name in names)
        what = f"the fact '{name}' expired on {fact.expires}"
        what += f" and is used in: {users}" if users else " and no message uses it"
        yield Problem(document.where(("facts", name, "expires")), what, "bring it up to date, or delete it")
