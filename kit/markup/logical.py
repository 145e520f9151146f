"""Logical properties (margin-inline-start) and the physical ones that they come to in each direction of writing."""

from __future__ import annotations

from collections.abc import Mapping

from kit.text.model import Direction

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")


def _physical_names(direction: Direction) -> dict[str, str]:
    start, end = ("left", "right") if direction == "ltr" else ("right", "left")
    names = {f"{least}inline-size": f"{least}width" for least in ("", "min-", "max-")}
    names |= {f"{least}block-size": f"{least}height" for least in ("", "min-", "max-")}
    sides = {"block-start": "top", "block-end": "bottom", "inline-start": start, "inline-end": end}
    for logical, side in sides.items():
        names[f"inset-{logical}"] = side
        names[f"margin-{logical}"] = f"margin-{side}"
        names[f"padding-{logical}"] = f"padding-{side}"
        for part in ("width", "style", "color"):
            names[f"border-{logical}-{part}"] = f"border-{side}-{part}"
    for block, vertical in (("start", "top"), ("end", "bottom")):
        names[f"border-{block}-start-radius"] = f"border-{vertical}-{start}-radius"
        names[f"border-{block}-end-radius"] = f"border-{vertical}-{end}-radius"
    return names


PHYSICAL: Mapping[Direction, Mapping[str, str]] = {"ltr": _physical_names("ltr"), "rtl": _physical_names("rtl")}
