"""Keeping the clocks: what was counted is put where worklists and pages find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import models

from tovholder.core.law.duties import Duty
from tovholder.foundation.chronicle.bare import bare
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.chronicle.queries import Told, in_order, lines_about, lines_in, told_in
from tovholder.foundation.chronicle.volumes import Volume
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.deadlines.reckoning import (
    Terms,
    counting_on,
    deadline_id,
    duties_told,
    same_children,
    terms_now,
)
from tovholder.foundation.families.models import Child

__all__ = ["Terms", "count_lives", "counting_on", "deadline_id", "recount_duties", "terms_now"]

_line = lru_cache(maxsize=5_000)(UUID)  # one line starts and meets many duties
_COMPARED = [f.name for f in Deadline._meta.concrete_fields if f.name not in {"id", "child"}]


def recount_duties(book: Book, children: Iterable[UUID]) -> None:
    """Bring the stored duties of these children in step with what has happened to them, this deed included.

    Every deed ends with it. A child since identified as another counts as that other child. In a volume the count
    waits until the lives in it have been lived: `count_lives`.
    """
    if book.bound_in is not None:
        book.bound_in.count_later(children)
        return
    fresh = {child.pk for child in book.added(Child)}
    wanted = set(children)
    groups = same_children(wanted - fresh, hold=True) | {child: {child} for child in wanted & fresh}
    known = {member for members in groups.values() for member in members} - fresh
    told = lines_about(known) if known else {}
    kept = _kept(known)
    in_book = lines_in(book)
    terms = terms_now()
    for child, members in groups.items():
        lines = in_order(line for member in members for line in (*told.get(member, ()), *in_book.get(member, ())))
        _keep(book, _rows(child, lines, as_of=book.at, terms=terms), kept, members)
        book.keep(Counting(child_id=child, counted_at=book.at))


def count_lives(volume: Volume, *, as_of: datetime) -> None:
    """Count the duties of every child in a volume as of a moment after its last deed, and bind them in it.

    Nobody in it is identified as another.
    """
    lines = told_in(volume.lines)
    counted: dict[Any, models.Model] = {}
    countings: dict[Any, models.Model] = {}
    terms = terms_now()
    for child in volume.to_count:
        counted.update((row.pk, row) for row in _rows(child, in_order(lines[child]), as_of=as_of, terms=terms))
        countings[child] = Counting(child_id=child, counted_at=as_of)
    volume.records[Deadline], volume.records[Counting] = counted, countings


def _kept(children: set[UUID]) -> dict[UUID, list[Deadline]]:
    rows: dict[UUID, list[Deadline]] = defaultdict(list)
    if children:
        for row in Deadline.objects.filter(child__in=children):
            rows[row.child_id].append(row)
    return rows


def _rows(child: UUID, lines: Sequence[Told], *, as_of: datetime, terms: Terms) -> list[Deadline]:
    return [_row(child, duty) for duty in duties_told(lines, as_of=as_of, terms=terms)]


def _row(child: UUID, duty: Duty) -> Deadline:
    start, met = duty.start, duty.met
    told: dict[str, Any] = {
        "id": deadline_id(child, duty.rule, start.id, duty.round, duty.alarm or ""),
        "child_id": child,
        "rule": duty.rule,
        "alarm": duty.alarm or "",
        "round": duty.round,
        "started_by": _line(start.id),
        "started_at": start.at,
        "due_at": duty.due,
        "red_at": duty.turns_red,
        "too_late_at": duty.too_late,
        "met_by": _line(met.id) if met else None,
        "met_at": met.at if met else None,
        "ended_at": duty.ended,
        "ended_because": duty.ended_because or "",
        "transitional": duty.transitional,
        "source": duty.source,
        "because": duty.because,
        "counted": duty.counted,
    }
    return bare(Deadline, told)


def _keep(book: Book, rows: Sequence[Deadline], kept: Mapping[UUID, list[Deadline]], members: set[UUID]) -> None:
    before = {row.pk: row for member in members for row in kept.get(member, ())}
    for row in rows:
        old = before.pop(row.pk, None)
        if old is None:
            book.add(row)
        elif changed := [name for name in _COMPARED if getattr(old, name) != getattr(row, name)]:
            row._state.adding = False
            book.change(row, *changed)
    for gone in before.values():
        book.remove(gone)
