"""The translators' comment that says of an entry: a machine drafted this, and nobody has reviewed it."""

from __future__ import annotations

import datetime
import re

_NOTE = re.compile(r"Machine draft by .+; not reviewed\.")


def note(engine: str, day: datetime.date) -> str:
    """The comment. engine: its name."""
    return f"Machine draft by {engine}, {day.isoformat()}; not reviewed."


def without_note(comments: tuple[str, ...]) -> tuple[str, ...]:
    """The comments of an entry without that one."""
    return tuple(comment for comment in comments if not _NOTE.fullmatch(comment.strip()))
