"""Which layouts there are: the card templates of a workspace, and those that the package ships."""

from __future__ import annotations

from collections.abc import Iterable

from kit.workspace import Workspace

CARD_TEMPLATES = "templates/cards"


def layouts(workspace: Workspace, shipped: Iterable[str]) -> tuple[str, ...]:
    """The names of the layouts: the workspace's card templates and those that the package ships."""
    own = workspace.find(f"{CARD_TEMPLATES}/*.html")
    names = (path.rsplit("/", 1)[1].removesuffix(".html") for path in (*own, *shipped))
    return tuple(sorted({name for name in names if not name.startswith("_")}))
