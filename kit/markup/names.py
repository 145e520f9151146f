"""The properties that an author may write, and why others are refused."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from kit.markup.logical import PHYSICAL
from kit.markup.properties import LONGHANDS
from kit.markup.shorthands import SHORTHANDS


def _refused_sides() -> dict[str, str]:
    """Physical names -> the logical names that a card must use instead."""
    table: dict[str, str] = {}
    for side, logical in (("left", "inline-start"), ("right", "inline-end")):
        table[side] = f"inset-{logical}"
        table[f"border-{side}"] = f"border-{logical}"
        for prefix in ("margin", "padding"):
            table[f"{prefix}-{side}"] = f"{prefix}-{logical}"
        for part in ("width", "style", "color"):
            table[f"border-{side}-{part}"] = f"border-{logical}-{part}"
    for name, physical in PHYSICAL["ltr"].items():
        if name.endswith("-radius"):
            table[physical] = name
    return table


REFUSED_SIDES: Mapping[str, str] = _refused_sides()
KNOWN: frozenset[str] = frozenset({*LONGHANDS, *SHORTHANDS, *PHYSICAL["ltr"]} - REFUSED_SIDES.keys())
_FLEX = "cards have block and flex layout: use display: flex"
_REFUSED = {
    "float": _FLEX,
    "clear": _FLEX,
    "direction": "use the dir attribute of the element",
    "font": "write font-size, font-weight, line-height and font-family apart",
    "text-decoration": "underline nothing on a card; use font-weight or color",
    "transform": "use position: absolute with inset",
    "visibility": "use display: none",
    "overflow-x": "use overflow",
    "overflow-y": "use overflow",
}


def refusal(name: str) -> str:
    """Why a property is not among those that an author may write, or what was probably meant."""
    if name in REFUSED_SIDES:
        return f"write {REFUSED_SIDES[name]}, which is right in both directions of writing"
    if name in _REFUSED:
        return _REFUSED[name]
    if name.startswith(("grid", "table")):
        return _FLEX
    if name.startswith("-"):
        return "names with a vendor's prefix are not read"
    return nearest(name, KNOWN) or "docs/templates.md lists the properties"


def nearest(name: str, names: Iterable[str]) -> str:
    """The hint that names the most similar of some names, "" where none is similar."""
    found = difflib.get_close_matches(name, sorted(names), 1, 0.65)
    return f"did you mean {found[0]}?" if found else ""
