"""The clocks of a child, as the law read on each day: counted from its lines, on the municipality's terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from uuid import UUID

from tovholder.core.law.clock_reading import clocks_by_start
from tovholder.core.law.duties import Duty, duties
from tovholder.core.law.events import Event, EventKind
from tovholder.core.law.limits import Limit, Unit
from tovholder.core.law.rulebook import rulebook
from tovholder.core.time.calendar import Calendar
from tovholder.foundation.chronicle.identity import digits_in, named_in
from tovholder.foundation.chronicle.queries import Told, in_order, lines_about
from tovholder.foundation.families.queries import records_of
from tovholder.foundation.organisation.models import Municipality
from tovholder.foundation.organisation.queries import legal_calendar, the_municipality

_KINDS = {kind.value: kind for kind in EventKind}
_OTHER = EventKind.OTHER


@dataclass(frozen=True)
class Terms:
    """How duties are counted here: the calendar, the municipality's own limits, and in a rehearsal one day's law."""

    calendar: Calendar
    own_limits: Mapping[str, Limit]
    law_on: date | None = None

    @classmethod
    def of(cls, municipality: Municipality, *, law_on: date | None = None) -> Terms:
        """The terms the municipality has set."""
        own = _own_limits(municipality.screen_within_days, municipality.parents_told_within_days)
        return cls(calendar=legal_calendar(municipality), own_limits=own, law_on=law_on)


@lru_cache(maxsize=64)
def _own_limits(screen_within: int, parents_told_within: int) -> Mapping[str, Limit]:
    return {
        "LOCAL-SCREEN": Limit(screen_within, Unit.LEGAL_DAYS),
        "PARENTS-TOLD": Limit(parents_told_within, Unit.LEGAL_DAYS),
    }


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


def learn_the_rules() -> None:
    """Read the rules and make their clocks, which else the first count does, in a third of a second."""
    clocks_by_start(rulebook())


def duties_told(lines: Sequence[Told], *, as_of: datetime, terms: Terms) -> list[Duty]:
    """The duties that follow from a child's lines, which are in the order things happened, as of a moment."""
    return duties(
        rulebook(),
        events_of(lines),
        as_of=as_of,
        law_on=terms.law_on,
        calendar=terms.calendar,
        own_limits=terms.own_limits,
    )


def duties_anew(children: Mapping[UUID, datetime]) -> Iterator[tuple[UUID, list[Duty]]]:
    """Each of these children with the duties that a fresh count of the kept lines gives, as of the child's moment.

    Not those since identified as somebody else: they are counted as that other child.
    """
    terms = terms_now()
    groups = same_children(set(children), hold=False)
    told = lines_about({member for members in groups.values() for member in members})
    for child, members in groups.items():
        if child in children:
            lines = told[child] if len(members) == 1 else in_order(chain.from_iterable(told[one] for one in members))
            yield child, duties_told(lines, as_of=children[child], terms=terms)


def events_of(lines: Sequence[Told]) -> list[Event]:
    """The lines, in the order things happened, as the core reads them.

    A line that a later one strikes (it was written about the wrong child) starts, meets and ends nothing.
    """
    struck = {line.facts["strikes"] for line in lines if "strikes" in line.facts}
    lines = [line for line in lines if line.line_id not in struck] if struck else lines
    return [
        Event(line_id, _KINDS.get(deed, _OTHER), at, order, named, facts)
        for order, (line_id, deed, at, named, facts) in enumerate(lines)
    ]


def same_children(children: set[UUID], *, hold: bool) -> dict[UUID, set[UUID]]:
    """Each child with everyone since identified as the same.

    With `hold`, deeds on one child wait for each other, so that neither counts without the other's line.
    """
    groups: dict[UUID, set[UUID]] = defaultdict(set)
    for child, same_as in records_of(children, hold=hold):
        groups[same_as or child] |= {child, same_as or child}
    return dict(groups)


def deadline_id(child: UUID, rule: str, started_by: str, round: int, alarm: str) -> UUID:
    """The id of a kept duty: of the same duty always the same, whoever counts it."""
    return named_in(child, f"{rule}/{started_by}/{round}/{alarm}")


def deadline_digits(child: UUID, duty: Duty) -> str:
    """The digits of that id."""
    return digits_in(child, f"{duty.rule}/{duty.start.id}/{duty.round}/{duty.alarm or ''}")
