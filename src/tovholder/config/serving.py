"""Serving the site: gunicorn and one worker, watched until somebody says stop, and nothing left behind."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from tovholder.config.doors import address_of, listening_at, open_door, where_to_knock
from tovholder.config.embedded import RunningServer
from tovholder.config.readiness import NotReady
from tovholder.config.stopping import only_note, told_to_stop

GLANCE = 0.1  # seconds between two looks at whether all is well, and whether somebody said stop
PATIENCE = 60.0  # seconds until the first answer
REST = 5.0  # seconds between two starts of a worker that keeps ending
FAREWELL = 1.0  # seconds from "please stop" to "stop"; with the database's own stop well within three
ENDED = "Siden standsede af sig selv. Start den igen: det, der er gemt, er der."
GUNICORN = (
    "gunicorn",
    "tovholder.config.wsgi:application",
    "--config=python:tovholder.config.cores",
    "--worker-class=gthread",
    "--workers=2",
    "--threads=4",
    "--preload",
    "--no-control-socket",
    "--graceful-timeout=1",
    "--timeout=60",
    "--log-level=warning",
)
WORKER = ("tovholder.entrances.worker",)
_libc = ctypes.CDLL(None) if sys.platform == "linux" else None


def serve_site(server: RunningServer | None, *, host: str, port: int, when_answering: Callable[[str], None]) -> int:
    """Serve until SIGTERM or Ctrl-C; 0 when somebody said stop, 1 when the site ended by itself.

    Takes the next free port from `port`, and tells `when_answering` the address once a page has been answered.
    """
    only_note()
    door = open_door(host, port)
    programs: dict[tuple[str, ...], subprocess.Popen[bytes]] = {}
    site = (*GUNICORN, *listening_at(door))
    try:
        programs[site] = _start(site, keep=(door.fileno(), *_lock_of(server)))
        programs[WORKER] = _start(WORKER, keep=_lock_of(server))
        worker_started = time.monotonic()
        if _wait_for_answer(door, programs[site]):
            when_answering(address_of(door))
        while not told_to_stop():
            time.sleep(GLANCE)
            if programs[site].poll() is not None and not told_to_stop():
                print(ENDED, file=sys.stderr, flush=True)
                return 1
            if server is not None:
                server.revive()
            if programs[WORKER].poll() is not None and time.monotonic() > worker_started + REST:
                worker_started = time.monotonic()
                programs[WORKER] = _start(WORKER, keep=_lock_of(server))
        return 0
    finally:
        _stop(list(programs.values()))
        door.close()


def _start(module: tuple[str, ...], *, keep: tuple[int, ...]) -> subprocess.Popen[bytes]:
    """Start a Python module as a program in a group of its own, that ends when we do."""
    return subprocess.Popen(
        [sys.executable, "-m", *module],
        stdin=subprocess.DEVNULL,
        pass_fds=keep,
        start_new_session=True,
        preexec_fn=_end_with_parent if _libc else None,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "tovholder.config.settings"},
    )


def _end_with_parent() -> None:
    """Between fork and exec: ask Linux to end us when the one who started us dies, however it dies."""
    set_death_signal = 1  # PR_SET_PDEATHSIG
    if _libc is not None:
        _libc.prctl(set_death_signal, signal.SIGTERM)


def _lock_of(server: RunningServer | None) -> tuple[int, ...]:
    return () if server is None else (server.lock,)


def _wait_for_answer(door: socket.socket, site: subprocess.Popen[bytes]) -> bool:
    """True when a page was answered, False when somebody said stop first; NotReady when it cannot be."""
    host, port = where_to_knock(door)
    give_up = time.monotonic() + PATIENCE
    status = 0
    while time.monotonic() < give_up and site.poll() is None:
        with suppress(OSError, http.client.HTTPException):
            line = http.client.HTTPConnection(host, port, timeout=5)
            line.request("GET", "/")
            status = line.getresponse().status
            line.close()
        if 0 < status < 500:
            return True
        if told_to_stop():
            return False
        time.sleep(GLANCE)
    why = f"svarer med fejl {status}" if status else "svarer ikke"
    raise NotReady(f"Siden {why}. Læs fejlen ovenfor, eller kør 'make check'.")


def _stop(programs: list[subprocess.Popen[bytes]]) -> None:
    """Ask all to stop, then make them: they and everything they started."""
    for order, patience in ((signal.SIGTERM, FAREWELL), (signal.SIGKILL, 5.0)):
        for program in programs:
            with suppress(ProcessLookupError):
                os.killpg(program.pid, order)
        give_up = time.monotonic() + patience
        for program in programs:
            with suppress(subprocess.TimeoutExpired):
                program.wait(max(0.0, give_up - time.monotonic()))
