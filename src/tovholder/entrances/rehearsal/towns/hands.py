"""Many hands: the families of a town live in several processes at once, each with its own way to the database."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db import connection, connections

from tovholder.entrances.rehearsal.towns.making import live_in_memory
from tovholder.entrances.rehearsal.towns.population import Family
from tovholder.entrances.rehearsal.towns.story import Town
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.sealing import seal_new_lines

FAMILIES_AT_A_TIME = 60
FEW = 300  # so few families live sooner in the one process that is there
FIRST = 4  # families that live before the hands part, so that each inherits what is read once: rules, addresses
LINES_TO_SEAL = 20_000
Watcher = Callable[[int, int], None]
"""Told now and then how many families have lived, of how many."""


@dataclass
class _Shared:
    """What every hand knows before it begins: inherited, never sent."""

    town: Town
    known: Sequence[Family]


_shared: list[_Shared] = []


def live_with_many_hands(town: Town, known: Sequence[Family], *, watcher: Watcher) -> Counter[str]:
    """Let all the families live, and seal their lines meanwhile; rows by table.

    The town is the same whoever lives it.
    """
    starts = [0, *range(FIRST, len(known), FAMILIES_AT_A_TIME)]
    parts = [range(at, until) for at, until in pairwise([*starts, len(known)])]
    hands = 1 if len(known) <= FEW else os.cpu_count() or 1
    _shared[:] = [_Shared(town, known)]
    rows: Counter[str] = Counter()
    lived = to_seal = 0
    for part, written in _lived(parts, hands):
        rows += written
        lived += len(part)
        watcher(lived, len(known))
        to_seal += written[Line._meta.db_table]
        if to_seal >= LINES_TO_SEAL:
            seal_new_lines()
            to_seal = 0
    seal_new_lines()
    return rows


def _lived(parts: Sequence[range], hands: int) -> Iterator[tuple[range, Counter[str]]]:
    if hands == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(_live, parts)
        return
    yield _live(parts[0])
    connections.close_all()  # no two processes may speak on one line
    with multiprocessing.get_context("fork").Pool(hands, initializer=gc.freeze) as pool:
        yield from pool.imap_unordered(_live, parts[1:])


def _live(part: range) -> tuple[range, Counter[str]]:
    """Let some families live. Memory is tidied up between the parts, which is sooner than while they live."""
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")  # the last commit of the town waits for the disk
    gc.disable()
    try:
        shared = _shared[0]
        return part, live_in_memory(shared.town, [shared.known[place] for place in part])
    finally:
        gc.enable()
        gc.collect()
