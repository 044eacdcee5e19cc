"""How long the pages take, and how many statements they send, in a small town and in one a hundred times as big.

Both towns stand side by side and are visited in turns, so that what else the machine does hits both alike. The same
number of rows is shown in both. Measured is the time in the site itself, from the request to the whole answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from django.db import connection, connections
from django.urls import NoReverseMatch
from django.utils import timezone

from tovholder.entrances.rehearsal.fjordby.offices import Colleague, Offices
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher, percentile
from tovholder.entrances.rehearsal.measuring.town import SURNAME_LOOKED_FOR, Town, found_town, grow, let_some_wait
from tovholder.entrances.rehearsal.measuring.visiting import (
    Knock,
    PageMissing,
    Visit,
    as_in_operation,
    get,
    logged_in,
    search,
    timed,
    visit,
)
from tovholder.entrances.rehearsal.measuring.visiting import statements as count
from tovholder.entrances.rehearsal.scratch import scratch_database
from tovholder.practice.intake.models import Concern

SIZES = (1_000, 100_000)
AIM_MS, AIM_STATEMENTS, AIM_RATIO = 50.0, 12.0, 1.2


@dataclass(frozen=True)
class Page:
    """A page by its name here: who opens it, and what is asked for, one request after the other."""

    name: str
    who: Callable[[Offices], Colleague]
    knocks: Callable[[Town], Sequence[Knock]]


def _oldest_waiting() -> object:
    waiting = Concern.objects.filter(assessed_at=None, moved_to=None).order_by("assess_before", "pk")
    return waiting.values_list("pk", flat=True)[0]


PAGES = (
    Page("my_day", lambda offices: offices.svend, lambda town: get("desk:my_day")),
    Page("queue", lambda offices: offices.karen, lambda town: get("intake:queue")),
    Page("assess", lambda offices: offices.karen, lambda town: get("intake:assess", _oldest_waiting())),
    Page("child", lambda offices: offices.svend, lambda town: get("desk:child", town.child_id(1))),
    Page("timeline", lambda offices: offices.svend, lambda town: get("desk:timeline", town.child_id(1))),
    Page("leader", lambda offices: offices.bodil, lambda town: get("insight:overview")),
    Page("search", lambda offices: offices.svend, lambda town: search(SURNAME_LOOKED_FOR)),
)


@dataclass
class Place:
    """A town and its database; the people in it are logged in."""

    size: int
    database: str
    town: Town

    def come_to(self) -> None:
        """From here this process works in that town."""
        connections.close_all()
        connection.settings_dict["NAME"] = self.database


def rows_of(sizes: Sequence[int]) -> list[Row]:
    """The rows that `measure` answers with."""
    rows = []
    for page in PAGES:
        for size in sizes:
            rows.append(Row(f"page.{page.name}.ms@{size}", "ms", aim=AIM_MS))
            rows.append(Row(f"page.{page.name}.sql@{size}", "sætninger", aim=AIM_STATEMENTS))
        if len(sizes) == 2:
            rows.append(Row(f"page.{page.name}.ratio", "gange", aim=AIM_RATIO))
    return rows


def measure(
    *,
    sizes: Sequence[int],
    visits: int,
    rounds: int,
    watch: Watcher,
    wanted: Callable[[str], bool],
    tell: Callable[[str], None],
) -> list[Row]:
    """Visit the wanted pages in towns of these sizes. One that does not answer has no figures; `tell` hears why."""
    times: dict[tuple[str, int], list[float]] = defaultdict(list)
    statements: dict[tuple[str, int], int] = {}
    pages = [page for page in PAGES if wanted(page.name)]
    with _towns(sizes, watch) as places, as_in_operation():
        for turn, place in enumerate(places * rounds):
            watch("Sider", turn, rounds * len(places))
            place.come_to()
            for page in pages:
                key = page.name, place.size
                try:
                    requests = _visitor(page, place)
                    statements[key] = max(statements.get(key, 0), count(requests))
                    times[key] += timed(requests, visits // rounds)
                except PageMissing as missing:
                    tell(f"{page.name}: {missing}")
    return [_figure(row, sizes, times, statements) for row in rows_of(sizes)]


def _figure(
    row: Row, sizes: Sequence[int], times: dict[tuple[str, int], list[float]], statements: dict[tuple[str, int], int]
) -> Row:
    _, page, what = row.name.split(".")
    if what == "ratio":
        small, big = (times.get((page, size)) for size in sizes)
        return row.of(percentile(big, 50) / percentile(small, 50), n=len(big)) if small and big else row
    what, size = what.split("@")
    key = page, int(size)
    if what == "sql":
        return row.of(statements[key], n=1) if key in statements else row
    return row.of(percentile(times[key], 95), samples=times[key]) if times.get(key) else row


@contextmanager
def _towns(sizes: Sequence[int], watch: Watcher) -> Iterator[list[Place]]:
    with ExitStack() as stack:
        places = []
        for number, size in enumerate(sizes):
            watch(f"Bygger en by med {size} børn", number, len(sizes))
            stack.enter_context(scratch_database(like_the_site=True))
            now = timezone.now()
            town = found_town(now=now)
            grow(town, already=0, size=size)
            let_some_wait(town, now=now)
            places.append(Place(size, connection.settings_dict["NAME"], town))
        yield places


def _visitor(page: Page, place: Place) -> Visit:
    """The requests of one visit, by somebody logged in. Raises PageMissing when one does not answer as it should."""
    try:
        knocks = page.knocks(place.town)
    except NoReverseMatch as error:
        raise PageMissing(str(error)) from error
    return visit(logged_in(page.who(place.town.offices).user), knocks)
