"""PostgreSQL's own yardstick, pgbench, on the database of the measurement."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from tovholder.config.embedded.binaries import installed

_TPS = re.compile(r"^tps = ([0-9.]+)", re.MULTILINE)
_DONE = re.compile(r"^number of transactions actually processed: (\d+)", re.MULTILINE)
_FAILED = re.compile(r"^number of failed transactions: (\d+)", re.MULTILINE)


class BenchFailed(RuntimeError):
    """pgbench could not do the transaction; the message is its own."""


@dataclass(frozen=True)
class Pace:
    """So many transactions a second, and how many they were."""

    per_second: float
    done: int


def pace(script: str, *, clients: int, seconds: float) -> Pace:
    """Run the script with that many clients, prepared once by each, in a program of its own."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql", encoding="utf-8") as file:
        file.write(script)
        file.flush()
        return _run(Path(file.name), clients=clients, seconds=seconds)


def _run(script: Path, *, clients: int, seconds: float) -> Pace:
    entry = connection.settings_dict
    how_long = str(max(1, round(seconds)))
    words = ["-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", how_long, "-f", str(script)]
    where = ["-h", entry["HOST"], "-U", entry["USER"], *(["-p", str(entry["PORT"])] if entry["PORT"] else [])]
    said = subprocess.run(
        [str(installed().program("pgbench")), *words, *where, entry["NAME"]],
        env=os.environ | {"PGPASSWORD": entry["PASSWORD"]},
        capture_output=True,
        text=True,
        check=False,
    )
    tps, done, failed = (found.search(said.stdout) for found in (_TPS, _DONE, _FAILED))
    if said.returncode or not tps or not done or (failed and int(failed[1])):
        raise BenchFailed(said.stderr.strip()[-2000:])
    return Pace(float(tps[1]), int(done[1]))
