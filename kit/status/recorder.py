"""A workspace that remembers what it was asked and what it said: what a result depends on."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from typing import TypeAlias

from kit.errors import KitError
from kit.overlays import Overlay
from kit.workspace import Workspace

Ask: TypeAlias = tuple[str, str]
"""A question to a workspace, "read", "exists" or "find", and the path or the pattern that it is about."""


class Recorder(Overlay):
    """A workspace over another one. Two questions are the same if they get the same answer: files count by their hash.

    A copy that is sent to a process (by pickle) has been asked nothing yet.
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.answers: dict[Ask, str] = {}
        self.consistent = True  # False once the same question had two answers

    def __reduce__(self) -> tuple[type[Recorder], tuple[Workspace]]:
        return type(self), (self.workspace,)

    def read(self, path: str) -> bytes:
        try:
            content = self.workspace.read(path)
        except KitError as error:
            self.note(("read", path), f"error {error}")
            raise
        self.note(("read", path), hashlib.sha256(content).hexdigest())
        return content

    def exists(self, path: str) -> bool:
        try:
            there = self.workspace.exists(path)
        except KitError as error:
            self.note(("exists", path), f"error {error}")
            raise
        self.note(("exists", path), str(there))
        return there

    def find(self, pattern: str) -> tuple[str, ...]:
        try:
            found = self.workspace.find(pattern)
        except KitError as error:
            self.note(("find", pattern), f"error {error}")
            raise
        self.note(("find", pattern), "\0".join(found))
        return found

    def note(self, ask: Ask, answer: str) -> None:
        """Remembers an answer, this workspace's or that of a copy in another process."""
        self.consistent &= self.answers.setdefault(ask, answer) == answer

    def answer(self, ask: Ask) -> str:
        """What the workspace says to a question, asked once."""
        if ask not in self.answers:
            kind, about = ask
            asked: dict[str, Callable[[str], object]] = {"read": self.read, "exists": self.exists, "find": self.find}
            with contextlib.suppress(KitError):  # that is an answer, too
                asked[kind](about)
        return self.answers[ask]

    def digest(self, asks: Iterable[Ask]) -> str:
        """The hash of some questions with their answers."""
        return hashlib.sha256(repr([(ask, self.answer(ask)) for ask in sorted(asks)]).encode()).hexdigest()
