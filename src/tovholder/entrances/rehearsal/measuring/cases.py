"""How long the replay of published cases takes, as a person at the terminal waits for it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher

ROW = Row("replay.s", "s", aim=15)
COMMAND = "from tovholder.entrances.commandline import main; raise SystemExit(main())"


class NoCases(LookupError):
    """There are no published cases to replay; the message says where they were looked for."""


def measure(*, files: Sequence[Path], rounds: int, watch: Watcher) -> list[Row]:
    """Replay all the cases by the command itself, start of the program and a database of its own included."""
    if not files:
        raise NoCases("Der er ingen sager at afspille. Nævn mappen med --cases.")
    spent = []
    for turn in range(rounds):
        watch("Genafspilning", turn, rounds)
        began = time.perf_counter()
        replayed = subprocess.run(
            [sys.executable, "-c", COMMAND, "replay", *map(str, files), "--json"],
            stdout=subprocess.PIPE,
            check=False,
        )
        if replayed.returncode or not replayed.stdout:
            raise RuntimeError("Sagerne kunne ikke afspilles; se ovenfor.")
        spent.append(time.perf_counter() - began)
    return [ROW.of(sorted(spent)[len(spent) // 2], samples=spent)]
