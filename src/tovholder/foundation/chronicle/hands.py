"""Many hands: work on the whole record is shared among several processes, each with its own way to the database."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, connections

Part = TypeVar("Part")
Done = TypeVar("Done")

_work: list[Callable[[Any], Any]] = []  # inherited by the hands when they begin, never sent


def hands_here() -> int:
    """How many processes this machine has room for. One in the middle of a transaction, which nobody else can see."""
    if connection.in_atomic_block or "fork" not in multiprocessing.get_all_start_methods():
        return 1
    return os.cpu_count() or 1


def done_by_many(work: Callable[[Part], Done], parts: Sequence[Part], *, hands: int) -> Iterator[Done]:
    """What comes of each part, as soon as it is done: in this process with one hand, else in so many others.

    The hands know what this process knew when they began; only the parts and what came of them are sent.
    """
    if hands == 1:
        yield from map(work, parts)
        return
    connections.close_all()  # no two processes may speak on one line
    _work[:] = [work]
    with multiprocessing.get_context("fork").Pool(hands, initializer=_begin) as pool:
        yield from pool.imap_unordered(_done_here, parts)


def _begin() -> None:
    """What was read before the hands parted is no rubbish to search. The hands are the machine's processors: the
    database shall not part a question among more of them, as it else does with the larger ones."""
    gc.freeze()
    with connection.cursor() as cursor:
        cursor.execute("set max_parallel_workers_per_gather = 0")


def _done_here(part: Any) -> Any:
    """One part, done by one of the hands.

    Memory is tidied up after it: looking for rubbish in the middle of the work takes a third longer, and looking
    through what earlier parts left, which is kept on purpose, as long as ten children's duties.
    """
    gc.disable()
    try:
        return _work[0](part)
    finally:
        gc.enable()
        gc.collect(1)
