"""Being told to stop: by SIGTERM, by Ctrl-C, or because the terminal was closed.

A handler may run in the middle of anything, also where an exception it raises is swallowed (a finalizer), and where a
lock it wants is held by the very code it interrupted. So it always makes a note, without locks, and whoever waits
looks at the note.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

ORDERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_noted: list[int] = []


def told_to_stop() -> bool:
    """True once somebody has said stop."""
    return bool(_noted)


def exit_if_told() -> None:
    """Leave now, if somebody has said stop."""
    if _noted:
        sys.exit(128 + _noted[0])


def only_note() -> None:
    """From here on a stop is noted, and nothing is interrupted."""
    _listen(lambda number, _: _noted.append(number))


def leave_at_once() -> None:
    """From here on a stop ends what is under way by SystemExit, through every `finally`."""

    def leave(number: int, _: FrameType | None) -> None:
        _noted.append(number)
        sys.exit(128 + number)

    _listen(leave)


@contextmanager
def listening() -> Iterator[None]:
    """Afterwards stops are heard as they were before, and what was noted is forgotten."""
    before = {order: signal.getsignal(order) for order in ORDERS}
    try:
        yield
    finally:
        for order, handler in before.items():
            signal.signal(order, handler)
        _noted.clear()


def _listen(handler: Callable[[int, FrameType | None], None]) -> None:
    for order in ORDERS:
        if order != signal.SIGHUP or signal.getsignal(order) is not signal.SIG_IGN:  # nohup: it is to live on
            signal.signal(order, handler)
