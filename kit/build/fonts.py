"""The fonts that a brand's cards may use: the brand's own before those that are installed."""

from __future__ import annotations

from functools import lru_cache

from kit.campaign.model import Brand
from kit.text.fonts import FontLibrary, open_library
from kit.workspace import Workspace


def brand_library(workspace: Workspace, brand: Brand) -> FontLibrary:
    """The library of a brand's cards; the same one for the same fonts. Raises KitError for a font file not there."""
    return open_library(_installed(workspace), tuple((path, workspace.read(path)) for path in brand.fonts))


@lru_cache(maxsize=4)  # every card asks for them
def _installed(workspace: Workspace) -> tuple[str, ...]:
    return workspace.fonts()
