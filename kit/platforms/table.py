"""The platforms and their placements, read from table.toml beside this module."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from kit.platforms.model import Insets, Placement, Platform, TextLimit

_CONFIDENCE = ("low", "medium", "high")


@cache
def platforms() -> Mapping[str, Platform]:
    """Every platform by its name, in the order of the table."""
    return MappingProxyType({name: _platform(name, entry) for name, entry in table().items()})


@cache
def table() -> dict[str, Any]:
    """The table as it is written, with the source of every value. Not to be changed."""
    return tomllib.loads(files("kit.platforms").joinpath("table.toml").read_text("utf-8"))


@cache
def _placements() -> Mapping[str, Placement]:
    return {placement.name: placement for platform in platforms().values() for placement in platform.placements}


def placement(name: str) -> Placement:
    """The placement of that name, such as "instagram.story". Raises KeyError where there is none."""
    return _placements()[name]


def placement_names() -> tuple[str, ...]:
    """The names of all placements, in the order of the table."""
    return tuple(_placements())


def nearest(name: str) -> str | None:
    """The placement that somebody who wrote `name` may have meant, for a hint; None where nothing is near."""
    wanted = name.strip().lower()
    platform = platforms().get(wanted.partition(".")[0])
    known = [place.name for place in platform.placements] if platform else placement_names()
    close = difflib.get_close_matches(wanted, known, n=1)
    if close or platform:
        return close[0] if close else known[0]
    return next((place for place in known if place.partition(".")[2] == wanted), None)


def _platform(name: str, entry: Mapping[str, Any]) -> Platform:
    share = entry.get("share", {}).get("link", "")
    return Platform(
        name=name,
        title=entry["title"],
        placements=tuple(
            _placement(name, surface, entry["files"], told) for surface, told in entry["placements"].items()
        ),
        post=_limit(entry["post"]),
        alt=_limit(entry["alt"]),
        max_hashtags=entry.get("hashtags", {}).get("maximum"),
        link_in_text=entry.get("link", {}).get("in_text", True),
        share=share,
        share_takes_text="{text}" in share,
    )


def _limit(told: Mapping[str, Any]) -> TextLimit:
    return TextLimit(**{**told, "checked": told["checked"].isoformat()})


def _placement(platform: str, surface: str, accepted: Mapping[str, Any], told: Mapping[str, Any]) -> Placement:
    """A placement from three tables: its size, its safe zone and the files that the platform takes."""
    safe = told.get("safe")
    parts = [part for part in (told, safe, accepted) if part]
    return Placement(
        name=f"{platform}.{surface}",
        platform=platform,
        width=told["width"],
        height=told["height"],
        safe=Insets(safe["top"], safe["right"], safe["bottom"], safe["left"]) if safe else Insets(),
        types=tuple(accepted["types"]),
        max_bytes=accepted["max_bytes"],
        source="; ".join(dict.fromkeys(part["source"] for part in parts)),
        checked=min(part["checked"] for part in parts).isoformat(),
        confidence=min((part["confidence"] for part in parts), key=_CONFIDENCE.index),
        note="; ".join(part["note"] for part in parts if "note" in part),
    )
