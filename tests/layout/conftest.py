"""The fonts of installed packages, and cards laid out with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kit.errors import Where
from kit.layout.display import DisplayList, Group, Operation, Picture
from kit.layout.flow import lay_out
from kit.markup.model import Element
from kit.platforms.model import Insets
from kit.text.fonts import FontLibrary, open_library
from kit.workspace import installed_fonts

LayOut = Callable[..., DisplayList]
NO_INSETS = Insets()


def pictures(operations: tuple[Operation, ...]) -> Iterator[Picture]:
    """The pictures of a display list, those within groups, too."""
    for operation in operations:
        if isinstance(operation, Group):
            yield from pictures(operation.operations)
        elif isinstance(operation, Picture):
            yield operation


@pytest.fixture(scope="session")
def library() -> FontLibrary:
    return open_library(tuple(file for file in installed_fonts() if "-packages" in file))


@pytest.fixture
def card(library: FontLibrary) -> LayOut:
    """Lays out a card of 400 x 300 px, whose pictures are naturally 200 x 100 px."""

    def make(root: Element, *, safe: Insets = NO_INSETS, **others: Any) -> DisplayList:
        return lay_out(
            root,
            400,
            300,
            library,
            lambda path: (200.0, 100.0),
            safe=safe,
            where=lambda slot: Where("campaign.yaml", 7 if slot else None),
            label="drop in de, instagram.story",
            **others,
        )

    return make
