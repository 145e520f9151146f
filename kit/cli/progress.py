"""A progress bar on a terminal, and nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress(label: str, total: int, *, shown: bool) -> Iterator[Callable[[object], None]]:
    """Calls of what it yields move the bar on by one. It is drawn on standard error, and only if that is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    # rich takes a tenth of a second to import
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda _: bar.advance(task)
