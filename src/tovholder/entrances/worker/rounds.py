"""Rounds: each kind of work in a thread of its own, again and again, until somebody says stop."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connections
from django.utils import timezone

LONGEST_REST = 60.0  # seconds between two tries of work that keeps failing

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Round:
    """One kind of work: what it is called, how many seconds between two goes, and the work itself.

    `once_more` is work that is done a last time when somebody says stop.
    """

    name: str
    every: float
    work: Callable[[datetime], object]
    once_more: bool = False


def go_rounds(rounds: Sequence[Round], *, until: threading.Event, patience: float) -> None:
    """Go all rounds until the event is set, then wait at most `patience` seconds for what is under way.

    What is cut off then is taken up again by the next worker: every kind of work can safely be repeated.
    """
    threads = [threading.Thread(target=_go, args=(each, until), name=each.name, daemon=True) for each in rounds]
    for thread in threads:
        thread.start()
    until.wait()
    give_up = time.monotonic() + patience
    for thread in threads:
        thread.join(max(0.0, give_up - time.monotonic()))


def _go(each: Round, until: threading.Event) -> None:
    rest = each.every
    while not until.is_set():
        rest = each.every if _try(each) else min(max(rest, 1.0) * 2, LONGEST_REST)
        until.wait(rest)
    if each.once_more:
        _try(each)
    connections.close_all()


def _try(each: Round) -> bool:
    try:
        each.work(timezone.now())
    except Exception as error:
        # The kind of error only: its text may hold what somebody wrote.
        logger.error("Worker: %s failed (%s)", each.name, type(error).__name__)
        connections.close_all()
        return False
    return True
