"""The programs that publish posts at their times, and the files that they import: schedulers.toml as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from kit.campaign.values import Text
from kit.platforms.fields import Count, Name, Size, Stated

# What a cell may hold. Numbered ones are of one picture, counted from 1; those of pins are empty on other platforms.
PLAIN_CONTENTS = (
    *("text", "replies", "moment", "date", "time", "images", "alts", "link without picture"),
    *("pin title", "pin link", "pin board"),
)
NUMBERED_CONTENTS = ("image", "alt")


class Scheduler(Stated):
    """A program, and the file that it imports: a table of rows, one a post."""

    title: Text
    """The name that people read."""
    platforms: list[Name] = Field(default_factory=list)
    """The platforms that get a file each, since accounts are chosen at the import."""
    channels: dict[Name, Text] = Field(default_factory=dict)
    """Where one file is for all platforms: the column of each, which has TRUE or FALSE."""
    columns: Annotated[list[Text], Field(min_length=1)]
    """The names of the columns, in their order."""
    pin_columns: list[Text] = Field(default_factory=list)
    """Columns that follow in the file for Pinterest alone."""
    fill: dict[Text, Text]
    """What a column holds, one of the contents above; columns that are not named are empty."""
    always: dict[Text, Text] = Field(default_factory=dict)
    """What a column holds in every row."""
    header: bool = True
    """Whether the first row names the columns."""
    delimiter: Literal[",", ";"] = ","
    """What stands between two cells."""
    byte_order_mark: bool = False
    """Whether the file begins with one."""
    moment: str = ""
    """Date and time in one cell, as strftime writes them."""
    date: str = ""
    """A date alone, as strftime writes it."""
    time: str = ""
    """A time alone, as strftime writes it."""
    utc: bool = False
    """Whether times are UTC, and not those of the program's own time zone."""
    between_images: str = ""
    """What stands between the addresses of pictures in one cell."""
    between_texts: str = ""
    """What stands between alt texts, and between the parts of a thread, in one cell."""
    max_images: Count | None = None
    """How many pictures a row may have."""
    max_image_bytes: Size | None = None
    """How large a picture may be, in bytes."""
    needs_picture: bool = False
    """Whether a row must have the address of a picture."""
    max_rows: Size | None = None
    """How many posts a file may have."""
    max_days_ahead: Size | None = None
    """How many days may lie between the import and a post; later ones are imported later."""
    min_gap_minutes: Count = 0
    """How many minutes must lie between two posts of a file."""
    step_minutes: Count = 0
    """Times must be whole multiples of so many minutes."""
    max_text: Size | None = None
    """How long a post may be, in UTF-16 units, where that is less than its platform takes."""
    needs_title: bool = False
    """Whether a row must have a title, which no other has."""

    @property
    def takes(self) -> tuple[str, ...]:
        """The platforms that it publishes on."""
        return (*self.platforms, *self.channels)

    @property
    def takes_threads(self) -> bool:
        """Whether a row can hold a thread."""
        return "replies" in self.fill.values()

    @model_validator(mode="after")
    def _names_what_there_is(self) -> Self:
        numbered = {f"{name} {number}" for name in NUMBERED_CONTENTS for number in range(1, (self.max_images or 0) + 1)}
        columns = {*self.fill, *self.always, *self.channels.values()}
        unknown = [
            *(columns - {*self.columns, *self.pin_columns}),
            *(set(self.fill.values()) - {*PLAIN_CONTENTS, *numbered}),
        ]
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        return self


@cache
def schedulers() -> dict[str, Scheduler]:
    """Every scheduler by its name, in the order of the table."""
    written = tomllib.loads(files("kit.platforms").joinpath("schedulers.toml").read_text("utf-8"))
    return TypeAdapter(dict[Name, Scheduler]).validate_python(written)
