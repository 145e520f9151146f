"""What people should know of a kit and need not mend."""

from __future__ import annotations

from dataclasses import dataclass

from kit.errors import Where


@dataclass(frozen=True, slots=True)
class Note:
    """Something to know, and what may be done about it. Notes that say the same of several items are told as one."""

    what: str
    item: str = ""  # the post or file that it is about, where `what` does not name it
    where: Where | None = None
    hint: str = ""
