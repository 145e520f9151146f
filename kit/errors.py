"""What can be wrong with a user's files, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a user's file: its path below the workspace, with '/', and its line, counted from 1."""

    file: str
    line: int | None = None

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


def fail(file: str, line: int | None, what: str, hint: str = "") -> KitError:
    """The KitError for one problem, to be raised."""
    return KitError(Problem(Where(file, line), what, hint))


def unique(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems without repetitions, in the order in which they were found."""
    return tuple(dict.fromkeys(problems))
