"""What cannot be answered as it was asked."""

from __future__ import annotations

from kit.l10n.pofile import Entry


class NotThereError(Exception):
    """What is asked for is not in the workspace, or not any more."""


class ConflictError(Exception):
    """Somebody else has changed an entry; nothing is written. Carries it as it is in the file now."""

    def __init__(self, entry: Entry) -> None:
        super().__init__(entry)
        self.entry = entry
