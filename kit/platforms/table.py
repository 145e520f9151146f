"""The platforms and their placements: those that Kit brings, and a workspace's own beside and over them.

Kit's are in tables/, one file a platform; a workspace's in its platforms.toml, one table a platform.
"""

from __future__ import annotations

import datetime
import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from pydantic import TypeAdapter, ValidationError

from kit.campaign.lines import KeyPath
from kit.campaign.words import as_problem
from kit.errors import Problem, unique
from kit.platforms import toml
from kit.platforms.convert import platform
from kit.platforms.faults import faults
from kit.platforms.fields import Name, PlatformBlock
from kit.platforms.model import Placement, Platform
from kit.workspace import Workspace

FILE = "platforms.toml"  # of a workspace
_ABOUT = ("source", "checked", "confidence", "own", "note")
_WITHIN = {"maximum": ("recommended", "visible"), "max_images": ("min_images",)}  # what a maximum holds for
_FILE = dict[Name, PlatformBlock]


@dataclass(frozen=True)
class PlatformTable:
    """Every platform by its name, in the order of the names."""

    platforms: Mapping[str, Platform]

    @cached_property
    def placements(self) -> Mapping[str, Placement]:
        """Every placement by its name, such as "instagram.story"."""
        return {place.name: place for platform in self.platforms.values() for place in platform.placements}

    @cached_property
    def writable(self) -> tuple[str, ...]:
        """The names of the platforms that take posts."""
        return tuple(name for name, platform in self.platforms.items() if platform.post.maximum)

    def near(self, name: str) -> tuple[str, ...]:
        """The placements that somebody who wrote `name` may have meant, for a hint; none where nothing is near."""
        wanted = name.strip().lower()
        platform = self.platforms.get(wanted.partition(".")[0])
        known = [place.name for place in platform.placements] if platform else list(self.placements)
        close = difflib.get_close_matches(wanted, known, n=1)
        if close or platform:
            return tuple(close or known)
        return tuple(place for place in known if place.partition(".")[2] == wanted)


@cache
def shipped_table() -> PlatformTable:
    """The platforms that Kit brings."""
    checked = TypeAdapter(_FILE).validate_python(shipped_values())
    return PlatformTable({name: platform(name, block) for name, block in checked.items()})


@cache
def shipped_values() -> dict[str, Any]:
    """Kit's tables as they are written, by the names of the platforms. Not to be changed."""
    folder = files("kit.platforms").joinpath("tables")
    named = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {name.removesuffix(".toml"): tomllib.loads(entry.read_text("utf-8")) for name, entry in named}


def read_platforms(workspace: Workspace) -> tuple[PlatformTable, tuple[Problem, ...]]:
    """Kit's platforms with those of the workspace's platforms.toml, and what is wrong in that file.

    A platform in which something is wrong is as Kit brings it, or not there. `KitError` where the file is not TOML.
    """
    if not workspace.exists(FILE):
        return shipped_table(), ()
    written, document = toml.parse(workspace.read(FILE), FILE)
    values = {name: _laid_over(shipped_values().get(name, {}), own) for name, own in written.items()}
    problems: list[Problem] = []
    wrong: set[str | int] = set()
    try:
        TypeAdapter(_FILE).validate_python(values)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            problem = as_problem(detail, document, _FILE)
            missing = detail["type"] == "missing"
            problems.append(_perhaps_misspelt(problem, str(detail["loc"][0])) if missing else problem)
            wrong.add(detail["loc"][0])
    blocks = TypeAdapter(_FILE).validate_python({name: own for name, own in values.items() if name not in wrong})
    found: dict[str, Platform] = {}
    for name, block in blocks.items():
        at: list[tuple[KeyPath, str, str]] = [*faults(block), *_in_the_future(written[name], workspace.today())]
        problems += [Problem(document.where((name, *path)), what, hint) for path, what, hint in at]
        if not at:
            found[name] = platform(name, block)
    platforms = {**shipped_table().platforms, **found}
    return PlatformTable({name: platforms[name] for name in sorted(platforms)}), unique(sorted(problems))


def _perhaps_misspelt(missing: Problem, name: str) -> Problem:
    """What is missing in a platform, which Kit's table may have under a name that is near."""
    close = difflib.get_close_matches(name, shipped_values(), n=1)
    if name in shipped_values() or not close:
        return missing
    return replace(missing, hint=f"did you mean '{close[0]}'? In a platform of your own, {missing.hint}")


def _laid_over(below: Any, above: Any) -> Any:
    """What is written above in place of what is below. Where a table has values of its own, so it has a source."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return above
    states = any(not isinstance(value, dict) for value in above.values())
    kept = {key: value for key, value in below.items() if not (states and key in _ABOUT)}
    return _lowered(kept | {key: _laid_over(kept.get(key), value) for key, value in above.items()}, above)


def _lowered(table: dict[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The table with nothing from below that is more than a maximum from above allows."""
    for most, keys in _WITHIN.items():
        limit = above.get(most)
        if not isinstance(limit, int):
            continue  # not written, or wrong, which is told elsewhere
        for key in keys:
            number = table.get(key)
            if key not in above and isinstance(number, int) and number > limit:
                table = {**table, key: limit} if limit else {name: table[name] for name in table if name != key}
    return table


def _in_the_future(written: Mapping[str, Any], today: datetime.date) -> Iterator[tuple[KeyPath, str, str]]:
    for key, value in written.items():
        if isinstance(value, dict):
            yield from (((key, *path), what, hint) for path, what, hint in _in_the_future(value, today))
        elif key == "checked" and value > today:
            yield (key,), f"{value} lies in the future", "write the day on which the value was read"
