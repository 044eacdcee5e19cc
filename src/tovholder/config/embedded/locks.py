"""The locks that let several programs share one server.

`start.lock` is held while the server is started or stopped. `users.lock` is held, shared, by everyone who uses the
server; whoever can take it alone is the last one. `server.lock` is held by the server's own processes.
The kernel frees them when a program dies, however it dies.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tovholder.config.embedded.errors import ServerRefused

if sys.platform != "win32":
    import fcntl


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock alone, waiting for whoever has it."""
    lock = open_lock(path)
    try:
        _flock(lock, shared=False)
        yield
    finally:
        os.close(lock)


def open_lock(path: Path) -> int:
    """Open a lock file; the number keeps the lock as long as it is open, also in a child that inherits it."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def share(lock: int) -> None:
    """Take part in the lock, beside others who do."""
    _flock(lock, shared=True)


def last_one(lock: int) -> bool:
    """Try to turn our share into the whole lock: True when nobody else has a share."""
    try:
        _flock(lock, shared=False, wait=False)
    except BlockingIOError:
        return False
    return True


def _flock(lock: int, *, shared: bool, wait: bool = True) -> None:
    if sys.platform == "win32":
        raise ServerRefused(
            "Den indbyggede database findes ikke til Windows endnu. Peg DATABASE_URL og DATABASE_OWNER_URL "
            "på en PostgreSQL 18 af jeres egen."
        )
    kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    fcntl.flock(lock, kind if wait else kind | fcntl.LOCK_NB)
