"""What can be wrong with a user's files, and how it is said."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering


@total_ordering
@dataclass(frozen=True, slots=True)
class Where:
    """A place in a user's file: its path below the workspace, with '/', and its line, counted from 1.

    Places are ordered by file and line; the whole file, without a line, comes before its lines.
    """

    file: str
    line: int | None = None

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Where):
            return NotImplemented
        return (self.file, self.line or 0) < (other.file, other.line or 0)

    def __str__(self) -> str:
        return self.file if self.line is None else f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that somebody has to mend: where it is, what is wrong, and how it may be mended."""

    where: Where
    what: str
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.where}: {self.what}" + (f" ({self.hint})" if self.hint else "")


class KitError(Exception):
    """Input that cannot be used at all. Carries every problem that was found in it, at least one."""

    def __init__(self, *problems: Problem) -> None:
        if not problems:
            raise ValueError("a KitError needs a problem")
        super().__init__("\n".join(map(str, problems)))
        self.problems: tuple[Problem, ...] = problems

    def __reduce__(self) -> tuple[type[KitError], tuple[Problem, ...]]:
        return type(self), self.problems


class MissingFileError(KitError):
    """A file that is asked for and not there. Whoever names it in a file of the user's says where: see `named_at`."""

    def __init__(self, path: str, *problems: Problem) -> None:
        super().__init__(*(problems or (Problem(Where(path), "there is no such file"),)))
        self.path = path

    def __reduce__(self) -> tuple[type[MissingFileError], tuple[str | Problem, ...]]:  # type: ignore[override]
        return type(self), (self.path, *self.problems)

    def named_at(self, where: Where | None) -> MissingFileError:
        """The same, told where the file is named; as it is where nobody knows."""
        if where is None:
            return self
        hint = "paths begin at the workspace's folder; capitals count"
        return MissingFileError(self.path, Problem(where, f"there is no file '{shown(self.path)}'", hint))


def fail(file: str, line: int | None, what: str, hint: str = "") -> KitError:
    """The KitError for one problem, to be raised."""
    return KitError(Problem(Where(file, line), what, hint))


def unique(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, in the order in which they were found."""
    return tuple(dict.fromkeys(problems))


def nearest(name: str, known: Iterable[str]) -> str:
    """The hint for an unknown name: "did you mean 'headline'?", or the few names there are, or nothing."""
    names = sorted(known)
    folded = {each.casefold(): each for each in reversed(names)}
    close = difflib.get_close_matches(name.casefold(), folded, n=1)
    if close:
        return f"did you mean '{folded[close[0]]}'?"
    if 0 < len(names) <= 12:
        return "known: " + ", ".join(names)
    return ""


def shown(text: str, limit: int = 60) -> str:
    """A user's text for a message: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
