"""What translators are told of each string of a campaign: where it stands, and how much room there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from jinja2 import Environment

from kit.build.cache import Cache
from kit.build.plan import Plan, Selection, platforms_of
from kit.build.room import CardRoom, card_rooms
from kit.campaign.model import POST_SLOTS
from kit.platforms.model import Platform
from kit.post.budget import notes as notes_on_posts

ALT = "alt"


def string_notes(planned: Plan, environment: Environment, cache: Cache | None = None) -> dict[tuple[str, str], str]:
    """By message and slot, lines for the comments of a catalog template.

    planned: the campaign in its own language, with all its placements. environment finds templates/posts/.
    """
    campaign, table = planned.campaign, planned.table
    told = {key: card_note(room, table.platforms) for key, room in card_rooms(planned.jobs, cache).items()}
    told |= notes_on_posts(campaign, platforms_of(campaign, Selection(), table), environment)
    for message in campaign.messages:
        own = [table.platforms[name] for name in _platforms(message.placements or campaign.placements)]
        if note := alt_note(own):
            told[message.id, ALT] = note
    return {key: note for key, note in told.items() if key[1] not in POST_SLOTS or note}


def card_note(room: CardRoom, platforms: Mapping[str, Platform]) -> str:
    """Where a text of cards stands, and about how long it may be there: two lines."""
    told = [f"On cards: {', '.join(_placements(room.placements, platforms))}."]
    wide = f"{room.characters} characters ({room.characters // 2} in Chinese, Japanese and Korean)"
    if room.tightest:
        (tightest,) = _placements((room.tightest,), platforms)
        told.append(f"Room: about {wide}, least on {tightest}.")
    elif room.characters:
        told.append(f"Room: {wide} and more.")
    return "\n".join(told)


def alt_note(platforms: Iterable[Platform]) -> str:
    """How long an alt text may be on the platforms that limit it; "" where none does."""
    limits = [(platform.alt.maximum, platform.title) for platform in platforms if platform.alt.maximum]
    if not limits:
        return ""
    least = min(limit for limit, _ in limits)
    names = ", ".join(title for limit, title in limits if limit == least)
    return f"Beside every picture of this message. Room: {least} characters on {names}; about 160 read well."


def _platforms(placements: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.partition(".")[0] for name in placements))


def _placements(names: Iterable[str], platforms: Mapping[str, Platform]) -> list[str]:
    """Placements in words: "Instagram (portrait, square)"."""
    told = []
    for platform, group in groupby(sorted(names), key=lambda name: name.partition(".")[0]):
        surfaces = ", ".join(name.partition(".")[2].replace("_", " ") for name in group)
        told.append(f"{platforms[platform].title} ({surfaces})")
    return told
