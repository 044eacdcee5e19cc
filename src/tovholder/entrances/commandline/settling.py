"""How `tovholder town` fills an empty database, seals what it wrote, and says what came of it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from rich.console import Console
from rich.table import Table

from tovholder.config.embedded import RunningServer
from tovholder.config.owner import acting_as_owner
from tovholder.entrances.commandline.starting_over import begin_again_if_half_made, say_half_made, whole_or_nothing
from tovholder.entrances.commandline.watching import watched
from tovholder.entrances.commandline.writing import page_is_written
from tovholder.entrances.rehearsal.towns.compared.page import page_of
from tovholder.entrances.rehearsal.towns.compared.report import Figure, compare
from tovholder.entrances.rehearsal.towns.making.hands import (
    Watcher,
    live_with_many_hands,
    look_over_all_tables,
    wait_for_no_disk,
)
from tovholder.entrances.rehearsal.towns.making.town import Wanted, found_town, heard_of
from tovholder.foundation.accounts.models import User
from tovholder.foundation.chronicle.sealing import last_seal
from tovholder.foundation.chronicle.witness import WITNESS, Witness, note_seal
from tovholder.foundation.organisation.models import Municipality

WIDTH_OF_A_FILE = 160  # characters, where there is no terminal to ask
MADE = "town.json"  # in the data folder: which town stands in the database
NOT_EMPTY = (
    "Databasen er ikke tom. En by laves kun i en tom database: vælg en anden mappe i TOVHOLDER_HOME, "
    "eller en tom database i DATABASE_URL."
)


@dataclass
class Made:
    """What came of it: which town, how many rows, how long it took."""

    children: int
    years: int
    seed: int
    until: str
    families: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    log_ins: list[tuple[str, str, str]] = field(default_factory=list)


def wanted(children: int, years: int, seed: int, until: date) -> Wanted:
    """The town asked for on the command line."""
    return Wanted(children, years, seed, until)


def settle(asked: Wanted, *, server: RunningServer | None, report: bool, as_json: bool, html: Path | None) -> int:
    """Make the town unless it stands there already, and answer; 0 when it stands, and its page where one is asked.

    One that is cut short leaves nothing, and one that was killed is begun again from nothing.
    """
    begin_again_if_half_made(server)
    made = _standing(asked) if report or html else None
    if made is None and not _is_empty():
        print(NOT_EMPTY, file=sys.stderr)
        return 1
    if made is None:
        with whole_or_nothing(server):
            made = make(asked)
    figures = compare(children=asked.children, first=asked.span.first, last=asked.last) if report or html else []
    written = html is None or page_is_written(page_of(figures, heading=_heading(made)), to=html)
    _answer(made, figures if report else None, as_json=as_json)
    return 0 if written else 1


def make(asked: Wanted) -> Made:
    """Fill the empty database with the town, seal its lines, and note which town it is."""
    began = time.monotonic()
    with acting_as_owner(), families_watched() as watcher:
        wait_for_no_disk()
        with transaction.atomic():
            town = found_town(asked)
            say_half_made(True)
        known = heard_of(asked)
        rows = live_with_many_hands(town, known, watcher=watcher)
        head = last_seal()
        look_over_all_tables()
        say_half_made(False)
    note_seal(Path(settings.HOME) / WITNESS, Witness(head.number, head.seal))
    made = Made(
        children=asked.children,
        years=asked.years,
        seed=asked.seed,
        until=asked.last.isoformat(),
        families=len(known),
        rows=dict(sorted(rows.items())),
        seconds=round(time.monotonic() - began, 1),
        log_ins=town.staff.log_ins(town.until),
    )
    (Path(settings.HOME) / MADE).write_text(json.dumps(asdict(made), ensure_ascii=False, indent=1))
    return made


def _is_empty() -> bool:
    return not (Municipality.objects.exists() or User.objects.exists())


def _standing(asked: Wanted) -> Made | None:
    """The town in this database, when it is the one asked for."""
    noted = Path(settings.HOME) / MADE
    if _is_empty() or not noted.exists():
        return None
    told: dict[str, Any] = json.loads(noted.read_text())
    made = Made(**{**told, "log_ins": [tuple(one) for one in told["log_ins"]]})
    same = (made.children, made.years, made.seed, made.until) == (
        asked.children,
        asked.years,
        asked.seed,
        asked.last.isoformat(),
    )
    return made if same else None


@contextmanager
def families_watched() -> Iterator[Watcher]:
    """How many families have been lived so far."""
    with watched("Familier") as tell:
        yield lambda done, total: tell("Familier", done, total)


def _answer(made: Made, figures: Sequence[Figure] | None, *, as_json: bool) -> None:
    """The town, or where it was asked for its figures beside the published ones."""
    if as_json:
        told = asdict(made) if figures is None else [figure.as_json() for figure in figures]
        print(json.dumps(told, ensure_ascii=False))
        return
    console = Console(width=None if sys.stdout.isatty() else WIDTH_OF_A_FILE, highlight=False)
    rows = sum(made.rows.values())
    console.print(f"{_heading(made)} {made.families} familier er kendt, {rows} rækker på {made.seconds} sekunder.")
    for username, password, who in made.log_ins:
        console.print(f"  {username} / {password}  ({who})")
    if figures is not None:
        console.print(_table(figures))


def _heading(made: Made) -> str:
    until = f"{date.fromisoformat(made.until):%d.%m.%Y}"
    children = f"{made.children:,}".replace(",", ".")
    return f"En by med {children} børn i kommunen, {made.years} år til og med {until}."


def _table(figures: Sequence[Figure]) -> Table:
    table = Table("Tal", title="Byen ved siden af det offentliggjorte", title_justify="left")
    table.add_column("Offentliggjort", justify="right")
    table.add_column("Byen", justify="right")
    table.add_column("Forskel", justify="right")
    table.add_column("Hvor nær")
    table.add_column("Kilde")
    for figure in figures:
        ours = "-" if figure.ours is None else f"{figure.ours:.3g}"
        apart = "" if figure.apart is None else f"{100 * figure.apart:+.0f} %"
        table.add_row(figure.figure, f"{figure.published:.3g}", ours, apart, str(figure.near), figure.source)
    return table
