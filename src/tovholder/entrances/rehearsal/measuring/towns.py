"""A town of Aalborg's size with ten years behind it, and one ten times as large: made once, then visited in turns.

Neither is made for an ordinary measurement: a data folder with each is named, or they are made when asked for, which
takes the better part of an hour.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tovholder.config.embedded import ensure_running
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher, percentile
from tovholder.entrances.rehearsal.measuring.town_pages import PAGES

CHILDREN, YEARS, SEED = 38_700, 10, 1
COPIES = 9  # beside the town itself
AIM_STATEMENTS, AIM_RATIO = 12.0, 1.2
AALBORG, TENFOLD = "aalborg", "tenfold"
MADE = Row("town.made_s", "s", aim=120)
RECOUNT = Row("town.recount_s", "s", aim=20)
MEMORY = Row("town.recount_mb", "MB", aim=350)
_IN_TOWN = ("-m", "tovholder.entrances.rehearsal.measuring.in_town")
_COMMAND = "from tovholder.entrances.commandline import main; raise SystemExit(main())"


@dataclass(frozen=True)
class Homes:
    """The data folders of the towns there are. `make`: make those that are missing, in a folder thrown away."""

    aalborg: Path | None = None
    tenfold: Path | None = None
    make: bool = False

    @property
    def any(self) -> bool:
        """Whether there is anything to measure."""
        return self.make or self.aalborg is not None or self.tenfold is not None


class TownFailed(RuntimeError):
    """A town could not be made or measured; the message says which, and the rest stood on stderr."""


def rows_of(homes: Homes) -> list[Row]:
    """The rows that `measure` answers with: none where no town is named or asked for."""
    if not homes.any:
        return []
    rows = [MADE] if homes.make and homes.aalborg is None else []
    if homes.make or homes.aalborg:
        rows += [RECOUNT, MEMORY]
    sizes = [size for size, home in ((AALBORG, homes.aalborg), (TENFOLD, homes.tenfold)) if home or homes.make]
    for page, told in PAGES.items():
        for size in sizes:
            rows.append(Row(f"town.{page}.ms@{size}", "ms", aim=told.aim_ms))
            rows.append(Row(f"town.{page}.sql@{size}", "sætninger", aim=AIM_STATEMENTS))
        if len(sizes) == 2:
            rows.append(Row(f"town.{page}.ratio", "gange", aim=AIM_RATIO))
    return rows


def measure(homes: Homes, *, visits: int, rounds: int, watch: Watcher, wanted: Callable[[str], bool]) -> list[Row]:
    """Make what is missing, count everybody's duties anew, and visit the pages in turns."""
    with ExitStack() as stack:
        folder = (
            Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tovholder-byer-"))) if homes.make else None
        )
        found: dict[str, Row] = {}
        small, big = homes.aalborg, homes.tenfold
        if folder is not None and small is None:
            watch("Laver en by", 0, 1)
            small = folder / AALBORG
            found[MADE.name] = MADE.of(make_town(small), n=CHILDREN)
        if small is not None and (wanted(RECOUNT.name) or wanted(MEMORY.name)):
            watch("Tæller alle frister", 0, 1)
            told = _asked(small, "recount")
            found[RECOUNT.name] = RECOUNT.of(told["seconds"], n=told["children"])
            found[MEMORY.name] = MEMORY.of(told["peak_mb"], n=told["children"])
        pages = [row for row in rows_of(homes) if row.name.split(".")[1] in PAGES and wanted(row.name)]
        if pages and folder is not None and big is None and small is not None:
            watch("Kopierer byen", 0, 1)
            big = folder / TENFOLD
            copy_town(small, big)
        towns = {size: home for size, home in ((AALBORG, small), (TENFOLD, big)) if home is not None}
        if pages:
            seen = _visited_in_turns(towns, visits=visits, rounds=rounds, watch=watch)
            found |= {row.name: _figure(row, seen) for row in pages}
    return [found.get(row.name, row) for row in rows_of(homes)]


def make_town(home: Path) -> float:
    """Make the town in a new data folder; seconds."""
    home.mkdir(mode=0o700, parents=True)
    size = ("--children", str(CHILDREN), "--years", str(YEARS), "--seed", str(SEED), "--json")
    began = time.perf_counter()
    _run(home, "-c", _COMMAND, "town", *size)
    return time.perf_counter() - began


def copy_town(home: Path, to: Path) -> None:
    """Copy the data folder of a town that stands still, and the town in the copy nine times."""
    shutil.copytree(home, to, symlinks=True)
    _run(to, "-m", "tovholder.entrances.rehearsal.towns.making.tenfold", str(COPIES))


Seen = dict[tuple[str, str], tuple[list[float], int]]


def _visited_in_turns(towns: dict[str, Path], *, visits: int, rounds: int, watch: Watcher) -> Seen:
    """By page and town: milliseconds, and the most statements. What else the machine does hits both alike."""
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    most: dict[tuple[str, str], int] = {}
    with _running(list(towns.values())):
        for turn in range(rounds):
            for size, home in towns.items():
                watch("Sider i byen", turn, rounds)
                for page, told in _asked(home, "pages", str(max(1, visits // rounds))).items():
                    times[page, size] += told["ms"]
                    most[page, size] = max(most.get((page, size), 0), told["sql"])
    return {key: (each, most[key]) for key, each in times.items()}


@contextmanager
def _running(homes: Sequence[Path]) -> Iterator[None]:
    """The databases of these folders run while they are visited."""
    servers = [ensure_running(home) for home in homes]
    try:
        yield
    finally:
        for server in servers:
            server.leave()


def _asked(home: Path, *what: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(_run(home, *_IN_TOWN, *what).splitlines()[-1])
    return answer


def _run(home: Path, *words: str) -> str:
    ran = subprocess.run(
        [sys.executable, *words],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | {"TOVHOLDER_HOME": str(home), "TOVHOLDER_MODE": "demo"},
    )
    if ran.returncode:
        raise TownFailed(f"Byen i {home} kunne ikke måles; se ovenfor.")
    return ran.stdout


def _figure(row: Row, seen: Seen) -> Row:
    _, page, what = row.name.split(".")
    if what == "ratio":
        small, big = seen.get((page, AALBORG)), seen.get((page, TENFOLD))
        return row.of(percentile(big[0], 50) / percentile(small[0], 50), n=len(big[0])) if small and big else row
    what, size = what.split("@")
    if (page, size) not in seen:
        return row
    times, statements = seen[page, size]
    return row.of(statements, n=1) if what == "sql" else row.of(percentile(times, 95), samples=times)
