"""The door of the site: a free address, and on Linux one queue of callers for each worker."""

from __future__ import annotations

import socket
import sys

from tovholder.config.readiness import NotReady

PORTS_TO_TRY = 200
BACKLOG = 2048
# Two workers who listen at one queue do not share alike: the kernel wakes the one that asked last, and under load one
# of them held 28 of 32 lines. With a queue each, the kernel deals the lines out.
A_QUEUE_EACH = sys.platform == "linux"


def open_door(host: str, port: int) -> socket.socket:
    """A socket that holds the first free port from `port` on; 0 means any. Raises NotReady when there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for number in range(port, port + PORTS_TO_TRY) if port else (0,):
        door = socket.socket(family, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, number))
            door.listen(BACKLOG)  # bound alone would let another program take the same number before gunicorn listens
        except OSError as error:
            door.close()
            if isinstance(error, socket.gaierror):
                raise NotReady(f"--host {host} er ikke en adresse på denne maskine.") from error
        else:
            if A_QUEUE_EACH:
                _only_hold(door)
            return door
    raise NotReady(f"Ingen ledig port fra {port} til {port + PORTS_TO_TRY - 1} på {host}. Vælg en anden med --port.")


def listening_at(door: socket.socket) -> tuple[str, ...]:
    """What gunicorn is told, to listen at this door."""
    if not A_QUEUE_EACH:
        return (f"--bind=fd://{door.fileno()}",)
    host, port = door.getsockname()[:2]
    return ("--reuse-port", f"--bind=[{host}]:{port}" if ":" in host else f"--bind={host}:{port}")


def address_of(door: socket.socket) -> str:
    """The address to type in a browser on this machine."""
    host, port = where_to_knock(door)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def where_to_knock(door: socket.socket) -> tuple[str, int]:
    """Host and port to call the door by, from this machine."""
    host, port = door.getsockname()[:2]
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port  # noqa: S104 - where to knock, not where to listen


def _only_hold(door: socket.socket) -> None:
    """Keep the number without answering: our own workers may listen beside it, and nobody else's program may."""
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.shutdown(socket.SHUT_RDWR)
