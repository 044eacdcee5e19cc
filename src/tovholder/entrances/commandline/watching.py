"""How far a command has come, shown where somebody is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

Watcher = Callable[[str, int, int], None]  # told of what, how many are done, and of how many


@contextmanager
def watched(*things: str) -> Iterator[Watcher]:
    """A bar for each of these things; none named: one bar that says what is being done now. Silent in a file."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    time = TimeRemainingColumn() if things else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), time)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bars = [progress.add_task(what, total=None) for what in things or ("Begynder",)]

        def tell(what: str, done: int, total: int) -> None:
            bar = bars[things.index(what)] if things else bars[0]
            progress.update(bar, description=what, completed=done, total=total)

        yield tell
