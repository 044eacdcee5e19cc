"""The running server: is it there, start it, stop it, and clear up after one that was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tovholder.config.embedded.account import Account
from tovholder.config.embedded.errors import ServerRefused
from tovholder.config.embedded.locks import last_one, open_lock
from tovholder.config.embedded.places import PORT, Places

PATIENCE = 45.0  # seconds, for a start after a crash: recovery on a busy machine takes its time
POLITE = 10.0  # seconds for a server to close in good order, everything in its place on the disk
LOG_LIMIT = 10 * 1024 * 1024  # bytes; one older log is kept
PROCESSES = Path("/proc")


@dataclass(frozen=True)
class Postmaster:
    """A server that runs on a data folder, as its own file `postmaster.pid` tells."""

    pid: int
    socket: Path
    ready: bool


def running(data: Path) -> Postmaster | None:
    """The server of this data folder, or None: a file left by a dead one, or a number reused since, does not count."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, PermissionError, ValueError, IndexError):
        return None
    if not _lives(pid, data):
        return None
    socket = Path(lines[4]) if len(lines) > 4 else Path()
    return Postmaster(pid, socket, ready=len(lines) > 7 and lines[7].strip() == "ready")


def works_on(pid: int, data: Path) -> bool:
    """True when we can see that the process has the data folder as its working folder (a zombie has none)."""
    try:
        return os.path.samefile(PROCESSES / str(pid) / "cwd", data)
    except OSError:
        return False  # gone, or somebody else's: then it is not one of our server's


def start(places: Places, account: Account) -> tuple[Postmaster, subprocess.Popen[bytes]]:
    """Start the server and wait until it is ready; after a crash, as long as `PATIENCE`."""
    _turn_log(places.log)
    give_up = time.monotonic() + PATIENCE
    lock = open_lock(places.server_lock)
    try:
        while True:
            if clear_up(places, lock):
                with places.log.open("ab") as log:
                    process = account.start("postgres", "-D", str(places.data), output=log, keep=lock)
                found = _wait_until_ready(process, places.data, give_up=give_up)
                if found is not None:
                    return found, process
                _end(process)
            if time.monotonic() >= give_up:
                raise ServerRefused(
                    f"Databasen starter ikke. Kører den allerede et andet sted (en container, en anden bruger)? "
                    f"Se {places.log}: {_last_words(places.log)}"
                )
            time.sleep(0.2)  # a killed server's processes may need a moment to let go of its memory
    finally:
        os.close(lock)  # the server has its own copy


def wait_for(data: Path) -> Postmaster:
    """The server that somebody else started, when it is ready."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        found = running(data)
        if found is not None and found.ready:
            return found
        time.sleep(0.02)
    raise ServerRefused(f"Databasen i {data} kører, men svarer ikke. Stop den, og start igen.")


def stop(data: Path, process: subprocess.Popen[bytes] | None = None, *, polite: float = POLITE) -> bool:
    """Stop the server: politely, and if it has not gone in so many seconds, at once (it then recovers at next start).

    True when there was one to stop.
    """
    there_was_one = False
    for order, patience in ((signal.SIGINT, polite), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 2.0)):
        found = running(data)
        if found is None:
            break
        there_was_one = True
        _send(found.pid, order)
        _wait_until_gone(found.pid, data, process, patience=patience)
    if process is not None:
        process.wait()
    return there_was_one


def clear_up(places: Places, lock: int) -> bool:
    """End what a killed server left behind; True when nothing of it lives any more and a new one may start.

    Every process of a server keeps `lock`, so that is certain even where we cannot see them. The numbers it left in
    its files may belong to other programs by now, and then PostgreSQL would not start.
    """
    if PROCESSES.is_dir():
        for name in os.listdir(PROCESSES):
            if name.isdigit() and works_on(int(name), places.data):
                _send(int(name), signal.SIGKILL)
    if not last_one(lock):
        return False
    for left in (places.data / "postmaster.pid", *places.socket.glob(f".s.PGSQL.{PORT}*")):
        left.unlink(missing_ok=True)
    return True


def _wait_until_ready(process: subprocess.Popen[bytes], data: Path, *, give_up: float) -> Postmaster | None:
    """The server when it is ready, None when it ended or time ran out."""
    while process.poll() is None and time.monotonic() < give_up:
        found = running(data)
        if found is not None and found.ready:
            return found
        time.sleep(0.01)
    return None


def _wait_until_gone(pid: int, data: Path, process: subprocess.Popen[bytes] | None, *, patience: float) -> None:
    give_up = time.monotonic() + patience
    while time.monotonic() < give_up:
        if process is not None:
            process.poll()  # our own child must be fetched before it is gone
        if not _lives(pid, data):
            return
        time.sleep(0.01)


def _lives(pid: int, data: Path) -> bool:
    """True while the server of this number lives; without /proc (macOS) the number is all we have."""
    if PROCESSES.is_dir():
        return works_on(pid, data)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _send(pid: int, order: signal.Signals) -> None:
    with suppress(ProcessLookupError):  # it may have gone by itself
        os.kill(pid, order)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.kill()
    process.wait()


def _turn_log(log: Path) -> None:
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".log.1"))


def _last_words(log: Path) -> str:
    return " ".join(log.read_text(errors="replace").strip().splitlines()[-3:]) if log.exists() else "(tom)"
