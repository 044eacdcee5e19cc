"""What `tovholder bench` measures, in which order, and how it is shown."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection
from rich.console import Console
from rich.table import Table

from tovholder.entrances.commandline.watching import watched
from tovholder.entrances.rehearsal.measuring import cases, counting, extreme, intake, pages, saving, towns
from tovholder.entrances.rehearsal.measuring.machine import describe
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher

WIDTH_OF_A_FILE = 120  # characters, where there is no terminal to ask


@dataclass(frozen=True)
class Wanted:
    """What to measure, and how long. No names: everything."""

    only: Sequence[str] = ()
    seconds: float = 8.0
    rounds: int = 5
    visits: int = 100
    sizes: Sequence[int] = pages.SIZES
    cases: Sequence[Path] = ()
    homes: towns.Homes = field(default_factory=towns.Homes)

    def asks_for(self, name: str) -> bool:
        """Whether the row of that name is wanted: by its name, or by a beginning of it."""
        return not self.only or any(name == each or name.startswith((f"{each}.", f"{each}@")) for each in self.only)


@dataclass(frozen=True)
class Answer:
    """The machine and the figures."""

    machine: dict[str, Any]
    rows: Sequence[Row]

    def as_json(self) -> dict[str, Any]:
        """As other programs read it."""
        return {"machine": self.machine, "rows": [row.as_json() for row in self.rows]}


def measured(wanted: Wanted) -> Answer:
    """Measure what is wanted, one thing after the other. What fails is told on stderr, and its rows stay empty."""
    with connection.cursor() as cursor:
        machine = describe(cursor.connection)
    rows: list[Row] = []
    with watched() as watch:
        for its_rows, measure in _measures(wanted, watch):
            if any(wanted.asks_for(row.name) for row in its_rows):
                rows += [row for row in _tried(its_rows, measure) if wanted.asks_for(row.name)]
    return Answer(machine, rows)


def print_table(answer: Answer) -> None:
    """The figures for a person, with their aims and whether they are reached."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    told = answer.machine
    console.print(f"{told['cpu']}, {told['cores']} kerner, {told['memory_gb']} GB, {told['system']}")
    console.print(f"Python {told['python']}, Django {told['django']}, PostgreSQL {told['postgres']}")
    table = Table("", "Tal", "Værdi", "Mål", "p50", "p95", "n", box=None)
    for row in answer.rows:
        mark = "[green]✓[/]" if row.ok else "[red]✗[/]"
        table.add_row(mark, row.name, f"{_figure(row.value)} {row.unit}", _aim(row), *_samples(row))
    console.print(table)


def _measures(wanted: Wanted, watch: Watcher) -> Iterator[tuple[Sequence[Row], Callable[[], list[Row]]]]:
    """The rows each can give, and how they are got; the quickest first."""
    seconds, rounds = wanted.seconds, wanted.rounds
    yield (counting.ROW,), lambda: counting.measure(seconds=seconds, rounds=rounds, watch=watch)
    yield (cases.ROW,), lambda: cases.measure(files=wanted.cases, rounds=min(rounds, 3), watch=watch)
    yield intake.ROWS, lambda: intake.measure(seconds=seconds, rounds=rounds, watch=watch)
    yield (
        pages.rows_of(wanted.sizes),
        lambda: pages.measure(
            sizes=wanted.sizes,
            visits=wanted.visits,
            rounds=rounds,
            watch=watch,
            wanted=lambda page: any(
                wanted.asks_for(row.name) for row in pages.rows_of(wanted.sizes) if row.name.split(".")[1] == page
            ),
            tell=_tell,
        ),
    )
    yield saving.ROWS, lambda: saving.measure(saves=wanted.visits, watch=watch)
    yield extreme.ROWS, lambda: extreme.measure(visits=min(wanted.visits, 30), watch=watch)
    yield (
        towns.rows_of(wanted.homes),
        lambda: towns.measure(wanted.homes, visits=wanted.visits, rounds=rounds, watch=watch, wanted=wanted.asks_for),
    )


def _tried(rows: Sequence[Row], measure: Callable[[], list[Row]]) -> Sequence[Row]:
    try:
        return measure()
    except Exception:  # one thing that cannot be measured is no reason to throw the other figures away
        _tell(traceback.format_exc())
        return rows


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}".replace(".", ",")


def _aim(row: Row) -> str:
    if row.aim is None:
        return ""
    return f"{'højst' if row.direction == 'at most' else 'mindst'} {_figure(row.aim)}"


def _samples(row: Row) -> tuple[str, str, str]:
    p50, p95, n = ("" if value is None else _figure(value) for value in (row.p50, row.p95, row.n))
    return p50, p95, n
