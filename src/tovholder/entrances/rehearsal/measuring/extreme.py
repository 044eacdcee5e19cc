"""The family that is larger than all others: twelve siblings, 1,500 notes and 800 documents on one of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from tovholder.core.time.calendar import danish_day
from tovholder.entrances.rehearsal.fjordby.households import Parent, settle
from tovholder.entrances.rehearsal.fjordby.offices import Offices, open_offices
from tovholder.entrances.rehearsal.measuring.rows import Row, Watcher, percentile
from tovholder.entrances.rehearsal.measuring.visiting import as_in_operation, get, logged_in, statements, timed, visit
from tovholder.entrances.rehearsal.scratch import scratch_database
from tovholder.foundation.documents.actions import attach
from tovholder.foundation.families.models import Child, TieKind
from tovholder.practice.casework import actions as casework

BORN, NOTES, DOCUMENTS = range(2010, 2022), 1_500, 800
SHARED = 10  # every tenth note stands with all the siblings
AIM_MS = 300.0
PAGES = ("child", "timeline", "chronology", "write_note", "my_day")
ADDRESSES = {"write_note": "casework:write_note"}
ROWS = tuple(Row(f"extreme.{page}.ms", "ms", aim=AIM_MS) for page in PAGES)


def measure(*, visits: int, watch: Watcher, notes: int = NOTES, documents: int = DOCUMENTS) -> list[Row]:
    """Make the family by ordinary deeds, and visit its pages as its caseworker."""
    with scratch_database(like_the_site=True):
        now = timezone.now()
        town = open_offices(now=now)
        children = _settled(town, at=now - timedelta(days=900))
        _written_about(children, town, now=now, notes=notes, documents=documents, watch=watch)
        with as_in_operation():
            return [_of_page(row, town, children[0], visits=visits) for row in ROWS]


def _of_page(row: Row, town: Offices, child: Child, *, visits: int) -> Row:
    _, page, _ = row.name.split(".")
    about = [] if page == "my_day" else [child.pk]
    requests = visit(logged_in(town.svend.user), get(ADDRESSES.get(page, f"desk:{page}"), *about))
    statements(requests)
    spent = timed(requests, visits)
    return row.of(percentile(spent, 95), samples=spent)


def _settled(town: Offices, *, at: datetime) -> list[Child]:
    named = [(Child(name=f"Barn {year} Storfamilie", birth_date=date(year, 3, 1)), "") for year in BORN]
    parents = [Parent("Mor Storfamilie", TieKind.MOTHER, "40 00 00 72")]
    house = settle(
        "Prøvevej 12, 9999 Fjordby",
        named,
        parents,
        at=at,
        by=town.svend.hand,
        unit=town.north,
        caseworker=town.svend.post,
    )
    for child in house.children:
        casework.open_case(child, happened_at=at, at=at, by=town.svend.hand)
    return list(house.children)


def _written_about(
    children: list[Child], town: Offices, *, now: datetime, notes: int, documents: int, watch: Watcher
) -> None:
    """The newest last; a note and a document at a time, as in an office."""
    by = town.svend.hand
    for number in range(notes):
        watch("Notater", number, notes)
        at = now - timedelta(hours=12 * (notes - number))
        about = children if number % SHARED == 0 else children[:1]
        text = f"Talt med mor den {danish_day(at):%d.%m.}; aftalen om morgenerne står ved magt."
        casework.write_note(about, text=text, written_by=town.svend.name, happened_at=at, at=at, by=by)
    for number in range(documents):
        watch("Dokumenter", number, documents)
        at = now - timedelta(hours=24 * (documents - number))
        attach(children[0].pk, f"udtalelse-{number}.txt", b"Udtalelse fra skolen.\n", received_at=at, at=at, by=by)
