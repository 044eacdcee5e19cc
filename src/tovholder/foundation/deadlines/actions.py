"""The clocks, as the law read on each day: counted from the chronicle, then kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import models
from django.db.models import Q

from tovholder.core.law.duties import Duty, duties
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import Calendar
from tovholder.foundation.chronicle.bare import bare
from tovholder.foundation.chronicle.book import Book
from tovholder.foundation.chronicle.queries import Told, lines_about, lines_in, told_in
from tovholder.foundation.chronicle.volumes import Volume
from tovholder.foundation.deadlines.models import Counting, Deadline
from tovholder.foundation.families.models import Child
from tovholder.foundation.organisation.models import Municipality
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality

_KINDS = {kind.value: kind for kind in EventKind}
_COMPARED = [f.name for f in Deadline._meta.concrete_fields if f.name not in {"id", "child"}]


@dataclass(frozen=True)
class Terms:
    """How duties are counted here: the calendar, the municipality's own limits, and in a rehearsal one day's law."""

    calendar: Calendar
    own_limits: Mapping[str, Limit]
    law_on: date | None = None

    @classmethod
    def of(cls, municipality: Municipality, *, law_on: date | None = None) -> Terms:
        """The terms the municipality has set."""
        own = {
            "LOCAL-SCREEN": Limit(municipality.screen_within_days, Unit.LEGAL_DAYS),
            "PARENTS-TOLD": Limit(municipality.parents_told_within_days, Unit.LEGAL_DAYS),
        }
        return cls(calendar=legal_calendar(municipality), own_limits=own, law_on=law_on)


_terms: ContextVar[Terms | None] = ContextVar("terms", default=None)


@contextmanager
def counting_on(terms: Terms) -> Iterator[None]:
    """Count on these terms inside: for many deeds in a row, and for a rehearsal under one chosen day's law."""
    token = _terms.set(terms)
    try:
        yield
    finally:
        _terms.reset(token)


def terms_now(municipality: Municipality | None = None) -> Terms:
    """The terms in force here: those of `counting_on`, else the municipality's, which is read unless given."""
    return _terms.get() or Terms.of(municipality or the_municipality())


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
    groups = _groups(wanted - fresh, hold=True) | {child: {child} for child in wanted & fresh}
    known = {member for members in groups.values() for member in members} - fresh
    told = lines_about(known) if known else {}
    kept = _kept(known)
    in_book = lines_in(book)
    terms = terms_now()
    for child, members in groups.items():
        lines = [line for member in members for line in (*told.get(member, ()), *in_book.get(member, ()))]
        _keep(book, child, _counted(child, lines, as_of=book.at, terms=terms), kept, members)
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
        counted.update((row.pk, row) for row in _counted(child, lines[child], as_of=as_of, terms=terms))
        countings[child] = Counting(child_id=child, counted_at=as_of)
    volume.records[Deadline], volume.records[Counting] = counted, countings


def events_of(lines: Iterable[Told]) -> list[Event]:
    """The lines as the core reads them, in the order things happened.

    A line about two who turned out to be one child is one event. A line that a later one strikes (it was written
    about the wrong child) starts, meets and ends nothing.
    """
    once = {line.line_id: line for line in sorted(lines, key=lambda line: line.named)}
    ordered = sorted(once.values(), key=lambda line: (line.happened_at, line.line_id))
    struck = {line.facts["strikes"] for line in ordered if "strikes" in line.facts}
    ordered = [line for line in ordered if str(line.line_id) not in struck] if struck else ordered
    return [
        Event(
            id=str(line.line_id),
            kind=_KINDS.get(line.deed, EventKind.OTHER),
            at=line.happened_at,
            order=order,
            named=line.named,
            marks=line.facts,
        )
        for order, line in enumerate(ordered)
    ]


def _groups(children: set[UUID], *, hold: bool) -> dict[UUID, set[UUID]]:
    """Each child with everyone since identified as the same.

    With `hold`, deeds on one child wait for each other, so that neither counts without the other's line.
    """
    if not children:
        return {}
    same = Child.objects.filter(
        Q(pk__in=children)
        | Q(same_as__in=children)
        | Q(known_before_as__in=children)
        | Q(same_as__known_before_as__in=children)
    )
    same = same.order_by("pk").select_for_update(of=("self",), no_key=True) if hold else same
    groups: dict[UUID, set[UUID]] = defaultdict(set)
    for child, same_as in same.values_list("pk", "same_as"):
        groups[same_as or child].add(child)
        groups[same_as or child].add(same_as or child)
    return dict(groups)


def _kept(children: set[UUID]) -> dict[UUID, list[Deadline]]:
    rows: dict[UUID, list[Deadline]] = defaultdict(list)
    if children:
        for row in Deadline.objects.filter(child__in=children):
            rows[row.child_id].append(row)
    return rows


def _counted(child: UUID, lines: Iterable[Told], *, as_of: datetime, terms: Terms) -> list[Deadline]:
    found = duties(
        rulebook(),
        events_of(lines),
        as_of=as_of,
        law_on=terms.law_on,
        calendar=terms.calendar,
        own_limits=terms.own_limits,
    )
    return [_row(child, duty) for duty in found]


def deadline_id(child: UUID, rule: str, started_by: str, round: int, alarm: str) -> UUID:
    """The id of a kept duty: of the same duty always the same, whoever counts it."""
    return uuid5(child, f"{rule}/{started_by}/{round}/{alarm}")


def _row(child: UUID, duty: Duty) -> Deadline:
    told: dict[str, Any] = {
        "id": deadline_id(child, duty.rule, duty.started_by, duty.round, duty.alarm or ""),
        "child_id": child,
        "rule": duty.rule,
        "alarm": duty.alarm or "",
        "round": duty.round,
        "started_by": UUID(duty.started_by),
        "started_at": duty.started_at,
        "due_at": duty.due_at,
        "red_at": duty.turns_red_at,
        "met_by": UUID(duty.met_by) if duty.met_by else None,
        "met_at": duty.met_at,
        "ended_at": duty.ended_at,
        "ended_because": duty.ended_because or "",
        "transitional": duty.transitional,
        "source": duty.source,
        "because": duty.because,
        "counted": duty.counted,
    }
    return bare(Deadline, told)


def _keep(
    book: Book,
    child: UUID,
    rows: Sequence[Deadline],
    kept: dict[UUID, list[Deadline]],
    members: set[UUID],
) -> None:
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


def as_counted(children: Iterable[UUID], *, as_of: datetime | Mapping[UUID, datetime]) -> dict[UUID, list[Deadline]]:
    """What a fresh count gives for each child, without keeping it: for the check and the pages.

    As of one moment for all, or of each child's own.
    """
    terms = terms_now()
    groups = _groups(set(children), hold=False)
    told = lines_about({member for members in groups.values() for member in members})
    return {
        child: _counted(
            child,
            [line for member in members for line in told.get(member, ())],
            as_of=as_of if isinstance(as_of, datetime) else as_of[child],
            terms=terms,
        )
        for child, members in groups.items()
    }
