"""Running the `tovholder` command as a program of its own, as a person at a terminal would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

COMMAND = "import sys; from tovholder.entrances.commandline import main; sys.exit(main())"
ADDRESS = re.compile(r"http://\S+/")


@dataclass
class Program:
    """A running command, what it has said so far, and what it has complained of."""

    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    complained: list[str] = field(default_factory=list)
    _listeners: list[threading.Thread] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for stream, heard in ((self.process.stdout, self.said), (self.process.stderr, self.complained)):
            self._listeners.append(threading.Thread(target=_listen, args=(stream, heard), daemon=True))
            self._listeners[-1].start()

    def ends(self, *, within: float = 60.0) -> int:
        """Wait until it has ended and its last line is heard; its exit status."""
        status = self.process.wait(within)
        for listener in self._listeners:
            listener.join(within)
        return status

    def address(self, *, within: float = 150.0) -> str:
        """The address it prints when it answers; a first start makes every table, beside whatever else is tested."""
        give_up = time.monotonic() + within
        while time.monotonic() < give_up and self.process.poll() is None:
            if found := ADDRESS.search("".join(self.said)):
                return found.group()
            time.sleep(0.05)
        raise AssertionError(f"no address; it said: {''.join(self.said + self.complained)}")


def family_of(pid: int) -> set[int]:
    """The process and all it has started, however deep."""
    family = {pid}
    while more := {child for child, parent in _parents().items() if parent in family} - family:
        family |= more
    return family


def start(*words: str, home: Path, **surroundings: str) -> Program:
    """Start `tovholder` with these words; it does not inherit this test run's own database or mode."""
    env = {
        name: value for name, value in os.environ.items() if not name.startswith(("TOVHOLDER_", "DATABASE_", "DJANGO_"))
    }
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words],
        env=env | {"TOVHOLDER_HOME": str(home)} | surroundings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    return Program(process)


def run(*words: str, home: Path, **surroundings: str) -> tuple[int, str]:
    """Run `tovholder` to its end: its exit status and all it said."""
    program = start(*words, home=home, **surroundings)
    return program.ends(), "".join(program.said + program.complained)


def alive(pids: set[int]) -> set[int]:
    """Those of the processes that still run (a zombie does not)."""
    return {pid for pid in pids if _state(pid) not in {None, "Z"}}


def _listen(stream: IO[str], heard: list[str]) -> None:
    heard.extend(iter(stream.readline, ""))


def _parents() -> dict[int, int]:
    listing = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True)
    return {int(pid): int(parent) for pid, parent in (line.split() for line in listing.stdout.splitlines())}


def _state(pid: int) -> str | None:
    listing = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listing.stdout.strip()[:1] or None
