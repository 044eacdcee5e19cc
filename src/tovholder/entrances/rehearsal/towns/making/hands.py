"""Many hands: the families of a town live in several processes at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from django.db import connection

from tovholder.entrances.rehearsal.towns.lives.story import Town
from tovholder.entrances.rehearsal.towns.making.town import live_in_memory
from tovholder.entrances.rehearsal.towns.people.population import Family
from tovholder.foundation.chronicle.hands import done_by_many, hands_here
from tovholder.foundation.chronicle.models import Line
from tovholder.foundation.chronicle.sealing import seal_new_lines

FAMILIES_AT_A_TIME = 60
FEW = 300  # so few families live sooner in the one process that is there
FIRST = 4  # families that live before the hands part, so that each inherits what is read once: rules, addresses
LINES_TO_SEAL = 20_000
Watcher = Callable[[int, int], None]
"""Told now and then how many families have lived, of how many."""

Lived = tuple[range, Counter[str]]


def live_with_many_hands(town: Town, known: Sequence[Family], *, watcher: Watcher) -> Counter[str]:
    """Let all the families live, and seal their lines meanwhile; rows by table.

    The town is the same whoever lives it.
    """
    rows: Counter[str] = Counter()
    lived = to_seal = 0
    for part, written in _lived(town, known):
        rows += written
        lived += len(part)
        watcher(lived, len(known))
        to_seal += written[Line._meta.db_table]
        if to_seal >= LINES_TO_SEAL:
            seal_new_lines()
            to_seal = 0
    seal_new_lines()
    return rows


def _lived(town: Town, known: Sequence[Family]) -> Iterator[Lived]:
    def live(part: range) -> Lived:
        return part, _live(town, [known[place] for place in part])

    starts = [*range(FIRST, len(known), FAMILIES_AT_A_TIME), len(known)]
    yield live(range(min(FIRST, len(known))))
    hands = 1 if len(known) <= FEW else hands_here()
    yield from done_by_many(live, [range(at, until) for at, until in pairwise(starts)], hands=hands)


def _live(town: Town, families: Sequence[Family]) -> Counter[str]:
    wait_for_no_disk()
    return live_in_memory(town, families)


def wait_for_no_disk() -> None:
    """From here on this connection's commits do not wait for the disk: a town that a crash cuts short is made anew."""
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off")


def look_over_all_tables() -> None:
    """Let the database learn what stands in each table, so that it plans well from the first question on."""
    tables = sorted(connection.introspection.table_names())
    for _ in done_by_many(_look_over, tables, hands=hands_here()):
        pass


def _look_over(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"analyze {connection.ops.quote_name(table)}")
