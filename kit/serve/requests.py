"""What pages ask the server to do, as JSON: validated, and bounded in size."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

_Name = Annotated[str, Field(max_length=200)]
_Forms = Annotated[tuple[Annotated[str, Field(max_length=20_000)], ...], Field(min_length=1, max_length=6)]
"""The forms of a string; no language of CLDR has more than six."""


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OfString(_Request):
    """Names a string: by its context and its source text in a catalog. campaign: where it is looked at.

    A string without a context is one of the words of pages.
    """

    campaign: _Name
    locale: _Name
    context: _Name | None
    msgid: Annotated[str, Field(max_length=20_000)]

    @property
    def key(self) -> tuple[str | None, str]:
        """As catalogs tell entries apart."""
        return self.context, self.msgid


class Written(_Request):
    """A translation as it stood in the file when the page read it."""

    strings: _Forms
    fuzzy: bool


class TryRequest(OfString):
    """To see a text that nobody has saved, on the cards of these placements; on none, where none is named."""

    strings: _Forms
    placements: Annotated[tuple[_Name, ...], Field(max_length=100)] = ()
    client: _Name = ""  # whose newest request counts
    ui: _Name = ""  # the locale of the page's words, where that is not the one of the string


class SaveRequest(OfString):
    """To save a text, if what it was made from still stands in the file."""

    strings: _Forms
    reviewed: bool
    base: Written


class UndoRequest(OfString):
    """To take the last save of a string back."""
